"""General language data, true outside any one article; each file says what it holds and whose it is.

One entry a line; lines that start with `#` are comments.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
"""Not through `importlib.resources`, which takes half a megabyte to find the same."""


def path(name: str) -> Path:
    """Where a data file is."""
    return _FOLDER / name


def entries(name: str) -> list[str]:
    """The entries of a data file, in order."""
    text = path(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a data file whose lines are words with spaces between them."""
    return frozenset(word for entry in entries(name) for word in entry.split())
