"""Building moments: from what an expression names to the days of the calendar, whatever its language."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from knowledge.language import date_patterns as patterns
from knowledge.language.measures import unit_at
from knowledge.language.numerals import read
from knowledge.language.times import Days, Moment, Precision, days_of, shifted_month, week_of

Reader = Callable[[re.Match[str], date | None], Moment | None]
"""Reads one kind of expression, given the article's date; None where the words are no date after all."""


def moment_of(match: re.Match[str], precision: Precision, days: Days | None, **named: Any) -> Moment:
    """The moment of a match; `named` are further fields of `Moment`."""
    first, last = days or (None, None)
    return Moment(match.start(), match.end(), first, last, precision, **named)


def calendar(
    match: re.Match[str],
    year: int | None,
    *,
    relative: bool = False,
    half: int | None = None,
    quarter: int | None = None,
    month: int | None = None,
    day: int | None = None,
    first_month: int | None = None,
    first_day: int | None = None,
) -> Moment:
    """A year or a part of one; the first month or day of a range comes beside its last. 30 February has no days."""
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.QUARTER if quarter else Precision.HALF
    if not (half or quarter or month):
        precision = Precision.YEAR
    if not year:
        return moment_of(match, precision, None, relative=relative, half=half, quarter=quarter, month=month, day=day)
    days = days_of(year, half, quarter, month, day)
    start = days_of(year, month=first_month or month, day=first_day) if first_month or first_day else None
    if days and start and start[0] < days[0]:
        ends = start[0], days[1]
        return moment_of(match, precision, ends, relative=relative, year=year)
    return moment_of(
        match, precision, days, relative=relative, year=year, half=half, quarter=quarter, month=month, day=day
    )


def figure(written: str | None) -> int | None:
    """What a numeral says, None for none."""
    numeral = read(written) if written else None
    return int(numeral.low) if numeral else None


def quarter_number(written: str) -> int:
    """The number of a quarter in any of its spellings: 第二季度, q2, second quarter, 2q."""
    word = written.removeprefix("the ").split(" ")[0].split("-")[0]
    if word in patterns.FIGURE_WORDS:
        return patterns.FIGURE_WORDS[word]
    return next(patterns.FIGURE_WORDS.get(c) or int(c) for c in written if c in "一二三四首1234")


def year_number(written: str) -> int:
    """Figures, or Chinese figures one by one."""
    return int(written) if written.isdecimal() else figure(written) or 0


def month_number(name: str) -> int | None:
    """The number of a month from its English name or the first letters of it."""
    return patterns.MONTHS.index(name[:3]) + 1 if name[:3] in patterns.MONTHS else None


def fiscal_moment(match: re.Match[str], named: str | None, quarter: str | None) -> Moment:
    """A fiscal year or quarter, of which only the numbers are known."""
    year = year_number(named) if named else None
    precision = Precision.QUARTER if quarter else Precision.YEAR
    return moment_of(
        match,
        precision,
        None,
        fiscal=True,
        year=year + 2000 if year and year < 100 else year,
        quarter=quarter_number(quarter) if quarter else None,
    )


def century_moment(match: re.Match[str], number: int, *, relative: bool = False) -> Moment:
    """A century, counted from 1."""
    days = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    return moment_of(match, Precision.CENTURY, days, relative=relative)


def decade_moment(match: re.Match[str], year: int, *, relative: bool = False) -> Moment:
    """The decade that begins with a year."""
    return moment_of(match, Precision.DECADE, (date(year, 1, 1), date(year + 9, 12, 31)), relative=relative)


def short_decade(year: int) -> int:
    """30年代 to 90年代 are of the twentieth century, the others of this one."""
    return 1900 + year if year >= 30 else 2000 + year


def in_week(
    match: re.Match[str], today: date | None, weeks: int, weekday: int | None, *, weekend: bool = False
) -> Moment | None:
    """A week, a day of it, or its Saturday and Sunday."""
    precision = Precision.WEEK if weekday is None else Precision.DAY
    if not today:
        return moment_of(match, precision, None, relative=True)
    monday, sunday = week_of(today, weeks)
    if weekday is not None:
        return on_day(match, monday + timedelta(weekday))
    return moment_of(match, precision, (sunday - timedelta(1) if weekend else monday, sunday), relative=True)


def on_day(match: re.Match[str], day: date) -> Moment:
    """A day that was named by its distance."""
    return moment_of(match, Precision.DAY, (day, day), relative=True, year=day.year, month=day.month, day=day.day)


def by_months(match: re.Match[str], today: date | None, months: int, day: int | None = None) -> Moment | None:
    """The month so many months away, or a day of it."""
    if not today:
        return moment_of(match, Precision.DAY if day else Precision.MONTH, None, relative=True, day=day)
    year, month = shifted_month(today, months)
    return calendar(match, year, relative=True, month=month, day=day)


def by_quarters(match: re.Match[str], today: date | None, quarters: int) -> Moment | None:
    """The quarter so many quarters away."""
    if not today:
        return moment_of(match, Precision.QUARTER, None, relative=True)
    year, month = shifted_month(today, 3 * quarters)
    return calendar(match, year, relative=True, quarter=(month + 2) // 3)


def is_counted(match: re.Match[str]) -> bool:
    """Whether a unit or multiplier follows figures that might be a year."""
    after = unit_at(match.string, match.end())
    return bool(after and after[0].unit) or match.string[match.end() : match.end() + 1] in tuple("万亿千百多余")
