"""Whether two facts say the same, or of the same thing something else.

A fact is compared with its values (quantities, dates) taken out: what is left tells subject and attribute. Claims,
where a store has them, are the better reading; this one needs nothing but the two sentences.
"""

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.dates import compatible, date_spans, moments
from knowledge.language.lexicon import lexicon
from knowledge.language.names import chinese_names, compact, latin_names
from knowledge.language.quantities import Bound, Measure, Quantity, agree, quantities
from knowledge.language.segmentation import segment
from knowledge.language.sentences import clauses

SAME = 88.0
"""rapidfuzz `ratio` from which two sentences with the same values say the same."""
HELD = 0.8
"""The share of a fact's words that the other must hold to tell of the same thing."""
HEAD = 85.0
"""The `ratio` from which what stands before 是 or "is" is the same."""
_BEING = re.compile(r"^(?P<head>.{2,40}?)(?:是|为|叫|位于|设在|等于|=|:|\b(?:is|are|was|were)\b)(?P<tail>.+)$")
_SILENT = frozenset("dpcurmqyf")


class Likeness(StrEnum):
    """How two facts are alike."""

    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True)
class Reading:
    """A folded sentence with its values, its words without them, and its names."""

    folded: str
    values: tuple[Quantity, ...]
    words: frozenset[str]
    names: frozenset[str]


def read(folded: str) -> Reading:
    """What is compared of a folded sentence."""
    values = tuple(quantities(folded))
    masked = list(folded)
    for start, end in [*((value.start, value.end) for value in values), *date_spans(folded)]:
        masked[start:end] = "|" * (end - start)
    known = lexicon()
    words = frozenset(word.text for word in segment("".join(masked)) if known.tag(word.text) not in _SILENT)
    latin = {compact(folded[start:end]) for start, end in latin_names(folded)}
    return Reading(folded, values, words, frozenset(latin | (words & chinese_names())))


def likeness(new: str, old: str) -> Likeness | None:
    """How a folded sentence is like another; None where they tell of different things."""
    one, other = read(new), read(old)
    if _apart(new, old):
        return None
    alike = max(fuzz.ratio(new, old), fuzz.token_sort_ratio(new, old))
    if alike >= SAME and one.names == other.names and _same_values(one, other) and not _days_differ(new, old):
        return Likeness.SAME
    if one.values and one.words and len(one.words & other.words) / len(one.words) >= HELD and one.names <= other.names:
        return _by_values(one, other)
    return _by_being(new, old) or _by_days(one, other)


def _same_values(one: Reading, other: Reading) -> bool:
    return len(one.values) == len(other.values) and all(
        first.measure is second.measure and agree(first, second)
        for first, second in zip(one.values, other.values, strict=True)
    )


def _by_values(one: Reading, other: Reading) -> Likeness | None:
    """The same attribute is a quantity of the same measure in the clause that holds the attribute's words."""
    for value in one.values:
        if value.measure is Measure.BARE:
            continue
        near = _near(one, other)
        alike = [held for held in near if held.measure is value.measure and held.unit == value.unit]
        if any(_agrees(value, held) for held in alike):
            continue
        if alike:
            return Likeness.OTHER
    return None


def _agrees(one: Quantity, other: Quantity) -> bool:
    """Over two is also over one, but whoever adds the former means to correct the latter."""
    exact = not {one.bound, other.bound} & {Bound.OVER, Bound.UNDER}
    return agree(one, other) if exact else (one.low, one.high) == (other.low, other.high)


def _near(one: Reading, other: Reading) -> list[Quantity]:
    """The other's quantities in the clause that shares most words, names aside."""
    words = {word for word in one.words if word not in one.names and (len(word) > 1 or not is_han(word))}
    spans = clauses(other.folded, 0, len(other.folded)) or [(0, len(other.folded))]
    start, end = max(spans, key=lambda span: sum(word in other.folded[span[0] : span[1]] for word in words))
    return [value for value in other.values if start <= value.start < end]


def _by_being(new: str, old: str) -> Likeness | None:
    """A is B, A is C: something else is said of the same."""
    one, other = _BEING.match(new), _BEING.match(old)
    if not one or not other or fuzz.ratio(compact(one["head"]), compact(other["head"])) < HEAD:
        return None
    if read(one["head"]).names != read(other["head"]).names:
        return None
    first, second = compact(one["tail"]), compact(other["tail"])
    if first in second or second in first:
        return Likeness.SAME
    return (
        Likeness.OTHER
        if not _same_values(read(one["tail"]), read(other["tail"])) or fuzz.ratio(first, second) < SAME
        else None
    )


def _by_days(one: Reading, other: Reading) -> Likeness | None:
    """The same but for a date, which is then what is told."""
    if one.values or other.values or one.names != other.names or not one.words:
        return None
    same = len(one.words & other.words) / len(one.words | other.words) >= HELD
    return Likeness.OTHER if same and _days_differ(one.folded, other.folded) else None


def _days_differ(new: str, old: str) -> bool:
    first, second = moments(new, None), moments(old, None)
    return bool(first and second) and not any(compatible(one, other) for one in first for other in second)


def _apart(new: str, old: str) -> bool:
    """Whether both have values, but of other times: last year's revenue and this year's are no contradiction."""
    return bool(quantities(new) and quantities(old)) and _days_differ(new, old)
