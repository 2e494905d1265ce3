"""Changes to facts: each is written, indexed and recorded in one step, and can be taken back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from knowledge.building.indexing import index_fact
from knowledge.errors import TeachingError
from knowledge.language import regex as re
from knowledge.language.folding import fold_text
from knowledge.models import Origin
from knowledge.store import Store
from knowledge.store.history import Entry
from knowledge.store.taught import TaughtFact
from knowledge.teaching import golden, names
from knowledge.teaching.articles import put_back
from knowledge.teaching.drafts import Draft
from knowledge.teaching.problems import Problem

_UNDO = re.compile(r"undo (\d+)")


@dataclass(frozen=True)
class Hand:
    """Who does something to the store, when, and under which command's name; one change however much it touches.

    Make it inside `store.write()`, with `change` from the history.
    """

    store: Store
    who: str
    at: datetime
    what: str
    change: int

    def add(self, draft: Draft, corrects: int | None = None, key: str | None = None) -> TaughtFact:
        """Write a new fact."""
        fact = TaughtFact(
            id=0,
            key=key or f"admin-{secrets.token_hex(12)}",
            text=draft.text,
            folded=draft.folded,
            origin=Origin.ADMIN,
            active=True,
            locked=False,
            version=1,
            short=draft.short,
            source=draft.source,
            phrasings=draft.phrasings,
            asked=draft.asked,
            added=self.at,
            corrects=corrects,
        )
        fact = replace(fact, id=self.store.taught.add(fact))
        self._done(None, fact)
        return fact

    def save(self, before: TaughtFact, after: TaughtFact) -> TaughtFact:
        """Write a fact anew. Raises TeachingError when somebody else did so since `before` was read."""
        if not self.store.taught.save(after, before.version):
            raise TeachingError(Problem.CHANGED, id=before.id)
        after = replace(after, version=before.version + 1)
        self._done(before, after)
        return after

    def record(self, target: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """Append a line of history."""
        self.store.history.add(Entry(self.at, self.who, self.what, target, before, after, self.change))

    def _done(self, before: TaughtFact | None, after: TaughtFact) -> None:
        index_fact(self.store, after.id)
        self.store.begin_generation()
        self.record(f"fact {after.id}", snapshot(self.store, before) if before else None, snapshot(self.store, after))


def snapshot(store: Store, fact: TaughtFact) -> dict[str, object]:
    """What of a fact can change, its version, and its key; facts are told by their keys, which outlive their rows."""
    corrected = store.taught.get(fact.corrects) if fact.corrects is not None else None
    return {
        "key": fact.key,
        "text": fact.text,
        "short": fact.short,
        "source": fact.source,
        "phrasings": list(fact.phrasings),
        "active": fact.active,
        "locked": fact.locked,
        "corrects": corrected.key if corrected else None,
        "version": fact.version,
    }


def current(store: Store, identifier: int) -> TaughtFact:
    """A fact as it is. Raises TeachingError where there is none."""
    fact = store.taught.get(identifier)
    if fact is None:
        raise TeachingError(Problem.NO_FACT, id=identifier)
    return fact


def undone(store: Store) -> set[int]:
    """The changes that were taken back, and not brought back again."""
    undos = {change: int(found[1]) for change, what in store.history.undos() if (found := _UNDO.fullmatch(what))}
    result: set[int] = set()
    for change in sorted(undos, reverse=True):  # an undo can only be undone by a later one
        if change not in result:
            result.add(undos[change])
    return result


def undo(hand: Hand, number: int) -> list[TaughtFact]:
    """Take a change back, as a change of its own. Raises TeachingError where something else was done to it since."""
    entries = hand.store.history.change(number)
    if not entries:
        raise TeachingError(Problem.NO_CHANGE, number=number)
    if number in undone(hand.store):
        raise TeachingError(Problem.UNDONE, number=number)
    facts = []
    for entry in reversed(entries):
        kind, _, name = entry.target.partition(" ")
        if kind == "fact":
            facts.append(_back(hand, int(name), entry))
        elif kind == "alias":
            names.put_back(hand.store, entry.before, entry.after)
            hand.record(entry.target, entry.after, entry.before)
        elif kind == "golden":
            golden.put_back(hand.store, name, entry.before)
            hand.record(entry.target, entry.after, entry.before)
        elif kind == "dismissed":
            hand.store.waiting.dismiss(name, dismissed=entry.before is not None)
            hand.record(entry.target, entry.after, entry.before)
        elif kind == "article":
            put_back(hand.store, name, entry, hand.at)
            hand.record(entry.target, entry.after, entry.before)
    return facts


def _back(hand: Hand, identifier: int, entry: Entry) -> TaughtFact:
    after = dict(entry.after or {})
    # An article that was taken out and in again has the same facts in other rows.
    fact = hand.store.taught.by_key(str(after.get("key"))) or current(hand.store, identifier)
    now = snapshot(hand.store, fact)
    if {**now, "version": 0} != {**after, "version": 0}:
        raise TeachingError(Problem.LATER, id=identifier)
    before = entry.before or {**after, "active": False}
    return hand.save(fact, restored(hand.store, fact, before))


def restored(store: Store, fact: TaughtFact, values: Mapping[str, Any]) -> TaughtFact:
    """A fact with the values of a snapshot."""
    phrasings = tuple(values["phrasings"])
    corrected = store.taught.by_key(values["corrects"]) if values["corrects"] else None
    return replace(
        fact,
        text=values["text"],
        folded=fold_text(values["text"]),
        short=values["short"],
        source=values["source"],
        phrasings=phrasings,
        asked=Draft("", phrasings).asked,
        active=values["active"],
        locked=values["locked"],
        corrects=corrected.id if corrected else None,
    )
