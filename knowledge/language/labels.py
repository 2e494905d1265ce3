"""Labels: what tells things of one sort apart by a number or letter alone, as 第一季 and 第二季, D轮 and B轮, 三号, v2.

Where a question gives a label, a sentence about the same sort with another label speaks of another thing.
"""

from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.language.characters import HAN

_NUMERALS = "一二三四五六七八九十"
_DIGIT = {character: number for number, character in enumerate(_NUMERALS, start=1)}
_SORTS = "财季|季度|季|届|轮|代|期|批|版|座|颗|次|枚|集|章|节|部|号|级|段|工厂"
_PATTERNS = (
    ("第", re.compile(rf"第(?P<number>[{_NUMERALS}]{{1,3}}|\d{{1,3}})(?P<sort>{_SORTS})")),
    (
        "号",
        re.compile(
            rf"(?<![月{_NUMERALS}\d])(?P<number>[{_NUMERALS}]{{1,3}}|\d{{1,3}})(?P<sort>号)(?=[{HAN}]|$|[^\w])(?![线文召称角码])"
        ),
    ),
    ("轮", re.compile(r"(?<![a-z0-9])(?P<number>pre-?[a-f]|[a-h])\+{0,2}(?P<sort>轮)")),
    ("轮", re.compile(r"(?P<number>种子|天使|战略)(?P<sort>轮)")),
    ("series", re.compile(r"(?P<sort>series) (?P<number>[a-h])(?![a-z])")),
    ("-", re.compile(rf"(?P<sort>[{HAN}]{{2}})-(?P<number>\d{{1,3}})(?![\d.,])")),
)
"""What each kind of label is written with, and its pattern."""
_SAME_SORT = {"series": "轮", "季度": "季", "财季": "季"}


@dataclass(frozen=True, slots=True)
class Label:
    """A sort of things and which of them, with its span."""

    sort: str
    number: str
    start: int
    end: int


def labels(folded: str) -> list[Label]:
    """The labels in a folded text, in order."""
    found = []
    for mark, pattern in _PATTERNS:
        if mark not in folded:
            continue
        for match in pattern.finditer(folded):
            sort = match["sort"]
            found.append(Label(_SAME_SORT.get(sort, sort), _number(match["number"]), *match.span()))
    return sorted(found, key=lambda label: label.start)


def _number(written: str) -> str:
    """A Chinese numeral below a hundred in digits; anything else as it stands."""
    if not set(written) <= _DIGIT.keys():
        return written
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return str(_DIGIT[written[-1]])
    return str(10 * (_DIGIT[tens[-1]] if tens else 1) + (_DIGIT[ones] if ones else 0))
