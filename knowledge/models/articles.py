"""An article and its parts, as they are read from a file and stored."""

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
