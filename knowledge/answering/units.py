"""The parts of a question that carry information, and which of them stand in the candidates and around them.

A question's units are its index tokens, its words, the same with all that stands for them (senses), its characters and
its names. Each sentence is looked through once, however many candidates it stands beside.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.reading import Reading, head, read
from knowledge.answering.retrieve import Found
from knowledge.answering.table import Values
from knowledge.answering.understand import Question
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon

Held = NDArray[np.bool_]
COMMONEST = 3.0
"""Nats that every word costs; what is above tells something."""
RAREST = 14.0
"""Nats above which rareness tells no more."""


@dataclass(frozen=True)
class Places:
    """The readings of candidates and of what stands around them, in the candidates' order.

    `each` are those of the first four, none of them twice; `at` tells in four rows where each of these stands there.
    """

    own: list[Reading]
    before: list[Reading]
    after: list[Reading]
    head: list[Reading]
    earlier: list[Reading]
    each: tuple[Reading, ...]
    at: NDArray[np.intp]

    def holding(self, forms: Iterable[str]) -> list[bool]:
        """Which of the sentences hold any of the forms."""
        held = [False] * len(self.each)
        for form in forms:
            if is_han(form[0]) or "-" in form:  # an English phrase is looked for as it is mostly written
                for at in self._holding(form.replace("-", " ")):
                    held[at] = True
            else:
                held = [known or form in words for known, words in zip(held, self._latin, strict=True)]
        return held

    def _holding(self, form: str) -> Iterator[int]:
        """The sentences that hold a text: all are searched at once, which takes much less than one by one."""
        everything, starts = self._everything
        place = everything.find(form)
        while place >= 0:
            at = bisect_right(starts, place)
            yield at - 1
            place = everything.find(form, starts[at]) if at < len(starts) else -1

    @cached_property
    def _everything(self) -> tuple[str, list[int]]:
        """The sentences as one text, and where each begins."""
        texts = [reading.folded for reading in self.each]
        return "\n".join(texts), [0, *accumulate(len(text) + 1 for text in texts[:-1])]

    @cached_property
    def _latin(self) -> list[frozenset[str]]:
        return [reading.latin for reading in self.each]


def places(found: Found) -> Places:
    """What to read for the candidates."""
    facts = [hit.fact for hit in found.hits]
    rows = (
        [read(fact.folded) for fact in facts],
        [read(fact.before) for fact in facts],
        [read(fact.after) for fact in facts],
        [head(fact) for fact in facts],
    )
    numbers: dict[str, int] = {}
    at = [[numbers.setdefault(reading.folded, len(numbers)) for reading in row] for row in rows]
    earlier = [read(fact.earlier) for fact in facts]
    return Places(*rows, earlier, tuple(map(read, numbers)), np.array(at, np.intp))


def information(word: str) -> float:
    """What a word tells in any text, in nats."""
    return max(0.5, min(lexicon().cost(word), RAREST) - COMMONEST)


@dataclass(frozen=True)
class Units:
    """Parts of a question with their information: of each the forms that stand for it, and the names after them."""

    forms: Sequence[Sequence[str]]
    weights: Values

    def share(self, held: Sequence[Held]) -> Values:
        """The share of all information that is held, a row for each of several accounts of it."""
        rows = np.empty((len(held), *held[0].shape))
        for at, each in enumerate(held):
            rows[at] = each
        result: Values = rows @ self.weights / (self.weights.sum() or 1.0)
        return result

    def held(self, around: Places, named: Held) -> Held:
        """For each of four places a row for each candidate: which units it holds."""
        columns = [around.holding(forms) for forms in self.forms]
        cells: Held = np.array(columns, bool).reshape(len(columns), len(around.each)).T[around.at]
        return np.concatenate([cells, named], axis=2) if len(self.weights) > len(columns) else cells


def of_tokens(found: Found) -> Units:
    """The index tokens and the names."""
    plain = [unit for unit in found.units if not unit.name]
    names = [unit for unit in found.units if unit.name]
    return Units([tuple(unit.forms) for unit in plain], np.array([unit.information for unit in [*plain, *names]]))


def of_words(question: Question, akin: Mapping[str, tuple[str, ...]]) -> Units:
    """The words, each with what stands for it, and the names."""
    weights = [*map(information, question.words), *(RAREST - COMMONEST for _ in question.mentions)]
    return Units([akin.get(word, (word,)) for word in question.words], np.array(weights))


def of_characters(question: Question) -> Units:
    """The Chinese characters."""
    units = sorted(set(filter(is_han, question.asked)))
    return Units([(unit,) for unit in units], np.array([information(unit) for unit in units]))


def named_around(question: Question, around: Places) -> Held:
    """For each of four places a row for each candidate: which of the question's names it holds."""
    return _named(question, around.each)[around.at]


def named_wide(question: Question, around: Places, named: Held) -> Held:
    """A row for each candidate: which names stand at one of the four places, or further off before it."""
    near: Held = np.any(named, axis=0)
    return near if near.all() else near | _named(question, around.earlier)


def numbered_around(question: Question, around: Places) -> Held:
    """For each of four places a row for each candidate: which of the question's numbers it holds."""
    cells = [[number.stands_in(reading) for number in question.numbers] for reading in around.each]
    held: Held = np.array(cells, bool).reshape(len(around.each), len(question.numbers))[around.at]
    return held


def missing(held: Held) -> NDArray[np.intp]:
    """How many of the parts each row does not hold."""
    counts: NDArray[np.intp] = np.count_nonzero(~held, axis=1)
    return counts


def _named(question: Question, readings: Sequence[Reading]) -> Held:
    everything = "\n".join(reading.compacted for reading in readings)
    columns = []
    for mention in question.mentions:
        forms = frozenset(form for form in mention.forms if form in everything)
        columns.append([reading.names(forms) for reading in readings] if forms else [False] * len(readings))
    return np.array(columns, bool).reshape(len(question.mentions), len(readings)).T
