"""Dates: the moments that a text names, resolved against the article's date, and whether two can be one time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates import Moment, Precision, compatible, in_chinese, in_english, moments
from knowledge.language.folding import fold_text

FRIDAY = date(2023, 6, 30)
MIXED = (
    st.text(st.sampled_from("0123456789-/.: 一二三四十零年月日号周第季度上下本去今昨前世纪代财点时半qQ年")) | st.text()
)


def one(text: str, today: date | None = FRIDAY) -> Moment:
    """The only moment of a text."""
    (moment,) = moments(text, today)
    return moment


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        pytest.param("2023年6月30日", "2023-06-30", "2023-06-30", "day", id="full date"),
        pytest.param("2023 年 6 月 30 日", "2023-06-30", "2023-06-30", "day", id="full date with spaces"),
        pytest.param("2023-06-30", "2023-06-30", "2023-06-30", "day", id="ISO"),
        pytest.param("2023.6", "2023-06-01", "2023-06-30", "month", id="year and month in figures"),
        pytest.param("二〇二三年六月", "2023-06-01", "2023-06-30", "month", id="Chinese figures"),
        pytest.param("2023年第二季度", "2023-04-01", "2023-06-30", "quarter", id="quarter"),
        pytest.param("2022年下半年", "2022-07-01", "2022-12-31", "half", id="half"),
        pytest.param("1628年", "1628-01-01", "1628-12-31", "year", id="year"),
        pytest.param("于960年", "0960-01-01", "0960-12-31", "year", id="early year"),
        pytest.param("民国38年", "1949-01-01", "1949-12-31", "year", id="era"),
        pytest.param("1997年至1999年", "1997-01-01", "1999-12-31", "year", id="years"),
        pytest.param("1997-98", "1997-01-01", "1998-12-31", "year", id="years, short"),
        pytest.param("5月1日至6月3日", "2023-05-01", "2023-06-03", "day", id="days"),
        pytest.param("6月9-11日", "2023-06-09", "2023-06-11", "day", id="days of one month"),
        pytest.param("5-6月", "2023-05-01", "2023-06-30", "month", id="months"),
        pytest.param("1990年代", "1990-01-01", "1999-12-31", "decade", id="decade"),
        pytest.param("90年代", "1990-01-01", "1999-12-31", "decade", id="short decade"),
        pytest.param("20世纪90年代", "1990-01-01", "1999-12-31", "decade", id="decade of a century"),
        pytest.param("19世纪", "1801-01-01", "1900-12-31", "century", id="century"),
        pytest.param("9 June 2023", "2023-06-09", "2023-06-09", "day", id="English, day first"),
        pytest.param("June 9, 2023", "2023-06-09", "2023-06-09", "day", id="English, month first"),
        pytest.param("May 2023", "2023-05-01", "2023-05-31", "month", id="English month"),
        pytest.param("Q2 2023", "2023-04-01", "2023-06-30", "quarter", id="English quarter"),
        pytest.param("second quarter of 2023", "2023-04-01", "2023-06-30", "quarter", id="quarter in words"),
        pytest.param("first half of 2023", "2023-01-01", "2023-06-30", "half", id="English half"),
        pytest.param("1990s", "1990-01-01", "1999-12-31", "decade", id="English decade"),
        pytest.param("19th century", "1801-01-01", "1900-12-31", "century", id="English century"),
        pytest.param("2022", "2022-01-01", "2022-12-31", "year", id="bare year"),
    ],
)
def test_absolute(text: str, first: str, last: str, precision: str) -> None:
    """The days of what needs no article, and those of a month or day in the article's year."""
    moment = one(text)
    assert (str(moment.first), str(moment.last), moment.precision) == (first, last, precision)
    assert text[moment.start : moment.end] == text.removeprefix("于")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("本周四", "2023-06-29", "2023-06-29", id="day of this week"),
        pytest.param("周四", "2023-06-29", "2023-06-29", id="day of the week"),
        pytest.param("下周一", "2023-07-03", "2023-07-03", id="day of next week"),
        pytest.param("昨日", "2023-06-29", "2023-06-29", id="yesterday"),
        pytest.param("前天", "2023-06-28", "2023-06-28", id="day before"),
        pytest.param("明天", "2023-07-01", "2023-07-01", id="tomorrow"),
        pytest.param("本周", "2023-06-26", "2023-07-02", id="this week"),
        pytest.param("上周", "2023-06-19", "2023-06-25", id="last week"),
        pytest.param("上周末", "2023-06-24", "2023-06-25", id="last weekend"),
        pytest.param("本月", "2023-06-01", "2023-06-30", id="this month"),
        pytest.param("上个月", "2023-05-01", "2023-05-31", id="last month"),
        pytest.param("上月30日", "2023-05-30", "2023-05-30", id="day of last month"),
        pytest.param("下月", "2023-07-01", "2023-07-31", id="next month"),
        pytest.param("30日", "2023-06-30", "2023-06-30", id="day of this month"),
        pytest.param("6月9日", "2023-06-09", "2023-06-09", id="day without a year"),
        pytest.param("9月份", "2023-09-01", "2023-09-30", id="month without a year"),
        pytest.param("今年", "2023-01-01", "2023-12-31", id="this year"),
        pytest.param("去年11月", "2022-11-01", "2022-11-30", id="month of last year"),
        pytest.param("前年", "2021-01-01", "2021-12-31", id="year before last"),
        pytest.param("今年上半年", "2023-01-01", "2023-06-30", id="half of this year"),
        pytest.param("一季度", "2023-01-01", "2023-03-31", id="quarter without a year"),
        pytest.param("下季度", "2023-07-01", "2023-09-30", id="next quarter"),
        pytest.param("前三季度", "2023-01-01", "2023-09-30", id="three quarters"),
        pytest.param("上世纪80年代", "1980-01-01", "1989-12-31", id="decade of last century"),
        pytest.param("yesterday", "2023-06-29", "2023-06-29", id="English yesterday"),
        pytest.param("this Thursday", "2023-06-29", "2023-06-29", id="English day of this week"),
        pytest.param("last Friday", "2023-06-23", "2023-06-23", id="English day before"),
        pytest.param("last week", "2023-06-19", "2023-06-25", id="English last week"),
        pytest.param("last November", "2022-11-01", "2022-11-30", id="English last month of a name"),
        pytest.param("last year", "2022-01-01", "2022-12-31", id="English last year"),
        pytest.param("next quarter", "2023-07-01", "2023-09-30", id="English next quarter"),
        pytest.param("June 9", "2023-06-09", "2023-06-09", id="English day without a year"),
    ],
)
def test_relative(text: str, first: str, last: str) -> None:
    """What is relative counts from the article's date, and stays open without one."""
    moment = one(text)
    assert (str(moment.first), str(moment.last), moment.relative) == (first, last, True)
    unresolved = moments(text, None)[0]
    assert (unresolved.first, unresolved.last, unresolved.relative) == (None, None, True)


@pytest.mark.parametrize(
    ("text", "year", "quarter"),
    [
        pytest.param("2024财年第一季度", 2024, 1, id="Chinese"),
        pytest.param("2024财年", 2024, None, id="Chinese year"),
        pytest.param("第一财季", None, 1, id="Chinese quarter alone"),
        pytest.param("first quarter of fiscal 2024", 2024, 1, id="English"),
        pytest.param("FY24 Q1", 2024, 1, id="short"),
        pytest.param("fiscal year 2024", 2024, None, id="English year"),
    ],
)
def test_fiscal(text: str, year: int | None, quarter: int | None) -> None:
    """A fiscal period has numbers and no days."""
    moment = one(text)
    assert moment.fiscal
    assert (moment.first, moment.last, moment.year, moment.quarter) == (None, None, year, quarter)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        pytest.param("15:30", "15:30", id="digital"),
        pytest.param("下午3点半", "15:30", id="Chinese"),
        pytest.param("14时05分", "14:05", id="hour and minute"),
        pytest.param("3:30 p.m.", "15:30", id="English"),
        pytest.param("3 pm", "15:00", id="English hour"),
    ],
)
def test_clock(text: str, clock: str) -> None:
    """Times of day."""
    moment = one(text)
    assert (moment.precision, moment.clock, moment.first) == (Precision.TIME, clock, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("3年、十年、300年、数年", id="lengths in years"),
        pytest.param("三个月、3天、两周、5小时", id="lengths"),
        pytest.param("2000个、1999元、2000多家、2000 employees", id="counts like years"),
        pytest.param("今日头条、本周期、上月球、四年级", id="words"),
        pytest.param("You may march on.", id="English words"),
        pytest.param("5.6亿、3:2、2-1", id="numbers"),
        pytest.param("每周三", id="every week"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_moment(text: str) -> None:
    """Lengths, counts and words are no moments, folded or not."""
    assert moments(text, FRIDAY) == []
    assert moments(fold_text(text), FRIDAY) == []


def test_sentence() -> None:
    """The moments of a sentence, in order."""
    text = "去年11月宣布,本周四又称,2024财年第一季度营收为71.9亿美元,同年12月的3天里有22%。"
    found = moments(text, FRIDAY)
    assert [text[moment.start : moment.end] for moment in found] == [
        "去年11月",
        "本周四",
        "2024财年第一季度",
        "同年12月",
    ]
    assert found[3].first is None, "the year is told elsewhere"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param("2023年6月9日", "6月9日", True, id="the article's year"),
        pytest.param("今年6月", "6月9日", True, id="inside"),
        pytest.param("2022年6月", "6月9日", False, id="another year"),
        pytest.param("2023年第二季度", "5月", True, id="month of a quarter"),
        pytest.param("2023年第一季度", "2023年第二季度", False, id="quarters"),
        pytest.param("2024财年第一季度", "2024财年第二季度", False, id="fiscal quarters"),
        pytest.param("2024财年第一季度", "2024年第一季度", True, id="fiscal and named alike"),
        pytest.param("2024财年第一季度", "2023年第一季度", False, id="fiscal and another year"),
        pytest.param("公元前221年", "公元前200年", False, id="before Christ"),
        pytest.param("次年4月", "2020年4月", True, id="unknown year"),
        pytest.param("次年4月", "2020年5月", False, id="unknown year, another month"),
        pytest.param("次年4月", "2020年第三季度", False, id="unknown year, another quarter"),
        pytest.param("15:30", "下午3点半", True, id="times"),
        pytest.param("15:30", "今天", False, id="time and day"),
    ],
)
def test_compatible(first: str, second: str, same: bool) -> None:
    """Whether two moments can be one time, in either order."""
    assert compatible(one(first), one(second)) is compatible(one(second), one(first)) is same


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        pytest.param("本周四", "29 June 2023", "2023年6月29日", id="day"),
        pytest.param("上周", "19 June 2023 to 25 June 2023", "2023年6月19日至2023年6月25日", id="week"),
        pytest.param("9月份", "September 2023", "2023年9月", id="month"),
        pytest.param("二季度", "Q2 2023", "2023年第二季度", id="quarter"),
        pytest.param("上半年", "first half of 2023", "2023年上半年", id="half"),
        pytest.param("去年", "2022", "2022年", id="year"),
        pytest.param("1997-1999年", "1997 to 1999", "1997年至1999年", id="years"),
        pytest.param("90年代", "1990s", "1990年代", id="decade"),
        pytest.param("19世纪", "19th century", "19世纪", id="century"),
        pytest.param("2024财年第一季度", "Q1 of fiscal 2024", "2024财年第一季度", id="fiscal"),
        pytest.param("公元前221年", "221 BC", "公元前221年", id="before Christ"),
        pytest.param("下午3点半", "15:30", "15:30", id="time"),
        pytest.param("次年4月", "April", "4月", id="unknown year"),
    ],
)
def test_wording(text: str, english: str, chinese: str) -> None:
    """How a moment is said to an asker."""
    assert (in_english(one(text)), in_chinese(one(text))) == (english, chinese)


@given(MIXED, st.none() | st.dates(date(1000, 1, 15), date(9000, 1, 1)))
def test_any_text(text: str, today: date | None) -> None:
    """Any text is read without error; the spans lie in it, in order, and first comes before last."""
    end = 0
    for moment in moments(text, today):
        assert end <= moment.start < moment.end <= len(text)
        assert (moment.first is None) is (moment.last is None)
        assert moment.first is None or moment.last is None or moment.first <= moment.last
        assert compatible(moment, moment)
        in_english(moment)
        in_chinese(moment)
        end = moment.end


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_said_and_read(day: date) -> None:
    """A day that is said in either language reads as the same."""
    moment = one(day.isoformat())
    assert [one(words, None).first for words in (in_english(moment), in_chinese(moment))] == [day, day]
