"""Yes/no questions that a value, a date or a relation of the article contradicts: 否, with the sentence that says so.

An attribute of somebody has one value at a time, and a firm one buyer: where the article tells another than the
question proposes, the answer is no; where it tells the same, the sentence is found the ordinary way.
"""

from collections.abc import Sequence

from knowledge.answering.compute.filters import within
from knowledge.answering.compute.frames import answer_of
from knowledge.answering.compute.naming import name_of
from knowledge.answering.compute.operands import OWNED, amount_of, base
from knowledge.answering.compute.placing import SUBJECT, Placed, Unit
from knowledge.answering.compute.scene import Scene
from knowledge.answering.reading import read
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import facts
from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.attributes import measure_of, measured_by
from knowledge.language.dates import compatible
from knowledge.language.measures import Bound, Measure, Quantity
from knowledge.language.quantities import quantities
from knowledge.models import Answer, ClaimKind, Modality, StoredFact
from knowledge.phrasing import computed as phrase
from knowledge.phrasing.short import yes_or_no
from knowledge.store import Store

_COMPARES = re.compile("比|更|最|还是|和.+一样|than|[降升增减涨跌]")
_ACQUIRED = re.compile(
    r"(?P<whom>.+?)是?(?:被|由)(?P<who>.+?)(?:收购|买下|并购)|(?P<who2>.+?)(?:收购|买下|并购)了?(?P<whom2>.+)"
    r"|\b(?:was|is|has|were) (?P<whom3>.+?) (?:been )?(?:acquired|bought|taken over) by (?P<who3>.+)"
    r"|\bdid (?P<who4>.+?) (?:acquire|buy|take over) (?P<whom4>.+)"
)
_TITLE = re.compile("首席执行官|执行长|ceo|董事长|总裁|总经理")
SIDES = ("who", "whom")
"""The sides of a relation."""
AGREES = 0.7
"""How well a claim's time must agree with one that the question gives."""


def contradicted(question: Question, store: Store) -> Answer | None:
    """No, where the article gives another value, date or party than the question; yes or no for a bound in it."""
    if question.asking.kind is not Asked.YES_NO or _COMPARES.search(question.folded):
        return None
    return _value(question, store) or _date(question, store) or _relation(question, store)


def _value(question: Question, store: Store) -> Answer | None:
    proposed = [one for one in quantities(question.folded) if one.measure is not Measure.RANK]
    if len(proposed) != 1:
        return None
    asked, scene = proposed[0], Scene(question, store)
    scene.look()
    units_ = scene.units([(0, asked.start), (asked.end, len(question.folded))])
    attributes = {unit.attribute for unit in units_ if unit.attribute and measured_by(unit.text)}
    attributes = attributes or {unit.attribute for unit in units_ if unit.attribute}
    names = [unit for unit in units_ if unit.name]
    if len(attributes) != 1 or not names:
        return None
    told = [
        one
        for one in scene.claims
        if one.claim.attribute in attributes and _alike(one, asked) and _fits(one, names, units_)
    ]
    best = max(told, key=lambda one: sum(one.fits(unit) for unit in units_), default=None)
    if best is None:
        return None
    if asked.bound in (Bound.OVER, Bound.UNDER):
        so = within(best, asked)
    elif any(_same(one, asked) for one in told):
        return None
    else:
        so = False
    value = phrase.operand(best.claim.text, amount_of(best).quantity(), question.language)
    return _said(question, store, best.fact, so=so, instead=value)


def _alike(placed: Placed, asked: Quantity) -> bool:
    """Whether a claim states a value of the kind that the question proposes."""
    claim = placed.claim
    if claim.modality is not Modality.STATED:
        return False
    if asked.measure is Measure.BARE:
        return measure_of(claim.attribute) == claim.measure
    return base(claim.measure, claim.unit) == base(asked.measure, asked.unit)


def _same(placed: Placed, asked: Quantity) -> bool:
    amount = amount_of(placed)
    return amount.low <= asked.high and asked.low <= amount.high


def _fits(placed: Placed, names: Sequence[Unit], units_: Sequence[Unit]) -> bool:
    """Whether a value is the names' own, at the time that the question gives."""
    owned = all(placed.fits(unit) >= SUBJECT for unit in names)
    return owned and all(placed.fits(unit) >= AGREES for unit in units_ if unit.moment)


def _date(question: Question, store: Store) -> Answer | None:
    scene = Scene(question, store)
    scene.look()
    units_ = scene.units([(0, len(question.folded))])
    times = [unit for unit in units_ if unit.moment]
    names, words = [unit for unit in units_ if unit.name], [u for u in units_ if not u.name and not u.moment]
    if len(times) != 1 or not names or not words:
        return None
    told = [
        one
        for one in scene.dates
        if all(one.fits(unit) >= OWNED for unit in names) and all(one.fits(unit) >= SUBJECT for unit in words)
    ]
    asked = times[0].moment
    if not told or not asked or any(compatible(moment, asked) for one in told for moment in one.times):
        return None
    if len({one.claim.text for one in told}) > 1:
        return None
    return _said(question, store, told[0].fact, so=False, instead=told[0].claim.text)


def _relation(question: Question, store: Store) -> Answer | None:
    names = [mention for mention in question.mentions if mention.present]
    if len(names) != len(question.mentions) or len(names) != len(SIDES):
        return None
    found = _ACQUIRED.search(question.folded)
    title = _TITLE.search(question.folded)
    if found:
        whom = next(found.span(name) for name in ("whom", "whom2", "whom3", "whom4") if found[name])
        one = next((name for name in names if whom[0] <= name.start and name.end <= whom[1]), None)
        kind = ClaimKind.ACQUIRES
    elif title:
        one = min(names, key=lambda name: name.start)
        kind = ClaimKind.LEADS
    else:
        return None
    if one is None:
        return None
    other = next(name for name in names if name is not one)
    claims = store.claims.related(kind, other=one.forms)
    known = facts(store, {claim.fact for claim in claims})
    told = [claim for claim in claims if claim.fact in known and (not title or title[0] in known[claim.fact].folded)]
    if not told or any(claim.subject in other.forms for claim in told) or len({claim.subject for claim in told}) > 1:
        return None
    fact = known[told[0].fact]
    if read(fact.folded).names(other.forms):
        return None  # what the two have to do with each other, the sentence may say in another way
    return _said(question, store, fact, so=False, instead=name_of(store, told[0], fact, question.language))


def _said(question: Question, store: Store, fact: StoredFact, *, so: bool, instead: str) -> Answer:
    """Yes or no with what the article says."""
    word = yes_or_no(so, question.language)
    short = phrase.finish(phrase.with_value(word, instead, question.language), question.language)
    return answer_of(question, store, [fact], short, 0.7)
