"""What can be told of the spans of a sentence by themselves, and by the kind of answer that a question asks for."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.learnt import learnt
from knowledge.language import regex as re
from knowledge.language.asked import Asked, kind_of
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.names import FAMILY_NAMES, FIRM_ENDINGS
from knowledge.language.quantities import Measure

Column = NDArray[np.float32]

_DIGITS = re.compile(r"[\d.,]+|[一二三四五六七八九十百千万亿两几数零〇]+")
_PLACE = re.compile("(?:[省市县区州国镇村岛洲山河湖江港湾路街城郡乡府道海站]|半岛|高原|盆地|机场|公园|地区)$")
_ORGANISATION = re.compile(
    "(?:公司|集团|大学|学院|学校|[局部院会社党军队团报厂所署处台]|银行|协会|基金|组织|联盟|俱乐部|[中小]学|法院|政府"
    rf"|{FIRM_ENDINGS}|投资|咨询|电子|电气|机电|工作室|车企|药业|机器人"
    r"|\b(?:inc|corp|ltd|ventures|capital|partners|systems|power|energy|labs?|group|university|institute|association"
    r"|studios?|bank|fund|holdings|technologies|motors?))$"
)
_EDGES, _SORTS, _OF_EDGE = ("before", "first", "last", "after"), ("word", "tag"), ("", "_kind")
ODDS = tuple(f"{edge}_{sort}{ending}" for edge in _EDGES for ending in _OF_EDGE for sort in _SORTS)
"""The columns of `odds_of`."""
JOINTS = frozenset({"和", "与", "及", "以及", "、", "跟", "同", "或", "and", "or"})
"""What joins things that are listed."""
_BEGINNING, _ENDING = "^", "$"
_LOOSE = frozenset({"quoted", "list", "cause", "apposition"})
"""Typed spans that an answer may be a part of."""
_GRAINS = ((4, "[时点分秒钟]"), (3, "[日号]|初.{1,2}"), (2, "月[底初末]?"), (1, "年(?:[底初末])?"), (0, "年代|世纪.*"))
_TIME = re.compile("[时点分秒钟日号月年代纪初]")
_GRAIN = tuple((grain, re.compile(f"(?:{end})$")) for grain, end in sorted(_GRAINS))
_OF_MEASURE = tuple(measure for measure in Measure if measure is not Measure.BARE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a folded sentence: its compact form and its span."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """Words and marks of a folded sentence, with what is known of each, and the names among them.

    What is told of all of a sentence's spans by it is found once.
    """

    texts: tuple[str, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    word: NDArray[np.bool_]
    breaks: NDArray[np.bool_]
    parts: NDArray[np.bool_]
    information: Column
    names: tuple[Name, ...]

    @cached_property
    def clause(self) -> NDArray[np.intp]:
        """The number of the clause that each stands in, a mark in the one that it opens."""
        return np.cumsum(self.breaks, dtype=np.intp)

    @cached_property
    def part(self) -> NDArray[np.intp]:
        """The number of the part between semicolons that each stands in."""
        return np.cumsum(self.parts, dtype=np.intp)

    @cached_property
    def meanings(self) -> Column:
        """Their vectors, as rows."""
        return lexicon().vectors(self.texts)

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """The kind of answer that each is a noun of, by its place among all kinds; -1 for other words."""
        places = {kind: at for at, kind in enumerate(Asked)}
        return np.array([-1 if (kind := kind_of(text)) is None else places[kind] for text in self.texts], np.int8)

    @cached_property
    def last_characters(self) -> NDArray[np.str_]:
        """The last character of each."""
        return np.array([text[-1] for text in self.texts], "U1")

    @cached_property
    def joints(self) -> NDArray[np.bool_]:
        """Which of them join things that are listed, with two places more at both ends."""
        return padded(np.array([text in JOINTS for text in self.texts], bool), 2)

    @cached_property
    def plain(self) -> tuple[str, NDArray[np.intp]]:
        """The words without the marks, and where each word or mark begins there, and the end."""
        texts = [text if word else "" for text, word in zip(self.texts, self.word.tolist(), strict=True)]
        return "".join(texts), np.cumsum([0, *map(len, texts)])

    @cached_property
    def name_places(self) -> NDArray[np.intp]:
        """The token that each name begins with."""
        return np.searchsorted(self.starts, [name.start for name in self.names])

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Which of them belong to a name."""
        found = np.zeros(len(self.texts), bool)
        for name, start in zip(self.names, self.name_places.tolist(), strict=True):
            found[start : int(np.searchsorted(self.starts, name.end))] = True
        return found

    @cached_property
    def names_before(self) -> Column:
        """How many names begin before each, and at the end."""
        found = np.zeros(len(self.texts) + 1, np.float32)
        for start in self.name_places.tolist():
            found[start + 1 if start + 1 < len(found) else -1] += 1
        return np.cumsum(found)


@cache
def edges() -> dict[str, dict[str, float]]:
    """For each edge the log-odds of words and of parts of speech to stand there."""
    table: dict[str, dict[str, float]] = learnt("edges")
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


def _grain(text: str) -> int:
    """How fine a time is, from years (1) to hours (4); -1 where it ends as none."""
    if not _TIME.search(text):
        return -1
    return next((grain for grain, end in _GRAIN if end.search(text)), -1)


def odds_of(tokens: Tokens, first: NDArray[np.int32], last: NDArray[np.int32], kind: Asked) -> dict[str, Column]:
    """How much likelier what stands at a span's edges makes it an answer to any question, and beyond that to a kind."""
    columns: dict[str, Column] = {}
    both = edge_keys(tokens)
    places = dict(zip(_EDGES, (first, first + 1, last + 1, last + 2), strict=True))
    for edge, at in places.items():
        for ending in _OF_EDGE:
            table = edges().get(f"{kind} {edge}" if ending else edge, {})
            for sort, keys in zip(_SORTS, both, strict=True):
                odds = np.array([table.get(key, 0.0) for key in keys], np.float32)
                columns[f"{edge}_{sort}{ending}"] = odds[at]
    return columns


def padded(values: NDArray[Any], by: int) -> NDArray[Any]:
    """The values with so many zeros before and behind them, row by row; `numpy.pad` takes ten times as long."""
    size = values.shape[-1]
    result = np.zeros((*values.shape[:-1], size + 2 * by), values.dtype)
    result[..., by : by + size] = values
    return result


def inside(first: NDArray[np.int32], last: NDArray[np.int32], values: NDArray[np.generic]) -> Column:
    """The sum over each span of the tokens' values."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float32)])
    return np.asarray(sums[last + 1] - sums[first], np.float32)


def told_of(
    folded: str,
    tokens: Tokens,
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    typed: dict[str, list[tuple[int, int]]],
) -> dict[str, Column]:
    """What is told of each span of a sentence, by its tokens and its typed spans."""
    texts = [folded[start:end] for start, end in zip(tokens.starts[first], tokens.ends[last], strict=True)]
    size = (last - first + 1).astype(np.float32)
    columns: dict[str, Column] = {
        "characters": (tokens.ends[last] - tokens.starts[first]).astype(np.float32),
        "size": size,
    }
    digits = np.array([_DIGITS.fullmatch(text) is not None for text in tokens.texts], bool)
    latin = np.array([text[0].isascii() and text[0].isalpha() for text in tokens.texts], bool)
    tag = [lexicon().tag(text) if word else "." for text, word in zip(tokens.texts, tokens.word, strict=True)]
    breaks = np.concatenate([[True], tokens.breaks, [True]])
    columns["opens"], columns["closes"] = breaks[first].astype(np.float32), breaks[last + 2].astype(np.float32)
    columns["digits"], columns["latin"] = inside(first, last, digits), inside(first, last, latin) / size
    joined = padded(latin[:-1] & latin[1:] & any(map(is_han, folded)), 1)
    columns["cut_name"] = (joined[first] | joined[last + 1]).astype(np.float32)
    columns["marks"], columns["breaks"] = inside(first, last, ~tokens.word), inside(first, last, tokens.breaks)
    columns["single"] = inside(first, last, (tokens.ends - tokens.starts == 1) & tokens.word) / size
    for letter in "PLOZnvatx":
        columns[f"tag_{letter}"] = inside(first, last, np.array([one == letter for one in tag], bool)) / size
    columns["information"] = inside(first, last, tokens.information)
    columns["rareness"] = columns["information"] / size
    columns["place_in_sentence"] = (first / max(1, len(tokens.texts))).astype(np.float32)
    columns["length_of_sentence"] = np.full(len(first), len(folded), np.float32)
    columns["starts_sentence"] = (first == 0).astype(np.float32)
    columns["ends_sentence"] = (last >= len(tokens.texts) - 1 - int((~tokens.word[-1:]).sum())).astype(np.float32)
    brackets = np.array([(text in "([") - (text in ")]") for text in tokens.texts], np.float32)
    quotes = np.array([(text in "《「『〈“") - (text in "》」』〉”") for text in tokens.texts], np.float32)
    columns["in_brackets"] = np.cumsum(brackets, dtype=np.float32)[first]
    columns["unbalanced"] = np.abs(inside(first, last, brackets)) + np.abs(inside(first, last, quotes))
    within = np.zeros(len(folded) + 2, bool)
    for start, end in (span for name, spans_ in typed.items() if name not in _LOOSE for span in spans_):
        within[start + 1 : end] = True
    for named in tokens.names:
        within[named.start + 1 : named.end] = True
    columns["cuts_before"] = within[tokens.starts[first]].astype(np.float32)
    columns["cuts_after"] = within[tokens.ends[last]].astype(np.float32)
    columns["grain"] = np.array([_grain(text) for text in texts], np.float32)
    exact = {name: set(spans_) for name, spans_ in typed.items()}
    bounds = list(zip(tokens.starts[first].tolist(), tokens.ends[last].tolist(), strict=True))
    for name in (*_OF_MEASURE, "date", "quoted", "person", "name", "list", "cause", "apposition"):
        columns[f"is_{name}"] = np.array([bound in exact[name] for bound in bounds], np.float32)
    columns["like_place"] = np.array([_PLACE.search(text) is not None for text in texts], np.float32)
    columns["like_organisation"] = np.array([_ORGANISATION.search(text) is not None for text in texts], np.float32)
    columns["like_person"] = np.array(
        [(text[0] in FAMILY_NAMES and len(text) <= 4) or "·" in text for text in texts], np.float32
    )
    return columns
