"""The third step: each hit gets named features, from them its place, and the best one the probability that it answers.

Both are sums of learnt trees (`weights/ranking.json`, `weights/confidence.json`). The probability is calibrated for the
best candidate; the others get the share of it that their distance in rank leaves them.
"""

import math

import numpy as np

from knowledge.answering.features import Values, features, places
from knowledge.answering.retrieve import Found
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.models import Candidate


def rank(question: Question, found: Found) -> list[Candidate]:
    """The candidates, best first; equal scores keep the index's order."""
    if not found.hits:
        return []
    columns = features(question, found, places(found))
    model = ensemble("ranking")
    values = standing(columns, model(matrix(columns, model.features)))
    order = [int(at) for at in np.argsort(-values, kind="stable")]
    best = probability(columns, values)
    names = [*columns, "rank"]
    parts = np.stack([*columns.values(), values], axis=1).tolist()
    ranked = []
    for at in order:
        score = best * math.exp(float(values[at] - values[order[0]]))
        ranked.append(Candidate(found.hits[at].fact, score, dict(zip(names, parts[at], strict=True))))
    return ranked


def standing(columns: dict[str, Values], values: Values) -> Values:
    """The values, lowered for what lacks a name or number of the question."""
    lacking = (columns["names_missing_around"] + columns["numbers_missing_around"]) > 0
    result: Values = values - LACKING * lacking
    return result


def probability(columns: dict[str, Values], values: Values) -> float:
    """How probable it is that the best candidate answers."""
    model = ensemble("confidence")
    row = model(matrix(confidence_columns(columns, values), model.features))
    return 1 / (1 + math.exp(-float(row[0])))


def confidence_columns(columns: dict[str, Values], values: Values) -> dict[str, Values]:
    """What tells whether the best candidate answers: its own features, and how far it stands before the second."""
    order = np.argsort(-values, kind="stable")
    lead = values[order[0]] - values[order[1]] if len(order) > 1 else LEAD_OF_ONE
    best = {name: column[order[:1]] for name, column in columns.items()}
    return best | {"rank": values[order[:1]], "lead": np.array([lead])}


LEAD_OF_ONE = 5.0
"""The lead of a candidate that stands alone."""
LACKING = 2.0
"""What a missing name or number costs, in the trees' values: as much as a clear lead."""
