"""Computations on the values of several things: difference, ratio, share, change, sum, and who has more."""

from collections.abc import Sequence

from knowledge.answering.compute.conversion import converted
from knowledge.answering.compute.direct import ALIKE, told_directly
from knowledge.answering.compute.frames import lacking
from knowledge.answering.compute.naming import as_written
from knowledge.answering.compute.operands import TOLD_SO, Operand, assign, covered, fit
from knowledge.answering.compute.operation import Task
from knowledge.answering.compute.operation_patterns import IDLE, Operation
from knowledge.answering.compute.own_questions import asked_alone
from knowledge.answering.compute.placing import PART, Placed, Unit
from knowledge.answering.compute.results import DATED, OF_NEAR, answer_with
from knowledge.answering.compute.scene import Scene
from knowledge.answering.compute.scope import counted_as
from knowledge.answering.compute.stretches import pair_in_sentence
from knowledge.answering.compute.things import Wanted, wanted
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import Asked, kind_of
from knowledge.language.attributes import is_measured, measure_of, measured_by
from knowledge.language.measures import Measure
from knowledge.language.sentences import Span
from knowledge.models import Answer
from knowledge.phrasing.telling import of_thing
from knowledge.store import Store

SURE = 0.5
"""How well all operands must fit, on average, before anything is computed with them."""
LEAST = 0.42
"""How well every operand must fit."""
WHOLE = 0.9
"""How well all characters of an unknown name must fit its value."""
COMMON = 0.45
"""How well what is asked of all must fit every operand that is counted together with others."""
GIVEN, ABSENT = 0.75, 0.3
"""From how well a claim fits a thing its value is surely given, and below which it is surely not."""
_CHANGING = re.compile(
    "增加|减少|上升|下降|提高|降低|增长|上涨|下跌|涨|跌|降|升|增|减|砍|裁|rise|rose|fall|fell|drop"
    "|dropped|increase|decrease|grow|grew|change"
)
"""What happens to a value that goes from one number to another; the sentence tells it in its own word."""
_MEASURED = {Asked.MONEY: Measure.MONEY, Asked.SHARE: Measure.SHARE, Asked.DURATION: Measure.DURATION}
_COUNTING = frozenset({Operation.DIFFERENCE, Operation.SUM, Operation.RATIO})
"""What counts values together."""
_TOLD_ITSELF = frozenset({Operation.SHARE, Operation.CHANGE})
"""What articles mostly tell themselves: it is computed only where the words around the values leave no doubt."""
_COUNTED = frozenset({"多", "少", "more", "fewer", "less"})


def solve(task: Task, question: Question, store: Store) -> Answer | None:
    """The computed answer; an unknown one that names what is missing; None where this is no computation."""
    scene = Scene(question, store)
    rest = outside(question, task.items)
    common = " ".join(question.folded[slice(*span)] for span in rest)
    scene.look(f"{question.folded[slice(*item)]} {common}" for item in task.items)
    shared = [unit for unit in scene.units(rest) if not IDLE.fullmatch(unit.text)]
    if task.operation is Operation.COMPARE:
        shared = [unit for unit in shared if unit.text != question.asking.focus or measured_by(unit.text)]
    dated = task.word in DATED
    claims = scene.dates if dated else scene.claims

    things, tails = wanted(scene, task.items)
    shared += [
        unit for unit in tails if unit.text not in {one.text for one in shared} and not IDLE.fullmatch(unit.text)
    ]
    if told_directly(task, claims, things, shared):
        return None
    measure = measured(shared) or measured([unit for thing in things for unit in thing.core])

    def allowed(placed: Placed) -> bool:
        if not asked_of(placed, shared):
            return False
        if dated and shared and not any(placed.fits(unit) >= PART for unit in shared if not unit.moment):
            return False
        right = dated or measure is None or task.measure is not None or placed.claim.measure == measure
        return right and not is_given(question, placed) and may_be_operand(task, placed, dated=dated)

    if task.items:
        if task.operation not in _TOLD_ITSELF:
            things = asked_alone(question, store, task, things, shared)
            scene.add(fact for thing in things for fact in thing.tellers)
        claims = scene.dates if dated else scene.claims
        found = assign(
            claims, things, shared, allowed, near=task.operation in {*OF_NEAR, Operation.COMPARE, Operation.ORDER}
        )
        if found is None and task.operation is Operation.SUM:
            found = converted(scene, things, shared)
        if found is None or not _sure(task, found, things, shared):
            return _missing(question, scene, claims, things, shared)
    else:
        shared = [unit for unit in shared if not _CHANGING.fullmatch(unit.text)]
        found = pair_in_sentence(question.folded, claims, shared, allowed)
        if found is None:
            return None
    return answer_with(task, question, scene, found)


def asked_of(placed: Placed, shared: Sequence[Unit]) -> bool:
    """Whether a value may be one of the attribute that is asked for: it is none of another."""
    if not is_measured(placed.claim.attribute):
        return True
    named = [placed.fits(unit) for unit in shared if unit.attribute]
    return not named or max(named) >= ALIKE


def measured(shared: Sequence[Unit]) -> Measure | None:
    """What the attribute that is asked for is measured in: 毛利率 is a share."""
    told = [measure for unit in shared if (measure := measure_of(unit.attribute or "") or _asked_in(unit.text))]
    return told[-1] if told else None


def _asked_in(noun: str) -> Measure | None:
    kind = kind_of(noun)
    return _MEASURED.get(kind) if kind else None


def is_given(question: Question, placed: Placed) -> bool:
    """Whether the question itself gives the value, so that it is no answer to it."""
    value = placed.fact.folded[placed.start : placed.end]
    figures = re.search(r"\d+(?:\.\d+)?", value)
    return value in question.folded or (
        figures is not None and figures[0] in {number.text for number in question.numbers}
    )


def may_be_operand(task: Task, placed: Placed, *, dated: bool = False) -> bool:
    """Whether a claim may be an operand: not of another measure or currency than the question names."""
    claim = placed.claim
    if dated:
        return True
    if claim.measure == Measure.RANK:
        return False
    share = claim.measure == Measure.SHARE
    if share and task.measure is None and task.word in _COUNTED:
        return False  # who has more has no larger part of something
    if task.operation in (Operation.SHARE, Operation.RATIO) and (share or claim.measure == Measure.DURATION):
        return False  # a part of a part is hardly what is asked
    if task.unit == "point":
        return share and claim.unit == "%"
    if task.measure in (Measure.MONEY, Measure.SHARE, Measure.DURATION, Measure.PHYSICAL):
        right = claim.measure == task.measure
        return right and (not task.unit or task.measure is not Measure.MONEY or claim.unit in (task.unit, ""))
    if task.measure is Measure.COUNT:
        own, asked = counted_as(claim.unit), counted_as(task.unit)
        return claim.measure == Measure.COUNT and (claim.unit[:1].isascii() or own in ("", asked) or not asked)
    return not (share and claim.unit == "times")


def outside(question: Question, items: Sequence[Span]) -> list[Span]:
    """The parts of the question beside its things."""
    spans: list[Span] = []
    begin = 0
    for start, end in sorted(items):
        if begin < start:
            spans.append((begin, start))
        begin = end
    if begin < len(question.folded):
        spans.append((begin, len(question.folded)))
    return spans


def _sure(task: Task, found: Sequence[Operand], things: Sequence[Wanted], shared: Sequence[Unit]) -> bool:
    """Whether the operands surely are what is asked for: by what is the things' own and, where their values are counted
    together, by what is asked of them all.
    """
    if sum(one.fit for one in found) / len(found) < SURE or min(one.fit for one in found) < LEAST:
        return False
    if task.operation is Operation.COMPARE and not all(_of_one_kind(found, unit) for unit in shared if unit.attribute):
        return False
    if task.operation not in _COUNTING:
        return True
    unknown = [one for thing, one in zip(things, found, strict=True) if all(len(unit.text) == 1 for unit in thing.core)]
    if any(one.core < WHOLE and one.told < TOLD_SO for one in unknown):
        return False
    kind = measured([*(unit for thing in things for unit in thing.core), *shared])
    if kind and task.measure is None and any(one.placed.claim.measure not in (kind, Measure.BARE) for one in found):
        return False
    telling = [unit for unit in shared if len(unit.text) > 1]
    return not telling or all(one.told >= TOLD_SO or covered(one.placed, telling) >= COMMON for one in found)


def _of_one_kind(found: Sequence[Operand], unit: Unit) -> bool:
    """Whether an attribute that one of the values is told of is no less that of the others."""
    fits = [one.placed.fits(unit) for one in found]
    return max(fits) < PART or min(fits) >= ALIKE


def _missing(
    question: Question, scene: Scene, claims: Sequence[Placed], things: Sequence[Wanted], shared: Sequence[Unit]
) -> Answer | None:
    """No answer, where what is asked is surely given for one thing and for another, also in the article, is not."""
    fits = [[fit(placed, thing, shared) for placed in claims] for thing in things]
    best = [max(listed, key=lambda one: min(one.core, one.common), default=None) for listed in fits]
    if not all(any(scene.stands(unit) for unit in thing.core) for thing in things):
        return None  # of what the article does not even name, the ordinary way says so
    given = [one for one in best if one and min(one.core, one.common) >= GIVEN]
    what = next((unit.text for unit in shared if unit.attribute and len(unit.text) > 1), "")
    if not what:
        return None
    absent = [
        of_thing(
            as_written(question.folded[slice(*thing.span)], list(scene.facts.values()), question.language),
            what,
            question.language,
        )
        for thing, one in zip(things, best, strict=True)
        if one is None or min(one.core, one.common) < ABSENT
    ]
    if not given or not absent:
        return None
    return lacking(question, scene.store, absent, [one.placed.fact for one in given])
