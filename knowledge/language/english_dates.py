"""Dates and times written in English, and bare years."""

from dataclasses import replace
from datetime import date, timedelta

from knowledge.language import date_patterns as patterns
from knowledge.language import regex as re
from knowledge.language.date_building import (
    Reader,
    by_months,
    by_quarters,
    calendar,
    century_moment,
    decade_moment,
    fiscal_moment,
    in_week,
    is_counted,
    moment_of,
    month_number,
    on_day,
    quarter_number,
    short_decade,
)
from knowledge.language.times import Moment, Precision

_PLURAL = re.compile(r" [a-z0-9-]+s(?![a-z])")


def _english_fiscal(match: re.Match[str], _today: date | None) -> Moment | None:
    return fiscal_moment(match, match["fy"], match["before_fy"] or match["after_fy"] or match["fiscal_word"])


def _english_decade(match: re.Match[str], _today: date | None) -> Moment | None:
    long = match["long_decade"]
    return decade_moment(match, int(long) if long else short_decade(int(match["short_decade"])))


def _english_century(match: re.Match[str], _today: date | None) -> Moment | None:
    number = int(match["nth_century"])
    if match["century_bc"] or not 1 <= number <= 30:
        return moment_of(match, Precision.CENTURY, None, year=-100 * number + 1)
    return century_moment(match, number)


def _bc(match: re.Match[str], _today: date | None) -> Moment | None:
    return moment_of(match, Precision.YEAR, None, year=-int(match["bc_year"]))


def _english_month(match: re.Match[str], today: date | None) -> Moment | None:
    lead, month, day, year = (
        match["month_lead"],
        month_number(match["month_name"]),
        match["month_day"],
        match["month_year"],
    )
    if not (day or year or ((lead and lead not in ("of", "this", "next", "last")) or len(match["month_name"]) > 4)):
        return None
    if match["month_name"] in ("march", "may") and not (day or year or lead):
        return None
    moment = _named_month(match, today, lead, month, day, match["month_days"], year)
    return moment if lead in patterns.STEPS else replace(moment, start=match.start("month_name"))


def _day_first(match: re.Match[str], today: date | None) -> Moment | None:
    month = month_number(match["first_month"])
    return _named_month(match, today, None, month, match["first_day"], match["first_days"], match["first_year"])


def _named_month(
    match: re.Match[str],
    today: date | None,
    lead: str | None,
    month: int | None,
    day: str | None,
    first_day: str | None,
    year: str | None,
) -> Moment:
    """A month with an English name; last November is the one before today's month, next November the one after."""
    number = int(year) if year else today.year if today else None
    if today and not year and month:
        number = today.year - (lead == "last" and month >= today.month) + (lead == "next" and month <= today.month)
    last, first = (int("".join(filter(str.isdecimal, written or "0"))) or None for written in (day, first_day))
    return calendar(match, number, relative=not year, month=month, day=last, first_day=first)


def _english_part(match: re.Match[str], today: date | None) -> Moment | None:
    moment = _named_part(match, today)
    return replace(moment, start=match.start("named_part")) if match["named_part"] else moment


def _named_part(match: re.Match[str], today: date | None) -> Moment:
    """A quarter or half that is written in English or as Q2."""
    part = match["led_part"] or match["short_part"] or match["named_part"]
    written = match["led_year"] or match["short_year"] or match["part_year"]
    year = today.year + patterns.STEPS[match["part_step"] or "this"] if today else None
    if written:
        year = int(written) + (2000 if len(written) == 2 else 0)
    number = quarter_number(part)
    if "h" in part.replace("fourth", "").replace("third", "").replace("the ", ""):
        return calendar(match, year, relative=not written, half=number)
    return calendar(match, year, relative=not written, quarter=number)


def _english_step(match: re.Match[str], today: date | None) -> Moment | None:
    step, stretch = patterns.STEPS[match["step"]], match["stretch"]
    if stretch == "month":
        return by_months(match, today, step)
    if stretch == "quarter":
        return by_quarters(match, today, step)
    if stretch == "year":
        return calendar(match, today.year + step if today else None, relative=True)
    if stretch not in patterns.WEEKDAYS:
        return in_week(match, today, step, None, weekend=stretch == "weekend")
    weekday = patterns.WEEKDAYS.index(stretch)
    if step < 0 and today:
        return on_day(match, today - timedelta((today.weekday() - weekday - 1) % 7 + 1))
    return in_week(match, today, step, weekday)


def _weekday(match: re.Match[str], today: date | None) -> Moment | None:
    return in_week(match, today, 0, patterns.WEEKDAYS.index(match["weekday_name"]))


def _cued_year(match: re.Match[str], _today: date | None) -> Moment | None:
    return None if is_counted(match) else replace(calendar(match, int(match["cued"])), start=match.start("cued"))


def _bare_year(match: re.Match[str], _today: date | None) -> Moment | None:
    noun = _PLURAL.match(match.string, match.end())
    if is_counted(match) or (noun and noun[0].split()[-1] not in patterns.PLAIN_YEAR_NOUNS):
        return None
    return calendar(match, int(match["bare"]))


READERS: dict[str, Reader] = {
    "english_month": _english_month,
    "day_first": _day_first,
    "english_fiscal": _english_fiscal,
    "english_part": _english_part,
    "english_step": _english_step,
    "weekday": _weekday,
    "english_century": _english_century,
    "english_decade": _english_decade,
    "bc": _bc,
    "cued_year": _cued_year,
    "bare_year": _bare_year,
}
"""The reader of each kind in `date_patterns.py` that is English."""
