"""Arithmetic on typed values: exact decimals, bounds that carry over, units brought to one base."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.language.measures import Bound, Measure, Quantity, units

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_FIGURES, _DIGITS = Decimal("0.01"), 4
"""Decimals that are told of a small quotient, and digits that are told of a large one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value to compute with: between `low` and `high` of `unit`; `bound` as the text puts it."""

    measure: Measure
    low: Decimal
    high: Decimal
    unit: str
    bound: Bound | None = None

    @property
    def middle(self) -> Decimal:
        """The value to compare by."""
        return (self.low + self.high) / 2

    def quantity(self) -> Quantity:
        """The amount as a quantity, for saying it; it stands nowhere."""
        return Quantity(0, 0, 0, 0, self.measure, self.low, self.high, self.unit, self.bound)


def alike(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts in the unit of the first where they have one base, else as they are."""
    known = units()
    first = known.get(amounts[0].unit)
    found = []
    for amount in amounts:
        unit = known.get(amount.unit)
        if first and unit and amount.unit != first.name and unit.base == first.base:
            factor = unit.in_base / first.in_base
            found.append(Amount(amount.measure, amount.low * factor, amount.high * factor, first.name, amount.bound))
        else:
            found.append(amount)
    return found


def difference(first: Amount, second: Amount) -> Amount:
    """How far two amounts are apart, whichever is larger; shares differ by percentage points."""
    first, second = alike([first, second])
    if first.middle < second.middle:
        first, second = second, first
    points = first.measure is Measure.SHARE and first.unit == "%"
    low, high = sorted((abs(first.low - second.high), first.high - second.low))
    if first.low == first.high and second.low == second.high:
        low = high = first.low - second.low
    return Amount(first.measure, low, high, "point" if points else first.unit, _carried(first, second, opposed=True))


def total(amounts: Sequence[Amount]) -> Amount:
    """The sum of amounts of one measure."""
    counted = alike(amounts)
    bound = counted[0].bound
    for one in counted[1:]:
        bound = bound if bound == one.bound else _mixed(bound, one.bound)
    low, high = sum((one.low for one in counted), Decimal(0)), sum((one.high for one in counted), Decimal(0))
    return Amount(counted[0].measure, low, high, counted[0].unit, bound)


def quotient(first: Amount, second: Amount) -> tuple[Decimal, bool] | None:
    """How many times the second the first is, and whether that is only about so; None where it cannot be told."""
    first, second = alike([first, second])
    if not second.middle:
        return None
    about = any(one.bound is not None or one.low != one.high for one in (first, second))
    return first.middle / second.middle, about


def divided(first: Amount, second: Amount, hundred: Decimal = Decimal(1)) -> Amount | None:
    """The first in its own unit, divided by the number of the second; None where that is nothing.

    Per cent are counted in `hundred`ths. What does not come out even is only about so.
    """
    if not second.middle:
        return None
    number = first.middle * hundred / second.middle
    rounded = number.quantize(_FIGURES) if number < _THOUSAND else _to_figures(number)
    about = first.bound or second.bound or (Bound.ABOUT if rounded != number else None)
    return Amount(first.measure, rounded, rounded, first.unit, about)


def multiplied(first: Amount, second: Amount, hundred: Decimal = Decimal(1)) -> Amount:
    """The first in its own unit, times the number of the second, per cent counted in `hundred`ths."""
    factor = second.middle / hundred
    return Amount(first.measure, first.low * factor, first.high * factor, first.unit, first.bound or second.bound)


def share(first: Amount, second: Amount) -> tuple[Decimal, bool] | None:
    """The first as per cent of the second."""
    found = quotient(first, second)
    return (found[0] * _HUNDRED, found[1]) if found else None


def change(before: Amount, after: Amount) -> tuple[Decimal, bool] | None:
    """By how many per cent the value went up (or down, negative)."""
    found = quotient(after, before)
    return ((found[0] - 1) * _HUNDRED, found[1]) if found else None


def _to_figures(number: Decimal) -> Decimal:
    """A large number in its first digits: what does not come out even is not known to the last one."""
    return round(number, _DIGITS - 1 - number.adjusted())


def _carried(first: Amount, second: Amount, *, opposed: bool) -> Bound | None:
    """The bound of a difference: a lower bound less an exact value stays one, all other mixtures are about so."""
    if first.bound is None and second.bound is None:
        return None
    if opposed and second.bound is None:
        return first.bound
    if opposed and first.bound is None and second.bound in (Bound.OVER, Bound.UNDER):
        return Bound.UNDER if second.bound is Bound.OVER else Bound.OVER
    return Bound.ABOUT


def _mixed(first: Bound | None, second: Bound | None) -> Bound:
    """The bound of a sum of two amounts that are bounded otherwise."""
    if first is None or second is None:
        return first or second or Bound.ABOUT
    return Bound.ABOUT
