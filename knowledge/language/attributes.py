"""Attributes: the words by which news says what a value is a value of, grouped by `data/attributes.tsv`."""

import re
from collections.abc import Iterator
from functools import cache

from knowledge.language import data
from knowledge.language.measures import Measure


def canonical(word: str) -> str:
    """The name of the attribute that a folded word says; the word itself where it says none."""
    return table().get(word, word)


def attribute_in(text: str) -> str | None:
    """The last attribute that a folded text names, by its name; None where it names none."""
    found = pattern().findall(text)
    return table()[found[-1]] if found else None


def measure_of(attribute: str) -> Measure | None:
    """What the values of an attribute are measured in; None where that varies, or it is no attribute."""
    return _measures().get(attribute)


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
        yield measure, words.split()


@cache
def pattern() -> re.Pattern[str]:
    """The words of two characters or more, the longest first."""
    words = sorted((word for word in table() if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words))
