"""The third step: each hit gets named features, and from them its place among the others.

The place is told by a sum of learnt trees (`weights/ranking.json`). The best candidate's answering span is chosen here
too, as `confidence` judges by it; the others get the share of the best one's probability that their distance leaves.
"""

import math
from dataclasses import replace

import numpy as np

from knowledge.answering.confidence import confidence_parts, probability
from knowledge.answering.features import features
from knowledge.answering.holders import of_others
from knowledge.answering.home import at_home, sure
from knowledge.answering.named import named_in
from knowledge.answering.retrieve import Found
from knowledge.answering.spans import choose
from knowledge.answering.table import Table, Values
from knowledge.answering.trees import ensemble
from knowledge.answering.understand import Question
from knowledge.answering.units import places
from knowledge.models import Candidate

LACKING = 2.0
"""What a missing name or number costs, in the trees' values: as much as a clear lead."""


def rank(question: Question, found: Found) -> list[Candidate]:
    """The candidates, best first; equal scores keep the index's order."""
    if not found.hits:
        return []
    columns = features(question, found, places(found))
    table, model = Table(columns), ensemble("ranking")
    values = standing(columns, model(table.matrix(model.features)))
    values += at_home(question, found, columns)
    order = np.argsort(-values, kind="stable").tolist()
    first = found.hits[order[0]].fact
    named = named_in(first.folded, found.names)
    chosen = choose(question, first.folded, named)
    told = table.row(order[0]).to_dict()
    best = sure(question, found, order[0], probability(confidence_parts(told, values, chosen)))
    table = table.with_column("rank", values)
    ranked = [
        Candidate(found.hits[at].fact, best * math.exp(value - values[order[0]]), table.row(at))
        for at, value in zip(order, values[order].tolist(), strict=True)
    ]
    if chosen:
        parts = {
            **told,
            "rank": float(values[order[0]]),
            **chosen.told,
            "of_others": of_others(question, first.folded, named),
        }
        ranked[0] = replace(ranked[0], parts=parts, span=(chosen.start, chosen.end))
    return ranked


def standing(columns: dict[str, Values], values: Values) -> Values:
    """The values, lowered for what lacks a name or number of the question."""
    lacking = (columns["names_missing_around"] + columns["numbers_missing_around"]) > 0
    result: Values = values - LACKING * lacking
    return result
