"""The command table. A new command is one file here and one line in the table."""

from bot.commands import (
    ask,
    context,
    fact,
    feedback,
    help,  # noqa: A004 - the command's own name
    language,
    next,  # noqa: A004
    pick,
    privacy,
    source,
    start,
    whoami,
)
from bot.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    help.COMMAND,
    ask.COMMAND,
    source.COMMAND,
    language.COMMAND,
    whoami.COMMAND,
    privacy.PRIVACY,
    privacy.EXPORT,
    privacy.FORGET,
    start.COMMAND,
    context.COMMAND,
    next.COMMAND,
    pick.COMMAND,
    fact.COMMAND,
    feedback.GOOD,
    feedback.BAD,
    feedback.CORRECT,
)
