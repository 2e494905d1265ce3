"""Question words mistyped, and texts that only look as if."""

import pytest

from knowledge.language.folding import fold_text
from knowledge.language.question_slips import mend_question_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("门票要多小钱", "门票要多少钱", id="多小钱"),
        pytest.param("许多小鸟", "许多小鸟", id="许多小 stays"),
        pytest.param("这间屋有多小", "这间屋有多小", id="有多小 stays"),
        pytest.param("一斤多钱", "一斤多少钱", id="多钱"),
        pytest.param("花了很多钱吗", "花了很多钱吗", id="很多钱 stays"),
        pytest.param("船走了多就", "船走了多久", id="多就"),
        pytest.param("多就业好吗", "多就业好吗", id="就 of 就业 stays"),
        pytest.param("什摸时侯开门", "什么时候开门", id="two slips"),
        pytest.param("神马时候开门", "什么时候开门", id="神马"),
        pytest.param("为神马关门", "为什么关门", id="为神马"),
        pytest.param("啥子是太极", "什么是太极", id="啥子"),
        pytest.param("水占百分之己", "水占百分之几", id="百分之己"),
        pytest.param("馆长是睡", "馆长是谁", id="是睡"),
        pytest.param("他说是睡觉", "他说是睡觉", id="睡觉 stays"),
        pytest.param("老师叫什么名子", "老师叫什么名字", id="名子"),
        pytest.param("hw many boats sank", "how many boats sank", id="hw"),
        pytest.param("how mcuh is a ticket", "how much is a ticket", id="mcuh"),
        pytest.param("whta is a fjord", "what is a fjord", id="whta"),
        pytest.param("wich town is older", "which town is older", id="wich"),
        pytest.param("whale meat prices", "whale meat prices", id="a word stays"),
        pytest.param("show me the map", "show me the map", id="show stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_mended(typed: str, meant: str) -> None:
    """A question word is put right where what was typed makes no sense, and nothing else is touched."""
    assert mend_question_words(fold_text(typed)) == meant
