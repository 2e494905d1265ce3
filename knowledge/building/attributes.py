"""What a value is a value of: the noun or verb that governs it, as the first word of its group of synonyms."""

from collections.abc import Iterable
from functools import cache

from knowledge.language import data
from knowledge.language.attributes import measure_of, measured, measured_by
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import Word, segment
from knowledge.language.sentences import Span
from knowledge.language.values import Value

_TELLING = frozenset("nvOx")
_LINKING = frozenset("是为有达到至占以得录排居报破超")
"""Verbs of one character that say nothing of what a value is a value of."""
COMMON = 5.5
"""Nats below which a word tells nothing of a value: 是, 为, 有."""


def attribute_of(own: str, value: Value) -> str:
    """What governs a value: the nearest attribute before it in its own part, then after it, else the nearest word.

    `own` is the folded sentence `without` its names.
    """
    (begin, end), quantity = value.own, value.quantity
    told = [one for one in measured(own) if one.fits(quantity.measure)]
    before = [one for one in told if begin <= one.start and one.end <= quantity.number_start]
    after = [one for one in told if quantity.end <= one.start and one.end <= end]
    if nearest := before[-1:] or after[:1]:
        return nearest[0].of(quantity.measure)
    words = segment(own[begin : quantity.start])
    named = [measured_by(word.text, quantity.measure) for word in words if len(word.text) == 1]
    if single := [name for name in named if name and measure_of(name) in (None, quantity.measure)]:
        return single[-1]  # 重187克
    open_ = [word.text for word in words if _tells(word)][-1:]
    open_ = open_ or [word.text for word in segment(own[quantity.end : end]) if _tells(word)][:1]
    return open_[0] if open_ else ""


def says_itself(own: str, value: Value) -> bool:
    """Whether a verb governs the value, so that it is no next one of the list before it: "投资5亿元…,仅收2.1亿元"."""
    begin = max(value.own[0], *(own.rfind(mark, 0, value.quantity.start) + 1 for mark in ",;"))
    words = segment(own[begin : value.quantity.start])
    verbs = (word.text for word in words if is_han(word.text[0]) and lexicon().tag(word.text) == "v")
    return any(verb not in _LINKING and verb not in _reaching() for verb in verbs)


def without(folded: str, names: Iterable[Span]) -> str:
    """The sentence with its names blanked: a firm's name is no attribute."""
    characters = list(folded)
    for start, end in names:
        characters[start:end] = "|" * (end - start)
    return "".join(characters)


def _tells(word: Word) -> bool:
    known = lexicon()
    if not is_han(word.text[0]):
        return word.text.isalpha() and len(word.text) > 2 and known.cost(word.text) > COMMON
    return len(word.text) > 1 and known.tag(word.text) in _TELLING and word.text not in _reaching()


@cache
def _reaching() -> frozenset[str]:
    return data.words("reaching.txt")
