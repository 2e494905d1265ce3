"""Arithmetic on typed values: exact, in one unit, with bounds that carry over."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.compute.arithmetic import (
    Amount,
    change,
    difference,
    divided,
    multiplied,
    quotient,
    share,
    total,
)
from knowledge.language.measures import Bound, Measure
from knowledge.models import Language
from knowledge.phrasing import computed as phrase

ABOUT, OVER, UNDER = Bound.ABOUT, Bound.OVER, Bound.UNDER


def money(value: str, bound: Bound | None = None) -> Amount:
    """So many dollars."""
    return Amount(Measure.MONEY, Decimal(value), Decimal(value), "USD", bound)


def amount(measure: Measure, value: str, unit: str) -> Amount:
    """An exact amount."""
    return Amount(measure, Decimal(value), Decimal(value), unit)


DIFFERENCES = [
    ("exact", money("1300000000"), money("270000000"), money("1030000000")),
    ("either order", money("270000000"), money("1300000000"), money("1030000000")),
    ("about", money("4000", ABOUT), money("1500"), money("2500", ABOUT)),
    ("over less exact", money("4000", OVER), money("1500"), money("2500", OVER)),
    ("exact less over", money("4000"), money("1500", OVER), money("2500", UNDER)),
    ("exact less under", money("4000"), money("1500", UNDER), money("2500", OVER)),
    ("both bounded", money("4000", OVER), money("1500", OVER), money("2500", ABOUT)),
    ("nothing", money("5"), money("5"), money("0")),
    (
        "other unit",
        amount(Measure.DURATION, "2", "hour"),
        amount(Measure.DURATION, "30", "minute"),
        amount(Measure.DURATION, "1.5", "hour"),
    ),
    (
        "shares differ by points",
        amount(Measure.SHARE, "37.8", "%"),
        amount(Measure.SHARE, "15.8", "%"),
        amount(Measure.SHARE, "22.0", "point"),
    ),
    (
        "a range",
        Amount(Measure.MONEY, Decimal(640), Decimal(720), "USD"),
        money("600"),
        Amount(Measure.MONEY, Decimal(40), Decimal(120), "USD"),
    ),
]


@pytest.mark.parametrize(("first", "second", "result"), [c[1:] for c in DIFFERENCES], ids=[c[0] for c in DIFFERENCES])
def test_difference(first: Amount, second: Amount, result: Amount) -> None:
    """A difference has the operands' unit, and is only as exact as they are."""
    assert difference(first, second) == result


def test_total() -> None:
    """A sum is only about so where one part is; a lower bound stays one."""
    assert total([money("2"), money("3"), money("4")]) == money("9")
    assert total([money("2", ABOUT), money("3")]) == money("5", ABOUT)
    assert total([money("2", OVER), money("3")]) == money("5", OVER)
    assert total([money("2", OVER), money("3", UNDER)]) == money("5", ABOUT)


def test_ratios() -> None:
    """Quotients, shares and changes, with whether they are only about so."""
    assert quotient(money("300"), money("74")) == (Decimal(300) / Decimal(74), False)
    assert share(money("13"), money("40", ABOUT)) == (Decimal("32.5"), True)
    assert change(money("30"), money("24")) == (Decimal("-20.0"), False)
    assert quotient(money("1"), money("0")) is None
    assert share(money("1"), money("0")) is None
    assert change(money("0"), money("1")) is None


def test_of_shares_and_multiples() -> None:
    """The whole of a share and the share of a whole, in the value's unit; what does not come out even is about so."""
    hundred, fifth = Decimal(100), amount(Measure.SHARE, "20", "%")
    assert divided(money("300"), fifth, hundred) == money("1500")
    assert divided(money("187000000"), amount(Measure.SHARE, "2.4", "times")) == money("77920000", ABOUT)
    assert divided(money("1"), amount(Measure.SHARE, "0", "%")) is None
    assert multiplied(money("1500", ABOUT), fifth, hundred) == money("300", ABOUT)


PHRASES = [
    ("percent", phrase.percent(Decimal("52.99"), about=False, language=Language.SIMPLIFIED), "约 53%"),
    ("exact percent", phrase.percent(Decimal(-20), about=False, language=Language.SIMPLIFIED), "20%"),
    ("English percent", phrase.percent(Decimal("52.99"), about=False, language=Language.ENGLISH), "about 53%"),
    ("times", phrase.times(Decimal("4.0540"), about=False, language=Language.SIMPLIFIED), "约 4.05 倍"),
    ("exact times", phrase.times(Decimal(4), about=False, language=Language.ENGLISH), "4 times"),
    (
        "arithmetic",
        phrase.arithmetic("10.3亿美元", ["13 亿美元", "2.7 亿美元"], "−", Language.SIMPLIFIED),
        "10.3亿美元(13 亿美元 − 2.7 亿美元)",
    ),
    ("traditional", phrase.arithmetic("3亿", ["5亿", "2亿"], "−", Language.TRADITIONAL), "3億(5億 − 2億)"),
    ("winner", phrase.winner(["甲", "乙"], ["5 元", "3 元"], "高", Language.SIMPLIFIED), "甲更高:5 元;乙 3 元"),
    (
        "winner of three",
        phrase.winner(["甲", "乙", "丙"], ["5", "3", "1"], "多", Language.SIMPLIFIED),
        "甲最多:5;乙 3;丙 1",
    ),
    (
        "English winner",
        phrase.winner(["A", "B"], ["5 m", "3 m"], "longer", Language.ENGLISH),
        "A (longer: 5 m; B: 3 m)",
    ),
    ("equal", phrase.even(["甲", "乙"], "5 元", Language.SIMPLIFIED), "甲和乙相同:5 元"),
]


@pytest.mark.parametrize(("said", "right"), [c[1:] for c in PHRASES], ids=[c[0] for c in PHRASES])
def test_phrases(said: str, right: str) -> None:
    """Results are said with their arithmetic, in the asker's language and script."""
    assert said == right


VALUES = st.decimals(min_value=0, max_value=10**13, places=2)
AMOUNTS = st.builds(
    lambda low, more, bound: Amount(Measure.MONEY, low, low + more, "USD", bound),
    VALUES,
    st.sampled_from([Decimal(0), Decimal(5)]),
    st.sampled_from([None, *Bound]),
)


@given(AMOUNTS, AMOUNTS)
def test_difference_gives_back_the_larger(first: Amount, second: Amount) -> None:
    """The smaller and the difference make the larger; the order does not matter."""
    apart = difference(first, second)
    assert apart.low <= apart.high
    assert (apart.low, apart.high) == (difference(second, first).low, difference(second, first).high)
    if first.low == first.high and second.low == second.high:
        assert min(first.low, second.low) + apart.low == max(first.low, second.low)
    assert (apart.bound is None) == (first.bound is None and second.bound is None)


@given(st.lists(AMOUNTS, min_size=1, max_size=5), st.randoms())
def test_total_in_any_order(amounts: list[Amount], random: object) -> None:
    """A sum is the same in any order, and at least its largest part."""
    mixed = list(reversed(amounts))
    assert (total(amounts).low, total(amounts).high) == (total(mixed).low, total(mixed).high)
    assert total(amounts).high >= max(one.high for one in amounts)


@given(AMOUNTS, AMOUNTS)
def test_ratio_times_divisor(first: Amount, second: Amount) -> None:
    """A quotient times its divisor is the dividend, to the precision of decimals."""
    found = quotient(first, second)
    if found:
        assert abs(found[0] * second.middle - first.middle) <= abs(first.middle) * Decimal("1e-20")


@given(st.text(max_size=400), st.sampled_from(list(Language)))
def test_short_answers_are_short(text: str, language: Language) -> None:
    """No computed answer is longer than 200 characters."""
    assert len(phrase.finish(text, language)) <= phrase.LONGEST
