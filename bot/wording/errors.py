"""What went wrong, in the reader's language. Errors bring their sentence in English, with its values apart."""

from bot.errors import BotError
from bot.wording.catalogue import Say, marked
from bot.wording.teaching import PROBLEMS
from knowledge.errors import KnowledgeError, TeachingError

REASONS = (
    marked("No such file or directory"),
    marked("Permission denied"),
    marked("Is a directory"),
    marked("Not a directory"),
    marked("File exists"),
    marked("No space left on device"),
    marked("Read-only file system"),
    marked("Address already in use"),
)
"""What the system says most often; anything else stands as the system says it."""
PLACES = (marked("{path}: {problem}"), marked("{path}, line {line}: {problem}"))
"""How an error names its place."""


def told(error: Exception, say: Say) -> str:
    """The one line that says what is wrong and what to do."""
    if isinstance(error, TeachingError):
        return say(PROBLEMS[error.problem], **_values(error, say))
    if isinstance(error, BotError | KnowledgeError):
        return say(error.message, **_values(error, say))
    return str(error)


def _values(error: BotError | KnowledgeError, say: Say) -> dict[str, object]:
    return {name: _value(name, value, say) for name, value in error.values.items()}


def _value(name: str, value: object, say: Say) -> object:
    if isinstance(value, Exception):
        return told(value, say)
    return say(value) if name == "reason" and value in REASONS else value
