"""A follow-up as it is meant first, and where that does not serve, as it may be meant otherwise."""

from collections.abc import Callable

from knowledge.answering.home import at_hand, sections
from knowledge.answering.meant import Leaning
from knowledge.answering.understand import Question
from knowledge.language.folding import fold_text
from knowledge.language.quantities import quantities
from knowledge.models import Answer, AnswerKind

BY_ITSELF = 0.6
"""The probability from which a question that follows another is answered as if it stood alone."""
SURE, LEAST = 0.6, 0.05
"""The probabilities from which a sentence answers a question without its subject, and the same with it."""
LONGEST_VALUE = 24
"""Characters of a value."""
FIRST = 3
"""Candidates that may be refused for a time that was only carried over."""


def served(leaning: Leaning, answered: Callable[[Question], Answer]) -> tuple[Leaning, Answer]:
    """The reading that serves, and its answer: the first, unless it has none and another one does.

    A question is also asked without the time that it carried over where the best sentence tells of no such time, and
    is answered so where one is surer without it.
    """
    given = answered(leaning.question)
    for way in leaning.otherwise:
        if not (_of_another_time(given) if way.timeless else given.kind is not AnswerKind.ANSWER):
            continue
        other = way.read()
        found = answered(other.question)
        better = given.kind is not AnswerKind.ANSWER or found.score > given.score
        doubtful = (
            (way.at_home and _doubtful(other, found, given))
            or (way.value and not _is_value(found))
            or (way.alone and found.score < BY_ITSELF)
        )
        if found.kind is AnswerKind.ANSWER and better and not doubtful:
            leaning, given = other, found
    return leaning, given


def _of_another_time(given: Answer) -> bool:
    """Whether the best sentence tells of no time, or one of the first is refused for another."""
    first = given.candidates[:FIRST]
    other = any(objection.startswith("time:") for one in first for objection in one.objections)
    return other or any(one.parts.get("times_held", 1) <= 0 for one in first[:1])


def _is_value(found: Answer) -> bool:
    span = fold_text(found.span or "")
    return bool(quantities(span)) and len(span) <= LONGEST_VALUE


def _doubtful(leaning: Leaning, found: Answer, refused: Answer) -> bool:
    """Whether what answers a question without its subject is unsure, or stands apart from what answered before, or was
    refused with its subject: as the best there, or as most unlikely.
    """
    facts = [one.fact for one in found.candidates]
    if found.score < SURE or not facts or not at_hand(facts[0], leaning.question, sections(leaning.question, facts)):
        return True
    scores = {one.quote.fact: one.score for one in refused.candidates[1:]}
    return scores.get(facts[0].quote.fact, 0.0) < LEAST
