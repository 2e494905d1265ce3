"""Filters, counts and orders over everybody's values: whose valuation is above so much, how many, who is first."""

from collections.abc import Callable, Iterable, Sequence

from knowledge.answering.compute.frames import answer_of
from knowledge.answering.compute.naming import name_of
from knowledge.answering.compute.operands import amount_of, base
from knowledge.answering.compute.placing import Placed, Unit
from knowledge.answering.compute.scene import Scene
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.attributes import measure_of, near_attributes
from knowledge.language.measures import Bound, Measure, Quantity, units
from knowledge.language.quantities import quantities
from knowledge.models import Answer, Modality
from knowledge.phrasing import computed as phrase
from knowledge.phrasing.telling import marked
from knowledge.store import Store

_SET = re.compile(
    r"哪些|哪[几两三]|[几多][少家个款部种位座项支]|有谁|都有|是谁|有哪|\bwhich\b|\bhow many\b|\bwho\b|\blist\b|\bwhat\b"
)
_NUMBER = re.compile(r"(?:有|共|是)?(?:几|多少)(?:家|个|款|部|种|位|座|项|支|只|条|枚|辆)|\bhow many\b")
_EVEN = re.compile("至少|不低于|不少于|以上|at least|or more|不超过|至多|以内|at most")
_ORDER = re.compile(
    r"[从由](?P<from>[高多大贵长早快重低少小便宜短晚慢轻]+)[到至](?P<to>[高多大贵长早快重低少小便宜短晚慢轻]+)|排序|排个序|排列|排名|\brank\b|\bsort\b"
)
_RISING = re.compile("[低少小短轻]|便宜")
FITS = 0.5
"""How well a claim's time and names must agree with those of the question."""
LEAST_ORDERED = 2
MOST = 8


def filtered(question: Question, store: Store) -> Answer | None:
    """Whose values are over or under what the question says; None where it asks something else or nobody's are."""
    folded = question.folded
    limits = [one for one in quantities(folded) if one.bound in (Bound.OVER, Bound.UNDER)]
    if len(limits) != 1 or not _SET.search(folded[: limits[0].start] + folded[limits[0].end :]):
        return None
    limit = limits[0]
    found = [
        one for one in _everybody(question, store, limit) if within(one, limit, even=_EVEN.search(folded) is not None)
    ]
    if not found:
        return None
    found.sort(key=lambda one: one.fact.position)
    parts = _said(question, store, found[:MOST])
    short = phrase.named(parts, question.language)
    if _NUMBER.search(folded):
        short = phrase.finish(phrase.counted(len(found), short, question.language), question.language)
    return answer_of(question, store, [one.fact for one in found], short, 0.7, part="computed")


def ordered(question: Question, store: Store) -> Answer | None:
    """Everybody's values in order, where the question names nobody to be put in order; else None."""
    order = _ORDER.search(question.folded)
    if order is None:
        return None
    found = _everybody(question, store, None)
    named = [mention for mention in question.mentions if mention.present]
    if len(found) < LEAST_ORDERED or len(named) > 1:
        return None
    rising = _RISING.match(order["from"] or "") is not None
    found.sort(key=lambda one: amount_of(one).middle, reverse=not rising)
    parts = _said(question, store, found[:MOST])
    return answer_of(
        question, store, [one.fact for one in found], phrase.in_order(parts, question.language), 0.7, part="computed"
    )


def _everybody(question: Question, store: Store, limit: Quantity | None) -> list[Placed]:
    """For everybody whose value of the asked attribute is told: the one value that fits the question best."""
    scene = Scene(question, store)
    scene.look()
    spans = [(0, limit.start), (limit.end, len(question.folded))] if limit else [(0, len(question.folded))]
    asked = scene.units(spans)
    attributes = {name for unit in asked if unit.attribute for name in near_attributes(unit.attribute)}
    if not attributes:
        return []
    scene.add(store.claims.telling(attributes))
    units_ = [unit for unit in asked if unit.moment or unit.name]
    usable = _usable(next(iter(unit.attribute for unit in asked if unit.attribute)) or "", limit)
    asked_for = {form for unit in units_ for form in unit.forms}
    best: dict[str, tuple[float, Placed]] = {}
    for placed in scene.claims:
        claim = placed.claim
        if not claim.subject or claim.attribute not in attributes or claim.subject in asked_for or not usable(placed):
            continue
        fit = _fit(placed, units_)
        if fit >= FITS and (claim.subject not in best or fit > best[claim.subject][0]):
            best[claim.subject] = fit, placed
    found = [placed for _, placed in best.values()]
    kinds = {base(one.claim.measure, one.claim.unit) for one in found}
    return found if limit or len(kinds) < 2 else []


def _fit(placed: Placed, units_: Sequence[Unit]) -> float:
    stated = 0.0 if placed.claim.modality is Modality.STATED else -0.1
    return stated + (min(placed.fits(unit) for unit in units_) if units_ else 1.0)


def _usable(attribute: str, limit: Quantity | None) -> Callable[[Placed], bool]:
    """Tells whether a value can be held against the limit: of its measure and unit, as far as it names one."""
    measure = measure_of(attribute)

    def usable(placed: Placed) -> bool:
        claim = placed.claim
        if claim.measure == Measure.RANK or (claim.measure == Measure.SHARE and claim.unit == "times"):
            return False
        if measure and claim.measure not in (measure, Measure.BARE):
            return False
        if limit is None or limit.measure is Measure.BARE:
            return claim.measure != Measure.SHARE or measure is Measure.SHARE
        return base(claim.measure, claim.unit) == base(limit.measure, limit.unit)

    return usable


def within(placed: Placed, limit: Quantity, *, even: bool = True) -> bool:
    """Whether a value is on the side of a limit that the limit says; `even` counts the limit itself."""
    amount = amount_of(placed)
    known = units()
    own, asked = known.get(amount.unit), known.get(limit.unit)
    factor = own.in_base / asked.in_base if own and asked and own.base == asked.base else 1
    value, bound = amount.middle * factor, limit.low
    if value == bound:
        return even or amount.bound is limit.bound
    return value > bound if limit.bound is Bound.OVER else value < bound


def _said(question: Question, store: Store, found: Iterable[Placed]) -> list[str]:
    """Everybody's name with the value in brackets."""
    language = question.language
    return [
        phrase.with_value(
            name_of(store, one.claim, one.fact, language),
            marked(phrase.operand(one.claim.text, amount_of(one).quantity(), language), one.claim.modality, language),
            language,
        )
        for one in found
    ]
