"""Copies of a whole store: taken online, consistent, opened once to see that they are good; the last ten are kept."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from knowledge.errors import StoreDamaged, StoreError

KEPT = 10
"""Backups taken by itself that are kept, the newest."""


def folder(store: Path) -> Path:
    """Where the backups of a store stand."""
    return store.with_name(f"{store.name}.backups")


def back_up(connection: sqlite3.Connection, store: Path, at: datetime, why: str) -> Path:
    """Copy a store into its folder of backups, and take out the oldest beyond those kept. Returns the copy."""
    inside = folder(store)
    try:
        inside.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "cannot make {path} ({reason}); check its rights and the disk", path=inside, reason=error.strerror
        ) from error
    target = inside / f"{at:%Y%m%dT%H%M%S%f}-{why}.db"
    try:
        copy(connection, target)
    except StoreError:
        target.unlink(missing_ok=True)  # half a copy must not push out a whole one
        raise
    for old in sorted(inside.glob("*.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open store to a file that only its owner can read, and look whether it is whole."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(target)) as other:
            connection.backup(other)
        verify(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            "cannot write the backup {target} ({error}); check its rights and the disk", target=target, error=error
        ) from error


def verify(path: Path) -> None:
    """Raises StoreDamaged where a file is no whole database."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            problems = [row[0] for row in opened.execute("PRAGMA integrity_check")]
    except sqlite3.Error as error:
        raise StoreDamaged(
            "{path} cannot be read as a store ({error}); take another backup", path=path, error=error
        ) from error
    if problems != ["ok"]:
        raise StoreDamaged("{path} is damaged; take another backup", path=path)


def put_back(source: Path, connection: sqlite3.Connection) -> None:
    """Write a backup over an open store, page by page, in one transaction."""
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as opened:
        opened.backup(connection)
