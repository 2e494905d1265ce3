"""Question sets and their scoring, by the rules of tests/questions/README.md."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import QUESTIONS, Run

from bot.console.eval_report import report_lines, sweep_lines, table
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.errors import QuestionSetError
from knowledge.evaluating.baselines import Baselines, sentences
from knowledge.evaluating.failures import failure
from knowledge.evaluating.question_sets import Item, Task, Turn, read_items
from knowledge.evaluating.report import report
from knowledge.evaluating.run import Outcome, Rival, run
from knowledge.evaluating.scoring import fold, right, short_fits, short_right
from knowledge.evaluating.shares import Share, times
from knowledge.evaluating.sweep import THRESHOLDS, sweep
from knowledge.models import Answer, AnswerKind, Candidate, Kind, Language, Origin, Quote, Reason, StoredFact

ENGLISH = say_in(Language.ENGLISH)


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
    """What is reached on our own questions stays reached; the weights have seen these, so they prove nothing new."""
    shares = {share.name: share.value for share in report(run(read_items([QUESTIONS]), knowledge.ask)).shares}
    assert shares["best sentence"] >= 0.93
    assert shares["answerable"] >= 0.85
    assert shares["short answer"] >= 0.84
    assert shares["unanswerable, near"] >= 0.70
    assert shares["unanswerable, far"] == 1.0
    assert shares["unanswerable, chat"] == 1.0


def candidate(text: str, score: float, *objections: str) -> Candidate:
    """A candidate with this sentence."""
    quote = Quote(text, "a", None, 0, len(text), 1, 1, Origin.ARTICLE)
    return Candidate(StoredFact(quote, Kind.PARAGRAPH, text, "", None), score, {"bm25": score}, objections)


def outcome(row: Item, given: Answer, *candidates: Candidate) -> Outcome:
    """The outcome of a row with one turn, as a run makes it."""
    score = candidates[0].score if candidates else given.score
    (found,) = run([row], lambda text, chat: replace(given, score=score, candidates=candidates))
    return replace(found, seconds=0.002)


@pytest.mark.parametrize(
    ("row", "short", "fits"),
    [
        pytest.param(NUMBER, "字" * 40, True, id="40 characters"),
        pytest.param(NUMBER, "字" * 41, False, id="one more"),
        pytest.param(LIST, "字" * 200, True, id="a list may have 200"),
        pytest.param(COMPARE, "字" * 201, False, id="no more, computed or not"),
    ],
)
def test_short_answers_have_a_length(row: Item, short: str, fits: bool) -> None:
    """A short answer is no way round the rule that a quote is one sentence."""
    assert short_fits(row, answer(ANSWER, short=short)) is fits


def test_shares_stand_in_the_order_of_people() -> None:
    """Answerable first, then what it is made of; languages and classes in the order of the sets, others by name."""
    rows = [
        *(replace(NUMBER, language=language) for language in ("pinyin", "aa", "zh-Hant", "zh", "zh")),
        *(LIST, CHAT, NEAR, FAR, COMPARE),
        Item("d", Task.DIALOGUE, "zh", "", (Turn("问?", (("甲",),)), Turn("又?", ()))),
    ]
    found = report(run(rows, lambda text, chat: answer(ANSWER, "Inflection 甲 40 亿美元", short="40 亿美元")))
    assert [share.name for share in found.shares] == [
        *("answerable", "answerable, zh", "answerable, zh-Hant", "answerable, pinyin"),
        *("answerable, kind number", "answerable, kind list", "answerable, aa"),
        *("answered, of answerable", "right, of answered"),
        *("best sentence", "best sentence, zh", "best sentence, zh-Hant", "best sentence, pinyin"),
        *("best sentence, kind number", "best sentence, kind list", "best sentence, aa", "best three sentences"),
        *("short answer", "short answer, kind number", "short answer within its length"),
        *("unanswerable", "unanswerable, zh", "unanswerable, near", "unanswerable, far", "unanswerable, chat"),
        *("compare", "dialogue turns", "dialogue turns, answerable", "dialogue turns, unanswerable", "dialogues"),
    ]
    counted = {share.name: (share.right, share.total) for share in found.shares}
    assert counted["answerable"] == (5, 6)
    assert counted["dialogue turns"] == (1, 2)
    assert counted["dialogues"] == (0, 1)
    assert found.reply_length == len("40 亿美元\nInflection 甲 40 亿美元")


def test_baselines_stand_beside_the_best_sentence() -> None:
    """A baseline has a column in the rows of the best sentence, and its time is told with the ratio."""
    own = outcome(NUMBER, answer(UNKNOWN), candidate("Inflection 40亿美元", 0.4))
    rivals = (Rival("WRatio", False, 0.001), Rival("BM25", True, 0.1))
    found = report([replace(own, rivals=rivals)])
    lines = report_lines(found, ENGLISH)
    assert lines[0].split() == ["Yinju", "WRatio", "BM25"]
    assert ["best sentence", "1.000", "1 of 1", "0.000", "1.000"] in [re.split("  +", row) for row in lines]
    assert lines[-1].endswith("Yinju 2.00 ms, WRatio over all sentences 1.00 ms, ratio 2.00")
    assert found.values()["times"] == {"milliseconds": 2.0, "WRatio": 1.0, "ratio": 2.0}


def test_times_without_a_baseline() -> None:
    """No baseline, no ratio."""
    found = replace(report([]), times=times([0.001, 0.003, 0.004], []))
    assert report_lines(replace(found, shares=(Share("dialogues", 1, 2),)), ENGLISH) == [
        "dialogues  0.500  1 of 2",
        "median length of a reply: 0 characters",
        "median time of a question: Yinju 3.00 ms",
    ]


def test_names_of_shares_are_told_in_the_reader_s_language() -> None:
    """The group, and the part of it; a wide character takes two cells."""
    shares = (Share("unanswerable, near", 1, 2), Share("answerable, kind number", 1, 2), Share("answerable", 1, 2))
    lines = report_lines(replace(report([]), shares=shares), say_in(Language.SIMPLIFIED))
    assert lines[:3] == [
        "不可回答,相近       0.500  1 / 2",
        "可回答,类别 number  0.500  1 / 2",
        "可回答              0.500  1 / 2",
    ]


def test_table() -> None:
    """The first column stands to the left, the others to the right, and no line ends in spaces."""
    assert table([["", "a"], ["long", "1.0", "x"], ["b", "2", ""]]) == ["        a", "long  1.0  x", "b       2"]
    assert table([["市值", "1"], ["a", "23"]]) == ["市值   1", "a     23"]


SURE, UNSURE = candidate("Inflection 40亿美元", 0.8), candidate("Inflection 40亿美元", 0.3)
WRONG, OBJECTED = candidate("别的", 0.9), candidate("别的", 0.9, "name: inflection")


@pytest.mark.parametrize(
    ("found", "share", "at"),
    [
        pytest.param(
            outcome(NUMBER, answer(ANSWER, SURE.quote.text), SURE), "right", {0.3: 1, 0.8: 1, 0.85: 0}, id="0.8"
        ),
        pytest.param(outcome(NUMBER, answer(UNKNOWN), UNSURE), "right", {0.3: 1, 0.35: 0}, id="answered if lower"),
        pytest.param(outcome(NUMBER, answer(CHOICE), UNSURE), "answered", {0.3: 1, 0.35: 0}, id="a choice too"),
        pytest.param(outcome(NUMBER, answer(UNKNOWN), WRONG), "right", {0.05: 0}, id="answered, and wrong"),
        pytest.param(outcome(NUMBER, answer(UNKNOWN), WRONG), "answered", {0.9: 1, 0.95: 0}, id="still answered"),
        pytest.param(outcome(NUMBER, answer(UNKNOWN), OBJECTED), "answered", {0.05: 0}, id="an objection holds"),
        pytest.param(
            outcome(NUMBER, answer(ANSWER, short="inflection 40亿美元")), "right", {0.95: 1}, id="no candidate"
        ),
        pytest.param(outcome(NEAR, answer(UNKNOWN), UNSURE), "near", {0.3: 0, 0.35: 1}, id="near: refused from 0.35"),
        pytest.param(outcome(NEAR, answer(ANSWER, "别的"), WRONG), "near", {0.9: 0, 0.95: 1}, id="near: taken back"),
        pytest.param(outcome(NEAR, answer(TALK), WRONG), "near", {0.05: 0, 0.95: 0}, id="near: talk stays wrong"),
        pytest.param(outcome(FAR, answer(TALK), WRONG), "far", {0.05: 1, 0.95: 1}, id="far: talk stays right"),
        pytest.param(
            outcome(FAR, replace(answer(UNKNOWN), reason=Reason.NOT_UNDERSTOOD), WRONG),
            "far",
            {0.05: 1},
            id="far: not understood stays",
        ),
    ],
)
def test_sweep(found: Outcome, share: str, at: dict[float, float]) -> None:
    """What each threshold would have made of a reply."""
    rows = {row.threshold: getattr(row, share) for row in sweep([found])}
    assert list(rows) == [None, *THRESHOLDS]
    assert {threshold: rows[threshold] for threshold in at} == at


def test_the_sweep_agrees_with_the_replies(knowledge: Knowledge) -> None:
    """One of the thresholds gives very nearly the shares as replied, as there is one in use."""
    outcomes = list(run(read_items([QUESTIONS]), knowledge.ask))
    replied, *rows = sweep(outcomes)
    shares = {share.name: share.value for share in report(outcomes).shares}
    assert replied.answered == shares["answered, of answerable"]
    assert replied.right == shares["answerable"]
    assert (replied.near, replied.far) == (shares["unanswerable, near"], shares["unanswerable, far"])
    assert min(abs(row.answered - replied.answered) for row in rows) < 0.1
    assert sum(line.endswith("*") for line in sweep_lines([replied, *rows], ENGLISH)) >= 1


@pytest.mark.parametrize(
    ("found", "rank"),
    [
        pytest.param(outcome(NUMBER, answer(UNKNOWN), WRONG, WRONG, WRONG, WRONG, SURE), 5, id="fifth"),
        pytest.param(outcome(NUMBER, answer(UNKNOWN), WRONG), None, id="not found"),
        pytest.param(outcome(NEAR, answer(ANSWER, "别的"), WRONG), None, id="should not be answered"),
    ],
)
def test_failures_tell_why(found: Outcome, rank: int | None) -> None:
    """A record has the question, the answer, the best three candidates with reasons, and the first right one."""
    record = failure(found)
    assert record is not None
    assert record["rank"] == rank
    assert [each["rank"] for each in record["candidates"]] == ([1, 2, 3, 5] if rank else [1])
    assert record["candidates"][0]["parts"] == {"bm25": 0.9}
    assert record["verdicts"]["right"] is False
    assert record["answer"]["kind"] == found.answer.kind


def test_what_is_right_is_no_failure() -> None:
    """Where every verdict is good there is no record."""
    good = answer(ANSWER, SURE.quote.text, short="40亿美元")
    assert failure(outcome(NUMBER, good, SURE)) is None
    assert failure(outcome(NEAR, answer(UNKNOWN))) is None


def test_baselines_are_asked_over_the_store(knowledge: Knowledge) -> None:
    """Every sentence of the store is what the baselines choose from, and Yinju finds more than either."""
    quotes = sentences(knowledge.store)
    assert len(quotes) == len({quote.fact for quote in quotes}) > 50
    outcomes = run(read_items([QUESTIONS]), knowledge.ask, Baselines([quote.text for quote in quotes]))
    (best,) = [share for share in report(outcomes).shares if share.name == "best sentence"]
    assert best.right > best.baselines["BM25"] > best.baselines["WRatio"] > 0


def test_eval_of_question_sets(yinju: Run, tmp_path: Path) -> None:
    """The whole report as one JSON object, with the sweep; failures go to their file."""
    done = yinju("eval", str(QUESTIONS), "--json", "--sweep", "--failures", "failures.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    values = json.loads(done.stdout)
    assert list(values) == ["questions"]
    assert values["questions"]["shares"][0]["name"] == "answerable"
    assert list(values["questions"]["sweep"][0]) == ["threshold", "answered", "right", "near", "far", "mean"]
    records = [json.loads(line) for line in (tmp_path / "failures.jsonl").read_text("utf-8").splitlines()]
    assert {"id", "question", "gold", "verdicts", "rank", "answer", "candidates"} <= records[0].keys()


def test_eval_without_baselines(yinju: Run) -> None:
    """Without baselines there is no column for them, and no ratio."""
    done = yinju("eval", str(QUESTIONS / "compare.jsonl"), "--no-baselines", YINJU_LANGUAGE="en")
    assert re.search(r"^compare +0\.\d{3} +\d+ of 19$", done.stdout, re.MULTILINE)
    assert "WRatio" not in done.stdout
    assert (done.returncode, done.stderr) == (0, "")
