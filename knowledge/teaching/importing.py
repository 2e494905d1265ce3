"""Taking files in: tried first, to show what would change, then done, all or nothing and as one change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from knowledge.errors import KnowledgeError
from knowledge.language.folding import fold_text
from knowledge.models import Changes, Origin
from knowledge.store.taught import TaughtFact
from knowledge.store.waiting import Golden
from knowledge.teaching import names
from knowledge.teaching.articles import described, put, stored
from knowledge.teaching.changes import Hand, restored, snapshot
from knowledge.teaching.drafts import Draft, draft_of
from knowledge.teaching.files import Contents, unusable


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import does: to articles, and the facts it adds and changes; `same` counts what was there already."""

    articles: tuple[Changes, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    same: int = 0
    breaking: tuple[str, ...] = ()


Progress = Callable[[int, int], None]
"""Called with the articles and facts done, and to do."""
Row = TypeVar("Row")


def take_in(hand: Hand, contents: Contents, progress: Progress | None = None) -> Difference:
    """Write what a file holds."""
    counted = _counted(progress, len(contents.articles) + len(contents.drafts) + len(contents.facts))
    articles = tuple(_article(hand, article) for article in counted(contents.articles))
    added: list[str] = []
    changed: list[tuple[str, str]] = []
    same = 0
    known = {(fact.text, fact.phrasings): fact for fact in hand.store.taught.touched() if fact.origin is Origin.ADMIN}
    for draft in counted(contents.drafts):
        fact = known.get((draft.text, draft.phrasings))
        if fact and fact.active:
            same += 1
        else:
            known[draft.text, draft.phrasings] = hand.add(draft)
            added.append(draft.text)
    keys: dict[str, TaughtFact] = {}
    for values in counted(contents.facts):
        fact = hand.store.taught.by_key(values["key"])
        keys[values["key"]] = after = _fact(hand, fact, values)
        if fact is None:
            added.append(after.text)
        elif snapshot(fact) == snapshot(after):
            same += 1
        else:
            changed.append((fact.text, after.text))
    for values in contents.facts:  # which stands in whose place is told once all are there
        if values["corrects"] and (corrected := hand.store.taught.by_key(values["corrects"])):
            fact = keys[values["key"]]
            if fact.corrects != corrected.id:
                hand.save(fact, replace(fact, corrects=corrected.id))
    aliases = tuple(found for values in contents.aliases if (found := _alias(hand, values)))
    for values in contents.golden:
        at = datetime.fromisoformat(values["at"])
        question = values["question"]
        hand.store.waiting.set_golden(Golden(fold_text(question), question, values["fact"], at))
    for values in contents.dismissed:
        hand.store.waiting.dismiss(values["question"])
    same += sum(changes.same for changes in articles)
    return Difference(articles, tuple(added), tuple(changed), aliases, same)


def _counted(progress: Progress | None, total: int) -> Callable[[Iterable[Row]], Iterator[Row]]:
    """What passes rows through, and tells how many have passed."""
    done = 0

    def pass_on(rows: Iterable[Row]) -> Iterator[Row]:
        nonlocal done
        for row in rows:
            yield row
            done += 1
            if progress:
                progress(done, total)

    return pass_on


def _article(hand: Hand, article: Any) -> Changes:
    before = described(stored(hand.store, article.id))
    changes = put(hand.store, article, hand.at)
    if not changes.same:
        hand.record(f"article {article.id}", before, described(article))
    return changes


def _fact(hand: Hand, fact: TaughtFact | None, values: dict[str, Any]) -> TaughtFact:
    draft = Draft(values["text"], tuple(values["phrasings"]), values["short"], values["source"])
    if fact is None:
        if values["origin"] != Origin.ADMIN:
            raise unusable(
                KnowledgeError("the sentence “{text}” stands in none of the articles", text=values["text"][:40])
            )
        added = datetime.fromisoformat(values["added"]) if values["added"] else hand.at
        fact = replace(hand, at=added).add(draft, key=values["key"])
    wanted = {**snapshot(fact), **{name: values[name] for name in ("text", "short", "phrasings", "active", "locked")}}
    if fact.origin is Origin.ADMIN:
        wanted["source"] = values["source"]
    if wanted == snapshot(fact) and draft_of(fact).phrasings == draft.phrasings:
        return fact
    return hand.save(fact, restored(fact, wanted))


def _alias(hand: Hand, values: dict[str, Any]) -> str | None:
    name, other = str(values["name"]), str(values["other"])
    if (name, other) in hand.store.vocabulary.aliases():
        return None
    names.add(hand.store, name, other)
    hand.record(f"alias {name} = {other}", None, {"name": name, "other": other})
    return f"{name} = {other}"
