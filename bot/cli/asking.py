"""`yinju chat` and `yinju ask`: questions at a prompt, from a pipe, by one, or as JSON lines."""

import atexit
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click

from bot.access import Role
from bot.cli.options import MISUSED, Options, lines_of_stdin, open_built, with_options
from bot.cli.spoken import Command, Page, option
from bot.wording.catalogue import marked

_CHAT = Page(
    marked("Ask at a prompt, or answer the lines of a pipe."),
    (
        marked(
            "At a prompt, Tab completes commands, names and example questions; the arrows bring back what was typed "
            "before, and Ctrl-R searches it. Several lines may be pasted; Alt-Enter begins another one. Ctrl-C empties "
            "the line, Ctrl-D leaves."
        ),
        marked(
            "A number presses the button of that number. /help lists the commands; /as and /room let you try what "
            "others would see, in their role and in a group."
        ),
        marked("In a pipe each line is answered, without decoration."),
    ),
    (
        ("yinju chat", marked("Ask at a prompt.")),
        ("yinju chat --as member", marked("See what those see who may only ask.")),
        ("yinju chat --plain", marked("Line by line, for a screen reader.")),
        ("yinju chat --transcript talk.md --language en", marked("Keep the session as Markdown; replies in English.")),
        ("printf '英伟达市值多少?\\n1\\n' | yinju chat", marked("Ask from a pipe, and press the first button.")),
    ),
    (("0", marked("the session was left, or the pipe has ended")), MISUSED),
)
_ASK = Page(
    marked("Answer one question, or JSON lines."),
    (
        marked("The answer and the sentence that it rests on are printed, or that the article does not say."),
        marked(
            "With --batch each line of standard input is an object with a text, and may have an id, a chat whose lines "
            "follow each other, and a language. Each gives one line of output at once, in order. A bad line gives its "
            "error, and the run goes on. Nothing is written to the store."
        ),
    ),
    (
        ('yinju ask "谁投资了 Cohere?"', marked("Ask one question.")),
        ('yinju ask "Who invested in Cohere?" --json', marked("The answer as a JSON object.")),
        ('yinju ask "英伟达市值多少?" --why', marked("Show how it was read and what was weighed.")),
        ("""echo '{"id": 1, "text": "英伟达市值多少?"}' | yinju ask --batch""", marked("Ask JSON lines.")),
    ),
    (
        ("0", marked("it was answered; with --batch always")),
        ("3", marked("the article does not say, or the question was not understood, or asked back")),
        MISUSED,
    ),
)


@click.command(cls=Command, page=_CHAT)
@option(
    "--as", "role", type=click.Choice([role.label for role in Role]), default="owner", help=marked("Your role. [owner]")
)
@option("--plain", is_flag=True, help=marked("Line by line: no colours, no moving cursor. For screen readers."))
@option(
    "--transcript",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=marked("Add the session to a file, as Markdown."),
)
@with_options
def chat(options: Options, *, role: str, plain: bool, transcript: Path | None) -> None:
    """A session at the console."""
    from bot.app import run_chat

    open_built(options).close()
    run_chat(options.settings, Role[role.upper()], options.language, line_by_line=plain, transcript=transcript)


@click.command(cls=Command, page=_ASK)
@click.argument("question", required=False)
@option("--json", "as_json", is_flag=True, help=marked("Print the answer as a JSON object."))
@option("--why", is_flag=True, help=marked("Show how the question was read and what was weighed."))
@option("--batch", is_flag=True, help=marked("Read JSON lines from stdin, write JSON lines to stdout."))
@with_options
def ask(options: Options, *, question: str | None, as_json: bool, why: bool, batch: bool) -> int:
    """One answer, or a stream of them."""
    if batch == (question is not None):
        raise click.UsageError(
            options.say("give a question, as in: {example}, or --batch", example=_ASK.examples[0][0])
        )
    from bot.console.ask import ask_batch, ask_once

    with open_built(options) as knowledge, nullcontext() if batch else _in_passing():
        default = options.settings.language
        if not batch:
            text, code = ask_once(knowledge, question or "", options.language, default, as_json=as_json, why=why)
            click.echo(text)
            return code
        for line in ask_batch(knowledge, lines_of_stdin(), options.language, default):
            sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
    return 0


@contextmanager
def _in_passing() -> Iterator[None]:
    """For a process that is soon over: garbage is not looked for, inside and at the exit; it goes with the process.

    What one answer imports and reads would set off dozens of collections, which free next to nothing.
    """
    atexit.register(gc.freeze)  # the interpreter collects once more at its end, but nothing that is frozen
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
