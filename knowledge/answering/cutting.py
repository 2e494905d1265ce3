"""The words of a question, as its store and the synonyms cut it."""

from functools import cache

from knowledge.answering.wordbook import wordbook
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.thesaurus import is_term
from knowledge.store import Store

MOST_PIECES = 6
"""Words of the lexicon that one word of the store's own may be cut into."""


def words(text: str, store: Store) -> list[Span]:
    """The words of a text; those that the store's articles or the synonyms tell to be words are not cut."""
    found = segment(text)
    counts = wordbook(store).counts
    cut: list[Span] = []
    at = 0
    while at < len(found):
        end = at + 1
        for last in range(min(len(found), at + MOST_PIECES), at + 1, -1):
            whole = text[found[at].start : found[last - 1].end]
            if (is_han(whole[0]) and whole in counts) or is_term(word(whole)):
                end = last
                break
        cut.append((found[at].start, found[end - 1].end))
        at = end
    return cut


def word(text: str) -> str:
    """A word as the synonyms have it: a number without commas, an English phrase with hyphens (market-cap)."""
    return text.replace(",", "") if text[0].isdigit() else text.replace(" ", "-")


def silent(folded: str) -> list[Span]:
    """Where words stand that say nothing; a single character only where it is a word (地, but not in 地址)."""
    found = [match.span() for match in _silent_words().finditer(folded)]
    return found + [(word.start, word.end) for word in segment(folded) if word.text in _silent_characters()]


@cache
def _silent_words() -> re.Pattern[str]:
    """The longer words of the data files, longest first; English ones only where they stand alone."""
    words = sorted(data.words("question_words.txt") - _silent_characters(), key=lambda word: (-len(word), word))
    english = "|".join(sorted(data.words("english_words.txt")))
    return re.compile(rf"{'|'.join(words)}|(?<![a-z0-9])(?:{english})(?![a-z0-9])")


@cache
def _silent_characters() -> frozenset[str]:
    return frozenset(word for word in data.words("question_words.txt") if len(word) == 1)
