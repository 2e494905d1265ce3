"""Write `frequent_chinese.txt`, `.u8` and `frequent_english.txt`: general words and how frequent they are.

Run as `python knowledge/language/data/make_frequent.py` with wordfreq installed, and `make_index.py` after it; the
results are committed. The words stand in lines by how they begin, each with its number, the most frequent Chinese word
first; a byte a number tells ten times the logarithm to base 10 of how often it stands in 1,000,000,000 words of text.
"""

import re
from collections import defaultdict
from math import log10
from pathlib import Path

from wordfreq import get_frequency_dict  # type: ignore[import-not-found, unused-ignore]

HERE = Path(__file__).parent
CHINESE_WORDS = 34_000
ENGLISH_WORDS = 16_000
LONGEST = 5
"""Characters of a Chinese word; longer ones are phrases."""
QUESTION_WORD = 4.0
"""Least frequency (the Zipf scale below) given to a question word, so that each of them is on the list."""
LATIN_HEAD = 3  # as in wordfile.py


def rows(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def chinese() -> dict[str, float]:
    """The most frequent Chinese words, question words among them, with their Zipf frequency."""
    traditional = {pair[0] for row in rows("traditional.txt") for pair in row.split()}
    read = {character for row in rows("readings.txt") for character in row.split()[1]}
    found: dict[str, float] = {}
    for word, frequency in sorted(get_frequency_dict("zh").items(), key=lambda pair: (-pair[1], pair[0])):
        if len(word) <= LONGEST and read.issuperset(word) and traditional.isdisjoint(word):
            found[word] = log10(frequency) + 9
        if len(found) == CHINESE_WORDS:
            break
    for row in rows("question_words.txt"):
        for word in row.split():
            found[word] = max(found.get(word, 0), QUESTION_WORD)
    return found


def english() -> list[str]:
    """The most frequent English words of three letters or more."""
    words = sorted(get_frequency_dict("en").items(), key=lambda pair: (-pair[1], pair[0]))
    return sorted([word for word, _ in words if re.fullmatch("[a-z]{3,}", word)][:ENGLISH_WORDS])


def lines(words: list[str]) -> str:
    """The words with their numbers, in lines by how they begin."""
    by_head: dict[str, list[str]] = defaultdict(list)
    for number, word in enumerate(words):
        by_head[word[: LATIN_HEAD if word.isascii() else 1]] += [word, str(number)]
    rows = sorted(by_head.items(), key=lambda pair: pair[0].encode())
    return "\n".join(" ".join((head, *row)) for head, row in rows) + "\n"


def main() -> None:
    """Write both lists beside this script."""
    found = {word: round(frequency * 10) for word, frequency in chinese().items()}
    words = sorted(found, key=lambda word: -found[word])  # stable: words of one frequency stay in their order
    (HERE / "frequent_chinese.txt").write_text(lines(words), encoding="utf-8")
    (HERE / "frequent_chinese.u8").write_bytes(bytes(found[word] for word in words))
    (HERE / "frequent_english.txt").write_text(lines(english()), encoding="utf-8")


if __name__ == "__main__":
    main()
