"""What is generally known of words, Chinese and English: how common they are, their part of speech, their meaning.

The data is made by `data/make_lexicon.py`: one line, two bytes and one vector a word. The words are read once, the
vectors stay on disk until one is asked for.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 80
UNKNOWN_COST = 18.0
"""Nats: the cost of a character or word that is not in the lexicon."""


class Lexicon:
    """The words by number. `cost` is the negative logarithm of a word's frequency, in nats."""

    def __init__(self) -> None:
        folder = resources.files("knowledge.language.data")
        self._words = folder.joinpath("words.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self._numbers = dict(zip(self._words, range(len(self._words)), strict=True))
        self._table = folder.joinpath("words.u8").read_bytes()
        self._vectors: NDArray[np.int8] | None = None

    def find(self, word: str) -> int | None:
        """The number of a folded word; None when it is not known."""
        return self._numbers.get(word)

    def __contains__(self, word: str) -> bool:
        return word in self._numbers

    def cost(self, word: str) -> float:
        """How rare a word is, in nats: about 3 for 的, 8 for 公司, 18 for what the lexicon does not hold."""
        number = self._numbers.get(word)
        return UNKNOWN_COST if number is None else self._table[2 * number] / 10

    def tag(self, word: str) -> str:
        """A letter for the part of speech, after jieba: n noun, v verb, a adjective, m numeral, q measure, t time, ...

        P is a person's name, L a place, O an organisation, Z another proper name; x means unknown.
        """
        number = self._numbers.get(word)
        return "x" if number is None else chr(self._table[2 * number + 1])

    def vectors(self, words: Sequence[str]) -> "NDArray[np.float32]":
        """The meanings of words as rows of length 1; a word without one gets a row of zeros."""
        import numpy as np  # only questions of meaning need it

        if self._vectors is None:
            path = resources.files("knowledge.language.data").joinpath("vectors.i8")
            self._vectors = np.memmap(str(path), np.int8, "r").reshape(-1, DIMENSIONS)
        numbers = [self._numbers.get(word, -1) for word in words]
        known = [number if 0 <= number < len(self._vectors) else -1 for number in numbers]
        rows = self._vectors[known].astype(np.float32)
        rows[[number < 0 for number in known]] = 0
        rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-6)[:, None]
        return rows


@cache
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()
