"""The composition root: here the parts are made and handed to each other."""

import time
from functools import partial
from typing import TYPE_CHECKING

from bot.access import Role
from bot.commands import COMMANDS
from bot.commands.command import Command
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.settings import Settings
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Language

if TYPE_CHECKING:
    from bot.telegram.service import Pace, Service


def run_chat(settings: Settings, role: Role, chosen: Language | None) -> None:
    """A session at the console."""
    from bot.console import repl  # an adapter is imported only when it runs

    library = Library(partial(Knowledge.open, settings.database, create=False), settings.keep_days)
    dispatcher = Dispatcher(library, COMMANDS, settings.language)
    repl.run(dispatcher, library, role, say_in(chosen or settings.language), chosen)


def run_telegram(settings: Settings) -> None:
    """The Telegram bot, until it is told to stop."""
    from bot.telegram.run import run  # an adapter is imported only when it runs

    library = Library(partial(Knowledge.open, settings.database, create=False), settings.keep_days)
    run(settings, partial(telegram_service, settings, library), library.close)


def telegram_service(
    settings: Settings, library: Library, pace: "Pace | None" = None, commands: tuple[Command, ...] = COMMANDS
) -> "Service":
    """The Telegram bot over an open library, not yet running; call inside an event loop."""
    from bot.telegram.reports import Reports
    from bot.telegram.service import Service

    reports = Reports(settings.owners, say_in(settings.language), time.monotonic)
    dispatcher = Dispatcher(library, commands, settings.language, report=reports)
    return Service(settings, library, dispatcher, reports, pace)
