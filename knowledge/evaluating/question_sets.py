"""Question sets in the layout of tests/questions: JSON lines, each a question or a dialogue with its right answers."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.errors import QuestionSetError
from knowledge.evaluating.files import content, empty, listed

Groups = tuple[tuple[str, ...], ...]
"""For every group at least one of its strings must occur in the judged text."""


class Task(StrEnum):
    """What a row tests."""

    ANSWERABLE = "answerable"
    UNANSWERABLE = "unanswerable"
    DIALOGUE = "dialogue"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question; `groups` is empty where the article does not answer it."""

    text: str
    groups: Groups


@dataclass(frozen=True, slots=True)
class Item:
    """One row. `kind` is the answer's kind or, for unanswerable questions, their class (near, far, chat)."""

    id: str
    task: Task
    language: str
    kind: str
    turns: tuple[Turn, ...]


def read_items(paths: list[Path]) -> list[Item]:
    """The rows of files and folders of question sets. Raises QuestionSetError naming file and line."""
    items = [item for file in listed(paths) for item in parse_items(content(file), file)]
    if not items:
        raise empty(paths[0])
    return items


def parse_items(text: str, file: Path) -> list[Item]:
    """The rows in the text of a file, one a line. Raises QuestionSetError naming file and line."""
    return [_item(line, file, number) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _item(line: str, file: Path, number: int) -> Item:
    try:
        row = json.loads(line)
        task = _task(row)
        turns = tuple(map(_turn, row["turns"])) if task is Task.DIALOGUE else (_turn(row),)
        return Item(str(row["id"]), task, str(row["lang"]), str(row.get("kind") or row.get("class") or ""), turns)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionSetError(
            file,
            "is not a question row ({kind}: {error}); a file in SQuAD layout needs --squad",
            number,
            kind=type(error).__name__,
            error=error,
        ) from error


def _task(row: dict[str, Any]) -> Task:
    if "turns" in row:
        return Task.DIALOGUE
    if "class" in row:
        return Task.UNANSWERABLE
    return Task.ANSWERABLE if "kind" in row else Task.COMPARE


def _turn(row: dict[str, Any]) -> Turn:
    return Turn(str(row["q"]), tuple(tuple(map(str, group)) for group in row.get("any", ())))
