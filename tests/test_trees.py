"""Ensembles of trees give what walking each tree gives."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.trees import Ensemble, ensemble, matrix

FEATURES = ["one", "two", "three"]
STEPS = [-1.0, 0.0, 0.5, 1.0]
"""Few values, so that rows often equal a threshold."""


def document(*trees: dict[str, Any]) -> dict[str, Any]:
    """An ensemble as its file holds it."""
    return {"features": FEATURES, "trees": list(trees)}


def walk(tree: dict[str, Any], row: list[float], at: int = 0) -> float:
    """The leaf that a row comes to, by plain recursion."""
    if at < 0 or not tree["nodes"]:
        return float(tree["leaves"][~at if at < 0 else 0])
    feature, threshold, left, right = tree["nodes"][at]
    return walk(tree, row, left if row[feature] <= threshold else right)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """A tree of up to 4 levels of any shape."""
    nodes: list[list[float]] = []
    leaves: list[float] = []

    def grow(level: int) -> tuple[int, int]:
        """The number of a new node or leaf, and the depth below it."""
        if level == 4 or not draw(st.booleans()):
            leaves.append(draw(st.integers(-8, 8)) / 4)
            return ~(len(leaves) - 1), 0
        number = len(nodes)
        nodes.append([draw(st.integers(0, len(FEATURES) - 1)), draw(st.sampled_from(STEPS)), 0, 0])
        (left, below), (right, above) = grow(level + 1), grow(level + 1)
        nodes[number][2:] = [left, right]
        return number, 1 + max(below, above)

    _, depth = grow(0)
    return {"depth": depth, "nodes": nodes, "leaves": leaves}


rows_of = st.lists(st.lists(st.sampled_from([*STEPS, -2.0, 0.25, 3.0]), min_size=3, max_size=3), min_size=1, max_size=9)


@given(st.lists(trees(), min_size=1, max_size=5), rows_of)
def test_as_by_recursion(some: list[dict[str, Any]], rows: list[list[float]]) -> None:
    """The value of a row is the sum of the leaves that plain recursion comes to, for trees of any shape."""
    expected = [sum(walk(tree, row) for tree in some) for row in rows]
    assert Ensemble(document(*some))(np.array(rows, np.float32)).tolist() == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "leaf"),
    [
        pytest.param(0.49, 1.0, id="below goes left"),
        pytest.param(0.5, 1.0, id="equal goes left"),
        pytest.param(0.51, 2.0, id="above goes right"),
    ],
)
def test_threshold(value: float, leaf: float) -> None:
    """A value goes left up to the threshold, the threshold included."""
    trees_of = Ensemble(document({"depth": 1, "nodes": [[1, 0.5, ~0, ~1]], "leaves": [1.0, 2.0]}))
    assert trees_of(np.array([[9, value, 9]], np.float32)).tolist() == [leaf]


def test_single_leaf() -> None:
    """A tree that is one leaf adds it to every row, beside deeper trees too."""
    leaf = {"depth": 0, "nodes": [], "leaves": [0.25]}
    deeper = {"depth": 2, "nodes": [[0, 0.0, 1, ~0], [2, 0.0, ~1, ~2]], "leaves": [1.0, 2.0, 4.0]}
    rows = np.array([[1, 0, 0], [-1, 0, -1], [-1, 0, 1]], np.float32)
    assert Ensemble(document(leaf))(rows).tolist() == [0.25, 0.25, 0.25]
    assert Ensemble(document(leaf, deeper))(rows).tolist() == [1.25, 2.25, 4.25]


def test_no_rows() -> None:
    """Without candidates there are no values."""
    trees_of = Ensemble(document({"depth": 1, "nodes": [[1, 0.5, ~0, ~1]], "leaves": [1.0, 2.0]}))
    assert trees_of(np.zeros((0, 3), np.float32)).tolist() == []


def test_matrix_orders_columns() -> None:
    """Columns stand in the order of the names, whatever the order they were made in; others are left out."""
    columns = {"three": [5, 6], "unused": [0, 0], "one": [1, 2], "two": [True, False]}
    rows = matrix(columns, FEATURES)
    assert rows.tolist() == [[1, 1, 5], [2, 0, 6]]
    assert rows.dtype == np.float32
    with pytest.raises(KeyError):
        matrix(columns, ["missing"])


def test_shipped_ensemble() -> None:
    """The shipped weights load, name each feature once, and give the same finite values each time and row by row."""
    shipped = ensemble("ranking")
    assert len(set(shipped.features)) == len(shipped.features) > 0
    rows = np.random.default_rng(7).normal(size=(20, len(shipped.features))).astype(np.float32)
    values = shipped(rows)
    assert np.isfinite(values).all()
    assert len(set(values.tolist())) > 1
    assert np.array_equal(values, shipped(rows))
    assert np.array_equal(values, np.concatenate([shipped(row[None]) for row in rows]))
