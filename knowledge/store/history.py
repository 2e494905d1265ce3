"""What was changed in the store: who, when, what, and the values before and after. Rows are never altered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from knowledge.store.select import select

Value = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `target` names what was changed, as in "article nvidia" or "fact 12"."""

    at: datetime
    who: str
    what: str
    target: str
    before: Value | None = None
    after: Value | None = None


class History:
    """The append-only table of changes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, entry: Entry) -> None:
        """Append one change; call inside the write that makes it."""
        row = {"at": entry.at.isoformat(), "who": entry.who, "what": entry.what, "target": entry.target}
        self._db.table("history").insert(row | {"before": _dump(entry.before), "after": _dump(entry.after)})

    def latest(self, limit: int) -> list[Entry]:
        """The newest changes, newest first."""
        rows = select(self._db, "SELECT * FROM history ORDER BY id DESC LIMIT ?", [limit])
        return [
            Entry(
                datetime.fromisoformat(row["at"]),
                row["who"],
                row["what"],
                row["target"],
                _load(row["before"]),
                _load(row["after"]),
            )
            for row in rows
        ]


def _dump(value: Value | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _load(value: str | None) -> Value | None:
    return None if value is None else dict(json.loads(value))
