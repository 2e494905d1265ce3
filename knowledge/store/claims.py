"""Claims: typed readings of sentences, and the moments that sentences tell of."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from knowledge.models import Claim, ClaimKind, Modality
from knowledge.store.connection import Connection
from knowledge.store.select import select

_COLUMNS = (
    "fact", "kind", "start", "stop", "own_start", "own_stop", "text", "subject", "subject_start", "subject_stop",
    "attribute", "measure", "low", "high", "unit", "bound", "first", "last", "modality", "source",
)  # fmt: skip
# Facts that can be given: what an admin took out answers no computation either.
_ACTIVE = (
    "JOIN facts ON facts.id = {table}.fact AND facts.state = 'active'"
    " AND (facts.sentence IS NOT NULL OR facts.origin = 'admin')"
)
Moments = Iterable[tuple[int, int, int, date, date]]
"""Each a fact with the start and end of a time in its text, and the first and last day of that time."""
_CLAIMS = f"SELECT {', '.join(f'claims.{name}' for name in _COLUMNS)} FROM claims {_ACTIVE.format(table='claims')}"


class Claims:
    """The tables of claims and moments."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def replace(self, article: str, claims: Iterable[Claim], moments: Moments) -> None:
        """Write all claims of an article anew, and its moments."""
        self._replace("SELECT id FROM facts WHERE article = ?", article, claims, moments)

    def replace_taught(self, fact: int, claims: Iterable[Claim], moments: Moments) -> None:
        """Write all claims of one fact that an admin taught anew, and its moments."""
        self._replace("?", fact, claims, moments)

    def _replace(self, facts: str, owner: str | int, claims: Iterable[Claim], moments: Moments) -> None:
        for table in ("claims", "moments"):
            self._db.execute(f"DELETE FROM {table} WHERE fact IN ({facts})", [owner])
        marks = ", ".join("?" * len(_COLUMNS))
        self._db.conn.executemany(
            f"INSERT INTO claims ({', '.join(_COLUMNS)}) VALUES ({marks})", [_values(claim) for claim in claims]
        )
        self._db.conn.executemany(
            "INSERT INTO moments (fact, start, stop, first, last) VALUES (?, ?, ?, ?, ?)",
            [(fact, start, end, first.isoformat(), last.isoformat()) for fact, start, end, first, last in moments],
        )

    def of(self, facts: Iterable[int]) -> list[Claim]:
        """The claims of these facts, in the order of the facts' ids and then of the text."""
        rows = select(
            self._db,
            f"{_CLAIMS} WHERE claims.fact IN (SELECT value FROM json_each(?)) ORDER BY claims.fact, claims.id",
            [json.dumps(list(facts))],
        )
        return [_claim(row) for row in rows]

    def values_of(self, subjects: Iterable[str]) -> list[Claim]:
        """The values that are told of what has one of these compact forms."""
        return self.related(ClaimKind.VALUE, subject=subjects)

    def related(self, kind: ClaimKind, *, subject: Iterable[str] = (), other: Iterable[str] = ()) -> list[Claim]:
        """The claims of a kind whose subject, or whose other name, has one of these compact forms."""
        rows = select(
            self._db,
            f"{_CLAIMS} WHERE claims.kind = ? AND (claims.subject IN (SELECT value FROM json_each(?))"
            " OR claims.text IN (SELECT value FROM json_each(?))) ORDER BY claims.fact, claims.id",
            [kind, json.dumps(sorted(subject)), json.dumps(sorted(other))],
        )
        return [_claim(row) for row in rows]

    def named(self) -> frozenset[str]:
        """The compact names of all that claims tell of, but for the values' own texts."""
        rows = select(
            self._db,
            "SELECT subject AS name FROM claims UNION"
            " SELECT text FROM claims WHERE kind IN (SELECT value FROM json_each(?))",
            [json.dumps([kind for kind in ClaimKind if kind is not ClaimKind.VALUE])],
        )
        return frozenset(str(row["name"]) for row in rows) - {""}

    def telling(self, attributes: Iterable[str]) -> list[int]:
        """The facts that tell somebody's value of one of these attributes."""
        rows = select(
            self._db,
            f"SELECT DISTINCT claims.fact AS fact FROM claims {_ACTIVE.format(table='claims')}"
            " WHERE claims.kind = 'value' AND claims.subject != '' AND claims.attribute IN"
            " (SELECT value FROM json_each(?)) ORDER BY claims.fact LIMIT 200",
            [json.dumps(sorted(attributes))],
        )
        return [int(row["fact"]) for row in rows]

    def within(self, first: date, last: date) -> list[tuple[int, int, int, date, date]]:
        """The moments within a stretch of days: fact, start, end, first and last day, in the text's order."""
        rows = select(
            self._db,
            f"SELECT moments.* FROM moments {_ACTIVE.format(table='moments')}"
            " WHERE moments.first >= ? AND moments.first <= ? AND moments.last <= ? ORDER BY moments.fact, moments.id",
            [first.isoformat(), last.isoformat(), last.isoformat()],
        )
        return [
            (row["fact"], row["start"], row["stop"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
            for row in rows
        ]


def _values(claim: Claim) -> tuple[object, ...]:
    return (
        claim.fact,
        claim.kind,
        claim.start,
        claim.end,
        claim.own_start,
        claim.own_end,
        claim.text,
        claim.subject,
        claim.subject_start,
        claim.subject_end,
        claim.attribute,
        claim.measure,
        None if claim.low is None else str(claim.low),
        None if claim.high is None else str(claim.high),
        claim.unit,
        claim.bound,
        claim.first.isoformat() if claim.first else None,
        claim.last.isoformat() if claim.last else None,
        claim.modality,
        claim.source,
    )


def _claim(row: Mapping[str, str | int | None]) -> Claim:
    def number(name: str) -> int | None:
        value = row[name]
        return None if value is None else int(value)

    def decimal(name: str) -> Decimal | None:
        value = row[name]
        return None if value is None else Decimal(value)

    def day(name: str) -> date | None:
        value = row[name]
        return None if value is None else date.fromisoformat(str(value))

    return Claim(
        kind=ClaimKind(str(row["kind"])),
        fact=number("fact") or 0,
        start=number("start") or 0,
        end=number("stop") or 0,
        own_start=number("own_start") or 0,
        own_end=number("own_stop") or 0,
        text=str(row["text"]),
        subject=str(row["subject"]),
        subject_start=number("subject_start"),
        subject_end=number("subject_stop"),
        attribute=str(row["attribute"]),
        measure=str(row["measure"]),
        low=decimal("low"),
        high=decimal("high"),
        unit=str(row["unit"]),
        bound=None if row["bound"] is None else str(row["bound"]),
        first=day("first"),
        last=day("last"),
        modality=Modality(str(row["modality"])),
        source=None if row["source"] is None else str(row["source"]),
    )
