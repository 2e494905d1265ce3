"""An open store file, as the tables see it.

What is read, and what a chat writes, are statements of our own, which go straight to sqlite3. sqlite-utils makes the
file, migrates it, and writes articles and facts; it is imported when that is to be done, as its import takes longer
than an answer.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table


class Connection:
    """One connection to a store's file; it belongs to the thread that opened it."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement; nothing is committed by itself."""
        return self.conn.execute(sql, parameters)

    @contextmanager
    def transaction(self, begin: str) -> Iterator[None]:
        """What is done inside is kept whole when it ends well, else not at all; `begin` is the statement before it."""
        self.execute(begin)
        try:
            yield
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise

    @cached_property
    def database(self) -> "Database":
        """The same connection as sqlite-utils sees it."""
        from sqlite_utils import Database

        return Database(self.conn, execute_plugins=False, recursive_triggers=False)  # they are on already

    def table(self, name: str) -> "Table":
        """A table to insert into."""
        return self.database.table(name)

    def close(self) -> None:
        """Close the file."""
        self.conn.close()
