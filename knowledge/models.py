"""The values that travel through `knowledge`: an article and its parts, facts, questions, candidates and answers.

All offsets are code points into an article's text (after the front matter), end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Language(StrEnum):
    """The languages of questions and replies, as BCP 47 tags."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"


class Kind(StrEnum):
    """What a sentence is in its article."""

    TITLE = "title"
    BYLINE = "byline"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Origin(StrEnum):
    """Where a fact comes from."""

    ARTICLE = "article"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    `section` is the position of its section, None before the first; `paragraph` numbers the lines it stands in.
    """

    start: int
    end: int
    kind: Kind
    section: int | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article under a heading. `number` is as printed ("01"), empty where there is none."""

    number: str
    title: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """How the section is cited: "01 连投生成式 AI 独角兽"."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Who stands behind an article, as its front matter says; what it does not say is None."""

    title: str
    language: Language
    published: date | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read from its file: what stands in front of it, its text, and the text's structure.

    `digest` is the SHA-256 of the front matter's values and the text; equal digests mean nothing changed.
    """

    id: str
    front: FrontMatter
    text: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article of the store without its text."""

    id: str
    front: FrontMatter
    sections: tuple[str, ...]
    sentences: int
    facts: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact's sentence stands in its article: what the sentence is, its section's position, and its line."""

    fact: int
    kind: Kind
    section: int | None
    paragraph: int


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
class Candidate:
    """A fact with its scores.

    `score` is the calibrated probability that it answers; `parts` are the named values that the score was made from;
    `objections` are the verdicts of the guards that would not let it pass; `span` is where in the folded sentence the
    words stand that answer best, told for the best candidate.
    """

    fact: StoredFact
    score: float
    parts: Mapping[str, float]
    objections: tuple[str, ...] = ()
    span: tuple[int, int] | None = None

    @property
    def quote(self) -> Quote:
        """The candidate's sentence."""
        return self.fact.quote


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a question was read, and what a candidate's score must reach: what explains an answer with its candidates.

    `text` is the question folded and mended; `kind` the kind of answer it asks for, `focus` the noun it asks by (empty
    where there is none); `names`, `slots` (numbers, times, labels) and `words` what a sentence must or may hold.
    """

    text: str
    kind: str
    focus: str
    names: tuple[str, ...]
    slots: tuple[str, ...]
    words: tuple[str, ...]
    threshold: float


class AnswerKind(StrEnum):
    """What an answer is, as in the command line's contract."""

    ANSWER = "answer"
    CHOICE = "choice"
    UNKNOWN = "unknown"
    TALK = "talk"


class Reason(StrEnum):
    """Why there is no answer."""

    NOT_IN_ARTICLE = "not_in_article"
    NOT_UNDERSTOOD = "not_understood"
    OFF_TOPIC = "off_topic"


class Talk(StrEnum):
    """What small talk is about."""

    GREETING = "greeting"
    THANKS = "thanks"
    BYE = "bye"
    IDENTITY = "identity"
    ABILITY = "ability"
    LANGUAGES = "languages"
    LAUGHTER = "laughter"
    PRAISE = "praise"
    ABUSE = "abuse"
    FEELING = "feeling"
    APOLOGY = "apology"
    AGREEMENT = "agreement"
    DOUBT = "doubt"
    JOKE = "joke"
    CHAT = "chat"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class Answer:
    """What `knowledge` found for a question.

    `short` is the answer as shown, `span` its verbatim source, which stands at `mark` in the first quote's text;
    `quotes` are checked against the store. For an unknown
    answer `nearest` holds checked quotes that come closest without answering, and `missing` what a computation lacks;
    `talk` is what small talk was about. `understood` is the question as it was read, where something was filled in
    from the one before.
    """

    kind: AnswerKind
    language: Language
    score: float
    reason: Reason | None = None
    short: str | None = None
    span: str | None = None
    mark: tuple[int, int] | None = None
    quotes: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    choices: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    receipt: Receipt | None = None
    talk: Talk | None = None
    missing: tuple[str, ...] = ()
    understood: str | None = None
