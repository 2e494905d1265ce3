"""What an admin is told before a fact is saved: what says the same, what contradicts it, which answers would change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answering import answer
from knowledge.answering.taught import same
from knowledge.answering.understand import understand
from knowledge.building.indexing import index_tokens
from knowledge.models import AnswerKind, Quote
from knowledge.store import Store
from knowledge.teaching.contradictions import Contradictions
from knowledge.teaching.drafts import Draft
from knowledge.teaching.likeness import Likeness, likeness

LOOKED_AT = 24
"""Facts that a new one is compared with."""
SHOWN = 3
"""Facts of each kind that are shown."""


@dataclass(frozen=True, slots=True)
class Review:
    """What speaks against saving a draft: facts that say the same, what its questions are answered with so far, facts
    that say otherwise, and questions that would be answered otherwise than they must.
    """

    duplicates: tuple[Quote, ...] = ()
    answers: tuple[Quote, ...] = ()
    conflicts: tuple[Quote, ...] = ()
    breaking: tuple[str, ...] = ()

    def shown(self) -> "Review":
        """The first facts of each kind."""
        return replace(self, duplicates=self.duplicates[:SHOWN], conflicts=self.conflicts[:SHOWN])

    def facts(self) -> set[tuple[int, int]]:
        """The facts that say the same or otherwise, with their versions."""
        return {(quote.fact, quote.version) for quote in (*self.duplicates, *self.conflicts)}


def review(draft: Draft, store: Store, day: date, leave_out: Iterable[int] = ()) -> Review:
    """Compare a draft of a day with the facts of the store; `leave_out` are those it would replace."""
    left_out = set(leave_out)
    found: dict[Likeness, dict[int, Quote]] = {Likeness.SAME: {}, Likeness.OTHER: {}}
    tokens = index_tokens(f"{draft.folded}\n{draft.asked}")
    by_claims = Contradictions(draft, store, day)
    near = store.facts.get([*store.postings.search(tokens, LOOKED_AT), *by_claims.facts()[:LOOKED_AT]])
    told = by_claims.told_by(near)
    questions = [understand(one, store) for one in draft.phrasings]
    for number, fact in near.items():
        if number in left_out:
            continue
        alike = told.get(number)
        if number not in told and (not draft.phrasings or not fact.asked):
            alike = likeness(draft.folded, fact.folded)
        if any(same(question, one, store) for question in questions for one in fact.asked.split("\n") if one):
            alike = Likeness.SAME if fact.folded == draft.folded else Likeness.OTHER
        if alike:
            found[alike][number] = fact.quote
    known = left_out | found[Likeness.OTHER].keys() | found[Likeness.SAME].keys()
    answers: dict[int, Quote] = {}
    for phrasing in draft.phrasings:
        given = answer(phrasing, store)
        if given.kind is AnswerKind.ANSWER and given.quotes and given.quotes[0].fact not in known:
            answers.setdefault(given.quotes[0].fact, given.quotes[0])
    same_, other = (tuple(found[kind].values()) for kind in Likeness)
    return Review(same_, tuple(answers.values())[:SHOWN], other)
