"""The fourth step: slots decide. A candidate that lacks a name or number the question gives cannot be the answer."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answering.retrieve import Hit
from knowledge.answering.scope import Scope
from knowledge.answering.understand import Question
from knowledge.models import Candidate


def guard(question: Question, ranked: Iterable[tuple[Candidate, Hit]]) -> list[Candidate]:
    """The candidates with their objections; those without any stand first, in the order they came."""
    judged = [replace(candidate, objections=tuple(_objections(question, hit.scope))) for candidate, hit in ranked]
    return sorted(judged, key=lambda candidate: bool(candidate.objections))


def _objections(question: Question, scope: Scope) -> Iterable[str]:
    for mention in question.mentions:
        if not scope.nearby.hold_name(mention.forms):
            yield f"name: {mention.text}"
    for number in question.numbers:
        if not scope.own.hold(number):
            yield f"number: {number}"
