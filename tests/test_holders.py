"""Whose a role is that a sentence tells."""

import pytest

from knowledge import Knowledge
from knowledge.answering.holders import of_others
from knowledge.answering.named import named_in
from knowledge.answering.understand import understand
from knowledge.answering.wordbook import wordbook
from knowledge.language.folding import fold_text
from knowledge.models import AnswerKind


@pytest.mark.parametrize(
    ("question", "sentence", "others"),
    [
        pytest.param("英伟达的 CEO 是谁", "英伟达获得谷歌前 CEO Eric Schmidt 的注资。", True, id="another firm's"),
        pytest.param("谷歌前 CEO 是谁", "英伟达获得谷歌前 CEO Eric Schmidt 的注资。", False, id="the firm's own"),
        pytest.param(
            "英伟达 CEO", "Inflection AI 由他创办并担任 CEO,英伟达是投资者。", True, id="named only afterwards"
        ),
        pytest.param("Inflection AI CEO", "Inflection AI 由他创办并担任 CEO。", False, id="named before"),
        pytest.param("英伟达 CEO 是谁", "英伟达创始人兼 CEO 黄仁勋说。", False, id="behind another role"),
        pytest.param("英伟达 CEO 是谁", "微软创始人兼 CEO 说,英伟达很强。", True, id="another's behind another role"),
        pytest.param("英伟达 CEO 是谁", "公司 CEO 黄仁勋说。", False, id="not named at all"),
        pytest.param("英伟达的投资者是谁", "谷歌的投资者也投了英伟达。", False, id="no office"),
        pytest.param("谁是谷歌的 CFO", "英伟达 CEO 与谷歌前 CEO 见面。", False, id="a role that is not told"),
    ],
)
def test_whose_a_role_is(knowledge: Knowledge, question: str, sentence: str, others: bool) -> None:
    """It is that of the name before it; what the sentence names only later, or not at all, is told apart."""
    with knowledge.store.read():
        read, book, folded = understand(question, knowledge.store), wordbook(knowledge.store), fold_text(sentence)
        assert of_others(read, folded, named_in(folded, (book.names, book.told_of))) is others


@pytest.mark.parametrize("question", ["英伟达CEO", "谁是英伟达的首席执行官", "Who is the CEO of Nvidia?"])
def test_the_leader_of_another_firm_is_no_answer(knowledge: Knowledge, question: str) -> None:
    """The article names other firms' chief executives, and not this one's."""
    assert knowledge.ask(question).kind is AnswerKind.UNKNOWN
