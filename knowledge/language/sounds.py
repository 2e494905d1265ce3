"""How Chinese text sounds: readings without tones, keys under which homophones are equal, and cuts of pinyin.

The readings come from `data/readings.txt`, and of words that are not read as their characters most usually are
(银行, 增长) from `data/unusual_readings.txt`. ü is written v throughout.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from sys import intern

from knowledge.language import data

LONGEST_SYLLABLE = 6
"""Letters of the longest syllables: `zhuang`, `chuang`, `shuang`."""
_SHORTEST_WORD = 2
"""Characters of the shortest words with unusual readings."""
MOST_CUTS = 64
"""Cuts that `syllables` returns at most; a long run of letters has exponentially many."""
_BLURRED_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
_BLURRED_FINALS = ("ang", "eng", "ing")


def readings(character: str) -> tuple[str, ...]:
    """The syllables a Simplified character is read as, the most usual first; none for any other character."""
    found = (_reading(table, character) for table in _tables())
    return tuple(reading for reading in found if reading)


def sound(text: str, separator: str = "") -> str:
    """A text as it is read, in pinyin without tones: 英伟达 is `yingweida`, 银行 `yinhang`.

    Characters without a reading stay as they are, in lower case. The syllables are joined without a separator, as
    pinyin is typed; with one ("'"), 西安 and 先 differ.
    """
    return separator.join(_spoken(text))


def blurred(text: str, separator: str = "") -> str:
    """The sound of a text with what speakers and typists confuse made equal: zh/z, ch/c, sh/s, l/n, -ng/-n."""
    return separator.join(map(blurred_syllable, _spoken(text)))


@cache
def blurred_syllable(syllable: str) -> str:
    """A syllable with zh, ch, sh, l and -ng as z, c, s, n and -n; -ong has no counterpart and stays."""
    for initial, plain in _BLURRED_INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    return syllable[:-1] if syllable.endswith(_BLURRED_FINALS) else syllable


def voiced(text: str) -> str:
    """A text with each character replaced by the first one of its sound: as long as the text, equal for homophones.

    Unlike `sound`, its slices stand for the slices of the text, so that parts of a text can be looked up by sound.
    """
    result = "".join(map(_voice, text))
    if _unusual_starts().isdisjoint(text):
        return result
    voices = list(result)
    for start, _, word in _unusual_words(text):
        for place, syllable in enumerate(_unusual()[word]):
            voices[start + place] = _voice_of(syllable)
    return "".join(voices)


def blurred_voice(voice: str) -> str:
    """What `voiced` returned, with the voices of confused sounds made equal."""
    return voice.translate(_blurred_voices())


@lru_cache(maxsize=8_192)
def other_voices(character: str) -> tuple[str, ...]:
    """The voices of a character's less usual readings."""
    return tuple(_voice_of(reading) for reading in readings(character)[1:])


def is_syllable(letters: str) -> bool:
    """Whether these lower-case letters are one syllable as it is typed, `lue` and `nue` among them."""
    return letters in _syllables()


def characters(syllable: str) -> str:
    """The characters whose most usual reading this syllable is, the most frequent first."""
    return _characters().get(syllable, "")


def syllables(word: str) -> list[list[str]]:
    """All the ways to cut a lower-case Latin word into syllables (at most `MOST_CUTS`), longer syllables first."""
    whole = _cuttable_from(word)
    found: list[list[str]] = []
    paths: list[tuple[int, list[str]]] = [(0, [])] if word and whole[0] else []
    while paths and len(found) < MOST_CUTS:
        start, path = paths.pop()
        if start == len(word):
            found.append(path)
            continue
        last = min(start + LONGEST_SYLLABLE, len(word))
        ends = [end for end in range(start + 1, last + 1) if whole[end] and is_syllable(word[start:end])]
        paths.extend((end, [*path, word[start:end]]) for end in ends)
    return found


def is_pinyin(word: str) -> bool:
    """Whether the whole lower-case Latin word can be cut into syllables, some with an apostrophe between them."""
    return all(part and _cuttable_from(part)[0] for part in word.split("'"))


def _cuttable_from(word: str) -> list[bool]:
    """For each place in a word, whether the rest from there on can be cut into syllables."""
    whole = [False] * len(word) + [True]
    for start in range(len(word) - 1, -1, -1):
        last = min(start + LONGEST_SYLLABLE, len(word))
        whole[start] = any(whole[end] and is_syllable(word[start:end]) for end in range(start + 1, last + 1))
    return whole


def _spoken(text: str) -> Sequence[str]:
    """The reading of each character."""
    if known := _unusual().get(text):
        return known
    spoken = [_usual(character) or character.lower() for character in text]
    if len(text) > _SHORTEST_WORD and not _unusual_starts().isdisjoint(text):
        for start, end, word in _unusual_words(text):
            spoken[start:end] = _unusual()[word]
    return spoken


def _unusual_words(text: str) -> list[tuple[int, int, str]]:
    """Where words with unusual readings stand, the longest at each place, from left to right."""
    table, first, longest = _unusual(), _unusual_starts(), _longest_unusual()
    found: list[tuple[int, int, str]] = []
    done = 0
    for start, character in enumerate(text):
        if start < done or character not in first:
            continue
        for end in range(min(start + longest, len(text)), start + 1, -1):
            if (word := text[start:end]) in table:
                found.append((start, end, word))
                done = end
                break
    return found


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """Each syllable with the characters that it is the first, second and third reading of."""
    rows = (entry.split() for entry in data.entries("readings.txt"))
    return tuple(tuple("" if column == "-" else column for column in row) for row in rows)


@cache
def _tables() -> tuple[tuple[str, list[int]], ...]:
    """The characters of all rows by their most usual reading, with where each row's end; by their second; and third."""
    columns = [[row[column] for row in _rows()] for column in (1, 2, 3)]
    return tuple(("".join(column), list(accumulate(map(len, column)))) for column in columns)


def _reading(table: tuple[str, list[int]], character: str) -> str | None:
    known, ends = table
    at = known.find(character) if len(character) == 1 else -1
    return None if at < 0 else _rows()[bisect_right(ends, at)][0]


def _usual(character: str) -> str | None:
    """The first of a character's readings."""
    return next(iter(readings(character)), None)


@cache
def _characters() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows() if row[1]}


@cache
def _unusual() -> dict[str, tuple[str, ...]]:
    """Word -> the readings of its characters, where they are not the most usual ones."""
    rows = (entry.split() for entry in data.entries("unusual_readings.txt"))
    return {word: tuple(map(intern, spoken.split("'"))) for spoken, *words in rows for word in words}


@cache
def _unusual_starts() -> frozenset[str]:
    return frozenset(word[0] for word in _unusual())


@cache
def _longest_unusual() -> int:
    return max(map(len, _unusual()))


@lru_cache(maxsize=8_192)
def _voice(character: str) -> str:
    """The character that stands for the most usual reading of this one; any other stays."""
    usual = _usual(character)
    return _voice_of(usual) if usual else character


@cache
def _voice_of(syllable: str) -> str:
    """The character that stands for a syllable: the most frequent one read so."""
    if same := characters(syllable):
        return same[0]
    less_usual = next("".join(row[1:]) for row in _rows() if row[0] == syllable)
    return min(less_usual, key="".join("".join(row[1:]) for row in _rows()).index)


@cache
def _blurred_voices() -> dict[int, str]:
    groups: dict[str, str] = {}
    return {
        ord(_voice_of(syllable)): groups.setdefault(blurred_syllable(syllable), _voice_of(syllable))
        for syllable in sorted(_characters())
    }


@cache
def _syllables() -> frozenset[str]:
    return data.words("pinyin.txt")
