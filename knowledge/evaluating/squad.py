"""Files in SQuAD layout: articles of paragraphs, each with questions and their answers.

The layout is that of SQuAD 1.1, in which CMRC 2018 and DRCD are published too: {"data": [{"title", "id", "paragraphs":
[{"context", "qas": [{"id", "question", "answers": [{"text", "answer_start"}]}]}]}]}, or the bare list of articles.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.article import LARGEST_FILE
from knowledge.errors import KnowledgeError, QuestionSetError
from knowledge.evaluating.scoring import fold

LARGEST_TEXT = LARGEST_FILE - 2_000
"""Bytes; the rest is room for the title in front of the text."""


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question with its answers in the words of the article; any of them is right.

    `start` is where the first of them stands in the article's text, as the file says; None where it does not.
    """

    id: str
    text: str
    gold: tuple[str, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class SquadArticle:
    """An article: all its paragraphs, joined by newlines, and all its questions. `number` counts from 1 in its file."""

    number: int
    title: str
    text: str
    questions: tuple[SquadQuestion, ...]


@dataclass(frozen=True, slots=True)
class SquadSet:
    """One file. `left_out` counts the questions that have no answer to be judged by (SQuAD 2.0 has such)."""

    file: Path
    articles: tuple[SquadArticle, ...]
    left_out: int = 0

    @property
    def questions(self) -> int:
        """How many questions are asked."""
        return sum(len(article.questions) for article in self.articles)


def looks_like_squad(value: object) -> bool:
    """Whether a JSON value has the outer form of the layout, and not that of a question row."""
    articles = value.get("data") if isinstance(value, dict) else value
    return (
        isinstance(articles, list) and bool(articles) and isinstance(articles[0], dict) and "paragraphs" in articles[0]
    )


def read_squad(text: str, file: Path, limit: int | None = None) -> SquadSet:
    """The first `limit` articles of a file, or all. Raises QuestionSetError naming the file and the place."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise QuestionSetError(file, "is not JSON ({error}); check the file", error.lineno, error=error.msg) from error
    except RecursionError as error:
        raise QuestionSetError(file, "is nested too deeply; check the file") from error
    return parse_squad(value, file, limit)


def parse_squad(value: object, file: Path, limit: int | None = None) -> SquadSet:
    """The same from a JSON value."""
    whole = _Place(file, "", value)
    articles = whole if isinstance(value, list) else whole.key("data")
    found = [_article(place, at) for at, place in enumerate(articles.each())]
    found = found[:limit]
    if not any(article.questions for article, _ in found):
        raise QuestionSetError(file, "holds no questions with an answer; see SQuAD's layout")
    with_text = tuple(article for article, _ in found if any(map(str.isalnum, article.text)))
    return SquadSet(file, with_text, sum(left_out for _, left_out in found))


@dataclass(frozen=True, slots=True)
class _Place:
    """A value and its path in the file, for messages: data[3].paragraphs[0]."""

    file: Path
    path: str
    value: object = None

    def key(self, key: str) -> "_Place":
        """The value of a key. Raises QuestionSetError where there is none."""
        if not isinstance(self.value, Mapping) or key not in self.value:
            raise self.wrong('{place} has no "{key}"; see SQuAD\'s layout', key=key)
        return _Place(self.file, f"{self.path}.{key}".lstrip("."), self.value[key])

    def each(self) -> list["_Place"]:
        """The members of this value. Raises QuestionSetError where it is no list."""
        if not isinstance(self.value, list):
            raise self.wrong("{place} is not a list; see SQuAD's layout")
        return [_Place(self.file, f"{self.path}[{at}]", value) for at, value in enumerate(self.value)]

    def text(self) -> str:
        """This value, a text. Raises QuestionSetError where it is none."""
        if not isinstance(self.value, str):
            raise self.wrong("{place} is not a text; see SQuAD's layout")
        return _printable(self.value)

    def get(self, key: str) -> str:
        """A plain value of a key as text, empty where there is none."""
        value = self.value.get(key) if isinstance(self.value, Mapping) else None
        return _printable(str(value)) if isinstance(value, str | int) else ""

    def wrong(self, problem: str, **values: object) -> QuestionSetError:
        """The error that says what is wrong here."""
        place = self.path or KnowledgeError("the whole")
        return QuestionSetError(self.file, problem, None, place=place, **values)


def _article(place: _Place, at: int) -> tuple[SquadArticle, int]:
    """An article, and how many of its questions are left out."""
    contexts: list[str] = []
    questions: list[SquadQuestion] = []
    for paragraph in place.key("paragraphs").each():
        begin = sum(len(context) + 1 for context in contexts)
        contexts.append(paragraph.key("context").text())
        questions += [_question(question, begin) for question in paragraph.key("qas").each()]
    text = "\n".join(contexts)
    kept = tuple(question for question in questions if question.gold)
    if kept and not any(map(str.isalnum, text)):
        raise place.wrong("{place} has questions but no text; see SQuAD's layout")
    if len(text.encode()) > LARGEST_TEXT:
        raise place.wrong("{place} is longer than {most:,} bytes, the most an article may have", most=LARGEST_TEXT)
    return SquadArticle(at + 1, " ".join(place.get("title").split()), text, kept), len(questions) - len(kept)


def _question(place: _Place, begin: int) -> SquadQuestion:
    """A question on a paragraph that begins at `begin`.

    Answers may be bare texts, as in CMRC 2018's own layout; those without a character are none.
    """
    answers = place.key("answers").each()
    texts = [(answer if isinstance(answer.value, str) else answer.key("text")).text() for answer in answers]
    starts = [answer.value.get("answer_start") for answer in answers if isinstance(answer.value, Mapping)]
    start = begin + starts[0] if starts and isinstance(starts[0], int) else None
    gold = tuple(dict.fromkeys(text for text in texts if fold(text)))
    return SquadQuestion(place.get("id"), place.key("question").text(), gold, start)


def _printable(text: str) -> str:
    """The text with plain spaces for control characters and lone surrogates, which no article may hold."""
    return "".join(
        " " if character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs") else character
        for character in text
    )
