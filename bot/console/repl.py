"""`yinju chat`: ask at a prompt; buttons are numbered choices. Piped lines work too, without prompt or decoration."""

import asyncio
import signal
import sys
from collections.abc import Iterator

import click

from bot.access import Role
from bot.commands import language
from bot.console.plain import plain
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.messages import Button, Incoming, Reply
from bot.wording.catalogue import Say
from knowledge.models import ArticleSummary, Language

CHAT = "console"
"""The name of the console's chat in the store."""
PROMPT = "> "
LEAVING = frozenset({"/quit", "/exit", "/退出"})


def run(dispatcher: Dispatcher, library: Library, role: Role, say: Say, wanted: Language | None) -> None:
    """The whole session, from the banner to the closed store.

    The loop runs only while a message is answered, so that Ctrl-C at the prompt reaches the prompt. `wanted` is the
    language asked for on the command line; a /language typed later is newer.
    """
    interactive = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    with asyncio.Runner() as runner:
        try:
            if interactive:
                click.echo(_banner(runner.run(library.articles()), say))
            buttons: tuple[Button, ...] = ()
            for line in _lines(interactive=interactive):
                text = _pressed(line.strip(), buttons)
                if text.lower() in LEAVING:
                    break
                if text:
                    wanted = None if dispatcher.find(text) is language.COMMAND else wanted
                    reply = runner.run(dispatcher(Incoming(text, CHAT, CHAT, role, wanted_language=wanted, local=True)))
                    buttons = reply.buttons
                    click.echo(_shown(reply, interactive=interactive))
        finally:
            runner.run(library.close())


def _lines(*, interactive: bool) -> Iterator[str]:
    """Typed lines with line editing, or the lines of a pipe; Ctrl-C empties the line, Ctrl-D ends."""
    if not interactive:
        yield from sys.stdin or ()
        return
    import readline  # noqa: F401 - gives `input` its line editing and history

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent may have had it ignored
    while True:
        try:
            yield input(PROMPT)
        except KeyboardInterrupt:
            click.echo()
        except EOFError:
            click.echo()
            return


def _pressed(text: str, buttons: tuple[Button, ...]) -> str:
    """What the line asks for: a number presses the button of that number under the last reply."""
    numbered = {str(number): button.action for number, button in enumerate(buttons, start=1)}
    return numbered.get(text, text)


def _shown(reply: Reply, *, interactive: bool) -> str:
    """The reply with an empty line after it, so that the next one is told apart."""
    text = plain(reply)
    if interactive and reply.buttons:
        text += "\n" + "  ".join(f"[{number}] {button.label}" for number, button in enumerate(reply.buttons, start=1))
    return text + "\n"


def _banner(articles: list[ArticleSummary], say: Say) -> str:
    titles = "\n".join(article.front.title for article in articles)
    return f"{titles}\n" + say("Ask about it; /help shows what else you can type, Ctrl-D leaves.") + "\n"
