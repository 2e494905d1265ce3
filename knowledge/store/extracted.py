"""Facts as building writes them: the sentences of articles, and the clauses of long ones."""

from dataclasses import dataclass

from knowledge.models import ArticleFact, Origin
from knowledge.store.connection import Connection
from knowledge.store.select import select


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A stored article fact, as a build compares it; `touched` ones carry an admin's doing."""

    id: int
    key: str
    text: str
    touched: bool
    locked: bool = False


class Extracted:
    """The table of facts, as far as it holds what was extracted from articles."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def known(self, article: str) -> list[KnownFact]:
        """The whole-sentence facts of an article, in the order they were stored."""
        rows = select(
            self._db,
            "SELECT id, key, text, locked, state = 'forgotten' OR locked OR asked <> '' AS touched FROM facts"
            " WHERE article = ? AND whole IS NULL AND sentence IS NOT NULL ORDER BY start, id",
            [article],
        )
        return [
            KnownFact(row["id"], row["key"], row["text"], bool(row["touched"]), bool(row["locked"])) for row in rows
        ]

    def put(self, article: str, fact: ArticleFact, sentence: int, replaces: int | None = None) -> None:
        """Write a fact of an article with its clauses.

        A fact of the same key keeps its id and what admins did to it; `replaces` names the fact whose sentence was
        edited into this one, which keeps its id with a new version.
        """
        place = {
            "article": article,
            "sentence": sentence,
            "kind": fact.sentence.kind,
            "text": fact.text,
            "folded": fact.folded,
            "start": fact.sentence.start,
            "stop": fact.sentence.end,
        }
        table = self._db.table("facts")
        if found := self._by_key(fact.key):
            table.update(found, place)
        elif replaces:
            found = replaces
            table.update(found, {**place, "key": fact.key})
            self._db.execute("UPDATE facts SET version = version + 1 WHERE id = ?", [found])
        else:
            found = int(str(table.insert({**place, "key": fact.key, "origin": Origin.ARTICLE}).last_pk))
        self._put_clauses(article, fact, sentence, found)

    def sweep(self) -> None:
        """Take out facts whose sentence has left its article; what an admin touched stays, waiting for its return."""
        self._db.execute(
            "DELETE FROM facts WHERE origin = 'article' AND sentence IS NULL AND state = 'active' AND NOT locked"
            " AND asked = ''"
        )

    def by_start(self, article: str) -> dict[int, tuple[int, str]]:
        """The id and folded text of an article's whole-sentence facts, by where their sentences begin."""
        rows = select(
            self._db,
            "SELECT start, id, folded FROM facts WHERE article = ? AND whole IS NULL AND sentence IS NOT NULL",
            [article],
        )
        return {row["start"]: (row["id"], row["folded"]) for row in rows}

    def sentences(self) -> list[tuple[str, str]]:
        """Every sentence of every article as published and folded, hidden ones too: what the vocabulary is made of."""
        rows = select(
            self._db,
            "SELECT text, folded FROM facts WHERE origin = 'article' AND whole IS NULL AND sentence IS NOT NULL"
            " ORDER BY id",
        )
        return [(row["text"], row["folded"]) for row in rows]

    def _by_key(self, key: str) -> int | None:
        row = next(iter(select(self._db, "SELECT id FROM facts WHERE key = ?", [key])), None)
        return int(row["id"]) if row else None

    def _put_clauses(self, article: str, fact: ArticleFact, sentence: int, whole: int) -> None:
        self._db.execute("DELETE FROM facts WHERE whole = ?", [whole])
        offset = fact.sentence.start
        self._db.table("facts").insert_all(
            {
                "key": f"{fact.key}/{number}",
                "article": article,
                "sentence": sentence,
                "whole": whole,
                "kind": "clause",
                "text": fact.text[clause.start - offset : clause.end - offset],
                "start": clause.start,
                "stop": clause.end,
                "subject_start": clause.subject[0] if clause.subject else None,
                "subject_stop": clause.subject[1] if clause.subject else None,
                "origin": Origin.ARTICLE,
            }
            for number, clause in enumerate(fact.clauses, start=1)
        )
