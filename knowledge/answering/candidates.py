"""The spans of a sentence that could be a short answer, and what can be told of each before any question is asked.

A span runs from one word to another within a clause, or is a whole clause or several; values, dates and quoted titles
are spans of their own. Which words tend to stand at an answer's edges is learnt (`weights/edges.json`).
"""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.trees import ensemble, matrix
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.dates import date_spans
from knowledge.language.lexicon import lexicon
from knowledge.language.names import FAMILY_NAMES, chinese_names, compact, latin_names
from knowledge.language.people import people
from knowledge.language.phrases import appositions, causes, lists
from knowledge.language.quantities import Measure, quantities
from knowledge.language.segmentation import segment

Column = NDArray[np.float32]

LONGEST = 26
"""Characters of a span within a clause; longer ones are whole clauses."""
MOST_TOKENS = 11
"""Words and marks of a span within a clause."""
MOST_CLAUSES = 4
KEPT = 60
"""Spans of a sentence that are weighed for a question, the likeliest before it is known."""
_BREAKS = frozenset("，。；：！？,;:!?")
_PARTS = frozenset("；;。！？!?")
_OPENING, _CLOSING = frozenset("《「『\"'“(（[【〈"), frozenset("》」』\"'”)）]】〉%℃")
_QUOTED = re.compile('[《「『"“〈]([^》」』"”〉]{1,40})[》」』"”〉]')
_FIELD = re.compile(r"[a-z]{1,2}|\d+[a-z]+")
"""Two letters (ai, it) name a field, a number with letters (5nm) a measure: things, but nobody who acts."""
_DIGITS = re.compile(r"[\d.,]+|[一二三四五六七八九十百千万亿两几数零〇]+")
_PLACE = re.compile("(?:[省市县区州国镇村岛洲山河湖江港湾路街城郡乡府道海站]|半岛|高原|盆地|机场|公园|地区)$")
_ORGANISATION = re.compile(
    "(?:公司|集团|大学|学院|学校|[局部院会社党军队团报厂所署处台]|银行|协会|基金|组织|联盟|俱乐部|[中小]学|法院|政府)$"
)
_BEGINNING, _ENDING = "^", "$"
_OF_MEASURE = tuple(measure for measure in Measure if measure is not Measure.BARE)


@dataclass(frozen=True)
class Tokens:
    """Words and marks of a folded sentence, with what is known of each."""

    texts: tuple[str, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    word: NDArray[np.bool_]
    breaks: NDArray[np.bool_]
    parts: NDArray[np.bool_]
    information: Column


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a folded sentence: its compact form and its span."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Spans:
    """The spans of a sentence: first and last token of each, and named columns of what is told of them."""

    tokens: Tokens
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    columns: dict[str, Column]
    names: tuple[Name, ...]

    def place(self, at: int) -> tuple[int, int]:
        """Where span `at` stands in the folded sentence."""
        return int(self.tokens.starts[self.first[at]]), int(self.tokens.ends[self.last[at]])


@lru_cache(maxsize=128)
def meanings(texts: tuple[str, ...]) -> NDArray[np.float32]:
    """The vectors of a sentence's words and marks; the latest are remembered."""
    return lexicon().vectors(texts)


@lru_cache(maxsize=2_048)
def spans(folded: str) -> Spans:
    """The likeliest spans of a sentence, by what can be told without a question."""
    every = all_spans(folded)
    model = ensemble("candidates")
    values = model(matrix(every.columns, model.features))
    kept = np.sort(np.argsort(-values, kind="stable")[:KEPT])
    columns = {name: column[kept] for name, column in every.columns.items()}
    columns["likely"] = values[kept].astype(np.float32)
    return Spans(every.tokens, every.first[kept], every.last[kept], columns, every.names)


def all_spans(folded: str) -> Spans:
    """All spans of a sentence."""
    names = _names(folded)
    typed = _typed(folded, names)
    tokens = _tokens(folded, {edge for spans_ in typed.values() for span in spans_ for edge in span})
    pairs = sorted(_pairs(tokens, typed))
    first, last = np.array(pairs, np.int32).reshape(-1, 2).T
    return Spans(tokens, first, last, _columns(folded, tokens, first, last, typed), names)


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
    found["list"] = lists(folded)
    found["cause"] = causes(folded)
    found["apposition"] = [
        (one.start, one.end) for one in appositions(folded, [(name.start, name.end) for name in names])
    ]
    return found


def _tokens(folded: str, cuts: set[int]) -> Tokens:
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
    begins = {int(start): at for at, start in enumerate(tokens.starts)}
    ends = {int(end): at for at, end in enumerate(tokens.ends)}
    for start, end in (span for spans_ in typed.values() for span in spans_):
        if start in begins and end in ends:
            found.add((begins[start], ends[end]))
    words = np.concatenate([[0], np.cumsum(tokens.word)])
    return {(first, last) for first, last in found if words[last + 1] > words[first]}


def _names(folded: str) -> tuple[Name, ...]:
    """Latin names, of one word or several, and words that are generally known to be names, in order."""
    found: list[Name] = []
    chinese = any(map(is_han, folded))
    for start, end in latin_names(folded):
        if _FIELD.fullmatch(folded, start, end):
            continue
        if chinese and found and found[-1].end == start - 1 and folded[start - 1] == " ":
            start = found.pop().start
        found.append(Name(compact(folded[start:end]), start, end))
    found += [Name(word.text, word.start, word.end) for word in segment(folded) if _is_name(word.text)]
    return tuple(sorted(found, key=lambda name: name.start))


def _is_name(word: str) -> bool:
    return is_han(word[0]) and len(word) > 1 and (lexicon().tag(word) in "PLO" or word in chinese_names())


@cache
def edges() -> dict[str, dict[str, float]]:
    """For each edge the log-odds of words and of parts of speech to stand there."""
    text = resources.files("knowledge.answering").joinpath("weights", "edges.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


def edge_keys(tokens: Tokens) -> tuple[list[str], list[str]]:
    """What the edge tables are asked by: the tokens with the sentence's ends around them, and their parts of speech."""
    words = [_BEGINNING, *tokens.texts, _ENDING]
    tag = lexicon().tag
    return words, [
        f"/{tag(text)}"
        if is_han(text[0])
        else "/" + ("1" if text[0].isdigit() else text[0] if not text[0].isalnum() else "a")
        for text in words
    ]


def inside(first: NDArray[np.int32], last: NDArray[np.int32], values: NDArray[np.generic]) -> Column:
    """The sum over each span of the tokens' values."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float32)])
    return np.asarray(sums[last + 1] - sums[first], np.float32)


def _columns(
    folded: str,
    tokens: Tokens,
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    typed: dict[str, list[tuple[int, int]]],
) -> dict[str, Column]:
    texts = [folded[start:end] for start, end in zip(tokens.starts[first], tokens.ends[last], strict=True)]
    size = (last - first + 1).astype(np.float32)
    columns: dict[str, Column] = {
        "characters": (tokens.ends[last] - tokens.starts[first]).astype(np.float32),
        "size": size,
    }
    words, tags = edge_keys(tokens)
    for edge, at in (("before", first), ("first", first + 1), ("last", last + 1), ("after", last + 2)):
        table = edges()[edge]
        for kind, keys in (("word", words), ("tag", tags)):
            odds = np.array([table.get(key, 0.0) for key in keys], np.float32)
            columns[f"{edge}_{kind}"] = odds[at]

    digits = np.array([_DIGITS.fullmatch(text) is not None for text in tokens.texts], bool)
    latin = np.array([text[0].isascii() and text[0].isalpha() for text in tokens.texts], bool)
    tag = [lexicon().tag(text) if word else "." for text, word in zip(tokens.texts, tokens.word, strict=True)]
    breaks = np.concatenate([[True], tokens.breaks, [True]])
    columns["opens"], columns["closes"] = breaks[first].astype(np.float32), breaks[last + 2].astype(np.float32)
    columns["digits"], columns["latin"] = inside(first, last, digits), inside(first, last, latin) / size
    columns["marks"], columns["breaks"] = inside(first, last, ~tokens.word), inside(first, last, tokens.breaks)
    columns["single"] = inside(first, last, (tokens.ends - tokens.starts == 1) & tokens.word) / size
    for letter in "PLOZnvatx":
        columns[f"tag_{letter}"] = inside(first, last, np.array([one == letter for one in tag], bool)) / size
    columns["information"] = inside(first, last, tokens.information)
    columns["rareness"] = columns["information"] / size
    columns["place_in_sentence"] = (first / max(1, len(tokens.texts))).astype(np.float32)
    columns["length_of_sentence"] = np.full(len(first), len(folded), np.float32)
    exact = {name: set(spans_) for name, spans_ in typed.items()}
    bounds = list(zip(tokens.starts[first].tolist(), tokens.ends[last].tolist(), strict=True))
    for name in (*_OF_MEASURE, "date", "quoted", "person", "list", "cause", "apposition"):
        columns[f"is_{name}"] = np.array([bound in exact[name] for bound in bounds], np.float32)
    columns["like_place"] = np.array([_PLACE.search(text) is not None for text in texts], np.float32)
    columns["like_organisation"] = np.array([_ORGANISATION.search(text) is not None for text in texts], np.float32)
    columns["like_person"] = np.array(
        [(text[0] in FAMILY_NAMES and len(text) <= 4) or "·" in text for text in texts], np.float32
    )
    return columns
