"""Computations on two values of the sentence that answers best, whatever the question calls them.

"世界银行答应的贷款有多少没有到位" and "新老冠名商的年费相差多少" name no value in the article's words; the sentence
that ranks first holds both, and no other two of what is asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.answering.compute.operands import Operand, amount_of, base, comparable
from knowledge.answering.compute.operation import Task, read_task
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.answering.compute.pairs import is_given, may_be_operand
from knowledge.answering.compute.placing import Placed
from knowledge.answering.compute.remainder import parts_of
from knowledge.answering.compute.results import answer_with
from knowledge.answering.compute.scene import Scene
from knowledge.answering.reading import read
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.attributes import CHANGES
from knowledge.language.measures import Measure
from knowledge.models import Answer, Candidate
from knowledge.store import Store

SURE = 0.45
"""The probability of the sentence from which its values are taken for those asked for."""
SURE_OTHERWISE = 0.55
"""The same where the sentence says what is asked in other words than the question."""
FIT = 0.7
"""How well the values of such a sentence are taken to fit."""
_NET = re.compile(
    r"净(?!利|资|值|重|额|水|化)|入不敷出|收不抵支|赤字|逆差|顺差|结余|盈余|\bnet (?!profit|income|loss|sales|worth)\w+"
    r"|\b(?:deficit|surplus|shortfall)\b"
)
"""What asks for how much more came than went."""
_COMES = re.compile("开|增|进|入|收|招|买|生|come|open|join|hire|revenue|income|import|bought|inflow")
_GOES = re.compile("关|减|出|离|退|闭|支|裁|卖|走|死|spen|clos|left|leav|export|sold|outflow|cost|fire")
"""What stands before the two values of such a question: "新开8.9万家、关掉5.7万家"."""
_LEFT = re.compile(
    r"(?:多少|几)[^,?的]{0,8}(?:没有?|未|还没|尚未)[^?的]*(?:\?|$)|缺口|how (?:much|many) [^?]*\b(?:not|never|yet)\b"
)
"""What asks for the part of a whole that is not yet, or not any more."""
_APART = re.compile(r"差|相距|悬殊|\b(?:difference|gap|apart)\b")
"""What asks for a difference without naming what differs."""
_TWO, _DIFFERENCE = 2, Operation.DIFFERENCE
_OF_TWO = frozenset({Operation.DIFFERENCE, Operation.RATIO, Operation.SUM})
_ASKED = {Asked.MONEY: Measure.MONEY, Asked.SHARE: Measure.SHARE, Asked.DURATION: Measure.DURATION}


def in_sentence(question: Question, answer: Answer, store: Store) -> Answer | None:
    """What the question wants computed, from the two values of its best sentence; None where these are not sure."""
    task, choose = _task(question)
    best = answer.candidates[0] if answer.candidates else None
    if task is None or best is None or not is_sure(best):
        return None
    scene = Scene(question, store)
    scene.add([best.quote.fact])
    usable = [one for one in scene.claims if _usable(task, question, one)]
    pair = choose(usable)
    if pair is None or (choose is _only_two and not _of_both(question, best, pair)):
        return None
    smaller, larger = sorted(pair, key=lambda one: amount_of(one).middle)
    if task.operation in (Operation.SHARE, Operation.RATIO, Operation.CHANGE):
        pair = [smaller, larger]
    found = [Operand(one, FIT * best.score, FIT) for one in pair]
    return answer_with(task, question, scene, found)


def _task(question: Question) -> tuple[Task | None, Callable[[Sequence[Placed]], list[Placed] | None]]:
    """What is to be computed, its things left out, and how its two values are told; None where nothing is."""
    folded = question.folded
    task = read_task(folded)
    rest = (task is not None and task.operation is Operation.REST) or _LEFT.search(folded)
    if rest or _NET.search(folded):
        kept = (
            task if task and task.operation in (Operation.REST, Operation.DIFFERENCE) else Task(_DIFFERENCE, (), (0, 0))
        )
        return replace(kept, operation=_DIFFERENCE, items=()), _part_of if rest else _opposed
    two = task and (task.items or (task.operation is _DIFFERENCE and _APART.search(folded)))
    if not task or not two or len(task.items) not in (0, _TWO) or task.operation not in _OF_TWO:
        return None, _only_two
    return replace(task, items=()), _only_two


def is_sure(best: Candidate) -> bool:
    """Whether the sentence surely is the one; that it names another attribute is no objection to a sure one."""
    words = all(objection.startswith(("attribute:", "measure:")) for objection in best.objections)
    return best.score >= (SURE_OTHERWISE if best.objections else SURE) and words


def _usable(task: Task, question: Question, placed: Placed) -> bool:
    """Whether a value may be one of the two: of the measure that is asked for, and not itself told as a change."""
    claim = placed.claim
    measure = _ASKED.get(question.asking.kind)
    if measure and task.operation is not Operation.RATIO and claim.measure != measure:
        return False
    return (
        claim.measure not in (Measure.RANK, Measure.DURATION if measure is None else Measure.RANK)
        and claim.attribute not in CHANGES
        and not is_given(question, placed)
        and may_be_operand(task, placed)
    )


def _only_two(usable: Sequence[Placed]) -> list[Placed] | None:
    """The only two values that can be counted together; None where there are more such, or none."""
    kinds: dict[tuple[str, str], list[Placed]] = {}
    for one in usable:
        kinds.setdefault(base(one.claim.measure, one.claim.unit), []).append(one)
    several = [told for told in kinds.values() if len(told) >= _TWO]
    only = several[0] if len(several) == 1 else []
    return only if len(only) == _TWO and len({one.claim.low for one in only}) == _TWO else None


def _of_both(question: Question, best: Candidate, pair: Sequence[Placed]) -> bool:
    """Whether the sentence itself names all that the question names, and limits neither value to something else."""
    own = read(best.fact.folded)
    named = all(own.names(mention.forms) for mention in question.mentions)
    return named and not any(one.limits for one in pair)


def _part_of(usable: Sequence[Placed]) -> list[Placed] | None:
    """The only whole of which a part is told, and that part; None where there are more such, or none."""
    found = [[whole, *parts] for at, whole in enumerate(usable) if (parts := parts_of(whole, usable[at + 1 :]))]
    return found[0] if len(found) == 1 and len(found[0]) == _TWO else None


def _opposed(usable: Sequence[Placed]) -> list[Placed] | None:
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
