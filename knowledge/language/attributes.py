"""Attributes: the words by which news says what a value is a value of, grouped by `data/attributes.tsv`."""

from functools import cache

from knowledge.language import data
from knowledge.language import regex as re


def canonical(word: str) -> str:
    """The name of the attribute that a folded word says; the word itself where it says none."""
    return table().get(word, word)


def attribute_in(text: str) -> str | None:
    """The last attribute that a folded text names, by its name; None where it names none."""
    found = pattern().findall(text)
    return table()[found[-1]] if found else None


@cache
def table() -> dict[str, str]:
    """Every word of the data file with the name of its attribute."""
    found: dict[str, str] = {}
    for entry in data.entries("attributes.tsv"):
        words = entry.split()
        for word in words:
            found.setdefault(word, words[0])
    return found


@cache
def pattern() -> re.Pattern[str]:
    """The words of two characters or more, the longest first."""
    words = sorted((word for word in table() if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words))
