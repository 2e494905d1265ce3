"""What an article says of itself: its title, people, source and date, with where they stand; its headings and leads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from knowledge.answering.wordbook import facts
from knowledge.language import regex as re
from knowledge.language.dates import moments
from knowledge.language.folding import fold
from knowledge.language.names import compact
from knowledge.models import ArticleSummary, Kind, Language, Place, StoredFact
from knowledge.phrasing.about import day as say_day
from knowledge.store import Store

HEAD = 10
"""Sentences from the beginning among which an article says who wrote it; a few at its end may say so too."""
TAIL = 3
LONGEST_CREDIT = 80
"""Characters of a sentence that tells who stands behind an article."""
SHORTEST_LEAD = 12
"""Characters of a sentence that says enough to lead a section."""
_SEPARATOR = r" ?[|丨:/]? ?"
_ROLES = {
    "author": r"(?:作者|撰文|撰稿|记者|采写|(?<![一-鿿])文(?=[|丨:/ ])|\bwritten by|\breported by|\bauthor|^by)",
    "editor": r"(?:责任编辑|责编|编辑|\bedited by|\beditor)",
    "source": r"(?:来源|出处|转自|转载自|\bsource)",
}
_NEXT_ROLE = re.compile(r"责任编辑|责编|编辑|作者|撰文|记者|来源|\bedited by|\beditor|[|丨/;,。]|报道$|$")
_DATELINE = re.compile(r".{0,16}?(?:消息|讯|电|报道|获悉)|.{0,12}\d{1,2}月\d{1,2}日|.{0,4}[(-]")


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of itself, the sentences that say so, and where in the first one's text it stands."""

    value: str
    facts: tuple[StoredFact, ...] = ()
    mark: tuple[int, int] | None = None


@dataclass(frozen=True)
class Parts:
    """One article of the store, opened at its outline."""

    store: Store
    summary: ArticleSummary

    @cached_property
    def places(self) -> list[Place]:
        """Its sentences, in order."""
        return self.store.articles.outline(self.summary.id)

    def title(self) -> Told:
        """Its title; the sentence is the title line, which may hold more."""
        title = self.summary.front.title
        return self._stating(title, self._facts(place for place in self.places if place.kind is Kind.TITLE))

    def credit(self, role: str) -> Told | None:
        """Its author, editor or source: as the front matter says, else as a byline does."""
        value = getattr(self.summary.front, role)
        crediting = [fact for fact in self._edges() if len(fact.quote.text) <= LONGEST_CREDIT]
        if not value:
            return next(filter(None, (_credited(fact, role) for fact in crediting if fact.kind is Kind.BYLINE)), None)
        saying = [fact for fact in crediting if re.search(_ROLES[role], fact.folded)]
        if role == "source":
            saying += [fact for fact in self._edges() if _is_dateline(fact, value)]
        return self._stating(value, saying)

    def published(self, language: Language) -> Told | None:
        """Its date; the sentence is the line that dates it."""
        day = self.summary.front.published
        if day is None:
            return None
        for fact in self._edges():
            dated = len(fact.quote.text) <= LONGEST_CREDIT // 2 or _DATELINE.match(fact.folded)
            for moment in moments(fact.folded, day) if dated else ():
                if moment.first == moment.last == day and re.search(r"\d", fact.folded[moment.start : moment.end]):
                    return Told(say_day(day, language), (fact,), fold(fact.quote.text).source(moment.start, moment.end))
        return Told(say_day(day, language))

    def characters(self) -> int:
        """How many letters, digits and ideographs its text has."""
        return sum(map(str.isalnum, self.store.articles.text(self.summary.id) or ""))

    def section(self, number: int) -> int | None:
        """The position of the section of that number from 1, or with 0 of the last one; None where there is none."""
        at = (number or len(self.summary.sections)) - 1
        return at if 0 <= at < len(self.summary.sections) else None

    def headings(self, section: int) -> list[StoredFact]:
        """The heading lines of a section."""
        return self._facts(p for p in self.places if p.section == section and p.kind is Kind.HEADING)

    def leads(self, section: int | None, number: int) -> list[StoredFact]:
        """The first sentences of a section's paragraphs (before the first section where None), at most so many."""
        found: list[StoredFact] = []
        seen: set[int] = set()
        prose = [p for p in self.places if p.section == section and p.kind in (Kind.PARAGRAPH, Kind.LEAD)]
        for place in prose:
            if len(found) == number:
                break
            if place.paragraph not in seen:
                for fact in self._facts([place]):
                    if _leads(fact):
                        seen.add(place.paragraph)
                        found.append(fact)
        return found

    def paragraph(self, section: int | None, number: int) -> list[StoredFact]:
        """The sentences of a section's paragraph, or of the whole article's, by its number from 1, 0 for the last one.

        Lines that say nothing by themselves are no paragraphs.
        """
        prose = [p for p in self.places if p.kind in (Kind.PARAGRAPH, Kind.LEAD) and section in (None, p.section)]
        said = {fact.quote.fact for fact in self._facts(prose) if _leads(fact)}
        lines = list(dict.fromkeys(place.paragraph for place in prose if place.fact in said))
        if not 0 <= (number or len(lines)) - 1 < len(lines):
            return []
        return self._facts(place for place in prose if place.paragraph == lines[(number or len(lines)) - 1])

    def _edges(self) -> list[StoredFact]:
        ends = [*self.places[:HEAD], *self.places[HEAD:][-TAIL:]]
        return self._facts(place for place in ends if place.kind not in (Kind.TITLE, Kind.HEADING, Kind.CAPTION))

    def _facts(self, places: Iterable[Place]) -> list[StoredFact]:
        return list(facts(self.store, [place.fact for place in places]).values())

    def _stating(self, value: str, saying: Iterable[StoredFact]) -> Told:
        """The value with the first of the sentences that holds it."""
        return next((Told(value, (fact,), mark) for fact in saying if (mark := _found(value, fact))), Told(value))


def _found(value: str, fact: StoredFact) -> tuple[int, int] | None:
    """Where a value stands in a sentence, however it is spaced."""
    folded, wanted = fold(fact.quote.text), compact(fold(value).text)
    kept = [at for at, character in enumerate(folded.text) if compact(character)]
    at = "".join(compact(folded.text[place]) for place in kept).find(wanted) if wanted else -1
    return folded.source(kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else None


def _credited(fact: StoredFact, role: str) -> Told | None:
    """What a byline names in a role: all from the role's word to the next role or mark."""
    folded = fold(fact.quote.text)
    named = re.search(_ROLES[role] + _SEPARATOR, folded.text)
    if named is None:
        return None
    stop = _NEXT_ROLE.search(folded.text, named.end())
    end = named.end() + len(folded.text[named.end() : stop.start() if stop else len(folded.text)].rstrip())
    if end <= named.end():
        return None
    start, end = folded.source(named.end(), end)
    return Told(fact.quote.text[start:end], (fact,), (start, end))


def _is_dateline(fact: StoredFact, source: str) -> bool:
    """Whether a sentence begins as news does that its medium tells: "芯东西 6 月 30 日消息,…"."""
    begins, named = compact(fact.folded), compact(fold(source).text)
    return bool(named) and begins.startswith(named) and _DATELINE.match(begins, len(named)) is not None


def _leads(fact: StoredFact) -> bool:
    """Whether a sentence says something by itself: a whole one, no question, and not too short."""
    return len(fact.quote.text) >= SHORTEST_LEAD and fact.folded.rstrip("\"'」』)").endswith(("。", ".", "!", ";", "…"))


def every(store: Store) -> Iterator[Parts]:
    """The store's articles, the latest first."""
    for summary in reversed(store.articles.summaries()):
        yield Parts(store, summary)
