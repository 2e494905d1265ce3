"""The `yinju` command: options in, exit codes out. What it runs is imported only when it runs."""

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

from bot.access import Role
from bot.console.progress import progress_bar
from bot.errors import BotError
from bot.settings import Settings, load
from bot.wording.catalogue import say_in
from knowledge import Knowledge, KnowledgeError
from knowledge.models import Language

WRONG = 2
"""Exit code for a mistake in use, or a store that cannot be used."""


@dataclass(frozen=True, slots=True)
class Options:
    """What every command takes: the effective settings, and the language asked for on the command line."""

    settings: Settings
    language: Language | None


def with_options(function: Callable[..., int | None]) -> Callable[..., None]:
    """Add the options of every command, and turn our errors into one line on stderr and exit code 2."""

    @click.option(
        "--database", type=click.Path(dir_okay=False), metavar="PATH", help="The store's file. [YINJU_DATABASE]"
    )
    @click.option(
        "--language", type=click.Choice([language.value for language in Language]), help="The language of replies."
    )
    @click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings as a TOML file.")
    @click.option("--debug", is_flag=True, help="Show tracebacks.")
    @wraps(function)
    def command(
        *, database: str | None, language: str | None, config: Path | None, debug: bool, **arguments: Any
    ) -> None:
        _survive_any_text()
        logging.basicConfig(level=logging.INFO if debug else logging.CRITICAL)
        chosen = Language(language) if language else None
        try:
            settings = load({"database": database, "language": language}, os.environ, config)
            code = function(Options(settings, chosen), **arguments)
        except (BotError, KnowledgeError) as error:
            if debug:
                traceback.print_exc()
            click.echo(f"yinju: {error}", err=True)
            sys.exit(WRONG)
        sys.exit(code or 0)

    return command


def _lines_of_stdin() -> Iterable[bytes]:
    """The lines of standard input as bytes; none where it is closed."""
    return () if sys.stdin is None else sys.stdin.buffer


def _survive_any_text() -> None:
    """Show what a terminal cannot print, and read what is not its encoding, as replacement marks."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def open_built(settings: Settings) -> Knowledge:
    """The store, built from the bundled seeds where there is none, and brought up to this program."""
    say = say_in(settings.language)
    fresh = not settings.database.exists()
    with ExitStack() as on_failure:
        knowledge = on_failure.enter_context(Knowledge.open(settings.database))
        if fresh:
            click.echo(say("Building the store {path} from the bundled article …", path=settings.database), err=True)
        with progress_bar(say("Building")) as progress:
            knowledge.refresh(progress)
        on_failure.pop_all()
    return knowledge


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yinju", prog_name="yinju")
def main() -> None:
    """Yinju 引据 answers questions about an article with the sentence it rests on, word for word.

    Example: yinju ask "英伟达市值多少?"

    \b
    To have Tab complete commands and options, add to ~/.bashrc:
      eval "$(_YINJU_COMPLETE=bash_source yinju)"
    and for zsh or fish the same with zsh_source or fish_source, in their own files.
    """


@main.command()
@click.option("--as", "role", type=click.Choice([role.label for role in Role]), default="owner", help="Your role.")
@click.option("--plain", is_flag=True, help="Line by line: no colours, no moving cursor. For screen readers.")
@click.option(
    "--transcript",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Add the session to a file, as Markdown.",
)
@with_options
def chat(options: Options, *, role: str, plain: bool, transcript: Path | None) -> None:
    """Ask at a prompt, or answer the lines of a pipe.

    At a prompt, Tab completes commands, names and example questions, the arrows bring back what was typed before,
    Ctrl-C empties the line and Ctrl-D leaves. A number presses the button of that number. /help lists the commands; /as
    and /room let you try what others would see. In a pipe each line is answered, without decoration.

    Example: yinju chat --as member

    \b
    More:
      yinju chat --transcript talk.md --language en
      printf '英伟达市值多少?\\n1\\n' | yinju chat
    """
    from bot.app import run_chat

    open_built(options.settings).close()
    run_chat(options.settings, Role[role.upper()], options.language, line_by_line=plain, transcript=transcript)


@main.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as a JSON object.")
@click.option("--why", is_flag=True, help="Show how the question was read and what was weighed.")
@click.option("--batch", is_flag=True, help="Read JSON lines from stdin, write JSON lines to stdout.")
@with_options
def ask(options: Options, *, question: str | None, as_json: bool, why: bool, batch: bool) -> int:
    """Answer one question. Exit code 0: answered, 3: not in the article, 2: something is wrong.

    Example: yinju ask "谁投资了 Cohere?" --json

    \b
    More:
      yinju ask "Who invested in Cohere?" --language en
      echo '{"id": 1, "text": "英伟达市值多少?"}' | yinju ask --batch
    """
    if batch == (question is not None):
        raise click.UsageError('give a question, as in: yinju ask "英伟达市值多少?", or --batch')
    from bot.console.ask import ask_batch, ask_once

    with open_built(options.settings) as knowledge:
        default = options.settings.language
        if not batch:
            text, code = ask_once(knowledge, question or "", options.language, default, as_json=as_json, why=why)
            click.echo(text)
            return code
        for line in ask_batch(knowledge, _lines_of_stdin(), options.language, default):
            sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
    return 0


@main.command()
@click.argument("seeds", nargs=-1, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Take out the articles that are not among SEEDS.")
@with_options
def build(options: Options, *, seeds: tuple[Path, ...], prune: bool) -> None:
    """Add and refresh articles from files or folders (the bundled ones by default); safe to repeat.

    Example: yinju build seeds report.md

    \b
    More:
      yinju build                           the bundled articles
      yinju build my-articles --prune       these and no others
      yinju build a.txt --database a.db     a store of its own
    """
    from bot.wording.changes import described

    say = say_in(options.settings.language)
    with Knowledge.open(options.settings.database) as knowledge:
        with progress_bar(say("Building")) as progress:
            changes = knowledge.build(seeds or None, prune=prune, progress=progress)
        for line in described(changes, say):
            click.echo(line)
        knowledge.names()  # found out now, so that the first chat need not


@main.command()
@with_options
def telegram(options: Options) -> None:
    """Run the Telegram bot, by polling, or by webhook where YINJU_WEBHOOK_URL is set; SIGTERM stops it. It needs the
    token that BotFather gave, in YINJU_TELEGRAM_TOKEN.

    Example: yinju telegram --config yinju.toml
    """
    from bot.app import run_telegram

    open_built(options.settings).close()
    run_telegram(options.settings)


@main.command(name="eval")
@click.argument(
    "sets", nargs=-1, required=True, metavar="FILE_OR_FOLDER...", type=click.Path(exists=True, path_type=Path)
)
@click.option("--squad", is_flag=True, help="Read every file as SQuAD layout, instead of telling by its content.")
@click.option("--pooled", is_flag=True, help="SQuAD layout: all articles in one store, instead of one store each.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="SQuAD layout: only the first N articles of a file."
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="SQuAD layout: processes. [one a core, at most 4]"
)
@click.option("--baselines/--no-baselines", default=True, help="Ask WRatio and BM25 too, and compare. [yes]")
@click.option(
    "--sweep",
    is_flag=True,
    help="Question sets: the shares at thresholds 0.05 to 0.95, reckoned from this one pass: answered is what has a "
    "best candidate of that score without an objection; small talk and questions not understood stay as replied.",
)
@click.option(
    "--failures",
    type=click.File("w", encoding="utf-8", errors="backslashreplace", lazy=False),
    metavar="FILE",
    help="Write what went wrong to a file, as JSON lines.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as a JSON object.")
@with_options
def evaluate(options: Options, *, sets: tuple[Path, ...], **wanted: Any) -> None:
    """Measure the answers to question sets (files or folders in the layout of tests/questions), and to SQuAD-layout
    files, whose articles are built into temporary stores of their own.

    Example: yinju eval tests/questions dev.json --failures failures.jsonl
    """
    from bot.console.evaluate import Wanted, evaluated

    click.echo(evaluated(sets, Wanted(**wanted), lambda: open_built(options.settings), options.language))


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_options
def export(options: Options, *, file: Path | None) -> None:
    """Write the articles and all that admins did as JSON lines, to FILE or standard output.

    Example: yinju export store.jsonl
    """
    from bot.console.transfer import exported
    from knowledge.teaching.transfer import write_local

    with open_built(options.settings) as knowledge:
        text = exported(knowledge)
    if file is None:
        click.echo(text, nl=False)
    else:
        click.echo(write_local(str(file), text))


@main.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@with_options
def import_(options: Options, *, files: tuple[Path, ...], dry_run: bool) -> None:
    """Take in articles (.txt, .md), facts (.json, .csv) or exports (.jsonl); a backup is taken before.

    Example: yinju import store.jsonl --dry-run
    """
    from bot.console.transfer import imported
    from bot.wording.catalogue import say_in

    with open_built(options.settings) as knowledge:
        for line in imported(knowledge, files, say_in(options.settings.language), dry_run=dry_run):
            click.echo(line)


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_options
def backup(options: Options, *, file: Path | None) -> None:
    """Copy the store while it is in use, to FILE or the folder of backups beside it.

    Example: yinju backup
    """
    from bot.console.transfer import backed_up

    with Knowledge.open(options.settings.database, create=False) as knowledge:
        click.echo(backed_up(knowledge, file))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_options
def restore(options: Options, *, file: Path) -> None:
    """Put a backup in the place of the store, which is backed up before.

    Example: yinju restore yinju.db.backups/20260102T030405000000-by-hand.db
    """
    from bot.console.transfer import restored

    before = restored(options.settings.database, file)
    if before:
        click.echo(before)


@main.command()
@with_options
def doctor(options: Options) -> int:
    """Show the version, the settings with where they come from, and the state of the store; the last line is the
    verdict. Exit code 0: all is well, 1: not, 2: the settings cannot be read.

    Example: yinju doctor --language en

    \b
    More, for monitoring:
      yinju doctor >/dev/null || echo "Yinju is not well"
    """
    from bot.console.doctor import CHECKS, examine

    lines, well = examine(options.settings, say_in(options.settings.language), CHECKS)
    for line in lines:
        click.echo(line)
    return 0 if well else 1


if __name__ == "__main__":
    main()
