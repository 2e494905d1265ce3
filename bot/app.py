"""The composition root: here the parts are made and handed to each other."""

import time
from contextlib import closing, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.access import Role
from bot.commands import COMMANDS
from bot.commands.command import Command
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.limits import Limiter
from bot.settings import Settings
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Language

if TYPE_CHECKING:
    from bot.telegram.service import Pace, Service


def run_chat(
    settings: Settings, role: Role, chosen: Language | None, *, line_by_line: bool, transcript: Path | None
) -> None:
    """A session at the console."""
    from bot.console import repl  # an adapter is imported only when it runs
    from bot.console.repl import Session
    from bot.console.seat import Seat
    from bot.console.transcript import Transcript

    seat = Seat(role)
    commands = (*COMMANDS, *seat.commands)
    with closing(Transcript.open(transcript)) if transcript else nullcontext() as opened:
        library = open_library(settings)
        dispatcher = Dispatcher(library, commands, settings.language)
        say = say_in(chosen or settings.language)
        limiter = Limiter(settings.questions_per_minute, time.monotonic)
        repl.run(Session(dispatcher, library, commands, seat, say, chosen, line_by_line, opened, limiter))


def open_library(settings: Settings) -> Library:
    """The library over the settings' store."""
    memory = timedelta(minutes=settings.context_minutes)
    opened = partial(Knowledge.open, settings.database, create=False, memory=memory)
    return Library(opened, settings.keep_days, settings.context_minutes)


def run_telegram(settings: Settings) -> None:
    """The Telegram bot, until it is told to stop."""
    from bot.telegram.run import run  # an adapter is imported only when it runs

    library = open_library(settings)
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
