"""Learns which span of a sentence answers a question: `edges.json`, `candidates.json` and `spans.json`.

Called by learn.py. Learnt from the sentences that hold the answers of SQuAD-layout files: first which words stand at
answers' edges, then which spans are likely answers to any question, then, among those, which answers this one.
"""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from knowledge.answering.candidate_columns import edge_keys, edges
from knowledge.answering.candidates import KEPT, Every, Spans, all_spans, for_kind, likeliest, likely
from knowledge.answering.named import named_in
from knowledge.answering.objections import bound
from knowledge.answering.spans import agreed, columns, places
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.language.folding import fold
from knowledge.language.sentences import Span

FOLDS = 5
SETS = "sets"
"""The file that all question sets count as."""
SET_WEIGHT = 2.0
"""What a question of a set counts, as it is like what people ask of news; one of a public file counts 1."""
SEEN = 30
"""Times a key must stand at an edge of a span before anything is learnt of it."""
WRONG_ONES = 40
"""About how many of a sentence's wrong spans are learnt from."""
FEW, LEAST_ODDS = 4.0, 0.3
"""Right answers to one kind of question by which odds are drawn to 0, and the least odds that are kept."""
REPEATED = {"questions": 2}
"""Times that a question about the bundled article counts: it is the article that most people ask about."""
EDGES = ("before", "first", "last", "after")
EXACT, GOOD, FAIR = 0.999, 0.8, 0.5
PRIOR: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.12,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 60,
    "max_bin": 63,
    "force_col_wise": True,
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
    "lambdarank_truncation_level": 8,
}
CHOICE_ROUNDS = 160


@dataclass(frozen=True)
class Asked:
    """A question with the folded sentence that answers it, where the right answers stand in that, and where the names
    do.
    """

    file: str
    article: str
    question: Question
    folded: str
    gold: tuple[tuple[int, int], ...]
    named: tuple[Span, ...] = ()


def asked(
    file: str,
    article: str,
    question: Question,
    sentence: str,
    start: int,
    texts: Sequence[str],
    names: Sequence[Container[str]],
) -> Asked | None:
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
    if not spans_:
        return None
    return Asked(file, article, question, source.text, tuple(spans_), named_in(source.text, names))


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


@dataclass(frozen=True)
class Groups:
    """The spans of a sample's sentence: their features and grades (F1 with a right answer)."""

    sample: Asked
    names: tuple[str, ...]
    table: np.ndarray
    grades: np.ndarray
    places: tuple[np.ndarray, np.ndarray]

    @property
    def fold(self) -> int:
        """The part of cross-validation that the whole article is in."""
        return part_of(self.sample)


def part_of(sample: Asked) -> int:
    """The part of cross-validation that the whole article is in."""
    return zlib.crc32(sample.article.encode()) % FOLDS


@dataclass(frozen=True)
class _Every:
    """All spans of a sample's sentence: their grades, which are learnt from, and what stands at their edges."""

    sample: Asked
    found: Every
    grades: np.ndarray
    learnt: np.ndarray
    counts: dict[str, Counter[str]]


def learn_prior(samples: Sequence[Asked], folder: Path, write: Any) -> list[Groups]:
    """Learn and write what makes spans likely to answer any question, and give the likeliest of each sample.

    These are chosen by what was learnt without their articles: on what was learnt from them they are all too likely,
    and a choice learnt from that would rely on it too much.
    """
    every = []
    chance = np.random.default_rng(1)
    for sample in samples:
        found = all_spans(sample.folded, sample.named)
        grades = likeness(found, sample.folded, sample.gold)
        learnt = (grades > FAIR) | (chance.random(len(grades)) < WRONG_ONES / len(grades))
        counts = _count(found, grades, sample.question.asking.kind)
        every.append(_Every(sample, found, grades, np.flatnonzero(learnt), counts))
    groups = []
    for part in range(FOLDS):
        _write_prior([one for one in every if part_of(one.sample) != part], folder, write)
        groups += [_group(one) for one in every if part_of(one.sample) == part]
    _write_prior(every, folder, write)
    best = np.array([group.grades.max() for group in groups])
    print(f"spans: among the {KEPT} kept an exact one {np.mean(best > EXACT):.4f}, best F1 {best.mean():.4f}")
    return groups


def _write_prior(every: Sequence[_Every], folder: Path, write: Any) -> None:
    """Which words stand at answers' edges, and which spans are likely."""
    _write_edges(every, folder)
    told = [for_kind(one.found, one.sample.question.asking.kind) for one in every]
    names = tuple(told[0])
    rows = np.concatenate([matrix(columns_, names)[one.learnt] for columns_, one in zip(told, every, strict=True)])
    grades = np.concatenate([one.grades[one.learnt] for one in every])
    data = lightgbm.Dataset(rows, (grades > GOOD).astype(int), feature_name=list(names))
    write("candidates", lightgbm.train(PRIOR, data, PRIOR_ROUNDS))
    ensemble.cache_clear()
    likely.cache_clear()


def _group(one: _Every) -> Groups:
    found = likeliest(one.found, one.sample.question.asking.kind)
    told = columns(one.sample.question, found)
    grades = likeness(found, one.sample.folded, one.sample.gold)
    return Groups(one.sample, tuple(told), matrix(told, tuple(told)), grades, places(found))


def train_choice(groups: Sequence[Groups]) -> Any:
    """A model of which of the likeliest spans answers the question."""
    groups = [group for group in groups for _ in range(REPEATED.get(group.sample.article, 1))]
    grades = np.concatenate([group.grades for group in groups])
    labels = np.select([grades > EXACT, grades > GOOD, grades > FAIR], [6, 3, 1], 0)
    weights = [SET_WEIGHT if group.sample.file == SETS else 1.0 for group in groups]
    data = lightgbm.Dataset(
        np.concatenate([group.table for group in groups]),
        labels,
        weight=np.repeat(weights, [len(group.table) for group in groups]),
        group=[len(group.table) for group in groups],
        feature_name=list(groups[0].names),
    )
    return lightgbm.train(CHOICE, data, CHOICE_ROUNDS)


def report(model: Any, groups: Sequence[Groups], grades: dict[str, list[float]]) -> None:
    """Add the grades of the spans that are chosen by a model, by file."""
    for group in groups:
        asked = {name: group.table[:, at] for at, name in enumerate(group.names)}
        values = bound(asked, np.asarray(model.predict(group.table, num_threads=1)))
        best = float(group.grades[int(agreed(*group.places, values).argmax())])
        grades.setdefault(group.sample.file, []).append(best)


def _count(found: Spans, grades: np.ndarray, kind: str) -> dict[str, Counter[str]]:
    """How many spans have each key at each edge; under `good …` how many right answers, of any kind and of this."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    right, number = grades > EXACT, len(found.tokens.texts) + 2
    for keys in edge_keys(found.tokens):
        for edge, at in zip(EDGES, (found.first, found.first + 1, found.last + 1, found.last + 2), strict=True):
            for key, seen, good in zip(
                keys, np.bincount(at, None, number), np.bincount(at[right], None, number), strict=True
            ):
                if seen:
                    counts[edge][key] += int(seen)
                if good:
                    counts[f"good {edge}"][key] += int(good)
                    counts[f"good {kind} {edge}"][key] += int(good)
    return counts


def _write_edges(every: Sequence[_Every], folder: Path) -> None:
    """Log-odds of keys at the edges of right answers against all spans, and for each kind of question against these."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in every:
        for name, counter in one.counts.items():
            counts[name].update(counter)
    table = {edge: _odds(counts[f"good {edge}"], counts[edge]) for edge in EDGES}
    for name in sorted(counts):
        if len(name.split()) == len(("good", "kind", "edge")):
            _, kind, edge = name.split()
            table[f"{kind} {edge}"] = _odds_of_kind(counts[name], counts[f"good {edge}"])
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("},", "},\n")
    (folder / "edges.json").write_text(text + "\n", encoding="utf-8")
    edges.cache_clear()


def _odds(good: Counter[str], every: Counter[str]) -> dict[str, float]:
    """Log-odds of keys of right answers against those of all spans."""
    all_good, all_spans_ = sum(good.values()), sum(every.values())
    return {
        key: round(log((good[key] + 0.5) / all_good) - log((count + 0.5) / all_spans_), 2)
        for key, count in sorted(every.items())
        if count >= SEEN * 20
    }


def _odds_of_kind(good: Counter[str], any_kind: Counter[str]) -> dict[str, float]:
    """Log-odds of keys of right answers to one kind of question against those to any, drawn to 0 for the rare."""
    share = sum(good.values()) / sum(any_kind.values())
    odds = {key: log((good[key] + FEW) / (count * share + FEW)) for key, count in any_kind.items()}
    return {key: round(one, 2) for key, one in sorted(odds.items()) if abs(one) > LEAST_ODDS}
