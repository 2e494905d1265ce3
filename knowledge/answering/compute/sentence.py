"""Computations on two values of the sentence that answers best, whatever the question calls them.

"世界银行答应的贷款有多少没有到位" and "新老冠名商的年费相差多少" name no value in the article's words; the sentence
that ranks first holds both, and no other two of what is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from knowledge.answering.compute.choosing import (
    group_of,
    only_two,
    opposed,
    part_of,
    put_against,
    quarters_of,
    told_as_change,
)
from knowledge.answering.compute.operands import Operand, amount_of
from knowledge.answering.compute.operation import Task, read_task
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.answering.compute.pairs import is_given, may_be_operand
from knowledge.answering.compute.placing import Placed
from knowledge.answering.compute.results import answer_with
from knowledge.answering.compute.scene import Scene
from knowledge.answering.compute.stretches import asks_change, plainness
from knowledge.answering.reading import read
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.attributes import CHANGES
from knowledge.language.measures import Measure
from knowledge.models import Answer, Candidate
from knowledge.store import Store

SURE = 0.36
"""The probability of the sentence from which its values are taken for those asked for: that of an answer, as one of the
values alone would surely be a wrong one.
"""
SURE_OF_TWO = 0.45
"""The same where only two values of the sentence may be counted together, and nothing in it puts them so."""
SURE_OTHERWISE = 0.55
"""The same where the sentence says what is asked in other words than the question."""
FIT = 0.7
"""How well the values of such a sentence are taken to fit."""
_NET = re.compile(
    r"净(?!利|资|值|重|额|水|化)|入不敷出|收不抵支|赤字|逆差|顺差|结余|盈余|\bnet (?!profit|income|loss|sales|worth)\w+"
    r"|\b(?:deficit|surplus|shortfall)\b"
)
"""What asks for how much more came than went."""
_LEFT = re.compile(
    r"(?:多少|几)[^,?的]{0,8}(?:没有?|未|还没|尚未)[^?的]*(?:\?|$)|缺口"
    r"|(?:离|距)[^,?]*(?:差|缺|少)(?:了|着)?(?:多少|几)|how (?:much|many) [^?]*\b(?:not|never|yet)\b"
)
"""What asks for the part of a whole that is not yet, or not any more."""
_TO_GOAL = re.compile(r"(?:离|距离?)[^,?]{0,10}?\d")
"""What gives the whole itself: 离1296颗还差多少颗."""
_NUMBERS = "零一二三四五六七八九"
_GROUP = re.compile("(?P<number>[二三四五六七八九])(?:强|家|者|巨头|大|雄)")
"""What says how many values are to be counted together: 三强加起来."""
_APART = re.compile(r"差|相距|悬殊|\b(?:difference|gap|apart)\b")
"""What asks for a difference without naming what differs."""
_TWO, _DIFFERENCE = 2, Operation.DIFFERENCE
_OF_CHANGES = frozenset({Operation.DIFFERENCE, Operation.RATIO, Operation.CHANGE})
_BY_SIZE = frozenset({Operation.SHARE, Operation.RATIO})
_OF_TWO = frozenset({Operation.DIFFERENCE, Operation.RATIO, Operation.SUM})
_ASKED = {Asked.MONEY: Measure.MONEY, Asked.SHARE: Measure.SHARE, Asked.DURATION: Measure.DURATION}


def in_sentence(question: Question, answer: Answer, store: Store) -> Answer | None:
    """What the question wants computed, from values of its best sentence; None where these are not sure."""
    best = answer.candidates[0] if answer.candidates else None
    ways = list(_ways(question)) if best else []
    if best is None or not ways:
        return None
    scene = Scene(question, store)
    scene.add([best.quote.fact])
    for way in ways:
        if is_sure(best, times=way.of_two_times) and (chosen := way.choose(_usable(way, question, scene.claims))):
            if way.choose is only_two and not (best.score >= SURE_OF_TWO and _of_both(question, best, chosen)):
                continue
            if way.of_change and told_as_change(scene.claims, chosen) and not way.task.unit:
                continue
            if way.task.operation in _BY_SIZE:
                chosen = sorted(chosen, key=lambda one: amount_of(one).middle)
            return answer_with(way.task, question, scene, [Operand(one, FIT * best.score, FIT) for one in chosen])
    return None


@dataclass(frozen=True, slots=True)
class _Way:
    """What is to be computed, its things left out, and how its values are told.

    `of_change` tells that the two are one thing's, then and now, `of_two_times` that the question names a time that may
    not be the sentence's word for it, `with_given` that a value of the question's own is one of the two.
    """

    task: Task
    choose: Callable[[Sequence[Placed]], list[Placed] | None]
    of_change: bool = False
    of_two_times: bool = False
    with_given: bool = False


def _ways(question: Question) -> Iterator[_Way]:
    """The ways in which the question may want something computed."""
    folded = question.folded
    task = read_task(folded)
    if (task is not None and task.operation is Operation.REST) or _LEFT.search(folded):
        with_given = _TO_GOAL.search(folded) is not None
        wholes = partial(part_of, given=partial(is_given, question) if with_given else None)
        yield _Way(_difference(task), wholes, with_given=with_given)
    if _NET.search(folded):
        yield _Way(_difference(task), opposed)
    if task is None:
        return
    plain = replace(task, items=())
    if task.operation is Operation.SUM:
        yield from _sums(question, plain)
    if task.operation in _OF_CHANGES and asks_change(folded):
        against = partial(put_against, least=plainness(folded))
        yield _Way(plain, against, of_change=True, of_two_times=len(question.slots(None).moments) > 1)
    two = task.items or (task.operation is _DIFFERENCE and _APART.search(folded))
    if two and len(task.items) in (0, _TWO) and task.operation in _OF_TWO:
        yield _Way(plain, only_two)


def _difference(task: Task | None) -> Task:
    """The difference of two values that the question does not name, in the unit that it may name."""
    kept = task if task and task.operation in (Operation.REST, _DIFFERENCE) else Task(_DIFFERENCE, (), (0, 0))
    return replace(kept, operation=_DIFFERENCE, items=())


def _sums(question: Question, task: Task) -> Iterator[_Way]:
    """The sum of as many values as the question says that there are, or of a time's quarters."""
    if counted := _GROUP.search(question.folded):
        yield _Way(task, partial(group_of, number=_NUMBERS.index(counted["number"])))
    for moment in question.slots(None).moments:
        yield _Way(task, partial(quarters_of, precision=moment.precision))


def is_sure(best: Candidate, *, times: bool = False) -> bool:
    """Whether the sentence surely is the one; that it names another attribute is no objection to a sure one.

    `times` tells that another time is none either: "较上一年" is 2023年 in an article of 2024.
    """
    minor = ("attribute:", "measure:", "time:") if times else ("attribute:", "measure:")
    words = all(objection.startswith(minor) for objection in best.objections)
    return best.score >= (SURE_OTHERWISE if best.objections else SURE) and words


def _usable(way: _Way, question: Question, claims: Iterable[Placed]) -> list[Placed]:
    """The values that may be among those, as the sentence gives them one after the other."""
    return sorted((one for one in claims if _may_be(way, question, one)), key=lambda one: one.start)


def _may_be(way: _Way, question: Question, placed: Placed) -> bool:
    """Whether a value may be one of them: of the measure that is asked for, and not itself told as a change."""
    claim, task = placed.claim, way.task
    measure = _ASKED.get(question.asking.kind)
    if measure and task.operation is not Operation.RATIO and claim.measure != measure:
        return False
    return (
        claim.measure not in (Measure.RANK, Measure.DURATION if measure is None else Measure.RANK)
        and (claim.attribute not in CHANGES or way.of_change)
        and (way.with_given or not is_given(question, placed))
        and may_be_operand(task, placed)
    )


def _of_both(question: Question, best: Candidate, pair: Sequence[Placed]) -> bool:
    """Whether the sentence itself names all that the question names, and limits neither value to something else."""
    own = read(best.fact.folded)
    named = all(own.names(mention.forms) for mention in question.mentions)
    return named and not any(one.limits for one in pair)
