"""What a command is, and what it is called with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.access import Role
from bot.library import Library
from bot.messages import Incoming, Reply
from bot.wording.catalogue import Say


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a command: the message, the words after the command, and what the command may use.

    `ask` gives the reply to a question as if it had been typed in place of the command.
    """

    incoming: Incoming
    arguments: str
    say: Say
    library: Library
    commands: "tuple[Command, ...]"
    ask: Callable[[str], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name (1 to 32 of a-z, 0-9, _), other names people type, who may use it, and what it does.

    `summary` is one line for /help, marked for translation; a command without one is only reached by buttons.
    `choices` are words that may follow it, where there are only a few, for completion.
    """

    name: str
    aliases: tuple[str, ...]
    role: Role
    summary: str
    run: Callable[[Call], Awaitable[Reply]]
    choices: tuple[str, ...] = ()
