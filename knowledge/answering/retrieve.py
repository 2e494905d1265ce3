"""The second step: facts that share rare tokens with the question, from the search index."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from knowledge.answering.mentions import Mention
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import Standing, beside, facts, frequencies, standing, wordbook
from knowledge.language.characters import is_han
from knowledge.language.thesaurus import alike, contrasts, related
from knowledge.language.tokens import tokens
from knowledge.models import StoredFact
from knowledge.store import Store

CANDIDATES = 16
"""Facts that are ranked for one question."""
BEFORE, AFTER = 2, 3
"""Sentences before and after one that answered which a question that leans on it may be about."""
LONGEST_QUERY = 64
"""Tokens that are searched for, the rarest first: cost stays flat however long the question is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that the index gave, with its BM25 score as a share of the best one's; 0 for the neighbours of such."""

    fact: StoredFact
    bm25: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the question that carries information (in nats): a token, or a whole name in all its forms."""

    forms: frozenset[str]
    information: float
    name: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What the index gave, best first, and how much each part of the question tells.

    `akin` gives, for a word that others of the store stand for, itself and these, `near` what else tells of it, and
    `others` what it could be taken for and is not; `names` are the store's compact names.
    """

    hits: tuple[Hit, ...]
    units: tuple[Unit, ...]
    akin: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[frozenset[str], ...] = ()


def retrieve(question: Question, store: Store) -> Found:
    """The facts to rank."""
    names = [[_tokens(form) for form in sorted(mention.spellings)] for mention in question.mentions]
    stands = standing(store, question.words, lambda words: _standing(words, store))
    akin = {word: (word, *of.same) for word, of in stands.items() if of.same}
    content = {token.text for token in question.content}
    wanted = content.union(
        *(parts for forms in names for parts in forms), *(_tokens(word) for words in akin.values() for word in words)
    )
    known_frequencies = frequencies(store, wanted)
    book = wordbook(store)
    size = book.size
    units = [
        Unit(frozenset({token, *akin.get(token, ())}), information(known_frequencies[token], size), name=False)
        for token in sorted(content)
    ]
    units += [
        _name_unit(mention, forms, known_frequencies, size)
        for mention, forms in zip(question.mentions, names, strict=True)
    ]
    held = [token for token, frequency in known_frequencies.items() if frequency]
    rarest = sorted(held, key=lambda token: (known_frequencies[token], token))[:LONGEST_QUERY]
    scores = store.postings.search(rarest, CANDIDATES)
    best = max(scores.values(), default=0.0)
    around = store.facts.beside(question.home, BEFORE, AFTER) if question.home else {}
    at_home = (*question.home, *(fact for facts_near in around.values() for fact in facts_near))
    home = dict.fromkeys((fact for fact in at_home if fact not in scores), 0.0)
    if scores and len(scores) < CANDIDATES:
        room = CANDIDATES - len(scores)
        scores |= dict.fromkeys(beside(store, scores)[:room], 0.0)
    scores |= home
    known = facts(store, scores)
    hits = [Hit(known[fact], score / best if best > 0 else 0.0) for fact, score in scores.items() if fact in known]
    near = {word: of.near for word, of in stands.items() if of.near}
    others = {word: of.others for word, of in stands.items() if of.others}
    return Found(tuple(hits), tuple(units), akin, near, others, (book.names, book.told_of))


def _standing(words: list[str], store: Store) -> dict[str, Standing]:
    """What stands for each word: synonyms that the store uses, for unknown words those of like meaning."""
    book = wordbook(store)
    said = {word: (alike(word), related(word), contrasts(word)) for word in words}
    used = _used({other for lists in said.values() for others in lists for other in others}, store)
    found = {word: Standing(*(tuple(filter(used.__contains__, others)) for others in said[word])) for word in words}
    unknown = [word for word in words if not found[word].same and word not in book.counts and _says(word)]
    nearest = book.akin(unknown) if unknown else {}
    return found | {
        word: replace(found[word], same=tuple(near for near, _ in others)) for word, others in nearest.items()
    }


def _used(words: Iterable[str], store: Store) -> set[str]:
    """Those that the store uses; a Chinese word may stand inside a longer one, as 营收 in 总营收."""
    counts = wordbook(store).counts
    used = {word for word in words if word in counts}
    pairs = {word: _pairs(word) for word in words if word not in used and len(word) > 1 and is_han(word[0])}
    known = frequencies(store, {pair for parts in pairs.values() for pair in parts})
    return used | {word for word, parts in pairs.items() if all(known[pair] for pair in parts)}


def _pairs(word: str) -> list[str]:
    """The index tokens of a Chinese word."""
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _says(word: str) -> bool:
    return len(word) > 1 or not is_han(word)


def information(frequency: int, size: int) -> float:
    """The inverse document frequency of a token, in nats (Robertson and Spärck Jones, smoothed to stay positive)."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


@lru_cache(maxsize=1_024)
def _tokens(form: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(form))


def _name_unit(mention: Mention, forms: Iterable[frozenset[str]], known: Mapping[str, int], size: int) -> Unit:
    """A name tells as much as the rarest token of its commonest form."""
    commonest = max((min(known[token] for token in parts) for parts in forms if parts), default=0)
    return Unit(mention.forms, information(commonest, size), name=True)
