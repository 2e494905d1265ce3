"""Ensembles of small decision trees, as learnt by `tests/benchmarks/learn.py` and kept as JSON.

Each tree is a list of nodes [feature, threshold, left, right]; a child below zero is the leaf ~child. An ensemble's
value is the sum of the leaves its trees lead to. A value equal to the threshold goes left.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


class Ensemble:
    """Trees over named features, evaluated for many rows at once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.features: tuple[str, ...] = tuple(document["features"])
        trees = document["trees"]
        widest = max(len(tree["leaves"]) for tree in trees)
        # Every node and leaf of a tree has a place in one table; leaves point to themselves, so that walking a fixed
        # number of steps brings each row to its leaf however deep that is.
        size = 2 * widest
        self._steps = max(int(tree["depth"]) for tree in trees)
        self._feature = np.zeros(size * len(trees), np.intp)
        self._threshold = np.full(size * len(trees), np.inf, np.float32)
        children = np.zeros((size * len(trees), 2), np.intp)
        self._value = np.zeros(size * len(trees), np.float32)
        for number, tree in enumerate(trees):
            base, nodes = number * size, tree["nodes"]
            places = {~leaf: base + len(nodes) + leaf for leaf in range(len(tree["leaves"]))}
            for at, (feature, threshold, left, right) in enumerate(nodes):
                self._feature[base + at] = feature
                self._threshold[base + at] = threshold
                children[base + at] = [places.get(child, base + child) for child in (left, right)]
            for leaf, value in enumerate(tree["leaves"]):
                place = base + len(nodes) + leaf
                children[place] = place
                self._value[place] = value
        self._roots = np.arange(len(trees), dtype=np.intp) * size
        self._child = children.ravel()

    def __call__(self, rows: Matrix) -> NDArray[np.float64]:
        """The value of each row, whose columns are `features` in order."""
        number = len(rows)
        at = np.tile(self._roots, number)
        offsets = np.repeat(np.arange(number, dtype=np.intp) * rows.shape[1], len(self._roots))
        flat = np.ascontiguousarray(rows).ravel()
        for _ in range(self._steps):
            right = flat.take(self._feature.take(at) + offsets) > self._threshold.take(at)
            at = self._child.take(2 * at + right)
        total: NDArray[np.float64] = (
            self._value.take(at).reshape(number, len(self._roots)).sum(axis=1, dtype=np.float64)
        )
        return total


@cache
def ensemble(name: str) -> Ensemble:
    """The ensemble of a file in `weights/`."""
    text = resources.files("knowledge.answering").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    return Ensemble(json.loads(text))


def matrix(columns: dict[str, Any], names: Sequence[str]) -> Matrix:
    """The named columns side by side, as rows for an ensemble."""
    return np.stack([np.asarray(columns[name], np.float32) for name in names], axis=1)
