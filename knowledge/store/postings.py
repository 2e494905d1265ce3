"""The search index: an FTS5 table over our own tokens, one row a whole-sentence fact."""

import json
from collections.abc import Iterable, Mapping

from knowledge.store.connection import Connection
from knowledge.store.select import select


class Postings:
    """The table of postings. Tokens hold no quotes or spaces; each is quoted in queries all the same."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def put(self, postings: Mapping[int, Iterable[str]]) -> None:
        """Index facts by id, in place of what was indexed for them."""
        self.remove(postings)
        self._db.conn.executemany(
            "INSERT INTO postings (rowid, tokens) VALUES (?, ?)",
            [(fact, " ".join(tokens)) for fact, tokens in postings.items()],
        )

    def remove(self, facts: Iterable[int]) -> None:
        """Take facts out of the index."""
        self._db.conn.executemany("DELETE FROM postings WHERE rowid = ?", [(fact,) for fact in facts])

    def size(self) -> int:
        """How many facts are indexed."""
        return int(self._db.execute("SELECT count(*) FROM postings_docsize").fetchone()[0])

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """In how many facts each token occurs; tokens that occur nowhere are left out."""
        rows = select(
            self._db,
            "SELECT term, doc FROM postings_tokens WHERE term IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(set(tokens)))],
        )
        return {row["term"]: row["doc"] for row in rows}

    def search(self, tokens: Iterable[str], limit: int) -> dict[int, float]:
        """The facts that share tokens with the query, by BM25 (larger is better), at most `limit`, best first."""
        query = " OR ".join('"' + token.replace('"', '""') + '"' for token in sorted(set(tokens)))
        if not query:
            return {}
        rows = select(
            self._db,
            "SELECT rowid AS fact, -bm25(postings) AS score FROM postings WHERE postings MATCH ?"
            " ORDER BY bm25(postings), rowid LIMIT ?",
            [query, limit],
        )
        return {row["fact"]: row["score"] for row in rows}
