"""What speaks for each candidate sentence: named numbers, the same when weights are learnt and when they are used.

A question's units are its index tokens, its words, the same with all that stands for them (senses), its characters and
its names. How much of their information a sentence holds is its coverage; its neighbours, section and title are read
beside it, as what it leaves unsaid stands there. `…_gap` is the distance to the best other candidate, `…_lag` that to
the best of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.answering.attributes import attribute_columns
from knowledge.answering.reading import CUES, Reading, head, read
from knowledge.answering.retrieve import Found
from knowledge.answering.slots import MEASURES, other_labels, other_times, unit_fits, values
from knowledge.answering.slots import Values as Told
from knowledge.answering.understand import Question, Role
from knowledge.language.asking import Asked
from knowledge.language.characters import is_han
from knowledge.language.labels import Label
from knowledge.language.lexicon import lexicon
from knowledge.language.synonyms import synonyms
from knowledge.language.times import compatible

Values = NDArray[np.float64]

COMMONEST = 3.0
"""Nats that every word costs; what is above tells something."""
RAREST = 14.0
"""Nats above which rareness tells no more."""
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


@dataclass(frozen=True)
class Places:
    """The readings of candidates and of what stands around them, in the candidates' order."""

    own: list[Reading]
    before: list[Reading]
    after: list[Reading]
    head: list[Reading]
    earlier: list[Reading]

    def each(self) -> tuple[list[Reading], ...]:
        """All but the last, in the order in which units are looked for."""
        return self.own, self.before, self.after, self.head


def places(found: Found) -> Places:
    """What to read for the candidates."""
    facts = [hit.fact for hit in found.hits]
    return Places(
        own=[read(fact.folded) for fact in facts],
        before=[read(fact.before) for fact in facts],
        after=[read(fact.after) for fact in facts],
        head=[head(fact) for fact in facts],
        earlier=[read(fact.earlier) for fact in facts],
    )


def information(word: str) -> float:
    """What a word tells in any text, in nats."""
    return max(0.5, min(lexicon().cost(word), RAREST) - COMMONEST)


def features(question: Question, found: Found, around: Places) -> dict[str, Values]:
    """The columns, one value a candidate."""
    number = len(found.hits)
    columns: dict[str, Any] = {}
    named = [_named(question, readings) for readings in around.each()]
    named[0] |= _carried(question, found)
    parts = {
        "tokens": _tokens(found),
        "words": _words(question, {}),
        "senses": _words(question, found.akin),
        "characters": _characters(question),
    }
    every, named_in_every = [reading for readings in around.each() for reading in readings], np.concatenate(named)
    kinds = ("", "_before", "_after", "_around", "_paragraph")
    for name, units in parts.items():
        own, before, after, above = units.held(every, named_in_every).reshape(len(named), number, -1)
        shares = units.share(np.stack([own, before, after, own | before | above, own | before | after]))
        columns |= {f"{name}{kind}": share for kind, share in zip(kinds, shares, strict=True)}
        if name == "senses":
            columns["missing"] = (~own).sum(axis=1)
            columns["rarest_missing"] = np.where(own, 0.0, units.weights).max(axis=1, initial=0.0)
    columns["bm25"] = np.array([hit.bm25 for hit in found.hits])
    columns["names_missing"] = (~named[0]).sum(axis=1)
    columns["names_missing_around"] = (~(named[0] | named[1] | named[3])).sum(axis=1)
    wide = _named(question, around.earlier) | named[0] | named[1] | named[2] | named[3]
    columns["names_missing_wide"] = (~wide).sum(axis=1)
    numbers = [_numbered(question, readings) for readings in around.each()]
    columns["numbers_missing"] = (~numbers[0]).sum(axis=1)
    columns["numbers_missing_around"] = (~(numbers[0] | numbers[1] | numbers[3])).sum(axis=1)
    asked = "".join(filter(str.isalnum, question.asked))
    columns["fuzzy"] = np.array([fuzz.partial_ratio(asked, own.folded) / 100 for own in around.own])
    columns |= _meanings(question, around)
    columns |= _compared(columns)
    cues = np.array([own.cues for own in around.own])
    columns |= {f"cue_{cue}": cues[:, at] for at, cue in enumerate(CUES)}
    asked_cues = [CUES.index(cue) for cue in ASKED_CUES.get(question.asking.kind, ())]
    columns["asked_cue"] = cues[:, asked_cues].sum(axis=1) if asked_cues else np.full(number, -1.0)
    columns["asked_cue_lag"] = columns["asked_cue"] - columns["asked_cue"].max()
    columns |= _slotted(question, found, around)
    columns |= attribute_columns(question, [hit.fact for hit in found.hits], around.head)
    columns |= _in_clause(question, _words(question, found.akin), around.own)
    columns["kind"] = np.full(number, KINDS.index(question.asking.kind))
    columns["length"] = np.array([len(own.folded) for own in around.own])
    columns["position"] = np.array([min(hit.fact.position, LATE) for hit in found.hits])
    columns["first"] = np.array([hit.fact.preceding is None for hit in found.hits], float)
    columns["asked_length"] = np.full(number, len(asked))
    columns["candidates"] = np.full(number, number)
    return columns


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


@dataclass(frozen=True)
class _Units:
    """Parts of a question with their information: of each the forms that stand for it, and the names after them."""

    forms: Sequence[Sequence[str]]
    weights: Values

    def share(self, held: NDArray[np.bool_]) -> Values:
        """The share of all information that is held."""
        result: Values = held @ self.weights / (self.weights.sum() or 1.0)
        return result

    def held(self, readings: list[Reading], named: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """A row for each reading: which units it holds."""
        texts, latin = [reading.folded for reading in readings], None
        everything = "\n".join(texts)
        columns = []
        for forms in self.forms:
            column = [False] * len(readings)
            for form in forms:
                if is_han(form[0]) or "-" in form:  # an English phrase is looked for as it is mostly written
                    form = form.replace("-", " ")
                    if form not in everything:
                        continue
                    column = [known or form in text for known, text in zip(column, texts, strict=True)]
                else:
                    latin = latin or [reading.latin for reading in readings]
                    column = [known or form in words for known, words in zip(column, latin, strict=True)]
            columns.append(column)
        cells = np.array(columns, bool).reshape(len(columns), len(readings)).T
        return np.concatenate([cells, named], axis=1) if len(self.weights) > len(columns) else cells


def _named(question: Question, readings: list[Reading]) -> NDArray[np.bool_]:
    """A row for each reading: which of the question's names it holds."""
    cells = [[reading.names(mention.forms) for mention in question.mentions] for reading in readings]
    return np.array(cells, bool).reshape(len(readings), len(question.mentions))


def _carried(question: Question, found: Found) -> NDArray[np.bool_]:
    """A row for each candidate: which names it may leave out, as it answered the question that they come from."""
    carried = np.array([mention.role is Role.CARRIED for mention in question.mentions], bool)
    home = np.array([hit.fact.quote.fact in question.home for hit in found.hits], bool)
    result: NDArray[np.bool_] = home[:, None] & carried[None, :]
    return result


def _numbered(question: Question, readings: list[Reading]) -> NDArray[np.bool_]:
    """A row for each reading: which of the question's numbers it holds."""
    cells = [[number in reading.latin for number in question.numbers] for reading in readings]
    return np.array(cells, bool).reshape(len(readings), len(question.numbers))


def _tokens(found: Found) -> _Units:
    plain = [unit for unit in found.units if not unit.name]
    names = [unit for unit in found.units if unit.name]
    return _Units([tuple(unit.forms) for unit in plain], np.array([unit.information for unit in [*plain, *names]]))


def _words(question: Question, akin: Mapping[str, tuple[str, ...]]) -> _Units:
    weights = [*map(information, question.words), *(RAREST - COMMONEST for _ in question.mentions)]
    return _Units([akin.get(word, (word,)) for word in question.words], np.array(weights))


def _characters(question: Question) -> _Units:
    units = sorted(set(filter(is_han, question.asked)))
    return _Units([(unit,) for unit in units], np.array([information(unit) for unit in units]))


def _in_clause(question: Question, units: "_Units", readings: list[Reading]) -> dict[str, Values]:
    """How much of the question the best clause of each sentence holds, whether it holds the names, and another one's.

    A long sentence tells of several things; what stands together in one clause belongs together.
    """
    rows = []
    total = units.weights.sum() or 1.0
    named = len(units.weights) - len(units.forms)
    weights = units.weights.tolist()
    everything = "\n".join(reading.folded for reading in readings)
    said = [[form for form in forms if form in everything] for forms in units.forms]
    for reading in readings:
        shares = [0.0] * len(reading.clauses)
        for forms, weight in zip(said, weights, strict=False):
            for clause in {at for form in forms if form in reading.folded for at in reading.clauses_with(form)}:
                shares[clause] += weight
        names = [0] * len(reading.clauses)
        for mention in question.mentions:
            for clause in reading.clauses_naming(mention.forms):
                names[clause] += 1
        both = [share + (RAREST - COMMONEST) * number for share, number in zip(shares, names, strict=True)]
        best = max(range(len(both)), key=both.__getitem__, default=0)
        rows.append(
            (
                max(both, default=0.0) / total,
                max(shares, default=0.0) / total,
                names[best] / named if named and names else -1.0,
            )
        )
    return dict(zip(("clause_all", "clause_words", "clause_names"), np.array(rows, float).T, strict=True))


def _slotted(question: Question, found: Found, around: Places) -> dict[str, Values]:
    """How the sentences agree with the times, labels and the unit that the question fixes, and hold its focus."""
    facts = [hit.fact for hit in found.hits]
    slots = {day: question.slots(day) for day in {fact.quote.published for fact in facts}}
    focus = _focus_forms(question, found)
    rows = []
    for fact, own, before in zip(facts, around.own, around.before, strict=True):
        asked, told = slots[fact.quote.published], values(fact.folded, fact.quote.published)
        near = values(fact.before, fact.quote.published) if asked.labels or asked.moments else told
        rows.append(
            (
                len(other_times(asked, told)),
                sum(any(compatible(one, other) for other in told.moments) for one in asked.moments)
                if asked.moments
                else -1,
                len(other_labels(asked, told)),
                sum(not _labelled(label, told) and not _labelled(label, near) for label in asked.labels),
                unit_fits(asked, told),
                told.counts.get(MEASURES.get(question.asking.kind, ""), 0),
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


def _labelled(label: Label, told: Told) -> bool:
    return any((other.sort, other.number) == (label.sort, label.number) for other in told.labels)


def _focus_forms(question: Question, found: Found) -> tuple[str, ...]:
    """The asked noun and what stands for it; nothing where the question has none."""
    focus = question.asking.focus
    return found.akin.get(focus, (focus, *synonyms(focus))) if focus else ()


def _focus_held(forms: Sequence[str], reading: Reading) -> float:
    """Whether a sentence holds one of the forms; -1 where there are none."""
    if not forms:
        return -1.0
    return float(any(form in reading.folded if is_han(form[0]) else form in reading.latin for form in forms))


def _meanings(question: Question, around: Places) -> dict[str, Values]:
    """How near the sentence's words come to the question's in meaning.

    `meaning` is the information-weighted mean over the question's words of the nearest word's cosine, `gist` the cosine
    of the two means, and `focus` that of the asked noun and its nearest word.
    """
    number = len(around.own)
    zero = np.zeros(number)
    words = [word for word in question.words if word in lexicon()]
    counts = np.array([len(own.telling) for own in around.own])
    if not words or not counts.any():
        return {"meaning": zero, "gist": zero, "focus": zero}
    asked = lexicon().meanings([*words, question.asking.focus])
    weights = np.array([information(word) for word in words])
    filled = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
    told = np.concatenate([around.own[at].meanings for at in filled])
    nearest = np.maximum.reduceat(asked @ told.T, starts, axis=1)
    meaning, gist, focus = zero.copy(), zero.copy(), zero.copy()
    meaning[filled] = weights @ nearest[:-1] / weights.sum()
    focus[filled] = nearest[-1]
    sums = np.add.reduceat(told, starts, axis=0)
    whole = weights @ asked[:-1]
    lengths = np.linalg.norm(sums, axis=1) * np.linalg.norm(whole)
    gist[filled] = sums @ whole / np.maximum(lengths, 1e-6)
    return {"meaning": meaning, "gist": gist, "focus": focus}
