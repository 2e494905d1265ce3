"""Write `frequent_chinese.txt` and `frequent_english.txt`: general words and how frequent they are, from wordfreq.

Run as `python knowledge/language/data/make_frequent.py` with wordfreq installed; the results are committed.
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
WORDS_A_LINE = 32
SOURCE = "wordfreq, Copyright (c) Robyn Speer, data CC BY-SA 4.0 (https://github.com/rspeer/wordfreq)"


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


def main() -> None:
    """Write both lists beside this script."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, frequency in chinese().items():
        groups[f"{frequency * 10:.0f}"].append(word)
    lines = [
        f"{group} {' '.join(words[at : at + WORDS_A_LINE])}"
        for group, words in sorted(groups.items(), key=lambda pair: -int(pair[0]))
        for at in range(0, len(words), WORDS_A_LINE)
    ]
    header = (
        "# Frequent Chinese words, Simplified. Each line starts with their frequency: ten times the logarithm to base\n"
        f"# 10 of how often the word stands in 1,000,000,000 words of text. Made by make_frequent.py from\n"
        f"# {SOURCE}.\n"
    )
    (HERE / "frequent_chinese.txt").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    words = english()
    lines = [" ".join(words[at : at + WORDS_A_LINE // 2]) for at in range(0, len(words), WORDS_A_LINE // 2)]
    header = f"# The most frequent English words of three letters or more. Made by make_frequent.py from\n# {SOURCE}.\n"
    (HERE / "frequent_english.txt").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
