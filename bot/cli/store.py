"""`yinju build`, `export`, `import`, `backup` and `restore`: what goes into the store and comes out of it."""

from pathlib import Path

import click

from bot.cli.options import MISUSED, Options, open_built, with_options
from bot.cli.spoken import Command, Page, option
from bot.console.progress import progress_bar
from bot.wording.catalogue import marked
from knowledge import Knowledge

_DONE = (("0", marked("it is done")), MISUSED)
_BUILD = Page(
    marked("Add and refresh articles."),
    (
        marked(
            "SEEDS are files or folders, by default the bundled ones; each .txt or .md file is an article, with or "
            "without front matter (seeds/README.md tells the form). What has changed is shown; what admins did is kept."
        ),
        marked("It may be repeated, and either all of it is done or nothing."),
    ),
    (
        ("yinju build", marked("The bundled articles.")),
        ("yinju build report.md notes/", marked("A file, and all articles of a folder.")),
        ("yinju build my-articles --prune", marked("These articles and no others.")),
        ("yinju build a.txt --database a.db", marked("A store of its own.")),
    ),
    _DONE,
)
_EXPORT = Page(
    marked("Write the articles and all that admins did as JSON lines."),
    (marked("FILE must be new; without it, the lines go to standard output. yinju import takes them in again."),),
    (
        ("yinju export store.jsonl", marked("Into a new file.")),
        ("yinju export | gzip > store.jsonl.gz", marked("Into a pipe.")),
    ),
    _DONE,
)
_IMPORT = Page(
    marked("Take in articles, facts or exports."),
    (
        marked(
            "FILES are articles (.txt, .md), facts (.json, .csv with question, answer, short, source) or exports "
            "(.jsonl). Each is taken in whole or not at all, after a backup; /undo takes it back."
        ),
    ),
    (
        ("yinju import store.jsonl --dry-run", marked("Only show what would change.")),
        ("yinju import facts.csv report.md", marked("Take in both.")),
    ),
    _DONE,
)
_BACKUP = Page(
    marked("Copy the store while it is in use."),
    (marked("The copy goes to FILE, or into the folder of backups beside the store, and its path is printed."),),
    (
        ("yinju backup", marked("Into the folder of backups.")),
        ("yinju backup /mnt/backup/yinju.db", marked("To a place of your own.")),
    ),
    _DONE,
)
_RESTORE = Page(
    marked("Put a backup in the place of the store."),
    (
        marked(
            "What was there is backed up before; the path of that copy is printed. A file that is no whole store "
            "changes nothing."
        ),
    ),
    (
        (
            "yinju restore yinju.db.backups/20260102T030405000000-by-hand.db",
            marked("Go back to that copy."),
        ),
    ),
    _DONE,
)


@click.command(cls=Command, page=_BUILD)
@click.argument("seeds", nargs=-1, type=click.Path(path_type=Path))
@option("--prune", is_flag=True, help=marked("Take out the articles that are not among SEEDS."))
@with_options
def build(options: Options, *, seeds: tuple[Path, ...], prune: bool) -> None:
    """Build, and tell what changed."""
    from bot.wording.changes import described

    with Knowledge.open(options.settings.database) as knowledge:
        with progress_bar(options.say("Building")) as progress:
            changes = knowledge.build(seeds or None, prune=prune, progress=progress)
        for line in described(changes, options.say):
            click.echo(line)
        knowledge.names()  # found out now, so that the first chat need not


@click.command(cls=Command, page=_EXPORT)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_options
def export(options: Options, *, file: Path | None) -> None:
    """The store as JSON lines."""
    from bot.console.transfer import exported
    from knowledge.teaching.transfer import write_local

    with open_built(options) as knowledge:
        text = exported(knowledge)
    if file is None:
        click.echo(text, nl=False)
    else:
        click.echo(write_local(str(file), text))


@click.command(name="import", cls=Command, page=_IMPORT)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True, help=marked("Only show what would change."))
@with_options
def import_(options: Options, *, files: tuple[Path, ...], dry_run: bool) -> None:
    """Take files in, one after the other."""
    from bot.console.transfer import imported

    with open_built(options) as knowledge:
        for line in imported(knowledge, files, options.say, dry_run=dry_run):
            click.echo(line)


@click.command(cls=Command, page=_BACKUP)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_options
def backup(options: Options, *, file: Path | None) -> None:
    """Copy the store."""
    from bot.console.transfer import backed_up

    with Knowledge.open(options.settings.database, create=False) as knowledge:
        click.echo(backed_up(knowledge, file))


@click.command(cls=Command, page=_RESTORE)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_options
def restore(options: Options, *, file: Path) -> None:
    """Put a copy back."""
    from bot.console.transfer import restored

    before = restored(options.settings.database, file)
    if before:
        click.echo(before)
