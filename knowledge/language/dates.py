"""Dates and times of a text: full dates, and every moment that it names, resolved against the article's date."""

from collections.abc import Iterator
from datetime import date

from knowledge.language import date_patterns as patterns
from knowledge.language import regex as re
from knowledge.language.chinese_dates import READERS as CHINESE_READERS
from knowledge.language.date_building import month_number
from knowledge.language.date_words import in_chinese, in_english
from knowledge.language.english_dates import READERS as ENGLISH_READERS
from knowledge.language.numerals import aligned
from knowledge.language.times import Moment, Precision, compatible

__all__ = ["Moment", "Precision", "compatible", "date_spans", "full_dates", "in_chinese", "in_english", "moments"]

_DATE = re.compile(
    r"(?P<y1>(?:19|20)\d{2})\s*[-/.年]\s*(?P<m1>\d{1,2})\s*[-/.月]\s*(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<m2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d{2})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m3>[A-Z][a-z]{2,8})\.?,?\s+(?P<y3>(?:19|20)\d{2})"
)
_READERS = CHINESE_READERS | ENGLISH_READERS
_TO = re.compile(r" ?(?:[-~至到]|to|until|and) ?")


def full_dates(text: str) -> list[tuple[date, int, int]]:
    """Every date that is written with year, month and day, with its span."""
    found = []
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        variant = next(number for number in "123" if groups[f"y{number}"])
        day = _date(groups[f"y{variant}"], groups[f"m{variant}"], groups[f"d{variant}"])
        if day:
            found.append((day, match.start(), match.end()))
    return found


def _date(year: str, month: str, day: str) -> date | None:
    name = month[:3].lower()
    number = int(month) if month.isdigit() else month_number(name) or 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def moments(text: str, today: date | None) -> list[Moment]:
    """Every moment that a folded or raw text names, in order; none overlap.

    `today` is the date of the article: what is relative, or has no year, is resolved against it.
    """
    plain = aligned(text)
    found: list[Moment] = []
    for moment in _moments(plain, today):
        joined = _range(plain, found[-1], moment) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(moment)
    return found


def date_spans(plain: str) -> list[tuple[int, int]]:
    """The spans of the moments of an aligned text."""
    return [(moment.start, moment.end) for moment in _moments(plain, None)]


def _moments(text: str, today: date | None) -> Iterator[Moment]:
    position = 0
    while begin := patterns.START.search(text, position):
        match = patterns.MOMENT.match(text, begin.start())
        moment = _READERS[match.lastgroup or ""](match, today) if match else None
        if moment:
            yield moment
            position = moment.end
            continue
        position = begin.start() + 1
        if text[begin.start()].isdecimal():
            # The rest of figures that are no date is none either.
            while text[position : position + 1].isdecimal():
                position += 1


def _range(text: str, first: Moment, second: Moment) -> Moment | None:
    """Two moments of one kind as the stretch that they bound (5月1日至6月3日), None where they are two."""
    if first.precision is not second.precision or not _TO.fullmatch(text, first.end, second.start):
        return None
    if text.startswith("and", first.end + 1) and not text[: first.start].endswith("between "):
        return None
    if not (first.first and second.last and first.first < second.last):
        return None
    year = first.year if first.year == second.year else None
    return Moment(
        first.start,
        second.end,
        first.first,
        second.last,
        second.precision,
        first.relative or second.relative,
        year=year,
    )
