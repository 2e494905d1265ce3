"""Did-you-mean: a question that names nobody, where the article tells the same of several."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.models import AnswerKind


@pytest.fixture(scope="module")
def shared(built: Path) -> Iterator[Knowledge]:
    with Knowledge.open(built) as knowledge:
        yield knowledge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "估值是多少?",
            ("Inflection AI 的估值是多少?", "Runway 的估值是多少?", "Cohere 的估值是多少?"),
            id="Simplified",
        ),
        pytest.param(
            "估值多少錢",
            ("Inflection AI 的估值是多少?", "Runway 的估值是多少?", "Cohere 的估值是多少?"),
            id="Traditional",
        ),
        pytest.param(
            "What is the valuation?",
            (
                "What is the valuation of Inflection AI?",
                "What is the valuation of Runway?",
                "What is the valuation of Cohere?",
            ),
            id="English",
        ),
    ],
)
def test_what_may_be_meant_is_offered(shared: Knowledge, text: str, expected: tuple[str, ...]) -> None:
    """Each of the questions is answered."""
    answer = shared.ask(text)
    assert (answer.kind, answer.choices) == (AnswerKind.CHOICE, expected)
    assert {shared.ask(choice).kind for choice in answer.choices} == {AnswerKind.ANSWER}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Runway 的估值是多少", id="one is named"),
        pytest.param("市值是多少", id="it is told of one only"),
        pytest.param("最近一轮的估值是多少", id="more is said than what is asked for"),
    ],
)
def test_what_is_clear_is_answered(shared: Knowledge, text: str) -> None:
    """No choice where the question leaves none."""
    assert shared.ask(text).kind is not AnswerKind.CHOICE


def test_a_follow_up_is_filled_in_instead(shared: Knowledge) -> None:
    """In a chat the name comes from the question before."""
    shared.ask("Runway 融了多少钱?", chat="choices")
    answer = shared.ask("估值呢?", chat="choices")
    assert answer.kind is AnswerKind.ANSWER
    assert "15" in (answer.short or "")
