"""Example questions, made of the store's own contents and kept only where the store answers them with that sentence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knowledge.answering.mentions import Mention
from knowledge.answering.understand import understand
from knowledge.answering.wordbook import facts
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, Asked, is_kind, kind_of
from knowledge.language.characters import is_han
from knowledge.language.dates import date_spans
from knowledge.language.folding import fold, fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import alias_groups, compact
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.thesaurus import synonyms
from knowledge.models import Answer, AnswerKind, Language
from knowledge.store import Store

if TYPE_CHECKING:
    from opencc import OpenCC

MOST_TRIED = 60
"""Questions that are tried at most."""
SHORTEST = 2
"""Characters of a noun or name that says by itself what is meant."""
MOST_READ = 80
"""Sentences that are looked through at most."""
REACH = 28
"""Characters between a name and the noun that says what of it."""
_TELLING = re.compile(r"\d")
_VALUE_FOLLOWS = re.compile(r"[^,;。.!?、的()]{0,8}?(?P<value>\d[\d.,]*\d|\d)")
_APART = re.compile(
    r"[。;!?:]|据|预测|预计|表示|指出|认为|透露|称|报道|发布|公布|统计|数据|调查|报告|研究|显示|估|按|和|与|比|对|向|\b(?:said|says|according|and|by|from|to|than|for|with)\b"
)
"""What stands between a name and the noun of another: who told it, or a second thing."""
_VAGUE = frozenset(
    {
        "数量",
        "总数",
        "规模",
        "增长",
        "金额",
        "排名",
        "数目",
        "number",
        "total",
        "gain",
        "rate",
        "growth",
        "size",
        "cost",
    }
)
"""Nouns that do not say by themselves what is asked."""
_KINDS = VALUES - {Asked.DATE, Asked.DURATION}
_TEMPLATES = {
    Language.SIMPLIFIED: "{subject}的{noun}是多少?",
    Language.TRADITIONAL: "{subject}的{noun}是多少?",
    Language.ENGLISH: "What is the {noun} of {subject}?",
}
"""How a value of something is asked for."""
_ALWAYS = {
    Language.SIMPLIFIED: ("这篇文章讲了什么?", "作者是谁?", "文章是什么时候发布的?"),
    Language.TRADITIONAL: ("這篇文章講了什麼?", "作者是誰?", "文章是什麼時候發布的?"),
    Language.ENGLISH: ("What is the article about?", "Who wrote it?", "When was it published?"),
}
"""What can be asked of every article."""

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class _Example:
    """A question, who and what it is about, the fact that answers it, and the figure it must give."""

    text: str
    subject: str
    noun: str
    fact: int
    value: str


_made: WeakKeyDictionary[Store, tuple[str, dict[tuple[Language, int], tuple[str, ...]]]] = WeakKeyDictionary()


def examples(store: Store, language: Language, number: int, ask: Ask) -> tuple[str, ...]:
    """So many questions in a language that the store answers, as different as can be; kept while it does not change."""
    generation = store.generation
    known = _made.get(store)
    if known is None or known[0] != generation:
        known = generation, {}
        _made[store] = known
    if (language, number) not in known[1]:
        known[1][language, number] = tuple(_found(store, language, number, ask))
    return known[1][language, number]


def _found(store: Store, language: Language, number: int, ask: Ask) -> list[str]:
    """The first questions that hold, each with another subject and noun where there are enough; last of the article."""
    chosen: list[_Example] = []
    for tried, example in enumerate(_offered(store, language)):
        if len(chosen) == number - 1 or tried == MOST_TRIED:
            break
        fresh = all(example.subject != other.subject and example.noun != other.noun for other in chosen)
        if fresh and _holds(example, ask(example.text)):
            chosen.append(example)
    always = (text for text in _ALWAYS[language] if ask(text).kind is AnswerKind.ANSWER)
    return [*(example.text for example in chosen), *always][:number]


def _holds(example: _Example, answer: Answer) -> bool:
    """Whether the question is answered by its sentence, with its figure."""
    answered = answer.kind is AnswerKind.ANSWER and bool(answer.quotes) and answer.quotes[0].fact == example.fact
    return answered and example.value in (answer.span or "")


def _offered(store: Store, language: Language) -> Iterator[_Example]:
    """Questions that sentences with a name, a noun and its value suggest, in the articles' order."""
    seen: set[tuple[str, str]] = set()
    telling = [identifier for identifier, folded in store.facts.active() if _TELLING.search(folded)]
    for fact in facts(store, telling[:MOST_READ]).values():
        folded = fold(fact.quote.text)
        mentions = understand(fact.quote.text, store).mentions
        english = detect(fact.quote.text) is Language.ENGLISH
        for at, noun, value in _nouns(folded.text, language):
            name = _nearest(mentions, folded.text, at)
            written = fact.quote.text[slice(*folded.source(name.start, name.end))] if name else ""
            text = value_question(written, noun, language) if _is_written_as_name(written, english=english) else None
            if text and (written, noun) not in seen:
                seen.add((written, noun))
                yield _Example(text, written, noun, fact.quote.fact, value)


def value_question(subject: str, noun: str, language: Language) -> str | None:
    """The question for a value of something, as speakers write it; None where the language has no name for it."""
    named = _named(subject, language) if subject else None
    return _in_script(_TEMPLATES[language].format(subject=named, noun=noun), language) if named else None


def _nouns(folded: str, language: Language) -> Iterator[tuple[int, str, str]]:
    """The nouns of a sentence that a value follows: where each begins, in the question's language, and the figure."""
    for word in segment(folded):
        followed = _VALUE_FOLLOWS.match(folded, word.end)
        if followed and len(word.text) >= SHORTEST and word.text not in _VAGUE and not _counts(folded, word.start):
            noun = _noun(word.text, language)
            if noun:
                yield word.start, noun, followed["value"]


def _counts(folded: str, at: int) -> bool:
    """Whether the word at the offset is the unit of a number before it: 40亿美元."""
    return at > 0 and (folded[at - 1].isdigit() or folded[at - 1] in "千万亿兆")


def _nearest(mentions: Sequence[Mention], folded: str, before: int) -> Mention | None:
    """The name that a noun goes with: the last before it, unless that tells of another or stands in another clause."""
    name = next((each for each in reversed(mentions) if each.end <= before), None)
    if name is None or not name.present or folded[name.start : name.end] != name.text:
        return None
    between = folded[name.end : before]
    near = len(between) <= REACH and _APART.search(between) is None
    named = len(name.text) >= SHORTEST and lexicon().tag(name.text) not in "Lt" and not date_spans(name.text)
    return name if near and named else None


def _noun(word: str, language: Language) -> str | None:
    """A noun for a value, in the language of the question."""
    if not is_kind(word) or kind_of(word) not in _KINDS:
        return None
    english = language is Language.ENGLISH
    same = (
        other for other in (word, *synonyms(word)) if other.isascii() is english and kind_of(other) is kind_of(word)
    )
    return next((noun for noun in same if is_kind(noun)), None)


def _named(subject: str, language: Language) -> str | None:
    """The subject as the language's speakers write it: a Chinese name's English one for an English question."""
    if language is not Language.ENGLISH:
        return subject if is_han(subject[-1]) else f"{subject} "
    if not is_han(subject[0]):
        return subject
    name = compact(fold_text(subject))
    group = next((group for group in alias_groups() if name in map(compact, group)), ())
    return next((form for form in group if form.isascii() and len(form) > SHORTEST), None)


def _is_written_as_name(text: str, *, english: bool) -> bool:
    """Whether an English sentence writes it with a capital, as names are."""
    return not english or any(map(str.isupper, text))


def _in_script(text: str, language: Language) -> str:
    return str(_traditional().convert(text)) if language is Language.TRADITIONAL else text


@cache
def _traditional() -> "OpenCC":
    from opencc import OpenCC  # its tables are loaded for Traditional replies only

    return OpenCC("s2twp")
