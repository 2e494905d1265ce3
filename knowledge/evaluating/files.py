"""Finding and reading the files of an evaluation."""

from collections.abc import Iterable
from pathlib import Path

from knowledge.errors import QuestionSetError

ENDINGS = (".jsonl", ".json")


def listed(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and those in folders that end in .jsonl or .json, by name."""
    return [
        file
        for path in paths
        for file in (sorted(inner for inner in path.iterdir() if inner.suffix in ENDINGS) if path.is_dir() else [path])
    ]


def content(file: Path) -> str:
    """The text of a file. Raises QuestionSetError where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(
            file, "cannot be read ({error}); give a .jsonl or .json file in UTF-8, or a folder of them", error=error
        ) from error


def empty(path: Path) -> QuestionSetError:
    """The error for paths without a question."""
    return QuestionSetError(path, "holds no questions; give a .jsonl or .json file, or a folder of them")
