"""Learns the weights of `knowledge/answering/weights/` from questions with known answers; run by hand, seldom.

    pip install lightgbm
    cd tests/benchmarks
    python learn.py cmrc2018_trial.json drcd_dev.json --sets ../questions questions/* articles/*

Each article is built into a store of its own and each question goes the way of any other, so that what is learnt from
is what is used. The trees are LightGBM's. First cross-validation over articles is printed: the share of questions whose
best candidate holds the answer, and what is answered and refused at each threshold; then the weights are written.
Folders that are held out are not learnt from.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from folders import HELD_OUT
from learn_spans import REPEATED, SET_WEIGHT, SETS, Groups, learn_prior, report, train_choice
from samples import FOLDS, Sample, collect

from knowledge.answering.candidates import spans
from knowledge.answering.confidence import confidence_parts
from knowledge.answering.rank import standing
from knowledge.answering.spans import Chosen, chosen, columns
from knowledge.answering.trees import Matrix, matrix

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "knowledge" / "answering" / "weights"
RANKING: dict[str, Any] = {
    "objective": "lambdarank",
    "metric": "None",
    "learning_rate": 0.1,
    "num_leaves": 24,
    "max_depth": 8,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "lambdarank_truncation_level": 5,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}
RANKING_ROUNDS = 150
CONFIDENCE: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 10,
    "max_depth": 5,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "lambda_l2": 20,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}
CONFIDENCE_ROUNDS = 300
RAISING = {"rank", "lead", "tokens", "words", "senses", "senses_around", "tokens_around", "meaning", "gist", "fuzzy"}
LOWERING = {
    *("missing", "rarest_missing", "names_missing", "names_missing_around", "numbers_missing_around"),
    *("times_other", "labels_other", "labels_missing"),
}
"""What can only make the best candidate likelier to answer, and what only less so."""
SURE = 2.5
"""What a question of a set counts besides, where it is judged whether the best candidate answers."""
TAKEN_AWAY = 0.03
"""What a question counts whose answer was taken away: it is easier to refuse than one that was asked to be refused."""
DIGITS = 5


def main() -> None:
    """Learn from the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sets", nargs="*", type=Path, default=[], help="folders of question sets")
    parser.add_argument("--check", action="store_true", help="cross-validate only, write nothing")
    given = parser.parse_args()
    folders = [folder for folder in given.sets if folder.is_dir() and folder.name not in HELD_OUT]
    samples = collect(given.files, folders, ROOT / "seeds")
    within = [sample.within for sample in samples if sample.within]
    kept = {name: (WEIGHTS / name).read_bytes() for name in ("edges.json", "candidates.json")}
    groups = learn_prior(within, WEIGHTS, write)
    judged = check(samples, groups)
    sweep(judged)
    if given.check:
        for name, old in kept.items():
            (WEIGHTS / name).write_bytes(old)
        return
    write("ranking", train(samples))
    write("spans", train_choice(groups))
    write("confidence", train_confidence(judged))


def train(samples: Sequence[Sample]) -> Any:
    """A LightGBM model of the samples with an answer among their candidates."""
    useful = [sample for sample in samples if any(sample.right)]
    data = lightgbm.Dataset(
        np.concatenate([sample.rows for sample in useful]),
        np.concatenate([np.array(sample.right, int) for sample in useful]),
        group=[len(sample.right) for sample in useful],
        weight=np.concatenate([np.full(len(sample.right), weight(sample)) for sample in useful]),
        feature_name=list(useful[0].names),
    )
    return lightgbm.train(RANKING, data, RANKING_ROUNDS)


def weight(sample: Sample) -> float:
    """What a question counts."""
    return REPEATED.get(sample.article, 1) * (SET_WEIGHT if sample.file == SETS else 1.0)


@dataclass(frozen=True)
class Judged:
    """The best candidate of a question as the confidence model sees it, by models that never saw its article."""

    sample: Sample
    row: dict[str, float]
    right: bool
    taken_away: bool


def check(samples: Sequence[Sample], groups: Sequence[Groups]) -> list[Judged]:
    """Cross-validate over articles, print the shares, and give what came out best: confidence is learnt from it."""
    judged: list[Judged] = []
    grades: dict[str, list[float]] = {}
    for part in range(FOLDS):
        ranking = train([sample for sample in samples if sample.fold != part])
        choice = train_choice([group for group in groups if group.fold != part])
        report(choice, [group for group in groups if group.fold == part], grades)
        for sample in samples:
            if sample.fold == part:
                judged += _judge(sample, ranking, choice)
    for file in sorted({sample.file for sample in samples}):
        asked = [one for one in judged if one.sample.file == file and one.sample.task == "answerable"]
        first = [one.right for one in asked if not one.taken_away]
        reach = [any(one.sample.right) for one in asked if not one.taken_away]
        exact, mean = np.mean(np.array(grades[file]) > 0.999), np.mean(grades[file])
        print(f"{file}: {len(first)} questions, first {np.mean(first):.4f}, in reach {np.mean(reach):.4f}")
        print(f"  span in the right sentence: exact {exact:.4f}, F1 {mean:.4f}")
    return judged


def _judge(sample: Sample, ranking: Any, choice: Any) -> list[Judged]:
    found = []
    wrong = [at for at, right in enumerate(sample.right) if not right]
    for rows, places in ((sample.rows, range(len(sample.right))), (sample.without, wrong)):
        if rows is not None:
            told = {name: rows[:, at].astype(np.float64) for at, name in enumerate(sample.names)}
            values = standing(told, np.asarray(ranking.predict(rows, num_threads=1)))
            best = places[int(values.argmax())]
            of_best = {name: float(column[int(values.argmax())]) for name, column in told.items()}
            one = confidence_parts(of_best, values, _choose(sample, best, choice))
            found.append(Judged(sample, one, bool(sample.right[best]), rows is not sample.rows))
    return found


def _choose(sample: Sample, best: int, choice: Any) -> Chosen | None:
    found = spans(sample.folded[best], sample.question.asking.kind, sample.named[best])
    if not len(found.first):
        return None
    asked = columns(sample.question, found)
    return chosen(found, asked, np.asarray(choice.predict(matrix(asked, choice.feature_name()), num_threads=1)))


def train_confidence(judged: Sequence[Judged]) -> Any:
    """A model of the probability that the best candidate answers."""
    names = list(judged[0].row)
    weights = [
        weight(one.sample)
        * (SURE if one.sample.file == SETS else 1.0)
        * (TAKEN_AWAY if one.taken_away else 1.0 + (one.sample.task == "near"))
        for one in judged
    ]
    data = lightgbm.Dataset(_rows(judged), [int(one.right) for one in judged], weight=weights, feature_name=names)
    signs = [1 if name in RAISING else -1 if name in LOWERING else 0 for name in names]
    return lightgbm.train(CONFIDENCE | {"monotone_constraints": signs}, data, CONFIDENCE_ROUNDS)


def _rows(judged: Sequence[Judged]) -> Matrix:
    return np.array([list(one.row.values()) for one in judged], np.float32)


def sweep(judged: Sequence[Judged]) -> None:
    """Print what is answered and refused of the question sets at each threshold, by cross-validation."""
    shown: list[tuple[Judged, float]] = []
    for part in range(FOLDS):
        model = train_confidence([one for one in judged if one.sample.fold != part])
        held = [one for one in judged if one.sample.fold == part and one.sample.file == SETS and not one.taken_away]
        shown += zip(held, map(float, model.predict(_rows(held), num_threads=1)), strict=True)

    def share(task: str, threshold: float, *, answered: bool) -> float:
        asked = [(one, score) for one, score in shown if one.sample.task == task]
        return float(np.mean([bool(score >= threshold) is answered and one.right is answered for one, score in asked]))

    print("threshold  answered and right  near refused  far refused")
    for threshold in np.arange(0.3, 0.75, 0.05):
        right = share("answerable", threshold, answered=True)
        near, far = (share(task, threshold, answered=False) for task in ("near", "far"))
        print(f"{threshold:9.2f}  {right:18.3f}  {near:12.3f}  {far:11.3f}")


def document(model: Any) -> dict[str, Any]:
    """The model as `knowledge.answering.trees` reads it."""
    dump = model.dump_model()
    return {"features": dump["feature_names"], "trees": [_tree(tree["tree_structure"]) for tree in dump["tree_info"]]}


def _tree(root: dict[str, Any]) -> dict[str, Any]:
    nodes: list[list[float]] = []
    leaves: list[float] = []

    def place(node: dict[str, Any]) -> tuple[int, int]:
        """Where the node now stands, and how deep it goes."""
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"], DIGITS))
            return ~(len(leaves) - 1), 0
        at = len(nodes)
        nodes.append([node["split_feature"], float(np.float32(node["threshold"])), 0, 0])
        left, left_depth = place(node["left_child"])
        right, right_depth = place(node["right_child"])
        nodes[at][2:] = [left, right]
        return at, 1 + max(left_depth, right_depth)

    _, depth = place(root)
    return {"depth": depth, "nodes": nodes, "leaves": leaves}


def write(name: str, model: Any) -> None:
    """One line a tree."""
    WEIGHTS.mkdir(exist_ok=True)
    text = json.dumps(document(model), separators=(",", ":")).replace('{"depth"', '\n{"depth"')
    (WEIGHTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
