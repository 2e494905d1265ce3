"""Times that texts name: a moment is a stretch of the calendar, a time of day, or what is named without a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How long a moment lasts, as it is named."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time read from a text, with its span in code points.

    `first` and `last` are the days it covers, both included; None for times of day, fiscal periods (whose months
    differ from company to company), years before Christ, and what cannot be resolved without the article's date.
    `relative` when the article's date was needed to resolve it or would be. `year` (negative before Christ), `half`,
    `quarter`, `month`, `day` and `clock` (`15:30`) are what the text names, or what resolving it told.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    relative: bool = False
    fiscal: bool = False
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    clock: str | None = None


Days = tuple[date, date]


def compatible(a: Moment, b: Moment) -> bool:
    """Whether two moments can be the same time: they overlap, or where one has no days nothing named differs."""
    if (a.clock is None) != (b.clock is None):
        return False
    if a.first and a.last and b.first and b.last:
        return a.first <= b.last and b.first <= a.last
    pairs = (
        (a.year, b.year),
        (_half(a), _half(b)),
        (_quarter(a), _quarter(b)),
        (a.month, b.month),
        (a.day, b.day),
        (a.clock, b.clock),
    )
    return all(one is None or other is None or one == other for one, other in pairs)


def _quarter(moment: Moment) -> int | None:
    return (moment.month + 2) // 3 if moment.month and not moment.quarter else moment.quarter


def _half(moment: Moment) -> int | None:
    quarter = _quarter(moment)
    return (quarter + 1) // 2 if quarter and not moment.half else moment.half


def days_of(
    year: int, half: int | None = None, quarter: int | None = None, month: int | None = None, day: int | None = None
) -> Days | None:
    """The days of a year, or of a part of it; None where the calendar has no such days."""
    try:
        if month and day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), month_end(year, month)
        first, months = (3 * quarter - 2, 3) if quarter else (6 * half - 5, 6) if half else (1, 12)
        return date(year, first, 1), month_end(year, first + months - 1)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months after a day's."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return years, month + 1


def week_of(day: date, weeks: int = 0) -> Days:
    """Monday to Sunday of the ISO 8601 week so many weeks after a day's."""
    monday = day + timedelta(7 * weeks - day.weekday())
    return monday, monday + timedelta(6)
