"""The short answer: which span of a sentence answers the question, by learnt trees (`weights/spans.json`).

Beside what is told of a span without the question, it counts how near the question's words stand, whether the words
around the question's gap stand around the span too, how well it fits the asked noun, and the kind of value asked for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.candidates import Column, Spans, inside, spans
from knowledge.answering.features import KINDS
from knowledge.answering.slots import MEASURES
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.language.asking import Asked, kind_of
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment
from knowledge.language.synonyms import synonyms

DECAY = 0.8
"""What a matched word counts less with each token between it and the span."""
NEAR_MEANING = 0.45
"""The cosine from which a word counts as matched by meaning."""
GAP = 3
"""Words on each side of the question's gap that are looked for beside the span."""
_MEASURES = MEASURES | {Asked.NAME: "quoted"}


TOLD = (
    *("likely", "asked_already", "asked_alike", "near_before", "near_after", "in_clause", "matched", "fits"),
    *("own_name", "name_in_clause", "name_in_part"),
    *("focus_near", "focus_ending", "focus_inside", "focus_before", "focus_after", "focus_clause"),
    *("is_money", "is_share", "is_count", "is_duration", "is_date", "like_person", "like_organisation", "like_place"),
    *("latin", "characters", "digits"),
)
"""Columns of a chosen span that tell how well it answers."""
OTHERS, UNFIT, UNNAMED, APART = 2.0, 1.0, 1.0, 2.0
"""What it costs a span to stand in another's part of the sentence, to be no value of the kind asked for, to stand in a
clause without the asked noun, and to stand in one without the name where somebody is asked for."""
SPENT = 4.0
"""What it costs a span to have answered the same of something else, just before."""
NO_OTHER = 3.0
"""The lead of a span beside which there is no other."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A span of a folded sentence, with what tells how well the sentence answers: `span_value`, `span_lead`, and `TOLD`
    of the span that the trees alone would choose.
    """

    start: int
    end: int
    told: Mapping[str, float]


def choose(question: Question, folded: str) -> Chosen | None:
    """The span of a folded sentence that answers best; None where the sentence has no words."""
    found = spans(folded)
    if not len(found.first):
        return None
    model = ensemble("spans")
    asked = columns(question, found)
    values = model(matrix(asked, model.features))
    values = values - SPENT * _spent(question, folded, found)
    start, end = found.place(int(bound(asked, values).argmax()))
    for name in found.names:
        if name.start <= start and end <= name.end:
            start, end = name.start, name.end  # never a part of a name
    return replace(chosen(found, asked, values), start=start, end=end)


def _spent(question: Question, folded: str, found: Spans) -> NDArray[np.bool_]:
    """Which spans overlap what answered the question before, which was of something else."""
    told, span = question.spent
    begin = folded.find(span) if span and told == folded else len(folded)
    starts, ends = found.tokens.starts[found.first], found.tokens.ends[found.last]
    overlaps: NDArray[np.bool_] = (starts < begin + len(span)) & (begin < ends)
    return overlaps


def bound(asked: dict[str, Column], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values, lowered for what the slots speak against.

    Where a part of the sentence names more of what the question names, what stands in another part is another's; and
    where a value of the kind asked for stands with the name, nothing else is what was asked; and of several such values
    it is the one in the clause with the asked noun, and of several counts that of the name behind it. Who does
    something to a name stands in its clause; it is somebody with a name, and a person where an office is asked for.
    """
    own = (asked["name_in_part"] > 0) & (asked["own_name"] > 0)
    fewer = asked["names_in_part"] < asked["names_in_part"].max()
    result = values - OTHERS * (((asked["name_in_part"] == 0) | fewer) & own.any())
    fits = (asked["fits"] > 0) & (asked["name_in_part"] > 0)
    result = result - UNFIT * (~(asked["fits"] > 0) & fits.any())
    named = fits & (asked["focus_clause"] > 0)
    result = result - UNNAMED * ((asked["focus_clause"] == 0) & named.any())
    counted = (asked["fits"] > 0) & (asked["name_after"] > 0)
    result = result - UNNAMED * ((asked["name_after"] == 0) & counted.any() & (asked[f"asks_{Asked.COUNT}"] > 0))
    who = (asked[f"asks_{Asked.PERSON}"] + asked[f"asks_{Asked.ORGANISATION}"]) > 0
    beside = (asked["name_in_clause"] > 0) & (asked["asked_already"] == 0)
    somebody = (asked["is_person"] > 0) & (asked["asked_already"] == 0)
    result = result - APART * ((asked["asks_somebody"] > 0) & ~somebody & somebody.any())
    named_by = asked["is_person"] + asked["tag_P"] + asked["tag_O"] + asked["like_organisation"] + asked["latin"]
    entity = (named_by > 0) & (asked["digits"] == 0) & (asked["asked_already"] == 0)
    result = result - APART * (who & ~entity & entity.any())
    lowered: NDArray[np.float64] = result - APART * (who & (asked["name_in_clause"] == 0) & beside.any())
    return lowered


def chosen(found: Spans, asked: dict[str, Column], values: NDArray[np.float64]) -> Chosen:
    """The span of the highest value, with how far it stands before the best that does not overlap it."""
    at = int(values.argmax())
    apart = (found.last < found.first[at]) | (found.first > found.last[at])
    lead = float(values[at] - values[apart].max()) if apart.any() else NO_OTHER
    told = {"span_value": float(values[at]), "span_lead": lead}
    return Chosen(*found.place(at), told | {f"span_{name}": float(asked[name][at]) for name in TOLD})


def columns(question: Question, found: Spans) -> dict[str, Column]:
    """What is told of each span for this question."""
    tokens, first, last = found.tokens, found.first, found.last
    number = len(first)
    result = dict(found.columns)
    asked = _asked(question)
    hit = np.array([text in asked.words for text in tokens.texts], bool) & tokens.word
    nearness = hit.astype(np.float32)
    meanings = lexicon().vectors(tokens.texts)
    if asked.words:
        known = lexicon().vectors(sorted(asked.words))
        close = (meanings @ known.T).max(axis=1)
        telling = tokens.information > 1.5
        nearness = np.maximum(nearness, np.where(telling & (close > NEAR_MEANING), close, 0))
    weight = nearness * tokens.information
    total = max(float(weight.sum()), 0.1)

    information = np.maximum(result["information"], 0.1)
    result["asked_already"] = np.asarray(inside(first, last, hit * tokens.information) / information, np.float32)
    result["asked_alike"] = np.asarray(inside(first, last, weight) / information, np.float32)
    before, after = np.zeros(len(weight) + 1, np.float32), np.zeros(len(weight) + 2, np.float32)
    for at, one in enumerate(weight.tolist()):
        before[at + 1] = before[at] * DECAY + one
    for at in range(len(weight) - 1, -1, -1):
        after[at] = after[at + 1] * DECAY + weight[at]
    result["near_before"] = np.asarray(before[first] / total, np.float32)
    result["near_after"] = np.asarray(after[last + 1] / total, np.float32)
    clause = np.cumsum(tokens.breaks)
    result["in_clause"] = np.bincount(clause, weights=weight)[clause[first]].astype(np.float32) / total
    padded = np.concatenate([[0, 0], weight, [0, 0]]).astype(np.float32)
    for name, beside in (("before_1", first + 1), ("before_2", first), ("after_1", last + 3), ("after_2", last + 4)):
        result[f"matched_{name}"] = padded[beside]
    result |= _named(question, found)
    result |= _focus(question.asking.focus, found, meanings)
    titled = question.asking.kind is Asked.PERSON and kind_of(question.asking.focus) is Asked.PERSON
    result["asks_somebody"] = np.full(number, titled, np.float32)
    result |= _gap(asked, found, meanings)
    measure = _MEASURES.get(question.asking.kind)
    result["fits"] = result[f"is_{measure}"] if measure else np.full(number, -1, np.float32)
    result["matched"] = np.full(number, total, np.float32)
    result["several"] = np.full(number, question.asking.several, np.float32)
    for at, kind in enumerate(KINDS):
        result[f"asks_{kind}"] = np.full(number, KINDS[at] is question.asking.kind, np.float32)
    return result


@dataclass(frozen=True, slots=True)
class _Question:
    """The words of a question, and those on both sides of its gap, nearest first."""

    words: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


def _asked(question: Question) -> _Question:
    folded, asking = question.folded, question.asking
    start, end = asking.start, asking.end
    if asking.focus and asking.focus_start >= end:
        end = asking.focus_start + len(asking.focus)
    if asking.kind is Asked.DEFINITION:
        start = end = asking.end
    before = [word.text for word in segment(folded[:start])]
    after = [word.text for word in segment(folded[end:])]
    named = [word for mention in question.mentions for word in re.findall(r"\w+", mention.text)]
    return _Question(frozenset([*question.words, *named]), tuple(before[::-1][:GAP]), tuple(after[:GAP]))


def _named(question: Question, found: Spans) -> dict[str, Column]:
    """Whether the names that the question gives are those the span goes with.

    `own_name` tells whether the nearest name before the span is one of them (1), another (0), or none stands there
    (.5); `name_in_clause` and `name_in_part` whether one stands in the span's clause, or its part of the sentence
    between semicolons; both are .5 where the question gives none.
    """
    tokens, first = found.tokens, found.first
    even = np.full(len(first), 0.5, np.float32)
    names = [(mention.start, mention.end) for mention in found.names]
    if not question.mentions or not names:
        none = {"names_in_part": np.zeros(len(first), np.float32), "name_after": np.zeros(len(first), np.float32)}
        return {"own_name": even, "name_in_clause": even, "name_in_part": even, **none}
    own = [
        any(form in name.text or name.text in form for asked in question.mentions for form in asked.forms)
        for name in found.names
    ]
    starts = np.array([start for start, _ in names])
    spots = tokens.starts[first]
    nearest = np.searchsorted(starts, spots, side="left") - 1
    own_name = np.where(nearest >= 0, np.array(own, np.float32)[np.maximum(nearest, 0)], 0.5).astype(np.float32)
    result = {"own_name": own_name}
    for name, marks in (("name_in_clause", tokens.breaks), ("name_in_part", tokens.parts)):
        number = np.cumsum(marks)
        places = np.searchsorted(tokens.starts, starts)
        with_own = {int(number[place]) for place, is_own in zip(places, own, strict=True) if is_own}
        result[name] = np.array([int(one) in with_own for one in number[first]], np.float32)
    parts, edges = np.cumsum(tokens.parts, dtype=np.intp), tokens.starts[1:].tolist()
    counts = _asked_in_parts(question, found, parts)
    result["names_in_part"] = np.array([counts.get(int(part), 0) for part in parts[first]], np.float32)
    behind = {mention.start for mention, is_own in zip(found.names, own, strict=True) if is_own}
    following = [edges[at] in behind if at < len(edges) else False for at in found.last.tolist()]
    result["name_after"] = np.array(following, np.float32)
    return result


def _asked_in_parts(question: Question, found: Spans, parts: NDArray[np.intp]) -> dict[int, int]:
    """How many of the question's names each part of the sentence holds."""
    held: dict[int, set[int]] = {}
    for name in found.names:
        part = int(parts[int(np.searchsorted(found.tokens.starts, name.start))])
        for number, asked in enumerate(question.mentions):
            if any(form in name.text for form in asked.forms):
                held.setdefault(part, set()).add(number)
    return {part: len(names) for part, names in held.items()}


def _focus(focus: str, found: Spans, meanings: NDArray[np.float32]) -> dict[str, Column]:
    """How the span goes with the asked noun: its last word's nearness, the same ending, the noun in it or beside it."""
    tokens, first, last = found.tokens, found.first, found.last
    alike = {focus, *synonyms(focus)} if focus else set()
    same = np.array([text in alike for text in tokens.texts], bool)
    clause = np.cumsum(tokens.breaks)
    with_focus = np.bincount(clause, weights=same) > 0
    nearness = meanings @ lexicon().vectors([focus])[0]
    ending = np.array([bool(focus) and text[-1] == focus[-1] for text in tokens.texts], bool)
    sums = np.concatenate([[0], np.cumsum(same)])
    padded = np.concatenate([[False], same, [False]])
    return {
        "focus_near": nearness[last].astype(np.float32),
        "focus_ending": ending[last].astype(np.float32),
        "focus_inside": (sums[last + 1] > sums[first]).astype(np.float32),
        "focus_before": padded[first].astype(np.float32),
        "focus_clause": with_focus[clause[first]].astype(np.float32),
        "focus_after": padded[last + 2].astype(np.float32),
    }


def _gap(asked: _Question, found: Spans, meanings: NDArray[np.float32]) -> dict[str, Column]:
    """Whether what stands beside the question's gap stands beside the span, on the same side or the other."""
    tokens, first, last = found.tokens, found.first, found.last
    result: dict[str, Column] = {}
    words = [*asked.before, *asked.after]
    vectors = lexicon().vectors(words) if words else None
    for side, beside in (("before", asked.before), ("after", asked.after)):
        for rank in range(GAP):
            name = f"gap_{side}_{rank}"
            if rank >= len(beside):
                result[name] = result[f"{name}_across"] = np.full(len(first), -1, np.float32)
                continue
            word = beside[rank]
            same = np.array([text == word for text in tokens.texts], np.float32)
            if vectors is not None and lexicon().cost(word) > 5:
                close = meanings @ vectors[words.index(word)]
                same = np.maximum(same, np.where(close > NEAR_MEANING, close, 0)).astype(np.float32)
            padded = np.concatenate([[0, 0, 0], same, [0, 0, 0]]).astype(np.float32)
            left = np.maximum(np.maximum(padded[first + 2], 0.8 * padded[first + 1]), 0.6 * padded[first])
            right = np.maximum(np.maximum(padded[last + 4], 0.8 * padded[last + 5]), 0.6 * padded[last + 6])
            own, across = (left, right) if side == "before" else (right, left)
            result[name], result[f"{name}_across"] = own.astype(np.float32), across.astype(np.float32)
    return result
