"""Learns the weights of `knowledge/answering/weights/` from SQuAD-layout files; run by hand, seldom.

    pip install lightgbm
    python tests/benchmarks/learn.py cmrc2018_trial.json drcd_dev.json

Each article is built into a store of its own and each question goes the way of any other, so that what is learnt from
is what is used. The trees are LightGBM's LambdaMART. First the share of questions whose best candidate holds the answer
is printed, by cross-validation over articles; then the weights are written.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from learn_spans import Asked, learn
from learn_spans import asked as span_sample

from knowledge.answering.features import features, places
from knowledge.answering.rank import confidence_columns, standing
from knowledge.answering.retrieve import retrieve
from knowledge.answering.trees import Matrix, matrix
from knowledge.answering.understand import Question, understand
from knowledge.article import assemble, read_articles
from knowledge.building.build import build
from knowledge.evaluating.question_sets import Groups, Task, read_items
from knowledge.evaluating.scoring import TYPED, fold
from knowledge.evaluating.squad import SquadArticle, SquadQuestion, read_squad
from knowledge.language.dates import date_spans
from knowledge.language.quantities import quantities
from knowledge.language.script import detect
from knowledge.models import FrontMatter, Language
from knowledge.store import Store

WEIGHTS = Path(__file__).parents[2] / "knowledge" / "answering" / "weights"
FOLDS = 5
ROUNDS = 160
PARAMETERS: dict[str, Any] = {
    "objective": "lambdarank",
    "metric": "None",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "lambdarank_truncation_level": 5,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}
CONFIDENCE: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 8,
    "max_depth": 4,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "lambda_l2": 5,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}
CONFIDENCE_ROUNDS = 100
RAISING = {"rank", "lead", "tokens", "words", "senses", "senses_around", "tokens_around", "meaning", "gist", "fuzzy"}
LOWERING = {"missing", "rarest_missing", "names_missing", "names_missing_around", "numbers_missing_around"}
"""What can only make the best candidate likelier to answer, and what only less so."""
DIGITS = 5
REPEATED = 4
"""Times that a question of a question set counts, as there are few."""


@dataclass(frozen=True)
class Sample:
    """One question: its candidates' features, which of them hold the answer, and whose article it is.

    `without` holds the features of the candidates that are left where those with the answer are taken away: the same
    question, asked of an article that does not say. `within` tells where in its sentence the answer stands, where
    that is known.
    """

    file: str
    article: int
    names: tuple[str, ...]
    rows: Matrix
    right: Sequence[bool]
    without: Matrix
    within: Asked | None


def collect(file: Path) -> list[Sample]:
    """The samples of a file."""
    articles = read_squad(file.read_text(encoding="utf-8"), file).articles
    return [sample for article in articles for sample in _of_article(article, file.stem)]


def _of_article(article: SquadArticle, file: str) -> list[Sample]:
    found: list[Sample] = []
    language = detect(article.text) or Language.SIMPLIFIED
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store.db", create=True) as store:
        front = FrontMatter(article.title or "untitled", language)
        parsed = assemble("article", front, article.text)
        build(store, [parsed], datetime.now(UTC))
        for asked in article.questions:
            question = understand(asked.text, store)
            within = None
            at = asked_at(article, asked)
            for one in parsed.sentences:
                if one.start <= at < one.end:
                    sentence = article.text[one.start : one.end]
                    within = span_sample(file, article.number, question, sentence, at - one.start, asked.gold)
            gold = [fold(text) for text in asked.gold]

            def right(text: str, gold: list[str] = gold) -> bool:
                return any(one in fold(text) for one in gold)

            found += _sample(file, article.number, question, store, right, within)
    return found


def _sample(
    file: str, article: int, question: Question, store: Store, right: Callable[[str], bool], within: Asked | None
) -> list[Sample]:
    """The sample of a question, where the index gives any candidate."""
    hits = retrieve(question, store)
    if not hits.hits:
        return []
    columns = features(question, hits, places(hits))
    names = tuple(columns)
    good = [right(hit.fact.quote.text) for hit in hits.hits]
    wrong = replace(hits, hits=tuple(hit for hit, fine in zip(hits.hits, good, strict=True) if not fine))
    without = np.zeros((0, 0), np.float32)
    if any(good) and wrong.hits:
        without = matrix(features(question, wrong, places(wrong)), names)
    return [Sample(file, article, names, matrix(columns, names), good, without, within)]


def asked_at(article: SquadArticle, asked: SquadQuestion) -> int:
    """Where the first right answer begins in the article's text."""
    return article.text.find(asked.gold[0]) if asked.start is None else asked.start


def train(samples: Sequence[Sample]) -> Any:
    """A LightGBM model of the samples with an answer among their candidates."""
    import lightgbm  # only learning needs it

    useful = [sample for sample in samples if any(sample.right)]
    data = lightgbm.Dataset(
        np.concatenate([sample.rows for sample in useful]),
        np.concatenate([np.array(sample.right, int) for sample in useful]),
        group=[len(sample.right) for sample in useful],
        feature_name=list(useful[0].names),
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def of_questions(folder: Path, seeds: Path) -> list[Sample]:
    """The samples of a question set on the bundled articles; its unanswerable questions teach confidence alone."""
    found: list[Sample] = []
    with TemporaryDirectory() as temporary, Store.open(Path(temporary) / "store.db", create=True) as store:
        build(store, read_articles([seeds]), datetime.now(UTC))
        sentences = dict(store.facts.active())
        for number, item in enumerate(read_items([folder])):
            if item.task not in (Task.ANSWERABLE, Task.UNANSWERABLE):
                continue
            (turn,) = item.turns
            question = understand(turn.text, store)

            def right(text: str, groups: Groups = turn.groups) -> bool:
                return bool(groups) and _holds(text, groups)

            within = None
            if item.kind in TYPED:
                home = next((folded for folded in sentences.values() if right(folded)), "")
                spots = tuple(spot for text in turn.groups[0] for spot in _spots(fold(text), home))
                within = Asked(folder.name, number, question, home, spots) if spots else None
            found += _sample(folder.name, number, question, store, right, within) * REPEATED
    return found


def _holds(text: str, groups: Groups) -> bool:
    return all(any(fold(one) in fold(text) for one in group) for group in groups)


def _spots(text: str, sentence: str) -> list[tuple[int, int]]:
    """Where a text without spaces stands in a folded sentence: the value it is part of, or itself."""
    places = [at for at, character in enumerate(sentence) if not character.isspace()]
    at = "".join(sentence[place] for place in places).find(text)
    if at < 0:
        return []
    start, end = places[at], places[at + len(text) - 1] + 1
    values = [(value.start, value.end) for value in quantities(sentence)] + date_spans(sentence)
    return [value for value in values if value[0] <= start and end <= value[1]] or [(start, end)]


@dataclass(frozen=True)
class Judged:
    """The best candidate of a question as the confidence model sees it."""

    file: str
    row: Matrix
    right: bool


def check(samples: Sequence[Sample]) -> tuple[dict[str, float], list[Judged]]:
    """The share of questions of each file whose best candidate holds the answer, by cross-validation.

    Also the best candidates that came out, with the answer in reach and without: what confidence is learnt from.
    """
    right: dict[str, list[bool]] = {}
    judged: list[Judged] = []
    for part in range(FOLDS):
        model = train([sample for sample in samples if sample.article % FOLDS != part])
        for sample in samples:
            if sample.article % FOLDS == part:
                values = _standing(sample.names, sample.rows, model)
                good = bool(sample.right[int(values.argmax())])
                right.setdefault(sample.file, []).append(good)
                judged.append(Judged(sample.file, _best(sample.names, sample.rows, values), good))
                if any(sample.right) and len(sample.without):
                    values = _standing(sample.names, sample.without, model)
                    judged.append(Judged(sample.file, _best(sample.names, sample.without, values), right=False))
    return {file: sum(verdicts) / len(verdicts) for file, verdicts in right.items()}, judged


def _standing(names: Sequence[str], rows: Matrix, model: Any) -> Any:
    return standing({name: rows[:, at] for at, name in enumerate(names)}, np.asarray(model.predict(rows)))


def _best(names: Sequence[str], rows: Matrix, values: Any) -> Matrix:
    columns = confidence_columns(
        {name: rows[:, at].astype(np.float64) for at, name in enumerate(names)}, np.asarray(values)
    )
    return matrix(columns, tuple(columns))


def train_confidence(names: Sequence[str], judged: Sequence[Judged]) -> Any:
    """A model of the probability that the best candidate answers."""
    import lightgbm  # only learning needs it

    data = lightgbm.Dataset(
        np.concatenate([one.row for one in judged]), [int(one.right) for one in judged], feature_name=list(names)
    )
    signs = [1 if name in RAISING else -1 if name in LOWERING else 0 for name in names]
    return lightgbm.train(CONFIDENCE | {"monotone_constraints": signs}, data, CONFIDENCE_ROUNDS)


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


def main() -> None:
    """Learn from the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--questions", type=Path, help="a folder of question sets on the bundled article")
    parser.add_argument("--all-folds", action="store_true", help="check the spans by all folds, not one")
    given = parser.parse_args()
    samples = [sample for file in given.files for sample in collect(file)]
    if given.questions:
        samples += of_questions(given.questions, WEIGHTS.parents[2] / "seeds")
    WEIGHTS.mkdir(exist_ok=True)
    shares, judged = check(samples)
    for file, share in shares.items():
        reach = [any(sample.right) for sample in samples if sample.file == file]
        first = share * len(reach) / sum(reach)
        print(f"{file}: {share:.4f}; in reach {sum(reach) / len(reach):.4f}; of these first {first:.4f}")
    _write("ranking", train(samples))
    names = tuple(confidence_columns({name: np.zeros(1) for name in samples[0].names}, np.zeros(1)))
    _write("confidence", train_confidence(names, judged))
    within = [sample.within for sample in samples if sample.within]
    learn(within, WEIGHTS, _write)


def _write(name: str, model: Any) -> None:
    """One line a tree."""
    text = json.dumps(document(model), separators=(",", ":")).replace('{"depth"', '\n{"depth"')
    (WEIGHTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
