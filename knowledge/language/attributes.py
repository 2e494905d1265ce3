"""Attributes in texts: which ones a sentence tells, which a question asks for, and what values are values of."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.language import data
from knowledge.language.measures import Measure
from knowledge.language.ontology import HIDING, Words, agreeing, families_of, ontology, said
from knowledge.models import Named

CHANGES = frozenset({"growth", "decline"})
"""Attributes that tell how another one changes."""
_RELATIVE = frozenset({Measure.SHARE, Measure.BARE})
_NEAR = (
    frozenset({"unit-sales", "shipment", "delivery-count", "order-count", "purchase-count"}),
    frozenset({"unit-sales", "revenue", "box-office"}),
    frozenset({"fundraising", "investment-amount"}),
    frozenset({"investment-amount", "cost", "capital-expenditure"}),
    frozenset({"price", "unit-sales"}),
    frozenset({"market-share", "proportion"}),
    frozenset({"capacity", "output"}),
    frozenset({"compensation", "fine", "ransom"}),
)
"""Attributes that people name for each other: what is shipped is sold, and what a film sells is its gross."""


def agree(one: Named, other: Named) -> bool:
    """Whether an attribute of the one is one of the other's, or broader or narrower than it."""
    return not agreeing(one.attributes).isdisjoint(other.attributes)


@lru_cache(maxsize=2_048)
def all_told(folded: str) -> frozenset[str]:
    """All attributes that a folded sentence tells."""
    return frozenset().union(*(one.attributes for one in attributes_told(folded)))


@lru_cache(maxsize=2_048)
def attributes_told(folded: str) -> tuple[Named, ...]:
    """The attributes that a folded sentence tells, in its order."""
    return _named(folded, ontology().told)


@lru_cache(maxsize=256)
def attributes_asked(folded: str) -> tuple[Named, ...]:
    """The attributes that a folded question names, in its order; those it only asks vaguely where it names none."""
    return attributes_told(folded) or _named(folded, ontology().asked)


def asks_vaguely(folded: str) -> bool:
    """Whether a folded question names no attribute, and only asks as one is asked for: how much, where."""
    return not attributes_told(folded)


def _named(folded: str, words: Words) -> tuple[Named, ...]:
    known, found = ontology(), []
    for start, end, numbers in said(folded, (words,)):
        names = frozenset(known.names[number] for number in numbers)
        if HIDING not in families_of(names):
            found.append(Named(start, end, names))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Measured:
    """A word of a text that says what a value is a value of: its span and the attributes' names."""

    start: int
    end: int
    names: tuple[str, ...]

    def of(self, measure: Measure | None = None) -> str:
        """The attribute of a value of that measure, as far as the word says one."""
        return _likeliest(self.names, measure)

    @property
    def families(self) -> frozenset[str]:
        """The families of the attributes."""
        return families_of(frozenset(self.names))

    def fits(self, measure: Measure) -> bool:
        """Whether a value of that measure may be one of the attribute: a share may be one of all, a bare number any."""
        return measure in _RELATIVE or not {measure, None}.isdisjoint(map(measure_of, self.names))


@lru_cache(maxsize=256)
def measured(folded: str) -> tuple[Measured, ...]:
    """The words of two characters or more that say what values are values of, in the order of a folded text."""
    known, found = ontology(), []
    for start, end, numbers in said(folded, (known.told, known.beside), shortest=2):
        names = _with_values(numbers)
        if names and (CHANGES.issuperset(names) or folded[start:end] not in data.words("reaching.txt")):
            found.append(Measured(start, end, names))
    return tuple(found)


@lru_cache(maxsize=2_048)
def measured_by(word: str, measure: Measure | None = None) -> str | None:
    """The attribute whose values a folded word says, of one character too; None where it says none."""
    known, word = ontology(), word.replace("-", " ")
    names = _with_values((*known.told.find(word), *known.beside.find(word)))
    return _likeliest(names, measure) if names else None


def _with_values(numbers: Iterable[int]) -> tuple[str, ...]:
    known = ontology()
    return tuple(name for number in sorted(set(numbers)) if (name := known.names[number]) in known.measures)


def _likeliest(names: Iterable[str], measure: Measure | None) -> str:
    """The first of the attributes whose values have the measure, else of those that may have any, else of all."""
    if measure is None:
        return next(iter(names))
    order, measures = (measure, None), ontology().measures
    return min(names, key=lambda name: order.index(measures[name]) if measures[name] in order else len(order))


def attribute_in(text: str) -> str | None:
    """The last attribute with values that a folded text names; None where it names none."""
    found = measured(text)
    return found[-1].of() if found else None


def is_measured(attribute: str) -> bool:
    """Whether it is the name of an attribute whose values sentences tell."""
    return attribute in ontology().measures


def measure_of(attribute: str) -> Measure | None:
    """What the values of an attribute are measured in; None where that varies, or it is no attribute."""
    return ontology().measures.get(attribute)


def same_attribute(one: str, other: str) -> bool:
    """Whether two are one attribute, or one of them is broader than the other."""
    return one == other or other in agreeing(frozenset({one}))


@lru_cache(maxsize=256)
def near_attributes(attribute: str) -> frozenset[str]:
    """The attributes that agree with one, and those that people name for any of these."""
    same = agreeing(frozenset({attribute}))
    return same.union(*(agreeing(near) for near in _NEAR if not near.isdisjoint(same)))
