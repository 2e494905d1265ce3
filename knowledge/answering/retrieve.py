"""The second step: facts that share rare tokens with the question, from the search index."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge.answering.mentions import Mention
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import beside, facts, frequencies, standing, wordbook
from knowledge.language.characters import is_han
from knowledge.language.synonyms import synonyms
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

    `akin` gives, for a word that others of the store stand for, itself and these; `names` the store's compact names.
    """

    hits: tuple[Hit, ...]
    units: tuple[Unit, ...]
    akin: Mapping[str, tuple[str, ...]]
    names: tuple[frozenset[str], ...] = ()


def retrieve(question: Question, store: Store) -> Found:
    """The facts to rank."""
    names = [[_tokens(form) for form in sorted(mention.spellings)] for mention in question.mentions]
    akin = _akin(question, store)
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
    near = store.facts.beside(question.home, BEFORE, AFTER) if question.home else {}
    at_home = (*question.home, *(fact for facts_near in near.values() for fact in facts_near))
    home = dict.fromkeys((fact for fact in at_home if fact not in scores), 0.0)
    if scores and len(scores) < CANDIDATES:
        room = CANDIDATES - len(scores)
        scores |= dict.fromkeys(beside(store, scores)[:room], 0.0)
    scores |= home
    known = facts(store, scores)
    hits = [Hit(known[fact], score / best if best > 0 else 0.0) for fact, score in scores.items() if fact in known]
    return Found(tuple(hits), tuple(units), akin, (book.names, book.told_of))


def _akin(question: Question, store: Store) -> dict[str, tuple[str, ...]]:
    """What stands for the question's words, themselves first; nothing for those that nothing else stands for."""
    found = standing(store, question.words, lambda words: _standing(words, store))
    return {word: others for word, others in found.items() if others}


def _standing(words: list[str], store: Store) -> dict[str, tuple[str, ...]]:
    """What stands for each word: synonyms that the store uses, for unknown words those of like meaning."""
    book = wordbook(store)
    said = {word: synonyms(word) for word in words}
    pairs = {
        other: _pairs(other) for others in said.values() for other in others if len(other) > 1 and is_han(other[0])
    }
    known = frequencies(store, {pair for parts in pairs.values() for pair in parts})
    used = {
        word: [
            other
            for other in others
            if other in book.counts or (other in pairs and all(known[pair] for pair in pairs[other]))
        ]
        for word, others in said.items()
    }
    unknown = [word for word, others in used.items() if not others and word not in book.counts and _says(word)]
    nearest = book.akin(unknown) if unknown else {}
    return {
        word: (word, *others, *(near for near, _ in nearest.get(word, ()))) if others or nearest.get(word) else ()
        for word, others in used.items()
    }


def _pairs(word: str) -> list[str]:
    """The index tokens of a Chinese word; it may stand inside a longer one, as 营收 in 总营收."""
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
