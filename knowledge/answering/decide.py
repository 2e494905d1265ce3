"""The last step: an answer where the best candidate is good enough and nothing speaks against it, else an honest no."""

from knowledge.answering.scope import Words
from knowledge.answering.understand import Question
from knowledge.models import Answer, AnswerKind, Candidate, Quote, Reason
from knowledge.store import Store

THRESHOLD = 0.5
"""The probability from which a sentence is given as the answer."""
NEAREST = 2
"""Sentences that are shown as near where there is no answer."""
NEAR = 0.1
"""The probability below which a sentence is not even near."""
ON_TOPIC = 0.35
"""The share of the question's information that a candidate holds, below which it is about something else; a name that
the article uses keeps it on topic."""


def decide(question: Question, candidates: list[Candidate], store: Store) -> Answer:
    """The answer for the judged candidates. Raises QuoteBroken rather than show a quote that is not verbatim."""
    best = candidates[0] if candidates else None
    score = round(best.score, 4) if best else 0.0
    ranked = tuple(candidates)
    if best and question.says_something and best.score >= THRESHOLD and not best.objections:
        quotes = tuple(store.facts.check(quote) for quote in _quotes(question, best, store))
        return Answer(AnswerKind.ANSWER, question.language, score, quotes=quotes, candidates=ranked)
    near = [candidate for candidate in candidates if candidate.score >= NEAR][:NEAREST]
    return Answer(
        AnswerKind.UNKNOWN,
        question.language,
        score,
        reason=_reason(question, candidates),
        nearest=tuple(store.facts.check(candidate.quote) for candidate in near),
        candidates=ranked,
    )


def _quotes(question: Question, best: Candidate, store: Store) -> list[Quote]:
    """The sentence, and the one before it where that holds a name the question gives and the sentence leaves out."""
    own = Words(best.fact.folded)
    if best.fact.preceding is None or all(own.hold_name(mention.forms) for mention in question.mentions):
        return [best.quote]
    return [best.quote, *(fact.quote for fact in store.facts.get([best.fact.preceding]).values())]


def _reason(question: Question, candidates: list[Candidate]) -> Reason:
    if not question.says_something:
        return Reason.NOT_UNDERSTOOD
    if any(mention.present for mention in question.mentions):
        return Reason.NOT_IN_ARTICLE
    on_topic = any(candidate.parts["covered_nearby"] >= ON_TOPIC for candidate in candidates)
    return Reason.NOT_IN_ARTICLE if on_topic else Reason.OFF_TOPIC
