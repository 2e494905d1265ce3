"""Quantities: every number of a text with its unit, its bounds and its place, in Chinese and English.

Own code, after a look at others (November 2026): cn2an 0.5.24 (MIT) turns single numerals into numbers, without
offsets, units, 数十亿 or 兆; JioNLP 1.5.31 (Apache-2.0) has offsets for money and times, but not for counts, shares or
ranks, no English, and brings 300 MB; dateparser 1.5.0 finds 本周 in 本周四, in 8 ms a sentence; Babel only writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.language import quantity_patterns as patterns
from knowledge.language import regex as re
from knowledge.language.bounds import bound_after, bound_before
from knowledge.language.characters import is_han
from knowledge.language.dates import date_spans
from knowledge.language.measures import NO_UNIT, Bound, Form, Measure, Quantity, Unit, agree, forms, unit_at
from knowledge.language.numerals import LONGEST_RUN, SCALES, Numeral, aligned, read, read_english
from knowledge.language.quantity_ranges import Reading, range_of
from knowledge.language.quantity_words import in_chinese, in_english

__all__ = ["Bound", "Measure", "Quantity", "agree", "in_chinese", "in_english", "quantities"]

_NAME_BEFORE = re.compile(r"(?:(?!\dx).[a-z_]|[a-z][-./])(?=\d)")
_LETTERS = re.compile(r"-?[a-z]")
_SIGNED = ("%", "°C", "°F", "°")
_NOTHING, _HALF, _TENTH = Decimal(0), Decimal("0.5"), Decimal(10)
_TENTHS = "零一二三四五六七八九"


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a folded or raw text, in order; none overlap, and dates and times are left out."""
    plain = aligned(text)
    found: list[Reading] = []
    for reading in _readings(plain):
        joined = range_of(plain, found[-1], reading) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(reading)
    return [reading.quantity for reading in found if not reading.weak]


def _readings(text: str) -> Iterator[Reading]:
    """The quantities of an aligned text outside its dates, before ranges are joined."""
    position = 0
    dates = iter((*date_spans(text), (len(text), len(text))))
    date_start, date_end = next(dates)
    while begin := patterns.START.search(text, position):
        match = patterns.HEAD.match(text, begin.start())
        if not match:
            position = begin.start() + 1
            continue
        while date_end <= match.start() and date_end < len(text):
            date_start, date_end = next(dates)
        if date_start < match.end():
            position = max(date_end, match.start() + 1)
            continue
        reading = None if match["word"] else _reading(text, match, position)
        if reading:
            yield reading
        position = reading.quantity.end if reading else _next(match)


def _next(match: re.Match[str]) -> int:
    """Where to go on after an expression that is no quantity: inside a Chinese run, 万三 in 伊万三次 may hold one."""
    run = match["run"] or match["denominator"]
    return match.start() + 1 if run and not run[0].isdecimal() else match.end()


def _reading(text: str, match: re.Match[str], floor: int) -> Reading | None:
    """The quantity that begins with a match of `HEAD`; nothing before `floor` belongs to it."""
    if match["ordinal"] or match["rank"]:
        return _rank(text, match)
    if match["half"]:
        return _share(text, match, Decimal(50), floor)
    if match["fraction"]:
        count, name = re.split("[ -]", match["fraction"].removesuffix("s"))
        taken_parts = 100 * (Decimal(1) if count == "a" else read_english(count).low)
        return _share(text, match, taken_parts / patterns.PARTS[name], floor)
    if match["part"]:
        part, parts = int(match["part"]), int(match["parts"])
        return _share(text, match, Decimal(100 * part) / parts, floor) if 0 < part < parts else None
    if match["denominator"] and not match["whole"]:
        parts_of, taken = read(match["denominator"]), read(match["numerator"])
        if not parts_of or not taken or not parts_of.low:
            return None
        return _share(text, match, 100 * taken.low / parts_of.low, floor, 100 * taken.high / parts_of.low)
    return _number(text, match, floor)


def _share(text: str, match: re.Match[str], low: Decimal, floor: int, high: Decimal | None = None) -> Reading:
    """A part of a whole, in per cent."""
    start, before = bound_before(text, match.start(), floor, is_round=match["half"] is not None)
    end, after = bound_after(text, match.end())
    span = (start, end, match.start(), match.end())
    return Reading(Quantity(*span, Measure.SHARE, low, low if high is None else high, "%", before or after))


def _rank(text: str, match: re.Match[str]) -> Reading | None:
    """第三大, 第3名, third-largest, #3: a place in an order."""
    end = match.end()
    if match["ordinal"]:
        numeral, (start, number_end) = read(match["ordinal"]), match.span("ordinal")
        if not numeral or numeral.low != numeral.low.to_integral_value():
            return None
        form, unit_end = unit_at(text, end) or (NO_UNIT, end)
        unit = ""
        if form.unit and form.unit.measure in (Measure.COUNT, Measure.DURATION):
            unit, end = text[end:unit_end].strip(), unit_end
        quantity = Quantity(match.start(), end, start, number_end, Measure.RANK, numeral.low, numeral.high, unit)
    else:
        written = match["rank"]
        start, number_end = match.span("rank")
        value = Decimal(patterns.ORDINALS.get(written) or "".join(filter(str.isdecimal, written)))
        unit = (match["best"] or "")[1:]
        quantity = Quantity(match.start(), end, start, number_end, Measure.RANK, value, value, unit)
    return Reading(quantity)


@dataclass(frozen=True, slots=True)
class _Written:
    """A number as it stands in the text. `chinese` when it begins with a Chinese numeral."""

    run: str
    numeral: Numeral
    start: int
    end: int
    chinese: bool


def _number(text: str, match: re.Match[str], floor: int) -> Reading | None:
    """A number with its unit, symbol and bounds."""
    written = _written(text, match)
    if not written or (written.run == "一" and text[written.start - 1 : written.start] in patterns.DETERMINERS):
        return None
    form, end, half, more = _unit(text, written, signed=match["minus"] is not None)
    if match["symbol"] and (priced := _priced(text, match, written, form, end)):
        form, end = priced
        start = match.start()
    else:
        start = written.start
        if form is NO_UNIT and not written.chinese and _in_a_name(text, match, written):
            return None
    numeral = written.numeral
    low, high = (numeral.low + half) * form.times, (numeral.high + half) * form.times
    if match["minus"] and form.unit and form.unit.name in _SIGNED:
        low, high, start = -high, -low, match.start("minus")
    start, before = bound_before(text, start, floor, is_round=numeral.headless)
    end, after = bound_after(text, end)
    stated = Bound.OVER if numeral.more or more else Bound.ABOUT if numeral.nearly else None
    weak = _is_weak(written, match, form, rounded=before is not None)
    return Reading(
        Quantity(
            start,
            end,
            written.start,
            written.end,
            form.unit.measure if form.unit else Measure.BARE,
            low,
            high,
            form.unit.name if form.unit else "",
            stated or before or after,
        ),
        numeral.scale,
        form.times,
        weak,
    )


def _written(text: str, match: re.Match[str]) -> _Written | None:
    """The number of a match; None where the run is none."""
    if match["vague"]:
        values = (Decimal("0.5"),) * 2 if match["vague"] == "半" else (Decimal(2), Decimal(9))
        return _Written(match["vague"], Numeral(*values), *match.span("vague"), chinese=True)
    if match["words"] and len(match["words"]) > LONGEST_RUN:
        return None
    if match["words"]:
        return _Written(match["words"], read_english(match["words"]), *match.span("words"), chinese=False)
    if match["whole"]:
        whole, part, parts = (read(match[name]) for name in ("whole", "numerator", "denominator"))
        if not whole or not part or not parts or not parts.low:
            return None
        value = whole.low + part.low / parts.low
        return _Written(match["whole"] + "又", Numeral(value, value), *match.span(), chinese=True)
    start, end = match.span("run")
    if not match["symbol"] and _NAME_BEFORE.match(f"  {text[max(0, start - 2) : start + 1]}"[-3:]):
        return None
    numeral = read(match["run"])
    if not numeral:
        return None
    if match["scale"] and _scales(text, match):
        scale = SCALES[match["scale"]]
        numeral = Numeral(numeral.low * scale, numeral.high * scale, scale=Decimal(scale))
        end = match.end()
    return _Written(match["run"], numeral, start, end, chinese=not match["run"][0].isdecimal())


def _scales(text: str, match: re.Match[str]) -> bool:
    """Whether the letter after a number multiplies it: $3m but not 3m, 22k but not 4k of a screen, no `3 k`."""
    scale = match["scale"]
    if len(scale) > 1:
        return True
    if match["gap"]:
        return False
    if match["symbol"]:
        return True
    after = unit_at(text, match.end())
    if after and after[0].unit and after[0].unit.measure is Measure.MONEY:
        return True
    return scale in "kb" and match["run"] not in ("2", "4", "8")


def _unit(text: str, written: _Written, *, signed: bool) -> tuple[Form, int, Decimal, bool]:
    """The unit after a number, its end, what it adds (两年半, 一成五), and whether there is more (五成多)."""
    run, at = written.run, written.end
    if inner := patterns.INNER.match(text, at):
        half = _HALF if inner["inner"] == "半" else _NOTHING
        return forms()["个" + inner["time"]], inner.end(), half, inner["inner"] in "多余"
    if run in ("数", "半", "好几") and text.startswith("月", at):
        return forms()["个月"], at + 1, _NOTHING, False
    form, end = unit_at(text, at) or (NO_UNIT, at)
    too_short = written.chinese and not signed and (len(run) < form.least or (run == "一" and not form.single))
    a_name = form.unit is not None and form.unit.name == "g" and len(run) == 1 and text[at] == "g"  # 5g
    if not form.unit or too_short or a_name or (form.times == _TENTH and written.numeral.high > _TENTH):
        noun = patterns.NOUN.match(text, at) if form is NO_UNIT and not written.chinese else None
        if noun and noun[1] not in patterns.NO_NOUN:
            return _noun(noun[1]), noun.end(), _NOTHING, False
        return NO_UNIT, at, _NOTHING, False
    if form.unit.measure is Measure.COUNT:
        return form, end, _NOTHING, False
    if form.unit.name == "year" and patterns.YEAR_GIVEN.match(text, end):
        return NO_UNIT, at, _NOTHING, False
    if form.unit.measure is Measure.DURATION and patterns.AND_A_HALF.match(text, end):
        return form, end + 1, _HALF, False
    if form.times == _TENTH and (percent := patterns.PERCENT.match(text, end)):
        return form, end + 1, _HALF if percent[0] == "半" else Decimal(_TENTHS.index(percent[0])) / _TENTH, False
    more = patterns.MORE.match(text, end)
    return form, more.end() if more else end, _NOTHING, bool(more)


def _noun(word: str) -> Form:
    """An English noun that is counted."""
    return Form(Unit(Measure.COUNT, word, Decimal(1), "count", "", ""), Decimal(1), 0, single=True)


def _priced(text: str, match: re.Match[str], written: _Written, form: Form, end: int) -> tuple[Form, int] | None:
    """The currency before a number, with the end of the expression; one in Chinese needs a plain 元 behind it."""
    symbol = forms()[match["symbol"]]
    if not match["symbol"].isascii() and is_han(match["symbol"][0]):
        return (symbol, end) if text[written.end : end] in ("元", "圆") else None
    return symbol, end if form.unit and form.unit.measure is Measure.MONEY else written.end


def _in_a_name(text: str, match: re.Match[str], written: _Written) -> bool:
    """Whether figures without a unit belong to a name or number a list: h100, gpt-3, rtx 40 in a Chinese text, 1."""
    start, end = written.start, written.end
    if match["words"]:
        return False
    if end == match.end("run") and _LETTERS.match(text, end):
        return True
    if text[:start].strip() == "" and patterns.LIST_ITEM.match(text, end):
        return True
    before = text[start - 1 : start]
    if before == " ":
        return bool(patterns.NAME_BEFORE.search(text, max(0, start - 20), start)) and any(
            is_han(character) for character in text[max(0, start - 20) : end + 20]
        )
    return False


def _is_weak(written: _Written, match: re.Match[str], form: Form, *, rounded: bool) -> bool:
    """Whether a number is too likely part of a word to stand alone."""
    if written.numeral.headless:
        return form is NO_UNIT or not (rounded or len(written.run) > 1)
    if form is not NO_UNIT:
        return False
    if match["words"]:
        return written.run in ("one", "several", "a few", "half a", "half an")
    return written.chinese and not (len(written.run) > 1 and set(written.run) & set("百千万亿兆点又零〇"))
