"""Dates and times written in Chinese, or in figures alone."""

import re
from datetime import date, timedelta

from knowledge.language import date_patterns as patterns
from knowledge.language.date_building import (
    Reader,
    by_months,
    by_quarters,
    calendar,
    century_moment,
    decade_moment,
    figure,
    fiscal_moment,
    in_week,
    moment_of,
    on_day,
    quarter_number,
    short_decade,
    year_number,
)
from knowledge.language.measures import unit_at
from knowledge.language.times import Moment, Precision, month_end

_BEFORE_A_YEAR = frozenset("于在至到自从元,。;:(《")
_AFTER_A_LENGTH = ("内", "后", "前", "来", "间", "以", "之", "的历史", "历史", "多")


def _with_part(match: re.Match[str], suffix: int, year: int | None, *, relative: bool) -> Moment | None:
    """A year, or the part of one that the groups with this suffix hold."""
    group = match.groupdict()
    quarters = group[f"quarters{suffix}"]
    if quarters:
        days = (date(year, 1, 1), month_end(year, 3 * (figure(quarters[1]) or 2))) if year else None
        return moment_of(match, Precision.QUARTER, days, relative=relative, year=year)
    quarter, half = group[f"quarter{suffix}"], group[f"half{suffix}"]
    return calendar(
        match,
        year,
        relative=relative,
        half="上下".index(half[0]) + 1 if half else None,
        quarter=quarter_number(quarter) if quarter else None,
        month=figure(group[f"month{suffix}"]),
        day=figure(group[f"day{suffix}"]),
        first_month=figure(group[f"months{suffix}"]),
        first_day=figure(group[f"days{suffix}"]),
    )


def _iso(match: re.Match[str], _today: date | None) -> Moment | None:
    year, day = int(match["iso_year"]), match["iso_day"]
    if not day and not (1900 <= year <= 2099 and (match["joint"] != "-" or len(match["iso_month"]) == 2)):
        return None
    if not day and unit_at(match.string, match.end()):
        return None
    return calendar(match, year, month=int(match["iso_month"]), day=int(day) if day else None)


def _years(match: re.Match[str], _today: date | None) -> Moment | None:
    start, last = year_number(match["from"]), match["to"]
    end = start // 100 * 100 + int(last) if len(last) == 2 else year_number(last)
    if end <= start or end > start + 999 or ("年" not in match[0] and unit_at(match.string, match.end())):
        return None
    if match[0].endswith("代"):
        return moment_of(match, Precision.DECADE, (date(start, 1, 1), date(end + 9, 12, 31)))
    return moment_of(match, Precision.YEAR, (date(start, 1, 1), date(end, 12, 31)))


def _fiscal(match: re.Match[str], _today: date | None) -> Moment | None:
    named, quarter = match["fiscal_year"], match["fiscal_quarter"] or match["fiscal_alone"]
    return fiscal_moment(match, named, quarter)


def _in_year(match: re.Match[str], today: date | None) -> Moment | None:
    if word := match["year_word"]:
        return _with_part(match, 1, today.year + patterns.YEAR_WORDS[word] if today else None, relative=True)
    if match["other_year"] and match.end() == match.end("other_year"):
        return None
    if match["reign"] or match["other_year"]:
        return _with_part(match, 1, None, relative=False)
    if name := match["era_name"]:
        year = patterns.ERAS[name] + (1 if match["era_year"] == "元" else figure(match["era_year"]) or 1)
        return _with_part(match, 1, year, relative=False) if name in patterns.SOLAR_ERAS else calendar(match, year)
    year, era = year_number(match["year"]), match["era"]
    if era and era.endswith("前"):
        return moment_of(match, Precision.YEAR, None, year=-year)
    if not era and len(match["year"]) < 4 and not _is_early_year(match, year):
        return None
    if year > 2999 or not year or (not era and match["year"][0] == "0"):
        return None
    return _with_part(match, 1, year if year > 99 or era else None, relative=False)


def _is_early_year(match: re.Match[str], year: int) -> bool:
    """Whether up to three figures before 年 name a year: 645年, 98年6月; not 100年, 30年, 300年后."""
    if match["month1"]:
        return year > 9
    before = match.string[max(0, match.start() - 2) : match.start()]
    if before in ("年至", "年到", "年-"):
        return True
    if before[-1:] == "," and before[0].isdecimal():  # 1,997年
        return False
    if year < 100 or match.string.startswith(_AFTER_A_LENGTH, match.end()):
        return False
    return year % 10 != 0 or before[-1:] in _BEFORE_A_YEAR


def _century(match: re.Match[str], today: date | None) -> Moment | None:
    written = match["nth"]
    if written == "一" and match.string[match.start() - 1 : match.start()] != "元":
        return None
    number = figure(written) if written else None
    if word := match["century_word"]:
        number = (today.year - 1) // 100 + 1 - (word[0] == "上") if today else None
    relative = written is None
    if match["century_era"] or not number or number > 30:
        return moment_of(match, Precision.CENTURY, None, relative=relative, year=-100 * number + 1 if number else None)
    if match["century_decade"]:
        return decade_moment(match, 100 * (number - 1) + (figure(match["century_decade"]) or 0), relative=relative)
    return century_moment(match, number, relative=relative)


def _decade(match: re.Match[str], _today: date | None) -> Moment | None:
    written = match["decade_figures"] or ""
    year = figure(written) or 0
    return decade_moment(match, year if year > 99 else short_decade(year))


def _week(match: re.Match[str], today: date | None) -> Moment | None:
    weekday = match["week_day"] or match["lone_day"]
    weeks = patterns.STEPS[match["week_step"]] if match["week_step"] else 0
    number = patterns.CHINESE_WEEKDAYS.index(weekday.replace("天", "日")) if weekday else None
    return in_week(match, today, weeks, number, weekend=match["weekend"] is not None)


def _month_step(match: re.Match[str], today: date | None) -> Moment | None:
    return by_months(match, today, patterns.STEPS[match["by_months"]], figure(match["step_day"]))


def _quarter_step(match: re.Match[str], today: date | None) -> Moment | None:
    return by_quarters(match, today, patterns.STEPS[match["by_quarters"]])


def _near_day(match: re.Match[str], today: date | None) -> Moment | None:
    return on_day(match, today + timedelta(patterns.DAY_WORDS[match[0]])) if today else _unresolved_day(match)


def _unresolved_day(match: re.Match[str]) -> Moment:
    return moment_of(match, Precision.DAY, None, relative=True)


def _part(match: re.Match[str], today: date | None) -> Moment | None:
    return _with_part(match, 2, today.year if today else None, relative=True)


def _same_month(match: re.Match[str], _today: date | None) -> Moment | None:
    return moment_of(match, Precision.DAY, None, day=figure(match["same_day"]))


def _day_alone(match: re.Match[str], today: date | None) -> Moment | None:
    day = int(match["lone"])
    if not today:
        return moment_of(match, Precision.DAY, None, relative=True, day=day)
    return calendar(match, today.year, relative=True, month=today.month, day=day)


def _time(match: re.Match[str], _today: date | None) -> Moment | None:
    hour, half_day = figure(match["hour"]) or 0, match["half_day"]
    if match["full_hour"] and not half_day and (match["full_hour"] == "点" or not 0 <= hour <= 24):
        return None
    if match["full_hour"] == "时" and not match["hour"].isdecimal() and not half_day:
        return None
    after_noon = half_day in ("下午", "晚上", "晚间", "晚") or "p" in (match["noon"], match["noon_alone"])
    hour += 12 if after_noon and hour < 12 else 0
    minute = 30 if match["half_hour"] else int(match["minute"] or match["minutes"] or 0)
    return moment_of(match, Precision.TIME, None, clock=f"{hour % 24}:{minute:02}")


READERS: dict[str, Reader] = {
    "iso": _iso,
    "years": _years,
    "fiscal": _fiscal,
    "in_year": _in_year,
    "century": _century,
    "decade": _decade,
    "week": _week,
    "month_step": _month_step,
    "quarter_step": _quarter_step,
    "near_day": _near_day,
    "part": _part,
    "same_month": _same_month,
    "day_alone": _day_alone,
    "time": _time,
}
"""The reader of each kind in `date_patterns.py` that is not English."""
