"""Which claims are the operands: for each thing of the question its best claim, all of one measure and unit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from knowledge.answering.compute.arithmetic import Amount, alike
from knowledge.answering.compute.placing import SUBJECT, Placed, Unit
from knowledge.answering.compute.scope import LIMITED, counted_as
from knowledge.answering.compute.things import Wanted
from knowledge.language.attributes import is_measured, same_attribute
from knowledge.language.measures import Bound, Measure, Quantity, units
from knowledge.models import Modality

BEST = 12
"""Claims of each thing that are tried together."""
ENOUGH = 0.35
"""The share of a thing's own words, by what they tell, that must stand around its claim."""
LESS_SURE = 0.03
"""What it costs a claim that it is no plain statement but a forecast, a plan or hearsay."""
LATER, FAR = 0.02, 60
"""What it costs a claim to stand so many sentences into its article or further: news begins with what matters most."""
OWNED, AROUND = 0.5, 0.15
"""How well at least one name of a thing, and every name, must fit a value that is to be the thing's."""
FARTHEST = 100
"""How many times another value one may be where their difference is asked for."""
TOLD = 0.35
"""What it is worth to a claim that its sentence surely answers the question about the thing alone."""
TOLD_SO = 0.25
"""The probability from which a sentence is about the thing, whatever stands around its values."""
CORE = 0.65
"""What a thing's own words count beside those that all things share."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A claim chosen for a thing of the question, how well it fits, from 0 to 1, by its own and the common words.

    `told` is the probability that its sentence answers the question about the thing alone.
    """

    placed: Placed
    fit: float
    core: float
    common: float = 1.0
    told: float = 0.0


def amount_of(placed: Placed) -> Amount:
    """A claim's value as an amount."""
    claim = placed.claim
    low, high = claim.low or Decimal(0), claim.high or Decimal(0)
    measure = Measure(claim.measure) if claim.measure in list(Measure) else Measure.BARE
    return Amount(measure, low, high, claim.unit, Bound(claim.bound) if claim.bound else None)


def quantity_of(operand: Operand) -> Quantity:
    """An operand's value, for saying it."""
    return amount_of(operand.placed).quantity()


def fit(placed: Placed, thing: Wanted, shared: Sequence[Unit]) -> Operand:
    """How well a claim fits a thing and what is asked of it."""
    core = covered(placed, thing.core, alone=True)
    common = covered(placed, shared) if shared else 1.0
    value = CORE * core + (1 - CORE) * common if shared else core
    weight = sum(unit.weight for unit in thing.core)
    away = sum(unit.weight for unit in thing.others if placed.fits(unit) >= SUBJECT)
    own = sum(unit.weight for unit in thing.core if placed.fits(unit) >= SUBJECT)
    if away > own:  # it speaks of another of the things
        value -= 0.25 * min(1.0, (away - own) / max(weight, 1.0))
    elif away:  # it speaks of several of them at once
        value -= 0.15
    value -= LESS_SURE * (placed.claim.modality is not Modality.STATED) + LATER * min(1.0, placed.fact.position / FAR)
    value -= LIMITED * placed.limits
    told = thing.tellers.get(placed.claim.fact, 0.0)
    return Operand(placed, value + TOLD * told, core, common, told)


def covered(placed: Placed, units_: Sequence[Unit], *, alone: bool = False) -> float:
    """How much of what words tell, of 1, stands around a claim."""
    total = sum(unit.weight for unit in units_)
    fits = placed.fits_alone if alone else placed.fits
    return sum(unit.weight * fits(unit) for unit in units_) / total if total else 0.0


def assign(
    claims: Iterable[Placed],
    things: Sequence[Wanted],
    shared: Sequence[Unit],
    allowed: Callable[[Placed], bool],
    *,
    near: bool = False,
) -> list[Operand] | None:
    """The best claims for all things together; None where some thing has none.

    All have one measure and unit, and no one is very much larger than another where they are to be `near`; claims of
    one sentence and of one attribute are preferred.
    """
    usable = [placed for placed in claims if allowed(placed)]
    ranked = []
    for thing in things:
        fits = sorted((fit(placed, thing, shared) for placed in usable), key=lambda one: -one.fit)
        ranked.append([one for one in fits if one.told >= TOLD_SO or _is_its_own(one, thing, shared)][:BEST])
    best: tuple[float, list[Operand]] | None = None
    tries = ranked if len(things) <= 3 else [one[:4] for one in ranked[:6]]
    for chosen in product(*tries):
        operands = list(chosen)
        if not _distinct(operands) or not comparable([one.placed for one in operands]):
            continue
        if near and far_apart(operands):
            continue
        value = sum(one.fit for one in operands) / len(operands) + _together(operands)
        if best is None or value > best[0]:
            best = value, operands
    return best[1] if best else None


def far_apart(operands: Sequence[Operand]) -> bool:
    """Whether one value is so much larger than another that they are hardly of one kind; of one attribute they are."""
    values = sorted(one.middle for one in alike([amount_of(one.placed) for one in operands]))
    return not _of_one_attribute(operands) and values[0] * FARTHEST < values[-1]


def _of_one_attribute(operands: Sequence[Operand]) -> bool:
    first, *others = (one.placed.claim.attribute for one in operands)
    return is_measured(first) and all(same_attribute(first, other) for other in others)


def _of_no_two_attributes(operands: Sequence[Operand]) -> bool:
    """Whether the claims tell one attribute, as far as they tell any: "共交付8台,其中英特尔独占5台,台积电2台"."""
    first, *others = [one.placed.claim.attribute for one in operands if is_measured(one.placed.claim.attribute)] or [""]
    return is_measured(first) and all(same_attribute(first, other) for other in others)


def _is_its_own(operand: Operand, thing: Wanted, shared: Sequence[Unit]) -> bool:
    """Whether a value may be the thing's by the words that stand around it."""
    return operand.core >= ENOUGH and _owned(operand.placed, thing, shared)


def _owned(placed: Placed, thing: Wanted, shared: Iterable[Unit]) -> bool:
    """Whether the value may be the thing's: one of its names owns it, and every other name stands around it."""
    own = [placed.fits(unit) for unit in thing.core if unit.name]
    every = [*own, *(placed.fits(unit) for unit in shared if unit.name)]
    return (not own or max(own) >= OWNED) and all(fits >= AROUND for fits in every)


def _distinct(operands: Sequence[Operand]) -> bool:
    return len({(one.placed.claim.fact, one.placed.start) for one in operands}) == len(operands)


def _together(operands: Sequence[Operand]) -> float:
    """A bonus for claims that belong together."""
    beside = len({one.placed.claim.fact for one in operands}) == 1
    return 0.12 * (_of_no_two_attributes(operands) if beside else _of_one_attribute(operands)) + 0.1 * beside


def comparable(placed: Sequence[Placed]) -> bool:
    """Whether values can be counted together: of one measure, and one unit or units of one base.

    Counts may leave out what they count, as in "香港约74万人,马来西亚351万".
    """
    kinds = {base(one.claim.measure, one.claim.unit) for one in placed}
    return len(kinds) == 1 or (
        all(measure == Measure.COUNT for measure, _ in kinds) and len(kinds - {(Measure.COUNT, "")}) == 1
    )


def base(measure: str, unit: str) -> tuple[str, str]:
    """What a unit counts in: its base where it is known; people are counted by many words."""
    if measure in (Measure.COUNT, Measure.BARE):
        return Measure.COUNT, counted_as(unit)
    known = units().get(unit)
    return measure, known.base if known else unit
