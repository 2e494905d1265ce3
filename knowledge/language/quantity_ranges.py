"""Ranges of quantities: two numbers that bound one value."""

from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.language import quantity_patterns as patterns
from knowledge.language.measures import Bound, Measure, Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity, what joining it to a range needs, and whether it is too weak to stand alone."""

    quantity: Quantity
    scale: Decimal = Decimal(1)
    times: Decimal = Decimal(1)
    weak: bool = False


def range_of(text: str, first: Reading, second: Reading) -> Reading | None:
    """Two numbers as the range that they bound (3到5个, 10%至20%), None where they are two values."""
    a, b = first.quantity, second.quantity
    joint = patterns.BETWEEN.fullmatch(text, a.end, b.start)
    if not joint or Bound.OVER in (a.bound, b.bound) or Bound.UNDER in (a.bound, b.bound):
        return None
    lead = text[max(0, a.start - 8) : a.start].rstrip()
    paired = lead.endswith(patterns.PAIRED)
    if not paired and (lead.endswith(patterns.FROM) or joint["loose"] in ("and", "与", "和")):
        return None
    low, measure, unit = a.low, b.measure, b.unit
    if a.measure is Measure.BARE and not (joint["loose"] and b.measure is Measure.BARE):
        low *= _lent(first, second) * second.times
    elif a.measure is Measure.MONEY and b.measure is Measure.BARE and a.end == a.number_end:
        low, measure, unit = low * _lent(first, second), a.measure, a.unit  # $1.5-2 billion
    elif a.measure is Measure.RANK and b.measure is Measure.COUNT and not a.unit:
        measure = Measure.RANK
    elif (a.measure, a.unit) != (b.measure, b.unit) or a.measure is Measure.BARE:
        return None
    if low > b.low or (a.high > b.high and low == a.low):
        return None
    merged = replace(
        b, start=a.start, number_start=a.number_start, measure=measure, low=low, unit=unit, bound=a.bound or b.bound
    )
    return Reading(merged, second.scale, second.times, second.weak)


def _lent(first: Reading, second: Reading) -> Decimal:
    """What multiplies the first number of a range too: 亿 in 3到5亿, but not 万 in 5000到2万."""
    alone = second.quantity.low / second.scale / second.times
    return second.scale if first.scale == 1 and first.quantity.low < alone else Decimal(1)
