"""The fourth step: slots decide. What lacks a name or number that the question gives, or tells of another time, is no
answer, however alike it reads."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answering.reading import head, read
from knowledge.answering.understand import Question
from knowledge.language.dates import compatible, moments
from knowledge.models import Candidate


def guard(question: Question, ranked: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with their objections, in the order they came."""
    return [replace(candidate, objections=tuple(_objections(question, candidate))) for candidate in ranked]


def _objections(question: Question, candidate: Candidate) -> Iterable[str]:
    fact = candidate.fact
    places = (read(fact.folded), read(fact.before), head(fact))
    if candidate.parts["names_missing_around"]:
        for mention in question.mentions:
            if not any(place.names(mention.forms) for place in places):
                yield f"name: {mention.text}"
    if candidate.parts["numbers_missing_around"]:
        for number in question.numbers:
            if not any(number in place.latin for place in places):
                yield f"number: {number}"
    yield from _other_times(question, candidate)


def _other_times(question: Question, candidate: Candidate) -> Iterable[str]:
    """Times of the question where the sentence names times as precise, and none that could be the same."""
    today = candidate.quote.published
    asked = moments(question.folded, today)
    told = moments(candidate.fact.folded, today) if asked else []
    for moment in asked:
        alike = [other for other in told if other.precision is moment.precision]
        if alike and not any(compatible(moment, other) for other in told):
            yield f"time: {question.folded[moment.start : moment.end]}"
