"""Facts: as they are extracted, as they can be quoted, and as answering sees them; and what is known beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.models.articles import Kind, Sentence


class Origin(StrEnum):
    """Where a fact comes from."""

    ARTICLE = "article"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says something by itself; `subject` is the span of the subject carried to it."""

    start: int
    end: int
    subject: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """A whole sentence as extracted, not yet stored, with the clauses that can be given for themselves.

    `key` is its identity across builds: the article, the folded sentence, and which of its occurrences this is.
    """

    key: str
    sentence: Sentence
    text: str
    folded: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence: `text` equals text[start:end] of the article, or of the fact itself for an admin's fact.

    For an admin's fact `added` is the day it was added, and `source` where the admin says that it is from.
    """

    text: str
    article: str | None
    section: str | None
    start: int
    end: int
    fact: int
    version: int
    origin: Origin
    title: str | None = None
    published: date | None = None
    added: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A word of a folded text that says attributes: its span, and their names."""

    start: int
    end: int
    attributes: frozenset[str]


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A whole-sentence fact of the store as answering sees it.

    `folded` is its text folded; `before` the folded sentences just before it in its paragraph, which its pronouns and
    dropped subjects may refer to, and `preceding` the fact of the last of them; `after` is the folded sentence that
    follows in its paragraph. `earlier` are the folded sentences before those of `before`, nearest last. `position`
    counts the sentences before it in its article. `asked` are the folded questions that admins say it answers, one a
    line, and `short` the short answer that they gave. `told` are the attributes that its sentence tells, `told_before`
    those that `before` tells.
    """

    quote: Quote
    kind: Kind
    folded: str
    before: str
    preceding: int | None
    after: str = ""
    earlier: str = ""
    asked: str = ""
    short: str | None = None
    position: int = 0
    told: tuple[Named, ...] = ()
    told_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """A name or word with all the forms it may be written in: folded and compact, each with its usual folded spelling.

    `present` tells whether the store's articles use it; names that are only generally known are kept too, so that a
    question about them is understood as one about something else.
    """

    text: str
    forms: Mapping[str, str]
    present: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to one article, in facts. `same` says that nothing was touched at all."""

    article: str
    title: str
    added: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    same: bool = False
