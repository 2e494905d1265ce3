"""Quantities: the numbers of a text with their units and bounds, whether two agree, and how they are said."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.language.folding import fold_text
from knowledge.language.measures import units
from knowledge.language.quantities import Bound, Measure, Quantity, agree, in_chinese, in_english, quantities

ABOUT, OVER, UNDER = Bound.ABOUT, Bound.OVER, Bound.UNDER
MIXED = (
    st.text(
        st.sampled_from(
            "0123456789.,%$-~ 零〇一二两三五七八九十百千万亿兆点半第数几多余约近不到年月日个小时元美成分之至kmbnth"
        )
    )
    | st.text()
)


def one(text: str) -> Quantity:
    """The only quantity of a text."""
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "measure", "low", "high", "unit", "bound"),
    [
        pytest.param("约40亿美元", "money", "4e9", "4e9", "USD", ABOUT, id="about"),
        pytest.param("超过10亿美元", "money", "1e9", "1e9", "USD", OVER, id="over"),
        pytest.param("逾百万元", "money", "1e6", "1e6", "CNY", OVER, id="over a multiplier alone"),
        pytest.param("1.41亿欧元", "money", "141e6", "141e6", "EUR", None, id="decimals before a multiplier"),
        pytest.param("一万亿日元", "money", "1e12", "1e12", "JPY", None, id="two multipliers"),
        pytest.param("3.5 billion dollars", "money", "3.5e9", "3.5e9", "USD", None, id="English scale"),
        pytest.param("$1.3bn", "money", "1.3e9", "1.3e9", "USD", None, id="sign and short scale"),
        pytest.param("US$4 billion", "money", "4e9", "4e9", "USD", None, id="sign of two parts"),
        pytest.param("人民币10亿元", "money", "1e9", "1e9", "CNY", None, id="currency before the number"),
        pytest.param("1万块钱", "money", "1e4", "1e4", "CNY", None, id="spoken money"),
        pytest.param("数十亿美元", "money", "2e9", "9.9e9", "USD", None, id="vague"),
        pytest.param("tens of millions of euros", "money", "2e7", "9.9e7", "EUR", None, id="vague, English"),
        pytest.param("3到5亿元", "money", "3e8", "5e8", "CNY", None, id="range that lends its multiplier"),
        pytest.param("$1.5-2 billion", "money", "1.5e9", "2e9", "USD", None, id="range after a sign"),
        pytest.param("近10万块", "count", "1e5", "1e5", "块", ABOUT, id="pieces"),
        pytest.param("22000 个", "count", "22000", "22000", "个", None, id="space before a measure word"),
        pytest.param("２２０００個", "count", "22000", "22000", "个", None, id="full width, Traditional"),
        pytest.param("22,000 GPUs", "count", "22000", "22000", "gpus", None, id="English noun"),
        pytest.param("二十多家", "count", "20", "20", "家", OVER, id="and some"),
        pytest.param("十几个", "count", "11", "19", "个", None, id="some and ten"),
        pytest.param("三五百人", "count", "300", "500", "人", None, id="two digits side by side"),
        pytest.param("三到五家", "count", "3", "5", "家", None, id="range in Chinese numerals"),
        pytest.param("两万一千人", "count", "21000", "21000", "人", None, id="long numeral"),
        pytest.param("5000到2万个", "count", "5000", "20000", "个", None, id="range that lends nothing"),
        pytest.param("一家", "count", "1", "1", "家", None, id="one"),
        pytest.param("two hundred and fifty thousand people", "count", "250000", "250000", "people", None, id="words"),
        pytest.param("七八成", "share", "70", "80", "%", None, id="tenths"),
        pytest.param("一成五", "share", "15", "15", "%", None, id="tenths and percents"),
        pytest.param("三成半", "share", "35", "35", "%", None, id="tenths and a half"),
        pytest.param("五成多", "share", "50", "50", "%", OVER, id="tenths and some"),
        pytest.param("百分之三点五", "share", "3.5", "3.5", "%", None, id="Chinese per cent"),
        pytest.param("10%至20%", "share", "10", "20", "%", None, id="range of per cent"),
        pytest.param("10 to 20 percent", "share", "10", "20", "%", None, id="English range"),
        pytest.param("四分之三", "share", "75", "75", "%", None, id="fraction"),
        pytest.param("过半", "share", "50", "50", "%", OVER, id="over a half"),
        pytest.param("两倍", "share", "2", "2", "times", None, id="times"),
        pytest.param("不到11分钟", "duration", "11", "11", "minute", UNDER, id="under"),
        pytest.param("5个多小时", "duration", "5", "5", "hour", OVER, id="and some inside"),
        pytest.param("两年半", "duration", "2.5", "2.5", "year", None, id="and a half"),
        pytest.param("半个月", "duration", "0.5", "0.5", "month", None, id="half"),
        pytest.param("数年", "duration", "2", "9", "year", None, id="several years"),
        pytest.param("3年", "duration", "3", "3", "year", None, id="years"),
        pytest.param("over 5 hours", "duration", "5", "5", "hour", OVER, id="English duration"),
        pytest.param("第三大", "rank", "3", "3", "大", None, id="rank"),
        pytest.param("第3-5名", "rank", "3", "5", "名", None, id="range of ranks"),
        pytest.param("third-largest", "rank", "3", "3", "largest", None, id="English rank"),
        pytest.param("5nm", "physical", "5", "5", "nm", None, id="nanometres"),
        pytest.param("负10℃", "physical", "-10", "-10", "°C", None, id="below zero"),
        pytest.param("80GB", "physical", "80", "80", "GB", None, id="bytes"),
        pytest.param("2.2万", "bare", "22000", "22000", "", None, id="bare"),
        pytest.param("2万5千", "bare", "25000", "25000", "", None, id="two multipliers with figures"),
        pytest.param("两万五", "bare", "25000", "25000", "", None, id="the last multiplier left out"),
        pytest.param("1兆", "bare", "1e12", "1e12", "", None, id="trillion"),
        pytest.param("9又四分之一", "bare", "9.25", "9.25", "", None, id="mixed number"),
        pytest.param("壹佰贰拾元", "money", "120", "120", "CNY", None, id="financial numerals"),
    ],
)
def test_reading(text: str, measure: str, low: str, high: str, unit: str, bound: Bound | None) -> None:
    """What an expression says, and that its span is the whole expression."""
    quantity = one(f"有{text}。" if not text.isascii() else text)
    assert (quantity.measure, quantity.unit, quantity.bound) == (measure, unit, bound)
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert quantity.end - quantity.start == len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("采用H100、GPT-3、gpt-3.5、PaLM-540B与FP8", id="model names"),
        pytest.param("RTX 40系列", id="a name's number in a Chinese text"),
        pytest.param("2023年6月30日、6月9日、9月份、15:30、1990年代、19世纪", id="dates and times"),
        pytest.param("一些人一直在一起,进一步统一之一", id="words with 一"),
        pytest.param("这一家、另一个、每一位、唯一一", id="what points"),
        pytest.param("三星、四川、十分重要、千万不要、万一、五一、第三方", id="words with numerals"),
        pytest.param("一部分、四周的山、一元化", id="words like a number with a unit"),
        pytest.param("参数、数学、无数", id="words with 数"),
        pytest.param("几个?多少家?", id="questions"),
        pytest.param("三十六年(1608年)", id="the year of a reign"),
        pytest.param("v2.0.1、192.168.1.1、5G、007", id="codes"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_quantity(text: str) -> None:
    """Numbers in names, dates and words are no quantities, folded or not."""
    assert quantities(text) == []
    assert quantities(fold_text(text)) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("从五成多提升至七八成", ["五成多", "七八成"], id="change, no range"),
        pytest.param("从10%到20%", ["10%", "20%"], id="from and to"),
        pytest.param("以13亿美元(约合94亿人民币)收购", ["13亿美元", "约合94亿人民币"], id="two currencies"),
        pytest.param("3584个H100仅用不到11分钟", ["3584个", "不到11分钟"], id="name between"),
        pytest.param("纽约3家,附近5家", ["3家", "5家"], id="about inside a word"),
        pytest.param("伊万三次夺冠", ["三次"], id="numeral inside a name"),
        pytest.param("在384个芯片上为5个多小时", ["384个", "5个多小时"], id="measure word, duration"),
    ],
)
def test_spans(text: str, parts: list[str]) -> None:
    """Where the quantities of a sentence begin and end."""
    assert [text[quantity.start : quantity.end] for quantity in quantities(text)] == parts


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param("22,000个", "2.2万块", True, id="measure words may differ"),
        pytest.param("1万亿美元", "1 trillion dollars", True, id="languages"),
        pytest.param("1兆元", "1万亿元", True, id="two words for a trillion"),
        pytest.param("约40亿美元", "41亿美元", True, id="about, within 5 per cent"),
        pytest.param("约40亿美元", "50亿美元", False, id="about, too far"),
        pytest.param("13亿美元", "13亿元", False, id="currencies"),
        pytest.param("13亿美元", "13亿", True, id="no unit"),
        pytest.param("数十亿美元", "billions of dollars", True, id="vague"),
        pytest.param("七八成", "75%", True, id="inside a range"),
        pytest.param("七八成", "85%", False, id="outside a range"),
        pytest.param("120分钟", "2小时", True, id="units of one kind"),
        pytest.param("5个多小时", "5.5小时", True, id="and some"),
        pytest.param("5个多小时", "7小时", False, id="and too much"),
        pytest.param("超过10亿元", "不到10亿元", False, id="over against under"),
        pytest.param("不到11分钟", "不到11分钟", True, id="under itself"),
        pytest.param("三分之二", "66.67%", True, id="rounded fraction"),
        pytest.param("第三大", "third-largest", True, id="ranks"),
        pytest.param("第三名", "3名", False, id="rank and count"),
        pytest.param("3年", "3个", False, id="measures"),
        pytest.param("5公里", "5000米", True, id="lengths"),
        pytest.param("5公里", "5公斤", False, id="length and weight"),
        pytest.param("3个百分点", "3%", False, id="points are not per cent"),
    ],
)
def test_agreeing(first: str, second: str, same: bool) -> None:
    """Whether two readings may state one value, in either order."""
    assert agree(one(first), one(second)) is agree(one(second), one(first)) is same


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        pytest.param("约40亿美元", "about US$4 billion", "约40亿美元", id="money"),
        pytest.param("20.65亿元", "2.065 billion yuan", "20.65亿元", id="money with a name"),
        pytest.param("1兆美元", "US$1 trillion", "1万亿美元", id="trillion"),
        pytest.param("逾80%", "more than 80%", "超过80%", id="over"),
        pytest.param("七八成", "70 to 80%", "70%至80%", id="range"),
        pytest.param("5个多小时", "over 5 hours", "超过5小时", id="duration"),
        pytest.param("近10万块", "about 100,000", "约10万块", id="nearly"),
        pytest.param("22000个", "22,000", "22,000个", id="count"),
        pytest.param("数十亿美元", "billions of US dollars", "数十亿美元", id="vague"),
        pytest.param("半小时", "half an hour", "半小时", id="half"),
        pytest.param("1天", "1 day", "1天", id="one"),
        pytest.param("第三大", "third-largest", "第3大", id="rank"),
        pytest.param("第21届", "21st", "第21届", id="higher rank"),
        pytest.param("5nm", "5 nm", "5纳米", id="physical"),
    ],
)
def test_wording(text: str, english: str, chinese: str) -> None:
    """How a quantity is said to an asker."""
    assert (in_english(one(text)), in_chinese(one(text))) == (english, chinese)


@given(MIXED)
def test_any_text(text: str) -> None:
    """Any text is read without error; the spans lie in it, in order, and hold their numbers."""
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert quantity.low <= quantity.high
        assert (quantity.unit == "") is (quantity.measure is Measure.BARE) or quantity.measure is Measure.RANK
        assert agree(quantity, quantity)
        assert in_english(quantity)
        assert in_chinese(quantity)
        end = quantity.end


@given(
    st.sampled_from(["USD", "CNY", "EUR", "%", "hour", "day", "个", "km", "°C"]),
    st.integers(1, 10**13),
    st.sampled_from([None, *Bound]),
)
def test_said_and_read(unit: str, number: int, bound: Bound | None) -> None:
    """A quantity that is said in either language reads as the same."""
    value = Decimal(number) / 100
    quantity = Quantity(0, 0, 0, 0, units()[unit].measure, value, value, unit, bound)
    for words in (in_english(quantity), in_chinese(quantity)):
        read = one(words)
        assert (read.low, read.high, read.bound) == (value, value, bound)
        assert agree(read, quantity)


@given(MIXED)
def test_read_said_and_read(text: str) -> None:
    """What a text says can be said in Chinese and read again as a value that agrees."""
    for quantity in quantities(text):
        assume(abs(quantity.high) < 10**16 and quantity.measure is not Measure.BARE)
        again = quantities(in_chinese(quantity))
        assert any(agree(quantity, other) for other in again), in_chinese(quantity)
