"""Question sets in the layout of tests/questions: JSON lines, each a question or a dialogue with its right answers."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.errors import QuestionSetError

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
    """The rows of files and folders of .jsonl files. Raises QuestionSetError naming file and line."""
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    items: list[Item] = []
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QuestionSetError(file, f"cannot be read ({error}); give a .jsonl file or a folder of them") from error
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                items.append(_item(line, file, number))
    if not items:
        raise QuestionSetError(paths[0], "holds no questions; give a .jsonl file or a folder of them")
    return items


def _item(line: str, file: Path, number: int) -> Item:
    try:
        row = json.loads(line)
        task = _task(row)
        turns = tuple(map(_turn, row["turns"])) if task is Task.DIALOGUE else (_turn(row),)
        return Item(str(row["id"]), task, str(row["lang"]), str(row.get("kind") or row.get("class") or ""), turns)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"is not a question row ({type(error).__name__}: {error}); see tests/questions/README.md"
        raise QuestionSetError(file, problem, number) from error


def _task(row: dict[str, Any]) -> Task:
    if "turns" in row:
        return Task.DIALOGUE
    if "class" in row:
        return Task.UNANSWERABLE
    return Task.ANSWERABLE if "kind" in row else Task.COMPARE


def _turn(row: dict[str, Any]) -> Turn:
    return Turn(str(row["q"]), tuple(tuple(map(str, group)) for group in row.get("any", ())))
