"""What is told of candidates, by name: columns as a table, and a candidate's values as a row of it."""

import numpy as np
import pytest

from knowledge.answering.table import Table

COLUMNS = {"words": np.array([0.5, 1.0]), "length": np.array([7, 9]), "first": np.array([True, False])}


def test_a_row_is_a_candidate_s_values() -> None:
    """Values are looked up by name; what is asked for is the same as in a dictionary."""
    row = Table(COLUMNS).row(1)
    assert dict(row) == row.to_dict() == {"words": 1.0, "length": 9.0, "first": 0.0}
    assert row["length"] == 9.0
    assert row.get("nothing", 1) == 1
    assert len(row) == 3
    with pytest.raises(KeyError):
        row["nothing"]


def test_a_table_keeps_its_columns() -> None:
    """The matrix has the columns asked for, in that order; one more column changes no other."""
    table = Table(COLUMNS)
    assert table.matrix(("first", "words")).tolist() == [[1.0, 0.5], [0.0, 1.0]]
    assert table.with_column("rank", np.array([2.0, 3.0])).row(0).to_dict() == table.row(0).to_dict() | {"rank": 2.0}
