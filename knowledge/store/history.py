"""What was changed in the store: who, when, what, and the values before and after. Rows are never altered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge.store.connection import Connection
from knowledge.store.select import select

Value = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `target` names what was changed, as in "article nvidia" or "fact 12".

    All entries of one command share the number of its `change`; what is done by the program has none.
    """

    at: datetime
    who: str
    what: str
    target: str
    before: Value | None = None
    after: Value | None = None
    change: int | None = None


class History:
    """The append-only table of changes."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def add(self, entry: Entry) -> None:
        """Append one change; call inside the write that makes it."""
        row = {"at": entry.at.isoformat(), "who": entry.who, "what": entry.what, "target": entry.target}
        self._db.table("history").insert(
            row | {"before": _dump(entry.before), "after": _dump(entry.after), "change": entry.change}
        )

    def next_change(self) -> int:
        """The number of a new change; call inside the write that makes it."""
        (row,) = select(self._db, "SELECT coalesce(max(change), 0) + 1 AS number FROM history")
        return int(row["number"])

    def change(self, number: int) -> list[Entry]:
        """The entries of one change, oldest first."""
        rows = select(self._db, "SELECT * FROM history WHERE change = ? ORDER BY id", [number])
        return [_entry(row) for row in rows]

    def undos(self) -> list[tuple[int, str]]:
        """Every change that takes another back, with its name, which tells the other's number."""
        rows = select(self._db, "SELECT DISTINCT change, what FROM history WHERE what LIKE 'undo %' AND change > 0")
        return [(row["change"], row["what"]) for row in rows]

    def changes(self, limit: int) -> list[list[Entry]]:
        """The newest changes that admins made, newest first, each with its entries."""
        numbers = select(
            self._db, "SELECT DISTINCT change FROM history WHERE change > 0 ORDER BY change DESC LIMIT ?", [limit]
        )
        return [self.change(row["change"]) for row in numbers]

    def of(self, target: str) -> list[Entry]:
        """All that happened to something, newest first."""
        rows = select(self._db, "SELECT * FROM history WHERE target = ? ORDER BY id DESC", [target])
        return [_entry(row) for row in rows]

    def by(self, who: str) -> list[Entry]:
        """All that somebody changed, oldest first."""
        return [_entry(row) for row in select(self._db, "SELECT * FROM history WHERE who = ? ORDER BY id", [who])]

    def latest(self, limit: int) -> list[Entry]:
        """The newest changes, newest first."""
        rows = select(self._db, "SELECT * FROM history ORDER BY id DESC LIMIT ?", [limit])
        return [_entry(row) for row in rows]


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        datetime.fromisoformat(row["at"]),
        row["who"],
        row["what"],
        row["target"],
        _load(row["before"]),
        _load(row["after"]),
        row["change"],
    )


def _dump(value: Value | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _load(value: str | None) -> Value | None:
    return None if value is None else dict(json.loads(value))
