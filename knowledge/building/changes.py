"""What became of an article's facts when its text was edited."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.models import ArticleFact
from knowledge.store.extracted import KnownFact

EDITED = 55.0
"""rapidfuzz `ratio` from which a new sentence is an old one edited, not another one; half its characters stayed."""
WINDOW = 200
"""Sentences to each side of its place among which an edited one is looked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How stored facts turn into the new ones: `edited` pairs each new fact's key with the fact it was before."""

    added: tuple[ArticleFact, ...]
    edited: tuple[tuple[KnownFact, ArticleFact], ...]
    gone: tuple[KnownFact, ...]


def plan(known: Sequence[KnownFact], facts: Sequence[ArticleFact]) -> Plan:
    """Facts with the same key are the same; of the rest, likely pairs are edits, best first.

    What an admin touched is bound to its very words: it never becomes another sentence, but waits for its own.
    """
    used_old: set[int] = set()
    used_new: set[int] = set()
    edited: list[tuple[KnownFact, ArticleFact]] = []
    known_keys = {fact.key for fact in known}
    new_keys = {fact.key for fact in facts}
    for _, old, new in sorted(_likely(known, facts), key=lambda pair: (-pair[0], pair[1], pair[2])):
        if old not in used_old and new not in used_new:
            used_old.add(old)
            used_new.add(new)
            edited.append((known[old], facts[new]))
    return Plan(
        tuple(fact for at, fact in enumerate(facts) if fact.key not in known_keys and at not in used_new),
        tuple(edited),
        tuple(fact for at, fact in enumerate(known) if fact.key not in new_keys and at not in used_old),
    )


def _likely(known: Sequence[KnownFact], facts: Sequence[ArticleFact]) -> Iterator[tuple[float, int, int]]:
    """Pairs of an old and a new sentence that may be one edited: similarity, old index, new index.

    An edit keeps its place beside the sentences that stayed; only new ones near that place are compared, so that an
    article rewritten from end to end costs no more than its length.
    """
    known_keys = {fact.key for fact in known}
    added = [at for at, fact in enumerate(facts) if fact.key not in known_keys]
    for old, places in _gone(known, facts):
        for place in places:
            first, last = bisect_left(added, place - WINDOW), bisect_right(added, place + WINDOW)
            texts = [facts[at].text for at in added[first:last]]
            near = process.extract(known[old].text, texts, scorer=fuzz.ratio, score_cutoff=EDITED, limit=3)
            yield from ((score, old, added[first + at]) for _, score, at in near)


def _gone(known: Sequence[KnownFact], facts: Sequence[ArticleFact]) -> Iterator[tuple[int, set[int]]]:
    """The untouched facts that are gone, with where they would stand now, counted from the nearest that stayed."""
    now = {fact.key: at for at, fact in enumerate(facts)}
    stayed = [(old, now[fact.key]) for old, fact in enumerate(known) if fact.key in now]
    anchors = [(-1, -1), *stayed, (len(known), len(facts))]
    before = 0
    for old, fact in enumerate(known):
        if anchors[before + 1][0] <= old:
            before += 1
        if fact.key not in now and not fact.touched:
            yield old, {new + old - was for was, new in anchors[before : before + 2]}
