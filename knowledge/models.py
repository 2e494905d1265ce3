"""The values that travel through `knowledge`: an article and its parts, facts, questions, candidates and answers.

All offsets are code points into an article's text (after the front matter), end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
class StoredFact:
    """A whole-sentence fact of the store as answering sees it.

    `folded` is its text folded; `before` the folded sentences just before it in its paragraph, which its pronouns and
    dropped subjects may refer to, and `preceding` the fact of the last of them; `after` is the folded sentence that
    follows in its paragraph. `earlier` are the folded sentences before those of `before`, nearest last. `position`
    counts the sentences before it in its article. `asked` are the folded questions that admins say it answers, one a
    line, and `short` the short answer that they gave.
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with its scores.

    `score` is the calibrated probability that it answers; `parts` are the named values that the score was made from;
    `objections` are the verdicts of the guards that would not let it pass.
    """

    fact: StoredFact
    score: float
    parts: Mapping[str, float]
    objections: tuple[str, ...] = ()

    @property
    def quote(self) -> Quote:
        """The candidate's sentence."""
        return self.fact.quote


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
    answer `nearest` holds checked quotes that come closest without answering; `talk` is what small talk was about.
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
    talk: Talk | None = None
