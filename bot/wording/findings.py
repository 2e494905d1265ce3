"""What an examination finds, for people and for monitoring."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.settings import Settings
from bot.wording.catalogue import Say


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a report; `well` is False for what has to be put right."""

    text: str
    well: bool = True


Check = Callable[[Settings, Say], Iterator[Finding]]
"""Examines one part of the program, and tells what it found."""
