"""What follows from a share, a multiple, a lead or a price by the piece that the best sentence tells.

"以约 3 亿元买下 20% 的股权" makes 整个公司 about 15 亿元; "1.87 亿元,约为海港的 2.4 倍" gives 海港 as well,
"新批 31 款,比去年同期多出 9 款" gives 去年同期, and "追加 12 艘船,单价约 2.1 亿美元" what they cost together.
"""

from collections.abc import Sequence
from decimal import Decimal

from knowledge.answering.compute.arithmetic import Amount, difference, divided, multiplied, total
from knowledge.answering.compute.frames import computed
from knowledge.answering.compute.operands import Operand, amount_of, comparable
from knowledge.answering.compute.pairs import is_given
from knowledge.answering.compute.placing import Placed
from knowledge.answering.compute.scene import Scene
from knowledge.answering.compute.sentence import is_sure
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.attributes import attribute_in
from knowledge.language.measures import Measure
from knowledge.language.segmentation import segment
from knowledge.models import Answer
from knowledge.phrasing import computed as phrase
from knowledge.store import Store

FIT = 0.7
"""How well the values of such a sentence are taken to fit."""
_WHOLE = re.compile(r"整个|整体|全部|总体|\b(?:whole|entire|implied|implies|implying)\b")
_WORKED_OUT = re.compile(
    r"[按照依][^,?]{1,16}(?:算|推)|倒推|反推|推算|折算|换算|\b(?:implied|implies|implying|works? out)\b"
)
"""What asks for a value that is to be worked out."""
_STAKE = re.compile(r" ?的?(?:股权|股份|权益)| ?的?(?:持股|股)|(?: of (?:its|the) (?:shares|equity))? ?stake")
"""What a share of somebody is a share of."""
_TIMES_OF = re.compile(r"(?:为|是|相当于|等于)(?P<whose>[^,;。]{1,12}?)的? ?(?:约|近|大约)? ?$")
"""What stands before a multiple: whose value it is counted in."""
_LEAD = re.compile("比(?P<whose>[^,;。比]{2,8}?)(?P<way>[多少高低])[出了]{0,2} ?(?:约|近)? ?$")
"""What stands before how much one value is more than another: 比去年同期多出|9 款."""
_LESS = frozenset("少低")
_COMPARES = re.compile("比|差|[高低][多少]|than|difference")
"""A question with such words asks how far values are apart, and not for one of them."""
_TOGETHER = re.compile(r"总共|一共|总价|总额|合计|加起来|\b(?:in total|altogether|together)\b")
_PIECE = re.compile("单价|每[艘台架辆颗座套支枚件只张发块份部](?!天|年|月)")
"""What tells the price of one."""
_HUNDRED = Decimal(100)


def derived(question: Question, answer: Answer, store: Store) -> Answer | None:
    """The value that the question wants worked out, from two of its best sentence; None where they are not sure."""
    whole = _WHOLE.search(question.folded) is not None
    best = answer.candidates[0] if answer.candidates else None
    if best is None or not is_sure(best):
        return None
    scene = Scene(question, store)
    scene.add([best.quote.fact])
    if found := _of_lead(question, scene) or _by_the_piece(question, scene):
        return found
    if not whole and not _WORKED_OUT.search(question.folded):
        return None
    values = [one for one in scene.claims if one.claim.measure in (Measure.MONEY, Measure.COUNT)]
    shares = [one for one in scene.claims if one.claim.measure == Measure.SHARE]
    multiples = [found for one in shares if (found := _of_multiple(question, scene, one, values))]
    if len(multiples) == 1:
        return multiples[0]
    return _of_share(question, scene, shares[0], values, whole=whole) if len(shares) == 1 else None


def _of_lead(question: Question, scene: Scene) -> Answer | None:
    """The value of whom or when another is told to be so much more than: that of 去年同期."""
    claims = sorted(scene.claims, key=lambda one: one.start)
    if _COMPARES.search(question.folded):
        return None
    for at, lead in enumerate(claims):
        told = _LEAD.search(lead.fact.folded, 0, lead.start)
        own = next((one for one in reversed(claims[:at]) if told and one.end <= told.start()), None)
        if told and own and told["whose"] in question.folded and comparable([own, lead]):
            amounts = amount_of(own), amount_of(lead)
            if told["way"] in _LESS:
                return _told(question, scene, [own, lead], total(amounts), "+")
            return _told(question, scene, [own, lead], difference(*amounts), "−")
    return None


def _by_the_piece(question: Question, scene: Scene) -> Answer | None:
    """What as many as the question says cost together, by the price of one, where no sum is told."""
    if not _TOGETHER.search(question.folded):
        return None
    given = [one for one in scene.claims if one.claim.measure == Measure.COUNT and is_given(question, one)]
    prices = [one for one in scene.claims if one.claim.measure == Measure.MONEY and _PIECE.search(_before(one))]
    if len(given) != 1 or len(prices) != 1 or ";" in given[0].fact.folded[given[0].end : prices[0].start]:
        return None
    return _told(question, scene, [prices[0], given[0]], multiplied(amount_of(prices[0]), amount_of(given[0])), "×")


def _before(placed: Placed) -> str:
    return re.split("[,，;；。]", placed.fact.folded[: placed.start])[-1]


def _of_multiple(question: Question, scene: Scene, times: Placed, values: Sequence[Placed]) -> Answer | None:
    """The value of whom another's is so many times: that of 海港 in "1.87 亿元,约为海港的 2.4 倍"."""
    whose = _TIMES_OF.search(times.fact.folded, 0, times.start)
    before = [one for one in values if one.end <= times.start]
    if times.claim.unit != "times" or not whose or not before:
        return None
    name = whose["whose"].strip()
    words = [name, *(word.text for word in segment(name) if len(word.text) > 1)]
    if not any(word in question.folded for word in words):
        return None
    return _told(question, scene, [before[-1], times], divided(amount_of(before[-1]), amount_of(times)), "÷")


def _of_share(
    question: Question, scene: Scene, share: Placed, values: Sequence[Placed], *, whole: bool
) -> Answer | None:
    """The whole of which a share is paid for, or the share of a whole that is told: "最高可处营业额 10% 的罚款"."""
    if share.claim.unit != "%" or len(values) != 1:
        return None
    text, value = share.fact.folded, values[0]
    part = amount_of(share)
    if whole and _STAKE.match(text, share.end):
        return _told(question, scene, [value, share], divided(amount_of(value), part, _HUNDRED), "÷")
    of = attribute_in(re.split("[,，;；。]", text[: share.start])[-1])
    if not whole and of and of == value.claim.attribute:
        return _told(question, scene, [value, share], multiplied(amount_of(value), part, _HUNDRED), "×")
    return None


def _told(
    question: Question, scene: Scene, operands: Sequence[Placed], result: Amount | None, sign: str
) -> Answer | None:
    if result is None:
        return None
    language = question.language
    said = [phrase.operand(one.claim.text, amount_of(one).quantity(), language) for one in operands]
    short = phrase.arithmetic(phrase.value(result.quantity(), language, said), said, sign, language)
    return computed(question, scene, [Operand(one, FIT, FIT) for one in operands], short)
