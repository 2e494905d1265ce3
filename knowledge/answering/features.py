"""What speaks for each candidate sentence: named numbers, the same when weights are learnt and when they are used.

How much of the information of a question's units (`units.py`) a sentence holds is its coverage; its neighbours, section
and title are read beside it, as what it leaves unsaid stands there. `…_gap` is the distance to the best other
candidate, `…_lag` that to the best of all.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.answering.attributes import attribute_columns
from knowledge.answering.contrasts import contrast_columns, told
from knowledge.answering.meanings import meaning_columns
from knowledge.answering.mentions import Role
from knowledge.answering.reading import CUES, Reading, places_of
from knowledge.answering.retrieve import Found
from knowledge.answering.slots import MEASURES, Slots, other_labels, other_times, unit_fits, values
from knowledge.answering.slots import Values as Told
from knowledge.answering.table import Values
from knowledge.answering.understand import Question
from knowledge.answering.units import (
    COMMONEST,
    RAREST,
    Held,
    Places,
    Units,
    missing,
    named_around,
    named_wide,
    numbered_around,
    of_characters,
    of_tokens,
    of_words,
)
from knowledge.language.asking import Asked
from knowledge.language.characters import is_han
from knowledge.language.labels import Label
from knowledge.language.thesaurus import alike
from knowledge.language.times import compatible
from knowledge.models import StoredFact

LATE = 40
"""Sentences into an article from which it does not matter how far."""
ASKED_CUES: dict[Asked, tuple[str, ...]] = {
    Asked.MONEY: ("money",),
    Asked.SHARE: ("share",),
    Asked.COUNT: ("number",),
    Asked.MEASURE: ("measure",),
    Asked.DURATION: ("duration",),
    Asked.RANK: ("rank",),
    Asked.DATE: ("date",),
    Asked.PERSON: ("person", "organisation", "latin"),  # 谁 and who ask for companies too
    Asked.PLACE: ("place",),
    Asked.ORGANISATION: ("organisation", "latin"),
    Asked.REASON: ("reason",),
    Asked.NAME: ("quoted", "latin"),
}
KINDS = tuple(Asked)


def features(question: Question, found: Found, around: Places) -> dict[str, Values]:
    """The columns, one value a candidate."""
    number = len(found.hits)
    columns: dict[str, Any] = {}
    named = named_around(question, around)
    named[0] |= _carried(question, found)
    senses = of_words(question, found.akin)
    parts = {
        "tokens": of_tokens(found),
        "words": of_words(question, {}),
        "senses": senses,
        "characters": of_characters(question),
    }
    for name, units in parts.items():
        held = units.held(around, named)
        columns |= _shares(name, units, held)
        if name == "senses":
            columns |= _shares("related", units, held | told(found.near, question, around, named))
            columns["missing"] = missing(held[0])
            columns["rarest_missing"] = np.where(held[0], 0.0, units.weights).max(axis=1, initial=0.0)
            columns |= contrast_columns(question, told(found.others, question, around, named)[0] & ~held[0])
    columns["bm25"] = np.array([hit.bm25 for hit in found.hits])
    columns["names_missing"] = missing(named[0])
    columns["names_missing_around"] = missing(named[0] | named[1] | named[3])
    columns["names_missing_wide"] = missing(named_wide(question, around, named))
    numbers = numbered_around(question, around)
    columns["numbers_missing"] = missing(numbers[0])
    columns["numbers_missing_around"] = missing(numbers[0] | numbers[1] | numbers[3])
    asked = "".join(filter(str.isalnum, question.asked))
    columns["fuzzy"] = np.array([fuzz.partial_ratio(asked, own.folded) / 100 for own in around.own])
    columns |= meaning_columns(question, around.own)
    columns |= _compared(columns)
    cues = np.array([own.cues for own in around.own])
    columns |= {f"cue_{cue}": cues[:, at] for at, cue in enumerate(CUES)}
    asked_cues = [CUES.index(cue) for cue in ASKED_CUES.get(question.asking.kind, ())]
    columns["asked_cue"] = cues[:, asked_cues].sum(axis=1) if asked_cues else np.full(number, -1.0)
    columns["asked_cue_lag"] = columns["asked_cue"] - columns["asked_cue"].max()
    columns |= _slotted(question, found, around)
    columns |= attribute_columns(question, [hit.fact for hit in found.hits], around.head)
    columns |= _in_clause(question, senses, around.own)
    columns["kind"] = np.full(number, KINDS.index(question.asking.kind))
    columns["length"] = np.array([len(own.folded) for own in around.own])
    columns["position"] = np.array([min(hit.fact.position, LATE) for hit in found.hits])
    columns["first"] = np.array([hit.fact.preceding is None for hit in found.hits], float)
    columns["asked_length"] = np.full(number, len(asked))
    columns["candidates"] = np.full(number, number)
    return columns


def _shares(name: str, units: Units, held: Held) -> dict[str, Values]:
    """How much of the units a sentence holds, by itself and with what stands around it."""
    own, before, after, above = held
    near = own | before
    kinds = ("", "_before", "_after", "_around", "_paragraph")
    shares = units.share((own, before, after, near | above, near | after))
    return {f"{name}{kind}": share for kind, share in zip(kinds, shares, strict=True)}


COMPARED = (
    "words_before",
    "characters_around",
    "tokens",
    "words",
    "characters",
    "tokens_around",
    "words_around",
    "senses",
    "senses_around",
    "tokens_paragraph",
    "bm25",
    "meaning",
    "gist",
    "fuzzy",
)
"""Columns that are also told relative to the other candidates."""


def _compared(columns: Mapping[str, Values]) -> dict[str, Values]:
    values = np.array([columns[name] for name in COMPARED])
    best = values.max(axis=1, keepdims=True)
    others = np.partition(values, -2, axis=1)[:, -2:-1] if values.shape[1] > 1 else 0.0
    lags, gaps = values - best, np.where(values == best, values - others, values - best)
    found: dict[str, Values] = {}
    for name, lag, gap in zip(COMPARED, lags, gaps, strict=True):
        found |= {f"{name}_lag": lag, f"{name}_gap": gap}
    return found


def _carried(question: Question, found: Found) -> NDArray[np.bool_]:
    """A row for each candidate: which names it may leave out, as it answered the question that they come from."""
    carried = np.array([mention.role is Role.CARRIED for mention in question.mentions], bool)
    home = np.array([hit.fact.quote.fact in question.home for hit in found.hits], bool)
    result: NDArray[np.bool_] = home[:, None] & carried[None, :]
    return result


def _in_clause(question: Question, units: Units, readings: list[Reading]) -> dict[str, Values]:
    """How much of the question the best clause of each sentence holds, whether it holds the names, and another one's.

    A long sentence tells of several things; what stands together in one clause belongs together.
    """
    rows = []
    total = units.weights.sum() or 1.0
    named = len(units.weights) - len(units.forms)
    for reading, shares in zip(readings, _shares_of_clauses(units, readings), strict=True):
        names = [0] * len(shares)
        for mention in question.mentions:
            for clause in reading.clauses_naming(mention.forms):
                names[clause] += 1
        top, names_there = -1.0, 0
        for share, number in zip(shares, names, strict=True):
            both = share + (RAREST - COMMONEST) * number
            if both > top:
                top, names_there = both, number
        rows.append(
            (
                max(top, 0.0) / total,
                max(shares, default=0.0) / total,
                names_there / named if named and names else -1.0,
            )
        )
    return dict(zip(("clause_all", "clause_words", "clause_names"), np.array(rows, float).T, strict=True))


def _slotted(question: Question, found: Found, around: Places) -> dict[str, Values]:
    """How the sentences agree with the times, labels and the unit that the question fixes, and hold its focus."""
    facts = [hit.fact for hit in found.hits]
    slots = {day: question.slots(day) for day in {fact.quote.published for fact in facts}}
    focus, measure = _focus_forms(question, found), MEASURES.get(question.asking.kind, "")
    rows = []
    for fact, own, before in zip(facts, around.own, around.before, strict=True):
        asked, told = slots[fact.quote.published], values(fact.folded, fact.quote.published)
        rows.append(
            (
                *(_agreement(asked, told, fact) if asked.moments or asked.labels else _NOTHING_FIXED),
                unit_fits(asked, told),
                told.counts.get(measure, 0),
                _focus_held(focus, own),
                _focus_held(focus, before),
            )
        )
    names = (
        "times_other",
        "times_held",
        "labels_other",
        "labels_missing",
        "unit",
        "typed",
        "focus_own",
        "focus_before",
    )
    return dict(zip(names, np.array(rows, float).T, strict=True))


def _shares_of_clauses(units: Units, readings: Sequence[Reading]) -> list[list[float]]:
    """How much each clause of each sentence holds of the units, in nats."""
    texts = [reading.folded for reading in readings]
    starts, everything = [0, *accumulate(len(text) + 1 for text in texts)], "\n".join(texts)
    ends = [start + end for start, reading in zip(starts, readings, strict=False) for _, end in reading.clauses]
    flat = [0.0] * len(ends)
    for forms, weight in zip(units.forms, units.weights.tolist(), strict=False):
        for clause in {bisect_right(ends, at) for form in forms for at in places_of(form, everything)}:
            flat[clause] += weight
    edges = [0, *accumulate(len(reading.clauses) for reading in readings)]
    return [flat[start:end] for start, end in pairwise(edges)]


_NOTHING_FIXED = (0, -1, 0, 0)


def _agreement(asked: Slots, told: Told, fact: StoredFact) -> tuple[int, int, int, int]:
    """How many of the question's times a sentence tells others of, and how many it tells; the same of labels, and how
    many of these neither it nor the one before tells.
    """
    near = values(fact.before, fact.quote.published)
    return (
        len(other_times(asked, told)),
        sum(any(compatible(one, other) for other in told.moments) for one in asked.moments) if asked.moments else -1,
        len(other_labels(asked, told)),
        sum(not _labelled(label, told) and not _labelled(label, near) for label in asked.labels),
    )


def _labelled(label: Label, told: Told) -> bool:
    return any((other.sort, other.number) == (label.sort, label.number) for other in told.labels)


def _focus_forms(question: Question, found: Found) -> tuple[str, ...]:
    """The asked noun and what stands for it; nothing where the question has none."""
    focus = question.asking.focus
    return found.akin.get(focus, (focus, *alike(focus))) if focus else ()


def _focus_held(forms: Sequence[str], reading: Reading) -> float:
    """Whether a sentence holds one of the forms; -1 where there are none."""
    if not forms:
        return -1.0
    return float(any(form in reading.folded if is_han(form[0]) else form in reading.latin for form in forms))
