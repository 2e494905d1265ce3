"""Which words ask for the same thing or for things near it, and which are easily taken for each other and must not be:
the hand-kept lines of `data/thesaurus.tsv`.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache

from knowledge.language.hashed import Hashed
from knowledge.language.wordfile import Bytes


class Relation(StrEnum):
    """How the words of a line stand to each other, by the sign that it begins with."""

    SAME = "="
    LIKE = "≈"
    NEAR = "~"
    OTHER = "!"


@lru_cache(maxsize=2_048)
def synonyms(word: str) -> tuple[str, ...]:
    """The other words that ask for the same thing as a folded one, in the order of the file."""
    return _but_contrasts(word, Relation.SAME)


@lru_cache(maxsize=2_048)
def alike(word: str) -> tuple[str, ...]:
    """The same, and words whose sentences mostly answer for it: all medals for a gold one, and no silver one, which a
    line tells to be something else.
    """
    return _but_contrasts(word, Relation.SAME, Relation.LIKE)


def is_term(word: str) -> bool:
    """Whether there is a line of words that are alike with a folded one among them."""
    return any(sign in (Relation.SAME, Relation.LIKE) and word in words for sign, *words in _lines(word))


@lru_cache(maxsize=1_024)
def related(word: str) -> tuple[str, ...]:
    """Words of which one tells of what a folded one asks for: 住院 of 受伤. They do not stand for it."""
    return _others(word, Relation.NEAR)


@lru_cache(maxsize=1_024)
def contrasts(word: str) -> tuple[str, ...]:
    """Words that stand where a folded one could and are something else: 市值 beside 估值."""
    return _others(word, Relation.OTHER)


def _but_contrasts(word: str, *relations: Relation) -> tuple[str, ...]:
    found = _others(word, *relations)
    different = contrasts(word) if found else ()
    return tuple(other for other in found if other not in different)


def _others(word: str, *relations: Relation) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for sign, *words in _lines(word):
        if sign in relations and word in words:
            found.update(dict.fromkeys(words))
    return tuple(other for other in found if other != word)


def _lines(word: str) -> Iterator[list[str]]:
    lines, places = _thesaurus()
    return (lines.line(place).split() for place in places.find(word))


@cache
def _thesaurus() -> tuple[Bytes, Hashed]:
    """The lines as they are written, and where each word's begin."""
    return Bytes("thesaurus.tsv"), Hashed.stored("thesaurus")


def hashes() -> dict[str, Hashed]:
    """What is stored of the lines, by the files' names."""
    entries = Bytes("thesaurus.tsv").entries()
    return {"thesaurus": Hashed.of((word, at) for at, line in entries for word in line.split()[1:])}
