"""Values of two currencies where the article itself gives one in the other: "13 亿美元(约合 94 亿人民币)"."""

from collections.abc import Sequence
from itertools import product

from knowledge.answering.compute.operands import Operand, comparable, fit
from knowledge.answering.compute.placing import Placed, Unit
from knowledge.answering.compute.scene import Scene
from knowledge.answering.compute.things import Wanted
from knowledge.language import regex as re
from knowledge.language.measures import Measure

_BESIDE = re.compile(r"[ (（,，]*(?:约合|约|合|折合|相当于|about |around |roughly )?[ ]*")
TRIED = 6
"""Claims of each thing that are tried."""


def converted(scene: Scene, things: Sequence[Wanted], shared: Sequence[Unit]) -> list[Operand] | None:
    """Operands in one currency, some of them in the other currency that stands beside them."""
    choices = []
    for thing in things:
        fits = sorted((fit(placed, thing, shared) for placed in scene.claims), key=lambda one: -one.fit)
        money = [one for one in fits if one.placed.claim.measure == Measure.MONEY and one.core >= 0.5][:TRIED]
        choices.append([(one, other) for one in money for other in (one, *_beside(scene, one))])
    best: tuple[float, list[Operand]] | None = None
    for chosen in product(*choices):
        operands = [other for _, other in chosen]
        if not comparable([one.placed for one in operands]):
            continue
        if len({(one.placed.claim.fact, one.placed.start) for one in operands}) < len(operands):
            continue
        value = sum(one.fit for one, _ in chosen)
        if best is None or value > best[0]:
            best = value, [Operand(other.placed, one.fit, one.core) for one, other in chosen]
    return best[1] if best else None


def _beside(scene: Scene, operand: Operand) -> list[Operand]:
    """The same value in another currency, just behind it in brackets."""
    placed = operand.placed
    return [Operand(other, operand.fit, operand.core) for other in scene.claims if _same_value(placed, other)]


def _same_value(first: Placed, second: Placed) -> bool:
    if first.claim.fact != second.claim.fact or second.claim.measure != Measure.MONEY:
        return False
    if second.start < first.end or first.claim.unit == second.claim.unit:
        return False
    return _BESIDE.fullmatch(first.fact.folded, first.end, second.start) is not None
