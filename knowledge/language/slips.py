"""Slips in a question: what was probably meant where it does not read well, judged against a store's vocabulary.

A repair is a proposal with a certainty. Names and words that are right as they stand, and every digit and numeral,
are left alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from knowledge.language import regex as re
from knowledge.language.characters import HAN, is_han
from knowledge.language.han_slips import han_repairs
from knowledge.language.latin_slips import LatinIndex, latin_repairs
from knowledge.language.slip_kinds import HanIndex, store_index

Why = Literal["same sound", "near sound", "missing", "doubled", "swapped", "spelling"]

LONGEST_QUESTION = 200
"""Characters; a longer text is no question, and is left as it is."""
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Repair:
    """What stands at a span of a folded question, and what was probably meant.

    `certainty` runs from 0 to 1: the share of the readings of the question that hold this repair.
    """

    start: int
    end: int
    wrong: str
    right: str
    certainty: float
    why: Why


def _nothing_else(_word: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Speller:
    """A store's vocabulary, prepared for finding what was meant; made once, and good for any number of questions."""

    chinese: HanIndex
    latin: LatinIndex

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Speller":
        """The speller of a store's folded words and names, each with the number of times it stands in the store."""
        chinese = {word: count for word, count in counts.items() if all(map(is_han, word))}
        latin = [word for word in counts if word not in chinese and not any(map(is_han, word))]
        return cls(store_index(chinese), LatinIndex.of(latin))

    def repairs(self, question: str, known: Callable[[str], bool] = _nothing_else) -> list[Repair]:
        """The likely repairs of a folded question, in order, none overlapping another.

        `known` may tell further Latin words that are right.
        """
        if len(question) > LONGEST_QUESTION:
            return []
        found: list[Repair] = []
        for run in _HAN_RUN.finditer(question):
            for edge, certainty in han_repairs(run.group(), self.chinese):
                start, end = run.start() + edge.start, run.start() + edge.end
                if edge.why:
                    found.append(Repair(start, end, question[start:end], edge.word, certainty, edge.why))
        for repair in latin_repairs(question, self.latin, known):
            why: Why = "swapped" if repair.swapped else "spelling"
            wrong = question[repair.start : repair.end]
            found.append(Repair(repair.start, repair.end, wrong, repair.right, repair.certainty, why))
        return sorted(found, key=lambda repair: repair.start)


def repaired(question: str, repairs: list[Repair]) -> str:
    """The question with these repairs made."""
    for repair in sorted(repairs, key=lambda repair: -repair.start):
        question = question[: repair.start] + repair.right + question[repair.end :]
    return question
