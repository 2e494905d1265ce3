"""General words and how frequent they are: what a question may say that is no term of a store.

The cost of a word, here and wherever readings of a text are weighed, is the negative log10 of its probability.
"""

from collections.abc import Iterator
from functools import cache
from math import log10

from knowledge.language import data
from knowledge.language.names import chinese_names

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
_UNLISTED = 8.0
"""Cost of a character that is on no list."""


@cache
def frequencies() -> dict[str, float]:
    """Frequent Simplified Chinese words -> Zipf frequency, log10 of the occurrences in 1,000,000,000 words."""
    return {word: frequency for frequency, words in _by_frequency() for word in words}


def _by_frequency() -> Iterator[tuple[float, list[str]]]:
    """The same, words of one frequency together."""
    for entry in data.entries("frequent_chinese.txt"):
        tenths, *words = entry.split()
        yield int(tenths) / 10, words


@cache
def costs() -> dict[str, float]:
    """Frequent Chinese words, words that ask and generally known names -> their cost in a question."""
    found: dict[str, float] = {}
    for frequency, words in _by_frequency():
        found.update(dict.fromkeys(words, _TOTAL + _EACH_WORD - frequency))
    asking = [word for word in data.words("question_words.txt") if not _ASKING_CHARACTERS.isdisjoint(word)]
    for group, most in ((chinese_names(), _GENERAL_NAME), (_PHRASES, _PHRASE), ((*asking, *_ASKING_WORDS), _ASKING)):
        for word in group:
            found[word] = min(found.get(word, most), most)
    return found


def cost(word: str) -> float:
    """What a general word costs in a question; what a character on no list costs, for any other."""
    return costs().get(word, _UNLISTED)


def cost_in_store(count: float) -> float:
    """What a store's word costs in a question, by the number of times it stands in the store."""
    return _STORE_WORD - min(log10(max(count, 1.0)), 2.0) / 2


@cache
def english() -> frozenset[str]:
    """The frequent English words of three letters or more, in lower case."""
    return data.words("frequent_english.txt")
