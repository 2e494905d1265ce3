"""Numbers by words, kept as sorted hashes: a dictionary of the words would take ten to thirty times the memory."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from zlib import crc32

from knowledge.language.wordfile import Bytes


class Hashed:
    """Where words stand in a text, by their hashes; who asks looks there whether it is the word.

    Of 30,000 words hardly two have the same hash of 32 bits.
    """

    def __init__(self, hashes: "array[int]", numbers: "array[int]") -> None:
        self._hashes = hashes
        self._numbers = numbers

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "Hashed":
        """The words of pairs with their numbers; a word's numbers keep their order."""
        hashed = sorted((_hash(word), at, number) for at, (word, number) in enumerate(pairs))
        return cls(array("I", [each[0] for each in hashed]), array("I", [each[2] for each in hashed]))

    @classmethod
    def stored(cls, name: str) -> "Hashed":
        """What `data/make_index.py` wrote to a file: hashing the words anew takes longer than answering."""
        return cls(*Bytes(f"{name}.hashes").halves())

    def to_bytes(self) -> bytes:
        """What is stored: unsigned 32-bit numbers, little-endian, the hashes first."""
        both = self._hashes + self._numbers
        if sys.byteorder == "big":
            both.byteswap()
        return both.tobytes()

    def find(self, word: str) -> "array[int]":
        """The numbers that were given to a word, in that order; now and then another word's among them."""
        wanted, hashes = _hash(word), self._hashes
        start = end = bisect_left(hashes, wanted)
        while end < len(hashes) and hashes[end] == wanted:
            end += 1
        return self._numbers[start:end]


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
