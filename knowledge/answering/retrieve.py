"""The second step: facts that share rare tokens with the question, from the search index."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.answering.scope import Scope, scope
from knowledge.answering.understand import Mention, Question
from knowledge.language.tokens import tokens
from knowledge.models import StoredFact
from knowledge.store import Store

CANDIDATES = 40
"""Facts that are ranked for one question."""
LONGEST_QUERY = 64
"""Tokens that are searched for, the rarest first: cost stays flat however long the question is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that the index gave: its BM25 score as a share of the best one's, and its words."""

    fact: StoredFact
    bm25: float
    scope: Scope


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the question that carries information (in nats): a token, or a whole name in all its forms."""

    forms: frozenset[str]
    information: float
    name: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What the index gave, best first, and how much each part of the question tells."""

    hits: tuple[Hit, ...]
    units: tuple[Unit, ...]


def retrieve(question: Question, store: Store) -> Found:
    """The facts to rank."""
    names = [[_tokens(form) for form in sorted(mention.forms)] for mention in question.mentions]
    content = {token.text for token in question.content}
    frequencies = store.postings.frequencies(content.union(*(parts for forms in names for parts in forms)))
    size = store.postings.size()
    units = [
        Unit(frozenset({token}), information(frequencies.get(token, 0), size), name=False) for token in sorted(content)
    ]
    units += [
        _name_unit(mention, forms, frequencies, size) for mention, forms in zip(question.mentions, names, strict=True)
    ]
    rarest = sorted(frequencies, key=lambda token: (frequencies[token], token))[:LONGEST_QUERY]
    scores = store.postings.search(rarest, CANDIDATES)
    best = max(scores.values(), default=0.0)
    facts = store.facts.get(scores)
    hits = [
        Hit(facts[fact], score / best if best > 0 else 0.0, scope(facts[fact]))
        for fact, score in scores.items()
        if fact in facts
    ]
    return Found(tuple(hits), tuple(units))


def information(frequency: int, size: int) -> float:
    """The inverse document frequency of a token, in nats (Robertson and Spärck Jones, smoothed to stay positive)."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def _tokens(form: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(form))


def _name_unit(mention: Mention, forms: Iterable[frozenset[str]], frequencies: dict[str, int], size: int) -> Unit:
    """A name tells as much as the rarest token of its commonest form."""
    commonest = max((min(frequencies.get(token, 0) for token in parts) for parts in forms if parts), default=0)
    return Unit(mention.forms, information(commonest, size), name=True)
