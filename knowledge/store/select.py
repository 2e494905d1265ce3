"""Reading rows. sqlite-utils' own `query` puts a savepoint around each: three statements where one is enough."""

from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.store.connection import Connection


def select(db: Connection, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """All rows that a SELECT gives."""
    cursor = db.conn.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
