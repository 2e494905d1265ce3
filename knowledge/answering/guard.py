"""The fourth step: slots decide. A candidate that lacks a name or number the question gives cannot be the answer."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answering.reading import head, read
from knowledge.answering.understand import Question
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
