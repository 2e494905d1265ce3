"""Kinds of answers, and the nouns that name them, by `data/asked_nouns.tsv`."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache

from knowledge.language import data
from knowledge.language.characters import is_han


class Asked(StrEnum):
    """Kinds of answers."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    RANK = "rank"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"
    LANGUAGE = "language"
    REASON = "reason"
    MANNER = "manner"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    THING = "thing"
    NOTHING = "nothing"


VALUES = frozenset({Asked.MONEY, Asked.SHARE, Asked.COUNT, Asked.MEASURE, Asked.DURATION, Asked.RANK, Asked.DATE})
"""Kinds that are answered by a number or a time."""


@lru_cache(maxsize=8_192)
def kind_of(noun: str) -> Asked | None:
    """The kind of answer that a noun names, by its longest known ending; an English one also in the plural."""
    table = _nouns()
    if noun and is_han(noun[-1]):
        return next((table[noun[start:]] for start in range(len(noun)) if noun[start:] in table), None)
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return table.get(noun) or table.get(singular)


def is_kind(noun: str) -> bool:
    """Whether the noun itself, not only its ending, names a kind of answer."""
    return noun in _nouns()


def says_only(word: str, kinds: Iterable[Asked]) -> bool:
    """Whether a folded word says no more than what kinds of answers are asked for, or nothing much at all."""
    table = _kind_words()
    return word in table["any"] or any(word in table.get(kind, ()) for kind in kinds)


@cache
def _kind_words() -> dict[str, frozenset[str]]:
    lines = (entry.split("\t") for entry in data.entries("kind_words.tsv"))
    return {kind: frozenset(words.split()) for kind, words in lines}


@cache
def _nouns() -> dict[str, Asked]:
    table: dict[str, Asked] = {}
    for entry in data.entries("asked_nouns.tsv"):
        kind, *columns = entry.split("\t")
        for noun in " ".join(columns).split():
            table.setdefault(noun, Asked(kind))
    for title in data.words("titles.txt"):
        table.setdefault(title.lower(), Asked.PERSON)
    return table
