"""Words in a file, each with a number, read as they are looked up: a question needs a few thousand of 200,000.

The words stand in lines by how they begin: `公 公司 12 公园 7 …`. Beside the file, `….index` tells where each line is
(`data/make_index.py` writes it). A line that was read is kept as it is; nothing else of the file stays in memory.
"""

import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from weakref import finalize

from knowledge.language import data

LATIN_HEAD = 3
"""Letters by which Latin words are put together in a line; Chinese words are by their first character."""
KEY = 4
"""Bytes of the longest beginning."""
_LINE = 512
"""Bytes of a line that are read at first."""
_LONGEST = 96
"""Bytes that hold any word of a file with its number."""
MOST_LINES = 256
"""Lines that are kept in memory at most; each takes a kilobyte or two."""


def key_of(head: bytes) -> int:
    """A beginning as a number; the numbers are in the order of the lines."""
    return int.from_bytes(head.ljust(KEY, b"\0"))


class Bytes:
    """A file of data, read in parts."""

    def __init__(self, name: str) -> None:
        self._descriptor = os.open(data.path(name), os.O_RDONLY)
        finalize(self, os.close, self._descriptor)
        self.size = os.fstat(self._descriptor).st_size

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from a place on; a mapped file would stay in memory by whole pages and their neighbours."""
        return os.pread(self._descriptor, size, start)

    def all(self) -> bytes:
        """The whole file."""
        return self.read(0, self.size)

    def halves(self) -> "tuple[array[int], array[int]]":
        """The halves of a file of unsigned 32-bit numbers, little-endian; each is read by itself, as that is less."""
        half = self.size // 2
        both = array("I", self.read(0, half)), array("I", self.read(half, half))
        if sys.byteorder == "big":
            for numbers in both:
                numbers.byteswap()
        return both

    def line(self, start: int) -> str:
        """The line that begins at a place."""
        size = _LINE
        while b"\n" not in (read := self.read(start, size)) and start + size < self.size:
            size *= 2
        return read.partition(b"\n")[0].decode()

    def entries(self) -> Iterator[tuple[int, str]]:
        """The lines that are neither empty nor comments, each behind its place."""
        text, start = self.all(), 0
        while start < len(text):
            end = text.index(b"\n", start)
            line = text[start:end].decode()
            if line.strip() and not line.startswith("#"):
                yield start, line
            start = end + 1


class WordFile:
    """The words of a data file, each with its number."""

    def __init__(self, name: str) -> None:
        self._text = Bytes(f"{name}.txt")
        self._keys, self._starts = Bytes(f"{name}.index").halves()
        self._lines: dict[str, str] = {}
        """How words begin -> the line of those words, "" for what begins none."""

    def find(self, word: str) -> int | None:
        """The number of a word; None when it is not in the file."""
        head = word[: LATIN_HEAD if word.isascii() else 1]
        line = self._lines.get(head)
        if line is None:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            line = self._lines[head] = self._read(head)
        at = line.find(f" {word} ")
        if at < 0 or word.isdigit() or " " in word:  # digits are the words' numbers
            return None
        start = at + len(word) + 2
        return int(line[start : line.index(" ", start)])

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None

    def all(self) -> list[str]:
        """All words, by their numbers."""
        return [word for _, word in sorted((number, word) for _, word, number in self.each())]

    def each(self) -> Iterator[tuple[int, str, int]]:
        """All words in the order of the file, each behind its place there, with its number."""
        text, start = self._text.all(), 0
        while start < len(text):
            end = text.index(b"\n", start)
            head, *pairs = text[start:end].split(b" ")
            place = start + len(head) + 1
            for word, number in zip(pairs[::2], pairs[1::2], strict=True):
                yield place, word.decode(), int(number)
                place += len(word) + len(number) + 2
            start = end + 1

    def at(self, place: int) -> tuple[str, int]:
        """The word at a place of the file, and its number."""
        word, number, *_ = self._text.read(place, _LONGEST).split(maxsplit=2)
        return word.decode(), int(number)

    def _read(self, head: str) -> str:
        """The words that begin so, each behind a space, with its number behind another, and a space at the end."""
        encoded = head.encode("utf-8", "surrogatepass")
        if not encoded or len(encoded) > KEY or " " in head or "\n" in head:
            return ""
        key = key_of(encoded)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ""
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else self._text.size
        line = self._text.read(start, end - start).rstrip(b"\n")
        return line[len(encoded) :].decode() + " "
