"""General words and how frequent they are: what a question may say that is no term of a store.

The cost of a word, here and wherever readings of a text are weighed, is the negative log10 of its probability.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10
from operator import itemgetter

from knowledge.language import data
from knowledge.language.hashed import Hashed
from knowledge.language.names import chinese_names
from knowledge.language.wordfile import Bytes, WordFile

_TOTAL = 9.0
"""log10 of the number of words in which a Zipf frequency counts occurrences."""
_EACH_WORD = 1.5
"""On top of a word's cost: words are no independent draws, and many short ones are less likely than their product."""
_STORE_WORD = 5.0
"""Cost of a store's word that stands there once: a question to the store says it more often than other text does."""
_ASKING = 3.5
"""Cost at most of a word that asks: almost every question has one, whatever its share in other text."""
_ASKING_CHARACTERS = frozenset("谁何哪几啥咋么吗")
_ASKING_WORDS = ("多少", "是否", "有没有", "是谁", "谁是", "有谁", "叫")
_PHRASE = 6.2
"""Cost at most of what questions often put together and no list of words has."""
_PHRASES = (
    "是指",
    "是由",
    "是在",
    "是从",
    "是因",
    "有几",
    "第几",
    "由谁",
    "被谁",
    "与谁",
    "和谁",
    "在哪",
    "从哪",
    "哪一",
    "几年",
)
_GENERAL_NAME = 6.5
"""Cost at most of a generally known name."""
UNLISTED = 8.0
"""Cost of a character that is on no list."""


@cache
def _listed() -> tuple[WordFile, bytes]:
    """Frequent Simplified Chinese words with their numbers, and of each ten times its Zipf frequency: the logarithm to
    base 10 of its occurrences in 1,000,000,000 words.
    """
    return WordFile("frequent_chinese"), Bytes("frequent_chinese.u8").all()


@cache
def _said() -> dict[str, float]:
    """Words that ask, what questions put together, and generally known names -> their cost in a question at most."""
    found: dict[str, float] = {}
    asking = [word for word in data.words("question_words.txt") if not _ASKING_CHARACTERS.isdisjoint(word)]
    for group, most in ((chinese_names(), _GENERAL_NAME), (_PHRASES, _PHRASE), ((*asking, *_ASKING_WORDS), _ASKING)):
        for word in group:
            found[word] = min(found.get(word, most), most)
    return found


@lru_cache(maxsize=4_096)
def cost_of(word: str) -> float | None:
    """What a frequent Chinese word, a word that asks or a generally known name costs in a question; None for others."""
    number = _listed()[0].find(word)
    return _said().get(word) if number is None else _cost_at(number, word)


def _cost_at(number: int, word: str) -> float:
    """What a word of the list costs in a question."""
    cost = _TOTAL + _EACH_WORD - _listed()[1][number] / 10
    return min(cost, _said().get(word, cost))


def cost(word: str) -> float:
    """What a general word costs in a question; what a character on no list costs, for any other."""
    found = cost_of(word)
    return UNLISTED if found is None else found


def costs() -> dict[str, float]:
    """All words of the list, the most frequent first, then those that are only said in questions, with their costs."""
    return {word: cost(word) for word in (*_listed()[0].all(), *_said())}


@dataclass(frozen=True, slots=True)
class Frequent:
    """The words of the list that cost at most so much, which stay on disk, as a mapping to their costs."""

    most: float

    def get(self, word: str) -> float | None:
        """What a word costs; None where it is none of them."""
        number = _listed()[0].find(word)
        cost = None if number is None else _cost_at(number, word)
        return None if cost is None or cost > self.most else cost

    def places(self, key: Callable[[str], str]) -> Hashed:
        """Where the words stand in the file, by a key of theirs."""
        each = _listed()[0].each()
        return Hashed.of((key(word), at) for at, word, number in each if _cost_at(number, word) <= self.most)


@dataclass(frozen=True, slots=True)
class FrequentBy:
    """Words of the list by a key of theirs, as a mapping: of each no more is kept than its place in the file."""

    places: Hashed
    key: Callable[[str], str]

    def get(self, key: str) -> list[str]:
        """The words with a key, the most frequent first."""
        words, _ = _listed()
        found = [words.at(place) for place in self.places.find(key)]
        return [word for word, _ in sorted(found, key=itemgetter(1)) if self.key(word) == key]


def cost_in_store(count: float) -> float:
    """What a store's word costs in a question, by the number of times it stands in the store."""
    return _STORE_WORD - min(log10(max(count, 1.0)), 2.0) / 2


@cache
def english() -> WordFile:
    """The frequent English words of three letters or more, in lower case."""
    return WordFile("frequent_english")
