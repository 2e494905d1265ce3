"""The ontology of `data/attributes.tsv`: what attributes there are, which are broader, and which words say them.

A net profit is not a revenue, however alike the sentences that tell them read. An attribute may have a broader one: who
asks for a profit is answered by a net profit, while those beside each other differ.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import regex as re
from knowledge.language.hashed import Hashed
from knowledge.language.measures import Measure
from knowledge.language.wordfile import Bytes

HIDING = "none"
"""The family of what only holds an attribute's word in another sense, and hides it."""
_FILE = "attributes.tsv"
_COLUMNS, _LONGEST = {"told": 4, "asked": 5, "beside": 6}, "attributes_longest"
"""The columns of words, by what is stored of each; and what is stored of the longest word by how it begins."""
_ANY = "any"
_PIECE = re.compile(r"[a-z0-9&.']+|[^\sa-z0-9]")


@dataclass(frozen=True, slots=True)
class Ontology:
    """The attributes by their numbers, with their families, the broader ones and what their values are measured in.

    `measures` has no more than those whose values sentences tell; None where what they are measured in varies. The
    words that tell an attribute, that only ask for it vaguely, and that tell it beside a value, are looked up.
    """

    names: list[str]
    families: dict[str, str]
    above: dict[str, str]
    measures: dict[str, Measure | None]
    told: "Words"
    asked: "Words"
    beside: "Words"
    longest: Hashed


class Words:
    """A column of words, in which words are looked up; no more stays in memory than whose they are."""

    def __init__(self, file: Bytes, places: list[int], column: str) -> None:
        self._file, self._places, self._column = file, places, _COLUMNS[column]
        self._numbers = Hashed.stored(f"attributes_{column}")

    def find(self, word: str) -> list[int]:
        """The numbers of the attributes that a word says."""
        found = self._numbers.find(word)
        return [number for number in found if word in _words(self._file.line(self._places[number]), self._column)]


def _words(line: str, column: int) -> list[str]:
    """The words of an attribute."""
    columns = line.split("\t", column + 1)
    return [text.replace("-", " ") for text in columns[column].split()] if column < len(columns) else []


@cache
def ontology() -> Ontology:
    """The ontology; its words stay on disk."""
    file, places = Bytes(_FILE), []
    families, above, measures = {}, {}, {}
    for place, line in file.entries():
        name, above[name], family, measure, _ = line.split("\t", 4)
        families[name] = sys.intern(family)
        if measure != "-":
            measures[name] = None if measure == _ANY else Measure(measure)
        places.append(place)
    for name in families:
        nearest = next((one for one in (name, *_chain(name, above)) if one in measures), None)
        if nearest:
            measures[name] = measures[nearest]
    told, asked, beside = (Words(file, places, column) for column in _COLUMNS)
    return Ontology(list(families), families, above, measures, told, asked, beside, Hashed.stored(_LONGEST))


@lru_cache(maxsize=256)
def agreeing(attributes: frozenset[str]) -> frozenset[str]:
    """All attributes that agree with any of the given ones: they themselves, those broader, and those narrower."""
    above = ontology().above
    narrower = {name for name in above if not attributes.isdisjoint(_chain(name, above))}
    return attributes.union(narrower, *(_chain(name, above) for name in attributes))


@lru_cache(maxsize=1_024)
def families_of(attributes: frozenset[str]) -> frozenset[str]:
    """The families of attributes."""
    return frozenset(map(ontology().families.__getitem__, attributes))


def _chain(name: str, above: dict[str, str]) -> list[str]:
    """All that is broader than an attribute, the nearest first; nothing for a word that is none."""
    found = []
    while (name := above.get(name, "")) in above:
        found.append(name)
    return found


Said = tuple[int, int, tuple[int, ...]]
"""A word of a text: where it begins and ends, and the numbers of the attributes that it says."""


def said(folded: str, columns: Sequence[Words], shortest: int = 1) -> Iterator[Said]:
    """What the words of a folded text say that stand in any of these columns, the longest at each place; only those of
    so many characters.
    """
    longest, done = ontology().longest, 0
    text = folded.replace("-", " ")
    for piece in _PIECE.finditer(text):
        at = piece.start()
        head = piece[0] if len(piece[0]) > 1 else text[at : at + 2]
        size = 0 if at < done else max(longest.find(head), default=0)
        for end in range(min(len(text), at + size), at + shortest - 1, -1):
            numbers = tuple(number for words in columns for number in words.find(text[at:end]))
            if numbers and not _cuts(text, end):
                yield at, end, numbers
                done = end
                break


def _cuts(text: str, end: int) -> bool:
    """Whether a Latin word goes on at a place."""
    beside = text[end - 1 : end + 1]
    return len(beside) > 1 and beside.isascii() and beside.isalnum()


def hashes() -> dict[str, Hashed]:
    """What is stored of the words, by the files' names."""
    lines = [line for _, line in Bytes(_FILE).entries()]
    pairs = {
        name: [(word, number) for number, line in enumerate(lines) for word in _words(line, column)]
        for name, column in _COLUMNS.items()
    }
    longest = _longest(word for listed in pairs.values() for word, _ in listed)
    stored = {f"attributes_{name}": Hashed.of(listed) for name, listed in pairs.items()}
    return stored | {_LONGEST: Hashed.of(longest.items())}


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
