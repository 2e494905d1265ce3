"""Question words mistyped: those that sound alike where what stands there is no word, and those of the keyboard.

They are few and short, so that a store's vocabulary cannot tell them; the rest of a question is mended by `slips`.
"""

from functools import cache

from knowledge.language import regex as re
from knowledge.language.asking_patterns import END
from knowledge.language.frequent import cost
from knowledge.language.segmentation import segment
from knowledge.language.sounds import voiced

_CHINESE = ("什么", "多少", "多久", "时候", "哪家", "哪个", "哪位", "哪里", "哪年", "怎么", "怎样", "名字")
_FIRST = frozenset(word[0] for word in _CHINESE)
_NEAR = (
    (re.compile("神马(?![股山浏])"), "什么"),
    (re.compile(f"(?<![有大越更最许很好太挺])多小(?=[亿万千百钱个人元美家年天名次]|{END})"), "多少"),
    (re.compile(f"(?<=[到是了有卖花])[都朵]少(?={END})"), "多少"),
    (re.compile(f"(?<=[了要过])[多朵][就旧](?={END})"), "多久"),
    (re.compile("(?<![很更么太许好最那这些差])多钱"), "多少钱"),
    (re.compile("[什甚][摸莫末]|啥子"), "什么"),
    (re.compile("(?<=百分之)[己机级]"), "几"),
    (re.compile(f"(?<=是)睡(?=在|的|{END})"), "谁"),
    (re.compile("名子"), "名字"),
)
"""What does not sound quite the same, or is a word elsewhere: where it asks, and what is meant."""
_OPENING = ("what", "which", "when", "where", "who", "whose", "why", "how")
_AFTER_HOW = ("many", "much", "long")
_LATIN = re.compile(r"(?<![\w.'-])[a-z]{2,6}(?![\w.'-])")
_UNSOUND = 4.5
"""Cost from which a written English word is rare enough to be a slip."""


def mend_question_words(folded: str) -> str:
    """The folded question with its mistyped question words put right."""
    return _english(_near(_sounding(folded)))


def _sounding(folded: str) -> str:
    """Replaces two characters that are no word, nor cut one, by the question word of their sound."""
    meant = _by_voice()
    edges: set[int] | None = None
    for at in range(len(folded) - 1):
        pair = folded[at : at + 2]
        right = meant.get(voiced(pair)) if pair[0] in _FIRST else None
        if right is None or right == pair or pair[0] != right[0]:
            continue
        edges = edges or {edge for word in segment(folded) for edge in (word.start, word.end)}
        if {at, at + 2} <= edges and (at + 1 in edges or cost(pair) > _UNSOUND):
            folded = folded[:at] + right + folded[at + 2 :]
    return folded


@cache
def _by_voice() -> dict[str, str]:
    return {voiced(word): word for word in reversed(_CHINESE)}


def _near(folded: str) -> str:
    for pattern, right in _NEAR:
        folded = pattern.sub(right, folded)
    return folded


def _english(folded: str) -> str:
    """A rare word one slip away from a question word, at the start or before one: "hw many", "waht", "how mcuh"."""
    first = True
    before = ""
    for found in list(_LATIN.finditer(folded)):
        word = found[0]
        asks = _AFTER_HOW if before == "how" else _OPENING if first else ()
        if asks and word not in (*_OPENING, *_AFTER_HOW) and cost(word) > _UNSOUND:
            from rapidfuzz.distance import OSA  # few words are misspelt

            near = [one for one in asks if OSA.distance(word, one) == 1 and word[0] == one[0]]
            if near:
                return _english(folded[: found.start()] + near[0] + folded[found.end() :])
        first, before = False, word
    return folded
