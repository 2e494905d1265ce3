"""What speaks against a span as the short answer where another has not that against it.

What is learnt from thousands of questions about encyclopedias says too little of sentences that compare firms and their
figures; these few objections are what it leaves, each by its own cost in the learnt trees' values.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.candidate_columns import Column
from knowledge.language.asked import Asked

_NAMED = ("is_name", "is_person", "tag_P", "tag_O", "like_organisation", "latin")
_LIKE_NAMED = ("is_name", "like_person", "like_organisation", "kind_before", "opens")
_NAMING = (Asked.PERSON, Asked.ORGANISATION, Asked.NAME, Asked.DEFINITION)
Mask = NDArray[np.bool_]
MOSTLY = 0.5
"""The share of a span's information from which it is the question's own."""


def bound(asked: dict[str, Column], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values, lowered for what speaks against a span."""
    result = values.copy()
    for objects, cost in OBJECTIONS:
        result -= cost * objects(asked)
    return result


def _another_s(asked: dict[str, Column]) -> Mask:
    """It stands in another's part of the sentence, where one part names more of what the question names."""
    own = (asked["name_in_part"] > 0) & (asked["own_name"] > 0)
    fewer = asked["names_in_part"] < asked["names_in_part"].max()
    against: Mask = ((asked["name_in_part"] == 0) | fewer) & own.any()
    return against


def _fitting(asked: dict[str, Column]) -> Mask:
    against: Mask = (asked["fits"] > 0) & (asked["name_in_part"] > 0)
    return against


def _unfit(asked: dict[str, Column]) -> Mask:
    """It is no value of the kind asked for, where such a value stands with the name."""
    fits = _fitting(asked)
    against: Mask = ~(asked["fits"] > 0) & fits.any()
    return against


def _without_noun(asked: dict[str, Column]) -> Mask:
    """It stands in a clause without the asked noun, where a fitting value stands in a clause with it."""
    against: Mask = (asked["focus_clause"] == 0) & (_fitting(asked) & (asked["focus_clause"] > 0)).any()
    return against


def _not_its_count(asked: dict[str, Column]) -> Mask:
    """It is not the count of the name behind it, where a count is asked for and another is."""
    counted = (asked["fits"] > 0) & (asked["name_after"] > 0)
    against: Mask = (asked["name_after"] == 0) & counted.any() & (asked[f"asks_{Asked.COUNT}"] > 0)
    return against


def _nobody(asked: dict[str, Column]) -> Mask:
    """It is not named like somebody, where who does something is asked for and somebody is named."""
    who: Mask = (asked[f"asks_{Asked.PERSON}"] + asked[f"asks_{Asked.ORGANISATION}"]) > 0
    if not who.any():
        return who
    named = sum((asked[name] for name in _NAMED), np.zeros_like(asked["is_name"]))
    entity = (named > 0) & (asked["digits"] == 0) & (asked["asked_already"] == 0)
    against: Mask = who & ~entity & entity.any()
    return against


def _unnamed(asked: dict[str, Column]) -> Mask:
    """It is no name, nor like one, where who does something is asked for: it neither opens a clause nor is said to be
    somebody by what stands before it.
    """
    one: Mask = (asked[f"asks_{Asked.PERSON}"] + asked[f"asks_{Asked.ORGANISATION}"] > 0) & (asked["several"] == 0)
    if not one.any():
        return one
    told = sum((asked[name] for name in _LIKE_NAMED), np.zeros_like(asked["is_name"]))
    against: Mask = one & (told == 0)
    return against


def _not_its_kind(asked: dict[str, Column]) -> Mask:
    """It is not what stands before the name to say what that is, where just this is asked for (创企 Runway)."""
    said = (asked["is_apposition"] > 0) & (asked["name_after"] > 0) & (asked["asked_already"] < MOSTLY)
    against: Mask = (asked[f"asks_{Asked.DEFINITION}"] > 0) & ~said & said.any()
    return against


def _cuts_name(asked: dict[str, Column]) -> Mask:
    """It cuts a row of Latin words in two, in Chinese mostly one name, where somebody or something is to be named."""
    named = sum((asked[f"asks_{kind}"] for kind in _NAMING), np.zeros_like(asked["cut_name"]))
    against: Mask = (named > 0) & (asked["cut_name"] > 0)
    return against


OBJECTIONS: tuple[tuple[Callable[[dict[str, Column]], Mask], float], ...] = (
    (_another_s, 2.0),
    (_unfit, 0.5),
    (_without_noun, 1.0),
    (_not_its_count, 1.0),
    (_nobody, 0.5),
    (_unnamed, 0.7),
    (_not_its_kind, 4.0),
    (_cuts_name, 2.0),
)
"""What speaks against a span, and what it costs."""
