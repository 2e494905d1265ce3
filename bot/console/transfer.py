"""`yinju export`, `import`, `backup` and `restore`: the store as files."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.transfer import difference
from bot.console.progress import progress_bar
from bot.wording.catalogue import Say
from knowledge import Knowledge
from knowledge.store import backups
from knowledge.teaching import transfer

PERSON = "console"
"""Who does it, in the history."""


def exported(knowledge: Knowledge) -> str:
    """The store as JSON lines."""
    return transfer.export(knowledge.teaching)


def imported(knowledge: Knowledge, files: tuple[Path, ...], say: Say, *, dry_run: bool) -> Iterator[str]:
    """Take files in, each whole or not at all; lines that tell what changed. Raises TeachingError."""
    for file in files:
        name, content = transfer.read_local(str(file))
        with progress_bar(name) as progress:
            if dry_run:
                _, found = transfer.propose_import(knowledge.teaching, name, content, PERSON, progress)
            else:
                _, found = transfer.import_file(knowledge.teaching, name, content, PERSON, progress)
        yield f"{name}:"
        yield from (line.text for line in difference(found, say))


def backed_up(knowledge: Knowledge, target: Path | None) -> Path:
    """Copy the store, to its folder of backups or to a file."""
    return knowledge.store.back_up(datetime.now(UTC), "by-hand", target)


def restored(database: Path, source: Path) -> Path | None:
    """Put a backup in the place of a store. Returns the copy of what was there before, None where nothing was.

    Raises StoreError where the backup is no store, and nothing is changed.
    """
    backups.verify(source)
    trial = database.with_name(f"{database.name}.restoring")
    shutil.copyfile(source, trial)
    try:
        Knowledge.open(trial, create=False).close()
        before = None
        if database.exists():
            with Knowledge.open(database, create=False) as knowledge:
                before = knowledge.store.back_up(datetime.now(UTC), "before-restore")
        with Knowledge.open(database) as knowledge:
            knowledge.store.put_back(source)
    finally:
        for file in database.parent.glob(f"{trial.name}*"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    return before
