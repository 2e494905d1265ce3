"""Regular expressions that are compiled when they are first used: `from knowledge.language import regex as re`.

There are some 300, a question needs a third of them, and compiling all takes longer than answering.
"""

import re
from re import (
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, cast

__all__ = [
    "IGNORECASE", "MULTILINE", "Match", "Pattern", "compile", "escape", "findall", "finditer", "fullmatch", "match",
    "search", "split", "sub",
]  # fmt: skip


class Deferred:
    """A pattern that is compiled when one of its attributes is first asked for; what it gives is then its own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source, self._flags), name)
        self.__dict__[name] = value
        return value


def compile(source: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - it stands for `re.compile`
    """The pattern of a source; a wrong one raises `re.error` when it is first used."""
    return cast(Pattern[str], Deferred(source, flags))
