"""People and what they asked: roles by id; questions and verdicts under a keyed hash of the id, for a limited time."""

import json
from dataclasses import dataclass
from datetime import datetime

from knowledge.store.connection import Connection
from knowledge.store.select import select


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was asked and what came of it.

    `token` is its name in buttons; `facts` are the candidates' facts, best first; `choices` the questions that were
    offered instead of an answer; `at` is None until it is kept.
    """

    token: str
    text: str
    kind: str
    facts: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    at: datetime | None = None
    milliseconds: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person thinks of a reply: good or not, what is wrong with it, and what would be right."""

    question: str
    asker: str
    at: datetime
    good: bool
    problem: str | None = None
    correction: str | None = None


class People:
    """The tables of people, questions asked, and feedback."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def role(self, person: str) -> str | None:
        """The role that a person was given, by its name."""
        row = next(iter(select(self._db, "SELECT role FROM people WHERE id = ?", [person])), None)
        return None if row is None else str(row["role"])

    def set_role(self, person: str, role: str | None) -> None:
        """Give a person a role, or with None take it."""
        self._db.execute("DELETE FROM people WHERE id = ?", [person])
        if role is not None:
            self._db.execute("INSERT INTO people (id, role) VALUES (?, ?)", [person, role])

    def roles(self) -> dict[str, str]:
        """Everybody who was given a role."""
        return {row["id"]: row["role"] for row in select(self._db, "SELECT id, role FROM people ORDER BY id")}

    def add(self, question: AskedQuestion, asker: str, at: datetime) -> None:
        """Keep a question under the hash of who asked it."""
        self._db.execute(
            "INSERT INTO questions (token, at, asker, text, kind, facts, choices, milliseconds)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                question.token,
                at.isoformat(),
                asker,
                _storable(question.text),
                question.kind,
                json.dumps(question.facts),
                json.dumps(question.choices, ensure_ascii=False),
                question.milliseconds,
            ],
        )

    def question(self, token: str) -> AskedQuestion | None:
        """A kept question."""
        rows = select(self._db, "SELECT * FROM questions WHERE token = ?", [token])
        return _question(rows[0]) if rows else None

    def asked_by(self, asker: str) -> list[AskedQuestion]:
        """All kept questions of one asker, oldest first."""
        rows = select(self._db, "SELECT * FROM questions WHERE asker = ? ORDER BY at, rowid", [asker])
        return [_question(row) for row in rows]

    def used(self, fact: int) -> tuple[int, datetime | None]:
        """How many kept questions a fact was the answer to, and when the last of them was asked."""
        (row,) = select(
            self._db,
            "SELECT count(*) AS number, max(at) AS last FROM questions"
            " WHERE kind = 'answer' AND json_extract(facts, '$[0]') = ?",
            [fact],
        )
        return row["number"], datetime.fromisoformat(row["last"]) if row["last"] else None

    def expire(self, before: datetime) -> None:
        """Take out the questions asked before a time, with what was thought of their replies."""
        self._db.execute("DELETE FROM questions WHERE at < ?", [before.isoformat()])

    def judge(self, verdict: Verdict) -> None:
        """Keep a verdict in place of that person's earlier one; what it leaves open stays as it was."""
        self._db.execute(
            """INSERT INTO feedback (question, asker, at, good, problem, correction) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (question, asker) DO UPDATE SET at = excluded.at, good = excluded.good,
                problem = CASE WHEN excluded.good THEN NULL ELSE coalesce(excluded.problem, problem) END,
                correction = CASE WHEN excluded.good THEN NULL ELSE coalesce(excluded.correction, correction) END""",
            [
                verdict.question,
                verdict.asker,
                verdict.at.isoformat(),
                int(verdict.good),
                verdict.problem,
                None if verdict.correction is None else _storable(verdict.correction),
            ],
        )

    def verdicts(self, asker: str | None = None) -> list[Verdict]:
        """The verdicts of one asker, or of all, oldest first."""
        rows = select(
            self._db, "SELECT * FROM feedback WHERE :asker IS NULL OR asker = :asker ORDER BY at", {"asker": asker}
        )
        return [_verdict(row) for row in rows]

    def forget(self, person: str, asker: str) -> int:
        """Take out a person's row, questions and verdicts. Returns the number of questions."""
        self.set_role(person, None)
        self._db.execute("DELETE FROM feedback WHERE asker = ?", [asker])
        return self._db.execute("DELETE FROM questions WHERE asker = ?", [asker]).rowcount


def _storable(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


def _question(row: dict[str, str]) -> AskedQuestion:
    return AskedQuestion(
        row["token"],
        row["text"],
        row["kind"],
        tuple(json.loads(row["facts"])),
        tuple(json.loads(row["choices"])),
        datetime.fromisoformat(row["at"]),
    )


def _verdict(row: dict[str, str | None]) -> Verdict:
    return Verdict(
        str(row["question"]),
        str(row["asker"]),
        datetime.fromisoformat(str(row["at"])),
        bool(row["good"]),
        row["problem"],
        row["correction"],
    )
