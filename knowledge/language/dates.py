"""Absolute dates in a text."""

import re
from datetime import date

_DATE = re.compile(
    r"(?P<y1>(?:19|20)\d{2})\s*[-/.年]\s*(?P<m1>\d{1,2})\s*[-/.月]\s*(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<m2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d{2})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m3>[A-Z][a-z]{2,8})\.?,?\s+(?P<y3>(?:19|20)\d{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
    number = int(month) if month.isdigit() else _MONTHS.index(name) + 1 if name in _MONTHS else 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
