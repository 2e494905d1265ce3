"""Help in the reader's language, laid out like a manual's page, in lines that fit wide characters.

click takes its own words from gettext's domain of the process; ours come from there too, at the time they are shown.
"""

import gettext as catalogues
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from gettext import gettext
from pathlib import Path
from typing import Any

import click

from bot.errors import BotError
from bot.settings import PREFIX, load
from bot.wording.catalogue import DOMAIN, FOLDERS, LOCALES, marked
from knowledge.models import Language

SMALLEST, LARGEST = 30, 100
"""Cells of the lines of help."""
COLUMN = 28
"""Cells of the longest term that its explanation stands beside."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the help of a command says, in English, marked for the catalogues.

    `examples` are command lines, each with what it does; `codes` exit codes with what they mean; `lists` further
    headings with terms and their explanations.
    """

    summary: str
    text: Sequence[str] = ()
    examples: Sequence[tuple[str, str]] = ()
    codes: Sequence[tuple[str, str]] = ()
    lists: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()


def language_of(arguments: Sequence[str], environment: dict[str, str]) -> Language:
    """The language to speak before anything else is read: asked for, set, or the default."""
    given = dict(_named(arguments, ("--language", "--config")))
    for value in (given.get("--language"), environment.get(f"{PREFIX}LANGUAGE")):
        with suppress(ValueError):
            return Language(value or "")
    config = given.get("--config")
    with suppress(BotError):
        return load({}, {}, Path(config) if config else None).language
    return load({}, {}).language


def _named(arguments: Sequence[str], names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The options of these names with their values, as far as they can be told."""
    for at, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if argument == "--":
            return
        if name in names and (equals or at + 1 < len(arguments)):
            yield name, value if equals else arguments[at + 1]


def speak(language: Language) -> None:
    """Let gettext give the words of this language from here on, to click as well as to us."""
    os.environ["LANGUAGE"] = FOLDERS[language]
    catalogues.bindtextdomain(DOMAIN, LOCALES)
    catalogues.textdomain(DOMAIN)


class Lines(click.HelpFormatter):
    """Lines broken by the cells that characters take, as Chinese has no spaces to break at."""

    def __init__(self, width: int | None = None, max_width: int | None = LARGEST, **more: Any) -> None:
        columns = width or min(shutil.get_terminal_size().columns, max_width or LARGEST)
        super().__init__(width=max(columns - 1, SMALLEST), **more)

    def write_text(self, text: str) -> None:
        """A paragraph."""
        for line in _wrapped(text, self.width - self.current_indent):
            self.write(f"{'':{self.current_indent}}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = COLUMN, col_spacing: int = 2) -> None:
        """Terms and their explanations, beside them or, where the term is long or the terminal narrow, below."""
        rows = list(rows)
        beside = min(max((_cells(term) for term, _ in rows), default=0), col_max) + col_spacing
        if self.width - beside < SMALLEST:
            beside = 2 * col_spacing
        left = self.current_indent + beside
        for term, explanation in rows:
            lines = _wrapped(explanation, self.width - left) if explanation else [""]
            room = beside - col_spacing - _cells(term)
            first = [f"{term}{'':{room + col_spacing}}{lines.pop(0)}".rstrip()] if room >= 0 else [term]
            for line in [*first, *(f"{'':{beside}}{line}" for line in lines)]:
                self.write(f"{'':{self.current_indent}}{line}\n")


class Context(click.Context):
    """The context of a command, whose help is broken into our lines."""

    formatter_class = Lines


class _Told:
    """What has a help text that is told in the language spoken when it is shown."""

    _help: str | None

    @property
    def help(self) -> str | None:
        """The text in the language spoken now."""
        return gettext(self._help) if self._help else self._help

    @help.setter  # noqa: A003 - click's own name
    def help(self, text: str | None) -> None:
        self._help = text


class Option(_Told, click.Option):
    """An option whose help is in the reader's language."""


class Command(_Told, click.Command):
    """A command with a page of help."""

    context_class = Context

    def __init__(self, *arguments: Any, page: Page, **more: Any) -> None:
        self.page = page
        super().__init__(*arguments, **(more | {"help": page.summary}))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, which click keeps, explained in the language spoken now."""
        found = super().get_help_option(ctx)
        if found:
            found.help = gettext("Show this message and exit.")
        return found

    def get_short_help_str(self, limit: int = 0) -> str:
        """The summary without its stop."""
        del limit  # whole, as the lines are broken where they are shown
        return (self.help or "").rstrip(".。")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name; click's words for it in the reader's language."""
        return [gettext(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what it is for, options, examples, exit codes."""
        ctx.command.format_usage(ctx, formatter)
        for paragraph in (self.page.summary, *self.page.text):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(gettext(paragraph))
        self.format_options(ctx, formatter)
        if self.page.examples:
            with formatter.section(gettext(marked("Examples"))):
                for at, (line, meaning) in enumerate(self.page.examples):
                    formatter.write(("\n" if at else "") + f"{'':{formatter.current_indent}}{line}\n")
                    with formatter.indentation():
                        formatter.write_text(gettext(meaning))
        for heading, rows in self._lists():
            with formatter.section(gettext(heading)):
                formatter.write_dl([(term, gettext(meaning)) for term, meaning in rows])

    def _lists(self) -> list[tuple[str, Sequence[tuple[str, str]]]]:
        codes = [(marked("Exit codes"), self.page.codes)] if self.page.codes else []
        return [*self.page.lists, *codes]


class Group(Command, click.Group):
    """Commands with pages of help, in the language that the command line asks for."""

    command_class = Command

    def main(self, args: Sequence[str] | None = None, **more: Any) -> Any:  # type: ignore[override]
        """Speak the language that is asked for, then go on as click does."""
        arguments = sys.argv[1:] if args is None else list(args)
        language = language_of(_typed() or arguments, dict(os.environ))
        speak(language)
        return super().main(args, obj=language, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are of use."""
        del ctx
        return list(self.commands)


def _typed() -> list[str]:
    """The words of a command line that a shell asks to complete."""
    return os.environ.get("COMP_WORDS", "").split()


def _wrapped(text: str, width: int) -> list[str]:
    from bot.console.wrapping import wrapped  # rich's table of widths is needed for help alone

    return [text[start:end] for start, end in wrapped(text, width)]


def _cells(text: str) -> int:
    from bot.console.wrapping import cells

    return cells(text)


option = partial(click.option, cls=Option)
"""An option of a command, its help marked for the catalogues."""
