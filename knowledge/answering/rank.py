"""The third step: each hit gets named features, and from them its place among the others.

The place is told by a sum of learnt trees (`weights/ranking.json`). The best candidate's answering span is chosen here
too, as `confidence` judges by it; the others get the share of the best one's probability that their distance leaves.
"""

import math

import numpy as np

from knowledge.answering.confidence import confidence_columns, probability
from knowledge.answering.features import Values, features, places
from knowledge.answering.home import at_home, sure
from knowledge.answering.named import named_in
from knowledge.answering.retrieve import Found
from knowledge.answering.spans import choose
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.models import Candidate

LACKING = 2.0
"""What a missing name or number costs, in the trees' values: as much as a clear lead."""


def rank(question: Question, found: Found) -> list[Candidate]:
    """The candidates, best first; equal scores keep the index's order."""
    if not found.hits:
        return []
    columns = features(question, found, places(found))
    model = ensemble("ranking")
    values = standing(columns, model(matrix(columns, model.features)))
    values += at_home(question, found, columns)
    order = [int(at) for at in np.argsort(-values, kind="stable")]
    first = found.hits[order[0]].fact
    chosen = choose(question, first.folded, named_in(first.folded, found.names))
    best = sure(question, found, order[0], probability(confidence_columns(columns, values, chosen)))
    names = [*columns, "rank"]
    parts = np.array([*columns.values(), values], np.float64).T.tolist()
    ranked = []
    for at in order:
        score = best * math.exp(float(values[at] - values[order[0]]))
        told = dict(zip(names, parts[at], strict=True))
        if at != order[0]:
            ranked.append(Candidate(found.hits[at].fact, score, told))
        elif chosen:
            span = (chosen.start, chosen.end)
            ranked.append(Candidate(found.hits[at].fact, score, told | dict(chosen.told), span=span))
        else:
            ranked.append(Candidate(found.hits[at].fact, score, told))
    return ranked


def standing(columns: dict[str, Values], values: Values) -> Values:
    """The values, lowered for what lacks a name or number of the question."""
    lacking = (columns["names_missing_around"] + columns["numbers_missing_around"]) > 0
    result: Values = values - LACKING * lacking
    return result
