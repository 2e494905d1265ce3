"""`yinju telegram`, `doctor` and `eval`: the bot that runs, and how it does."""

from pathlib import Path
from typing import Any

import click

from bot.cli.options import MISUSED, Options, open_built, with_options
from bot.cli.spoken import Command, Page, option
from bot.wording.catalogue import marked

_TELEGRAM = Page(
    marked("Run the Telegram bot."),
    (
        marked(
            "It takes updates by polling, or by webhook where YINJU_WEBHOOK_URL is set, and needs the token that "
            "BotFather gave, in YINJU_TELEGRAM_TOKEN. SIGTERM stops it with nothing half-sent."
        ),
    ),
    (
        ("YINJU_TELEGRAM_TOKEN=123:abc YINJU_OWNERS=456 yinju telegram", marked("By polling; 456 is the owner.")),
        ("yinju telegram --config yinju.toml", marked("With settings from a file.")),
    ),
    (("0", marked("it was told to stop")), MISUSED),
)
_DOCTOR = Page(
    marked("Examine the program, the settings, the store, and the way to Telegram."),
    (
        marked(
            "It shows the version, each setting with where it comes from, articles and facts, whether the store is "
            "sound, and, where a token is set, whether Telegram answers. The last line is the verdict."
        ),
    ),
    (
        ("yinju doctor", marked("Examine everything.")),
        ("yinju doctor >/dev/null || echo 'Yinju is not well'", marked("For monitoring.")),
    ),
    (
        ("0", marked("all is well")),
        ("1", marked("something is not; its line begins with PROBLEM")),
        ("2", marked("the settings cannot be read")),
    ),
)
_EVAL = Page(
    marked("Measure the answers to questions whose answers are known."),
    (
        marked(
            "Each FILE, or file of a FOLDER, is a question set as in tests/questions, asked of your store, or in SQuAD "
            "layout, whose articles are built into temporary stores of their own."
        ),
        marked(
            "--sweep gives the shares at thresholds 0.05 to 0.95, reckoned from one pass: answered is what has a best "
            "candidate of that score without an objection; small talk and questions not understood stay as replied."
        ),
    ),
    (
        ("yinju eval tests/questions", marked("All question sets of a folder.")),
        ("yinju eval dev.json --limit 20 --failures failures.jsonl", marked("Twenty articles; write what went wrong.")),
        ("yinju eval tests/questions --json", marked("The figures for a program.")),
    ),
    (("0", marked("it was measured, whatever the figures")), MISUSED),
)


@click.command(cls=Command, page=_TELEGRAM)
@with_options
def telegram(options: Options) -> None:
    """The Telegram bot, until it is told to stop."""
    from bot.app import run_telegram

    open_built(options).close()
    run_telegram(options.settings)


@click.command(cls=Command, page=_DOCTOR)
@with_options
def doctor(options: Options) -> int:
    """The report, and exit code 1 where something is not well."""
    from bot.console.doctor import CHECKS, examine
    from bot.telegram.reach import reach

    lines, well = examine(options.settings, options.say, (*CHECKS, reach))
    for line in lines:
        click.echo(line)
    return 0 if well else 1


@click.command(name="eval", cls=Command, page=_EVAL)
@click.argument(
    "sets", nargs=-1, required=True, metavar="FILE_OR_FOLDER...", type=click.Path(exists=True, path_type=Path)
)
@option("--squad", is_flag=True, help=marked("Read every file as SQuAD layout, instead of telling by its content."))
@option("--pooled", is_flag=True, help=marked("SQuAD layout: all articles in one store, instead of one store each."))
@option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=marked("SQuAD layout: only the first N articles of a file."),
)
@option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help=marked("SQuAD layout: processes. [one a core, at most 4]"),
)
@option("--baselines/--no-baselines", default=True, help=marked("Ask WRatio and BM25 too, and compare. [yes]"))
@option("--sweep", is_flag=True, help=marked("Question sets: the shares at each threshold."))
@option(
    "--failures",
    type=click.File("w", encoding="utf-8", errors="backslashreplace", lazy=False),
    metavar="FILE",
    help=marked("Write what went wrong to a file, as JSON lines."),
)
@option("--json", "as_json", is_flag=True, help=marked("Print the report as a JSON object."))
@with_options
def evaluate(options: Options, *, sets: tuple[Path, ...], **wanted: Any) -> None:
    """The report of an evaluation."""
    from bot.console.evaluate import Wanted, evaluated

    click.echo(evaluated(sets, Wanted(**wanted), lambda: open_built(options), options.language, options.say))
