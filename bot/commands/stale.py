"""Buttons that name a question: how they are read, and what is said when it is not kept any more."""

from bot.messages import Line, Reply
from bot.wording.catalogue import Say


def stale(say: Say) -> Reply:
    """The question of a button is gone."""
    return Reply((Line(say("That button is too old; ask the question again.")),), passing=True)


def numbered(arguments: str) -> tuple[str, int]:
    """A question's token and the number after it, 0 where there is none."""
    token, _, number = arguments.partition(" ")
    return token, int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
