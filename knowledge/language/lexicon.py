"""What is generally known of words, Chinese and English: how common they are, their part of speech, their meaning.

The data is made by `data/make_lexicon.py`: a number, two bytes and one vector a word. Words and vectors stay on disk
until one is asked for.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from knowledge.language.wordfile import Bytes, WordFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 80
UNKNOWN_COST = 18.0
"""Nats: the cost of a character or word that is not in the lexicon."""


class Lexicon:
    """The words by number. `cost` is the negative logarithm of a word's frequency, in nats."""

    def __init__(self) -> None:
        words = WordFile("words")
        self.find, self.longest = words.find, lru_cache(maxsize=1_024)(words.longest)
        self._table = Bytes("words.u8").all()
        self._vectors = Bytes("vectors.i8")
        self._with_vectors = self._vectors.size // DIMENSIONS

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None

    def cost(self, word: str) -> float:
        """How rare a word is, in nats: about 3 for 的, 8 for 公司, 18 for what the lexicon does not hold."""
        return self.cost_at(self.find(word))

    def cost_at(self, number: int | None) -> float:
        """The same by the word's number; None is that of a word that the lexicon does not hold."""
        return UNKNOWN_COST if number is None else self._table[2 * number] / 10

    def tag(self, word: str) -> str:
        """A letter for the part of speech, after jieba: n noun, v verb, a adjective, m numeral, q measure, t time, ...

        P is a person's name, L a place, O an organisation, Z another proper name; x means unknown.
        """
        number = self.find(word)
        return "x" if number is None else chr(self._table[2 * number + 1])

    def vectors(self, words: Sequence[str]) -> "NDArray[np.float32]":
        """The meanings of words as rows of length 1; a word without one gets a row of zeros."""
        import numpy as np  # only questions of meaning need it

        numbers = map(self.find, words)
        known = [-1 if number is None or number >= self._with_vectors else number for number in numbers]
        read, nothing = self._vectors.read, bytes(DIMENSIONS)
        data = b"".join([nothing if number < 0 else read(number * DIMENSIONS, DIMENSIONS) for number in known])
        rows = np.frombuffer(data, np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
        rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-6)[:, None]
        return rows

    def meanings(self, words: Sequence[str]) -> "NDArray[np.float32]":
        """The same of a question's few words, which are asked for again and again."""
        import numpy as np

        return np.array([_meaning(word) for word in words], np.float32).reshape(-1, DIMENSIONS)


@lru_cache(maxsize=1_024)
def _meaning(word: str) -> "NDArray[np.float32]":
    row: NDArray[np.float32] = lexicon().vectors([word])[0]
    return row


@cache
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()


def is_place(name: str) -> bool:
    """Whether a name is generally known to be one of a place."""
    return lexicon().tag(name) == "L"
