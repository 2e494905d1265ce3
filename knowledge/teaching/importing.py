"""Taking files in: tried first, to show what would change, then done, all or nothing and as one change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from knowledge.errors import KnowledgeError
from knowledge.models import Changes, Origin
from knowledge.store import Store
from knowledge.store.taught import TaughtFact
from knowledge.teaching import golden, names
from knowledge.teaching.articles import described, put, stored
from knowledge.teaching.changes import Hand, restored, snapshot
from knowledge.teaching.drafts import Draft
from knowledge.teaching.files import Contents, unusable


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import does: to articles, and the facts it adds and changes; `same` counts what was there already.

    `left` are locked facts that the file would have changed. They stay as they are. `dropped` are locked sentences that
    the new text of an article has no more: they cannot be quoted from it, and wait for their return.
    """

    articles: tuple[Changes, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    same: int = 0
    breaking: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


Progress = Callable[[int, int], None]
"""Called with the articles and facts done, and to do."""
Row = TypeVar("Row")


def take_in(hand: Hand, contents: Contents, progress: Progress | None = None) -> Difference:
    """Write what a file holds."""
    counted = _Counted(progress, len(contents.articles) + len(contents.drafts) + len(contents.facts))
    locked = {article.id: locked_in(hand.store, article.id) for article in contents.articles}
    articles = tuple(_article(hand, article) for article in counted(contents.articles))
    dropped = tuple(text for name, held in locked.items() for text in gone(held, locked_in(hand.store, name)))
    drafts = _drafts(hand, counted(contents.drafts))
    facts = _facts(hand, contents.facts, counted)
    aliases = tuple(found for values in contents.aliases if (found := _alias(hand, values)))
    for values in contents.golden:
        golden.watch(hand, values["question"], values["fact"], datetime.fromisoformat(values["at"]))
    known = hand.store.waiting.dismissed()
    for question in dict.fromkeys(values["question"] for values in contents.dismissed):
        if question not in known:
            hand.store.waiting.dismiss(question)
            hand.record(f"dismissed {question}", None, {"question": question})
    same = drafts.same + facts.same + sum(changes.same for changes in articles)
    added = drafts.added + facts.added
    return replace(facts, articles=articles, added=added, aliases=aliases, same=same, dropped=dropped)


def locked_in(store: Store, article: str) -> dict[str, str]:
    """The locked sentences that an article has, by their keys."""
    return {fact.key: fact.text for fact in store.extracted.known(article) if fact.locked}


def gone(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The locked sentences that were there before and are there no more."""
    return (text for key, text in before.items() if key not in after)


def _drafts(hand: Hand, drafts: Iterable[Draft]) -> Difference:
    """Facts without a key: each is new, unless an active one says and answers just the same."""
    added: list[str] = []
    known = {
        (one.text, one.phrasings) for one in hand.store.taught.touched() if one.origin is Origin.ADMIN and one.active
    }
    same = 0
    for draft in drafts:
        if (draft.text, draft.phrasings) in known:
            same += 1
        else:
            known.add((draft.text, draft.phrasings))
            hand.add(draft)
            added.append(draft.text)
    return Difference(added=tuple(added), same=same)


def _facts(hand: Hand, rows: Sequence[dict[str, Any]], counted: "_Counted") -> Difference:
    """Facts with their keys, as an export holds them: those that are there become what the file says of them."""
    taught = hand.store.taught
    before = {values["key"]: taught.by_key(values["key"]) for values in rows}
    after = {values["key"]: _fact(hand, before[values["key"]], values) for values in counted(rows)}
    for values in rows:  # which stands in whose place is told once all are there
        fact, was = after[values["key"]], before[values["key"]]
        corrected = taught.by_key(values["corrects"]) if values["corrects"] else None
        if corrected and fact.corrects != corrected.id and not (was and was.locked):
            after[values["key"]] = hand.save(fact, replace(fact, corrects=corrected.id))
    pairs = [(was, after[key]) for key, was in before.items()]
    changed = [
        (was.text, now.text) for was, now in pairs if was and snapshot(hand.store, was) != snapshot(hand.store, now)
    ]
    left = [
        was.text
        for values in rows
        if (was := before[values["key"]]) and was.locked and _wanted(hand, was, values) != snapshot(hand.store, was)
    ]
    added = tuple(now.text for was, now in pairs if was is None)
    same = len(pairs) - len(added) - len(changed) - len(left)
    return Difference(added=added, changed=tuple(changed), same=same, left=tuple(left))


class _Counted:
    """Passes rows through, and tells how many have passed."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def __call__(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            yield row
            self._done += 1
            if self._progress:
                self._progress(self._done, self._total)


def _article(hand: Hand, article: Any) -> Changes:
    before = described(stored(hand.store, article.id))
    changes = put(hand.store, article, hand.at)
    if not changes.same:
        hand.record(f"article {article.id}", before, described(article))
    return changes


def _fact(hand: Hand, fact: TaughtFact | None, values: dict[str, Any]) -> TaughtFact:
    """The fact as the file would have it; a locked one as it is."""
    if fact is None:
        if values["origin"] != Origin.ADMIN:
            raise unusable(
                KnowledgeError("the sentence “{text}” stands in none of the articles", text=values["text"][:40])
            )
        draft = Draft(values["text"], tuple(values["phrasings"]), values["short"], values["source"])
        added = datetime.fromisoformat(values["added"]) if values["added"] else hand.at
        fact = replace(hand, at=added).add(draft, key=values["key"])
    wanted = _wanted(hand, fact, values)
    if fact.locked or wanted == snapshot(hand.store, fact):
        return fact
    return hand.save(fact, restored(hand.store, fact, wanted))


def _wanted(hand: Hand, fact: TaughtFact, values: dict[str, Any]) -> dict[str, Any]:
    """What a file would have a fact be, but for whom it corrects."""
    names = ["text", "short", "phrasings", "active", "locked", *(["source"] if fact.origin is Origin.ADMIN else [])]
    return {**snapshot(hand.store, fact), **{name: values[name] for name in names}}


def _alias(hand: Hand, values: dict[str, Any]) -> str | None:
    name, other = str(values["name"]), str(values["other"])
    if (name, other) in hand.store.vocabulary.aliases():
        return None
    names.valid(name, other)
    names.add(hand.store, name, other)
    hand.record(f"alias {name} = {other}", None, {"name": name, "other": other})
    return f"{name} = {other}"
