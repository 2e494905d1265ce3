"""Everything that can go wrong in `knowledge`, as one tree; each message is one line and says what to do.

KnowledgeError
├── FileError         a file cannot be used; names the file and, where it can, the line
│   ├── ArticleError      a seed file cannot be read as an article
│   └── QuestionSetError  a file of questions for evaluation is not in its layout
├── TeachingError     an admin's change cannot be made; says why by the name of a problem
└── StoreError        the fact store cannot be used
    ├── StoreMissing      there is no store at this path
    ├── StoreForeign      the file is not a Yinju store, or a newer program wrote it
    ├── StoreBusy         another process is writing
    ├── StoreDamaged      SQLite found the file broken
    └── QuoteBroken       a quote no longer equals the article's text at its offsets
"""

from pathlib import Path


class KnowledgeError(Exception):
    """Base of all errors that `knowledge` raises on purpose.

    `message` is the sentence in English with places for its `values`, so that it can be told in another language; a
    value may be an error itself. The value `reason` is what the system says, as in "No such file or directory".
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        """How a process of a pool hands the error over, whatever its class is made with."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[KnowledgeError], args: tuple[object, ...], told: dict[str, object]) -> KnowledgeError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(told)
    return error


class FileError(KnowledgeError):
    """A file cannot be used."""

    def __init__(self, path: Path | str, problem: str, line: int | None = None, **values: object) -> None:
        why = KnowledgeError(problem, **values)
        if line:
            super().__init__("{path}, line {line}: {problem}", path=path, line=line, problem=why)
        else:
            super().__init__("{path}: {problem}", path=path, problem=why)


class ArticleError(FileError):
    """A file cannot be read as an article."""


class QuestionSetError(FileError):
    """A file of questions for evaluation is not in its layout."""


class TeachingError(KnowledgeError):
    """An admin's change cannot be made; nothing was changed.

    `problem` is one of `knowledge.teaching.problems`, which the bot has a sentence for; `values` stand in it.
    """

    def __init__(self, problem: str, **values: object) -> None:
        self.problem = problem
        details = ", ".join(f"{name}: {value}" for name, value in values.items())
        super().__init__("{problem} ({details})" if details else "{problem}", problem=problem, details=details)
        self.values = values


class StoreError(KnowledgeError):
    """The fact store cannot be used."""


class StoreMissing(StoreError):  # noqa: N818 - the field's words, as in FileNotFound
    """There is no store at this path."""


class StoreForeign(StoreError):  # noqa: N818
    """The file is not a store of this program, or a newer version wrote it."""


class StoreBusy(StoreError):  # noqa: N818
    """Another process holds the write lock for longer than we wait."""


class StoreDamaged(StoreError):  # noqa: N818
    """The file is not readable as a database any more."""


class QuoteBroken(StoreError):  # noqa: N818
    """A quote does not equal its article's text; nothing may be shown."""
