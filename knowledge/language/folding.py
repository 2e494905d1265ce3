"""Folding: one spelling for all the ways a text may be typed, with every folded character mapped to its source.

Width, case and compatibility forms go by Unicode's NFKC and case folding; Traditional characters become Simplified one
by one (OpenCC's character table; its phrase tables would lose the alignment and change Simplified text); spaces
between scripts vanish, as `22000 个` and `22000个` are the same.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import data
from knowledge.language.characters import is_cjk

_SAME_MARK = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "・": "·",
    "•": "·",
    "‧": "·",
    "—": "-",
    "–": "-",
    "−": "-",
}
_JAMO_VOWELS_AND_TAILS = ("\u1160", "\u11ff")
LONGEST_KEPT = 300
"""Characters of a text whose folded form is remembered: a question and its sentences are folded several times."""
_WITHOUT_SPACE = frozenset("·\"'")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters stands in the source.

    `starts[i]` and `ends[i]` are the source offsets (code points) of the characters that folded to `text[i]`.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span behind `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


@cache
def simplified_characters() -> tuple[str, str]:
    """The Traditional characters in order, and the Simplified ones in their places, from `data/traditional.txt`."""
    pairs = sorted(data.words("traditional.txt"))
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)


def simplified(character: str) -> str:
    """The Simplified character of a Traditional one; any other stays."""
    traditional, found = simplified_characters()
    at = bisect_left(traditional, character)
    return found[at] if traditional[at : at + 1] == character else character


def fold(text: str) -> Folded:
    """The folded form of a text. Folding a folded text changes nothing."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _folded(text)


@lru_cache(maxsize=32)
def _kept(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gap: tuple[int, int] | None = None
    for start, end in _clusters(text):
        for character in _fold_cluster(text[start:end]):
            if character == " ":
                gap = gap or (start, end)
                continue
            if gap and characters and _spaced(characters[-1], character):
                characters.append(" ")
                starts.append(gap[0])
                ends.append(gap[1])
            gap = None
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def fold_text(text: str) -> str:
    """The folded form of a text, without the map."""
    if text.isascii() and text.isprintable() and _WITHOUT_SPACE.isdisjoint(text):
        return " ".join(text.lower().split())
    return fold(text).text


def _spaced(before: str, after: str) -> bool:
    """Whether a space between these two characters separates words."""
    return not any(is_cjk(character) or character in _WITHOUT_SPACE for character in (before, after))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans that normalise independently of each other: a character with the marks that belong to it."""
    if not any(map(_continues, text)):
        return [(at, at + 1) for at in range(len(text))]
    spans: list[tuple[int, int]] = []
    for position, character in enumerate(text):
        if spans and _continues(character):
            spans[-1] = (spans[-1][0], position + 1)
        else:
            spans.append((position, position + 1))
    return spans


@lru_cache(maxsize=16_384)
def _continues(character: str) -> bool:
    """Whether the character may join the one before it under NFKC, or is invisible (zero-width, soft hyphen)."""
    if character.isascii():
        return False
    category = unicodedata.category(character)
    return category[0] == "M" or category == "Cf" or _JAMO_VOWELS_AND_TAILS[0] <= character <= _JAMO_VOWELS_AND_TAILS[1]


@lru_cache(maxsize=20_000)
def _fold_cluster(cluster: str) -> str:
    """One cluster folded; every kind of white space is one plain space, and invisible characters are gone."""
    visible = "".join(character for character in cluster if unicodedata.category(character) != "Cf")
    folded = ""
    while folded != visible:
        folded, visible = visible, unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    result: list[str] = []
    for character in folded:
        if character.isspace() or unicodedata.category(character) == "Cc":
            result.append(" ")
        elif unicodedata.category(character)[0] != "M" or (result and result[-1] != " "):
            result.append(_SAME_MARK.get(character) or simplified(character))
    return "".join(result)
