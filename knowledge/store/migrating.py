"""Bringing a store's file to this program's schema: a backup first, then all that is missing, or nothing.

sqlite-utils' own migrations do it, and keep the names of those that were applied. That nothing is missing, as it is
nearly always, is read from there without importing sqlite-utils.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from knowledge.errors import StoreForeign
from knowledge.store import backups
from knowledge.store.connection import Connection
from knowledge.store.schema import APPLICATION_ID, MIGRATIONS, Migration
from knowledge.store.select import select

_SET = "yinju"
"""What sqlite-utils knows our migrations by, as other programs may have their own in the same file."""


def refuse_foreign(db: Connection, path: Path) -> None:
    """Stop before anything is changed in a database that another program made."""
    with db.transaction("BEGIN"):  # one view: another process may be making the store just now
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID and (application or tables):
        raise StoreForeign("{path} is another program's database; name a Yinju store with --database", path=path)


def migrate(db: Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Apply the migrations that the file has not seen. Raises StoreForeign for a file that has seen others."""
    known, seen = [migration.__name__ for migration in migrations], applied(db)
    if not seen.issubset(known):
        raise StoreForeign("{path} was written by a newer Yinju; update the program (nothing was changed)", path=path)
    pending = [name for name in known if name not in seen]
    if not pending:
        return
    if seen:
        backups.back_up(db.conn, path, datetime.now(UTC), f"before-{pending[0]}")
    from sqlite_utils.migrations import Migrations

    ours = Migrations(_SET)
    for migration in migrations:
        ours()(migration)
    with db.transaction("BEGIN IMMEDIATE"):
        ours.apply(db.database)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def applied(db: Connection) -> frozenset[str]:
    """The names of the migrations that the file has seen."""
    try:
        rows = select(db, "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [_SET])
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        return frozenset()
    return frozenset(row["name"] for row in rows)
