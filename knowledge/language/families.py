"""What kinds of answers the families of attributes are: of the ontology's third column, told once for all who ask."""

from dataclasses import dataclass

from knowledge.language.asked import Asked


@dataclass(frozen=True, slots=True)
class Family:
    """The kind of answer that a family's attributes are, None where that varies, and those that some of them are."""

    own: Asked | None
    also: frozenset[Asked] = frozenset()


FAMILIES = {
    "money": Family(Asked.MONEY, frozenset({Asked.COUNT})),
    "share": Family(Asked.SHARE),
    "count": Family(None, frozenset({Asked.COUNT, Asked.MEASURE})),
    "size": Family(None, frozenset({Asked.COUNT, Asked.MEASURE})),
    "data": Family(None, frozenset({Asked.COUNT, Asked.MEASURE})),
    "speed": Family(None, frozenset({Asked.MEASURE})),
    "energy": Family(None, frozenset({Asked.MEASURE})),
    "duration": Family(Asked.DURATION),
    "time": Family(Asked.DATE, frozenset({Asked.DURATION})),
    "event": Family(None, frozenset({Asked.DATE, Asked.PERSON, Asked.ORGANISATION, Asked.REASON})),
    "person": Family(Asked.PERSON),
    "organisation": Family(None, frozenset({Asked.PERSON, Asked.ORGANISATION})),
    "place": Family(Asked.PLACE),
    "name": Family(None, frozenset({Asked.NAME})),
    "reason": Family(Asked.REASON),
}
"""Families that no kind of answer is of are left out."""
MEASURED = frozenset({Asked.MONEY, Asked.SHARE, Asked.COUNT, Asked.MEASURE, Asked.DURATION})
"""Kinds of answers that are values of what is measured or counted."""


def may_be(family: str, kind: Asked) -> bool:
    """Whether an answer of that kind may be of an attribute of the family."""
    known = FAMILIES.get(family)
    return known is not None and (kind is known.own or kind in known.also)
