"""Which attributes sentences tell, as the build read them."""

import json
import sys
from collections.abc import Iterable, Mapping

from knowledge.models import Named
from knowledge.store.connection import Connection
from knowledge.store.select import select


class Told:
    """The table of attributes that sentences tell."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def replace(self, told: Mapping[int, Iterable[Named]]) -> None:
        """Write all that these facts' sentences tell anew."""
        self._db.execute("DELETE FROM told WHERE fact IN (SELECT value FROM json_each(?))", [json.dumps(list(told))])
        self._db.conn.executemany(
            "INSERT INTO told (fact, start, stop, attribute) VALUES (?, ?, ?, ?)",
            [
                (fact, one.start, one.end, attribute)
                for fact, named in told.items()
                for one in named
                for attribute in sorted(one.attributes)
            ],
        )

    def of(self, facts: Iterable[int]) -> dict[int, tuple[Named, ...]]:
        """What each of these facts' sentences tells, in its order; those that tell nothing are left out."""
        found: dict[int, dict[tuple[int, int], list[str]]] = {}
        for row in select(
            self._db,
            "SELECT fact, start, stop, attribute FROM told WHERE fact IN (SELECT value FROM json_each(?))"
            " ORDER BY fact, start",
            [json.dumps(list(facts))],
        ):
            spans = found.setdefault(row["fact"], {})
            # Few names stand for many rows; without this each would be kept as a text of its own.
            spans.setdefault((row["start"], row["stop"]), []).append(sys.intern(row["attribute"]))
        return {
            fact: tuple(Named(*span, frozenset(attributes)) for span, attributes in spans.items())
            for fact, spans in found.items()
        }
