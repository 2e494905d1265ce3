"""Which attributes a question asks for and a sentence tells, by the ontology of `data/asked_attributes.tsv`.

A net profit is not a revenue, however alike the sentences that tell them read. An attribute may have a broader one: who
asks for a profit is answered by a net profit, while those beside each other differ.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import data

HIDING = "none"
"""The family of what only holds an attribute's word in another sense, and hides it."""
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
    if not one.attributes.isdisjoint(other.attributes):
        return True
    broader = _table().broader
    return any(not broader[name].isdisjoint(other.attributes) for name in one.attributes) or any(
        not broader[name].isdisjoint(one.attributes) for name in other.attributes
    )


@lru_cache(maxsize=4_096)
def attributes_told(folded: str) -> tuple[Named, ...]:
    """The attributes that a folded sentence tells, in its order."""
    return _read(folded, vague=False)


@lru_cache(maxsize=256)
def attributes_asked(folded: str) -> tuple[Named, ...]:
    """The attributes that a folded question names, in its order; those it only asks vaguely where it names none."""
    return _read(folded, vague=False) or _read(folded, vague=True)


@dataclass(frozen=True, slots=True)
class _Table:
    """The words that say attributes, with these and their families; those that only ask vaguely; the length of the
    longest word by how it begins; and of each attribute all that are broader."""

    telling: dict[str, tuple[frozenset[str], frozenset[str]]]
    vague: dict[str, tuple[frozenset[str], frozenset[str]]]
    longest: dict[str, int]
    broader: dict[str, frozenset[str]]


@cache
def _table() -> _Table:
    words: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    above: dict[str, str] = {}
    family: dict[str, str] = {}
    longest: dict[str, int] = {}
    for entry in data.entries("asked_attributes.tsv"):
        name, above[name], family[name], *columns = entry.split("\t")
        for said, column in zip(words, columns, strict=False):
            for text in (word.replace("-", " ") for word in column.split()):
                said.setdefault(text, []).append(name)
                longest[_beginning(text)] = max(longest.get(_beginning(text), 0), len(text))
    telling, vague = (
        {word: (frozenset(names), frozenset(family[name] for name in names)) for word, names in said.items()}
        for said in words
    )
    return _Table(telling, vague, longest, {name: frozenset(_chain(name, above)) for name in above})


def _chain(name: str, above: dict[str, str]) -> list[str]:
    chain = []
    while (name := above[name]) in above:
        chain.append(name)
    return chain


def _beginning(word: str) -> str:
    """By what a word is looked for: its first Latin word, or its first two characters."""
    piece = _PIECE.match(word)
    return piece[0] if piece and len(piece[0]) > 1 else word[:2]


def _read(folded: str, *, vague: bool) -> tuple[Named, ...]:
    """What the words of a text say, the longest at each place."""
    table = _table()
    known = table.vague if vague else table.telling
    text, longest = folded.replace("-", " "), table.longest
    found: list[Named] = []
    done = 0
    for piece in _PIECE.finditer(text):
        at = piece.start()
        size = 0 if at < done else longest.get(piece[0] if len(piece[0]) > 1 else text[at : at + 2], 0)
        for end in range(min(len(text), at + size), at, -1):
            said = known.get(text[at:end])
            if said and not (
                text[end - 1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
            ):
                found += [] if HIDING in said[1] else [Named(at, end, *said)]
                done = end
                break
    return tuple(found)
