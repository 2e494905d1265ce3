"""Attributes: the words by which news says what a value is a value of, grouped by `data/attributes.tsv`."""

from collections.abc import Iterator
from functools import cache

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.measures import Measure

_NEAR = (
    frozenset({"销量", "出货量", "交付量"}),
    frozenset({"销量", "营收", "票房"}),
    frozenset({"融资", "投资"}),
    frozenset({"价格", "销量"}),
)
"""Attributes that people name for each other: what is shipped is sold, and what a film sells is its gross."""


def canonical(word: str) -> str:
    """The name of the attribute that a folded word says; the word itself where it says none."""
    return table().get(word.replace("-", " "), word)


def attribute_in(text: str) -> str | None:
    """The last attribute that a folded text names, by its name; None where it names none."""
    found = pattern().findall(text)
    return canonical(found[-1]) if found else None


def measure_of(attribute: str) -> Measure | None:
    """What the values of an attribute are measured in; None where that varies, or it is no attribute."""
    return _measures().get(attribute)


def near_attributes(attribute: str) -> frozenset[str]:
    """The attribute and those that people name for it."""
    return frozenset({attribute}).union(*(near for near in _NEAR if attribute in near))


@cache
def names_of_attributes() -> frozenset[str]:
    """The attributes by their names."""
    return frozenset(table().values())


@cache
def table() -> dict[str, str]:
    """Every word of the data file with the name of its attribute."""
    found: dict[str, str] = {}
    for _, words in _entries():
        for word in words:
            found.setdefault(word, words[0])
    return found


@cache
def _measures() -> dict[str, Measure]:
    return {words[0]: Measure(measure) for measure, words in _entries() if measure != "-"}


def _entries() -> Iterator[tuple[str, list[str]]]:
    for entry in data.entries("attributes.tsv"):
        measure, words = entry.split("\t")
        yield measure, [word.replace("-", " ") for word in words.split()]


@cache
def pattern() -> re.Pattern[str]:
    """The words of two characters or more, the longest first; English phrases also with a hyphen."""
    words = sorted((word for word in table() if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{word}\b".replace(" ", "[ -]") if word.isascii() else word for word in words))
