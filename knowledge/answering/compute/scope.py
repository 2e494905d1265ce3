"""What a value is limited to that the question does not name: 45 座|城市, 在新加坡…63 家, 上半年新开…3100 家.

Such a value is one of something else, or of a part of what is asked for.
"""

from knowledge.answering.compute.placing import Placed
from knowledge.language import regex as re
from knowledge.language.lexicon import is_place, lexicon
from knowledge.language.measures import Measure
from knowledge.language.segmentation import segment

LIMITED = 0.12
"""What each limit costs a value, as a share of a perfect fit."""
REACH = 6
"""Characters after a count in which what is counted stands."""
_PART = re.compile(r"[,，、;；。:：]")
_WHERE = re.compile(r"[在于](?P<where>[^,;。、在于]{2,8}?)(?=[的开有建设共新累]|\d|$)")
_CHANGE = re.compile("净增|新增|新开|增加|增设|增开|关闭|关掉|关店|减少|流失|裁掉|新建|拟|目标|计划|要[建开做达]|其中")
"""What says that a value is what came or went, is to come, or is a part, and no whole that there is."""

_FROM = re.compile("(?:从|由)[^,;。]{0,10}$")
_TO = re.compile("[^,;。]{0,6}[到至为]")
_NOUNS = frozenset("nL")
_ANYTHING = "个"
_ALIKE = ("家间所", "辆台部架", "块张片颗枚", "艘条")
"""Measure words that count the same things."""
_PEOPLE = frozenset({"人", "名", "位", "员", "people", "employees", "staff", "workers", "jobs", "users", "patients"})


def is_people(unit: str) -> bool:
    """Whether a unit counts people."""
    return unit in _PEOPLE


def counted_as(unit: str) -> str:
    """One word for all that the same is counted by: 家 and 间 for shops; 个 counts everything, and so is nothing."""
    if is_people(unit):
        return "人"
    if unit in ("", _ANYTHING):
        return ""
    return next((group[0] for group in _ALIKE if unit in group), unit)


def limits(placed: Placed, question: str) -> int:
    """How many limits the value has that the folded question does not name."""
    text = placed.fact.folded
    clause = _PART.split(text[: placed.start])[-1]
    told = _WHERE.search(clause)
    where = told is not None and is_place(told["where"]) and told["where"] not in question
    change = _CHANGE.search(clause)
    changed = change is not None and change[0] not in question
    return _counts_other(placed, question) + where + changed + _was(placed)


def _was(placed: Placed) -> bool:
    """Whether a value is what it is no more: "从2300万元|压到了880万元"."""
    text = placed.fact.folded
    return _FROM.search(text, 0, placed.start) is not None and _TO.match(text, placed.end) is not None


def _counts_other(placed: Placed, question: str) -> bool:
    """Whether the noun after a count is none of the question's."""
    claim = placed.claim
    if claim.measure != Measure.COUNT or is_people(claim.unit):
        return False
    after = segment(placed.fact.folded[placed.end : placed.end + REACH])[:1]
    noun = after[0].text if after and after[0].start == 0 else ""
    return len(noun) > 1 and lexicon().tag(noun) in _NOUNS and noun not in question
