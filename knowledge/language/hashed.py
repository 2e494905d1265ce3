"""Numbers by words, kept as sorted hashes: a dictionary of the words would take ten to thirty times the memory."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

_BITS = 0xFFFFFFFF
"""Half a hash takes half the memory, and of 30,000 words hardly two have the same."""


class Hashed:
    """Where words stand in a text, by their hashes; who asks looks there whether it is the word."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        import numpy as np  # not before the first question

        hashes, numbers = array("I"), array("I")
        for word, number in pairs:
            hashes.append(hash(word) & _BITS)
            numbers.append(number)
        hashed = np.frombuffer(hashes, np.uint32)
        order = hashed.argsort(kind="stable")
        self._hashes = array("I", hashed[order].tobytes())
        self._numbers = array("I", np.frombuffer(numbers, np.uint32)[order].tobytes())

    def find(self, word: str) -> "array[int]":
        """The numbers that were given to a word, in that order; now and then another word's among them."""
        wanted, hashes = hash(word) & _BITS, self._hashes
        start = end = bisect_left(hashes, wanted)
        while end < len(hashes) and hashes[end] == wanted:
            end += 1
        return self._numbers[start:end]
