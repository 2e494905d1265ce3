"""Computed values and what is missing as answers, with their checked quotes."""

from collections.abc import Iterable, Sequence

from knowledge.answering.compute.operands import Operand
from knowledge.answering.compute.scene import Scene
from knowledge.answering.understand import Question
from knowledge.models import Answer, AnswerKind, Candidate, Reason, StoredFact
from knowledge.store import Store

COMPUTED = "computed"
"""The part of the score that marks an answer as computed from values."""
MOST_QUOTES = 8
"""Quotes of a computed answer at most."""
LEAST_SCORE, MOST_SCORE = 0.5, 0.97
"""Between these lies the score of a computed answer, by how well its operands fit."""


def computed(question: Question, scene: Scene, found: Sequence[Operand], short: str) -> Answer:
    """The answer with its operands as quotes, each sentence once."""
    fit = min(one.fit for one in found)
    return answer_of(question, scene.store, [one.placed.fact for one in found], short, fit, part=COMPUTED)


def is_computed(answer: Answer) -> bool:
    """Whether an answer was computed from values, so that it answers all of its question."""
    return bool(answer.missing) or any(COMPUTED in candidate.parts for candidate in answer.candidates[:1])


def answer_of(
    question: Question, store: Store, told: Iterable[StoredFact], short: str, fit: float, *, part: str = "collected"
) -> Answer:
    """An answer that rests on these sentences, in their order; `fit` from 0 to 1 tells how surely."""
    kept = list({fact.quote.fact: fact for fact in told}.values())[:MOST_QUOTES]
    score = round(LEAST_SCORE + (MOST_SCORE - LEAST_SCORE) * max(0.0, min(1.0, fit)), 4)
    return Answer(
        AnswerKind.ANSWER,
        question.language,
        score,
        short=short,
        quotes=tuple(store.facts.check(fact.quote) for fact in kept),
        candidates=tuple(Candidate(fact, score, {part: 1.0}) for fact in kept),
    )


def lacking(question: Question, store: Store, names: Sequence[str], near: Sequence[StoredFact]) -> Answer:
    """No answer, as the article does not give these operands."""
    return Answer(
        AnswerKind.UNKNOWN,
        question.language,
        0.0,
        reason=Reason.NOT_IN_ARTICLE,
        missing=tuple(names),
        nearest=tuple(store.facts.check(fact.quote) for fact in near[:2]),
    )
