"""Where sentences and clauses begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.sentences import clauses, lines, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("甲。乙!丙?丁！戊？", ["甲。", "乙!", "丙?", "丁！", "戊？"], id="end marks of both widths"),
        pytest.param("甲;乙；丙。", ["甲;乙；丙。"], id="a semicolon ends nothing"),
        pytest.param(
            "他说:“好。”然后走了。", ["他说:“好。”", "然后走了。"], id="a closing quote belongs to its sentence"
        ),
        pytest.param('他说:"好。"然后走了。', ['他说:"好。"', "然后走了。"], id="so does a straight one that closes"),
        pytest.param('好。"走吧。"他说。', ["好。", '"走吧。"', "他说。"], id="a straight one that opens does not"),
        pytest.param('甲"乙\n丙。"丁', ['甲"乙', "丙。", '"丁'], id="a quote left open on another line closes nothing"),
        pytest.param("(见下文。)然后", ["(见下文。)", "然后"], id="closing brackets"),
        pytest.param("真的吗?!是。", ["真的吗?!", "是。"], id="runs of end marks"),
        pytest.param("上涨 3.5 倍。", ["上涨 3.5 倍。"], id="a decimal point ends nothing"),
        pytest.param("It rose. Then it fell.", ["It rose.", "Then it fell."], id="a full stop in Latin text"),
        pytest.param("It costs 3. then less.", ["It costs 3. then less."], id="no capital, no end"),
        pytest.param("Mr. Kress of J. P. Smith.", ["Mr. Kress of J. P. Smith."], id="titles and initials"),
        pytest.param('He said "no." Then left.', ['He said "no."', "Then left."], id="full stop in quotes"),
        pytest.param("一行\n二行", ["一行", "二行"], id="a newline ends one"),
        pytest.param("  甲。  乙  ", ["甲。", "乙"], id="white space stands outside"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n ", [], id="only white space"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """The sentences of a text."""
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "估值升至约 40 亿美元;美国创企 Runway 宣布融资。",
            ["估值升至约 40 亿美元", "美国创企 Runway 宣布融资。"],
            id="semicolon",
        ),
        pytest.param(
            "据报道,微软同意投资数十亿美元", ["据报道,微软同意投资数十亿美元"], id="a short part joins the next"
        ),
        pytest.param(
            "微软同意投资数十亿美元,据报道", ["微软同意投资数十亿美元,据报道"], id="or the one before, at the end"
        ),
        pytest.param(
            "拥有 22,000 个 H100 的集群", ["拥有 22,000 个 H100 的集群"], id="a comma within a number parts nothing"
        ),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    """The clauses of a sentence."""
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == expected


TEXTS = st.text(alphabet='甲乙丙。！?;,."“”() \nAb3', max_size=80)


@given(TEXTS)
def test_sentences_lose_nothing(text: str) -> None:
    """Sentences stand in order without overlap, within one line, and hold every character but white space."""
    spans = sentences(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert not any("\n" in text[start:end] for start, end in spans)


@given(TEXTS)
def test_clauses_stay_inside(text: str) -> None:
    """Clauses stand in order inside their sentence and hold all its letters and digits."""
    for start, end in sentences(text):
        spans = clauses(text, start, end)
        assert all(start <= first < last <= end for first, last in spans)
        said = "".join(text[first:last] for first, last in spans)
        assert [c for c in said if c.isalnum()] == [c for c in text[start:end] if c.isalnum()]


@given(TEXTS)
def test_lines_are_those_of_split(text: str) -> None:
    """Lines are what stands between newlines."""
    assert [text[start:end] for start, end in lines(text)] == text.split("\n")
