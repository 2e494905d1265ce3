"""Articles with their sections and sentences."""

from dataclasses import asdict
from datetime import date

from knowledge.models import Article, ArticleSummary, FrontMatter, Kind, Language, Place
from knowledge.store.connection import Connection
from knowledge.store.select import select


class Articles:
    """The tables of articles, sections and sentences."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def digests(self) -> dict[str, str]:
        """The digest of each stored article, by id."""
        return {row["id"]: row["digest"] for row in select(self._db, "SELECT id, digest FROM articles")}

    def put(self, article: Article) -> dict[int, int]:
        """Write an article in place of the one of the same id. Returns sentence start -> sentence id."""
        values = asdict(article.front) | {"id": article.id, "digest": article.digest, "text": article.text}
        values["published"] = article.front.published.isoformat() if article.front.published else None
        self._db.table("articles").upsert(values, pk="id")
        self._db.execute("DELETE FROM sections WHERE article = ?", [article.id])
        self._db.execute("DELETE FROM sentences WHERE article = ?", [article.id])
        self._db.table("sections").insert_all(
            {
                "article": article.id,
                "position": at,
                "number": s.number,
                "title": s.title,
                "start": s.start,
                "stop": s.end,
            }
            for at, s in enumerate(article.sections)
        )
        self._db.table("sentences").insert_all(
            {
                "article": article.id,
                "position": at,
                "section": s.section,
                "paragraph": s.paragraph,
                "kind": s.kind,
                "start": s.start,
                "stop": s.end,
            }
            for at, s in enumerate(article.sentences)
        )
        rows = select(self._db, "SELECT start, id FROM sentences WHERE article = ?", [article.id])
        return {row["start"]: row["id"] for row in rows}

    def remove(self, identifier: str) -> None:
        """Take an article out, with its sections and sentences."""
        self._db.execute("DELETE FROM articles WHERE id = ?", [identifier])

    def text(self, identifier: str) -> str | None:
        """The whole text of an article, None where it is not stored."""
        row = next(iter(select(self._db, "SELECT text FROM articles WHERE id = ?", [identifier])), None)
        return str(row["text"]) if row else None

    def front(self, identifier: str) -> FrontMatter:
        """What stands in front of a stored article."""
        (row,) = select(self._db, "SELECT * FROM articles WHERE id = ?", [identifier])
        return _front(row)

    def summaries(self) -> list[ArticleSummary]:
        """All articles without their texts, by date and id."""
        rows = select(
            self._db,
            """SELECT articles.*,
                (SELECT count(*) FROM sentences WHERE article = articles.id) AS sentence_count,
                (SELECT count(*) FROM facts WHERE article = articles.id AND state = 'active') AS fact_count
            FROM articles ORDER BY published, id""",
        )
        return [
            ArticleSummary(
                row["id"], _front(row), self._section_names(row["id"]), row["sentence_count"], row["fact_count"]
            )
            for row in rows
        ]

    def outline(self, identifier: str) -> list[Place]:
        """Where the sentences of an article stand that can be given, in its order."""
        rows = select(
            self._db,
            """SELECT facts.id, sentences.kind, sentences.section, sentences.paragraph
            FROM facts JOIN sentences ON sentences.id = facts.sentence
            WHERE facts.article = ? AND facts.whole IS NULL AND facts.state = 'active'
            ORDER BY sentences.position""",
            [identifier],
        )
        return [Place(row["id"], Kind(row["kind"]), row["section"], row["paragraph"]) for row in rows]

    def latest(self) -> date | None:
        """The date of the newest article: what "last month" in a question is reckoned from."""
        row = next(iter(select(self._db, "SELECT max(published) AS day FROM articles")), None)
        return date.fromisoformat(row["day"]) if row and row["day"] else None

    def _section_names(self, identifier: str) -> tuple[str, ...]:
        rows = select(self._db, "SELECT number, title FROM sections WHERE article = ? ORDER BY position", [identifier])
        return tuple(f"{row['number']} {row['title']}".strip() for row in rows)


def _front(row: dict[str, str | None]) -> FrontMatter:
    return FrontMatter(
        title=str(row["title"]),
        language=Language(str(row["language"])),
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        source=row["source"],
        author=row["author"],
        editor=row["editor"],
        licence=row["licence"],
    )
