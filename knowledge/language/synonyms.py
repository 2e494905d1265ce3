"""Words that ask for the same thing, by the hand-kept groups of `data/synonyms.tsv`."""

from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import chain

from knowledge.language import data


@lru_cache(maxsize=2_048)
def synonyms(word: str) -> tuple[str, ...]:
    """The other words of the groups that a folded word belongs to, in the order of the file."""
    groups, hashes, numbers = _groups()
    found: dict[str, None] = {}
    wanted = hash(word)
    at = bisect_left(hashes, wanted)
    while at < len(hashes) and hashes[at] == wanted:
        group = groups[numbers[at]].split()
        if word in group:
            found.update(dict.fromkeys(group))
        at += 1
    return tuple(other for other in found if other != word)


@cache
def _groups() -> tuple[list[str], "array[int]", "array[int]"]:
    """The groups as they are written; and the hashes of all words in order, with the numbers of their groups.

    A dictionary of the words would take thirty times the memory of the text.
    """
    import numpy as np

    groups = data.entries("synonyms.tsv")
    words = [entry.split() for entry in groups]
    hashed = np.fromiter(map(hash, chain.from_iterable(words)), np.int64)
    numbers = np.repeat(np.arange(len(words), dtype=np.uint32), list(map(len, words)))
    order = hashed.argsort(kind="stable")
    return groups, array("q", hashed[order].tobytes()), array("I", numbers[order].tobytes())
