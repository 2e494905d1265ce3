"""The ways in which a session reads and shows: a pipe, a terminal line by line, and (in `full.py`) a full terminal."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import click

from bot.console.history import History
from bot.console.plain import numbered, plain, printable
from bot.messages import Reply


class Terminal(Protocol):
    """What a session needs of the place it runs in."""

    def fits(self, line: str, /) -> bool:
        """Whether a line can be shown whole."""

    def greet(self, lines: Sequence[str]) -> None:
        """Show what a session begins with."""

    def messages(self) -> Iterator[str]:
        """What is typed, until the input ends; one message may have several lines."""

    def show(self, reply: Reply) -> None:
        """Show a reply, with its buttons as choices where somebody can type one."""


class Pipe:
    """Lines in, replies out, an empty line after each, and nothing else."""

    def fits(self, _line: str, /) -> bool:
        """Any line does."""
        return True

    def greet(self, lines: Sequence[str]) -> None:
        """A pipe needs no greeting."""

    def messages(self) -> Iterator[str]:
        """The lines of standard input; none where it is closed."""
        yield from sys.stdin or ()

    def show(self, reply: Reply) -> None:
        """The reply as plain text."""
        click.echo(f"{plain(reply)}\n")


class LineTerminal:
    """A terminal line by line, without colours and without a cursor that moves: for screen readers, and dumb ones."""

    def __init__(self, history: History, prompt: Callable[[], str]) -> None:
        self._history = history
        self._prompt = prompt

    def fits(self, _line: str, /) -> bool:
        """Any line does: the terminal goes on in the next one."""
        return True

    def greet(self, lines: Sequence[str]) -> None:
        """The lines as they are."""
        click.echo("\n".join(map(printable, lines)) + "\n")

    def messages(self) -> Iterator[str]:
        """Typed lines, with the line editing and history of readline; Ctrl-C empties the line, Ctrl-D ends."""
        import readline

        readline.set_auto_history(False)
        for entry in self._history.entries:
            readline.add_history(entry)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent may have had it ignored
        while True:
            try:
                line = input(self._prompt())
            except KeyboardInterrupt:
                click.echo()
                continue
            except EOFError:
                click.echo()
                return
            if line.strip():
                readline.add_history(line)
                self._history.add(line)
            yield line

    def show(self, reply: Reply) -> None:
        """The reply as plain text, with its choices on a line below."""
        lines = [printable(plain(reply)), *([numbered(reply.buttons)] if reply.buttons else [])]
        click.echo("\n".join(lines) + "\n")
