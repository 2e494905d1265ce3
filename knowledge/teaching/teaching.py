"""What admins can do to a store; each method is one transaction, and one change in the history."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from knowledge.answering import answer
from knowledge.errors import TeachingError
from knowledge.language.folding import fold_text
from knowledge.models import Answer, Origin
from knowledge.store import Store
from knowledge.store.history import Entry
from knowledge.store.key import asker
from knowledge.store.taught import TaughtFact
from knowledge.teaching import golden, names, pending
from knowledge.teaching.changes import Hand, current, undo, undone
from knowledge.teaching.drafts import Draft, checked, draft_from, draft_of
from knowledge.teaching.problems import Problem
from knowledge.teaching.review import Review, review


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits to be confirmed by its token; `before` is the fact that is edited."""

    token: str
    draft: Draft
    review: Review
    before: TaughtFact | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made, the fact it made, what that said before, and the facts that it put an end to."""

    change: int
    fact: TaughtFact
    before: TaughtFact | None = None
    ended: tuple[TaughtFact, ...] = ()


class Teaching:
    """Teaching over an open store; people are told by the ids that the platform gives them."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.clock = clock

    def propose(
        self,
        draft: Draft,
        person: str,
        *,
        edits: int | None = None,
        version: int | None = None,
        watched: bool = False,
        suggestion: str | None = None,
    ) -> Proposal:
        """Look at a draft before it is saved, as a new fact or in place of what the fact `edits` says.

        With `watched`, its questions become regression cases once it is saved; `suggestion` then waits no longer.
        """
        draft = checked(draft)
        with self.store.write():
            before = self._free(edits, version) if edits is not None else None
            if before and draft == draft_of(before):
                raise TeachingError(Problem.SAME)
            found = self._review(draft, before)
            hand = self.hand(person, "try")
            broken = golden.breaking(self.store, lambda: self._write(hand, draft, before))
            payload = {"draft": asdict(draft), "watched": watched, "conflicts": [], "edits": None, "version": None}
            payload |= {"suggestion": suggestion, "seen": sorted(found.facts())}
            found = found.shown()
            payload["conflicts"] = [(quote.fact, quote.version) for quote in found.conflicts]
            if before:
                payload |= {"edits": before.id, "version": before.version}
            token = pending.wait(self, person, "fact", payload)
        return Proposal(token, draft, replace(found, breaking=broken), before)

    def save(self, token: str, person: str, *, replaces: bool = False) -> Done:
        """Do what was proposed; with `replaces`, in place of the fact that it contradicts.

        Raises TeachingError also where there are facts like it or against it by now that were not shown.
        """
        with self.store.write():
            _, payload = pending.confirmed(self, token, person, ("fact",))
            if payload["suggestion"] and self.store.waiting.decide(payload["suggestion"]) is None:
                raise TeachingError(Problem.STALE)  # another admin decided on it
            draft = draft_from(payload["draft"])
            edits, version = payload["edits"], payload["version"]
            conflicts = payload["conflicts"] if replaces else []
            if replaces and edits is None and conflicts:
                (edits, version), *conflicts = conflicts
            before = self._free(edits, version) if edits is not None else None
            hand = self.hand(person, "edit" if before else "add")
            others = [self._free(*conflict) for conflict in conflicts]
            if self._review(draft, before).facts() - {(fact, version) for fact, version in payload.get("seen", ())}:
                raise TeachingError(Problem.MEANWHILE)
            for other in others:
                hand.save(other, replace(other, active=False))
            fact = self._write(hand, draft, before)
            for phrasing in draft.phrasings if payload["watched"] else ():
                golden.watch(hand, phrasing, fact.key)
        return Done(hand.change, fact, before, tuple(others))

    def propose_again(self, token: str, person: str) -> Proposal:
        """Look anew at what was proposed, as the store is now; the old token is good for nothing any more."""
        with self.store.write():
            _, payload = pending.confirmed(self, token, person, ("fact",))
            return self.propose(
                draft_from(payload["draft"]),
                person,
                edits=payload["edits"],
                version=payload["version"],
                watched=payload["watched"],
                suggestion=payload["suggestion"],
            )

    def forget(self, fact: int, person: str, version: int | None = None) -> Done:
        """Let a fact no longer be given; an article's sentence is hidden, its text stays."""
        with self.store.write():
            before = self._given(fact, version)
            return self._set(before, replace(before, active=False), person, "forget")

    def breaks(self, fact: int, person: str, version: int | None = None) -> tuple[TaughtFact, tuple[str, ...]]:
        """The fact, and the regression cases that would fail if it were forgotten; nothing is changed."""
        with self.store.write():
            before = self._given(fact, version)
            after = replace(before, active=False)
            return before, golden.breaking(self.store, lambda: self._set(before, after, person, "try"))

    def restore(self, fact: int, person: str, version: int | None = None) -> Done:
        """Let a forgotten fact be given again."""
        with self.store.write():
            before = self._free(fact, version)
            if before.active:
                raise TeachingError(Problem.ACTIVE, id=fact)
            for other in self.store.taught.correcting(fact):
                if other.active:
                    raise TeachingError(Problem.CORRECTED, id=fact, other=other.id)
            return self._set(before, replace(before, active=True), person, "restore")

    def lock(self, fact: int, person: str, *, locked: bool, version: int | None = None) -> Done:
        """Let a fact be changed no more, or again."""
        with self.store.write():
            before = self._known(fact, version)
            if before.locked is locked:
                raise TeachingError(Problem.SAME)
            return self._set(before, replace(before, locked=locked), person, "lock" if locked else "unlock")

    def link(self, fact: int, question: str, person: str) -> Done:
        """Let a fact answer a question, in whatever wording."""
        with self.store.write():
            before = self._free(fact, None)
            draft = checked(replace(draft_of(before), phrasings=(*before.phrasings, question)))
            if draft.phrasings == before.phrasings:
                raise TeachingError(Problem.SAME)
            after = replace(before, phrasings=draft.phrasings, asked=draft.asked)
            hand = self.hand(person, "link")
            done = Done(hand.change, hand.save(before, after), before)
            golden.watch(hand, question, before.key)
        return done

    def undo(self, person: str, change: int | None = None) -> tuple[int, Sequence[TaughtFact], int]:
        """Take a change back (the last one that stands, without a number): its number, its facts, the new change."""
        with self.store.write():
            if change is None:
                back = undone(self.store)
                standing = [
                    entries[0].change
                    for entries in self.store.history.changes(1_000)
                    if entries[0].change not in back and not entries[0].what.startswith("undo ")
                ]
                if not standing or standing[0] is None:
                    raise TeachingError(Problem.NO_CHANGE, number="")
                change = standing[0]
            hand = self.hand(person, f"undo {change}")
            facts = undo(hand, change)
            self.store.begin_generation()
        return change, facts, hand.change

    def history(self, limit: int) -> list[tuple[list[Entry], bool]]:
        """The newest changes with their entries, and whether they were taken back."""
        with self.store.read():
            back = undone(self.store)
            return [(entries, entries[0].change in back) for entries in self.store.history.changes(limit)]

    def info(self, fact: int) -> tuple[TaughtFact, list[Entry], tuple[int, datetime | None]]:
        """A fact, what happened to it, and how often and when last it was the first that was found for a question."""
        with self.store.read():
            found = current(self.store, fact)
            return found, self.store.history.of(f"fact {fact}"), self.store.people.used(fact)

    def facts(self, kind: str, words: str, page: int, size: int) -> tuple[list[TaughtFact], int]:
        """A page of facts, from 0, and how many there are."""
        with self.store.read():
            return self.store.taught.listed(kind, fold_text(words), page * size, size)

    def find(self, question: str) -> Answer:
        """What the store would say to a question, with its candidates."""
        with self.store.read():
            return answer(question, self.store)

    def add_alias(self, name: str, other: str, person: str) -> int:
        """Let a name have another one. Returns the number of the change."""
        with self.store.write():
            name, other = names.checked(name, other, self.store)
            names.add(self.store, name, other)
            return self._alias(person, None, {"name": name, "other": other})

    def remove_alias(self, name: str, other: str, person: str) -> int:
        """Take another name away. Returns the number of the change."""
        with self.store.write():
            names.remove(self.store, name, other)
            return self._alias(person, {"name": name, "other": other}, None)

    def aliases(self) -> list[tuple[str, str]]:
        """The aliases that admins gave."""
        with self.store.read():
            return self.store.vocabulary.aliases()

    def hashed(self, person: str) -> str:
        """What stands for a person in the store."""
        return asker(person, self.store.path)

    def hand(self, person: str, what: str) -> Hand:
        """What a person does under a command's name, as a new change; call inside `store.write()`."""
        return Hand(self.store, self.hashed(person), self.clock(), what, self.store.history.next_change())

    def _review(self, draft: Draft, before: TaughtFact | None) -> Review:
        return review(draft, self.store, self.clock().date(), [before.id] if before else [])

    def _alias(self, person: str, before: dict[str, str] | None, after: dict[str, str] | None) -> int:
        hand = self.hand(person, "alias")
        either = after or before or {}
        hand.record(f"alias {either['name']} = {either['other']}", before, after)
        return hand.change

    def _known(self, fact: int, version: int | None) -> TaughtFact:
        found = current(self.store, fact)
        if version is not None and found.version != version:
            raise TeachingError(Problem.CHANGED, id=fact)
        return found

    def _free(self, fact: int, version: int | None) -> TaughtFact:
        found = self._known(fact, version)
        if found.locked:
            raise TeachingError(Problem.LOCKED, id=fact)
        return found

    def _given(self, fact: int, version: int | None) -> TaughtFact:
        found = self._free(fact, version)
        if not found.active:
            raise TeachingError(Problem.FORGOTTEN, id=fact)
        return found

    def _set(self, before: TaughtFact, after: TaughtFact, person: str, what: str) -> Done:
        hand = self.hand(person, what)
        return Done(hand.change, hand.save(before, after), before)

    def _write(self, hand: Hand, draft: Draft, before: TaughtFact | None) -> TaughtFact:
        """A new fact, an admin's fact with other words, or a correction in place of an article's sentence."""
        if before is None:
            return hand.add(draft)
        if before.origin is Origin.ADMIN:
            after = replace(before, text=draft.text, folded=draft.folded, short=draft.short, source=draft.source)
            return hand.save(before, replace(after, phrasings=draft.phrasings, asked=draft.asked, active=True))
        if before.active:
            hand.save(before, replace(before, active=False))
        return hand.add(draft, corrects=before.id)
