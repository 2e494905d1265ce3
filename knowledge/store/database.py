"""Opening a store file, and the one way to read and to write it.

Every write begins with BEGIN IMMEDIATE (sqlite-utils' own `atomic` begins deferred, and a read-then-write beside
another writer would fail at once); nested sqlite-utils writes become savepoints inside it. A Store belongs to the
thread that opened it.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from knowledge.errors import StoreBusy, StoreDamaged, StoreError, StoreForeign, StoreMissing
from knowledge.store import backups
from knowledge.store.articles import Articles
from knowledge.store.claims import Claims
from knowledge.store.connection import Connection
from knowledge.store.extracted import Extracted
from knowledge.store.facts import Facts
from knowledge.store.migrating import applied, migrate, refuse_foreign
from knowledge.store.postings import Postings
from knowledge.store.schema import MIGRATIONS, Migration
from knowledge.store.select import select
from knowledge.store.told import Told
from knowledge.store.vocabulary import Vocabulary

if TYPE_CHECKING:
    from knowledge.store.asked import Asked
    from knowledge.store.chats import Chats
    from knowledge.store.history import History
    from knowledge.store.people import People
    from knowledge.store.taught import Taught
    from knowledge.store.waiting import Waiting

SHORTEST_DATABASE = 512
"""Bytes: the smallest page of an SQLite file."""
PATIENCE = 10.0
"""Seconds to wait for another writer before saying that the store is busy."""


class Store:
    """An open store: the tables as attributes, and `read()` and `write()` as the brackets around their use."""

    def __init__(self, db: Connection, path: Path) -> None:
        self._db = db
        self.path = path
        self.articles = Articles(db)
        self.facts = Facts(db)
        self.extracted = Extracted(db)
        self.claims = Claims(db)
        self.told = Told(db)
        self.postings = Postings(db)
        self.vocabulary = Vocabulary(db)
        self._generation: str | None = None

    # Answering needs none of the following: they are imported when they are first asked for.

    @cached_property
    def history(self) -> "History":
        """What was done to the store."""
        from knowledge.store.history import History

        return History(self._db)

    @cached_property
    def chats(self) -> "Chats":
        """What is remembered of chats."""
        from knowledge.store.chats import Chats

        return Chats(self._db)

    @cached_property
    def people(self) -> "People":
        """People and their roles."""
        from knowledge.store.people import People

        return People(self._db)

    @cached_property
    def taught(self) -> "Taught":
        """What admins did to facts."""
        from knowledge.store.taught import Taught

        return Taught(self._db)

    @cached_property
    def waiting(self) -> "Waiting":
        """What waits for an admin."""
        from knowledge.store.waiting import Waiting

        return Waiting(self._db)

    @cached_property
    def asked(self) -> "Asked":
        """Questions asked in vain, and golden cases."""
        from knowledge.store.asked import Asked

        return Asked(self._db)

    @classmethod
    def open(cls, path: Path, *, create: bool = False, migrations: Sequence[Migration] = MIGRATIONS) -> "Store":
        """Open the store at `path`, bringing it to this program's schema (with a backup before a change).

        Raises StoreMissing where there is none and `create` is not set, StoreForeign for another program's or a
        newer file, StoreBusy, StoreDamaged, or StoreError where the file cannot be opened.
        """
        if not _exists(path):
            if not create:
                raise StoreMissing("there is no store at {path}; make one with: yinju build", path=path)
            _create_file(path)
        with _translated(path), ExitStack() as on_failure:
            db = Connection(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None))
            on_failure.callback(db.close)
            refuse_foreign(db, path)
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA recursive_triggers = ON")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            migrate(db, path, migrations)
            on_failure.pop_all()
        return cls(db, path)

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._db.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[None]:
        """One consistent view of the store for all reads inside. May stand inside another bracket."""
        with self._bracket("BEGIN"):
            yield

    @contextmanager
    def write(self) -> Iterator[None]:
        """All or nothing: what is written inside is kept whole when the bracket ends well, else not at all."""
        with self._bracket("BEGIN IMMEDIATE"):
            yield

    def back_up(self, at: datetime, why: str, target: Path | None = None) -> Path:
        """Copy the store beside itself, or to `target`; call outside of `write()`. Returns the copy."""
        with _translated(self.path):
            if target is None:
                return backups.back_up(self._db.conn, self.path, at, why)
            backups.copy(self._db.conn, target)
            return target

    def put_back(self, backup: Path) -> None:
        """Let the store be what a backup is."""
        with _translated(self.path):
            backups.put_back(backup, self._db.conn)
            self._generation = None

    @contextmanager
    def trial(self) -> Iterator[None]:
        """What is written inside is seen inside and then taken back; call inside `write()`."""
        self._db.execute("SAVEPOINT trial")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK TO trial")
            self._db.execute("RELEASE trial")
            self._generation = None

    def integrity(self) -> list[str]:
        """What SQLite's integrity and foreign key checks complain of; empty when the file is sound."""
        with _translated(self.path):
            problems = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check")]
            orphans = [
                f"a row of {row[0]} refers to a missing {row[2]}"
                for row in self._db.execute("PRAGMA foreign_key_check")
            ]
        return [problem for problem in problems if problem != "ok"] + orphans

    @property
    def schema_version(self) -> int:
        """How many migrations the file has seen."""
        return len(applied(self._db))

    def note(self, name: str) -> str | None:
        """A remark the program keeps about the store itself, such as the extractor's version."""
        row = next(iter(select(self._db, "SELECT value FROM notes WHERE name = ?", [name])), None)
        return str(row["value"]) if row else None

    def set_note(self, name: str, value: str) -> None:
        """Write a remark; call inside `write()`."""
        self._db.execute(
            "INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )

    @property
    def generation(self) -> str:
        """Another one whenever what can be answered has changed: what is held in memory of the store is then stale.

        It is read once in each bracket.
        """
        if self._generation is None or not self._db.conn.in_transaction:
            self._generation = self.note("generation") or "0"
        return self._generation

    def begin_generation(self) -> None:
        """Tell all who hold something of the store in memory that it changed; call inside `write()`."""
        self.set_note("generation", str(int(self.note("generation") or 0) + 1))
        self._generation = None

    @contextmanager
    def _bracket(self, begin: str) -> Iterator[None]:
        if self._db.conn.in_transaction:
            yield
            return
        self._generation = None
        with _translated(self.path), self._db.transaction(begin):
            yield


def _exists(path: Path) -> bool:
    """Whether a store may be at the path; an empty file is none yet. Raises StoreForeign for one that is too short."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(
            "{path} cannot be opened ({reason}); name another with --database", path=path, reason=error.strerror
        ) from error
    if 0 < size < SHORTEST_DATABASE:
        raise StoreForeign("{path} is not a database; name a Yinju store with --database", path=path)
    return size > 0


def _create_file(path: Path) -> None:
    """An empty file that only its owner can read, as the store holds what people asked."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise StoreError(
            "cannot make a store at {path} ({reason}); name another with --database", path=path, reason=error.strerror
        ) from error


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, saying what to do."""
    try:
        yield
    except UnicodeDecodeError as error:  # sqlite3 fails on SQLite's own words about a broken schema
        raise _damaged(path) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StoreBusy("{path} is being written by another process; try again in a moment", path=path) from error
        if name == "SQLITE_NOTADB":
            raise StoreForeign("{path} is not a database; name a Yinju store with --database", path=path) from error
        if name.startswith("SQLITE_CORRUPT"):
            raise _damaged(path) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR", "SQLITE_FULL")):
            raise StoreError(
                "{path} cannot be used ({error}); check its rights and the disk", path=path, error=error
            ) from error
        if "decode" in str(error):  # text that is no UTF-8 any more; sqlite3 gives no error name
            raise _damaged(path) from error
        raise


def _damaged(path: Path) -> StoreDamaged:
    return StoreDamaged("{path} is damaged; move it away, then make it anew with: yinju build", path=path)
