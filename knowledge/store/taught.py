"""What admins add and change: their own facts, and their doings on the articles' facts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge.models import Origin
from knowledge.store.connection import Connection
from knowledge.store.select import select

_LISTED = "FROM facts WHERE whole IS NULL"
_FILTER = """ AND (:words = '' OR instr(folded, :words) OR instr(asked, :words))
    AND (:kind = 'all' OR (:kind IN ('active', 'forgotten') AND state = :kind)
        OR (:kind IN ('admin', 'article') AND origin = :kind) OR (:kind = 'locked' AND locked)
        OR (:kind = 'touched' AND (origin = 'admin' OR state = 'forgotten' OR locked OR asked <> '')))"""
KINDS = ("all", "active", "forgotten", "admin", "article", "locked", "touched")
"""What facts can be listed by."""


@dataclass(frozen=True, slots=True)
class TaughtFact:
    """A whole-sentence fact as admins see it, whatever its state.

    `phrasings` are questions it answers, as typed; `corrects` is the article's fact in whose place it stands.
    """

    id: int
    key: str
    text: str
    folded: str
    origin: Origin
    active: bool
    locked: bool
    version: int
    short: str | None = None
    source: str | None = None
    phrasings: tuple[str, ...] = ()
    asked: str = ""
    added: datetime | None = None
    article: str | None = None
    corrects: int | None = None


class Taught:
    """The table of facts, as admins change it."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self, identifier: int) -> TaughtFact | None:
        """One fact, also a forgotten one."""
        rows = select(self._db, "SELECT * FROM facts WHERE id = ? AND whole IS NULL", [identifier])
        return _fact(rows[0]) if rows else None

    def by_key(self, key: str) -> TaughtFact | None:
        """The fact of a key, which is the same in every store."""
        rows = select(self._db, "SELECT * FROM facts WHERE key = ? AND whole IS NULL", [key])
        return _fact(rows[0]) if rows else None

    def add(self, fact: TaughtFact) -> int:
        """Write a new fact of an admin; its id is given by the table."""
        values = _values(fact) | {
            "key": fact.key,
            "kind": "paragraph",
            "origin": Origin.ADMIN,
            "version": fact.version,
            "added": fact.added.isoformat() if fact.added else None,
        }
        return int(str(self._db.table("facts").insert(values).last_pk))

    def save(self, fact: TaughtFact, version: int) -> bool:
        """Write a fact anew with the next version; False, and nothing written, where it is not of `version`."""
        values = _values(fact)
        if fact.origin is Origin.ARTICLE:  # the words and their place are the article's own
            values = {name: values[name] for name in ("state", "locked", "short", "phrasings", "asked")}
        changes = ", ".join(f"{name} = :{name}" for name in values)
        cursor = self._db.execute(
            f"UPDATE facts SET {changes}, version = version + 1 WHERE id = :id AND version = :was",
            values | {"id": fact.id, "was": version},
        )
        return cursor.rowcount > 0

    def taught(self) -> list[int]:
        """The facts that admins added, and those for which they taught questions."""
        rows = select(
            self._db, "SELECT id FROM facts WHERE whole IS NULL AND (origin = 'admin' OR asked <> '') ORDER BY id"
        )
        return [row["id"] for row in rows]

    def answers_questions(self) -> bool:
        """Whether admins taught a question for any fact that can be given."""
        rows = select(self._db, "SELECT EXISTS (SELECT 1 FROM facts WHERE asked <> '' AND state = 'active') AS found")
        return bool(rows[0]["found"])

    def listed(self, kind: str, words: str, offset: int, limit: int) -> tuple[list[TaughtFact], int]:
        """A page of the facts of a kind that hold some words, and how many there are of them."""
        values: dict[str, str | int] = {"kind": kind, "words": words, "offset": offset, "limit": limit}
        (count,) = select(self._db, f"SELECT count(*) AS number {_LISTED}{_FILTER}", values)
        rows = select(self._db, f"SELECT * {_LISTED}{_FILTER} ORDER BY id LIMIT :limit OFFSET :offset", values)
        return [_fact(row) for row in rows], count["number"]

    def touched(self) -> list[TaughtFact]:
        """Every fact that carries an admin's doing, in the order of keys."""
        facts, _ = self.listed("touched", "", 0, -1)
        return sorted(facts, key=lambda fact: fact.key)

    def correcting(self, identifier: int) -> list[TaughtFact]:
        """The admins' facts that stand in the place of an article's."""
        return [_fact(row) for row in select(self._db, "SELECT * FROM facts WHERE corrects = ?", [identifier])]


def _values(fact: TaughtFact) -> dict[str, object]:
    return {
        "text": fact.text,
        "folded": fact.folded,
        "start": 0,
        "stop": len(fact.text),
        "state": "active" if fact.active else "forgotten",
        "locked": int(fact.locked),
        "short": fact.short,
        "source": fact.source,
        "phrasings": json.dumps(fact.phrasings, ensure_ascii=False),
        "asked": fact.asked,
        "corrects": fact.corrects,
    }


def _fact(row: Mapping[str, Any]) -> TaughtFact:
    return TaughtFact(
        id=row["id"],
        key=row["key"],
        text=row["text"],
        folded=row["folded"],
        origin=Origin(row["origin"]),
        active=row["state"] == "active",
        locked=bool(row["locked"]),
        version=row["version"],
        short=row["short"],
        source=row["source"],
        phrasings=tuple(json.loads(row["phrasings"])),
        asked=row["asked"],
        added=datetime.fromisoformat(row["added"]) if row["added"] else None,
        article=row["article"],
        corrects=row["corrects"],
    )
