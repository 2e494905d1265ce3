"""What waits for an admin: changes to confirm, suggestions, and the regression cases that guard the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from knowledge.store.connection import Connection
from knowledge.store.select import select

KEPT_PENDING = timedelta(minutes=30)
"""How long a change can be confirmed."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that is not confirmed yet; `payload` is JSON."""

    token: str
    at: datetime
    who: str
    what: str
    payload: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a member would have added."""

    token: str
    at: datetime
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Golden:
    """A question that a fact must answer; the fact by its key."""

    folded: str
    question: str
    fact: str
    at: datetime


class Waiting:
    """The tables of pending changes, suggestions, golden cases and dismissed questions."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def put(self, pending: Pending) -> None:
        """Keep a change until it is confirmed."""
        self._db.execute(
            "INSERT INTO pending (token, at, who, what, payload) VALUES (?, ?, ?, ?, ?)",
            [pending.token, pending.at.isoformat(), pending.who, pending.what, pending.payload],
        )

    def take(self, token: str, who: str) -> Pending | None:
        """A person's pending change, which is then kept no longer."""
        rows = select(self._db, "SELECT * FROM pending WHERE token = ? AND who = ?", [token, who])
        self._db.execute("DELETE FROM pending WHERE token = ? AND who = ?", [token, who])
        return Pending(**_timed(rows[0])) if rows else None

    def is_waiting(self, token: str, who: str) -> bool:
        """Whether a person's change is kept under a token."""
        return bool(select(self._db, "SELECT 1 FROM pending WHERE token = ? AND who = ?", [token, who]))

    def expire(self, before: datetime) -> None:
        """Take out the changes that were not confirmed by then."""
        self._db.execute("DELETE FROM pending WHERE at < ?", [before.isoformat()])

    def suggest(self, suggestion: Suggestion) -> None:
        """Keep a suggestion."""
        self._db.execute(
            "INSERT INTO suggestions (token, at, who, text) VALUES (?, ?, ?, ?)",
            [suggestion.token, suggestion.at.isoformat(), suggestion.who, suggestion.text],
        )

    def suggestions(self) -> list[Suggestion]:
        """All suggestions that nobody decided on, oldest first."""
        return [Suggestion(**_timed(row)) for row in select(self._db, "SELECT * FROM suggestions ORDER BY at, token")]

    def expire_suggestions(self, before: datetime) -> None:
        """Take out the suggestions that nobody decided on by then."""
        self._db.execute("DELETE FROM suggestions WHERE at < ?", [before.isoformat()])

    def decide(self, token: str) -> Suggestion | None:
        """A suggestion, which then waits no longer."""
        rows = select(self._db, "SELECT * FROM suggestions WHERE token = ?", [token])
        self._db.execute("DELETE FROM suggestions WHERE token = ?", [token])
        return Suggestion(**_timed(rows[0])) if rows else None

    def forget(self, who: str) -> None:
        """Take out what a person suggested and has not confirmed."""
        self._db.execute("DELETE FROM suggestions WHERE who = ?", [who])
        self._db.execute("DELETE FROM pending WHERE who = ?", [who])

    def set_golden(self, golden: Golden) -> None:
        """Keep a regression case in place of the one for the same question."""
        self._db.execute(
            "INSERT OR REPLACE INTO golden (folded, question, fact, at) VALUES (?, ?, ?, ?)",
            [golden.folded, golden.question, golden.fact, golden.at.isoformat()],
        )

    def remove_golden(self, folded: str) -> None:
        """Take a regression case out."""
        self._db.execute("DELETE FROM golden WHERE folded = ?", [folded])

    def golden(self) -> list[Golden]:
        """All regression cases."""
        return [Golden(**_timed(row)) for row in select(self._db, "SELECT * FROM golden ORDER BY folded")]

    def dismiss(self, folded: str, *, dismissed: bool = True) -> None:
        """A question that nobody need answer, or that is to be answered after all."""
        if dismissed:
            self._db.execute("INSERT OR IGNORE INTO dismissed (folded) VALUES (?)", [folded])
        else:
            self._db.execute("DELETE FROM dismissed WHERE folded = ?", [folded])

    def dismissed(self) -> frozenset[str]:
        """All questions that nobody need answer, folded."""
        return frozenset(row["folded"] for row in select(self._db, "SELECT folded FROM dismissed"))


def _timed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "at": datetime.fromisoformat(row["at"])}
