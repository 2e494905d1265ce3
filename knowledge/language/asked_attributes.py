"""Which attributes a question asks for and a sentence tells, by the ontology of `data/asked_attributes.tsv`.

A net profit is not a revenue, however alike the sentences that tell them read. An attribute may have a broader one: who
asks for a profit is answered by a net profit, while those beside each other differ.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import regex as re
from knowledge.language.hashed import Hashed
from knowledge.language.wordfile import Bytes

HIDING = "none"
"""The family of what only holds an attribute's word in another sense, and hides it."""
_COLUMNS, _LONGEST = {3: "attributes_told", 4: "attributes_asked"}, "attributes_longest"
"""The files of what is stored of each column of words, and of the longest word by how it begins."""
_PIECE = re.compile(r"[a-z0-9&.']+|[^\sa-z0-9]")


@dataclass(frozen=True, slots=True)
class Named:
    """A word of a text that says attributes: its span, their names, and their families."""

    start: int
    end: int
    attributes: frozenset[str]
    families: frozenset[str]


def agree(one: Named, other: Named) -> bool:
    """Whether an attribute of the one is one of the other's, or broader or narrower than it."""
    return not agreeing(one.attributes).isdisjoint(other.attributes)


@lru_cache(maxsize=256)
def agreeing(attributes: frozenset[str]) -> frozenset[str]:
    """All attributes that agree with any of the given ones: they themselves, those broader, and those narrower."""
    above = _table().above
    narrower = {name for name in above if not attributes.isdisjoint(_chain(name, above))}
    return attributes.union(narrower, *(_chain(name, above) for name in attributes))


@lru_cache(maxsize=2_048)
def all_told(folded: str) -> frozenset[str]:
    """All attributes that a folded sentence tells."""
    return frozenset().union(*(one.attributes for one in attributes_told(folded)))


@lru_cache(maxsize=2_048)
def attributes_told(folded: str) -> tuple[Named, ...]:
    """The attributes that a folded sentence tells, in its order."""
    return _read(folded, _table().telling)


@lru_cache(maxsize=256)
def attributes_asked(folded: str) -> tuple[Named, ...]:
    """The attributes that a folded question names, in its order; those it only asks vaguely where it names none."""
    return attributes_told(folded) or _read(folded, _table().vague)


def asks_vaguely(folded: str) -> bool:
    """Whether a folded question names no attribute, and only asks as one is asked for: how much, where."""
    return not attributes_told(folded)


@dataclass(frozen=True, slots=True)
class _Table:
    """The names of the attributes with their families and the broader ones; the words that say them, and those that
    only ask vaguely; the length of the longest word by how it begins."""

    names: list[str]
    families: list[str]
    above: dict[str, str]
    telling: "_Words"
    vague: "_Words"
    longest: Hashed


class _Words:
    """A column of words, in which words are looked up; no more stays in memory than whose they are."""

    def __init__(self, file: Bytes, places: list[int], column: int) -> None:
        self._file, self._places, self._column = file, places, column
        self._numbers = Hashed.stored(_COLUMNS[column])

    def find(self, word: str) -> list[int]:
        """The numbers of the attributes that a word says."""
        found = self._numbers.find(word)
        return [number for number in found if word in _words(self._file.line(self._places[number]), self._column)]


def _words(line: str, column: int) -> list[str]:
    """The words of an attribute."""
    columns = line.split("\t", column + 1)
    return [text.replace("-", " ") for text in columns[column].split()] if column < len(columns) else []


@cache
def _table() -> _Table:
    file = Bytes("asked_attributes.tsv")
    names, families, above, places = [], [], {}, []
    for place, line in file.entries():
        name, above[name], family, _ = line.split("\t", 3)
        names.append(name)
        families.append(sys.intern(family))
        places.append(place)
    telling, vague = (_Words(file, places, column) for column in _COLUMNS)
    return _Table(names, families, above, telling, vague, Hashed.stored(_LONGEST))


def hashes() -> dict[str, Hashed]:
    """What is stored of the words, by the files' names."""
    lines = [line for _, line in Bytes("asked_attributes.tsv").entries()]
    said = {
        name: [(word, number) for number, line in enumerate(lines) for word in _words(line, column)]
        for column, name in _COLUMNS.items()
    }
    longest = _longest(word for pairs in said.values() for word, _ in pairs)
    return {name: Hashed.of(pairs) for name, pairs in said.items()} | {_LONGEST: Hashed.of(longest.items())}


def _longest(words: Iterable[str]) -> dict[str, int]:
    """The length of the longest word by how it begins."""
    found: dict[str, int] = {}
    for word in words:
        head = _head(word)
        found[head] = max(len(word), found.get(head, 0))
    return found


def _head(word: str) -> str:
    """By what a word is looked for: its first Latin word, or its first two characters."""
    if word[0].isascii():
        found = _PIECE.match(word)
        return found[0] if found and len(found[0]) > 1 else word[:2]
    return word[:2]


def _chain(name: str, above: dict[str, str]) -> frozenset[str]:
    """All that is broader than an attribute."""
    found = []
    while (name := above[name]) in above:
        found.append(name)
    return frozenset(found)


def _read(folded: str, known: _Words) -> tuple[Named, ...]:
    """What the words of a text say, the longest at each place."""
    table, found, done = _table(), [], 0
    text = folded.replace("-", " ")
    for piece in _PIECE.finditer(text):
        at = piece.start()
        head = piece[0] if len(piece[0]) > 1 else text[at : at + 2]
        size = 0 if at < done else max(table.longest.find(head), default=0)
        for end in range(min(len(text), at + size), at, -1):
            numbers = known.find(text[at:end])
            if numbers and not _cuts(text, end):
                families = frozenset(table.families[number] for number in numbers)
                if HIDING not in families:
                    found.append(Named(at, end, frozenset(table.names[number] for number in numbers), families))
                done = end
                break
    return tuple(found)


def _cuts(text: str, end: int) -> bool:
    """Whether a Latin word goes on at a place."""
    beside = text[end - 1 : end + 1]
    return len(beside) > 1 and beside.isascii() and beside.isalnum()
