"""Which attribute a question asks for, and whether a sentence tells it."""

from collections import Counter

import pytest

from knowledge.answering.attributes import NAMES, UNASKED, asked_attribute, attribute_columns
from knowledge.answering.reading import read
from knowledge.answering.understand import understand
from knowledge.language import data
from knowledge.language.attributes import (
    agree,
    all_told,
    attribute_in,
    attributes_asked,
    attributes_told,
    measured,
    near_attributes,
    same_attribute,
)
from knowledge.language.measures import Measure
from knowledge.models import Kind, Origin, Quote, StoredFact
from knowledge.store import Store

COLUMNS = (5, 6, 7)


def rows() -> list[list[str]]:
    return [entry.split("\t") for entry in data.entries("attributes.tsv")]


def test_the_table_is_a_tree_of_folded_words() -> None:
    """Every attribute stands once, is under one that there is, and is said by words in their folded form."""
    names = [row[0] for row in rows()]
    assert not [name for name, number in Counter(names).items() if number > 1]
    assert not [row[0] for row in rows() if len(row) not in COLUMNS or row[1] not in {*names, "-"} or not row[2]]
    assert {row[3] for row in rows()} <= {*Measure, "any", "-"}
    words = [word for row in rows() for column in row[4:] for word in column.split()]
    assert not [word for word in words if word != word.lower()]


def first(text: str) -> frozenset[str]:
    return attributes_told(text)[0].attributes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("净利润6100万元", "net-profit", id="the longest word, not 利润 in it"),
        pytest.param("营收9.3亿元", "revenue", id="revenue"),
        pytest.param("毛利率28.7%", "gross-margin", id="a compound is another attribute than its part"),
        pytest.param("董事长罗振邦", "chairman", id="an office"),
        pytest.param("its gross margin fell", "gross-margin", id="an English phrase"),
        pytest.param("its gross-margin fell", "gross-margin", id="with a hyphen"),
    ],
)
def test_what_a_sentence_tells(text: str, expected: str) -> None:
    """A word tells the attribute on whose line it stands."""
    assert expected in first(text)


@pytest.mark.parametrize("text", ["pricey", "它呢", ""], ids=["a longer Latin word", "none", "nothing"])
def test_what_tells_nothing(text: str) -> None:
    """A Latin word must stand whole."""
    assert attributes_told(text) == ()


def test_a_vague_wording_asks_only_where_nothing_else_is_named() -> None:
    """多少钱 alone asks for a price; beside 营收 it is but how the revenue is asked for."""
    assert "price" in attributes_asked("这台多少钱")[0].attributes
    assert {name for one in attributes_asked("营收是多少钱") for name in one.attributes} == {"revenue"}
    assert attributes_told("这台多少钱") == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("净利润", "净利", True, id="two words for one"),
        pytest.param("利润", "净利润", True, id="a broader one is answered by a narrower"),
        pytest.param("净利润", "利润", True, id="and the other way round"),
        pytest.param("净利润", "营业利润", False, id="those beside each other differ"),
        pytest.param("净利润", "营收", False, id="strangers differ"),
    ],
)
def test_what_agrees(one: str, other: str, expected: bool) -> None:
    """An attribute agrees with itself, with what is broader and with what is narrower."""
    assert agree(attributes_told(one)[0], attributes_told(other)[0]) is expected


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("attributes") / "store.db", create=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("上市那年的市值是多少", "market-cap", id="what fits the kind of answer"),
        pytest.param("营收和净利润哪个是多少亿元", "net-profit", id="what stands beside the question word"),
        pytest.param("谁领投了这一轮融资", "lead-investor", id="who does it"),
    ],
)
def test_the_attribute_asked_for(text: str, expected: str, store: Store) -> None:
    """Of several the one that fits and is near."""
    asked = asked_attribute(understand(text, store))
    assert asked
    assert expected in asked.attributes


def stored(folded: str, before: str = "") -> StoredFact:
    """A fact as the store gives it, with what its sentence tells and what stands before it."""
    quote = Quote(folded, "a", None, 0, len(folded), 1, 1, Origin.ARTICLE)
    told = attributes_told(folded), all_told(before)
    return StoredFact(quote, Kind.PARAGRAPH, folded, before, None, told=told[0], told_before=told[1])


def test_the_columns(store: Store) -> None:
    """The right attribute is held in one sentence; in the other a rival stands, and what is asked stands before it."""
    facts = [stored("净利润6100万元"), stored("营收9.3亿元", before="净利润如何")]
    columns = attribute_columns(understand("净利润是多少", store), facts, [read("")] * 2)
    assert tuple(columns) == NAMES
    told = {name: column.tolist() for name, column in columns.items()}
    assert told["attribute_held"] == [1, 0]
    assert told["attribute_around"] == [1, 1]
    assert told["attribute_rivals"] == [0, 1]
    assert told["attributes_held_lag"] == [0, -1]


def test_the_columns_of_a_question_that_names_none(store: Store) -> None:
    """They all say so."""
    columns = attribute_columns(understand("它呢", store), [stored("营收9.3亿元")], [read("")])
    assert {float(value) for column in columns.values() for value in column} == {UNASKED}


@pytest.mark.parametrize(
    "text", ["nvidia's market value", "its market-cap of 5", "a market capitalization of", "总市值"]
)
def test_english_phrases_are_attributes(text: str) -> None:
    """An attribute of two English words is read with a space or a hyphen between them."""
    assert attribute_in(text) == "market-cap"


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        pytest.param("净利润6100万元", Measure.MONEY, "net-profit", id="the narrowest"),
        pytest.param("sales of 5 million", Measure.COUNT, "unit-sales", id="ambiguous, by what it is measured in"),
        pytest.param("sales of $5 million", Measure.MONEY, "revenue", id="and the other way round"),
        pytest.param("客户187万", Measure.COUNT, "user-count", id="told beside a value only"),
    ],
)
def test_what_a_value_is_of(text: str, measure: Measure, expected: str) -> None:
    """A word tells the attribute of a value by the value's measure."""
    assert measured(text)[-1].of(measure) == expected


@pytest.mark.parametrize(
    "text", ["卖199美元", "报收28亿元", "董事长3人"], ids=["one character", "leads to it", "an office"]
)
def test_what_values_are_not_of(text: str) -> None:
    """Words that say nothing by themselves, that only lead to a value, or whose attribute has none."""
    assert measured(text) == ()


def test_a_word_fits_values_of_its_measure() -> None:
    """A height is no amount of money; a share may be one of everything."""
    (height,) = measured("高度")
    fitting = [measure for measure in Measure if height.fits(measure)]
    assert fitting == [Measure.SHARE, Measure.PHYSICAL, Measure.BARE]


@pytest.mark.parametrize(
    ("one", "other", "same", "near"),
    [
        pytest.param("profit", "net-profit", True, True, id="a broader one"),
        pytest.param("net-profit", "operating-profit", False, False, id="those beside each other"),
        pytest.param("shipment", "unit-sales", False, True, id="what is shipped is sold"),
        pytest.param("增量", "增量", True, True, id="a word that is none"),
    ],
)
def test_attributes_of_claims(one: str, other: str, same: bool, near: bool) -> None:
    """Claims are of one attribute as sentences tell it; people also name some for others."""
    assert (same_attribute(one, other), other in near_attributes(one)) == (same, near)
