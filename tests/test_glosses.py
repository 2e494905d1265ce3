"""Names that a question gives twice, the second time in brackets."""

from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.answering.understand import understand

ARTICLE = """+++
title = "沿海铁路开工"
published = 2025-03-04
language = "zh-Hans"
+++
沿海铁路开工

国铁集团承担沿海铁路投资的45%,海远控股出资38亿元。
阿尔斯通向国铁集团交付了12列动车。
"""


@pytest.fixture(scope="module")
def railway(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A store of one article whose names no list holds."""
    folder: Path = tmp_path_factory.mktemp("glosses")
    (folder / "railway.txt").write_text(ARTICLE, encoding="utf-8")
    knowledge = Knowledge.open(folder / "yinju.db")
    knowledge.build([folder / "railway.txt"])
    return knowledge


@pytest.mark.parametrize(
    ("question", "names"),
    [
        pytest.param("How much does China Railway (国铁集团) bear?", ["国铁集团"], id="English before"),
        pytest.param("国铁集团(China Railway)出资多少", [], id="English behind a name that stands in the articles"),
        pytest.param("How many trains did Alstom (阿尔斯通) hand over?", ["阿尔斯通"], id="a word before"),
        pytest.param("Who wants to buy Alstom (阿尔斯通)?", ["阿尔斯通"], id="a verb before"),
        pytest.param("How much does China Railway (中车) bear?", [], id="the articles use neither"),
        pytest.param("海远控股(原海远实业)出资多少", [], id="a remark"),
        pytest.param("投资方(国铁集团)是谁", [], id="a word before in the same language"),
    ],
)
def test_a_name_given_twice_is_one(railway: Knowledge, question: str, names: list[str]) -> None:
    """It is looked for as the articles write it, and the other need not stand there."""
    mentions = understand(question, railway.store).mentions
    given = [min(mention.forms, key=lambda form: (form.isascii(), form)) for mention in mentions if mention.present]
    assert given == names


def test_a_name_given_twice_that_was_told_to_be_one(railway: Knowledge) -> None:
    """It is one name, and stands where it was told to."""
    read = understand("How much does Alstom (阿尔斯通) pay?", railway.store, named=["alstom (阿尔斯通)"]).mentions
    assert [mention.text for mention in read] == ["alstom (阿尔斯通)"]


def test_the_answer_needs_one_of_both(railway: Knowledge) -> None:
    """The other language's name speaks against no sentence."""
    answer = railway.ask("How much of the investment does China Railway (国铁集团) bear?")
    assert answer.candidates[0].objections == ()
    assert "45%" in answer.candidates[0].quote.text
