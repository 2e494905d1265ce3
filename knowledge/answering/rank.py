"""The third step: each hit gets named features between 0 and 1, and from them a probability."""

import math
from collections.abc import Sequence

from rapidfuzz import fuzz

from knowledge.answering.retrieve import Found, Hit, Unit
from knowledge.answering.scope import Words
from knowledge.answering.understand import Question
from knowledge.models import Candidate

WEIGHTS = {
    "bm25": 1.0,
    "covered": 4.0,
    "covered_nearby": 2.0,
    "characters": 3.0,
    "fuzzy": 1.0,
    "number": 1.0,
}
BIAS = -5.3
"""Of a logistic model over the features, set by hand so that 0.5 divides answers from the rest."""


def rank(question: Question, found: Found) -> list[tuple[Candidate, Hit]]:
    """The candidates with the hits they came from, best first; equal scores keep the index's order."""
    asked = "".join(character for character in question.asked if character.isalnum())
    ranked = [(_candidate(hit, found.units, asked, question), hit) for hit in found.hits]
    return sorted(ranked, key=lambda pair: -pair[0].score)


def _candidate(hit: Hit, units: Sequence[Unit], asked: str, question: Question) -> Candidate:
    parts = {
        "bm25": hit.bm25,
        "covered": covered(units, hit.scope.own),
        "covered_nearby": covered(units, hit.scope.nearby),
        "characters": sum(character in hit.scope.own.folded for character in asked) / len(asked) if asked else 0.0,
        "number": float(question.asks_number and hit.scope.own.hold_number),
        "fuzzy": fuzz.partial_ratio(asked, hit.scope.own.folded) / 100,
    }
    return Candidate(hit.fact, _logistic(BIAS + sum(WEIGHTS[name] * value for name, value in parts.items())), parts)


def covered(units: Sequence[Unit], words: Words) -> float:
    """The share of the question's information that the words hold."""
    total = sum(unit.information for unit in units)
    held = sum(
        unit.information
        for unit in units
        if (words.hold_name(unit.forms) if unit.name else any(map(words.hold, unit.forms)))
    )
    return held / total if total else 0.0


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
