"""SQuAD-layout files: how they are read, run and judged; and the baselines."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import QUESTIONS, Run

from bot.console.eval_report import squad_lines
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.errors import QuestionSetError
from knowledge.evaluating.baselines import BM25, WRatio
from knowledge.evaluating.sources import read_sources
from knowledge.evaluating.spans import exact, f1, segments
from knowledge.evaluating.squad import LARGEST_TEXT, SquadSet, read_squad
from knowledge.evaluating.squad_report import squad_report
from knowledge.evaluating.squad_run import How, Judged, run_squad
from knowledge.models import Language

TEA = {
    "title": "茶园\t记",
    "id": "t",
    "paragraphs": [
        {
            "id": "t-1",
            "context": "青石镇的茶园建于1987年。茶园由林春生创办，占地40公顷。",
            "qas": [
                {"id": "t-1-1", "question": "茶园由谁创办？", "answers": [{"text": "林春生", "answer_start": 17}]},
                {"id": "t-1-2", "question": "茶园占地多少公顷？", "answers": [{"text": "40公頃", "answer_start": 24}]},
            ],
        },
        {
            "id": "t-2",
            "context": "茶园每年春天采茶。采下的茶叶当天炒制。",
            "qas": [
                {"id": "t-2-1", "question": "茶园何时采茶？", "answers": [{"text": "采茶。采下", "answer_start": 6}]},
                {"id": "t-2-2", "question": "茶园卖多少钱？", "answers": []},
            ],
        },
    ],
}
BRIDGE = {
    "title": "白鷺橋",
    "paragraphs": [
        {
            "context": "白鷺橋橫跨北河，全長320公尺。大橋於民國75年通車。",
            "qas": [
                {"id": "b-1", "question": "白鷺橋全長多少？", "answers": [{"text": "320公尺"}, {"text": "全長320公尺"}]}
            ],
        }
    ],
}


def file_of(folder: Path, value: object) -> Path:
    """A file with a JSON value."""
    path = folder / "own.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.fixture
def squad(tmp_path: Path) -> SquadSet:
    """Two articles with four questions."""
    (found,) = read_sources([file_of(tmp_path, {"version": "1", "data": [TEA, BRIDGE]})]).squads
    return found


def test_articles_are_all_their_paragraphs(squad: SquadSet) -> None:
    """Paragraphs are joined by newlines; questions without an answer are left out and counted."""
    tea, bridge = squad.articles
    assert tea.text == "青石镇的茶园建于1987年。茶园由林春生创办，占地40公顷。\n茶园每年春天采茶。采下的茶叶当天炒制。"
    assert (tea.title, bridge.title) == ("茶园 记", "白鷺橋")
    assert [question.id for article in squad.articles for question in article.questions] == [
        *("t-1-1", "t-1-2", "t-2-1", "b-1")
    ]
    assert bridge.questions[0].gold == ("320公尺", "全長320公尺")
    assert (squad.questions, squad.left_out) == (4, 1)


def one(**changes: object) -> dict[str, Any]:
    """A file of one article, changed."""
    question = {"question": "问?", "answers": ["甲"]}
    return {"title": "题", "paragraphs": [{"context": "甲乙。", "qas": [question]}]} | changes


@pytest.mark.parametrize(
    ("value", "text", "gold"),
    [
        pytest.param([one()], "甲乙。", "甲", id="a bare list, and answers as texts"),
        pytest.param({"data": [one(title=None)]}, "甲乙。", "甲", id="no title"),
        pytest.param(
            [one(paragraphs=[{"context": "甲\x00乙\ud800。", "qas": [{"question": "?", "answers": ["甲\x00乙"]}]}])],
            "甲 乙 。",
            "甲 乙",
            id="control characters and lone surrogates are spaces",
        ),
    ],
)
def test_layouts(tmp_path: Path, value: object, text: str, gold: str) -> None:
    """Variants of the layout that are in use."""
    (found,) = read_sources([file_of(tmp_path, value)]).squads
    assert found.articles[0].text == text
    assert found.articles[0].questions[0].gold == (gold,)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param('{"data":\n[,]}', "own.json, line 2: is not JSON", id="not JSON"),
        pytest.param("7", 'the whole has no "data"', id="no object"),
        pytest.param('{"data": 7}', "data is not a list", id="no articles"),
        pytest.param("[]", "holds no questions", id="empty"),
        pytest.param("[" * 100_000, "nested too deeply", id="nested"),
        pytest.param(json.dumps({"data": [one(), {}]}), r'data\[1\] has no "paragraphs"', id="no paragraphs"),
        pytest.param(json.dumps([one(paragraphs=["甲"])]), r'\[0\].paragraphs\[0\] has no "context"', id="no context"),
        pytest.param(
            json.dumps([one(paragraphs=[{"context": "甲", "qas": [{"answers": ["甲"]}]}])]),
            r'\[0\].paragraphs\[0\].qas\[0\] has no "question"',
            id="no question",
        ),
        pytest.param(
            json.dumps([one(paragraphs=[{"context": 7, "qas": []}])]), r"context is not a text", id="context no text"
        ),
        pytest.param(
            json.dumps([one(paragraphs=[{"context": "。", "qas": [{"question": "?", "answers": ["甲"]}]}])]),
            r"\[0\] has questions but no text",
            id="nothing to read",
        ),
        pytest.param(
            json.dumps([one(paragraphs=[{"context": "甲" * (LARGEST_TEXT // 3 + 1), "qas": []}])]),
            r"\[0\] is longer than",
            id="too long for an article",
        ),
        pytest.param(
            json.dumps([one(paragraphs=[{"context": "甲", "qas": [{"question": "?", "answers": ["  "]}]}])]),
            "holds no questions with an answer",
            id="blank answers",
        ),
    ],
)
def test_bad_files(content: str, told: str) -> None:
    """What is wrong is said in one line, with its place in the file."""
    with pytest.raises(QuestionSetError, match=told) as caught:
        read_squad(content, Path("own.json"))
    assert "\n" not in str(caught.value)


def test_sources_are_told_apart(tmp_path: Path) -> None:
    """A folder may hold question sets and SQuAD-layout files; `squad` takes every file as the latter."""
    file_of(tmp_path, [TEA, BRIDGE])
    (tmp_path / "set.jsonl").write_text('{"id": 1, "lang": "zh", "class": "far", "q": "?"}\n', encoding="utf-8")
    found = read_sources([tmp_path, QUESTIONS / "compare.jsonl"], limit=1)
    assert (len(found.items), [len(squad.articles) for squad in found.squads]) == (20, [1])
    with pytest.raises(QuestionSetError, match=r'set\.jsonl: the whole has no "data"'):
        read_sources([tmp_path], squad=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("1786年2月，梵語", ["1786", "年", "2", "月", "梵", "語"], id="Chinese, one by one"),
        pytest.param("GPT-3 is 3.5, 1,000 (x)!", ["gpt3", "is", "3.5", ",", "1,000", "(", "x", ")", "!"], id="Latin"),
        pytest.param("约40%", ["约", "40", "%"], id="a mark that counts"),
        pytest.param("：《》", [], id="marks that do not"),
    ],
)
def test_segments(text: str, found: list[str]) -> None:
    """What F1 counts."""
    assert segments(text) == found


@pytest.mark.parametrize(
    ("given", "gold", "same", "score"),
    [
        pytest.param("林春生", ["林春生"], True, 1.0, id="the same"),
        pytest.param("《GPT-3》", ["gpt3"], True, 1.0, id="case and marks do not count"),
        pytest.param("1786年2月", ["1786年2月2日"], False, 0.8, id="a part: 4 of 4 and 4 of 6"),
        pytest.param("甲乙丙丁", ["甲乙丁"], False, 4 / 7, id="the longest run, not the sum"),
        pytest.param("北河", ["南", "北河桥"], False, 0.8, id="the best of several"),
        pytest.param("", ["甲"], False, 0.0, id="nothing given"),
        pytest.param("乙", ["甲"], False, 0.0, id="nothing in common"),
    ],
)
def test_spans(given: str, gold: list[str], same: bool, score: float) -> None:
    """Exact match and F1 by CMRC 2018's convention, against figures reckoned by hand."""
    assert exact(given, gold) is same
    assert f1(given, gold) == pytest.approx(score)


SENTENCES = ["茶园很大。", "茶园由林春生创办。", "gpt 3 是模型。", "茶园很大。"]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        pytest.param("谁创办了茶园", 1, id="most shared tokens"),
        pytest.param("很大", 0, id="the first of equals"),
        pytest.param("gpt3", 2, id="a name however written"),
        pytest.param("桥", None, id="nothing shared"),
    ],
)
def test_bm25(question: str, best: int | None) -> None:
    """BM25 gives the sentence with the highest score."""
    assert BM25(SENTENCES).best(question) == best


def test_wratio() -> None:
    """WRatio gives the most similar sentence."""
    assert WRatio(SENTENCES).best("茶园由林春生创办吗") == 1
    assert WRatio([]).best("?") is None
    assert BM25([]).best("?") is None


def timeless(judged: Judged) -> Judged:
    """The verdicts without the times."""
    return replace(judged, seconds=0.0, rivals=tuple(replace(rival, seconds=0.0) for rival in judged.rivals))


@pytest.mark.parametrize("pooled", [pytest.param(False, id="one store each"), pytest.param(True, id="pooled")])
def test_run(squad: SquadSet, pooled: bool) -> None:
    """Every question is asked, in order; an answer that no sentence holds is out of reach."""
    asked: list[int] = []
    judged = list(run_squad(squad, How(pooled=pooled, failures=True), Knowledge.open, asked.append))
    assert sum(asked) == len(judged) == 4
    assert [each.reachable for each in judged] == [True, True, False, True]
    assert [each.top1 for each in judged] == [True, True, False, True]
    assert all(each.top3 or not each.top1 for each in judged)
    assert [rival.name for rival in judged[0].rivals] == ["WRatio", "BM25"]
    assert judged[2].failure is not None
    assert (judged[2].failure["id"], judged[2].failure["rank"]) == ("t-2-1", None)


def test_processes_change_nothing(squad: SquadSet) -> None:
    """Two processes give the verdicts of one, in the same order."""
    one, two = (list(run_squad(squad, How(workers=workers), Knowledge.open)) for workers in (1, 2))
    assert [timeless(each) for each in one] == [timeless(each) for each in two]


def test_report(squad: SquadSet) -> None:
    """Means over all questions, with the baselines beside top-1."""
    judged = list(run_squad(squad, How(), Knowledge.open))
    found = squad_report(squad, judged, pooled=False)
    assert (found.top1, found.ceiling) == (0.75, 0.75)
    assert set(found.baselines) == {"WRatio", "BM25"}
    lines = squad_lines(found, say_in(Language.ENGLISH))
    assert lines[0] == "own.json: 4 questions on 2 articles, each in a store of its own"
    assert lines[1] == "left out, as they have no answer: 1 questions"
    assert lines[3].startswith("top-1")


def test_eval_of_a_squad_file(yinju: Run, tmp_path: Path) -> None:
    """The command gives the report; temporary stores are used and the user's is not made."""
    path = file_of(tmp_path, [TEA, BRIDGE])
    done = yinju("eval", str(path), "--json", "--workers", "2", "--failures", "f.jsonl", YINJU_DATABASE="new.db")
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = json.loads(done.stdout)["squad"]
    wanted = {"file": "own.json", "articles": 2, "questions": 4, "left_out": 1, "top1": 0.75, "ceiling": 0.75}
    assert {name: found[name] for name in wanted} == wanted
    assert '"t-2-1"' in (tmp_path / "f.jsonl").read_text("utf-8")
    assert not (tmp_path / "new.db").exists()


def test_eval_of_both(yinju: Run, tmp_path: Path) -> None:
    """Question sets and SQuAD-layout files give one report after the other."""
    path = file_of(tmp_path, [TEA, BRIDGE])
    options = ("--pooled", "--limit", "1", "--no-baselines", "--language", "en")
    done = yinju("eval", str(QUESTIONS / "compare.jsonl"), str(path), *options)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.split("\n\n")
    assert "compare  " in first
    assert second.startswith("own.json: 3 questions on 1 articles, all in one store\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["own.json", "--sweep"], "--sweep needs a question set", id="sweep without a question set"),
        pytest.param([str(QUESTIONS), "--pooled"], "need a file in SQuAD layout", id="pooled without a SQuAD file"),
        pytest.param([str(QUESTIONS), "--squad"], "is not JSON", id="a question set as SQuAD"),
        pytest.param(["own.json", "--failures", "no/f"], "no/f", id="no such folder"),
        pytest.param(["own.json", "--workers", "0"], "--workers", id="no workers"),
    ],
)
def test_mistakes_are_named(yinju: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    """A mistake in use gives exit code 2 and one last line that names it."""
    file_of(tmp_path, [TEA])
    done = yinju("eval", *arguments, YINJU_LANGUAGE="en")
    assert told in done.stderr.splitlines()[-1]
    assert (done.returncode, done.stdout) == (2, "")
