"""Measures: what a number can be a number of, with the units and their sizes from `data/units.tsv`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from knowledge.language import data
from knowledge.language import regex as re


class Measure(StrEnum):
    """What kind of thing a quantity measures; only quantities of one measure can be the same."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    DURATION = "duration"
    RANK = "rank"
    PHYSICAL = "physical"
    BARE = "bare"


class Bound(StrEnum):
    """On which side of the stated number the value may lie."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its canonical name, and what one of it is in the base that units of its kind share.

    `english` is `singular|plural`, one form for both, or `sign|plural` where a sign stands before the number (`US$`).
    """

    measure: Measure
    name: str
    in_base: Decimal
    base: str
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a unit. `times` is one of what is written in the unit (one 成 is ten %).

    `unit` is None for a word that only begins like one. `least` is the least length of Chinese numeral it follows,
    and `single` whether 一 alone may stand before it.
    """

    unit: Unit | None
    times: Decimal
    least: int
    single: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, read from a text.

    `start` and `end` (code points) hold the whole expression with its approximation word and unit, `number_start` and
    `number_end` the number alone. The value lies between `low` and `high`, both included, counted in `unit`: an ISO
    4217 code, `%`, a name of `data/units.tsv`, the measure word as written, or nothing. `bound` tells whether the text
    puts the value about, over or under that.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    measure: Measure
    low: Decimal
    high: Decimal
    unit: str
    bound: Bound | None = None


_LONGEST = 6
"""Characters of the longest Chinese form."""
_LATIN = re.compile(r"[ -]?(([%‰]|[a-zμ°℃℉][a-z]*(?:/[a-z]+)?[23²³]?)(?:([ -][a-z]+)([ -][a-z]+)?)?)")
_HAN_AFTER = re.compile(r" ?(?=[^\x00-\x7f])")
_FINITE = 20
"""Digits; a value with more is a fraction without end, such as a third, which texts round."""
NO_UNIT = Form(None, Decimal(1), 0, single=True)


@cache
def forms() -> dict[str, Form]:
    """Every form in `data/units.tsv` with what it stands for."""
    table: dict[str, Form] = {}
    own: dict[str, Unit] = {}
    for line in data.entries("units.tsv"):
        measure, name, size, base, english, chinese, written = line.split("\t")
        for mark, form in ((form[0], form.lstrip("~^")) for form in written.split(",")):
            if measure == "none":
                table[form] = NO_UNIT
                continue
            unit = Unit(Measure(measure), form if name == "*" else name, Decimal(size), base, english, chinese)
            unit = own.setdefault(unit.name, unit)
            table[form] = Form(unit, Decimal(size) / unit.in_base, 2 if mark == "~" else 1, single=mark not in "~^")
    return table


@cache
def units() -> dict[str, Unit]:
    """Every unit by its canonical name; measure words of counts by themselves."""
    return {form.unit.name: form.unit for form in reversed(forms().values()) if form.unit}


def unit_at(text: str, at: int) -> tuple[Form, int] | None:
    """The longest form that stands at an offset of an aligned text (a space or hyphen may precede), with its end."""
    table = forms()
    if latin := _LATIN.match(text, at):
        for group in (1, 2):
            word, end = latin.group(group), latin.end(group)
            if group == 1 and latin.group(4) and word not in table:
                word, end = word[: -len(latin.group(4))], latin.end(3)
            if (form := table.get(word)) and not text[end : end + 1].isdigit():
                return form, end
        return None
    if gap := _HAN_AFTER.match(text, at):
        at = gap.end()
        for size in range(_LONGEST, 0, -1):
            if form := table.get(text[at : at + size]):
                return form, min(at + size, len(text))
    return None


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two readings may state the same value.

    About reaches 5 % to both sides, over and under as far as the next round number of the same precision. A bare
    number agrees with every quantity of its number; the measure words of counts need not agree.
    """
    sizes = (Decimal(1), Decimal(1))
    if Measure.BARE not in (a.measure, b.measure):
        if a.measure is not b.measure:
            return False
        if a.measure not in (Measure.COUNT, Measure.RANK):
            first, second = units()[a.unit], units()[b.unit]
            if first.base != second.base:
                return False
            sizes = first.in_base, second.in_base
    (low, high), (least, most) = _reach(a, sizes[0]), _reach(b, sizes[1])
    if {a.bound, b.bound} == {Bound.OVER, Bound.UNDER}:
        return max(low, least) < min(high, most)
    return max(low, least) <= min(high, most)


def _reach(quantity: Quantity, in_base: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that a quantity may have, in the base of its unit."""
    low, high = quantity.low, quantity.high
    if len(low.as_tuple().digits) > _FINITE:
        low, high = low * Decimal("0.995"), high * Decimal("1.005")
    if quantity.bound is Bound.ABOUT:
        low, high = low - abs(low) / 20, high + abs(high) / 20
    elif quantity.bound is Bound.OVER:
        high += _step(high)
    elif quantity.bound is Bound.UNDER:
        # Just under a power of ten the numbers are one place finer: under 100 is 90 and some.
        low -= _step(low) / (10 if low.normalize().as_tuple().digits == (1,) else 1)
    return low * in_base, high * in_base


def _step(value: Decimal) -> Decimal:
    """One of the last place that is not zero: 1000 for 22,000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
