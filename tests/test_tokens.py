"""Tokens, names, dates and the language of a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates import full_dates
from knowledge.language.folding import fold_text
from knowledge.language.names import alias_groups, compact, latin_names
from knowledge.language.script import detect
from knowledge.language.tokens import TokenKind, tokens, words
from knowledge.models import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("英伟达", ["英伟", "伟达"], id="bigrams"),
        pytest.param("块", ["块"], id="a single character"),
        pytest.param("A3 是", ["a", "3", "a3", "是"], id="a word and its number, apart and joined"),
        pytest.param("GPT-3", ["gpt", "3", "gpt3"], id="hyphen"),
        pytest.param("gpt 3", ["gpt", "3", "gpt3"], id="space"),
        pytest.param("5nm", ["5", "nm", "5nm"], id="number first"),
        pytest.param("100 Inflection", ["100", "inflection"], id="a number does not join the next word"),
        pytest.param("22,000 个", ["22000", "个"], id="thousands"),
        pytest.param("1.41 亿", ["1.41", "亿"], id="decimals"),
        pytest.param("3,584,约", ["3584", "约"], id="a comma after a number"),
        pytest.param("。！?", [], id="no marks"),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """The tokens of a text."""
    assert [token.text for token in tokens(fold_text(text))] == expected


@given(st.text(alphabet="英伟达個a3B-. ,5%", max_size=40))
def test_tokens_stand_where_they_say(text: str) -> None:
    """A token's text is what stands at its span; Latin words and numbers are found alone the same."""
    folded = fold_text(text)
    found = tokens(folded)
    for token in found:
        source = folded[token.start : token.end]
        assert compact(token.text) == compact(source.replace(",", ""))
    assert words(folded) == {token.text for token in found if token.kind is not TokenKind.HAN}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("英伟达市值多少", Language.SIMPLIFIED, id="simplified"),
        pytest.param("輝達市值多少", Language.TRADITIONAL, id="traditional"),
        pytest.param("Runway 融資金額", Language.TRADITIONAL, id="traditional with a Latin name"),
        pytest.param("软硬體协同优化", Language.SIMPLIFIED, id="simplified with one traditional character"),
        pytest.param("著名的公司", Language.SIMPLIFIED, id="a character of both"),
        pytest.param("How much did Inflection AI raise?", Language.ENGLISH, id="English"),
        pytest.param("Runway valuation?", Language.ENGLISH, id="English keywords"),
        pytest.param("yingweida shizhi duoshao", Language.SIMPLIFIED, id="pinyin"),
        pytest.param("runway de touzifang you shei", Language.SIMPLIFIED, id="pinyin with a name"),
        pytest.param("guge a3 chaoji jisuanji you duoshao ge h100", Language.SIMPLIFIED, id="pinyin with models"),
        pytest.param("3584?", None, id="neither"),
        pytest.param("", None, id="nothing"),
        pytest.param("😀", None, id="emoji"),
    ],
)
def test_detect(text: str, language: Language | None) -> None:
    """The language of a text."""
    assert detect(text) is language


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("英特尔 AI 芯片 Habana Gaudi2 则", ["AI", "Habana", "Gaudi2"], id="words in a Chinese text"),
        pytest.param("GPT-3.5、PaLM-540B 相当", ["GPT-3.5", "PaLM-540B"], id="model numbers"),
        pytest.param("在 I/O 大会", ["I/O"], id="slash"),
        pytest.param("5nm 产能 7 月 22%", ["5nm"], id="numbers are no names"),
    ],
)
def test_latin_names(text: str, names: list[str]) -> None:
    """The Latin names of a Chinese text."""
    assert [text[start:end] for start, end in latin_names(text)] == names


def test_aliases_are_told_once() -> None:
    """Every group has two names at least, and no name stands in it twice or is blank."""
    for group in alias_groups():
        assert len(group) >= 2, group
        assert len({form.casefold() for form in group}) == len(group), group
        assert all(form == form.strip() != "" for form in group), group


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2023年6月30日", date(2023, 6, 30), id="Chinese"),
        pytest.param("2023 年 6 月 30 日", date(2023, 6, 30), id="with spaces"),
        pytest.param("2023-06-30", date(2023, 6, 30), id="ISO"),
        pytest.param("2023/6/30", date(2023, 6, 30), id="slashes"),
        pytest.param("June 30, 2023", date(2023, 6, 30), id="English"),
        pytest.param("30 Jun 2023", date(2023, 6, 30), id="English, day first"),
        pytest.param("2023年2月30日", None, id="no such day"),
        pytest.param("Foo 30, 2023", None, id="no such month"),
        pytest.param("6 月 30 日", None, id="no year"),
    ],
)
def test_full_dates(text: str, day: date | None) -> None:
    """Dates with year, month and day."""
    assert [found for found, _, _ in full_dates(f"消息 {text} 发布")] == ([day] if day else [])
