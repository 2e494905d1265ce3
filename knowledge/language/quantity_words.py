"""Quantities in words: what was read, said to an asker in English or Chinese."""

from decimal import Decimal

from knowledge.language.measures import Bound, Measure, Quantity, units
from knowledge.language.quantity_patterns import ORDINALS

_ENGLISH_BOUND = {Bound.ABOUT: "about ", Bound.OVER: "more than ", Bound.UNDER: "less than ", None: ""}
_CHINESE_BOUND = {Bound.ABOUT: "约", Bound.OVER: "超过", Bound.UNDER: "不到", None: ""}
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_CHINESE_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_SEVERAL = (
    ("several", "数"),
    ("tens of", "数十"),
    ("hundreds of", "数百"),
    ("thousands of", "数千"),
    ("tens of thousands of", "数万"),
    ("hundreds of thousands of", "数十万"),
    ("millions of", "数百万"),
    ("tens of millions of", "数千万"),
    ("hundreds of millions of", "数亿"),
    ("billions of", "数十亿"),
    ("tens of billions of", "数百亿"),
    ("hundreds of billions of", "数千亿"),
    ("trillions of", "数万亿"),
)
"""How a number from 2 to 9.9 times a power of ten is said, by the power."""
_SUFFIXES = frozenset({"%", "°", "°C", "°F"})
_HALF = Decimal("0.5")


def in_english(quantity: Quantity) -> str:
    """The quantity in English: `about US$4 billion`, `70 to 80%`. Chinese measure words are left out."""
    if quantity.measure is Measure.RANK:
        return _english_rank(quantity)
    single, plural = _english_unit(quantity)
    bound = _ENGLISH_BOUND[quantity.bound]
    if quantity.bound is Bound.OVER and quantity.measure is Measure.DURATION:
        bound = "over "
    if several := _several(quantity, 0):
        return f"{bound}{several if plural else several.removesuffix(' of')} {plural}".rstrip()
    if quantity.low == quantity.high == _HALF and quantity.measure is Measure.DURATION:
        return f"{bound}half a{'n' if single == 'hour' else ''} {single}"
    sign = single if single[-1:] in ("$", "€", "£") else ""
    ends = dict.fromkeys(f"{sign}{english_number(value)}" for value in (quantity.low, quantity.high))
    number = " to ".join(ends)
    if sign:
        return f"{bound}{number}"
    if single in _SUFFIXES:
        return f"{bound}{number}{single}"
    return f"{bound}{number} {single if quantity.low == quantity.high == 1 else plural}".rstrip()


def in_chinese(quantity: Quantity) -> str:
    """The quantity in Chinese: `约40亿美元`, `70%至80%`, `22,000个`. English nouns are left out."""
    if quantity.measure is Measure.RANK:
        unit = "" if quantity.unit.isascii() else quantity.unit
        return f"第{'至'.join(dict.fromkeys((f'{quantity.low:f}', f'{quantity.high:f}')))}{unit}"
    known = units().get(quantity.unit)
    unit = (known.chinese if known else "") or ("" if quantity.unit.isascii() else quantity.unit)
    bound = _CHINESE_BOUND[quantity.bound]
    if several := _several(quantity, 1):
        return f"{bound}{several}{unit}"
    if quantity.low == quantity.high == _HALF and quantity.measure is Measure.DURATION:
        return f"{bound}半{unit}"
    between = f"{unit}至" if unit == "%" else "至"
    return f"{bound}{between.join(dict.fromkeys(map(chinese_number, (quantity.low, quantity.high))))}{unit}"


def english_number(value: Decimal) -> str:
    """A number as English papers write it: `22,000`, `1.41 billion`; fractions without end have two decimals."""
    for scale, word in _ENGLISH_SCALES:
        if abs(value) >= scale and _decimals(value / scale) <= 3:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def chinese_number(value: Decimal) -> str:
    """A number as Chinese papers write it: `22,000`, `10万`, `1.41亿`."""
    for scale, word in _CHINESE_SCALES:
        if abs(value) >= max(scale, 100_000) and _decimals(value / scale) <= 4:
            return f"{_plain(value / scale).replace(',', '')}{word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    digits = round(value, 2) if _decimals(value) > 12 else value
    return f"{digits.normalize():,f}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _several(quantity: Quantity, language: int) -> str:
    """`tens of` or 数十 for a vague number that spans such a decade; nothing for another."""
    if quantity.low == quantity.high or not quantity.low:
        return ""
    power = quantity.low.adjusted()
    vague = Decimal(2).scaleb(power), Decimal("9.9" if power else "9").scaleb(power)
    if (quantity.low, quantity.high) != vague or not 0 <= power < len(_SEVERAL):
        return ""
    if power == 0 and quantity.measure is not Measure.DURATION:
        return ""
    return _SEVERAL[power][language]


def _english_unit(quantity: Quantity) -> tuple[str, str]:
    """The unit for one and for many; measure words have none."""
    known = units().get(quantity.unit)
    if quantity.measure is Measure.COUNT:
        name = quantity.unit if quantity.unit.isascii() else ""
        return name, name
    single, _, plural = (known.english if known else "").partition("|")
    return single, plural or single


def _english_rank(quantity: Quantity) -> str:
    """`third`, `third-largest`, `21st`."""
    place = int(quantity.low)
    word = {number: name for name, number in ORDINALS.items()}.get(place)
    if not word:
        ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
        word = f"{place:,}{ending}".replace(",", "")
    best = "largest" if quantity.unit == "大" else quantity.unit if quantity.unit.isascii() else ""
    return f"{word}-{best}" if best else word
