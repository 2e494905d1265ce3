"""What kind of character this is: the few classes that folding, tokens, sentences and script detection share."""

from functools import lru_cache

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese ideographs as the inside of a regular expression's class: the unified blocks, and the marks 々〆〇."""
_HAN_RANGES = tuple((ord(HAN[at]), ord(HAN[at + 2])) for at in range(0, len(HAN), 3))
_KANA_RANGE = (0x3040, 0x30FF)
_CJK_MARK_RANGE = (0x3000, 0x303F)

CLOSING_MARKS = frozenset("”’」』）)】》〉]〕｝}")
"""Quotes and brackets that close; an ASCII quote may close too, which only its position tells."""


@lru_cache(maxsize=16_384)
def is_han(character: str) -> bool:
    """Whether the character is a Chinese ideograph."""
    code = ord(character[0]) if character else 0
    return any(first <= code <= last for first, last in _HAN_RANGES)


def is_cjk(character: str) -> bool:
    """Whether the character is written without spaces around it: ideographs, kana, and CJK punctuation."""
    code = ord(character)
    return (
        is_han(character)
        or _KANA_RANGE[0] <= code <= _KANA_RANGE[1]
        or _CJK_MARK_RANGE[0] <= code <= _CJK_MARK_RANGE[1]
    )


@lru_cache(maxsize=4_096)
def is_latin(character: str) -> bool:
    """Whether the character is a letter or digit of a script that puts spaces between words."""
    return character.isalnum() and not is_cjk(character)
