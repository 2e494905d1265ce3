"""Files that are taken in: a text or Markdown article, facts as JSON or CSV, or an export."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from knowledge.article import LARGEST_FILE, parse_article
from knowledge.decoding import decode
from knowledge.errors import ArticleError, FileError, TeachingError
from knowledge.models import Article, Origin
from knowledge.teaching.articles import article_from
from knowledge.teaching.drafts import Draft, checked
from knowledge.teaching.exporting import FORMAT
from knowledge.teaching.problems import Problem

_TEXT = ("text", "answer", "statement", "答案", "陈述")
_QUESTIONS = ("questions", "question", "问题")
_SHORT, _SOURCE = ("short", "短答"), ("source", "来源")


_TEXT_OR_NONE = (str, type(None))
_LINES: dict[str, dict[str, type | tuple[type, ...]]] = {
    "article": {"id": str, "title": str, "language": str, "text": str},
    "fact": {
        "key": str,
        "text": str,
        "origin": str,
        "short": _TEXT_OR_NONE,
        "source": _TEXT_OR_NONE,
        "phrasings": list,
        "active": bool,
        "locked": bool,
        "corrects": _TEXT_OR_NONE,
        "added": _TEXT_OR_NONE,
    },
    "alias": {"name": str, "other": str},
    "golden": {"question": str, "fact": str, "at": str},
    "dismissed": {"question": str},
}
"""What the lines of an export must hold, by their kind."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds. `facts`, `aliases`, `golden` and `dismissed` are the lines of an export."""

    articles: tuple[Article, ...] = ()
    drafts: tuple[Draft, ...] = ()
    facts: tuple[dict[str, Any], ...] = ()
    aliases: tuple[dict[str, Any], ...] = ()
    golden: tuple[dict[str, Any], ...] = ()
    dismissed: tuple[dict[str, Any], ...] = ()


def unusable(error: Exception) -> TeachingError:
    """The error for a file that this one was met in."""
    return TeachingError(Problem.FILE, error=error)


def text_of(name: str, content: bytes | None) -> str:
    """A file's text. Raises TeachingError for one that is too large or no text."""
    if content is None or len(content) > LARGEST_FILE:
        raise unusable(FileError(name, "more than {most} MB", most=LARGEST_FILE // 2**20))
    try:
        return decode(content, Path(name))
    except ArticleError as error:
        raise unusable(error) from error


def read(name: str, text: str) -> Contents:
    """What a file of this name with this text holds. Raises TeachingError naming the line that cannot be read."""
    suffix = Path(name).suffix.lower()
    try:
        if text.startswith('{"yinju"'):
            return _export(name, text)
        if suffix in (".json", ".jsonl"):
            rows = _rows(name, text) if suffix == ".json" else _lines(name, text)
            return Contents(drafts=tuple(_draft(name, row, at) for at, row in enumerate(rows, start=1)))
        if suffix == ".csv":
            table = csv.DictReader(io.StringIO(text), strict=True)
            return Contents(drafts=tuple(_draft(name, row, table.line_num) for row in table))
        return Contents(articles=(parse_article(text, Path(name)),))
    except csv.Error as error:
        raise unusable(FileError(name, "{error}", error=error)) from error
    except (ArticleError, RecursionError) as error:
        raise unusable(error) from error


def _json(name: str, text: str, line: int = 1) -> Any:
    """What a text says that begins on a line of a file."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = line + error.lineno - 1
        raise unusable(FileError(name, "is not JSON at character {column}", at, column=error.colno)) from error


def _lines(name: str, text: str) -> list[Any]:
    return [_json(name, line, at) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _rows(name: str, text: str) -> list[Any]:
    rows = _json(name, text)
    if not isinstance(rows, list):
        raise unusable(FileError(name, 'must be a list of facts, as in [{{"question": "…", "answer": "…"}}]'))
    return rows


def _draft(name: str, row: object, line: int) -> Draft:
    if not isinstance(row, dict):
        raise unusable(FileError(name, 'must be an object, as in {{"question": "…", "answer": "…"}}', line))
    unknown = [key for key in row if key not in (*_TEXT, *_QUESTIONS, *_SHORT, *_SOURCE)]
    if unknown:
        raise unusable(
            FileError(name, 'there is no "{key}" here; use question, answer, short, source', line, key=unknown[0])
        )
    questions = _first(row, _QUESTIONS)
    several = questions if isinstance(questions, list) else str(questions or "").split("\n")
    values = [_first(row, names) for names in (_TEXT, _SHORT, _SOURCE)]
    if not all(value is None or isinstance(value, str) for value in (*values, *several)):
        raise unusable(FileError(name, "must hold texts", line))
    try:
        return checked(Draft(values[0] or "", tuple(several), values[1] or None, values[2] or None))
    except TeachingError as error:
        raise unusable(FileError(name, "{error}", line, error=error)) from error


def _first(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name)), None)


def _export(name: str, text: str) -> Contents:
    lines = _lines(name, text)
    if lines[0]["yinju"] != FORMAT:
        raise unusable(FileError(name, "was written by a newer Yinju; update the program"))
    by_kind: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _LINES}
    try:
        for line in lines[1:]:
            by_kind[_kind(line)].append(line)
        articles = tuple(map(article_from, by_kind["article"]))
        for time in (*(one["added"] for one in by_kind["fact"]), *(one["at"] for one in by_kind["golden"])):
            datetime.fromisoformat(time or "2000-01-01")
        for fact in by_kind["fact"]:
            draft = Draft(fact["text"], tuple(fact["phrasings"]), fact["short"], fact["source"])
            if fact["origin"] == Origin.ADMIN:  # an article's sentence may be anything
                checked(draft)
    except (KeyError, ValueError, TypeError, AttributeError, TeachingError) as error:
        raise unusable(FileError(name, "is not as /export writes it ({error})", error=error)) from error
    return Contents(
        articles,
        (),
        *(tuple(by_kind[kind]) for kind in ("fact", "alias", "golden", "dismissed")),
    )


def _kind(line: dict[str, Any]) -> str:
    """The kind of an export's line, taken out of it. Raises KeyError or TypeError where something else stands there."""
    kind: str = line.pop("kind")
    for key, types in _LINES[kind].items():
        if not isinstance(line[key], types):
            raise TypeError(f"{kind}: {key}")
    if not all(isinstance(one, str) for one in line.get("phrasings", ())):
        raise TypeError(f"{kind}: phrasings")
    json.dumps(line, ensure_ascii=False).encode()  # half a character ("\\ud800") cannot be stored
    return kind
