"""What is generally known of words, Chinese and English: how common they are, their part of speech, their meaning.

The data is made by `data/make_lexicon.py`: a number, two bytes and one vector a word. The words stand in lines by
how they begin, and a line is read when the first of its words is looked up: a question needs a few thousand of the
200,000. The vectors stay on disk until one is asked for.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib import resources
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 80
LATIN_HEAD = 3
"""Letters by which Latin words are put together in a line; Chinese words are by their first character."""
UNKNOWN_COST = 18.0
"""Nats: the cost of a character or word that is not in the lexicon."""


MOST_HEADS = 50_000
"""Beginnings of words that are kept in memory, those that begin none among them, at most."""


class Lexicon:
    """The words by number. `cost` is the negative logarithm of a word's frequency, in nats."""

    def __init__(self) -> None:
        folder = resources.files("knowledge.language.data")
        with Path(str(folder.joinpath("words.txt"))).open("rb") as file:
            self._text = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._numbers: dict[str, dict[str, int]] = {}
        """How words begin -> those words, each with its number, of the lines that were read."""
        self._table = folder.joinpath("words.u8").read_bytes()
        self._vectors: NDArray[np.int8] | None = None

    def find(self, word: str) -> int | None:
        """The number of a folded word; None when it is not known."""
        head = word[: LATIN_HEAD if word.isascii() else 1]
        numbers = self._numbers.get(head)
        if numbers is None:
            numbers = self._read(head)
            if numbers or len(self._numbers) < MOST_HEADS:  # there is no end of what begins no word
                self._numbers[head] = numbers
        return numbers.get(word)

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None

    def cost(self, word: str) -> float:
        """How rare a word is, in nats: about 3 for 的, 8 for 公司, 18 for what the lexicon does not hold."""
        number = self.find(word)
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

        if self._vectors is None:
            path = resources.files("knowledge.language.data").joinpath("vectors.i8")
            self._vectors = np.memmap(str(path), np.int8, "r").reshape(-1, DIMENSIONS)
        numbers = [self.find(word) for word in words]
        known = [-1 if number is None or number >= len(self._vectors) else number for number in numbers]
        rows = self._vectors[known].astype(np.float32)
        rows[[number < 0 for number in known]] = 0
        rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-6)[:, None]
        return rows

    def _read(self, head: str) -> dict[str, int]:
        """The words that begin so. Each line starts with how its words begin; the lines are sorted by that."""
        key = head.encode("utf-8", "surrogatepass")
        start = bisect_left(range(len(self._text)), key, key=self._head_at)
        if self._text[start : start + len(key) + 1] != key + b" ":
            return {}
        _, *row = self._text[start : self._text.find(b"\n", start)].decode().split(" ")
        return dict(zip(row[::2], map(int, row[1::2]), strict=True))

    def _head_at(self, offset: int) -> bytes:
        """How the words begin in the line that a byte stands in."""
        start = self._text.rfind(b"\n", 0, offset) + 1
        return self._text[start : self._text.find(b" ", start)]


@cache
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()


def is_place(name: str) -> bool:
    """Whether a name is generally known to be one of a place."""
    return lexicon().tag(name) == "L"
