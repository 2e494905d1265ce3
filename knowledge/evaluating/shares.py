"""The figures that all reports are made of: shares, times, and tables of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from knowledge.evaluating.baselines import TIMED


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group were right, and how many each baseline had right where it was judged too."""

    name: str
    right: int
    total: int
    baselines: Mapping[str, int] = field(default_factory=dict)

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / self.total if self.total else 0.0

    def values(self) -> dict[str, object]:
        """The share for a program to read."""
        shares = {name: _rounded(right / self.total) for name, right in self.baselines.items() if self.total}
        plain = {"name": self.name, "share": _rounded(self.value), "right": self.right, "total": self.total}
        return plain | ({"baselines": shares} if shares else {})


@dataclass(frozen=True, slots=True)
class Times:
    """The median milliseconds of a question, and those of the timed baseline on the same sentences (None: not run)."""

    milliseconds: float
    baseline: float | None

    @property
    def ratio(self) -> float | None:
        """How many times as long as the baseline Yinju takes."""
        return self.milliseconds / self.baseline if self.baseline else None

    def values(self) -> dict[str, object]:
        """The times for a program to read."""
        timed = {} if self.baseline is None else {TIMED: round(self.baseline, 4)}
        return {"milliseconds": round(self.milliseconds, 4), **timed, "ratio": self.ratio and round(self.ratio, 3)}


def times(own: Sequence[float], baseline: Sequence[float]) -> Times:
    """The times from the seconds of the questions."""
    return Times(median(own) * 1000 if own else 0.0, median(baseline) * 1000 if baseline else None)


def _rounded(value: float) -> float:
    return round(value, 4)
