"""The spans of a sentence that could be a short answer, and what can be told of each before any question is asked.

A span runs from one word to another within a clause, or is a whole clause or several; values, dates and quoted titles
are spans of their own. Which words tend to stand at an answer's edges is learnt (`weights/edges.json`).
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.acting import acting_of
from knowledge.answering.candidate_columns import ODDS, Column, Name, Tokens, odds_of, told_of
from knowledge.answering.features import KINDS
from knowledge.answering.named import apart
from knowledge.answering.slots import MEASURES as VALUES
from knowledge.answering.trees import ensemble, matrix
from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.characters import is_han
from knowledge.language.dates import date_spans
from knowledge.language.lexicon import lexicon
from knowledge.language.names import chinese_names, compact, latin_names
from knowledge.language.people import people
from knowledge.language.phrases import appositions, causes, lists
from knowledge.language.quantities import Measure, quantities
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span

LONGEST = 26
"""Characters of a span within a clause; longer ones are whole clauses."""
MOST_TOKENS = 11
"""Words and marks of a span within a clause."""
MOST_CLAUSES = 4
KEPT = 60
"""Spans of a sentence that are weighed for a question, the likeliest before it is known."""
_BREAKS = frozenset("，。；：！？,;:!?")
_PARTS = frozenset("；;。！？!?")
_PAIRED = dict.fromkeys("《「『【〈(", 1) | dict.fromkeys("》」』】〉)", -1)
"""Marks of which a span holds both or none."""
_OPENING, _CLOSING = frozenset("《「『\"'“(（[【〈"), frozenset("》」』\"'”)）]】〉%℃")
_QUOTED = re.compile('[《「『"“〈]([^》」』"”〉]{1,40})[》」』"”〉]')
_FIELD = re.compile(r"[a-z]{1,2}|\d+[a-z]+")
"""Two letters (ai, it) name a field, a number with letters (5nm) a measure: things, but nobody who acts."""
MEASURES: dict[Asked, str] = {**VALUES, Asked.NAME: "quoted"}
"""What kinds of answers are typed as."""
TYPED: dict[Asked, str] = {**MEASURES, Asked.DEFINITION: "apposition", Asked.REASON: "cause"} | dict.fromkeys(
    (Asked.PERSON, Asked.ORGANISATION), "name"
)
"""The spans that are always weighed for a kind of question, however unlikely they are."""


@dataclass(frozen=True)
class Spans:
    """The spans of a folded sentence: first and last token of each, and named columns of what is told of them."""

    folded: str
    tokens: Tokens
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    columns: dict[str, Column]

    @property
    def names(self) -> tuple[Name, ...]:
        """The names in the sentence."""
        return self.tokens.names

    def place(self, at: int) -> tuple[int, int]:
        """Where span `at` stands in the folded sentence."""
        return int(self.tokens.starts[self.first[at]]), int(self.tokens.ends[self.last[at]])


@dataclass(frozen=True)
class Every(Spans):
    """All spans of a sentence; `table` holds the columns as its rows."""

    table: Column


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest of all spans for a kind of question: which they are, and rows of what the kind tells of them."""

    kept: NDArray[np.int32]
    told: Column


def spans(folded: str, kind: Asked = Asked.NOTHING, named: tuple[Span, ...] = ()) -> Spans:
    """The likeliest spans of a sentence for a kind of question, by what can be told without its words.

    `named` are names in it that its store tells.
    """
    return _chosen(all_spans(folded, named), likely(folded, kind, named))


@lru_cache(maxsize=1_024)
def likely(folded: str, kind: Asked, named: tuple[Span, ...]) -> Likely:
    """Which spans these are: of each sentence and kind four kilobytes are remembered."""
    return _likeliest(all_spans(folded, named), kind)


def likeliest(every: Every, kind: Asked) -> Spans:
    """The likeliest of all spans for a kind of question."""
    return _chosen(every, _likeliest(every, kind))


def _likeliest(every: Every, kind: Asked) -> Likely:
    model = ensemble("candidates")
    told = for_kind(every, kind)
    values = model(matrix(told, model.features))
    typed = TYPED.get(kind)
    weighed = np.where(told[f"is_{typed}"] > 0, np.inf, values) if typed else values
    kept = np.sort(np.argsort(-weighed, kind="stable")[:KEPT])
    rows = [*(told[name] for name in ODDS), values.astype(np.float32)]
    return Likely(kept.astype(np.int32), np.array(rows, np.float32)[:, kept])


def _chosen(every: Every, likely: Likely) -> Spans:
    kept = likely.kept
    columns = dict(zip(every.columns, every.table[:, kept], strict=True))
    columns |= dict(zip((*ODDS, "likely"), likely.told, strict=True))
    return Spans(every.folded, every.tokens, every.first[kept], every.last[kept], columns)


def for_kind(every: Every, kind: Asked) -> dict[str, Column]:
    """The columns of all spans with what kind of answer is asked for."""
    number = len(every.first)
    asks = {f"asks_{one}": np.full(number, one is kind, np.float32) for one in KINDS}
    measure = MEASURES.get(kind)
    fits = every.columns[f"is_{measure}"] if measure else np.full(number, -1, np.float32)
    return every.columns | asks | {"fits": fits} | odds_of(every.tokens, every.first, every.last, kind)


@lru_cache(maxsize=256)
def all_spans(folded: str, named: tuple[Span, ...] = ()) -> Every:
    """All spans of a sentence; `named` are names in it that its store tells."""
    names = _names(folded, named)
    typed = _typed(folded, names)
    tokens = _tokens(folded, {edge for spans_ in typed.values() for span in spans_ for edge in span}, names)
    pairs = sorted(_pairs(tokens, typed))
    first, last = np.array(pairs, np.int32).reshape(-1, 2).T
    columns = told_of(folded, tokens, first, last, typed) | acting_of(folded, tokens, first, last)
    table = np.array(list(columns.values()), np.float32)
    return Every(folded, tokens, first, last, dict(zip(columns, table, strict=True)), table)


def _typed(folded: str, names: tuple[Name, ...]) -> dict[str, list[tuple[int, int]]]:
    """Values by their measure, dates, what stands in quotes, and phrases that answer as a whole."""
    found: dict[str, list[tuple[int, int]]] = {measure.value: [] for measure in Measure}
    for value in quantities(folded):
        found[value.measure.value].append((value.start, value.end))
    found["date"] = date_spans(folded)
    found["quoted"] = [match.span(1) for match in _QUOTED.finditer(folded)]
    found["person"] = people(folded) + [
        (name.start, name.end) for name in names if " " in folded[name.start : name.end]
    ]
    found["name"] = sorted({*found["person"], *((name.start, name.end) for name in names)})
    found["list"] = lists(folded)
    found["cause"] = causes(folded)
    found["apposition"] = [
        (one.start, one.end) for one in appositions(folded, [(name.start, name.end) for name in names])
    ]
    return found


def _tokens(folded: str, cuts: set[int], names: tuple[Name, ...]) -> Tokens:
    parts: list[tuple[int, int, bool]] = []
    at = 0
    for word in segment(folded):
        parts += [(mark, mark + 1, False) for mark in range(at, word.start) if not folded[mark].isspace()]
        edges = [word.start, *sorted(cut for cut in cuts if word.start < cut < word.end), word.end]
        parts += [(start, end, True) for start, end in pairwise(edges)]
        at = word.end
    parts += [(mark, mark + 1, False) for mark in range(at, len(folded)) if not folded[mark].isspace()]
    texts = tuple(folded[start:end] for start, end, _ in parts)
    known = lexicon()
    information = [
        max(0.3, min(known.cost(text), 17.0) - 3) if word else 0.0
        for text, (_, _, word) in zip(texts, parts, strict=True)
    ]
    return Tokens(
        texts,
        np.array([start for start, _, _ in parts], np.int32),
        np.array([end for _, end, _ in parts], np.int32),
        np.array([word for _, _, word in parts], bool),
        np.array([text in _BREAKS for text in texts], bool),
        np.array([text in _PARTS for text in texts], bool),
        np.array(information, np.float32),
        names,
    )


def _pairs(tokens: Tokens, typed: dict[str, list[tuple[int, int]]]) -> set[tuple[int, int]]:
    """First and last token of every span."""
    number = len(tokens.texts)
    found: set[tuple[int, int]] = set()
    for first in range(number):
        if not (tokens.word[first] or tokens.texts[first] in _OPENING):
            continue
        for last in range(first, min(number, first + MOST_TOKENS)):
            if tokens.breaks[last] or tokens.ends[last] - tokens.starts[first] > LONGEST:
                break
            if tokens.word[last] or tokens.texts[last] in _CLOSING:
                found.add((first, last))
    cuts = [-1, *np.flatnonzero(tokens.breaks).tolist(), number]
    for at, cut in enumerate(cuts):
        found |= {(cut + 1, end - 1) for end in cuts[at + 1 : at + 1 + MOST_CLAUSES] if end - 1 > cut}
    for cut, end in pairwise(cuts):  # a clause from some word on: after 是, after 由
        found |= {(first, end - 1) for first in range(cut + 2, end) if tokens.word[first]}
    depth = [0, *accumulate(_PAIRED.get(text, 0) for text in tokens.texts)]
    found = {(first, last) for first, last in found if depth[first] == depth[last + 1]}  # no title is cut in two
    begins = {int(start): at for at, start in enumerate(tokens.starts)}
    ends = {int(end): at for at, end in enumerate(tokens.ends)}
    for start, end in (span for spans_ in typed.values() for span in spans_):
        if start in begins and end in ends:
            found.add((begins[start], ends[end]))
    words = np.concatenate([[0], np.cumsum(tokens.word)])
    return {(first, last) for first, last in found if words[last + 1] > words[first]}


def _names(folded: str, named: tuple[Span, ...]) -> tuple[Name, ...]:
    """Latin names, of one word or several, words that are generally known to be names, and those of the store, in
    order.
    """
    found: list[Name] = []
    chinese = any(map(is_han, folded))
    for start, end in latin_names(folded):
        if _FIELD.fullmatch(folded, start, end):
            continue
        if chinese and found and found[-1].end == start - 1 and folded[start - 1] == " ":
            start = found.pop().start
        found.append(Name(compact(folded[start:end]), start, end))
    found += [Name(word.text, word.start, word.end) for word in segment(folded) if _is_name(word.text)]
    spans_ = apart([*named, *((name.start, name.end) for name in found)])
    return tuple(Name(compact(folded[start:end]), start, end) for start, end in spans_)


def _is_name(word: str) -> bool:
    return is_han(word[0]) and len(word) > 1 and (lexicon().tag(word) in "PLO" or word in chinese_names())
