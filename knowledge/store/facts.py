"""Facts: what can be given as an answer, with where it stands."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from knowledge.errors import QuoteBroken
from knowledge.language.attributes import all_told
from knowledge.models import Kind, Named, Origin, Quote, StoredFact
from knowledge.store.connection import Connection
from knowledge.store.select import select
from knowledge.store.told import Told

# Whole-sentence facts with what a quote cites.
_CITED = """
    SELECT facts.id, facts.text, facts.folded, facts.kind, facts.article, facts.start, facts.stop,
        facts.version, facts.origin, facts.asked, facts.short, facts.source, facts.added,
        articles.title, articles.published, sections.number || ' ' || sections.title AS section,
        sentences.position, sentences.paragraph
    FROM facts
    LEFT JOIN sentences ON sentences.id = facts.sentence
    LEFT JOIN articles ON articles.id = facts.article
    LEFT JOIN sections ON sections.article = sentences.article AND sections.position = sentences.section
    WHERE facts.whole IS NULL AND facts.state = 'active' AND (facts.sentence IS NOT NULL OR facts.origin = 'admin')
"""

# The sentences just before facts, and the one after; `distance` is negative before, and `same` tells their paragraph.
_BESIDE = """
    SELECT facts.id, beside.id AS beside, beside.folded, places.position - sentences.position AS distance,
        places.paragraph = sentences.paragraph AS same
    FROM facts
    JOIN sentences ON sentences.id = facts.sentence
    JOIN sentences AS places ON places.article = sentences.article
        AND places.position BETWEEN sentences.position - ? AND sentences.position + 1
        AND places.id <> sentences.id
    JOIN facts AS beside ON beside.sentence = places.id AND beside.whole IS NULL AND beside.state = 'active'
    WHERE facts.id IN (SELECT value FROM json_each(?))
    ORDER BY facts.id, places.position
"""
# The facts whose sentences stand around that of a fact.
_AROUND = """
    SELECT near.id
    FROM facts
    JOIN sentences ON sentences.id = facts.sentence
    JOIN sentences AS places ON places.article = sentences.article
        AND places.position BETWEEN sentences.position + :first AND sentences.position + :last
    JOIN facts AS near ON near.sentence = places.id AND near.whole IS NULL
    WHERE facts.id = :fact
    ORDER BY places.position
"""
# The facts near facts, whatever paragraph they stand in.
_NEXT_TO = """
    SELECT facts.id, near.id AS near
    FROM facts
    JOIN sentences ON sentences.id = facts.sentence
    JOIN sentences AS places ON places.article = sentences.article
        AND places.position BETWEEN sentences.position - :before AND sentences.position + :after
    JOIN facts AS near ON near.sentence = places.id AND near.whole IS NULL AND near.state = 'active'
    WHERE facts.id IN (SELECT value FROM json_each(:facts)) AND near.id != facts.id
    ORDER BY near.id
"""
CONTEXT = 3
"""Sentences before one, in its paragraph, that its pronouns and dropped subjects may refer to."""
WIDE_CONTEXT = 6
"""Sentences before one, in whatever paragraph, that may tell what it goes on about."""


class Facts:
    """The table of facts, as it is read for answers."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._told = Told(db)

    def get(self, identifiers: Iterable[int]) -> dict[int, StoredFact]:
        """The active whole-sentence facts among the ids."""
        wanted = json.dumps(list(identifiers))
        before: dict[int, list[tuple[int, str]]] = {}
        after: dict[int, str] = {}
        earlier: dict[int, list[str]] = {}
        for row in select(self._db, _BESIDE, [WIDE_CONTEXT, wanted]):
            if row["same"] and row["distance"] > 0:
                after[row["id"]] = row["folded"]
            elif row["same"] and row["distance"] >= -CONTEXT:
                before.setdefault(row["id"], []).append((row["beside"], row["folded"]))
            elif row["distance"] < 0:
                earlier.setdefault(row["id"], []).append(row["folded"])
        rows = select(self._db, f"{_CITED} AND facts.id IN (SELECT value FROM json_each(?))", [wanted])
        cited = {row["id"]: row for row in rows}
        told = self._told.of({*cited, *(near for listed in before.values() for near, _ in listed)})
        return {
            fact: _stored(row, before.get(fact, []), after.get(fact, ""), earlier.get(fact, []), told)
            for fact, row in cited.items()
        }

    def beside(self, identifiers: Iterable[int], before: int = 1, after: int = 1) -> dict[int, tuple[int, ...]]:
        """For each fact those of so many sentences before and after its own."""
        wanted = list(identifiers)
        found: dict[int, tuple[int, ...]] = dict.fromkeys(wanted, ())
        for row in select(self._db, _NEXT_TO, {"facts": json.dumps(wanted), "before": before, "after": after}):
            found[row["id"]] += (row["near"],)
        return found

    def active(self, article: str | None = None) -> Iterator[tuple[int, str]]:
        """The id of every whole-sentence fact that can be given, of one article or of all, with what it is found by:
        its folded text, and the questions taught for it.
        """
        yield from self._active("? IS NULL OR article = ?", article, article)

    def _active(self, where: str, *parameters: str | int | None) -> Iterator[tuple[int, str]]:
        for row in select(self._db, f"SELECT * FROM ({_CITED}) WHERE {where} ORDER BY id", parameters):
            yield row["id"], f"{row['folded']}\n{row['asked']}".strip("\n")

    def one(self, identifier: int) -> list[tuple[int, str]]:
        """The same of one fact; empty where it cannot be given."""
        return list(self._active("id = ?", identifier))

    def around(self, identifier: int, distance: int, page: int = 0) -> list[Quote]:
        """The sentences around a fact, in the article's order: on page 0 at most `distance` to each side and itself,
        on the pages before (-1, -2, …) and after (1, 2, …) as many again.
        """
        middle = page * (2 * distance + 1)
        places = {"fact": identifier, "first": middle - distance, "last": middle + distance}
        near = [row["id"] for row in select(self._db, _AROUND, places)]
        if page == 0 and not near:
            near = [identifier]
        found = self.get([identifier, *near])
        return [found[fact].quote for fact in near if fact in found] if identifier in found else []

    def check(self, quote: Quote) -> Quote:
        """The same quote, after reading its words anew from the article's text at its offsets.

        Raises QuoteBroken when they differ, or when the fact is gone.
        """
        rows = select(
            self._db,
            "SELECT substr(coalesce(articles.text, facts.text), ? + 1, ?) AS words FROM facts"
            " LEFT JOIN articles ON articles.id = facts.article WHERE facts.id = ? AND facts.state = 'active'",
            [quote.start, quote.end - quote.start, quote.fact],
        )
        if [row["words"] for row in rows] != [quote.text]:
            raise QuoteBroken(
                "fact {fact} no longer stands in its article; rebuild the store with: yinju build", fact=quote.fact
            )
        return quote

    def counts(self) -> Mapping[str, int]:
        """How many facts there are of each origin and state, such as {"article active": 75}."""
        rows = select(
            self._db, "SELECT origin || ' ' || state AS name, count(*) AS number FROM facts GROUP BY 1 ORDER BY 1"
        )
        return {row["name"]: row["number"] for row in rows}


def _stored(
    row: Mapping[str, object],
    before: list[tuple[int, str]],
    after: str,
    earlier: list[str],
    told: Mapping[int, tuple[Named, ...]],
) -> StoredFact:
    asked = str(row["asked"])
    # What an admin's fact answers stands before it, as a sentence would that it goes on about.
    if asked and row["origin"] == Origin.ADMIN:
        said, said_before = [asked], all_told(asked)
    else:
        said = [folded for _, folded in before]
        named = (one.attributes for near, _ in before for one in told.get(near, ()))
        said_before = frozenset[str]().union(*named)
    return StoredFact(
        quote=_quote(row),
        kind=Kind(str(row["kind"])),
        folded=str(row["folded"]),
        before="\n".join(said),
        preceding=before[-1][0] if before else None,
        after=after,
        earlier="\n".join(earlier),
        asked=asked,
        short=None if row["short"] is None else str(row["short"]),
        position=int(str(row["position"] or 0)),
        told=told.get(int(str(row["id"])), ()),
        told_before=said_before,
    )


def _quote(row: Mapping[str, object]) -> Quote:
    section, published = row["section"], row["published"]
    return Quote(
        text=str(row["text"]),
        article=None if row["article"] is None else str(row["article"]),
        section=None if section is None else str(section).strip(),
        start=int(str(row["start"])),
        end=int(str(row["stop"])),
        fact=int(str(row["id"])),
        version=int(str(row["version"])),
        origin=Origin(str(row["origin"])),
        title=None if row["title"] is None else str(row["title"]),
        published=None if published is None else date.fromisoformat(str(published)),
        added=None if row["added"] is None else datetime.fromisoformat(str(row["added"])).date(),
        source=None if row["source"] is None else str(row["source"]),
    )
