"""Whether the article tells the result itself: then a quote is a better answer than a computation."""

from collections.abc import Iterable, Sequence

from knowledge.answering.compute.operation import Task
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.answering.compute.placing import PART, SUBJECT, Placed, Unit
from knowledge.answering.compute.things import Wanted
from knowledge.language import regex as re
from knowledge.language.attributes import CHANGES
from knowledge.language.measures import Measure

_TOLD = {
    Operation.DIFFERENCE: re.compile(
        "(?:[多少低贵快慢重轻差]|高(?!达)|便宜|相差|差距|落后|领先|距离?)[出了约近达仅为有只]{0,3} ?$"
    ),
    Operation.SUM: re.compile(
        "(?:共|总计|合计|累计|总数|总额|总量|加起来|合起来|total of|totalling|combined)[^,，]{0,8}$"
    ),
}
"""What stands just before a value that is told as such a result."""
_CHANGED = CHANGES | {"layoff"}
_ENDS = re.compile("[到至为从由][^,;。]{0,10}$")
"""Before a value these say that something rose or fell to it or from it, not by it."""
ALIKE = 0.3
"""Below this a value is one of another attribute than the question's."""
ENOUGH = 0.66
"""The share of the question's words, by what they tell, beside a value from which it is taken for the result."""


ENOUGH_OF_SHARES = 0.5
"""The same where the value is itself told as a share or a number of times, as asked."""
_SHARES = {Operation.SHARE, Operation.CHANGE, Operation.RATIO}


def told_directly(task: Task, claims: Iterable[Placed], things: Sequence[Wanted], shared: Sequence[Unit]) -> bool:
    """Whether some value of the article seems to be the result that the question asks for."""
    things = (
        things[:1] if task.operation is Operation.DIFFERENCE else things
    )  # "比同业": the other may be said otherwise
    asked = [*shared, *(unit for thing in things for unit in thing.core)]
    total = sum(unit.weight for unit in asked)
    if not total or task.operation is Operation.COMPARE:
        return False
    for placed in claims:
        if not _may_be(task, placed) or any(unit.attribute and placed.fits(unit) < ALIKE for unit in shared):
            continue
        near = sum(unit.weight * placed.fits(unit) for unit in asked) / total
        if (
            near >= (ENOUGH_OF_SHARES if task.operation in _SHARES else ENOUGH)
            and all(any(placed.fits(unit) >= SUBJECT for unit in thing.core) for thing in things)
            and all(placed.fits(unit) >= PART for unit in shared if unit.name)
        ):
            return True
    return False


def _may_be(task: Task, placed: Placed) -> bool:
    """Whether a claim is of the kind of the result."""
    claim = placed.claim
    if task.operation in _SHARES - {Operation.RATIO}:
        return claim.measure == Measure.SHARE
    if task.operation is Operation.RATIO:
        return claim.measure == Measure.SHARE and claim.unit == "times"
    before = placed.fact.folded[: placed.start]
    changed = claim.attribute in _CHANGED and not _ENDS.search(before)
    if task.operation is Operation.DIFFERENCE and not task.items and changed:
        return task.unit in ("", claim.unit) and task.measure in (None, claim.measure)
    pattern = _TOLD.get(task.operation)
    return pattern is not None and pattern.search(placed.fact.folded, 0, placed.start) is not None
