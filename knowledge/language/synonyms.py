"""Words that ask for the same thing, by the hand-kept groups of `data/synonyms.tsv`."""

from functools import cache, lru_cache

from knowledge.language.hashed import Hashed
from knowledge.language.wordfile import Bytes


@lru_cache(maxsize=2_048)
def synonyms(word: str) -> tuple[str, ...]:
    """The other words of the groups that a folded word belongs to, in the order of the file."""
    groups, places = _groups()
    found: dict[str, None] = {}
    for place in places.find(word):
        group = groups.line(place).split()
        if word in group:
            found.update(dict.fromkeys(group))
    return tuple(other for other in found if other != word)


@cache
def _groups() -> tuple[Bytes, Hashed]:
    """The groups as they are written, and where each word's begin."""
    return Bytes("synonyms.tsv"), Hashed.stored("synonyms")


def hashes() -> dict[str, Hashed]:
    """What is stored of the groups, by the files' names."""
    return {"synonyms": Hashed.of((word, at) for at, line in Bytes("synonyms.tsv").entries() for word in line.split())}
