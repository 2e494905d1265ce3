"""Computed answers in words: the result, and the arithmetic with its operands, at most 200 characters."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from knowledge.language import regex as re
from knowledge.language.folding import fold_text
from knowledge.language.quantities import Measure, Quantity, in_chinese, in_english
from knowledge.language.script import detect
from knowledge.models import Language

if TYPE_CHECKING:
    from opencc import OpenCC

LONGEST = 200
"""Characters of a computed short answer."""
_EDGES = " ,，、。;；:：!！?？(（"
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
"""The words that Chinese numbers are scaled by, the largest first."""
MOST_DECIMALS = 4
"""Decimals of a result at most that is told in the scale of its operands."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:万亿|[万亿兆])?")
_HOUR, _MINUTE = 3600, 60
_ENGLISH = {
    "高": "higher", "大": "larger", "多": "more", "贵": "more expensive", "重": "heavier", "长": "longer",
    "晚": "later", "久": "longer", "厚": "thicker", "强": "stronger", "慢": "slower", "低": "lower", "小": "smaller",
    "少": "less", "便宜": "cheaper", "轻": "lighter", "短": "shorter", "早": "earlier", "快": "faster", "薄": "thinner",
    "弱": "weaker",
}  # fmt: skip
_CHINESE = {english: chinese for chinese, english in _ENGLISH.items()} | {
    "bigger": "大", "fewer": "少", "pricier": "贵", "older": "早", "newer": "晚", "greater": "大", "richer": "多",
    "more": "多", "longer": "长",
}  # fmt: skip


def operand(text: str, quantity: Quantity | None, language: Language) -> str:
    """An operand as published, or said in the asker's language where the article is in the other."""
    words = text.strip(_EDGES)
    own = detect(words)
    if quantity is None:
        return words
    if language is Language.ENGLISH:
        return in_english(quantity) if own is not Language.ENGLISH and own is not None else words
    return in_chinese(quantity) if own is Language.ENGLISH else words


def value(quantity: Quantity, language: Language, operands: Sequence[str] = ()) -> str:
    """A computed quantity, counted in what its operands as published are counted in: 8.72 万 − 5.99 万 is 2.73万."""
    if quantity.measure is Measure.DURATION and quantity.low == quantity.high and (clock := _clock(quantity, language)):
        return clock
    if language is Language.ENGLISH:
        return in_english(quantity)
    said = in_chinese(quantity)
    if quantity.low != quantity.high:
        return said
    scale = next((one for one in _SCALES if any(one in fold_text(operand) for operand in operands)), "")
    if scale and abs(quantity.low) < _SCALES[scale]:
        scale = next((one for one in _SCALES if abs(quantity.low) >= _SCALES[one]), "")  # 0.78亿 is 7800万
    number = quantity.low / _SCALES.get(scale, 1)
    if -_exponent(number) > MOST_DECIMALS:
        return said
    return _NUMBER.sub(f"{number.normalize():f}{scale}", said, count=1)


def _clock(quantity: Quantity, language: Language) -> str:
    """Seconds beyond a minute as a clock tells them; nothing for other durations."""
    seconds = int(quantity.low)
    if quantity.unit != "second" or seconds != quantity.low or seconds < _MINUTE:
        return ""
    parts = seconds // _HOUR, seconds % _HOUR // _MINUTE, seconds % _MINUTE
    if language is Language.ENGLISH:
        words = zip(parts, ("hour", "minute", "second"), strict=True)
        return " ".join(f"{part} {word}{'s' * (part != 1)}" for part, word in words if part)
    return "".join(f"{part}{word}" for part, word in zip(parts, ("小时", "分", "秒"), strict=True) if part)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def percent(number: Decimal, *, about: bool, language: Language) -> str:
    """Per cent with at most one decimal: `约 53%`."""
    return _about(f"{_plain(abs(number), 1)}%", about or _rounded(number, 1), language)


def times(number: Decimal, *, about: bool, language: Language) -> str:
    """So many times: `约 4.05 倍`."""
    sign = " times" if language is Language.ENGLISH else " 倍"
    return _about(f"{_plain(number, 2)}{sign}", about or _rounded(number, 2), language)


def arithmetic(result: str, operands: Sequence[str], sign: str, language: Language) -> str:
    """The result with its arithmetic in brackets: `10.3亿美元(13 亿美元 − 2.7 亿美元)`."""
    return finish(f"{result}({f' {sign} '.join(operands)})", language)


def winner(names: Sequence[str], values: Sequence[str], word: str, language: Language) -> str:
    """Who wins a comparison, with everybody's value; the winner stands first."""
    if language is Language.ENGLISH:
        how = word if word in _CHINESE else _ENGLISH.get(word, "ahead")
        rest = "; ".join(f"{name}: {one}" for name, one in zip(names[1:], values[1:], strict=True))
        return finish(f"{names[0]} ({how}: {values[0]}; {rest})", language)
    how = f"更{_CHINESE.get(word, word)}" if len(names) == 2 else f"最{_CHINESE.get(word, word)}"
    rest = ";".join(f"{name} {one}" for name, one in zip(names[1:], values[1:], strict=True))
    return finish(f"{names[0]}{how}:{values[0]};{rest}", language)


def apart(value_: str, language: Language) -> str:
    """How far two values are apart."""
    return f"difference: {value_}" if language is Language.ENGLISH else f"相差{value_}"


def with_value(name: str, value_: str, language: Language) -> str:
    """A name with its value: 小米(15.4%)."""
    return f"{name} ({value_})" if language is Language.ENGLISH else f"{name}({value_})"


def counted(number: int, names: str, language: Language) -> str:
    """How many they are, and who."""
    return f"{number}: {names}" if language is Language.ENGLISH else f"{number} 个:{names}"


def in_order(parts: Sequence[str], language: Language) -> str:
    """Everybody in order, as many as there is room for."""
    chosen: list[str] = []
    for part in parts:
        if len(" > ".join([*chosen, part])) > LONGEST:
            break
        chosen.append(part)
    return finish("、".join(chosen) if language is not Language.ENGLISH else ", ".join(chosen), language)


def even(names: Sequence[str], one: str, language: Language) -> str:
    """Several that are equal."""
    both = (" and " if language is Language.ENGLISH else "和").join(names)
    return finish(f"{both}: {one} (equal)" if language is Language.ENGLISH else f"{both}相同:{one}", language)


def listed(parts: Sequence[str], language: Language) -> str:
    """Several answers one after another, as many as there is room for."""
    sign = "; " if language is Language.ENGLISH else ";"
    chosen: list[str] = []
    for part in parts:
        if len(sign.join([*chosen, part])) > LONGEST:
            break
        chosen.append(part)
    return finish(sign.join(chosen or [parts[0]]), language)


def named(names: Sequence[str], language: Language) -> str:
    """A list of names."""
    sign = ", " if language is Language.ENGLISH else "、"
    chosen: list[str] = []
    for name in names:
        if len(sign.join([*chosen, name])) > LONGEST:
            break
        chosen.append(name)
    return finish(sign.join(chosen), language)


def finish(text: str, language: Language) -> str:
    """The text in the asker's script, cut where it is too long."""
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return _traditional().convert(text)[:LONGEST] if language is Language.TRADITIONAL else text


def _about(text: str, about: bool, language: Language) -> str:  # noqa: FBT001
    return text if not about else f"about {text}" if language is Language.ENGLISH else f"约 {text}"


def _rounded(number: Decimal, places: int) -> bool:
    return round(number, places) != number


def _plain(number: Decimal, places: int) -> str:
    return f"{round(number, places).normalize():,f}"


@cache
def _traditional() -> "OpenCC":
    from opencc import OpenCC  # its tables load for Traditional replies only

    return OpenCC("s2t")
