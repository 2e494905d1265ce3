"""Exact match and F1 of an answer's words, by the convention of CMRC 2018, so that figures can be compared.

Source: cmrc2018_evaluate.py of github.com/ymcui/cmrc2018 (Cui et al., EMNLP 2019, doi:10.18653/v1/D19-1600). Its
segments are single Chinese characters and, between them, NLTK's word tokens; here a regular expression stands for
NLTK's tokenizer; it differs in English contractions ("don't" stays whole) and in the full stop of abbreviations.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from knowledge.language import regex as re

IGNORED = frozenset("-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』")
"""The marks that the convention takes out; others count."""

_SEGMENT = re.compile(
    r"[\u4e00-\u9fa5]"  # one Chinese character
    # A word or number, with the full stops and thousands commas inside it ("3.5", "1,000", "u.s").
    r"|(?:[^\s,.';@#$%&?!\[\](){}<>\"«»‘„–—\u4e00-\u9fa5]|[.'](?=[^\s.'\u4e00-\u9fa5])|,(?=\d))+"
    r"|\.{2,}|\S"
)


def segments(text: str) -> list[str]:
    """The segments that F1 counts."""
    return _SEGMENT.findall(_bare(text))


def exact(given: str, gold: Iterable[str]) -> bool:
    """Whether the words given are one of the right answers, but for case and the ignored marks."""
    return any(_bare(given) == _bare(answer) for answer in gold)


def f1(given: str, gold: Iterable[str]) -> float:
    """The best F1 (0 to 1) against a right answer.

    What both have in common is their longest common run of segments; precision is its share of the segments given,
    recall its share of the answer's.
    """
    return max((_f1(segments(given), segments(answer)) for answer in gold), default=0.0)


def _f1(given: list[str], answer: list[str]) -> float:
    matcher = SequenceMatcher(None, answer, given, autojunk=False)
    common = matcher.find_longest_match().size
    return 2 * common / (len(given) + len(answer)) if common else 0.0


def _bare(text: str) -> str:
    return "".join(character for character in text.lower().strip() if character not in IGNORED)
