"""How a sentence stands around a span as the question stands around its gap.

A question is often the sentence that answers it, with the answer replaced by a question word: what stands before the
question word stands before the answer, what stands behind it behind. Compared are the words nearest the gap, all words
by the side on which they stand, and the very characters.
"""

from dataclasses import dataclass

import numpy as np

from knowledge.answering.candidate_columns import JOINTS, Column, padded
from knowledge.answering.candidates import Spans
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asking import Asked
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment

NEAR_MEANING = 0.45
"""The cosine from which a word counts as matched by meaning."""
NEAREST = 3
"""Words on each side of the question's gap that are looked for beside the span."""
CONTENT, FAR = 2, 15
"""Telling words on each side that are looked for anywhere in the sentence, and the distance that is as good as none."""
LONGEST_SAME = 12
"""Characters on each side that are compared one by one."""
TELLING = 5.0
"""Nats from which a word is rare enough to be looked for by meaning, and to count in the order of words."""
_GRAINS = tuple(
    (grain, re.compile(words))
    for grain, words in (
        (4, "点|(?<!何)时(?!候|[期代间])|几时|小时|what time|hour|o'clock"),
        (3, "[天日号]|星期|周|礼拜|\bdays?\b|\bdate\b"),
        (2, "月|month"),
        (1, "年(?!代)|year"),
        (0, "年代|世纪|century|decade"),
    )
)
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Gap:
    """A question's words on both sides of its gap, nearest first; its text on both sides without marks; and how fine a
    time it asks for, -1 where it tells not.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    text_before: str
    text_after: str
    grain: int


def gap_of(question: Question) -> Gap:
    """The gap of a question: its question words, with the noun they ask for where that follows."""
    folded, asking = question.folded, question.asking
    start, end = asking.start, asking.end
    if asking.focus and asking.focus_start >= end:
        end = asking.focus_start + len(asking.focus)
    if asking.kind is Asked.DEFINITION:
        start = end = asking.end
    before = tuple(word.text for word in segment(folded[:start]))[::-1]
    after = tuple(word.text for word in segment(folded[end:]))
    asks = folded[asking.start : end] + asking.focus
    grain = next((grain for grain, words in _GRAINS if words.search(asks)), -1) if asking.kind is Asked.DATE else -1
    return Gap(
        before,
        after,
        _MARKS.sub("", folded[:start])[-LONGEST_SAME:],
        _MARKS.sub("", folded[end:])[:LONGEST_SAME],
        grain,
    )


def alignment(gap: Gap, found: Spans) -> dict[str, Column]:
    """What of the gap's surroundings stands around each span."""
    tokens = found.tokens
    words = list(dict.fromkeys([*gap.before, *gap.after]))
    at = {word: number for number, word in enumerate(words)}
    hits = np.zeros((len(words) + 1, len(tokens.texts)), np.float32)
    for place, text in enumerate(tokens.texts):
        if (word := at.get(text)) is not None:
            hits[word, place] = 1
    costs = np.array([lexicon().cost(word) for word in words], np.float32)
    if words:
        close = lexicon().meanings(words) @ tokens.meanings.T
        close *= (close > NEAR_MEANING) & (costs > TELLING)[:, None]
        np.maximum(hits[:-1], close, out=hits[:-1])
    result = _nearest(gap, found, hits, at)
    result |= _sides(gap, found, hits[:-1] * np.maximum(costs - TELLING, 0.0)[:, None], at)
    result |= _content(gap, found, hits, costs, at)
    result |= _joined(gap, found, hits)
    result |= _same(gap, found)
    grain = found.columns["grain"]
    fine = np.where(grain == gap.grain, 1.0, np.where(grain < 0, 0.0, 0.3))
    result["grain_fits"] = np.asarray(fine if gap.grain >= 0 else np.full(len(grain), -1.0), np.float32)
    return result


def _nearest(gap: Gap, found: Spans, hits: Column, at: dict[str, int]) -> dict[str, Column]:
    """Whether the nearest words stand beside the span, on the same side or the other; -1 where there is no such word.

    The last row of `hits` is that of no word.
    """
    words = [
        beside[rank] if rank < len(beside) else "" for beside in (gap.before, gap.after) for rank in range(NEAREST)
    ]
    rows = padded(hits[[at[word] if word else -1 for word in words]], 3)
    first, last = found.first, found.last
    left = np.maximum(np.maximum(rows[:, first + 2], 0.8 * rows[:, first + 1]), 0.6 * rows[:, first])
    right = np.maximum(np.maximum(rows[:, last + 4], 0.8 * rows[:, last + 5]), 0.6 * rows[:, last + 6])
    absent = [not word for word in words]
    left[absent] = right[absent] = -1
    result: dict[str, Column] = {}
    for row in range(len(words)):
        name = f"gap_{'before' if row < NEAREST else 'after'}_{row % NEAREST}"
        own, across = (left, right) if row < NEAREST else (right, left)
        result[name], result[f"{name}_across"] = own[row], across[row]
    return result


def _sides(gap: Gap, found: Spans, weights: Column, at: dict[str, int]) -> dict[str, Column]:
    """How much of what stands before the gap, and behind it, stands on which side of the span, in its clause and in
    the whole sentence, as a share of what the sentence holds of the question.
    """
    first, last, clause = found.first, found.last, found.tokens.clause
    result: dict[str, Column] = {}
    total = max(float(weights.max(axis=1).sum()) if len(weights) else 0.0, 0.1)
    opening = np.searchsorted(clause, clause[first], side="left")
    closing = np.searchsorted(clause, clause[last], side="right")
    for side, words in (("before", gap.before), ("after", gap.after)):
        sums = np.zeros(len(clause) + 1, np.float32)
        if words:
            rows = weights[[at[word] for word in dict.fromkeys(words)]]
            sums[1:] = np.cumsum(rows.max(axis=0)) / total
        left, right = sums[first], sums[last + 1]
        result[f"{side}_left"] = left
        result[f"{side}_right"] = sums[-1] - right
        result[f"{side}_left_clause"] = left - sums[np.minimum(opening, first)]
        result[f"{side}_right_clause"] = sums[np.maximum(closing, last + 1)] - right
    return result


def _content(gap: Gap, found: Spans, hits: Column, costs: Column, at: dict[str, int]) -> dict[str, Column]:
    """How many words lie between the span and the telling words nearest the gap; `FAR` where none stands."""
    first, last, number = found.first, found.last, hits.shape[1]
    names, rows = [], []
    for side, words in (("before", gap.before), ("after", gap.after)):
        telling = [at[word] for word in words if costs[at[word]] > TELLING][:CONTENT]
        for rank in range(CONTENT):
            names.append(f"{side}_{rank}")
            rows.append(telling[rank] if rank < len(telling) else -1)
    held, places = hits[rows] > NEAR_MEANING, np.arange(number)
    left, right = np.full((len(rows), number + 1), -FAR), np.full((len(rows), number + 1), number + FAR)
    left[:, 1:] = np.maximum.accumulate(np.where(held, places, -FAR), axis=1)
    right[:, :-1] = np.minimum.accumulate(np.where(held, places, number + FAR)[:, ::-1], axis=1)[:, ::-1]
    lefts = np.minimum(first - 1 - left[:, first], FAR).astype(np.float32)
    rights = np.minimum(right[:, last + 1] - last - 1, FAR).astype(np.float32)
    result: dict[str, Column] = {}
    for name, before, behind in zip(names, lefts, rights, strict=True):
        result[f"{name}_left"], result[f"{name}_right"] = before, behind
    return result


def _joined(gap: Gap, found: Spans, hits: Column) -> dict[str, Column]:
    """Whether the span is listed beside a word of the question, and whether what is asked for is."""
    joint, hit = found.tokens.joints, padded(hits.max(axis=0) > NEAR_MEANING, 2)
    first, last = found.first + 2, found.last + 2
    joined = (joint[first - 1] & hit[first - 2]).astype(np.float32) + (joint[last + 1] & hit[last + 2])
    asked = any(words and words[0] in JOINTS for words in (gap.before, gap.after))
    return {"joined": joined.astype(np.float32), "asks_joined": np.full(len(first), asked, np.float32)}


def _same(gap: Gap, found: Spans) -> dict[str, Column]:
    """How many characters before the span are those before the gap, and behind it those behind."""
    text, edges = found.tokens.plain
    starts, ends = edges[found.first].tolist(), edges[found.last + 1].tolist()
    backwards, turned = gap.text_before[::-1], text[::-1]
    left = {at: _common(backwards, turned, len(text) - at) for at in {*starts}}
    right = {at: _common(gap.text_after, text, at) for at in {*ends}}
    return {
        "same_before": np.array([left[at] for at in starts], np.float32),
        "same_after": np.array([right[at] for at in ends], np.float32),
    }


def _common(one: str, other: str, at: int) -> int:
    """How long a text is found in another one from a place on."""
    size = 0
    for character, beside in zip(one, other[at : at + len(one)], strict=False):
        if character != beside:
            break
        size += 1
    return size
