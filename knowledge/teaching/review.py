"""What an admin is told before a fact is saved: what says the same, what contradicts it, which answers would change."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge.answering import answer
from knowledge.answering.taught import same
from knowledge.answering.understand import understand
from knowledge.answering.wordbook import let_go
from knowledge.building.indexing import index_tokens
from knowledge.language.folding import fold_text
from knowledge.models import AnswerKind, Quote
from knowledge.store import Store
from knowledge.teaching.drafts import Draft
from knowledge.teaching.likeness import Likeness, likeness

LOOKED_AT = 24
"""Facts that a new one is compared with."""
SHOWN = 3
"""Facts of each kind that are shown."""
MOST_GOLDEN = 500
"""Regression cases that are asked at most."""


@dataclass(frozen=True, slots=True)
class Review:
    """What speaks against saving a draft: facts that say the same, facts that say otherwise, and questions that would
    be answered otherwise than they must.
    """

    duplicates: tuple[Quote, ...] = ()
    conflicts: tuple[Quote, ...] = ()
    breaking: tuple[str, ...] = ()


def review(draft: Draft, store: Store, leave_out: Iterable[int] = ()) -> Review:
    """Compare a draft with the facts of the store; `leave_out` are those it would replace."""
    left_out = set(leave_out)
    found: dict[Likeness, dict[int, Quote]] = {Likeness.SAME: {}, Likeness.OTHER: {}}
    tokens = index_tokens(f"{draft.folded}\n{draft.asked}")
    near = store.facts.get(store.postings.search(tokens, LOOKED_AT))
    questions = [understand(one, store) for one in draft.phrasings]
    for number, fact in near.items():
        if number in left_out:
            continue
        alike = likeness(draft.folded, fact.folded) if not draft.phrasings or not fact.asked else None
        asked = any(same(question, one, store) for question in questions for one in fact.asked.split("\n") if one)
        if asked:
            alike = Likeness.SAME if fact.folded == draft.folded else Likeness.OTHER
        if alike:
            found[alike][number] = fact.quote
    for phrasing in draft.phrasings:  # what answers the question now says the same, as far as can be told
        given = answer(phrasing, store)
        if given.kind is AnswerKind.ANSWER and not {given.quotes[0].fact} & (left_out | found[Likeness.OTHER].keys()):
            found[Likeness.SAME].setdefault(given.quotes[0].fact, given.quotes[0])
    duplicates, conflicts = (tuple(list(found[kind].values())[:SHOWN]) for kind in Likeness)
    return Review(duplicates, conflicts)


def failing(store: Store) -> list[tuple[str, str | None]]:
    """The regression cases that are not answered by their fact, with the sentence that is given instead."""
    wrong: list[tuple[str, str | None]] = []
    for case in store.waiting.golden()[:MOST_GOLDEN]:
        given = answer(case.question, store)
        wanted = store.taught.by_key(case.fact)
        allowed = {wanted.id, *(fact.id for fact in store.taught.correcting(wanted.id))} if wanted else set()
        if given.kind is not AnswerKind.ANSWER or given.quotes[0].fact not in allowed:
            wrong.append((case.question, given.quotes[0].text if given.quotes else None))
    return wrong


def breaking(store: Store, change: Callable[[], object]) -> tuple[str, ...]:
    """The regression cases that hold now and would not after a change, which is tried and taken back.

    Call inside `store.write()`.
    """
    if not store.waiting.golden():
        return ()
    before = {question for question, _ in failing(store)}
    try:
        with store.trial():
            change()
            after = [question for question, _ in failing(store)]
    finally:
        let_go(store)
    return tuple(question for question in after if question not in before)


def case_name(question: str) -> str:
    """A short name for a regression case, 8 hexadecimal digits, for buttons."""
    return hashlib.sha256(fold_text(question).encode()).hexdigest()[:8]
