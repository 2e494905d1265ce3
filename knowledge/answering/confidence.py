"""How probable it is that the best candidate answers: a sum of learnt trees (`weights/confidence.json`) over its own
features, how far it stands before the second, and what its likeliest answering span is like.

Learnt with the same questions asked where the answer was taken away, and with questions that no sentence answers.
"""

import math

import numpy as np

from knowledge.answering.features import Values
from knowledge.answering.spans import TOLD, Chosen
from knowledge.answering.trees import ensemble, matrix

LEAD_OF_ONE = 5.0
"""The lead of a candidate that stands alone."""


def probability(columns: dict[str, Values]) -> float:
    """The probability for the columns of a best candidate."""
    model = ensemble("confidence")
    row = model(matrix(columns, model.features))
    return 1 / (1 + math.exp(-float(row[0])))


def confidence_columns(columns: dict[str, Values], values: Values, chosen: Chosen | None) -> dict[str, Values]:
    """What tells whether the best candidate answers; `values` are the candidates' in the ranking."""
    order = np.argsort(-values, kind="stable")
    lead = values[order[0]] - values[order[1]] if len(order) > 1 else LEAD_OF_ONE
    first = order[0]
    best = {name: column[first : first + 1] for name, column in columns.items()}
    told = chosen.told if chosen else {}
    spans = {f"span_{name}": np.array([told.get(f"span_{name}", 0.0)]) for name in ("value", "lead", *TOLD)}
    return best | spans | {"rank": values[order[:1]], "lead": np.array([lead])}
