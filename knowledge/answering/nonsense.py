"""What says nothing that could be answered: mashed keys, markup, broken encodings, commands that there are not."""

from itertools import pairwise

from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asking import Asked
from knowledge.language.lexicon import lexicon
from knowledge.language.script import detect
from knowledge.models import Language

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
_COMMAND = re.compile(r"/ ?\w+(?: \S+){0,3}")
_MARKUP = re.compile(
    r"\*\*[^*]+\*\*|\]\(\w*:|</?[a-z!][^<>]*>|```|`[^`]+"
    r"|\{\{|\$\{|\{%|&(?:[a-z]+|#\d+);|https?://\S+$|^\s*#{1,6} |\w+\(.*\);"
    r"|\b(?:select|drop|insert|delete|update|union)\b.*\b(?:from|table|into|where|set|select)\b|=>|\b(?:console|document|window)\.\w",
    re.IGNORECASE,
)
_BROKEN = re.compile("锟斤拷|烫烫|屯屯|锘|\ufffd|ï¿½|â€|(?:Ã.){2}")
_REPEATED = re.compile(r"(.{1,3}?)\1{3,}")
_WORD = re.compile(r"[a-z]+")
_VOWELS = frozenset("aeiouy")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
LONGEST = 500
"""Characters that are looked at."""
SHORTEST_MASH = 4
"""Letters of a word that can be told to be mashed keys."""


def is_nonsense(text: str, question: Question) -> bool:
    """Whether a text says nothing; a text with a name that the articles use always says something."""
    if any(mention.present for mention in question.mentions):
        return False
    stripped = text[:LONGEST].strip()
    if _COMMAND.fullmatch(stripped) or _BROKEN.search(stripped) or _REPEATED.fullmatch(stripped):
        return True
    asks = question.asking.kind is not Asked.NOTHING
    return (not asks and _MARKUP.search(stripped) is not None) or _is_mashed(question.folded)


def _is_mashed(folded: str) -> bool:
    """Whether all of a text is keys as they lie: no word of it could be read, and none is known."""
    words = _WORD.findall(folded)
    only_latin = not any(character.isalnum() and not character.isascii() for character in folded)
    return only_latin and bool(words) and detect(folded) is not Language.SIMPLIFIED and all(map(_mashed, words))


def _mashed(word: str) -> bool:
    run = any(word in row or word in row[::-1] for row in _ROWS) and len(word) > 2
    if run or len(word) < SHORTEST_MASH:
        return run
    odd = _CLUSTER.search(word) or _VOWELS.isdisjoint(word) or _REPEATED.fullmatch(word) or _rows(word)
    return bool(odd) and word not in lexicon()


def _rows(word: str) -> bool:
    """Whether a word is made of runs of neighbouring keys."""
    pairs = pairwise(word)
    beside = sum(any(first + second in row or second + first in row for row in _ROWS) for first, second in pairs)
    return beside >= (len(word) - 1) * 3 / 4
