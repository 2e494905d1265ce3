"""Several questions of one message, answered one after the other and given as one answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.answering.asked_about import asked_about
from knowledge.answering.parts import paused
from knowledge.answering.section_asked import section_asked, section_renamed
from knowledge.answering.understand import Question, understand
from knowledge.language import regex as re
from knowledge.language.asked import kind_of
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment
from knowledge.models import Answer, AnswerKind, Quote, Reason
from knowledge.phrasing.several import numbered
from knowledge.store import Store

MOST_QUOTES = 3
MOST_LISTED = 8
"""Quotes of an answer, and of one that lists."""
_PRONOUN = re.compile(
    r"该公司|这家公司|这个公司|这公司|该模型|该机构|它们|他们|她们|它|他|她|其(?=[的估市营创总成股收产])"
    r"|\b(?:the company|this company|it|its|they|their|them|he|his|him|she|her)\b"
)
_EACH = re.compile(r"各|分别|\b(?:each|respectively)\b")
"""What asks the same of each thing that the question before asks for."""
_LIKEWISE = re.compile(r"(?:那么?|而|还有|以及)?,?(?P<other>[^?,]{1,40}?)(?:呢|又?如何|又?怎么样)[?。!]*$")
_LIKEWISE_ENGLISH = re.compile(r"(?:and )?(?:what|how) about (?P<other>[^?]{1,60})\??$|and (?P<another>[^?]{1,40})\?$")

_THINGS = frozenset("nPLOZ")
"""The lexicon's tags of nouns and names."""

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class InFull:
    """A question with all that it needs; `torn` tells that it belongs to the one before it, which it took a part of."""

    text: str
    torn: bool = False


def several(message: str, texts: Sequence[str], whole: Answer, store: Store, ask: Ask) -> Answer:
    """The answer to all of the questions; that to the whole message where they belong together and it leaves none open.

    Where the message read as one question has an answer, its sentence holds all that was named; a part of it that has
    none by itself was then only torn off. So it is too where a comma alone told the questions apart.
    """
    asked = _in_full(texts, store)
    answers = [ask(each.text) for each in asked]
    answered = [answer for answer in answers if answer.kind is AnswerKind.ANSWER]
    holds_all = whole.kind is AnswerKind.ANSWER and any(each.torn for each in asked)
    if holds_all and (len(answered) < len(answers) or len({answer.short for answer in answers}) == 1):
        return whole
    if len(answered) < len(answers) and paused(message, texts):
        return whole
    if not answered:
        return _unanswered(whole, answers)
    ordered = [whole, *answered] if holds_all else answered
    return Answer(
        AnswerKind.ANSWER,
        whole.language,
        ordered[0].score,
        short=numbered([(answer.short, answer.kind is AnswerKind.ANSWER) for answer in answers], whole.language),
        quotes=_quotes(ordered),
        candidates=ordered[0].candidates,
    )


def _unanswered(whole: Answer, answers: Sequence[Answer]) -> Answer:
    """What was understood and is not said goes before what was not understood."""
    return next((answer for answer in answers if answer.reason is Reason.NOT_IN_ARTICLE), whole)


def _quotes(answers: Sequence[Answer]) -> tuple[Quote, ...]:
    """The first quote of each, then the others; more of them where one is a list."""
    most = MOST_LISTED if any(len(answer.quotes) > MOST_QUOTES for answer in answers) else MOST_QUOTES
    first = [quote for answer in answers for quote in answer.quotes[:1]]
    others = [quote for answer in answers for quote in answer.quotes[1:]]
    return tuple({quote.fact: quote for quote in [*first, *others]}.values())[:most]


def _in_full(texts: Sequence[str], store: Store) -> list[InFull]:
    """The questions, each later one with what it takes from the one before it."""
    found = [InFull(texts[0])]
    for text in texts[1:]:
        found.append(in_full(understand(found[-1].text, store), text, store))
    return found


def in_full(before: Question, text: str, store: Store) -> InFull:
    """A question in full: what it leaves out, or only points at, is taken from the one before it."""
    question = understand(text, store)
    folded = fold_text(text)
    subject = before.mentions[0] if before.mentions else None
    if (other := _other(folded)) and (full := _likewise(before, other)):
        return InFull(full)
    if question.mentions or asked_about(question.folded) or _names_subject(question.folded):
        return InFull(text)
    if subject and _PRONOUN.search(folded) and not _EACH.search(folded):
        return InFull(_PRONOUN.sub(f" {subject.text} ", folded, count=1), torn=True)
    if not question.says_something or _EACH.search(folded):
        asking = before.asking
        kept = before.folded[: asking.start] + " " + before.folded[asking.end :]
        return InFull(f"{kept.rstrip('?!。. ')} {folded}", torn=True)
    return InFull(f"{subject.text} {folded}", torn=True) if subject else InFull(text)


def _names_subject(folded: str) -> bool:
    """Whether a question begins with a thing that is no attribute: 苹果市值多少, but not 估值多少."""
    first = next(iter(segment(folded)), None)
    return first is not None and lexicon().tag(first.text) in _THINGS and kind_of(first.text) is None


def _likewise(before: Question, other: str) -> str | None:
    """The same question of something else: of another name, or of another section."""
    section, _ = section_asked(before.folded)
    if section and section_asked(other)[0]:
        return section_renamed(before.folded, other)
    if not before.mentions:
        return None
    subject = before.mentions[0]
    return f"{before.folded[: subject.start]}{other}{before.folded[subject.end :]}"


def _other(folded: str) -> str | None:
    """What a question asks the same of, as "Cohere 呢?" does."""
    found = _LIKEWISE.match(folded) or _LIKEWISE_ENGLISH.match(folded)
    return next(filter(None, found.groups()), None) if found else None
