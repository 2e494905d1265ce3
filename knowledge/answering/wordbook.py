"""The store's own words, held in memory while they do not change: what a question's words are judged against."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from knowledge.language.coined import is_coined
from knowledge.language.lexicon import lexicon
from knowledge.language.slips import Speller
from knowledge.models import Claim, StoredFact, Term
from knowledge.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AKIN = 0.5
"""The cosine from which two words are taken to mean nearly the same; 99 in 100 unrelated pairs stay below .4."""
MOST_AKIN = 6
"""Words of the store that one word of a question is taken to mean at most."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The words of a store that stand for another word, those that tell of it, and those that stand where it could."""

    same: tuple[str, ...]
    near: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Wordbook:
    """All words of a store with the number of facts that hold each, all forms of its names, the compact names of what
    its claims tell of, and its number of facts.

    `facts` keeps facts that were read, `frequencies` those of index tokens, `claims` those of facts, `beside` the
    facts next to each, `terms` what forms of names stand for, and `standing` what stands for a word, as long as they do
    not change.
    """

    counts: Mapping[str, int]
    names: frozenset[str]
    told_of: frozenset[str]
    size: int
    facts: dict[int, StoredFact] = field(default_factory=dict)
    frequencies: dict[str, int] = field(default_factory=dict)
    claims: dict[int, tuple[Claim, ...]] = field(default_factory=dict)
    beside: dict[int, tuple[int, ...]] = field(default_factory=dict)
    terms: dict[str, Term | None] = field(default_factory=dict)
    standing: dict[str, Standing] = field(default_factory=dict)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first two characters of all names, or the one they have."""
        return frozenset(name[:2] for name in self.names)

    @cached_property
    def speller(self) -> Speller:
        """What repairs slips towards these words."""
        return Speller.of(self.counts)

    def akin(self, words: Sequence[str]) -> dict[str, list[tuple[str, float]]]:
        """For each word the store's words of nearly its meaning, with the cosine, nearest first."""
        meanings = lexicon().meanings(words) @ self._vectors.T
        found: dict[str, list[tuple[str, float]]] = {}
        for word, row in zip(words, meanings, strict=True):
            akin = (row >= AKIN).nonzero()[0]
            nearest = akin[row[akin].argsort(kind="stable")][::-1][:MOST_AKIN]
            found[word] = [(self._meaning[at], float(row[at])) for at in nearest.tolist()]
        return found

    @cached_property
    def _meaning(self) -> list[str]:
        return [word for word in self.counts if word in lexicon()]

    @cached_property
    def _vectors(self) -> "NDArray[np.float32]":
        return lexicon().vectors(self._meaning)


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
KEPT_FREQUENCIES = 50_000
"""Index tokens whose frequency is kept in memory at most."""
KEPT_FACTS = 4_000
"""Facts that are kept in memory at most; each takes a few kilobytes."""

_kept: WeakKeyDictionary[Store, tuple[str, Wordbook]] = WeakKeyDictionary()


def wordbook(store: Store) -> Wordbook:
    """The wordbook of a store as it is now."""
    generation = store.generation
    known = _kept.get(store)
    if known is None or known[0] != generation:
        known = (
            generation,
            Wordbook(store.vocabulary.words(), store.vocabulary.forms(), _told_of(store), store.postings.size()),
        )
        _kept[store] = known
    return known[1]


def _told_of(store: Store) -> frozenset[str]:
    """The names that the claims tell of; a coined word, which only stands like a name, is none to answer with."""
    return frozenset(name for name in store.claims.named() if not is_coined(name))


def let_go(store: Store) -> None:
    """Hold nothing of a store in memory: what was written to it was taken back."""
    _kept.pop(store, None)


def facts(store: Store, wanted: Iterable[int]) -> dict[int, StoredFact]:
    """The active facts among the ids, read once while the store does not change."""
    kept, identifiers = _room(wordbook(store).facts, KEPT_FACTS), list(wanted)
    unread = [fact for fact in identifiers if fact not in kept]
    if unread:
        kept |= store.facts.get(unread)
    return {fact: kept[fact] for fact in identifiers if fact in kept}


def beside(store: Store, wanted: Iterable[int]) -> list[int]:
    """The facts whose sentences stand just before or after those of the given ones, themselves left out."""
    kept, identifiers = _room(wordbook(store).beside, KEPT_FACTS), set(wanted)
    unread = [fact for fact in identifiers if fact not in kept]
    if unread:
        kept |= store.facts.beside(unread)
    return sorted({near for fact in identifiers for near in kept[fact]} - identifiers)


def terms(store: Store, forms: Iterable[str]) -> dict[str, Term]:
    """What the forms of names among these stand for."""
    kept, asked = _room(wordbook(store).terms, KEPT_FACTS), list(forms)
    unread = [form for form in asked if form not in kept]
    if unread:
        kept |= dict.fromkeys(unread, None) | store.vocabulary.find(unread)
    return {form: term for form in asked if (term := kept[form])}


def claims(store: Store, wanted: Iterable[int]) -> list[Claim]:
    """The claims of facts, in the order of the facts' ids and then of the text, read once in the same way."""
    kept, identifiers = _room(wordbook(store).claims, KEPT_FACTS), sorted(set(wanted))
    unread = [fact for fact in identifiers if fact not in kept]
    if unread:
        read = store.claims.of(unread)
        kept |= {fact: tuple(claim for claim in read if claim.fact == fact) for fact in unread}
    return [claim for fact in identifiers for claim in kept[fact]]


def standing(
    store: Store, wanted: Iterable[str], found: Callable[[list[str]], Mapping[str, Standing]]
) -> dict[str, Standing]:
    """What stands for each word; `found` tells it of those that were not asked for before."""
    kept, words = _room(wordbook(store).standing, KEPT_FACTS), list(wanted)
    unread = [word for word in words if word not in kept]
    if unread:
        kept |= found(unread)
    return {word: kept[word] for word in words}


def frequencies(store: Store, wanted: Iterable[str]) -> dict[str, int]:
    """In how many facts each index token occurs, 0 for those that occur nowhere."""
    kept, tokens = _room(wordbook(store).frequencies, KEPT_FREQUENCIES), list(wanted)
    unread = [token for token in tokens if token not in kept]
    if unread:
        kept |= dict.fromkeys(unread, 0) | store.postings.frequencies(unread)
    return {token: kept[token] for token in tokens}


def _room(kept: dict[_Key, _Value], most: int) -> dict[_Key, _Value]:
    """The same dictionary, emptied where it grew too large."""
    if len(kept) > most:
        kept.clear()
    return kept
