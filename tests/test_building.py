"""Building: articles become facts that stay word for word, keep their ids, and keep what admins did to them."""

import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW, SEED, at_now, clean_environment
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.article import assemble
from knowledge.building.build import BUILDER
from knowledge.building.extraction import extract
from knowledge.building.indexing import index_tokens
from knowledge.errors import ArticleError
from knowledge.language.folding import fold_text
from knowledge.models import Article, Changes, FrontMatter, Language
from knowledge.store.history import Entry

FACTORY = "第一家工厂坐落在海边的小城。"
SALES = "去年的销售额达到三亿元。"
SALES_EDITED = "去年的销售额达到五亿元。"
CHAIR = "董事长宣布退休并移居国外。"
MATERIAL = "研究人员发现了另外一种材料。"
REST = "估值升至约 15 亿美元左右的新高度,累计融资已经超过两亿美元,投资方没有透露姓名。"

KILLED_BUILD = """
import os, signal, sys
from knowledge import Knowledge
kill = lambda done, total: done and os.kill(os.getpid(), signal.SIGKILL)
Knowledge.open(sys.argv[1]).build([sys.argv[2]], progress=kill)
"""

SECTION_NUMBER = re.compile(r"[^\w■]*(第?[0-9一二三四五六七八九十]{1,3}[章节]?)?\W*")
LINES = st.one_of(
    st.text('英伟达市值超过一亿美元。Runway AI H10.5,,;；!?“”"》 ▲#、:|', max_size=90),
    st.sampled_from(["", "01.", "二", "一、概况", "第一章 开端", "3. 展望", "作者 | 甲", "▲ 图示", "# Part one"]),
)


@pytest.fixture
def report(tmp_path: Path) -> Iterator[Knowledge]:
    """An open store with one short article."""
    with Knowledge.open(tmp_path / "yinju.db", clock=at_now) as opened:
        publish(opened, FACTORY, SALES, CHAIR)
        yield opened


def write(path: Path, *sentences: str, title: str = "年度报告") -> Path:
    path.write_text(f'+++\ntitle = "{title}"\n+++\n' + "".join(sentences), encoding="utf-8")
    return path


def publish(knowledge: Knowledge, *sentences: str, title: str = "年度报告") -> Changes:
    """Build the short article anew with this text."""
    (changes,) = knowledge.build([write(knowledge.store.path.with_name("report.txt"), *sentences, title=title)])
    return changes


def dump(knowledge: Knowledge) -> str:
    return "\n".join(knowledge.store._db.conn.iterdump())


def rows(knowledge: Knowledge, columns: str = "id") -> dict[str, list[Any]]:
    """Columns of the stored whole-sentence facts, by their text."""
    facts = knowledge.store._db.execute(f"SELECT text, {columns} FROM facts WHERE whole IS NULL")
    return {text: values for text, *values in facts}


def found(knowledge: Knowledge, words: str) -> set[int]:
    """The facts that the search index has for these words."""
    return set(knowledge.store.postings.search(index_tokens(fold_text(words)), 99))


def shown(knowledge: Knowledge, question: str) -> set[str]:
    """Every sentence that an answer to the question could show."""
    answer = knowledge.ask(question)
    return {quote.text for quote in (*answer.quotes, *answer.nearest, *(c.quote for c in answer.candidates))}


def test_building_twice_changes_nothing(knowledge: Knowledge) -> None:
    """A second build of the same files reports every article as same and leaves every table as it was."""
    before = dump(knowledge)
    assert [changes.same for changes in knowledge.build()] == [True]
    assert dump(knowledge) == before


def test_stored_facts_are_verbatim(knowledge: Knowledge, article: Article) -> None:
    """Every fact, whole or clause, is the article's text at its offsets; the subject of a clause is a span of it."""
    facts = list(knowledge.store._db.database.query("SELECT * FROM facts"))
    assert {fact["whole"] is None for fact in facts} == {True, False}
    for fact in facts:
        assert fact["text"] == article.text[fact["start"] : fact["stop"]] != ""
        if fact["subject_start"] is not None:
            assert article.text[fact["subject_start"] : fact["subject_stop"]].strip()


def test_every_kind_of_line_is_a_fact(knowledge: Knowledge) -> None:
    """Title, bylines, lead, headings, captions and paragraphs of the seed article are facts of their own kinds."""
    kinds = Counter(kind for (kind,) in rows(knowledge, "kind").values())
    assert kinds == {"title": 1, "byline": 2, "lead": 8, "heading": 8, "caption": 6, "paragraph": 42}


@given(text=st.lists(LINES, max_size=12).map("\n".join), title=st.sampled_from(["英伟达市值", "Runway AI", "无关"]))
def test_any_text_is_covered_by_its_facts(text: str, title: str) -> None:
    """Facts are verbatim, in order, apart and uniquely keyed; only section numbers stand outside of all of them."""
    facts = extract(assemble("x", FrontMatter(title, Language.SIMPLIFIED), text))
    assert len({fact.key for fact in facts}) == len(facts)
    assert all(before.sentence.end <= after.sentence.start for before, after in pairwise(facts))
    outside = text
    for fact in facts:
        start, end = fact.sentence.start, fact.sentence.end
        assert fact.text == text[start:end] != ""
        assert all(start <= clause.start < clause.end <= end for clause in fact.clauses)
        assert all(text[slice(*clause.subject)] for clause in fact.clauses if clause.subject)
        outside = outside[:start] + "■" * (end - start) + outside[end:]
    assert all(SECTION_NUMBER.fullmatch(line) for line in outside.split("\n"))


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        pytest.param("Runway 宣布完成一轮融资," + REST, 4 * ["Runway"], id="a name carries on"),
        pytest.param("Runway 宣布,Cohere 完成融资," + REST, ["Runway"] + 4 * ["Cohere"], id="a new name takes over"),
        pytest.param("Runway 完成融资。" + REST, 3 * ["Runway"], id="carried from the sentence before"),
        pytest.param("Runway 完成融资。\n" + REST, 3 * [None], id="not beyond the paragraph"),
        pytest.param("此外微软宣布完成一轮融资," + REST, 4 * ["微软"], id="a known name after a leading word"),
        pytest.param("青山集团扩建工厂,青山集团进入海外,青山集团完成融资," + REST, 6 * ["青山集团"], id="repetition"),
        pytest.param("AI 模型公司完成一轮融资," + REST, 4 * [None], id="a field is nobody"),
        pytest.param("Runway 宣布完成一轮融资,估值升至新的高度。", [], id="a short sentence has no clauses"),
    ],
)
def test_clauses_know_their_subject(text: str, subjects: list[str | None]) -> None:
    """A clause speaks of the name that begins it, else of the last one named before it in its paragraph."""
    facts = extract(assemble("x", FrontMatter("标题", Language.SIMPLIFIED), text))
    spans = [clause.subject for fact in facts for clause in fact.clauses]
    assert [span and text[slice(*span)] for span in spans] == subjects


def test_edit_changes_only_what_was_edited(report: Knowledge) -> None:
    """An edited sentence keeps its id with a new version, others are untouched; the index follows, history tells."""
    before = rows(report)
    changes = publish(report, SALES_EDITED, CHAIR, MATERIAL)
    assert changes == Changes("report", "年度报告", (MATERIAL,), ((SALES, SALES_EDITED),), (FACTORY,))
    after = rows(report)
    assert after == {SALES_EDITED: before[SALES], CHAIR: before[CHAIR], MATERIAL: after[MATERIAL]}
    assert after[MATERIAL] not in before.values()
    assert rows(report, "version") == {SALES_EDITED: [2], CHAIR: [1], MATERIAL: [1]}
    assert found(report, "五亿") == set(before[SALES])
    assert found(report, "材料") == set(after[MATERIAL])
    assert found(report, "三亿") == found(report, "海边") == set()
    removed, edited = report.store.history.latest(2)
    assert removed == Entry(NOW, BUILDER, "remove", "article report", {"text": FACTORY}, None)
    assert edited == Entry(NOW, BUILDER, "edit", "article report", {"text": SALES}, {"text": SALES_EDITED})


def test_new_title_changes_no_fact(report: Knowledge) -> None:
    """An article whose title alone changed is not the same, but none of its facts changed."""
    before = rows(report, "id, version")
    assert publish(report, FACTORY, SALES, CHAIR, title="新的题目") == Changes("report", "新的题目")
    assert rows(report, "id, version") == before


@pytest.mark.parametrize("change", ["state = 'forgotten'", "locked = 1"])
@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param(lambda report: publish(report, SALES_EDITED, CHAIR), id="an edit elsewhere"),
        pytest.param(lambda report: publish(report, FACTORY, SALES), id="the sentence goes"),
        pytest.param(lambda report: report.build([SEED], prune=True), id="the article goes"),
    ],
)
def test_what_admins_did_stays(report: Knowledge, change: str, meanwhile: Callable[[Knowledge], object]) -> None:
    """A locked or forgotten fact stays so, also when it went and comes back; a forgotten one is never shown again."""
    assert CHAIR in shown(report, "董事长退休了吗?")
    with report.store.write():
        report.store._db.execute(f"UPDATE facts SET {change} WHERE text = ?", [CHAIR])
    before = rows(report, "id, state, locked")[CHAIR]
    meanwhile(report)
    publish(report, FACTORY, SALES, CHAIR)
    assert rows(report, "id, state, locked")[CHAIR] == before
    assert (CHAIR in shown(report, "董事长退休了吗?")) is ("active" in before)
    assert found(report, "退休") == ({before[0]} if "active" in before else set())


def test_a_pruned_seed_does_not_come_back(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store follows the bundled seeds when they change, until a build with `prune` has left them out."""
    monkeypatch.setattr("knowledge.knowledge._bundled_digest", lambda: "of a later version")
    assert [change.same for change in knowledge.refresh()] == [True]
    knowledge.build([write(tmp_path / "other.txt", MATERIAL)], prune=True)
    monkeypatch.setattr("knowledge.knowledge._bundled_digest", lambda: "of a still later version")
    assert knowledge.refresh() == ()
    assert [article.id for article in knowledge.articles()] == ["other"]


@pytest.mark.parametrize("extractor", ["", None], ids=["outdated store", "current store"])
def test_prune_takes_out_what_is_not_named(report: Knowledge, tmp_path: Path, extractor: str | None) -> None:
    """Only with `prune` is an article that a build does not name taken out, with all its facts, and told once."""
    other = write(tmp_path / "other.txt", MATERIAL)
    report.build([other])
    assert [article.id for article in report.articles()] == ["other", "report"]
    if extractor is not None:
        report.store.set_note("extractor", extractor)
    assert report.build([other], prune=True)[1] == Changes("report", "年度报告", gone=(FACTORY, SALES, CHAIR))
    assert rows(report).keys() == {MATERIAL}
    assert found(report, FACTORY + SALES + CHAIR) == set()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("report.md", MATERIAL, id="two files with one id"),
        pytest.param("zebra.txt", "+++\ncolour = 1\n+++\n" + MATERIAL, id="bad front matter"),
    ],
)
def test_bad_file_stops_the_whole_build(report: Knowledge, tmp_path: Path, name: str, content: str) -> None:
    """One file that cannot be an article, or takes another's id, is an error, and the store stays as it was."""
    before = dump(report)
    write(tmp_path / "report.txt", FACTORY)
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=name):
        report.build([tmp_path])
    assert dump(report) == before


def test_killed_build_leaves_the_old_store(report: Knowledge, tmp_path: Path) -> None:
    """A build that is killed after its first article leaves the store as it was, and sound."""
    before = dump(report)
    write(tmp_path / "a.txt", MATERIAL)
    write(tmp_path / "report.txt", FACTORY)
    command = [sys.executable, "-c", KILLED_BUILD, str(report.store.path), str(tmp_path)]
    assert subprocess.run(command, check=False, timeout=60, env=clean_environment()).returncode == -signal.SIGKILL
    with Knowledge.open(report.store.path) as again:
        assert dump(again) == before
        assert again.integrity() == []


def test_outdated_store_is_extracted_anew(knowledge: Knowledge) -> None:
    """A store of another extractor is rebuilt from its own articles; ids stay, and no fact is told to have changed."""
    before = rows(knowledge, "id, version, folded")
    with knowledge.store.write():
        knowledge.store._db.execute("UPDATE facts SET folded = '' WHERE whole IS NULL")
        knowledge.store.set_note("extractor", "older")
    (changes,) = knowledge.refresh()
    assert (changes.added, changes.changed, changes.gone) == ((), (), ())
    assert rows(knowledge, "id, version, folded") == before
    assert knowledge.refresh() == ()


def test_refresh_does_nothing_without_need(knowledge: Knowledge, tmp_path: Path) -> None:
    """An empty store gets the bundled articles; a store that is up to date is left alone."""
    with Knowledge.open(tmp_path / "empty.db") as empty:
        assert [changes.article for changes in empty.refresh()] == [SEED.stem]
        assert empty.refresh() == ()
    assert knowledge.refresh() == ()
