"""The numbers that questions give: they stand in a sentence however it writes them."""

import pytest

from knowledge.answering.numbers import numbers_in
from knowledge.answering.reading import read
from knowledge.language.folding import fold_text
from knowledge.language.tokens import tokens


@pytest.mark.parametrize(
    ("question", "sentence", "stands"),
    [
        pytest.param("256 张显卡要多久", "256 个加速器", True, id="the same figures"),
        pytest.param("256 张显卡要多久", "3584 个 GPU", False, id="other figures"),
        pytest.param("fewer than 15,000 humanoids", "全年预计不到 1.5 万台", True, id="thousands and 万"),
        pytest.param("Which broker forecasts 52 billion yuan", "全年票房有望达到 520 亿元", True, id="billions and 亿"),
        pytest.param("did they offer 5.2 billion", "开出过52亿元的报价", True, id="an amount without its unit"),
        pytest.param("did they offer 5.2 billion", "开出过5.3亿元的报价", False, id="another amount"),
        pytest.param("15% of sales", "占營收一成五的目標", True, id="percents in tenths"),
        pytest.param("剩下42%的股份", "拿下52%的股权", False, id="another share"),
        pytest.param("15 人", "占 15%", True, id="the same figures of something else are not told apart"),
        pytest.param("三万人和 30000 元", "三万人", False, id="the same amount of something else"),
        pytest.param("24财年q1营收", "2024 财年第一季度", True, id="a year in short"),
        pytest.param("4到6月谁第一", "2023 年第二季度", True, id="months that are a quarter"),
        pytest.param("2023年的营收", "今年的营收", False, id="a year that only the date would tell"),
    ],
)
def test_numbers_stand(question: str, sentence: str, stands: bool) -> None:
    """A sentence gives a number of the question by its figures, its amount or its time."""
    folded = fold_text(question)
    reading = read(fold_text(sentence))
    numbers = numbers_in(folded, tokens(folded))
    assert numbers
    assert all(number.stands_in(reading) for number in numbers) is stands


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("C 轮融了多少", id="a round"),
        pytest.param("星槎-3 多少钱", id="a model"),
    ],
)
def test_labels_are_no_numbers(question: str) -> None:
    """What tells which one of its sort is meant is read as a label."""
    folded = fold_text(question)
    assert numbers_in(folded, tokens(folded)) == ()
