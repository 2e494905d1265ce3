"""Two true values: what one source gives for a thing beside what another gives, both shown with who says so."""

from dataclasses import replace
from decimal import Decimal

from knowledge.answering.compute.operands import base
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import claims, facts
from knowledge.language.attributes import is_measured
from knowledge.language.dates import Moment, compatible, moments
from knowledge.models import Answer, AnswerKind, Claim, ClaimKind, Modality, StoredFact
from knowledge.phrasing import computed as phrase
from knowledge.store import Store

APART = Decimal("1.5")
"""How many times the smaller value the larger may be."""
NEAR = 8
"""Candidates among which the other value is looked for."""


def both_values(question: Question, answer: Answer, store: Store) -> Answer:
    """The answer, with the other source's value beside it where the article gives one for the same thing and time."""
    if answer.kind is not AnswerKind.ANSWER or not answer.quotes or answer.mark is None or not answer.short:
        return answer
    first = answer.quotes[0]
    start, end = first.start + answer.mark[0], first.start + answer.mark[1]
    near = [candidate.fact.quote.fact for candidate in answer.candidates[:NEAR]]
    known = facts(store, [first.fact, *near])
    told = [one for one in claims(store, known) if one.kind is ClaimKind.VALUE]
    own = next((one for one in told if one.fact == first.fact and start <= one.start and one.end <= end), None)
    if own is None or not own.subject or not is_measured(own.attribute):
        return answer
    other = next((one for one in told if _rivals(own, one, known) and not _asked_for(question, own, one)), None)
    if other is None:
        return answer
    said = [_said(one, known[one.fact]) for one in (own, other)]
    quotes = tuple(dict.fromkeys((*answer.quotes, store.facts.check(known[other.fact].quote))))
    return replace(answer, short=phrase.listed(said, question.language), quotes=quotes)


def _rivals(own: Claim, other: Claim, known: dict[int, StoredFact]) -> bool:
    """Whether two claims give different values of one thing at one time by different sources."""
    alike = (own.subject, own.attribute) == (other.subject, other.attribute)
    if other.fact == own.fact or not alike or base(own.measure, own.unit) != base(other.measure, other.unit):
        return False
    differ = own.source != other.source and (own.low, own.high) != (other.low, other.high)
    differ = differ and own.subject not in (own.source, other.source) and _near(own, other)
    plain = own.modality is other.modality is Modality.STATED
    return differ and plain and _same_time(known[own.fact], known[other.fact])


def _near(own: Claim, other: Claim) -> bool:
    """Whether the values are of one size: what differs by more is hardly of the same thing."""
    low, high = sorted(((own.low or Decimal(0)), (other.low or Decimal(0))))
    return high <= APART * low


def _same_time(first: StoredFact, second: StoredFact) -> bool:
    """Whether the sentences name one period, such as a quarter (a firm's own years differ from the calendar's)."""
    times = [moments(fact.folded, fact.quote.published) for fact in (first, second)]
    return any(_one_period(one, other) for one in times[0] for other in times[1])


def _one_period(one: Moment, other: Moment) -> bool:
    if one.precision is not other.precision or one.day:
        return False
    if one.fiscal or other.fiscal:
        return one.quarter is not None and one.quarter == other.quarter
    return compatible(one, other)


def _asked_for(question: Question, own: Claim, other: Claim) -> bool:
    """Whether the question itself names one of the sources."""
    return any(one.source and one.source in question.folded for one in (own, other))


def _said(claim: Claim, fact: StoredFact) -> str:
    source = claim.source
    if source is None:
        return claim.text
    at = fact.quote.text.casefold().find(source)
    return f"{claim.text}({fact.quote.text[at : at + len(source)] if at >= 0 else source})"
