"""Ensembles of small decision trees, as learnt by `tests/benchmarks/learn.py` and kept as JSON.

Each tree is a list of nodes [feature, threshold, left, right]; a child below zero is the leaf ~child. An ensemble's
value is the sum of the leaves its trees lead to. A value equal to the threshold goes left.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.learnt import learnt

Matrix = NDArray[np.float32]


class Ensemble:
    """Trees over named features, evaluated for many rows at once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.features: tuple[str, ...] = tuple(document["features"])
        trees = document["trees"]
        rows = [node for tree in trees for node in tree["nodes"]]
        nodes = np.array(rows, np.float64).reshape(-1, 4)
        leaves = np.array([leaf for tree in trees for leaf in tree["leaves"]], np.float32)
        sizes = np.array([len(tree["nodes"]) for tree in trees], np.intp)
        # Every node and leaf has a place in one table: the root of its tree stands first, then, for each node in turn,
        # its two children side by side. Leaves lead to themselves, so that walking a fixed number of steps brings each
        # row to its leaf however deep that is.
        firsts, roots, ends = _before(sizes), _before(2 * sizes + 1), _before(sizes + 1)
        self._steps = max(int(tree["depth"]) for tree in trees)
        self._roots = roots
        pairs = roots.repeat(sizes) + 1 + 2 * (np.arange(len(nodes)) - firsts.repeat(sizes))
        children, places = nodes[:, 2:].astype(np.intp), np.stack([pairs, pairs + 1], axis=1)
        inner = children >= 0
        place = roots.repeat(sizes)
        place[(firsts.repeat(sizes)[:, None] + children)[inner]] = places[inner]
        number = len(trees) + 2 * len(nodes)
        self._feature = np.zeros(number, np.intp)
        self._threshold = np.full(number, np.inf, np.float32)
        self._left = np.arange(number, dtype=np.intp)
        self._value = np.zeros(number, np.float32)
        self._feature[place], self._threshold[place], self._left[place] = nodes[:, 0], nodes[:, 1], pairs
        self._value[places[~inner]] = leaves[(ends.repeat(sizes)[:, None] + ~children)[~inner]]
        self._value[roots[sizes == 0]] = leaves[ends[sizes == 0]]

    def __call__(self, rows: Matrix) -> NDArray[np.float64]:
        """The value of each row, whose columns are `features` in order."""
        number = len(rows)
        at = np.tile(self._roots, number)
        offsets = np.repeat(np.arange(number, dtype=np.intp) * rows.shape[1], len(self._roots))
        flat = np.ascontiguousarray(rows).ravel()
        for _ in range(self._steps):
            right = flat.take(self._feature.take(at) + offsets) > self._threshold.take(at)
            at = self._left.take(at) + right
        total: NDArray[np.float64] = (
            self._value.take(at).reshape(number, len(self._roots)).sum(axis=1, dtype=np.float64)
        )
        return total


def _before(sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """How much stands before each of things side by side."""
    return np.cumsum(sizes) - sizes


@cache
def ensemble(name: str) -> Ensemble:
    """The ensemble of a file in `weights/`."""
    return Ensemble(learnt(name))


def matrix(columns: dict[str, Any], names: Sequence[str]) -> Matrix:
    """The named columns side by side, as rows for an ensemble."""
    return np.array([columns[name] for name in names], np.float32).T
