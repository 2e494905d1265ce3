"""What all commands share: their options, what our errors become, and the built store."""

import io
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from bot.cli.spoken import option
from bot.console.progress import progress_bar
from bot.errors import BotError
from bot.settings import Settings, load
from bot.wording.catalogue import Say, marked, say_in
from knowledge import Knowledge, KnowledgeError
from knowledge.models import Language

WRONG = 2
"""Exit code for a mistake in use, or a store that cannot be used."""
MISUSED = ("2", marked("a mistake in use, or a store that cannot be used"))
"""The same for a page of help."""


LANGUAGE = "bot.cli.language"
"""Where a language that stands before the command is kept, in click's context."""


@dataclass(frozen=True, slots=True)
class Options:
    """What every command takes: the effective settings, and the language asked for on the command line."""

    settings: Settings
    language: Language | None

    @property
    def say(self) -> Say:
        """The sentences of the command line."""
        return say_in(self.settings.language)


def with_options(function: Callable[..., int | None]) -> Callable[..., None]:
    """Add the options of every command, and turn our errors into one line on stderr and exit code 2."""

    @option(
        "--database",
        type=click.Path(dir_okay=False),
        metavar="PATH",
        help=marked("The store's file. [YINJU_DATABASE]"),
    )
    @option(
        "--language",
        type=click.Choice([language.value for language in Language]),
        help=marked("The language of replies, and of this help. [YINJU_LANGUAGE]"),
    )
    @option("--config", type=click.Path(path_type=Path), metavar="FILE", help=marked("Settings as a TOML file."))
    @option("--debug", is_flag=True, help=marked("Show tracebacks, and what is logged."))
    @wraps(function)
    def command(
        *, database: str | None, language: str | None, config: Path | None, debug: bool, **arguments: Any
    ) -> None:
        survive_any_text()
        logging.basicConfig(level=logging.INFO if debug else logging.CRITICAL)
        language = language or click.get_current_context().meta.get(LANGUAGE)
        chosen = Language(language) if language else None
        try:
            settings = load({"database": database, "language": language}, os.environ, config)
            code = function(Options(settings, chosen), **arguments)
        except (BotError, KnowledgeError) as error:
            if debug:
                traceback.print_exc()
            from bot.wording.errors import told

            click.echo(f"yinju: {told(error, say_in(click.get_current_context().obj))}", err=True)
            sys.exit(WRONG)
        sys.exit(code or 0)

    return command


def survive_any_text() -> None:
    """Show what a terminal cannot print, and read what is not its encoding, as replacement marks."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def lines_of_stdin() -> Iterable[bytes]:
    """The lines of standard input as bytes; none where it is closed."""
    return () if sys.stdin is None else sys.stdin.buffer


def open_built(options: Options) -> Knowledge:
    """The store, built from the bundled seeds where there is none, and brought up to this program."""
    say, path = options.say, options.settings.database
    fresh = not path.exists()
    with ExitStack() as on_failure:
        knowledge = on_failure.enter_context(Knowledge.open(path))
        if fresh:
            click.echo(say("Building the store {path} from the bundled article …", path=path), err=True)
        with progress_bar(say("Building")) as progress:
            knowledge.refresh(progress)
        on_failure.pop_all()
    return knowledge
