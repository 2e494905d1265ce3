"""Write `readings.txt` and `unusual_readings.txt`: how characters and words are read, from pypinyin's tables.

Run as `python knowledge/language/data/make_readings.py` with pypinyin and wordfreq installed; the results are
committed, so that neither building nor answering needs pypinyin.

A character's most usual reading is the one it has in most running text: pypinyin's phrases weighted with their
frequency, and the character's own first reading where it stands alone. A word whose characters are not all read in
their most usual way goes to `unusual_readings.txt`, unless shorter such words inside it already say so.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin.contrib.tone_convert import to_normal  # type: ignore[import-not-found, unused-ignore]
from pypinyin.phrases_dict import phrases_dict  # type: ignore[import-not-found, unused-ignore]
from pypinyin.pinyin_dict import pinyin_dict  # type: ignore[import-not-found, unused-ignore]
from wordfreq import get_frequency_dict  # type: ignore[import-not-found, unused-ignore]

HERE = Path(__file__).parent
MOST_READINGS = 3
RARE = 2e-8
"""Frequency of the rarest word whose unusual reading is kept; it is also what stands for an unlisted phrase."""
AS_WRITTEN = {"n": "en", "ng": "en"}
SOURCE = (
    "pypinyin's tables, Copyright (c) 2016 mozillazg, 闲耘, MIT License (https://github.com/mozillazg/python-pinyin)"
)


def rows(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


TRADITIONAL = frozenset(pair[0] for row in rows("traditional.txt") for pair in row.split())
SYLLABLES = frozenset(syllable for row in rows("pinyin.txt") for syllable in row.split())


def toneless(reading: str) -> str:
    """A reading without its tone, ü written v; empty when it is no syllable of the standard language."""
    syllable: str = to_normal(reading, v_to_u=False)
    syllable = AS_WRITTEN.get(syllable, syllable)
    return syllable if syllable in SYLLABLES else ""


def simplified_characters(frequency: dict[str, float]) -> list[str]:
    """The characters of GB 2312 and of the frequent words that are not Traditional, most frequent first."""
    wanted: dict[str, float] = defaultdict(float)
    for code in pinyin_dict:
        try:
            chr(code).encode("gb2312")
        except UnicodeEncodeError:
            continue
        wanted[chr(code)] += 0
    for word, weight in frequency.items():
        for character in word:
            if ord(character) in pinyin_dict and character not in TRADITIONAL:
                wanted[character] += weight
    return sorted(wanted, key=lambda character: (-wanted[character], character))


def weighted(frequency: dict[str, float]) -> dict[str, dict[str, float]]:
    """Character -> how often it has each reading in running text."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for code, readings in pinyin_dict.items():
        for place, reading in enumerate(readings.split(",")):
            found[chr(code)][toneless(reading)] += frequency.get(chr(code), 0) if place == 0 else 0
    for phrase, phrase_readings in phrases_dict.items():
        if len(phrase) == len(phrase_readings):
            for character, said in zip(phrase, phrase_readings, strict=True):
                found[character][toneless(said[0])] += frequency.get(phrase, RARE / 10)
    for options in found.values():
        options.pop("", None)
    return found


def unusual(frequency: dict[str, float], usual: dict[str, str]) -> list[tuple[str, str]]:
    """The frequent phrases and their readings that the usual readings, or shorter phrases, do not give."""
    kept: dict[str, list[str]] = {}
    for phrase in sorted(phrases_dict, key=lambda phrase: (len(phrase), phrase)):
        readings = [toneless(options[0]) for options in phrases_dict[phrase]]
        if frequency.get(phrase, 0) < RARE or len(phrase) != len(readings) or not all(readings):
            continue
        if all(character in usual for character in phrase) and spoken(phrase, usual, kept) != readings:
            kept[phrase] = readings
    return sorted((" ".join(readings), phrase) for phrase, readings in kept.items())


def spoken(phrase: str, usual: dict[str, str], kept: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    while len(found) < len(phrase):
        start = len(found)
        ends = range(len(phrase), start + 1, -1)
        inner = next((phrase[start:end] for end in ends if phrase[start:end] in kept), "")
        found.extend(kept[inner] if inner else [usual[phrase[start]]])
    return found


def main() -> None:
    """Write both tables beside this script."""
    frequency = get_frequency_dict("zh")
    weights = weighted(frequency)
    usual: dict[str, str] = {}
    columns: dict[str, list[str]] = defaultdict(lambda: [""] * MOST_READINGS)
    for character in simplified_characters(frequency):
        ranked = sorted(weights[character], key=lambda reading: -weights[character][reading])
        for place, reading in enumerate(ranked[:MOST_READINGS]):
            columns[reading][place] += character
        if ranked:
            usual[character] = ranked[0]
    header = (
        "# Syllable, then the Simplified characters whose most usual reading it is, those whose second it is, and\n"
        "# those whose third it is (- for none), each most frequent first. ü is written v. Made by make_readings.py\n"
        f"# from {SOURCE}.\n"
    )
    lines = [f"{key} " + " ".join(column or "-" for column in columns[key]) for key in sorted(columns)]
    (HERE / "readings.txt").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    header = (
        "# The readings of words that are not read as their characters most usually are, then the words. Made by\n"
        f"# make_readings.py from {SOURCE}.\n"
    )
    grouped: dict[str, list[str]] = defaultdict(list)
    for readings, phrase in unusual(frequency, usual):
        grouped[readings.replace(" ", "'")].append(phrase)
    lines = [f"{key} {' '.join(phrases)}" for key, phrases in grouped.items()]
    (HERE / "unusual_readings.txt").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
