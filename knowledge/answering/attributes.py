"""Whether sentences tell the attribute that a question asks for: columns beside those of `features`.

The attribute asked for is the one that the question names beside its question word, one that fits the kind of answer
before others: in "上市时的市值是多少" it is 市值, not the listing.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.reading import Reading
from knowledge.answering.understand import Question
from knowledge.language.asked import Asked
from knowledge.language.attributes import agree, all_told, asks_vaguely, attributes_asked, attributes_told
from knowledge.language.families import may_be
from knowledge.language.ontology import agreeing, families_of
from knowledge.models import Named, StoredFact

NAMES = (
    "attributes",
    "attribute_vague",
    "attribute_fits",
    "attribute_held",
    "attribute_around",
    "attributes_held",
    "attributes_around",
    "attributes_missing",
    "attribute_rivals",
    "attributes_held_lag",
    "attributes_around_lag",
)
UNASKED = -1.0
"""The value of every column where the question names no attribute."""


def asked_attribute(question: Question) -> Named | None:
    """The attribute that a question asks for; None where it names none."""
    asking = question.asking
    return min(
        named_attributes(question),
        key=lambda one: (not fits(one, asking.kind), max(asking.start - one.end, one.start - asking.end, 0)),
        default=None,
    )


def fits(named: Named, kind: Asked) -> bool:
    """Whether an answer of that kind may be of what a word names."""
    return any(may_be(family, kind) for family in families_of(named.attributes))


def named_attributes(question: Question) -> tuple[Named, ...]:
    """All that a question names; its question words name one only where nothing else does."""
    named, asking = attributes_asked(question.folded), question.asking
    beside = tuple(one for one in named if one.end <= asking.start or asking.end <= one.start)
    return beside or named


def tells_only_others(parts: Mapping[str, float]) -> bool:
    """Whether a sentence and what stands around it tell other attributes of the family of the one asked for, and not
    that, by its columns: who is invested in is not bought.
    """
    told = max(parts.get("attribute_held", UNASKED), parts.get("attribute_around", UNASKED))
    return told == 0 and parts["attribute_rivals"] > 0 and not parts["attribute_vague"]


def attribute_columns(
    question: Question, facts: Sequence[StoredFact], head: Sequence[Reading]
) -> dict[str, NDArray[np.float64]]:
    """The columns, one value a candidate; what stands before a sentence and above it may tell what it leaves unsaid."""
    asked = asked_attribute(question)
    if asked is None:
        return dict.fromkeys(NAMES, np.full(len(facts), UNASKED))
    named = named_attributes(question)
    vague = asks_vaguely(question.folded)
    fitting = fits(asked, question.asking.kind)
    wanted = [agreeing(one.attributes) for one in named]
    main, of = named.index(asked), len(named)
    rows = []
    families = families_of(asked.attributes)
    for fact, above in zip(facts, head, strict=True):
        told = frozenset[str]().union(*(one.attributes for one in fact.told))
        held = [not one.isdisjoint(told) for one in wanted]
        around = told | fact.told_before | all_told(above.folded)
        near = [not one.isdisjoint(around) for one in wanted]
        rivals = sum(
            not families_of(one.attributes).isdisjoint(families) and wanted[main].isdisjoint(one.attributes)
            for one in fact.told
        )
        rows.append(
            (of, vague, fitting, held[main], near[main], sum(held) / of, sum(near) / of, of - sum(held), rivals)
        )
    columns = dict(zip(NAMES, np.array(rows, float).T, strict=False))
    for name in NAMES[-2:]:
        values = columns[name.removesuffix("_lag")]
        columns[name] = values - values.max()
    return columns


BEHIND = 0.7
"""What a character between an attribute and a value behind it counts, against one before it, as in 营收9亿."""
REACH = 10.0
"""Characters that halve how near an attribute is."""


def attribute_spans(
    question: Question, folded: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> dict[str, NDArray[np.float32]]:
    """Whether each span stands by the attribute asked for.

    `attribute_own` tells whether the nearest attribute of its family is that (1), another (-1) or none stands in the
    sentence (0); `attribute_near` how near the one asked for is, 0 where it is not told.
    """
    number = len(starts)
    asked = asked_attribute(question)
    if asked is None:
        nothing = np.full(number, UNASKED * 2, np.float32)
        return {"attribute_own": nothing, "attribute_near": nothing}
    families = families_of(asked.attributes)
    told = [one for one in attributes_told(folded) if not families_of(one.attributes).isdisjoint(families)]
    if not told:
        nothing = np.zeros(number, np.float32)
        return {"attribute_own": nothing, "attribute_near": nothing}
    agrees = np.array([agree(asked, one) for one in told], bool)
    begin, end = (np.array([getattr(one, edge) for one in told]) for edge in ("start", "end"))
    gaps = np.maximum(np.maximum(begin - ends[:, None], (starts[:, None] - end) * BEHIND), 0.0)
    own = np.where(agrees[gaps.argmin(axis=1)], 1, -1)
    nearest = np.where(agrees, gaps, np.inf).min(axis=1)
    return {"attribute_own": own.astype(np.float32), "attribute_near": (REACH / (REACH + nearest)).astype(np.float32)}
