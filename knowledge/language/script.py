"""Which language a text is written in: Simplified or Traditional Chinese, or English; pinyin counts as Simplified."""

from functools import cache, lru_cache

from knowledge.language import data
from knowledge.language.characters import is_han
from knowledge.models import Language


def detect(text: str) -> Language | None:
    """The language of a text; None when it holds neither Chinese characters nor Latin words."""
    han = [character for character in text if is_han(character)]
    if han:
        return Language.TRADITIONAL if sum(map(_side, han)) > 0 else Language.SIMPLIFIED
    words = "".join(character if character.isalpha() else " " for character in text.casefold()).split()
    if not words:
        return None
    return Language.SIMPLIFIED if _is_pinyin(words) else Language.ENGLISH


@lru_cache(maxsize=1_024)
def _side(character: str) -> int:
    """1 for a character of Big5 that is not in GB 2312, as no character of Simplified text is; -1 for the reverse."""
    return _encodes(character, "big5") - _encodes(character, "gb2312")


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_pinyin(words: list[str]) -> bool:
    """Whether most of the words fall into pinyin syllables, and none is an English question or link word.

    Names stay Latin in a pinyin question ("runway guzhi duoshao"), so not every word has to; and `you` or `long` may
    be either.
    """
    if any(word in _words("english_words.txt") and not _syllables(word) for word in words):
        return False
    spelled = [word for word in words if _syllables(word)]
    longest = max((len(word) for word in spelled), default=0)
    return len(spelled) * 2 > len(words) and longest > 2


def _syllables(word: str) -> bool:
    """Whether the whole word can be cut into pinyin syllables."""
    pinyin = _words("pinyin.txt")
    reachable = {0}
    for end in range(1, len(word) + 1):
        if any(end - length in reachable and word[end - length : end] in pinyin for length in range(1, 7)):
            reachable.add(end)
    return len(word) in reachable


@cache
def _words(name: str) -> frozenset[str]:
    return data.words(name)
