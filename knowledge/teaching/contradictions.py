"""Whether a draft says of the same subject and attribute something else than a stored fact, by the claims of both."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from knowledge.answering.compute.operands import base
from knowledge.building.indexing import read_taught
from knowledge.language.attributes import is_measured, measured_by
from knowledge.language.folding import fold_text
from knowledge.language.measures import Bound, Measure, Quantity, agree
from knowledge.models import Claim, ClaimKind, Modality, StoredFact
from knowledge.store import Store
from knowledge.teaching.drafts import Draft
from knowledge.teaching.likeness import Likeness, read

HELD = 0.5
"""The share of a draft's words, subject, attribute and values aside, that the part of the other sentence around its
value must hold: 累计融资 and 最新融资 are one attribute, but not one value."""


class Contradictions:
    """A draft's claims, to hold against those of facts."""

    def __init__(self, draft: Draft, store: Store, day: date) -> None:
        self._draft, self._store = draft, store
        self._own = _values(read_taught(store, 0, draft.text, draft.phrasings, day)[0])
        self._forms = {claim.subject: _forms(store, claim.subject) for claim in self._own}
        texts = (draft.folded, *draft.asked.split("\n"))
        # 达, 有 and 是 tell nothing of what a value is of
        self._words = {word for text in texts for word in read(text).words if len(word) > 1}

    def facts(self) -> list[int]:
        """The facts that tell values of what the draft tells values of."""
        subjects = {form for forms in self._forms.values() for form in forms}
        return sorted({claim.fact for claim in self._store.claims.values_of(subjects)}) if subjects else []

    def told_by(self, facts: Mapping[int, StoredFact]) -> dict[int, Likeness | None]:
        """Of facts that have a claim to compare: that they say otherwise, or with None that all they tell is of
        something else.
        """
        if not self._own:
            return {}
        claims: dict[int, list[Claim]] = {}
        for claim in _values(self._store.claims.of(facts)):
            claims.setdefault(claim.fact, []).append(claim)
        found: dict[int, Likeness | None] = {}
        for number, told in claims.items():
            pairs = [(own, other) for own in self._own for other in told if other.subject in self._forms[own.subject]]
            alike = [(own, other) for own, other in pairs if _same_attribute(own, other)]
            if any(self._contradict(own, other, facts[number], told) for own, other in alike):
                found[number] = Likeness.OTHER
            elif not pairs or (alike and all(_other_time(own, other) for own, other in alike)):
                found[number] = None
        return found

    def _contradict(self, own: Claim, other: Claim, fact: StoredFact, told: Sequence[Claim]) -> bool:
        """Whether two values of one subject and attribute are of one time and kind, and differ from each other."""
        if base(own.measure, own.unit) != base(other.measure, other.unit) or _other_time(own, other):
            return False
        if any(_equal(own, one) for one in told if _same_attribute(own, one)):
            return False  # it says the same, and something else of another time or kind besides
        around = fold_text(fact.quote.text[other.own_start - fact.quote.start : other.own_end - fact.quote.start])
        words = [word for word in self._words if word not in own.subject and measured_by(word) != own.attribute]
        return sum(word in around for word in words) >= HELD * len(words)


def _values(claims: Iterable[Claim]) -> list[Claim]:
    """The values among claims that are told as so of somebody."""
    return [
        claim
        for claim in claims
        if claim.kind is ClaimKind.VALUE and claim.subject and claim.modality is Modality.STATED
    ]


def _forms(store: Store, subject: str) -> frozenset[str]:
    term = store.vocabulary.find([subject]).get(subject)
    return frozenset({subject, *(term.forms if term else ())})


def _same_attribute(own: Claim, other: Claim) -> bool:
    return own.attribute == other.attribute and is_measured(own.attribute)


def _other_time(own: Claim, other: Claim) -> bool:
    if not (own.first and own.last and other.first and other.last):
        return False
    return own.first > other.last or other.first > own.last


def _equal(own: Claim, other: Claim) -> bool:
    """Whether two claims give one value; over two is no correction of about two, but one of over one."""
    one, two = _quantity(own), _quantity(other)
    if one is None or two is None or base(own.measure, own.unit) != base(other.measure, other.unit):
        return False
    exact = not {one.bound, two.bound} & {Bound.OVER, Bound.UNDER}
    return agree(one, two) if exact else (one.low, one.high) == (two.low, two.high)


def _quantity(claim: Claim) -> Quantity | None:
    if claim.low is None or claim.high is None:
        return None
    bound = Bound(claim.bound) if claim.bound else None
    return Quantity(0, 0, 0, 0, Measure(claim.measure), claim.low, claim.high, claim.unit, bound)
