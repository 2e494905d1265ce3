"""The last step: an answer where the best candidate is good enough and nothing speaks against it, else an honest no."""

from knowledge.answering.attributes import tells_only_others
from knowledge.answering.reading import read
from knowledge.answering.telling import told_as
from knowledge.answering.understand import Question
from knowledge.answering.verdict import verdict
from knowledge.answering.wordbook import facts
from knowledge.language.asking import Asked
from knowledge.language.folding import fold
from knowledge.models import Answer, AnswerKind, Candidate, Origin, Quote, Reason, Receipt
from knowledge.phrasing.short import short_answer, yes_or_no
from knowledge.store import Store

THRESHOLD = 0.33
"""The probability from which a sentence is given as the answer: where most is right of what is answered and what is
refused, on articles that nothing was learnt from (`tests/benchmarks/dialogues.py`)."""
UNFAMILIAR, STRANGE = 0.55, 0.3
"""The probability that is asked for where the question names nothing that the articles name, and that share of its
information comes near to nothing in any candidate in meaning: most such questions are on other topics."""
DOUBTFUL = 0.6
"""The probability that is asked for where a yes/no question is of one thing and the sentence tells of another."""
TAUGHT = 0.45
"""The probability that is asked for of an admin's fact: what is short shares a word with many questions."""
NEAREST = 2
"""Sentences that are shown as near where there is no answer."""
NEAR = 0.1
"""The probability below which a sentence is not even near."""
EXPLAINED = frozenset({Asked.REASON, Asked.MANNER, Asked.DEFINITION, Asked.NOTHING})
"""Kinds of questions that are answered by what their sentence says as a whole."""
ON_TOPIC = 0.3
"""The share of the question's words, by their information, that must stand around a candidate for the question to be
about the article; a name that the article uses is enough."""


def decide(question: Question, candidates: list[Candidate], store: Store) -> Answer:
    """The answer for the judged candidates. Raises QuoteBroken rather than show a quote that is not verbatim."""
    best = candidates[0] if candidates else None
    score = round(best.score, 4) if best else 0.0
    ranked = tuple(candidates)
    if best and question.asks_something and best.score >= _needed(question, best) and not best.objections:
        quotes = tuple(store.facts.check(quote) for quote in _quotes(question, best, store))
        mark = _mark(question, best)
        span = best.quote.text[slice(*mark)] if mark else None
        short = best.fact.short or (_told(question, best, span, mark) if span and mark else None)
        if question.asking.kind is Asked.YES_NO:
            told = (
                ""
                if _of_another(question, best)
                else yes_or_no(verdict(question, read(best.fact.folded)), question.language)
            )
            short = told or best.fact.short
        return Answer(
            AnswerKind.ANSWER,
            question.language,
            score,
            short=short,
            span=span,
            mark=mark,
            quotes=quotes,
            candidates=ranked,
            receipt=_receipt(question, candidates),
        )
    near = [candidate for candidate in candidates if candidate.score >= NEAR][:NEAREST]
    return Answer(
        AnswerKind.UNKNOWN,
        question.language,
        score,
        reason=_reason(question, candidates),
        nearest=tuple(store.facts.check(candidate.quote) for candidate in near),
        candidates=ranked,
        receipt=_receipt(question, candidates),
    )


def _needed(question: Question, best: Candidate) -> float:
    """The probability from which the best candidate is given as the answer."""
    if _of_another(question, best):
        return DOUBTFUL
    if best.quote.origin is Origin.ADMIN:
        return TAUGHT
    if not any(mention.present for mention in question.mentions) and best.parts.get("strange", 0.0) >= STRANGE:
        return UNFAMILIAR
    return THRESHOLD


def _of_another(question: Question, best: Candidate) -> bool:
    """Whether a yes/no question is of something that the best candidate tells only others of."""
    return question.asking.kind is Asked.YES_NO and tells_only_others(best.parts)


def _told(question: Question, best: Candidate, span: str, mark: tuple[int, int]) -> str:
    """The short answer; what the sentence gives as a forecast, a plan or hearsay, as such."""
    short = short_answer(span, question.language, best.quote.published)
    return short if question.asking.kind in EXPLAINED else told_as(short, best.quote, mark, question.language)


def _receipt(question: Question, candidates: list[Candidate]) -> Receipt:
    slots = question.slots(candidates[0].quote.published if candidates else None)
    spans = [(moment.start, moment.end) for moment in slots.moments]
    spans += [(label.start, label.end) for label in slots.labels]
    return Receipt(
        text=question.folded,
        kind=question.asking.kind,
        focus=question.asking.focus,
        names=tuple(mention.text for mention in question.mentions),
        slots=(*(number.text for number in question.numbers), *(question.folded[start:end] for start, end in spans)),
        words=question.words,
        threshold=_needed(question, candidates[0]) if candidates else THRESHOLD,
    )


def _mark(question: Question, best: Candidate) -> tuple[int, int] | None:
    """Where in the sentence the words stand that answer; nowhere where the question is answered by yes or no."""
    if best.fact.short and (at := best.quote.text.find(best.fact.short)) >= 0:
        return at, at + len(best.fact.short)
    span = best.span if question.asking.kind is not Asked.YES_NO else None
    return fold(best.quote.text).source(*span) if span else None


def _quotes(question: Question, best: Candidate, store: Store) -> list[Quote]:
    """The sentence, and the one before it where that holds a name the question gives and the sentence leaves out."""
    own = read(best.fact.folded)
    if best.fact.preceding is None or all(own.names(mention.forms) for mention in question.mentions):
        return [best.quote]
    return [best.quote, *(fact.quote for fact in facts(store, [best.fact.preceding]).values())]


def _reason(question: Question, candidates: list[Candidate]) -> Reason:
    if not question.says_something:
        return Reason.NOT_UNDERSTOOD
    if any(mention.present for mention in question.mentions):
        return Reason.NOT_IN_ARTICLE
    on_topic = any(candidate.parts["words_around"] >= ON_TOPIC for candidate in candidates)
    return Reason.NOT_IN_ARTICLE if on_topic else Reason.OFF_TOPIC
