"""Which values of a sentence a computation is done on, by how the sentence puts them to each other."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from knowledge.answering.compute.operands import base, comparable
from knowledge.answering.compute.placing import Placed
from knowledge.answering.compute.remainder import parts_of
from knowledge.answering.compute.stretches import set_against
from knowledge.language import regex as re
from knowledge.language.attributes import CHANGES
from knowledge.language.times import Precision

_TWO = 2
_QUARTERS = {Precision.HALF: 2, Precision.YEAR: 4}
"""Quarters that a time is made of."""
_COMES = re.compile("开|增|进|入|收|招|买|生|come|open|join|hire|revenue|income|import|bought|inflow")
_GOES = re.compile("关|减|出|离|退|闭|支|裁|卖|走|死|spen|clos|left|leav|export|sold|outflow|cost|fire")
"""What stands before the two values of such a question: "新开8.9万家、关掉5.7万家"."""


def only_two(usable: Sequence[Placed]) -> list[Placed] | None:
    """The only two values that can be counted together; None where there are more such, or none."""
    kinds: dict[tuple[str, str], list[Placed]] = {}
    for one in usable:
        kinds.setdefault(base(one.claim.measure, one.claim.unit), []).append(one)
    several = [told for told in kinds.values() if len(told) >= _TWO]
    only = several[0] if len(several) == 1 else []
    return only if len(only) == _TWO and len({one.claim.low for one in only}) == _TWO else None


def part_of(usable: Sequence[Placed], given: Callable[[Placed], bool] | None = None) -> list[Placed] | None:
    """The only whole of which a part is told, and that part; None where there are more such, or none.

    `given` tells which value is the whole, where the question says so.
    """
    found = [[whole, *parts] for at, whole in enumerate(usable) if (parts := parts_of(whole, usable[at + 1 :]))]
    if given:
        found = [told for told in found if given(told[0])]
    return found[0] if len(found) == 1 and len(found[0]) == _TWO else None


def opposed(usable: Sequence[Placed]) -> list[Placed] | None:
    """The two neighbouring values of which one came and the other went; None where there are more such, or none."""
    found = []
    for first, second in pairwise(usable):
        told = [_before(one) for one in (first, second)]
        ways = [(_COMES.search(text) is not None, _GOES.search(text) is not None) for text in told]
        if comparable([first, second]) and ways[0] != ways[1] and all(one != other for one, other in ways):
            found.append([first, second])
    return found[0] if len(found) == 1 else None


def _before(placed: Placed) -> str:
    """What stands just before a value in its clause."""
    text = placed.fact.folded[: placed.start]
    return re.split("[,，、;；。:：]", text)[-1]


def put_against(usable: Sequence[Placed], least: float = 0.0) -> list[Placed] | None:
    """The only two values that the sentence puts against each other, from … to … before all other ways; `least` tells
    how plainly.
    """
    found: dict[float, list[list[Placed]]] = {}
    for at, first in enumerate(usable):
        for second in usable[at + 1 : at + 3]:
            kind = set_against(first, second)
            if kind and kind >= least and comparable([first, second]) and first.claim.low != second.claim.low:
                found.setdefault(kind, []).append([first, second])
    best = found[max(found)] if found else []
    return best[0] if len(best) == 1 else None


def told_as_change(told: Sequence[Placed], pair: Sequence[Placed]) -> bool:
    """Whether the sentence itself tells how far the two are apart."""
    kind = base(pair[0].claim.measure, pair[0].claim.unit)
    others = [one for one in told if one not in pair and base(one.claim.measure, one.claim.unit) == kind]
    return any(one.claim.attribute in CHANGES for one in others)


def group_of(usable: Sequence[Placed], number: int) -> list[Placed] | None:
    """So many values of one attribute, and no more of it: the shares of 三强; None where there are not so many."""
    kinds: dict[tuple[str, tuple[str, str]], list[Placed]] = {}
    for one in usable:
        kinds.setdefault((one.claim.attribute, base(one.claim.measure, one.claim.unit)), []).append(one)
    groups = [told for told in kinds.values() if len(told) == number]
    return groups[0] if len(groups) == 1 else None


def quarters_of(usable: Sequence[Placed], precision: Precision) -> list[Placed] | None:
    """The values of all quarters of a time that none is told of as a whole; None where there are others."""
    told = [one for one in usable if any(time.precision is Precision.QUARTER for time in one.times)]
    return group_of(told, _QUARTERS[precision]) if precision in _QUARTERS else None
