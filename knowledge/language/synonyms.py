"""Words that ask for the same thing, by the hand-kept groups of `data/synonyms.tsv`."""

from collections.abc import Iterator
from functools import cache, lru_cache

from knowledge.language.hashed import Hashed
from knowledge.language.wordfile import Bytes

COMMENT = ord("#")


@lru_cache(maxsize=2_048)
def synonyms(word: str) -> tuple[str, ...]:
    """The other words of the groups that a folded word belongs to, in the order of the file."""
    text, groups = _groups()
    found: dict[str, None] = {}
    for start in groups.find(word):
        group = text[start : text.index(b"\n", start)].decode().split()
        if word in group:
            found.update(dict.fromkeys(group))
    return tuple(other for other in found if other != word)


@cache
def _groups() -> tuple[bytes, Hashed]:
    """The groups as they are written, and where in them each word's begin."""
    text = Bytes("synonyms.tsv").all()
    return text, Hashed(_words(text))


def _words(text: bytes) -> Iterator[tuple[str, int]]:
    at = 0
    while at < len(text):
        end = text.index(b"\n", at)
        if text[at] != COMMENT:
            for word in text[at:end].decode().split():
                yield word, at
        at = end + 1
