"""Words that ask for the same thing, by the hand-kept groups of `data/synonyms.tsv`."""

from array import array
from bisect import bisect_left
from functools import cache, lru_cache

from knowledge.language.wordfile import Bytes

COMMENT = ord("#")


@lru_cache(maxsize=2_048)
def synonyms(word: str) -> tuple[str, ...]:
    """The other words of the groups that a folded word belongs to, in the order of the file."""
    text, hashes, starts = _groups()
    found: dict[str, None] = {}
    wanted = hash(word)
    at = bisect_left(hashes, wanted)
    while at < len(hashes) and hashes[at] == wanted:
        start = starts[at]
        group = text[start : text.index(b"\n", start)].decode().split()
        if word in group:
            found.update(dict.fromkeys(group))
        at += 1
    return tuple(other for other in found if other != word)


@cache
def _groups() -> tuple[bytes, "array[int]", "array[int]"]:
    """The groups as they are written; and the hashes of all words in order, with where their groups begin.

    A dictionary of the words would take thirty times the memory of the text.
    """
    import numpy as np

    text = Bytes("synonyms.tsv").all()
    hashes, starts, at = array("q"), array("I"), 0
    while at < len(text):
        end = text.index(b"\n", at)
        if text[at] != COMMENT:
            group = text[at:end].decode().split()
            hashes.extend(map(hash, group))
            starts.extend([at] * len(group))
        at = end + 1
    hashed = np.frombuffer(hashes, np.int64)
    order = hashed.argsort(kind="stable")
    return text, array("q", hashed[order].tobytes()), array("I", np.frombuffer(starts, np.uint32)[order].tobytes())
