"""Reading a folded text as known phrases: which parts of it are known, in what role, and what is left over.

What is said wholly in phrases of one table ("请问这篇文章是谁写的") asks of nothing else; any name or matter besides is
left over, and tells that the text is about that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.characters import is_han, is_latin
from knowledge.language.lexicon import lexicon

LONGEST = 80
"""Characters of the longest text that is read; a longer one is more than known phrases."""
RARE = 12.0
"""Nats from which an English word may be a slip of the table's."""
SHORTEST_SLIP = 4
"""Letters of the shortest word that is mended."""
_LATIN_WORD = re.compile(r"[a-z]+")
_ENDINGS = frozenset({"s", "re", "ve", "ll"})
_POSSESSIVE = re.compile(r"'(?:s|re|ve|ll)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text with its role; a part that no phrase covers has none."""

    start: int
    end: int
    text: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as pieces, in order; marks and spaces between them are no pieces."""

    pieces: tuple[Piece, ...]

    @property
    def roles(self) -> frozenset[str]:
        """The roles that occur."""
        return frozenset(piece.role for piece in self.pieces if piece.role)

    @property
    def left(self) -> tuple[Piece, ...]:
        """The parts that no phrase covers."""
        return tuple(piece for piece in self.pieces if piece.role is None)


@dataclass(frozen=True)
class Phrases:
    """A table of phrases with their roles; and how long those are that begin with a character, the shortest first."""

    roles: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, entries: Iterable[str]) -> "Phrases":
        """The table of lines `role<TAB>phrase|phrase…`; of a phrase that stands twice the first role counts."""
        roles: dict[str, str] = {}
        for entry in entries:
            role, _, phrases = entry.partition("\t")
            for phrase in phrases.split("|"):
                roles.setdefault(phrase, role)
        lengths: dict[str, set[int]] = {}
        for phrase in roles:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        return cls(roles, {first: tuple(sorted(sizes)) for first, sizes in lengths.items()})

    def read(self, folded: str) -> Reading | None:
        """The reading that leaves the least over, in the fewest pieces; None for a text that is too long."""
        if len(folded) > LONGEST:
            return None
        return self._read(folded)

    def may_cover(self, folded: str) -> bool:
        """False for a text of which a reading is sure to leave something over: a character or word of no phrase."""
        return self._characters.issuperset(filter(is_han, folded)) and self._known.issuperset(
            _LATIN_WORD.findall(folded)
        )

    def may_hold(self, folded: str, role: str) -> bool:
        """False for a text that no phrase of a role stands in."""
        return any(phrase in folded for phrase in self._by_role.get(role, ()))

    def mended(self, folded: str) -> str:
        """The text with rare English words that are one slip away from a word of the table replaced by it."""
        return _LATIN_WORD.sub(lambda found: self._mend(found[0]), folded)

    def _mend(self, word: str) -> str:
        if len(word) < SHORTEST_SLIP or word in self._words or lexicon().cost(word) < RARE:
            return word
        from rapidfuzz.distance import OSA  # few words are looked at so closely
        from rapidfuzz.process import extractOne

        near = extractOne(word, self._words, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near and near[0][0] == word[0] else word

    @cached_property
    def _by_role(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for phrase, role in self.roles.items():
            found.setdefault(role, []).append(phrase)
        return found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for phrase in self.roles if phrase.isascii() for word in phrase.split())

    @cached_property
    def _known(self) -> frozenset[str]:
        """The runs of Latin letters in the phrases, and in what is passed over."""
        return frozenset(word for phrase in self.roles for word in _LATIN_WORD.findall(phrase)) | _ENDINGS

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(filter(is_han, "".join(self.roles)))

    def _read(self, folded: str) -> Reading:
        """Cheapest path over the text: a character left over costs most, then each piece a little."""
        size = len(folded)
        best: list[tuple[int, int]] = [(0, 0)] + [(size + 1, 0)] * size
        steps: list[tuple[int, str | None]] = [(0, None)] * (size + 1)
        for start in range(size):
            cost = best[start]
            for end, role in self._steps(folded, start):
                over = end - start if role is None else 0
                reached = (cost[0] + over, cost[1] + (role != ""))
                if reached < best[end]:
                    best[end], steps[end] = reached, (start, role)
        return Reading(_joined(folded, _path(steps)))

    def _steps(self, folded: str, start: int) -> Iterable[tuple[int, str | None]]:
        character = folded[start]
        if is_latin(character):
            end = start + 1
            while end < len(folded) and is_latin(folded[end]):
                end += 1
            yield end, None
        elif character.isalnum():
            yield start + 1, None
        elif found := _POSSESSIVE.match(folded, start):
            yield found.end(), ""
        else:
            yield start + 1, ""
        if start and is_latin(character) and is_latin(folded[start - 1]):
            return
        for length in self.lengths.get(character, ()):
            end = start + length
            role = self.roles.get(folded[start:end]) if end <= len(folded) else None
            if role is not None and not (end < len(folded) and is_latin(folded[end - 1]) and is_latin(folded[end])):
                yield end, role


def _path(steps: list[tuple[int, str | None]]) -> list[tuple[int, int, str | None]]:
    found: list[tuple[int, int, str | None]] = []
    end = len(steps) - 1
    while end > 0:
        start, role = steps[end]
        found.append((start, end, role))
        end = start
    return found[::-1]


def _joined(folded: str, path: list[tuple[int, int, str | None]]) -> tuple[Piece, ...]:
    """The steps as pieces, what is left over side by side as one; marks between two such parts join them."""
    pieces: list[Piece] = []
    for start, end, role in path:
        last = pieces[-1] if pieces else None
        if role == "":
            continue
        if role is None and last and last.role is None and not any(map(str.isalnum, folded[last.end : start])):
            pieces[-1] = Piece(last.start, end, folded[last.start : end], None)
        else:
            pieces.append(Piece(start, end, folded[start:end], role))
    return tuple(pieces)


@cache
def phrases(name: str) -> Phrases:
    """The table of a data file."""
    return Phrases.of(data.entries(name))
