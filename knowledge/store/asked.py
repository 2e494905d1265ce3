"""What people asked, all together: open questions, and figures."""

from dataclasses import dataclass
from datetime import datetime

from knowledge.store.connection import Connection
from knowledge.store.select import select

READ = 2_000
"""Questions that are read at most, the newest."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that got no answer, or one that somebody found bad; with what they said would be right."""

    token: str
    text: str
    blamed: bool
    correction: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of a day, and how many of them were answered."""

    day: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of the kept questions: by day, the ones asked most with their number, the slowest with milliseconds."""

    days: tuple[Day, ...]
    top: tuple[tuple[str, int], ...]
    slow: tuple[tuple[str, float], ...]
    people: int


class Asked:
    """The table of questions, read over all people."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def open(self) -> list[OpenQuestion]:
        """The questions that got no answer or a bad one, newest first."""
        rows = select(
            self._db,
            """SELECT questions.token, questions.text, max(feedback.good = 0) AS blamed,
                max(feedback.correction) AS correction
            FROM questions LEFT JOIN feedback ON feedback.question = questions.token
            GROUP BY questions.token HAVING questions.kind = 'unknown' OR blamed
            ORDER BY questions.at DESC, questions.rowid DESC LIMIT ?""",
            [READ],
        )
        return [OpenQuestion(row["token"], row["text"], bool(row["blamed"]), row["correction"]) for row in rows]

    def statistics(self, since: datetime, most: int) -> Statistics:
        """Figures since a time; at most so many of the top and slow questions."""
        at = since.isoformat()
        days = select(
            self._db,
            "SELECT substr(at, 1, 10) AS day, count(*) AS asked, sum(kind IN ('answer', 'talk')) AS answered"
            " FROM questions WHERE at >= ? GROUP BY day ORDER BY day",
            [at],
        )
        top = select(
            self._db,
            "SELECT text, count(*) AS number FROM questions WHERE at >= ? GROUP BY lower(text)"
            " ORDER BY number DESC, max(at) DESC LIMIT ?",
            [at, most],
        )
        slow = select(
            self._db,
            "SELECT text, max(milliseconds) AS time FROM questions WHERE at >= ? AND milliseconds IS NOT NULL"
            " GROUP BY lower(text) ORDER BY time DESC LIMIT ?",
            [at, most],
        )
        (people,) = select(self._db, "SELECT count(DISTINCT asker) AS number FROM questions WHERE at >= ?", [at])
        return Statistics(
            tuple(Day(row["day"], row["asked"], row["answered"]) for row in days),
            tuple((row["text"], row["number"]) for row in top),
            tuple((row["text"], row["time"]) for row in slow),
            people["number"],
        )

    def unused(self, most: int) -> tuple[list[int], int, bool]:
        """Article sentences that no claim was read from, or where the store reads no claims, that answered no kept
        question: some of them, how many there are, and whether it is by claims.
        """
        claims = bool(select(self._db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'claims'"))
        used = (
            "SELECT fact FROM claims"
            if claims
            else "SELECT json_extract(facts, '$[0]') FROM questions WHERE kind = 'answer' AND facts <> '[]'"
        )
        rows = select(
            self._db,
            "SELECT id FROM facts WHERE origin = 'article' AND whole IS NULL AND sentence IS NOT NULL"
            f" AND state = 'active' AND kind IN ('paragraph', 'lead') AND id NOT IN ({used}) ORDER BY id",
        )
        return [row["id"] for row in rows[:most]], len(rows), claims
