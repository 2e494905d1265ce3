"""Numerals: what a number written in Chinese characters, figures or English words says, and writing one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from knowledge.language import regex as re
from knowledge.language.folding import simplified

_ZERO_TO_NINE = "零〇 一 二两 三 四 五 六 七 八 九"
_ONES = {character: digit for digit, pair in enumerate(_ZERO_TO_NINE.split()) for character in pair}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_TO_NINETEEN.split())}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "hundred": 10**2,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "trillion": 10**12,
    "dozen": 12,
}
"""English words and letters that multiply the number before them."""

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_MULTIPLIER = r"(?:[十亿]|百(?![分度科帕])|千(?![米克瓦卡伏赫焦字])|万|兆(?![瓦赫字帕比]))"
_ONE = "[一二两三四五六七八九]"
_MIXED = (
    rf"{FIGURES}(?:(?: ?[多余]?{_MULTIPLIER})+"
    rf"(?:{FIGURES}(?={_MULTIPLIER})|\d(?![\d.,a-z%])|{_ONE}(?={_MULTIPLIER}))?)*"
    r"[多余]?"
)
_CHINESE = (
    rf"(?:(?:好几|几|数){_MULTIPLIER}|{_ONE}|{_MULTIPLIER}|[零〇])"
    rf"(?:[一二三四五六七八九]|两(?={_MULTIPLIER})|(?<=一)两|{_MULTIPLIER}|[零〇]|(?<=[十百千])几|[多余](?={_MULTIPLIER}))*"
    rf"(?:点[零〇一二三四五六七八九]+{_MULTIPLIER}*)?(?:(?<=[十百千万亿兆])(?:[多余]|来(?![自到源临])))?"
)
NUMERAL = rf"(?:{_MIXED}|{_CHINESE}|[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{{2,}})"
"""A pattern for a run in figures and Chinese numerals; `read` tells whether it is a number."""
_SCALE_WORD = "hundred|thousand|million|billion|trillion|dozen"
_NUMBER_WORD = "|".join(sorted(_WORDS, reverse=True))
_SEVERAL = "tens|dozens|hundreds|thousands|millions|billions|trillions"
ENGLISH_START = rf"half|several|an?|{_SEVERAL}|{_NUMBER_WORD}"
"""The first words of `ENGLISH`."""
ENGLISH = (
    rf"(?:half an?(?: (?:{_SCALE_WORD})(?![a-z]))?|(?:{_SEVERAL})(?: of (?:{_SCALE_WORD})s)?(?: of(?= [a-z]))?"
    rf"|(?:an? few|several)(?: (?:{_SCALE_WORD})(?![a-z]))*"
    rf"|(?:an?(?= (?:{_SCALE_WORD}))|{_NUMBER_WORD})(?:[ -](?:and )?"
    rf"(?:{_NUMBER_WORD}|{_SCALE_WORD})(?![a-z]))*)"
)
"""A pattern for a run of English number words."""
LONGEST_RUN = 60
"""Characters of the longest run that is read; longer ones are codes or play."""
_PIECE = re.compile(rf"{FIGURES}|好几|\S")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a run says: the value lies between `low` and `high`, or over (`more`) or about (`nearly`) that.

    `scale` is what multiplies the single number before it: 亿 in `5亿`, so that `3到5亿` can lend it. `headless` marks
    a run that begins with a multiplier, as 百万, which may be part of a word.
    """

    low: Decimal
    high: Decimal
    more: bool = False
    nearly: bool = False
    scale: Decimal = Decimal(1)
    headless: bool = False


_PLAIN = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？（）"}
    | dict.fromkeys("–—―−", "-")
    | dict.fromkeys("\u00a0\u3000\u2009\u202f\t", " ")
    | dict.fromkeys("～〜∼", "~")
    | {"µ": "μ"}
)
"""Characters by what they are in half width, plain spaces and hyphens; all one for one."""


@lru_cache(maxsize=16_384)
def _plain(character: str) -> str:
    return simplified(character.translate(_PLAIN))


def aligned(text: str) -> str:
    """A text in lower case, half width and Simplified Chinese, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lower if lower.isascii() else "".join(map(_plain, lower))


@lru_cache(maxsize=4096)
def read(run: str) -> Numeral | None:
    """What a run of `NUMERAL` says, None where it is no number (万一, 千百)."""
    if not run or len(run) > LONGEST_RUN:
        return None
    if run.isdecimal():
        value = Decimal(run)
        return Numeral(value, value)
    whole, point, decimals = run.partition("点")
    if point:
        return _read_decimals(whole, decimals)
    pieces = _PIECE.findall(run.translate(_FINANCIAL))
    positional = [_ONES[piece] for piece in pieces if piece in _ONES and piece != "两"]
    if len(pieces) > 2 and len(positional) == len(pieces):
        value = Decimal("".join(map(str, positional)))
        return Numeral(value, value)
    parts = list(_parts(pieces))
    headless = run[0] in "百千万亿兆"
    if headless and any(kind < 2 for _, _, kind in parts):
        return None
    low = _sum(parts, 0)
    high = low if low is None or all(part[0] == part[1] for part in parts) else _sum(parts, 1)
    if low is None or high is None:
        return None
    multipliers = [part[0] for part in parts[1:]]
    single = parts[0][2] == 1 and all(part[2] > 1 for part in parts[1:])
    scale = Decimal(1)
    for multiplier in multipliers if single else []:
        scale *= multiplier
    return Numeral(
        low,
        high,
        more="多" in run or "余" in run,
        nearly=run.endswith("来"),
        scale=scale,
        headless=headless,
    )


def _read_decimals(whole: str, decimals: str) -> Numeral | None:
    """三点五亿: figures after the point are read one by one, a multiplier after them multiplies all."""
    figures = decimals.rstrip("十百千万亿兆")
    front = read(whole)
    if not front or front.low != front.high or not all(character in _ONES for character in figures):
        return None
    scale = Decimal(1)
    for multiplier in decimals[len(figures) :]:
        scale *= (_SMALL | _LARGE)[multiplier]
    value = (front.low + Decimal("0." + "".join(str(_ONES[character]) for character in figures))) * scale
    return Numeral(value, value, scale=scale)


_NOTHING = Decimal(0)
_Part = tuple[Decimal, Decimal, int]
"""Least and greatest value, and kind: 0 a zero, 1 a number, 2 a multiplier below 万, 3 one from 万."""


def _parts(pieces: list[str]) -> Iterator[_Part]:
    """The numbers and multipliers of a run; vague numbers and pairs (七八) have two values."""
    skip = False
    for position, piece in enumerate(pieces):
        following = pieces[position + 1] if position + 1 < len(pieces) else ""
        if skip or piece in "多余来":
            skip = False
        elif piece in ("数", "几", "好几"):
            after_ten = position > 0
            yield Decimal(1 if after_ten else 2), Decimal("9.9" if following in _SMALL or following in _LARGE else 9), 1
        elif piece in _SMALL or piece in _LARGE:
            multiplier = Decimal(_SMALL.get(piece) or _LARGE[piece])
            yield multiplier, multiplier, 2 if piece in _SMALL else 3
        elif piece in "零〇":
            yield Decimal(0), Decimal(0), 0
        elif piece in _ONES and following in _ONES and (piece + following == "三五" or _is_next(piece, following)):
            skip = True
            yield Decimal(_ONES[piece]), Decimal(_ONES[following]), 1
        else:
            value = Decimal(_ONES[piece]) if piece in _ONES else Decimal(piece.replace(",", ""))
            yield value, value, 1


def _is_next(first: str, second: str) -> bool:
    return 0 < _ONES[first] == _ONES[second] - 1


def _sum(parts: list[_Part], side: int) -> Decimal | None:
    """The value of a run, None where its parts do not make a number."""
    total = section = _NOTHING
    current: Decimal | None = None
    small = large = last = Decimal("Infinity")
    before = -1
    for part in parts:
        value, kind = part[1] if side else part[0], part[2]
        if kind == 1:
            if current is not None:
                return None
            current = value
        elif kind == 2:
            if (current is None and before == 2) or value >= small:
                return None
            section += (Decimal(1) if current is None else current) * value
            current, small, last = None, value, value
        elif kind == 3:
            section += _NOTHING if current is None else current
            if before == 3 and value > large:
                total *= value
            elif not section and before != -1:
                return None
            elif value > large:
                total = (total + section) * value
            else:
                total += (section or Decimal(1)) * value
            section, current, small, large, last = Decimal(0), None, Decimal("Infinity"), value, value
        before = kind
    if current is not None and len(parts) > 1 and parts[-2][2] >= 2 and last >= 100 and current < 10:
        current *= last / 10  # 两万五 is 25,000
    return total + section + (_NOTHING if current is None else current)


def read_english(run: str) -> Numeral:
    """What a run of `ENGLISH` says."""
    words = [word for word in re.split(r"[ -]", run) if word not in ("and", "of")]
    if words[0] == "half":
        return _scaled(Decimal("0.5"), Decimal("0.5"), words[2:])
    if words[0].endswith("s") and words[0].rstrip("s") in ("ten", *SCALES):
        first = {"tens": 10, "dozens": 10}.get(words[0]) or SCALES[words[0][:-1]]
        return _scaled(Decimal(2) * first, Decimal("9.9") * first, [word.rstrip("s") for word in words[1:]])
    if words[0] == "several" or words[1:2] == ["few"]:
        return _scaled(Decimal(2), Decimal("9.9" if words[-1] in SCALES else 9), words[words[0] != "several" :][1:])
    if words[0] in ("a", "an"):
        words = ["one", *words[1:]]
    total = section = _NOTHING
    for word in words:
        scale = SCALES.get(word, 0)
        if scale in (12, 100):
            section *= scale
        elif scale:
            total, section = total + section * scale, Decimal(0)
        else:
            section += _WORDS[word]
    return Numeral(total + section, total + section)


def _scaled(low: Decimal, high: Decimal, words: list[str]) -> Numeral:
    """Vague numbers with the scale words that follow them."""
    for word in words:
        low, high = low * SCALES[word], high * SCALES[word]
    return Numeral(low, high)
