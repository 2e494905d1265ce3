"""Learns which span of a sentence answers a question: `edges.json`, `candidates.json` and `spans.json`.

Called by learn.py. Learnt from the sentences that hold the answers of SQuAD-layout files: first which words stand at
answers' edges, then which spans are likely answers to any question, then, among those, which answers this one.
"""

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from knowledge.answering import candidates
from knowledge.answering.candidates import KEPT, Spans, all_spans, edge_keys, edges, spans
from knowledge.answering.spans import columns
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.language.folding import fold

FOLDS = 5
SEEN = 30
"""Times a key must stand at an edge of a span before anything is learnt of it."""
REPEATED = {"questions": 4}
"""Times that a question about the bundled article counts: it is the article that most people ask about."""
EDGES = ("before", "first", "last", "after")
EXACT, GOOD, FAIR = 0.999, 0.8, 0.5
PRIOR: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.12,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.7,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}
PRIOR_ROUNDS = 60
CHOICE: dict[str, Any] = PRIOR | {
    "objective": "lambdarank",
    "learning_rate": 0.08,
    "num_leaves": 24,
    "max_depth": 7,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambdarank_truncation_level": 3,
}
CHOICE_ROUNDS = 160


@dataclass(frozen=True)
class Asked:
    """A question with the folded sentence that answers it, and where the right answers stand in that."""

    file: str
    article: str
    question: Question
    folded: str
    gold: tuple[tuple[int, int], ...]


def asked(file: str, article: str, question: Question, sentence: str, start: int, texts: Sequence[str]) -> Asked | None:
    """The sample for a sentence in which an answer begins at `start`; None where the answer goes beyond it."""
    source = fold(sentence)
    spans_ = []
    for at, text in ((start, texts[0]), *((sentence.find(text), text) for text in texts[1:])):
        inside = [
            index
            for index, (begin, end) in enumerate(zip(source.starts, source.ends, strict=True))
            if at >= 0 and begin >= at and end <= at + len(text)
        ]
        if inside:
            spans_.append((inside[0], inside[-1] + 1))
    return Asked(file, article, question, source.text, tuple(spans_)) if spans_ else None


def likeness(found: Spans, folded: str, gold: Sequence[tuple[int, int]]) -> np.ndarray:
    """The F1 of each span with the right answer it fits best, in characters that are no marks."""
    counted = np.concatenate([[0], np.cumsum([character.isalnum() for character in folded])])
    starts, ends = found.tokens.starts[found.first], found.tokens.ends[found.last]
    size = counted[ends] - counted[starts]
    best = np.zeros(len(starts))
    for start, end in gold:
        left, right = np.maximum(starts, start), np.minimum(ends, end)
        common = np.where(right > left, counted[np.maximum(right, left)] - counted[left], 0)
        best = np.maximum(best, 2 * common / np.maximum(1, size + counted[end] - counted[start]))
    return best


def learn_prior(samples: Sequence[Asked], folder: Path, write: Any) -> None:
    """Learn and write which words stand at answers' edges, and which spans are likely to answer any question."""
    _write_edges(samples, folder)
    found = [all_spans(sample.folded) for sample in samples]
    likely = [likeness(one, sample.folded, sample.gold) for one, sample in zip(found, samples, strict=True)]
    names = tuple(found[0].columns)
    rows = np.concatenate([matrix(one.columns, names) for one in found])
    data = lightgbm.Dataset(rows, (np.concatenate(likely) > GOOD).astype(int), feature_name=list(names))
    write("candidates", lightgbm.train(PRIOR, data, PRIOR_ROUNDS))
    ensemble.cache_clear()
    spans.cache_clear()


@dataclass(frozen=True)
class Groups:
    """The spans of a sample's sentence: their features and grades (F1 with a right answer)."""

    sample: Asked
    names: tuple[str, ...]
    table: np.ndarray
    grades: np.ndarray

    @property
    def fold(self) -> int:
        """The part of cross-validation that the whole article is in."""
        return zlib.crc32(self.sample.article.encode()) % FOLDS


def groups_of(samples: Sequence[Asked]) -> list[Groups]:
    """The likeliest spans of each sample's sentence; prints how good the best of them are."""
    groups = [_group(sample) for sample in samples]
    best = np.array([group.grades.max() for group in groups])
    print(f"spans: among the {KEPT} kept an exact one {np.mean(best > EXACT):.4f}, best F1 {best.mean():.4f}")
    return groups


def _group(sample: Asked) -> Groups:
    found = spans(sample.folded)
    told = columns(sample.question, found)
    return Groups(sample, tuple(told), matrix(told, tuple(told)), likeness(found, sample.folded, sample.gold))


def train_choice(groups: Sequence[Groups]) -> Any:
    """A model of which of the likeliest spans answers the question."""
    groups = [group for group in groups for _ in range(REPEATED.get(group.sample.article, 1))]
    grades = np.concatenate([group.grades for group in groups])
    labels = np.select([grades > EXACT, grades > GOOD, grades > FAIR], [6, 3, 1], 0)
    data = lightgbm.Dataset(
        np.concatenate([group.table for group in groups]),
        labels,
        group=[len(group.table) for group in groups],
        feature_name=list(groups[0].names),
    )
    return lightgbm.train(CHOICE, data, CHOICE_ROUNDS)


def report(model: Any, groups: Sequence[Groups], grades: dict[str, list[float]]) -> None:
    """Add the grades of the spans that a model chooses, by file."""
    for group in groups:
        best = float(group.grades[int(model.predict(group.table, num_threads=1).argmax())])
        grades.setdefault(group.sample.file, []).append(best)


def _write_edges(samples: Sequence[Asked], folder: Path) -> None:
    """Log-odds of keys at the edges of right answers against all spans."""
    path = folder / "edges.json"
    path.write_text(json.dumps({edge: {} for edge in EDGES}), encoding="utf-8")
    edges.cache_clear()
    good: dict[str, Counter[str]] = {edge: Counter() for edge in EDGES}
    every: dict[str, Counter[str]] = {edge: Counter() for edge in EDGES}
    for sample in samples:
        found = all_spans(sample.folded)
        right = likeness(found, sample.folded, sample.gold) > EXACT
        for keys in edge_keys(found.tokens):
            for edge, shift, ends in (
                ("before", 0, found.first),
                ("first", 1, found.first),
                ("last", 1, found.last),
                ("after", 2, found.last),
            ):
                every[edge].update(keys[at + shift] for at in ends)
                good[edge].update(keys[at + shift] for at in ends[right])
    table = {}
    for edge in EDGES:
        all_good, all_spans_ = sum(good[edge].values()), sum(every[edge].values())
        table[edge] = {
            key: round(log((good[edge][key] + 0.5) / all_good) - log((count + 0.5) / all_spans_), 2)
            for key, count in sorted(every[edge].items())
            if count >= SEEN * 20
        }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("},", "},\n")
    path.write_text(text + "\n", encoding="utf-8")
    edges.cache_clear()
    candidates.spans.cache_clear()
