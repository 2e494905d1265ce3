"""The words that Chinese characters may have been meant to be: every kind of slip, and what each costs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import Literal, Protocol, TypeVar

from knowledge.language import frequent
from knowledge.language.hashed import Hashed
from knowledge.language.sounds import blurred_voice, other_voices, voiced

Why = Literal["same sound", "near sound", "missing", "doubled", "swapped"]

_LONGEST_SWAPPED = 5
"""Characters of the longest word whose characters may have changed places."""
_SOUND_ALONE = 3
"""Characters from which a word may be meant by its sound even where what stands there reads well."""
LONGEST = 8
"""Characters of the longest word that is looked for."""
_PENALTIES: Mapping[Why, float] = {
    "same sound": 3.5,
    "near sound": 4.5,
    "missing": 5.0,
    "doubled": 3.5,
    "swapped": 3.5,
}
"""log10 of how much rarer a word is with a slip of this kind than without; set on injected slips."""
_EACH_MORE_CHARACTER = 1.5
"""For each wrong character beyond the first."""
_RARE_CHARACTER = 0.5
"""For each wrong character, times its cost above `_USUAL_COST`: who mistypes seldom gets a rare character."""
_USUAL_COST = 5.0
_GENERAL_TARGET = 1.0
"""A general word is the less likely one to be meant, beside the store's."""
_RAREST_TARGET = 6.7
"""Cost of the rarest general word a repair may lead to; rarer ones must be the store's."""
_OFTEN_TWICE = 3.8
"""Cost up to which a single character that stands twice is no verb said twice (说说) but a slip."""
_FUNCTION_WORD = 4.7
"""Cost up to which a single character is a word of grammar."""
_VOICES = "frequent_voices"
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两")


@dataclass(frozen=True, slots=True)
class Edge:
    """A part of a run and the word it is read as; `why` is None for the word as it stands."""

    start: int
    end: int
    word: str
    cost: float
    why: Why | None


Found = TypeVar("Found", covariant=True)


class Looked(Protocol[Found]):
    """What words are looked up in: a dictionary, or what stays on disk."""

    def get(self, key: str, /) -> Found | None:
        """What is known of a word."""


@dataclass(frozen=True, slots=True)
class HanIndex:
    """Words by what a slip leaves of them: their sound, the sound blurred, and all but one of their characters.

    `surcharge` is what any of these words costs beyond its own cost where something else stands.
    """

    costs: Looked[float]
    by_voice: Looked[list[str]]
    by_blur: Looked[list[str]] = field(default_factory=dict)
    by_rest: Looked[list[str]] = field(default_factory=dict)
    surcharge: float = 0.0


def store_index(counts: Mapping[str, int]) -> HanIndex:
    """The index of a store's Chinese words, each with the number of times it stands in the store."""
    costs = {word: frequent.cost_in_store(count) for word, count in counts.items() if 1 < len(word) <= LONGEST}
    by_voice = _grouped((voiced(word), word) for word in costs)
    blurs = ((blurred_voice(voiced(word)), word) for word in costs)
    rests = ((word[:at] + word[at + 1 :], word) for word in costs if len(word) > 2 for at in range(len(word)))
    return HanIndex(costs, by_voice, _WhenAsked(blurs), _WhenAsked(rests))


class _WhenAsked:
    """Words by their keys, put together when one is first looked up: questions that read well need none."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = pairs

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        return _grouped(self._pairs)

    def get(self, key: str) -> list[str] | None:
        """The words of a key."""
        return self._words.get(key)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return found


def slips(run: str, store: HanIndex, loose: list[tuple[int, int]]) -> list[Edge]:
    """The words that parts of a run may have been meant to be: long ones by sound anywhere, any where it is loose."""
    voice = voiced(run)
    best: dict[tuple[int, int, str], Edge] = {}
    sources = [_by_sound(run, voice, (0, len(run)), _SOUND_ALONE, store)]
    for part in loose:
        sources += [_by_sound(run, voice, part, 2, store), _in_loose(run, voice, part, store)]
    for edge in chain.from_iterable(sources):
        key = edge.start, edge.end, edge.word
        if key not in best or edge.cost < best[key].cost:
            best[key] = edge
    return list(best.values())


def _by_sound(run: str, voice: str, part: tuple[int, int], shortest: int, store: HanIndex) -> Iterator[Edge]:
    """The store's words of the same sound, with one character at most read in a less usual way."""
    for start, end in _spans(part, shortest):
        if words := store.by_voice.get(voice[start:end]):
            yield from _edges(run, start, end, words, store, "same sound")
    for place in range(*part):
        for other in other_voices(run[place])[:1]:
            said = voice[:place] + other + voice[place + 1 :]
            for start in range(max(part[0], place - LONGEST + 1), place + 1):
                for end in range(max(place + 1, start + shortest), min(start + LONGEST, part[1]) + 1):
                    if words := store.by_voice.get(said[start:end]):
                        yield from _edges(run, start, end, words, store, "same sound")


def _in_loose(run: str, voice: str, part: tuple[int, int], store: HanIndex) -> Iterator[Edge]:
    """The words that may be meant inside a loose part of a run, by the other kinds of slip."""
    general = _general_index()
    blur = blurred_voice(voice)
    for start, end in _spans(part, 2):
        if words := general.by_voice.get(voice[start:end]):
            yield from _edges(run, start, end, words, general, "same sound")
        if words := store.by_blur.get(blur[start:end]):
            yield from _edges(run, start, end, words, store, "near sound")
        if words := store.by_rest.get(run[start:end]):
            yield from _edges(run, start, end, words, store, "missing")
    for place in range(part[0] + 1, part[1]):
        if run[place] == run[place - 1]:
            yield from _doubled(run, part, place, (store, general))
        else:
            yield from _swapped(run, part, place, (store, general))


def _doubled(run: str, part: tuple[int, int], place: int, indexes: Iterable[HanIndex]) -> Iterator[Edge]:
    """The words that come out as what is written when the character before this place is typed twice."""
    for start, end in _around(part, place, LONGEST + 1):
        once = run[start:place] + run[place + 1 : end]
        for index in indexes:
            cost = index.costs.get(once)
            if cost is not None and (len(once) > 1 or cost <= _OFTEN_TWICE):
                yield from _edges(run, start, end, (once,), index, "doubled")


def _swapped(run: str, part: tuple[int, int], place: int, indexes: Iterable[HanIndex]) -> Iterator[Edge]:
    """The words that come out as what is written when the characters on both sides of this place are exchanged."""
    turned = run[: place - 1] + run[place] + run[place - 1] + run[place + 1 :]
    for start, end in _around(part, place, _LONGEST_SWAPPED):
        for index in indexes:
            if index.costs.get(turned[start:end]) is not None:
                yield from _edges(run, start, end, (turned[start:end],), index, "swapped")


def _around(part: tuple[int, int], place: int, longest: int) -> Iterator[tuple[int, int]]:
    """The spans inside a part that hold the characters on both sides of a place."""
    for start in range(max(part[0], place + 1 - longest), place):
        for end in range(place + 1, min(part[1], start + longest) + 1):
            yield start, end


def _spans(part: tuple[int, int], shortest: int) -> Iterator[tuple[int, int]]:
    """The spans inside a part that are no shorter than this, and no longer than a word."""
    first, last = part
    for start in range(first, last - shortest + 1):
        for end in range(start + shortest, min(start + LONGEST, last) + 1):
            yield start, end


def _edges(run: str, start: int, end: int, words: Iterable[str], index: HanIndex, why: Why) -> Iterator[Edge]:
    """The edges to these words; numerals are never put right, as another number is another fact."""
    written = run[start:end]
    for word in words:
        cost = index.costs.get(word)
        if word == written or cost is None or _numerals(word) != _numerals(written):
            continue
        penalty = _PENALTIES[why] + (index.surcharge if why != "doubled" else 0.0)
        if why == "missing" and _is_edge_of(word, written):
            continue
        if why in ("same sound", "near sound"):
            wrong = [a for a, b in zip(written, word, strict=True) if a != b]
            penalty += _EACH_MORE_CHARACTER * (len(wrong) - 1)
            penalty += _RARE_CHARACTER * sum(max(frequent.cost(character) - _USUAL_COST, 0.0) for character in wrong)
        yield Edge(start, end, word, cost + penalty, why)


def _is_edge_of(word: str, written: str) -> bool:
    """Whether a word is what is written with a function word before or after it, as cutting a text may leave it."""
    return (word[1:] == written and frequent.cost(word[0]) <= _FUNCTION_WORD) or (
        word[:-1] == written and frequent.cost(word[-1]) <= _FUNCTION_WORD
    )


def _numerals(text: str) -> list[str]:
    return [character for character in text if character in _NUMERALS]


@cache
def _general_index() -> HanIndex:
    """The general words that a repair may lead to."""
    sounding = frequent.FrequentBy(Hashed.stored(_VOICES), voiced)
    return HanIndex(frequent.Frequent(_RAREST_TARGET), sounding, surcharge=_GENERAL_TARGET)


def hashes() -> dict[str, Hashed]:
    """The general words by their sounds, for `data/make_index.py`: sounding them out takes longer than answering."""
    return {_VOICES: frequent.Frequent(_RAREST_TARGET).places(voiced)}
