"""Learns what it tells to have answered the question before (`knowledge/answering/weights/home.json`); run by hand.

    cd tests/benchmarks
    python learn_dialogues.py ../questions questions/* articles/*

The dialogues are asked as a chat would ask them. From the follow-ups among them are learnt what a sentence's nearness
to the one that answered before adds to its rank (a conditional logit beside the trees' value), and what that adds to
the log-odds that the best one answers (a logistic regression beside the trees' probability). Figures by leaving out one
article at a time are printed, then the weights are written. Articles that are held out are not learnt from.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from dialogues import SEEDS
from folders import HELD_OUT
from numpy.typing import NDArray

from knowledge import Knowledge
from knowledge.answering import turn
from knowledge.answering.confidence import confidence_parts, probability
from knowledge.answering.features import features
from knowledge.answering.guard import guard
from knowledge.answering.home import PLACES, SURE, nearness, telling, weights
from knowledge.answering.named import named_in
from knowledge.answering.rank import rank, standing
from knowledge.answering.retrieve import Found
from knowledge.answering.spans import choose
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.answering.units import places
from knowledge.evaluating import run
from knowledge.evaluating.question_sets import Groups, Task, read_items
from knowledge.evaluating.scoring import fold, holds
from knowledge.models import Candidate

WEIGHTS = Path(__file__).parents[2] / "knowledge" / "answering" / "weights" / "home.json"
RIDGE = 1.0
"""What a weight's square costs."""
STEPS, RATE = 3_000, 0.05
DIGITS = 3
Rows = NDArray[np.float64]


@dataclass
class Asked:
    """A follow-up: its candidates with the trees' values, their nearness, and which are right."""

    article: str
    question: Question
    hits: Found
    columns: dict[str, Rows]
    values: Rows
    near: Rows
    right: NDArray[np.bool_]
    objected: NDArray[np.bool_]
    answerable: bool


def main() -> None:
    """Learn from the folders named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="print the figures only, write nothing")
    wanted = parser.parse_args()
    folders = [folder for folder in wanted.folders if folder.is_dir() and folder.name not in HELD_OUT]
    every = [one for folder in folders for one in _collected(folder)]
    _validate(every)
    home = _learnt(every)
    print(json.dumps(home, indent=1))
    if not wanted.check:
        WEIGHTS.write_text(json.dumps(home) + "\n", encoding="utf-8")


def _collected(folder: Path) -> list[Asked]:
    """The follow-ups of a folder's dialogues that lean on what was asked before."""
    article = folder / "article.txt"
    found: list[Asked] = []
    last: list[Any] = []

    def recording(question: Question, hits: Found) -> list[Candidate]:
        last[:] = [question, hits]
        return rank(question, hits)

    with TemporaryDirectory() as place, Knowledge.open(Path(place) / "store.db") as knowledge:
        knowledge.build([article if article.exists() else SEEDS])
        turn.rank = recording
        for item in (item for item in read_items([folder]) if item.task is Task.DIALOGUE):
            for number, outcome in enumerate(run([item], lambda text, chat: knowledge.ask(text, chat))):
                if number and last and last[0].home and last[1].hits:
                    found.append(_asked(folder.name, last[0], last[1], outcome.turn.groups))
                last.clear()
        turn.rank = rank
    return found


def _asked(article: str, question: Question, hits: Found, groups: Groups) -> Asked:
    columns = features(question, hits, places(hits))
    model = ensemble("ranking")
    values = standing(columns, model(matrix(columns, model.features)))
    right = [bool(groups) and holds(fold(hit.fact.quote.text), groups) for hit in hits.hits]
    near = nearness(question, hits)
    objected = {one.quote.fact for one in guard(question, rank(question, hits)) if one.objections}
    against = np.array([hit.fact.quote.fact in objected for hit in hits.hits])
    return Asked(article, question, hits, columns, values, near, np.array(right), against, bool(groups))


def _learnt(every: list[Asked]) -> dict[str, Any]:
    place = _places([one for one in every if one.right.any()])
    return {"place": _named(place, PLACES), "sure": _named(_sures(every, place), SURE)}


def _named(weights: Rows, names: tuple[str, ...]) -> dict[str, float]:
    return {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}


def _places(every: list[Asked]) -> Rows:
    """The weights by which the right candidate comes first most probably, beside the trees' values."""
    weights = np.zeros(len(PLACES))
    for _ in range(STEPS // 10):
        slope = -RIDGE * weights
        for one in every:
            shares = np.exp(_logs(one.values + one.near @ weights))
            good = shares * one.right / max((shares * one.right).sum(), 1e-12)
            slope += (good - shares) @ one.near
        weights += 10 * RATE / len(every) * slope
    return weights


def _logs(values: Rows) -> Rows:
    values = values - values.max()
    return values - np.log(np.exp(values).sum())


def _best(one: Asked, place: Rows) -> int:
    return int((one.values + one.near @ place).argmax())


def _telling(one: Asked, best: int, place: Rows) -> Rows:
    folded = one.hits.hits[best].fact.folded
    chosen = choose(one.question, folded, named_in(folded, one.hits.names))
    columns = {name: float(column[best]) for name, column in one.columns.items()}
    trees = probability(confidence_parts(columns, one.values + one.near @ place, chosen))
    return telling(one.question, one.hits, best, trees)


def _sures(every: list[Asked], place: Rows) -> Rows:
    """The weights of the log-odds that the best candidate answers."""
    chosen = [(one, at) for one in every if not one.objected[at := _best(one, place)]]
    rows = np.stack([_telling(one, at, place) for one, at in chosen])
    right = np.array([bool(one.right[at]) for one, at in chosen], float)
    weights = np.zeros(rows.shape[1])
    weights[1] = 1.0
    start = weights.copy()
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        weights += RATE / len(rows) * (rows.T @ (right - odds) - RIDGE * (weights - start))
    return weights


def _validate(every: list[Asked]) -> None:
    """Print how often the best candidate is right, and what is answered and refused at each threshold."""
    articles = sorted({one.article for one in every})
    plain = sum(bool(one.right[int(one.values.argmax())]) for one in every)
    tops, rows = 0, []
    for article in articles:
        others = [one for one in every if one.article != article]
        place = _places([one for one in others if one.right.any()])
        sure = _sures(others, place)
        for one in (one for one in every if one.article == article):
            at = _best(one, place)
            tops += bool(one.right[at])
            odds = float(_telling(one, at, place) @ sure)
            rows.append((0 if one.objected[at] else 1 / (1 + np.exp(-odds)), bool(one.right[at]), one.answerable))
    answerable = sum(one.answerable for one in every)
    print(f"{len(every)} follow-ups, {answerable} answerable; best right by the trees {plain}, with nearness {tops}")
    _shares("as it was", [_as_it_was(one) for one in every])
    _shares("as learnt", rows)


def _as_it_was(one: Asked) -> tuple[float, bool, bool]:
    """The same by the weights in use."""
    place = np.array([weights("place")[name] for name in PLACES])
    at = _best(one, place)
    odds = float(_telling(one, at, place) @ np.array([weights("sure")[name] for name in SURE]))
    return 0 if one.objected[at] else 1 / (1 + np.exp(-odds)), bool(one.right[at]), one.answerable


def _shares(name: str, rows: list[tuple[float, bool, bool]]) -> None:
    answerable = sum(told for _, _, told in rows)
    print(name, f"first right {sum(right for _, right, _ in rows)}")
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        good = sum(right and odds >= threshold for odds, right, _ in rows)
        silent = sum(odds < threshold for odds, _, told in rows if not told)
        print(f"{threshold}: right {good} of {answerable}, silent {silent} of {len(rows) - answerable}")


if __name__ == "__main__":
    main()
