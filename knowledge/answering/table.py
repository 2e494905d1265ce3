"""Named columns of candidates as one table, and a candidate's values as a row of it, looked up by name."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


class Row(Mapping[str, float]):
    """The values of one candidate: most are never asked for."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: Values) -> None:
        self._places = places
        self._values = values

    def __getitem__(self, name: str) -> float:
        return float(self._values[self._places[name]])

    def to_dict(self) -> dict[str, float]:
        """All values by their names."""
        return dict(zip(self._places, self._values.tolist(), strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Table:
    """Columns of the same length by their names."""

    def __init__(self, columns: Mapping[str, Values]) -> None:
        self._places = _places(tuple(columns))
        self._rows = np.array(list(columns.values()), np.float64).T

    def matrix(self, names: Sequence[str]) -> NDArray[np.float32]:
        """The named columns side by side, as rows for an ensemble."""
        return self._rows[:, _order(tuple(self._places), tuple(names))].astype(np.float32)

    def with_column(self, name: str, values: Values) -> "Table":
        """The table with one column more."""
        table = Table.__new__(Table)
        table._places = _places((*self._places, name))
        table._rows = np.concatenate([self._rows, values[:, None]], axis=1)
        return table

    def row(self, at: int) -> Row:
        """The values of one candidate."""
        return Row(self._places, self._rows[at])


@lru_cache(maxsize=4)
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


@lru_cache(maxsize=4)
def _order(names: tuple[str, ...], wanted: tuple[str, ...]) -> NDArray[np.intp]:
    places = _places(names)
    return np.array([places[name] for name in wanted])
