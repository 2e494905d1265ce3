"""The composition root: here the parts are made and handed to each other."""

from functools import partial

from bot.access import Role
from bot.commands import COMMANDS
from bot.console import repl
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.settings import Settings
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Language


def run_chat(settings: Settings, role: Role, chosen: Language | None) -> None:
    """A session at the console."""
    library = Library(partial(Knowledge.open, settings.database, create=False))
    dispatcher = Dispatcher(library, COMMANDS, settings.language)
    repl.run(dispatcher, library, role, say_in(chosen or settings.language), chosen)
