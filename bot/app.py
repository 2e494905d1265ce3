"""The composition root: here the parts are made and handed to each other."""

from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

from bot.access import Role
from bot.commands import COMMANDS
from bot.console import repl
from bot.console.repl import Session
from bot.console.seat import Seat
from bot.console.transcript import Transcript
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.settings import Settings
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Language


def run_chat(
    settings: Settings, role: Role, chosen: Language | None, *, line_by_line: bool, transcript: Path | None
) -> None:
    """A session at the console."""
    seat = Seat(role)
    commands = (*COMMANDS, *seat.commands)
    with closing(Transcript.open(transcript)) if transcript else nullcontext() as opened:
        library = Library(partial(Knowledge.open, settings.database, create=False))
        dispatcher = Dispatcher(library, commands, settings.language)
        say = say_in(chosen or settings.language)
        repl.run(Session(dispatcher, library, commands, seat, say, chosen, line_by_line, opened))
