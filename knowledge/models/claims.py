"""Claims: typed readings of facts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Modality(StrEnum):
    """How an article tells something: as so, as expected by someone, as intended, or as heard from others."""

    STATED = "stated"
    FORECAST = "forecast"
    PLAN = "plan"
    HEARSAY = "hearsay"


class ClaimKind(StrEnum):
    """What a claim tells of its subject: a value, or its relation to the name in its text."""

    VALUE = "value"
    INVESTS = "invests"
    ACQUIRES = "acquires"
    MAKES = "makes"
    FOUNDS = "founds"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Claim:
    """A typed reading of a part of a sentence: of a subject an attribute with its value, or a relation to a name.

    `start` and `end` hold the value (or the other name), `own_start` and `own_end` the part of the sentence that
    speaks of it and no other value. `measure`, `low`, `high`, `unit` and `bound` are those of the value, as in
    `knowledge.language.quantities`; empty for relations. `first` and `last` are the days that it is true of, `source`
    who tells it; None where the sentence does not say. `fact` is the sentence's fact, 0 before it is stored.
    """

    kind: ClaimKind
    fact: int
    start: int
    end: int
    own_start: int
    own_end: int
    text: str
    subject: str
    subject_start: int | None
    subject_end: int | None
    attribute: str
    measure: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    bound: str | None = None
    first: date | None = None
    last: date | None = None
    modality: Modality = Modality.STATED
    source: str | None = None
