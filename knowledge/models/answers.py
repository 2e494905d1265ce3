"""Candidates and answers, with what is told of how they came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.models.articles import Language
from knowledge.models.facts import Quote, StoredFact


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
