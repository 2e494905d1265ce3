"""`yinju chat`: ask at a prompt; buttons are numbered choices. Piped lines work too, without prompt or decoration."""

import asyncio
import os
import sys
from dataclasses import dataclass

from bot.access import allowed
from bot.commands import language
from bot.commands.command import Command
from bot.console.banner import banner
from bot.console.history import History, history_file
from bot.console.seat import PERSON, Seat
from bot.console.terminals import LineTerminal, Pipe, Terminal
from bot.console.transcript import Transcript
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.limits import Limiter, Verdict
from bot.messages import Button, Incoming, Reply
from bot.wording.catalogue import Say
from bot.wording.limits import too_many
from knowledge.models import Language

PROMPT = "> "


@dataclass(frozen=True, slots=True)
class Session:
    """What a session is made of: who answers, who asks, and how it is shown.

    `say` is the language of the greeting; `wanted` the one asked for on the command line, for all replies until a
    /language is typed. `line_by_line` does without colours and a moving cursor. `limiter` is for those tried out.
    """

    dispatcher: Dispatcher
    library: Library
    commands: tuple[Command, ...]
    seat: Seat
    say: Say
    wanted: Language | None
    line_by_line: bool
    transcript: Transcript | None
    limiter: Limiter


def run(session: Session) -> None:
    """The whole session, from the greeting to the closed store.

    The loop runs only while a message is answered, so that Ctrl-C at the prompt reaches the prompt.
    """
    with asyncio.Runner() as runner:
        try:
            _talk(session, runner, _terminal(session, runner))
        finally:
            runner.run(session.library.close())


def _talk(session: Session, runner: asyncio.Runner, terminal: Terminal) -> None:
    seat, wanted = session.seat, session.wanted
    buttons: tuple[Button, ...] = ()
    for line in terminal.messages():
        typed = line.strip()
        text = _pressed(typed, buttons)
        if not text:
            continue
        wanted = None if session.dispatcher.find(text) is language.COMMAND else wanted
        incoming = seat.incoming(text, wanted, pressed=text != typed)
        try:
            reply = runner.run(_reply(session, incoming))
        except KeyboardInterrupt:
            if isinstance(terminal, Pipe):
                raise
            continue  # the answer is no longer wanted, but the session is
        if seat.left:
            return
        if reply is None:
            continue
        if not reply.passing:  # which only acknowledges: what was shown before still stands
            buttons = reply.buttons
        terminal.show(reply)
        if session.transcript:
            session.transcript.add(incoming, reply)


async def _reply(session: Session, incoming: Incoming) -> Reply | None:
    """The reply; for somebody who is only tried out, within what one person may ask. None: they were told of it."""
    if incoming.person == PERSON:
        return await session.dispatcher(incoming)
    verdict = session.limiter.take(incoming.person)
    if verdict is Verdict.NOTICE:
        return too_many(session.limiter.wait(incoming.person), await session.dispatcher.say(incoming))
    return await session.dispatcher(incoming) if verdict is Verdict.ANSWER else None


def _terminal(session: Session, runner: asyncio.Runner) -> Terminal:
    """The place that the session runs in, greeted where somebody sits there."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return Pipe()
    library, say = session.library, session.say
    examples = runner.run(library.examples(say.language))
    history = History(history_file())
    terminal: Terminal
    if session.line_by_line or os.environ.get("TERM", "dumb").lower() in ("dumb", "unknown"):
        terminal = LineTerminal(history, lambda: _prompt(session.seat))
    else:
        from bot.console.completion import Offers
        from bot.console.full import FullTerminal

        offers = Offers(lambda: _usable(session), runner.run(library.names()), examples)
        terminal = FullTerminal(history, lambda: _prompt(session.seat), offers)
    terminal.greet(banner(runner.run(library.articles()), examples, say, terminal.fits))
    return terminal


def _prompt(seat: Seat) -> str:
    return f"{seat.label}{PROMPT}"


def _usable(session: Session) -> list[tuple[Command, str]]:
    """The commands that the one at the console may use now, with what each does."""
    return [
        (command, session.say(command.summary))
        for command in session.commands
        if command.summary and allowed(session.seat.role, command.role)
    ]


def _pressed(text: str, buttons: tuple[Button, ...]) -> str:
    """What the line asks for: a number presses the button of that number under the last reply."""
    numbered = {str(number): button.action for number, button in enumerate(buttons, start=1)}
    return numbered.get(text, text)
