"""The short answer: which span of a sentence answers the question, by learnt trees (`weights/spans.json`).

Beside what is told of a span without the question, it counts how near the question's words stand, whether the words
around the question's gap stand around the span too, how well it fits the asked noun, and the kind of value asked for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.acting import acting
from knowledge.answering.alignment import NEAR_MEANING, alignment, gap_of
from knowledge.answering.attributes import attribute_spans
from knowledge.answering.candidate_columns import Column, inside, padded
from knowledge.answering.candidates import MEASURES, Spans, spans
from knowledge.answering.features import KINDS
from knowledge.answering.objections import bound
from knowledge.answering.trees import ensemble, matrix
from knowledge.answering.understand import Question
from knowledge.language.asking import Asked, kind_of
from knowledge.language.asking_patterns import MEASURED
from knowledge.language.lexicon import lexicon
from knowledge.language.sentences import Span
from knowledge.language.thesaurus import alike

DECAY = 0.8
"""What a matched word counts less with each token between it and the span."""

TELLING = 1.5
"""The information from which a word counts as matched by one of like meaning."""
TOLD = (
    *("likely", "asked_already", "asked_alike", "near_before", "near_after", "in_clause", "matched", "fits"),
    *("own_name", "name_in_clause", "name_in_part"),
    *("focus_near", "focus_ending", "focus_inside", "focus_before", "focus_after", "focus_clause"),
    *("is_money", "is_share", "is_count", "is_duration", "is_date", "like_person", "like_organisation", "like_place"),
    *("latin", "characters", "digits", "attribute_own", "attribute_near"),
)
"""Columns of a chosen span that tell how well it answers."""
SPREAD = 0.5
"""The difference in value that makes a span e times as likely."""
_TYPICAL = {Asked.PERSON: "人", Asked.PLACE: "地方", Asked.ORGANISATION: "公司", Asked.REASON: "原因"}
"""Nouns for kinds of answers that are asked for without one."""
SPENT = 4.0
"""What it costs a span to have answered the same of something else, just before."""
_ANY = frozenset("个种类项")
"""Measure words of anything."""
_PEOPLE = frozenset("人名位口员")
_UNIT = re.compile(r"[^\d零一二两三四五六七八九十百千万亿几数半多余来,.\s]+$")
"""What stands behind the number of a count."""
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


def choose(question: Question, folded: str, named: tuple[Span, ...] = ()) -> Chosen | None:
    """The span of a folded sentence that answers best; None where the sentence has no words.

    `named` are names in the sentence that its store tells.
    """
    found = spans(folded, question.asking.kind, named)
    if not len(found.first):
        return None
    model = ensemble("spans")
    asked = columns(question, found)
    values = model(matrix(asked, model.features))
    values = values - SPENT * _spent(question, folded, found)
    start, end = found.place(int(agreed(*places(found), bound(asked, values)).argmax()))
    for name in found.names:
        if name.start <= start and end <= name.end:
            start, end = name.start, name.end  # never a part of a name
    return replace(chosen(found, asked, values), start=start, end=end)


def places(found: Spans) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Where the spans begin and end in the folded sentence."""
    return found.tokens.starts[found.first], found.tokens.ends[found.last]


def _spent(question: Question, folded: str, found: Spans) -> NDArray[np.bool_]:
    """Which spans overlap what answered the question before, which was of something else."""
    told, span = question.spent
    begin = folded.find(span) if span and told == folded else len(folded)
    starts, ends = places(found)
    overlaps: NDArray[np.bool_] = (starts < begin + len(span)) & (begin < ends)
    return overlaps


def agreed(starts: NDArray[np.int32], ends: NDArray[np.int32], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each span is expected to agree with the right one: its chance, with the chances of all spans by how much
    of them it shares (their F1 in characters).
    """
    chances = np.exp((values - values.max()) / SPREAD)
    chances /= chances.sum()
    size = ends - starts
    common = np.minimum(ends[:, None], ends) - np.maximum(starts[:, None], starts)
    shared = 2 * np.maximum(common, 0) / (size[:, None] + size)
    result: NDArray[np.float64] = shared @ chances + chances
    return result


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
    words = _words(question)
    hit = np.array([text in words for text in tokens.texts], bool) & tokens.word
    nearness = hit.astype(np.float32)
    if words:
        close = (tokens.meanings @ lexicon().meanings(sorted(words)).T).max(axis=1)
        nearness = np.maximum(nearness, close * ((tokens.information > TELLING) & (close > NEAR_MEANING)))
    weight = nearness * tokens.information
    total = max(float(weight.sum()), 0.1)

    information = np.maximum(result["information"], 0.1)
    result["asked_already"] = np.asarray(inside(first, last, hit * tokens.information) / information, np.float32)
    result["asked_alike"] = np.asarray(inside(first, last, weight) / information, np.float32)
    result["near_before"] = np.asarray(_decayed(weight)[first] / total, np.float32)
    result["near_after"] = np.asarray(_decayed(weight[::-1])[::-1][last + 1] / total, np.float32)
    clause = tokens.clause
    result["in_clause"] = np.bincount(clause, weights=weight)[clause[first]].astype(np.float32) / total
    around = padded(weight, 2)
    for name, beside in (("before_1", first + 1), ("before_2", first), ("after_1", last + 3), ("after_2", last + 4)):
        result[f"matched_{name}"] = around[beside]
    result |= _named(question, found)
    result |= attribute_spans(question, found.folded, *places(found))
    result |= _focus(question.asking.kind, question.asking.focus, found)
    titled = question.asking.kind is Asked.PERSON and kind_of(question.asking.focus) is Asked.PERSON
    result["asks_somebody"] = np.full(number, titled, np.float32)
    result |= alignment(gap_of(question), found)
    result |= _fits(question.asking.kind, found)
    result |= acting(question, found, weight)
    result["counted"] = _counted(question, found)
    result["asked_share"] = result["asked_alike"] * information / total
    result["matched"] = np.full(number, total, np.float32)
    result["several"] = np.full(number, question.asking.several, np.float32)
    other, asked_kind = np.zeros(number, np.float32), np.ones(number, np.float32)
    for kind in KINDS:
        result[f"asks_{kind}"] = asked_kind if kind is question.asking.kind else other
    return result


def _decayed(weights: Column) -> Column:
    """At each place the weights before it, each less the further off; one place more than there are weights."""
    at, decay = np.float32(0), np.float32(DECAY)
    found = [at]
    for weight in weights:
        at = at * decay + weight
        found.append(at)
    return np.array(found, np.float32)


def _fits(kind: Asked, found: Spans) -> dict[str, Column]:
    """Whether the span is typed as what is asked for, how many spans are, and how many of those stand before it."""
    measure = MEASURES.get(kind)
    if not measure:
        nothing = np.full(len(found.first), -1, np.float32)
        return {"fits": nothing, "fitting": nothing, "fitting_before": nothing}
    fits = found.columns[f"is_{measure}"]
    starts = np.sort(found.first[fits > 0])
    return {
        "fits": fits,
        "fitting": np.full(len(fits), len(starts), np.float32),
        "fitting_before": np.searchsorted(starts, found.first).astype(np.float32),
    }


def _counted(question: Question, found: Spans) -> Column:
    """Whether a count is of what is asked for, as 46条 for 多少条狗 (1), or of something else (0).

    It is .5 for what is no count, and -1 where the question does not ask for one of something.
    """
    asking = question.asking
    asked = question.folded[asking.start : asking.end][-1:]
    of = asked if asked in MEASURED and asked not in _ANY else asking.focus
    if asking.kind is not Asked.COUNT or not of:
        return np.full(len(found.first), -1, np.float32)
    units = _PEOPLE if of in _PEOPLE else {of}
    result = np.full(len(found.first), 0.5, np.float32)
    for at in np.flatnonzero(found.columns["is_count"] > 0):
        start, end = found.place(int(at))
        unit = _UNIT.search(found.folded, start, end)
        behind = found.folded[end:]
        result[at] = (unit is not None and unit[0] in units) or any(behind.startswith(one) for one in units)
    return result


def _words(question: Question) -> frozenset[str]:
    """The question's words with those of its names."""
    named = [word for mention in question.mentions for word in re.findall(r"\w+", mention.text)]
    return frozenset([*question.words, *named])


def _named(question: Question, found: Spans) -> dict[str, Column]:
    """Whether the names that the question gives are those the span goes with.

    `own_name` tells whether the nearest name before the span is one of them (1), another (0), or none stands there
    (.5); `name_in_clause` and `name_in_part` whether one stands in the span's clause, or its part of the sentence
    between semicolons; both are .5 where the question gives none.
    """
    tokens, first, last = found.tokens, found.first, found.last
    even = np.full(len(first), 0.5, np.float32)
    names = [(mention.start, mention.end) for mention in found.names]
    if not question.mentions or not names:
        none = {"names_in_part": np.zeros(len(first), np.float32), "name_after": np.zeros(len(first), np.float32)}
        return {"own_name": even, "name_in_clause": even, "name_in_part": even, **none}
    own = np.array(
        [
            any(form in name.text or name.text in form for asked in question.mentions for form in asked.forms)
            for name in found.names
        ]
    )
    starts, spots, places = np.array([start for start, _ in names]), tokens.starts[first], tokens.name_places
    nearest = np.searchsorted(starts, spots, side="left") - 1
    own_name = np.where(nearest >= 0, own.astype(np.float32)[nearest], np.float32(0.5))
    result = {"own_name": own_name}
    for name, number in (("name_in_clause", tokens.clause), ("name_in_part", tokens.part)):
        with_own = np.zeros(number[-1] + 1, np.float32)
        with_own[number[places[own]]] = 1
        result[name] = with_own[number[first]]
    result["names_in_part"] = _asked_in_parts(question, found)[tokens.part[first]]
    begins = np.zeros(len(tokens.texts) + 1, np.float32)
    begins[places[own]] = 1
    result["name_after"] = begins[last + 1]
    return result


def _asked_in_parts(question: Question, found: Spans) -> Column:
    """How many of the question's names each part of the sentence holds."""
    parts = found.tokens.part
    held = np.zeros((len(question.mentions), parts[-1] + 1), np.float32)
    for name, part in zip(found.names, parts[found.tokens.name_places].tolist(), strict=True):
        for number, asked in enumerate(question.mentions):
            if any(form in name.text for form in asked.forms):
                held[number, part] = 1
    counts: Column = held.sum(axis=0)
    return counts


def _focus(kind: Asked, focus: str, found: Spans) -> dict[str, Column]:
    """How the span goes with the asked noun: its last word's nearness, the same ending, the noun in it or beside it."""
    tokens, first, last = found.tokens, found.first, found.last
    forms = {focus, *alike(focus)} if focus else set()
    same = np.array([text in forms for text in tokens.texts], np.float32)
    with_focus = np.bincount(tokens.clause, weights=same) > 0
    nearness = tokens.meanings @ lexicon().meanings([focus or _TYPICAL.get(kind, "")])[0]
    around, kinds, beside = padded(nearness, 1), padded(tokens.kinds == KINDS.index(kind), 1), padded(same, 1)
    ending = tokens.last_characters == focus[-1:] if focus else np.zeros(len(tokens.texts), bool)
    return {
        "focus_near": nearness[last],
        "focus_near_before": around[first],
        "focus_near_after": around[last + 2],
        "kind_ending": kinds[last + 1].astype(np.float32),
        "kind_before": kinds[first].astype(np.float32),
        "focus_ending": ending[last].astype(np.float32),
        "focus_inside": (inside(first, last, same) > 0).astype(np.float32),
        "focus_before": beside[first],
        "focus_clause": with_focus[tokens.clause[first]].astype(np.float32),
        "focus_after": beside[last + 2],
    }
