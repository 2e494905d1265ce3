"""General language data, true outside any one article; each file says what it holds and whose it is.

One entry a line; lines that start with `#` are comments.
"""

from functools import cache
from importlib import resources


def entries(name: str) -> list[str]:
    """The entries of a data file, in order."""
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a data file whose lines are words with spaces between them."""
    return frozenset(word for entry in entries(name) for word in entry.split())
