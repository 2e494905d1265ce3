"""Folding: one spelling for all the ways a text may be typed, every character mapped to its source."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.folding import fold, fold_text, simplified_characters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("ＣｏｒｅＷａｖｅ", "corewave", id="full width"),
        pytest.param("輝達的營收", "辉达的营收", id="traditional, character by character"),
        pytest.param("程序", "程序", id="no word of Simplified text is changed"),
        pytest.param("22000 个 H100", "22000个h100", id="spaces between scripts vanish"),
        pytest.param("H 100", "h 100", id="spaces between Latin words stay"),
        pytest.param("Inflection   AI", "inflection ai", id="runs of spaces are one"),
        pytest.param("比尔 · 盖茨", "比尔·盖茨", id="spaces around a middle dot vanish"),
        pytest.param("比尔・盖茨", "比尔·盖茨", id="middle dots are one"),
        pytest.param("“便宜”", '"便宜"', id="quotes are straight"),
        pytest.param("①Ⅷ㎡", "1viiim2", id="compatibility forms"),
        pytest.param("Straße", "strasse", id="case folding may lengthen"),
        pytest.param("a\u200bb\u00adc", "abc", id="invisible characters vanish"),
        pytest.param("e\u0301", "é", id="marks compose"),
        pytest.param("英\n伟\t达", "英伟达", id="any white space"),
        pytest.param("", "", id="nothing"),
        pytest.param(" \n ", "", id="only white space"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Different ways to type the same fold to the same."""
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("text", "part", "source"),
    [
        pytest.param("约 40 亿美元", "40亿", "40 亿", id="the dropped space comes back"),
        pytest.param("用ＡＩ晶片", "ai", "ＡＩ", id="full width comes back"),
        pytest.param("軟體優化", "软体", "軟體", id="traditional comes back"),
        pytest.param("㎡是面积", "m2", "㎡", id="one source character behind two"),
        pytest.param("cafe\u0301 多", "é", "e\u0301", id="two source characters behind one"),
    ],
)
def test_source(text: str, part: str, source: str) -> None:
    """The source of a folded span is found again."""
    folded = fold(text)
    at = folded.text.index(part)
    start, end = folded.source(at, at + len(part))
    assert text[start:end] == source


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form."""
    once = fold_text(text)
    assert fold_text(once) == once


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_every_folded_character_has_a_source(text: str) -> None:
    """Source spans are not empty, stand in order, lie in the text, and fold to what stands there."""
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert character == " " or character in fold_text(text[start:end])


@given(st.text(alphabet="輝達软硬體AIai １2 ·。,\n", max_size=40))
def test_mixed_scripts_fold_like_their_parts(text: str) -> None:
    """Without spaces, folding the whole is folding each character."""
    bare = "".join(text.split())
    assert fold_text(bare) == "".join(map(fold_text, bare))


def test_the_table_is_of_single_characters() -> None:
    """Each Traditional character has one Simplified character that stays as it is."""
    table = dict(zip(*simplified_characters(), strict=True))
    assert len(table) > 2_500
    for traditional, simplified in table.items():
        assert len(traditional) == len(simplified) == 1
        assert simplified not in table
        assert unicodedata.normalize("NFKC", simplified) == simplified
