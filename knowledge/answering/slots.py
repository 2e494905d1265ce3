"""What a question fixes besides names: times, labels and the unit of the value it asks for, held against a sentence."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from knowledge.language import regex as re
from knowledge.language.asking import Asked, Asking
from knowledge.language.dates import moments
from knowledge.language.labels import Label, labels
from knowledge.language.measures import Measure, units
from knowledge.language.quantities import quantities
from knowledge.language.times import Moment, compatible

_COUNTED = re.compile(
    r"(?:几|多少|几多)[十百千万亿]*(?P<unit>[个名位人枚颗款家台块张辆艘架件项座部次种条届篇股套桶箱本只支场集])"
)
_DIMENSIONS = tuple(
    (base, re.compile(words))
    for base, words in (
        ("kg", "重|斤|吨|公克|体重|重量|heavy|weigh|weight"),
        (
            "m",
            "[高长宽厚深远粗]|直径|海拔|厚度|高度|长度|宽度|深度|距离|tall|high|long|wide|thick|deep|far|diameter|height|length",
        ),
        ("m²", "面积|占地|平方|area"),
        ("age", "岁|年龄|how old|age"),
        ("m/s", "速|快|speed|fast"),
        ("°C", "温|摄氏|temperature|hot|cold"),
    )
)


@dataclass(frozen=True, slots=True)
class Slots:
    """The times and labels that a question names, and the unit that its answer should have ("" where any will do)."""

    moments: tuple[Moment, ...]
    labels: tuple[Label, ...]
    unit: str


@lru_cache(maxsize=256)
def slots(folded: str, asking: Asking, today: date | None) -> Slots:
    """The slots of a folded question; `today` is the date that relative times are read by."""
    asked = tuple(moment for moment in moments(folded, today) if not asking.start <= moment.start < asking.end)
    return Slots(asked, tuple(labels(folded)), _unit(folded, asking))


def _unit(folded: str, asking: Asking) -> str:
    if asking.kind is Asked.COUNT:
        counted = _COUNTED.search(folded)
        return counted["unit"] if counted else ""
    if asking.kind is Asked.MEASURE:
        asks = folded[max(0, asking.start - 4) : asking.end] + asking.focus
        return next((base for base, words in _DIMENSIONS if words.search(asks)), "")
    return ""


@dataclass(frozen=True, slots=True)
class Values:
    """What a sentence tells of values and times: how many of each measure, in which units, when, and its labels."""

    counts: dict[str, int]
    units: frozenset[str]
    moments: tuple[Moment, ...]
    labels: tuple[Label, ...]


@lru_cache(maxsize=4_096)
def values(folded: str, today: date | None) -> Values:
    """The values of a folded sentence, read by the date of its article."""
    counts: dict[str, int] = {}
    held: set[str] = set()
    known = units()
    for value in quantities(folded):
        counts[value.measure] = counts.get(value.measure, 0) + 1
        unit = known.get(value.unit)
        held |= {value.unit} | ({unit.base} if unit else set())
    told = tuple(moments(folded, today))
    if told:
        counts["date"] = len(told)
    return Values(counts, frozenset(held), told, tuple(labels(folded)))


def other_times(asked: Slots, told: Values) -> list[Moment]:
    """The question's times where the sentence names times as precise, and none that could be the same."""
    return [
        moment
        for moment in asked.moments
        if any(other.precision is moment.precision for other in told.moments)
        and not any(compatible(moment, other) for other in told.moments)
    ]


def other_labels(asked: Slots, told: Values) -> list[Label]:
    """The question's labels where the sentence has others of their sort only."""
    return [
        label
        for label in asked.labels
        if any(other.sort == label.sort for other in told.labels)
        and not any((other.sort, other.number) == (label.sort, label.number) for other in told.labels)
    ]


def unit_fits(asked: Slots, told: Values) -> float:
    """Whether the sentence has a value in the unit asked for; -1 where none is asked for."""
    return -1.0 if not asked.unit else float(asked.unit in told.units)


MEASURES: dict[Asked, str] = {
    Asked.MONEY: Measure.MONEY,
    Asked.SHARE: Measure.SHARE,
    Asked.COUNT: Measure.COUNT,
    Asked.MEASURE: Measure.PHYSICAL,
    Asked.DURATION: Measure.DURATION,
    Asked.RANK: Measure.RANK,
    Asked.DATE: "date",
}
"""What a kind of answer is counted as."""
ANSWERED_BY: dict[Asked, tuple[str, ...]] = {
    Asked.MONEY: (Measure.MONEY, Measure.SHARE),
    Asked.DURATION: (Measure.DURATION,),
}
"""Kinds of answers that no other values can stand for; others are also told by words (in spring) or by other values."""
MEASURED = frozenset(ANSWERED_BY) | {Asked.MEASURE, Asked.COUNT}
"""Kinds of answers of which a sentence may tell another measure."""
_OF_PEOPLE = frozenset(
    {"人", "名", "位", "个", "人次", "名人", "个人", "户", "队", "people", "person", "persons", "men", "women"}
)
"""Units that people are counted in; an English noun of its own may be one too (140 employees)."""
_ONE_OF_PEOPLE = _OF_PEOPLE - {"个", "户", "队", "位"}
"""Those that nothing else is counted in."""
_OTHER_DAYS = re.compile(r"(?:工作|交易|自然)日|学[期年]|课时|工时")
"""Lengths of time that are counted as things are: 两个工作日."""
_PEOPLE = re.compile(
    r"(?:几|多少|几多)[十百千万亿]*(?:(?:个|名|位)?(?:人(?![均次民工气手才事])|员工|职工|工人|雇员|学生)|名|位)"
    r"|how many (?:\w+ )?(?:people|persons|employees|workers|staff|engineers|students|men|women)\b"
)
_AGE = re.compile(r"岁|多大年[纪龄]|年龄|how old|\bage\b")
_AGED = re.compile(
    r"[岁旬]|花甲|古稀|耄耋|[出诞]?生(?:于|在)|出生|年生|[成创建]立|创办|\b(?:born|aged?|founded|built|old)\b"
)
"""What tells how old somebody or something is."""


def counts_others(asked: str, asking: Asking, span: str) -> bool:
    """Whether a folded question asks how many people, and a span tells a value of something else, or the other way."""
    if asking.kind is not Asked.COUNT:
        return False
    told = quantities(span)
    if not _PEOPLE.search(asked):
        unit = _unit(asked, asking)
        return bool(unit and told) and unit not in _OF_PEOPLE and all(value.unit in _ONE_OF_PEOPLE for value in told)
    return bool(told) and {value.measure for value in told}.isdisjoint((Measure.COUNT, Measure.BARE, Measure.RANK))


def other_measure(asked: str, asking: Asking, folded: str, told: Values) -> bool:
    """Whether a folded sentence tells values, but none that can answer a folded question.

    A number without a unit may be of any measure (票房 119.7 亿), and what is counted may be pieces (块).
    """
    if asking.kind is Asked.MEASURE and _AGE.search(asked):
        return not _AGED.search(folded)
    if asking.kind is Asked.COUNT and told.counts and _PEOPLE.search(asked):
        counted = any(
            unit in _OF_PEOPLE or (unit.isascii() and unit != Measure.COUNT and unit not in units())
            for unit in told.units
        )
        return not ((told.counts.get(Measure.COUNT) and counted) or told.counts.get(Measure.BARE))
    if asking.kind is Asked.DURATION and _OTHER_DAYS.search(folded):
        return False
    answering = ANSWERED_BY.get(asking.kind)
    if answering is None or not told.counts or any(told.counts.get(measure) for measure in (*answering, Measure.BARE)):
        return False
    return not any(unit and asked.find(unit, asking.start, asking.end + 1) >= 0 for unit in told.units)
