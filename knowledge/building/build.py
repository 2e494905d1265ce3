"""Building: articles go into the store in one transaction, and what changed comes out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from knowledge.article import assemble
from knowledge.building.changes import plan
from knowledge.building.claims import read_claims
from knowledge.building.extraction import extract
from knowledge.building.indexing import index_attributes, index_fact, index_tokens
from knowledge.building.own_names import own_names
from knowledge.building.version import EXTRACTOR
from knowledge.building.vocabulary import terms, words
from knowledge.language.sounds import sound
from knowledge.models import Article, Changes
from knowledge.store import Store
from knowledge.store.history import Entry

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do, in characters of the articles, each of which is read twice."""

BUILDER = "build"
"""The name under which builds stand in the history."""


def build(
    store: Store, articles: Sequence[Article], at: datetime, *, prune: bool = False, progress: Progress | None = None
) -> list[Changes]:
    """Add and refresh the articles, all or nothing; with `prune`, take out the articles that are not among them.

    Articles whose digest is stored are left alone, unless this program's extractor differs from the one the store was
    built with: then every stored article is extracted anew. What admins did stays.
    """
    with store.write():
        wanted = {article.id: article for article in articles}
        stored = store.articles.digests()
        outdated = bool(stored) and store.note("extractor") != EXTRACTOR
        if outdated:
            wanted = {name: _stored(store, name) for name in stored if not prune} | wanted
        changes: list[Changes] = []
        steps = _Steps(progress, 2 * sum(len(article.text) for article in wanted.values()))
        for article in wanted.values():
            if not outdated and stored.get(article.id) == article.digest:
                changes.append(Changes(article.id, article.front.title, same=True))
                steps.done(len(article.text))
            else:
                changes.append(_write(store, article, stored.get(article.id), at, steps))
            steps.done(len(article.text))
        if prune:
            changes += [_remove(store, name, at) for name in stored if name not in {a.id for a in articles}]
        if any(not change.same for change in changes):
            own = _write_vocabulary(store)
            for change in changes:
                if not change.same and change.article in wanted:
                    article = wanted[change.article]
                    store.claims.replace(article.id, *read_claims(article, store.extracted.by_start(article.id), own))
                    steps.done(len(article.text))
            store.set_note("extractor", EXTRACTOR)
    return changes


class _Steps:
    """Tells how far a build is, where somebody wants to know."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self.done(0)

    def done(self, characters: int) -> None:
        """So many more are done."""
        self._done += characters
        self.within(0)

    def within(self, characters: int) -> None:
        """So many of what is being done."""
        if self._progress:
            self._progress(self._done + characters, self._total)


def _write_vocabulary(store: Store) -> Mapping[str, Iterable[str]]:
    """Write the names and words of all articles anew; returns the names that the articles themselves tell."""
    told = store.extracted.sentences()
    sentences = [folded for _, folded in told]
    names = own_names([text for text, _ in told])
    store.vocabulary.replace(terms(names, sentences))
    counts = words(sentences, names)
    store.vocabulary.replace_words(counts, {word: sound(word) for word in counts})
    for fact in store.taught.taught():
        index_fact(store, fact)
    store.begin_generation()
    return names


def remove(store: Store, identifier: str, at: datetime) -> Changes:
    """Take an article out; what admins did to its sentences waits for its return. Call inside `store.write()`."""
    changes = _remove(store, identifier, at)
    _write_vocabulary(store)
    return changes


def rebuild(store: Store, at: datetime, progress: Progress | None = None) -> list[Changes]:
    """Extract every stored article anew where this program's extractor differs from the store's."""
    return build(store, [], at, progress=progress)


def _stored(store: Store, identifier: str) -> Article:
    text = store.articles.text(identifier)
    return assemble(identifier, store.articles.front(identifier), text or "")


def _write(store: Store, article: Article, before: str | None, at: datetime, steps: _Steps) -> Changes:
    facts = extract(article)
    known = store.extracted.known(article.id)
    planned = plan(known, facts)
    replaced = {new.key: old.id for old, new in planned.edited}
    sentences = store.articles.put(article)
    for fact in facts:
        steps.within(fact.sentence.start)
        store.extracted.put(article.id, fact, sentences[fact.sentence.start], replaces=replaced.get(fact.key))
    store.extracted.sweep()
    index_attributes(store, dict(store.extracted.by_start(article.id).values()))
    store.postings.remove(fact.id for fact in known)
    store.postings.put({fact: index_tokens(folded) for fact, folded in store.facts.active(article.id)})
    changes = Changes(
        article.id,
        article.front.title,
        added=tuple(fact.text for fact in planned.added),
        changed=tuple((old.text, new.text) for old, new in planned.edited),
        gone=tuple(fact.text for fact in planned.gone),
    )
    _record(store, changes, {"digest": before} if before else None, {"digest": article.digest}, at)
    return changes


def _remove(store: Store, identifier: str, at: datetime) -> Changes:
    known = store.extracted.known(identifier)
    changes = Changes(identifier, store.articles.front(identifier).title, gone=tuple(fact.text for fact in known))
    store.articles.remove(identifier)
    store.extracted.sweep()
    store.postings.remove(fact.id for fact in known)
    _record(store, changes, {"title": changes.title}, None, at)
    return changes


def _record(
    store: Store, changes: Changes, before: dict[str, object] | None, after: dict[str, object] | None, at: datetime
) -> None:
    """One line of history for the article, and one for each fact that was edited or went."""
    store.history.add(Entry(at, BUILDER, "build", f"article {changes.article}", before, after))
    for old, new in changes.changed:
        store.history.add(Entry(at, BUILDER, "edit", f"article {changes.article}", {"text": old}, {"text": new}))
    for text in changes.gone:
        store.history.add(Entry(at, BUILDER, "remove", f"article {changes.article}", {"text": text}, None))
