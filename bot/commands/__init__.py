"""The command table. A new command is one file here and one line in the table."""

from bot.commands import context, help, language, source, whoami  # noqa: A004 - the command's own name
from bot.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    help.COMMAND,
    source.COMMAND,
    language.COMMAND,
    whoami.COMMAND,
    context.COMMAND,
)
