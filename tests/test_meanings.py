"""How near sentences come to a question in meaning, and what they leave unmet."""

import pytest

from knowledge import Knowledge
from knowledge.answering.meanings import NAMES, meaning_columns
from knowledge.answering.reading import read
from knowledge.answering.understand import understand


def columns(knowledge: Knowledge, question: str, *sentences: str) -> dict[str, list[float]]:
    """The columns of sentences for a question."""
    told = meaning_columns(understand(question, knowledge.store), [read(sentence) for sentence in sentences])
    assert set(told) == set(NAMES)
    return {name: column.tolist() for name, column in told.items()}


@pytest.mark.parametrize(
    ("question", "met", "unmet", "column"),
    [
        pytest.param("青禾的董事长是谁", "青禾的董事长发言", "青禾的产量上升", "unmet_noun", id="a noun"),
        pytest.param("员工有多少人辞职", "三成员工离职", "员工的面积", "unmet_verb", id="a verb, met in meaning"),
        pytest.param("房子的租金是多少", "租金每月三千元", "房子在城东", "unmet", id="any word"),
        pytest.param("房子的租金是多少", "房子的租金很高", "房租很高", "unsaid_noun", id="not said literally"),
    ],
)
def test_what_is_left_unmet(knowledge: Knowledge, question: str, met: str, unmet: str, column: str) -> None:
    """The word to which nothing comes near tells a sentence that does not answer."""
    better, worse = columns(knowledge, question, met, unmet)[column]
    assert better < worse


def test_what_another_sentence_meets(knowledge: Knowledge) -> None:
    """What another candidate tells of is elsewhere; what none tells of is strange."""
    told = columns(knowledge, "老师的年龄和奖金", "老师的年龄", "老师的奖金")
    both = columns(knowledge, "老师的年龄和奖金", "老师的年龄", "老师")
    assert min(told["elsewhere"]) > 0
    assert told["strange_word"][0] < both["strange_word"][0]


def test_nothing_known(knowledge: Knowledge) -> None:
    """Where no sentence has a word of known meaning all columns are nothing."""
    told = columns(knowledge, "员工有多少", "9.3")
    assert {value for column in told.values() for value in column} == {0.0}
