"""Moments in words: when something was, said to an asker in English or Chinese."""

from datetime import date

from knowledge.language.times import Moment, Precision

_NAMES = "January February March April May June July August September October November December"
_MONTHS = _NAMES.split()
_QUARTERS = "一二三四"


def in_english(moment: Moment) -> str:
    """The moment in English: `29 June 2023`, `Q2 2023`, `1990s`; nothing for one that is not resolved."""
    if moment.clock:
        return moment.clock
    if moment.fiscal:
        year = f"fiscal {moment.year}" if moment.year else "the fiscal year"
        return f"Q{moment.quarter} of {year}" if moment.quarter else year
    if not moment.first or not moment.last:
        return _unresolved_english(moment)
    first, last = moment.first, moment.last
    if moment.precision is Precision.CENTURY:
        number = last.year // 100
        ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending} century"
    if moment.precision is Precision.DECADE:
        return f"{first.year}s"
    if moment.precision is Precision.YEAR:
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if moment.quarter:
        return f"Q{moment.quarter} {first.year}"
    if moment.half:
        return f"{'second' if moment.half == 2 else 'first'} half of {first.year}"
    if moment.precision is Precision.MONTH:
        ends = dict.fromkeys((f"{_MONTHS[first.month - 1]} {first.year}", f"{_MONTHS[last.month - 1]} {last.year}"))
        return " to ".join(ends)
    return " to ".join(dict.fromkeys((_english_day(first), _english_day(last))))


def in_chinese(moment: Moment) -> str:
    """The moment in Chinese: `2023年6月29日`, `2023年第二季度`, `1990年代`; nothing for one that is not resolved."""
    if moment.clock:
        return moment.clock
    quarter = f"第{_QUARTERS[moment.quarter - 1]}季度" if moment.quarter else ""
    if moment.fiscal:
        return f"{moment.year}财年{quarter}" if moment.year else quarter.replace("季度", "财季")
    if not moment.first or not moment.last:
        return _unresolved_chinese(moment)
    first, last = moment.first, moment.last
    if moment.precision is Precision.CENTURY:
        return f"{last.year // 100}世纪"
    if moment.precision is Precision.DECADE:
        return f"{first.year}年代"
    if moment.precision is Precision.YEAR:
        return f"{first.year}年" if first.year == last.year else f"{first.year}年至{last.year}年"
    if quarter:
        return f"{first.year}年{quarter}"
    if moment.half:
        return f"{first.year}年{'上下'[moment.half - 1]}半年"
    if moment.precision is Precision.MONTH:
        return "至".join(dict.fromkeys((f"{first.year}年{first.month}月", f"{last.year}年{last.month}月")))
    return "至".join(dict.fromkeys((_chinese_day(first), _chinese_day(last))))


def _english_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _unresolved_english(moment: Moment) -> str:
    if moment.year and moment.year < 0:
        return f"{-moment.year} BC" if moment.precision is Precision.YEAR else ""
    parts = (str(moment.day or ""), _MONTHS[moment.month - 1] if moment.month else "")
    return " ".join(filter(None, parts)) or (f"Q{moment.quarter}" if moment.quarter else "")


def _unresolved_chinese(moment: Moment) -> str:
    if moment.year and moment.year < 0:
        return f"公元前{-moment.year}年" if moment.precision is Precision.YEAR else ""
    month, day = (f"{moment.month}月" if moment.month else ""), (f"{moment.day}日" if moment.day else "")
    return f"{month}{day}" or (f"第{_QUARTERS[moment.quarter - 1]}季度" if moment.quarter else "")
