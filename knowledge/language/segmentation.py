"""Words of a folded text: Chinese runs are cut where the product of the words' frequencies is largest (Viterbi)."""

from dataclasses import dataclass
from functools import lru_cache

from knowledge.language import regex as re
from knowledge.language.characters import HAN
from knowledge.language.lexicon import lexicon

LONGEST_WORD = 8
"""Characters of the longest Chinese word that is looked for."""
KEPT_TEXTS = 64
"""Texts whose words are kept: a question and its parts are asked for their words again and again."""
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|\d+(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_{HAN}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or Latin word with its span; numbers lose the commas between their thousands."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=KEPT_TEXTS)
def segment(folded: str) -> tuple[Word, ...]:
    """The words of a folded text, in order; what is neither letter nor digit is left out."""
    found: list[Word] = []
    for run in _RUN.finditer(folded):
        start = run.start()
        if run.lastgroup == "han":
            found.extend(Word(run.group()[a:b], start + a, start + b) for a, b in cut(run.group()))
        else:
            found.append(Word(run.group().replace(",", ""), start, run.end()))
    return tuple(found)


@lru_cache(maxsize=4_096)
def cut(run: str) -> tuple[tuple[int, int], ...]:
    """The spans of the words of a run of Chinese characters."""
    known = lexicon()
    costs = [0.0] + [float("inf")] * len(run)
    begins = [0] * (len(run) + 1)
    for start in range(len(run)):
        longest = min(max(known.longest(run[start]), 1), LONGEST_WORD)
        for end in range(start + 1, min(start + longest, len(run)) + 1):
            word = run[start:end]
            number = known.find(word)
            if number is None and end > start + 1:
                continue
            cost = costs[start] + known.cost_at(number)
            if cost < costs[end]:
                costs[end], begins[end] = cost, start
    spans = []
    end = len(run)
    while end:
        spans.append((begins[end], end))
        end = begins[end]
    return tuple(reversed(spans))
