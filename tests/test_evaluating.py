"""Question sets and their scoring, by the rules of tests/questions/README.md."""

from pathlib import Path

import pytest
from conftest import QUESTIONS

from knowledge import Knowledge
from knowledge.errors import QuestionSetError
from knowledge.evaluating.question_sets import Item, Task, Turn, read_items
from knowledge.evaluating.report import report
from knowledge.evaluating.run import run
from knowledge.evaluating.scoring import fold, right, short_right
from knowledge.models import Answer, AnswerKind, Language, Origin, Quote


def answer(kind: AnswerKind, *quotes: str, short: str | None = None) -> Answer:
    """An answer with these quotes."""
    found = tuple(Quote(text, "a", None, 0, len(text), 1, 1, Origin.ARTICLE) for text in quotes)
    return Answer(kind, Language.SIMPLIFIED, 0.9, short=short, quotes=found)


def item(task: Task, kind: str, *groups: tuple[str, ...]) -> Item:
    """A row with one turn."""
    return Item("x", task, "zh", kind, (Turn("问?", groups),))


NUMBER = item(Task.ANSWERABLE, "number", ("40亿美元",), ("inflection",))
LIST = item(Task.ANSWERABLE, "list", ("甲",), ("乙",))
NEAR = item(Task.UNANSWERABLE, "near")
FAR = item(Task.UNANSWERABLE, "far")
CHAT = item(Task.UNANSWERABLE, "chat")
COMPARE = item(Task.COMPARE, "", ("10.3亿",))
ANSWER, UNKNOWN, CHOICE, TALK = AnswerKind.ANSWER, AnswerKind.UNKNOWN, AnswerKind.CHOICE, AnswerKind.TALK


@pytest.mark.parametrize(
    ("row", "given", "verdict"),
    [
        pytest.param(NUMBER, answer(ANSWER, "Inflection 约 40 億美元"), True, id="spaces and scripts do not matter"),
        pytest.param(NUMBER, answer(ANSWER, "Inflection", short="约40亿美元"), True, id="the short answer counts"),
        pytest.param(NUMBER, answer(ANSWER, "约 40 亿美元"), False, id="every group must occur"),
        pytest.param(NUMBER, answer(ANSWER, "别的", "Inflection 40亿美元"), False, id="only the first quote counts"),
        pytest.param(NUMBER, answer(UNKNOWN, "Inflection 40亿美元"), False, id="it must be given as an answer"),
        pytest.param(LIST, answer(ANSWER, "甲", "丙", "乙"), True, id="of a list, three quotes count"),
        pytest.param(LIST, answer(ANSWER, "甲", "丙", "丁", "乙"), False, id="but not a fourth"),
        pytest.param(COMPARE, answer(ANSWER, short="10.3 亿美元"), True, id="a computed answer"),
        pytest.param(NEAR, answer(UNKNOWN), True, id="near: unknown"),
        pytest.param(NEAR, answer(CHOICE), True, id="near: choice"),
        pytest.param(NEAR, answer(ANSWER, "甲"), False, id="near: answered"),
        pytest.param(FAR, answer(TALK), True, id="far: talk"),
        pytest.param(FAR, answer(CHOICE), False, id="far: choice"),
        pytest.param(CHAT, answer(TALK), True, id="chat: talk"),
        pytest.param(CHAT, answer(ANSWER, "甲"), False, id="chat: answered"),
    ],
)
def test_right(row: Item, given: Answer, verdict: bool) -> None:
    """When a reply is right."""
    assert right(row, row.turns[0].groups, given) is verdict


def test_short_right() -> None:
    """The short answer or its source must hold a string of the first group."""
    assert short_right((("40亿",), ("甲",)), answer(ANSWER, "40亿", short="约 40 亿美元"))
    assert not short_right((("40亿",),), answer(ANSWER, "40亿"))


def test_fold() -> None:
    """NFKC, Simplified, lower case, no white space."""
    assert fold("Ａ 輝達\n的 軟體") == "a辉达的软体"


def test_the_project_s_own_questions() -> None:
    """All rows of the question sets are read."""
    items = read_items([QUESTIONS])
    counts = {task: sum(item.task is task for item in items) for task in Task}
    assert counts == {Task.ANSWERABLE: 216, Task.UNANSWERABLE: 72, Task.DIALOGUE: 20, Task.COMPARE: 19}
    assert len({item.id for item in items}) == len(items)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param('{"id": "x"}', "line 1", id="keys missing"),
        pytest.param("[]", "line 1", id="not an object"),
        pytest.param('{"id": "a", "lang": "zh", "q": "?", "any": []}\nnonsense', "line 2", id="not JSON"),
        pytest.param("", "holds no questions", id="empty"),
    ],
)
def test_bad_sets(tmp_path: Path, content: str, told: str) -> None:
    """A row that is none gives one line with file and line."""
    path = tmp_path / "set.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=told):
        read_items([path])


def test_the_first_figures(knowledge: Knowledge) -> None:
    """Questions find their sentence more often than by BM25 over bigrams (0.67 in Chinese, next to none in English)."""
    shares = {share.name: share.value for share in report(run(read_items([QUESTIONS]), knowledge.ask)).shares}
    assert shares["best sentence"] >= 0.70
    assert shares["best sentence, zh"] >= 0.73
    assert shares["unanswerable, chat"] == 1.0
