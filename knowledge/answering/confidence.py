"""How probable it is that the best candidate answers: a sum of learnt trees (`weights/confidence.json`) over its own
features, how far it stands before the second, and what its likeliest answering span is like.

Learnt with the same questions asked where the answer was taken away, and with questions that no sentence answers.
"""

import math
from collections.abc import Mapping

import numpy as np

from knowledge.answering.spans import TOLD, Chosen
from knowledge.answering.table import Values
from knowledge.answering.trees import ensemble

LEAD_OF_ONE = 5.0
"""The lead of a candidate that stands alone."""


def probability(parts: Mapping[str, float]) -> float:
    """The probability by what is told of a best candidate."""
    model = ensemble("confidence")
    value = model(np.array([[parts[name] for name in model.features]], np.float32))
    return 1 / (1 + math.exp(-float(value[0])))


def confidence_parts(best: Mapping[str, float], values: Values, chosen: Chosen | None) -> dict[str, float]:
    """What tells whether the best candidate answers, by its columns; `values` are all candidates' in the ranking."""
    first, *others = np.sort(values)[::-1].tolist()
    lead = first - others[0] if others else LEAD_OF_ONE
    told = chosen.told if chosen else dict.fromkeys((f"span_{name}" for name in ("value", "lead", *TOLD)), 0.0)
    return {**best, **told, "rank": first, "lead": lead}
