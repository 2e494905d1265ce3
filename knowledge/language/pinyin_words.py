"""Which word a sound in pinyin stands for: the store's words and general ones, the likelier the cheaper."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from knowledge.language import frequent
from knowledge.language.folding import fold_text
from knowledge.language.names import alias_groups, compact
from knowledge.language.sounds import characters, readings, sound

Words = Callable[[str], Sequence[tuple[str, float]]]
"""Sound key -> the store's words that sound so, each with the number of times it stands in the store."""

_ANY_CHARACTER = 9.0
"""More than the words of the list: the character stands for a word that nobody knows."""
_OTHER_READING = 1.0
_PLAIN_U = 0.7
"""lu, nu typed for lü, nü."""
_INNER_VOWELS = (" a", " o", " e")
"""A syllable that starts so has an apostrophe before it inside a word: xi'an, and not xian."""


def likeliest(key: str, words: Words, *, single: bool) -> tuple[str, float] | None:
    """The likeliest word of a sound and its cost; any character read so, at worst, for a single syllable.

    The key may hold the apostrophes of orthography, and then only words that need them are meant.
    """
    best: tuple[str, float] | None = None
    for spelled, extra in _variants(key):
        found = _general().get(spelled)
        if found and (best is None or found[1] + extra < best[1]):
            best = found[0], found[1] + extra
        for word, count in words(spelled.replace("'", "")):
            cost = frequent.cost_in_store(count) + extra
            fits = len(word) > 1 and ("'" not in spelled or _written(word) == spelled)
            if fits and (best is None or cost < best[1]):
                best = word, cost
        if single and best is None and (same := characters(spelled)):
            best = same[0], _ANY_CHARACTER + extra
    return best


@cache
def general_latin_names() -> frozenset[str]:
    """The generally known Latin names (compact), but those that are the sound of their Chinese ones: Huawei."""
    return frozenset(
        form
        for group in alias_groups()
        for form in (compact(fold_text(name)) for name in group)
        if form.isascii() and form != sound(group[0])
    )


def _variants(key: str) -> Iterator[tuple[str, float]]:
    """A key, and the one meant where lu or nu was typed for lü or nü."""
    yield key, 0.0
    if "lu" in key or "nu" in key:
        other = key.replace("lu", "lv").replace("nu", "nv")
        yield other, 0.0 if "lve" in other or "nve" in other else _PLAIN_U


@cache
def _general() -> dict[str, tuple[str, float]]:
    """Sound key -> the general word of that sound that costs least, with its cost."""
    best: dict[str, tuple[str, float]] = {}
    for word, cost in frequent.costs().items():
        for key, extra in _keys(word):
            if key not in best or cost + extra < best[key][1]:
                best[key] = word, cost + extra
    return best


def _keys(word: str) -> list[tuple[str, float]]:
    """The sounds of a general word: a single character may be read in all its ways."""
    if len(word) == 1:
        return [(reading, place * _OTHER_READING) for place, reading in enumerate(readings(word))]
    spoken = sound(word, " ")
    keys = [(spoken.replace(" ", ""), 0.0)]
    if " a" in spoken or " o" in spoken or " e" in spoken:
        keys.append((_written(word), 0.0))
    return keys


def _written(word: str) -> str:
    """The sound of a word with the apostrophes of orthography."""
    spoken = sound(word, " ")
    for vowel in _INNER_VOWELS:
        spoken = spoken.replace(vowel, vowel.replace(" ", "'"))
    return spoken.replace(" ", "")
