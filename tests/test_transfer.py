"""Files in and out: exports that come back equal, imports that are tried first, backups that can be put back."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import at_now

from bot.access import Role
from bot.cli import main
from bot.commands import COMMANDS
from bot.commands.transfer import difference
from bot.console.plain import plain
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.messages import Attachment, Incoming, Reply
from bot.wording.catalogue import say_in
from bot.wording.errors import told
from knowledge import Knowledge
from knowledge.article import LARGEST_FILE
from knowledge.errors import TeachingError
from knowledge.models import AnswerKind, Language
from knowledge.store import backups
from knowledge.teaching import files, transfer
from knowledge.teaching.drafts import Draft

REPORT = "年度报告\n\n工厂坐落在海边。公司有 7 名员工。\n"
EDITED = "年度报告\n\n工厂坐落在海边。公司有 9 名员工。董事长退休了。\n"
Send = Callable[..., Awaitable[Reply]]


@pytest.fixture
async def send(database: Path) -> AsyncIterator[Send]:
    """Sends a line, perhaps with a file, as an admin."""
    async with Library(partial(Knowledge.open, database, create=False, clock=at_now)) as library:
        dispatcher = Dispatcher(library, COMMANDS, Language.ENGLISH)

        async def sent(
            text: str, file: Attachment | None = None, *, local: bool = False, public: bool = False
        ) -> Reply:
            incoming = Incoming(
                text, "room", "ann", Role.ADMIN, None, Language.ENGLISH, attachment=file, local=local, public=public
            )
            return await dispatcher(incoming)

        yield sent


def taught(knowledge: Knowledge) -> None:
    """Do a bit of everything to a store."""
    teaching = knowledge.teaching
    for draft in (Draft("火星快递的总部设在青岛。"), Draft("400-123-4567", ("客服电话是多少?",), source="前台")):
        teaching.save(teaching.propose(draft, "ann", watched=True).token, "ann")
    number = knowledge.ask("英伟达市值多少?").quotes[0].fact
    teaching.save(teaching.propose(Draft("英伟达市值突破 2 万亿美元。"), "ann", edits=number).token, "ann")
    teaching.forget(1, "ann")
    teaching.lock(2, "ann", locked=True)
    teaching.link(3, "文章说了什么", "ann")
    teaching.add_alias("英伟达", "老黄家", "ann")
    with knowledge.store.write():
        knowledge.store.waiting.dismiss("月亮有多重?")


def test_an_export_comes_back_equal(knowledge: Knowledge, tmp_path: Path) -> None:
    """Export, import into an empty store, export: the two exports are the same, and so are the answers."""
    taught(knowledge)
    text = transfer.export(knowledge.teaching)
    with Knowledge.open(tmp_path / "other.db", clock=at_now) as other:
        transfer.import_file(other.teaching, "store.jsonl", text.encode(), "bob")
        assert transfer.export(other.teaching) == text
        for question in ("客服电话多少", "火星快递总部在哪?", "老黄家市值多少?", "英伟达市值多少?"):
            answers = [one.ask(question) for one in (knowledge, other)]
            assert answers[0].kind is AnswerKind.ANSWER
            assert answers[0].quotes[0].text == answers[1].quotes[0].text
        _, again = transfer.import_file(other.teaching, "store.jsonl", text.encode(), "bob")
        assert (again.added, again.changed, again.aliases, [one.same for one in again.articles]) == ((), (), (), [True])


def test_an_import_warns_of_checked_questions(knowledge: Knowledge) -> None:
    """What would break a checked question is told before a file is taken in, and nothing is changed by telling."""
    teaching, question = knowledge.teaching, "客服电话是多少?"
    teaching.save(teaching.propose(Draft("400-123-4567", (question,)), "ann", watched=True).token, "ann")
    before = transfer.export(teaching)
    forgotten = before.replace('"active": true', '"active": false')
    _, found = transfer.propose_import(teaching, "store.jsonl", forgotten.encode(), "ann")
    assert (found.breaking, transfer.export(teaching)) == ((question,), before)


def test_an_import_leaves_locked_facts(knowledge: Knowledge) -> None:
    """A locked fact stays as it is whatever a file says of it, and is named before and after; others are taken in."""
    teaching = knowledge.teaching
    locked, free = (
        teaching.save(teaching.propose(Draft(text), "ann").token, "ann").fact.id
        for text in ("火星快递的总部设在青岛。", "工厂坐落在海边。")
    )
    text = transfer.export(teaching)
    teaching.lock(locked, "ann", locked=True)
    for wrong, right in (("青岛", "大连"), ("海边", "山上")):
        text = text.replace(wrong, right)
    _, shown = transfer.propose_import(teaching, "store.jsonl", text.encode(), "bob")
    _, done = transfer.import_file(teaching, "store.jsonl", text.encode(), "bob")
    for found in (shown, done):
        assert (found.left, found.added) == (("火星快递的总部设在青岛。",), ())
        assert found.changed == (("工厂坐落在海边。", "工厂坐落在山上。"),)
    assert (
        "Locked, so left as they are:\n· 火星快递的总部设在青岛。" in difference(done, say_in(Language.ENGLISH))[0].text
    )
    assert teaching.info(locked)[0].text == "火星快递的总部设在青岛。"
    assert teaching.info(free)[0].text == "工厂坐落在山上。"


def test_what_becomes_of_locked_sentences_is_told(knowledge: Knowledge) -> None:
    """An article that drops a locked sentence is taken in, the sentence named; returned, it is locked as before."""
    teaching = knowledge.teaching
    transfer.import_file(teaching, "report.txt", REPORT.encode(), "ann")
    locked = knowledge.ask("公司有多少名员工?").quotes[0].fact
    teaching.lock(locked, "ann", locked=True)
    token, shown = transfer.propose_import(teaching, "report.txt", EDITED.encode(), "bob")
    _, done = transfer.apply(teaching, token, "bob")
    for found in (shown, done):
        assert found.dropped == ("公司有 7 名员工。",)
        said = difference(found, say_in(Language.ENGLISH))[0].text
        assert "Locked, but no longer in the article; they wait for their return:\n· 公司有 7 名员工。" in said
    assert knowledge.ask("公司有多少名员工?").quotes[0].text == "公司有 9 名员工。"
    _, back = transfer.import_file(teaching, "report.txt", REPORT.encode(), "bob")
    assert (back.dropped, teaching.info(locked)[0].locked) == ((), True)
    assert knowledge.ask("公司有多少名员工?").quotes[0].fact == locked
    _, removal = transfer.propose_removal(teaching, "report", "bob")
    assert removal.dropped == ("公司有 7 名员工。",)


def test_an_import_can_be_undone(knowledge: Knowledge, tmp_path: Path) -> None:
    """Undoing an import, be it of everything, leaves the export there was before; undoing the undo brings it back."""
    with Knowledge.open(tmp_path / "other.db", clock=at_now) as other:
        taught(knowledge)
        before = transfer.export(other.teaching)
        change, _ = transfer.import_file(other.teaching, "s.jsonl", transfer.export(knowledge.teaching).encode(), "ann")
        after = transfer.export(other.teaching)
        _, _, undo = other.teaching.undo("ann", change)
        undone = [json.loads(line) for line in transfer.export(other.teaching).splitlines()]
        assert [line for line in undone if line.get("active", True)] == [json.loads(before)]
        assert before != after
        other.teaching.undo("ann", undo)
        assert transfer.export(other.teaching) == after


@pytest.mark.parametrize(
    ("name", "content", "added"),
    [
        pytest.param("f.json", '[{"question": "几点开门?", "answer": "九点"}, {"text": "工厂在海边。"}]', 2, id="JSON"),
        pytest.param("f.jsonl", '{"question": "几点开门?", "answer": "九点"}\n', 1, id="JSON lines"),
        pytest.param("f.csv", "question,answer,source\n几点开门?,九点,前台\n", 1, id="CSV"),
        pytest.param("f.csv", "问题,答案\n几点开门?,九点\n几点开门?,九点\n", 1, id="CSV in Chinese, twice the same"),
    ],
)
def test_facts_come_in(knowledge: Knowledge, name: str, content: str, added: int) -> None:
    """Facts from JSON and CSV answer; taken in again they are there already."""
    _, found = transfer.import_file(knowledge.teaching, name, content.encode(), "ann")
    assert len(found.added) == added
    assert knowledge.ask("几点开门").short == "九点"
    _, again = transfer.import_file(knowledge.teaching, name, content.encode(), "ann")
    assert (len(again.added), again.same) == (0, len(content.strip().split("几点")) - 1 + content.count("工厂"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("f.json", b"{", id="no JSON"),
        pytest.param("f.json", b"{}", id="no list"),
        pytest.param("f.json", b"[" * 100_000, id="deep"),
        pytest.param("f.json", b"[1]", id="no object"),
        pytest.param("f.json", b'[{"answer": 1}]', id="no text"),
        pytest.param("f.json", b'[{"fact": "x"}]', id="unknown key"),
        pytest.param("f.json", '[{"text": "好。"}, {"text": "?"}]'.encode(), id="one is empty"),
        pytest.param("f.csv", b'question,answer\n"a,b\n', id="open quote"),
        pytest.param("f.csv", b"question,answer\na,b,c\n", id="too many columns"),
        pytest.param("f.jsonl", b'{"yinju": 2}\n', id="newer export"),
        pytest.param("f.jsonl", b'{"yinju": 1}\n{"kind": "fact"}\n', id="broken export"),
        pytest.param("f.jsonl", b'{"yinju": 1}\n{"kind": "x"}\n', id="unknown line"),
        pytest.param("f.jsonl", b'{"yinju": 1}\n[]\n', id="no object in an export"),
        pytest.param(
            "f.jsonl",
            b'{"yinju": 1}\n{"kind": "golden", "question": 1, "fact": "x", "at": ""}\n',
            id="question a number",
        ),
        pytest.param(
            "f.jsonl", b'{"yinju": 1}\n{"kind": "golden", "question": "x", "fact": "x", "at": "now"}\n', id="no time"
        ),
        pytest.param(
            "f.jsonl", b'{"yinju": 1}\n{"kind": "alias", "name": "x", "other": "7"}\n', id="alias of a number"
        ),
        pytest.param("f.jsonl", b'{"yinju": 1}\n{"kind": "dismissed", "question": "\\ud800"}\n', id="half a character"),
        pytest.param("f.txt", b"", id="empty"),
        pytest.param("f.txt", b"\x00\x01\x02", id="binary"),
        pytest.param("f.txt", b"+++\ntitle = 1\n+++\nx", id="bad front matter"),
        pytest.param("f.txt", b"x" * (LARGEST_FILE + 1), id="too large"),
        pytest.param("f.txt", None, id="too large to be fetched"),
    ],
)
def test_bad_files_change_nothing(knowledge: Knowledge, name: str, content: bytes | None) -> None:
    """A file that cannot be read whole is refused with its name, and the store stays as it was."""
    before = transfer.export(knowledge.teaching)
    with pytest.raises(TeachingError):
        transfer.propose_import(knowledge.teaching, name, content, "ann")
    assert transfer.export(knowledge.teaching) == before


async def test_import_is_shown_then_done(send: Send, knowledge: Knowledge) -> None:
    """/import shows the difference, does it at a button with a backup before, and can be undone; edits survive."""
    shown = await send("/import report.txt", Attachment("report.txt", REPORT.encode()))
    assert "3 added" in plain(shown)
    assert [article.id for article in knowledge.articles()] == ["nvidia-2023-06-30"]
    done = await send(shown.buttons[0].action)
    assert plain(done).startswith("Done; a backup was taken before.")
    assert len(list(backups.folder(knowledge.store.path).glob("*.db"))) == 1
    assert plain(await send(shown.buttons[0].action)).startswith("That button is too old")
    fact = next(f.id for f in knowledge.store.extracted.known("report") if "工厂" in f.text)
    await send(f"/forget {fact}")
    again = await send("/import report.txt", Attachment("report.txt", EDITED.encode()))
    assert "- 公司有 7 名员工。" in plain(again)
    await send(again.buttons[0].action)
    assert "forgotten" in plain(await send(f"/info {fact}"))
    listed = await send("/articles")
    removal = await send(next(button.action for button in listed.buttons if "report" in button.action))
    assert "gone" in plain(removal)
    await send(removal.buttons[0].action)
    assert [article.id for article in knowledge.articles()] == ["nvidia-2023-06-30"]
    await send("/undo")
    assert [article.id for article in knowledge.articles()] == ["report", "nvidia-2023-06-30"]


async def test_files_of_this_machine_are_for_its_user(send: Send, tmp_path: Path) -> None:
    """A path is read and written only for the console's user, and nothing is overwritten."""
    secret = tmp_path / "facts.json"
    secret.write_text('[{"text": "工厂在海边。"}]', encoding="utf-8")
    assert plain(await send(f"/import {secret}")).startswith("Send the file itself.")
    assert "+ 工厂在海边。" in plain(await send(f"/import {secret}", local=True))
    assert plain(await send("/import /no/such", local=True)).startswith("The file cannot be used")
    target = tmp_path / "out.jsonl"
    assert plain(await send(f"/export {target}", local=True)) == f"Written to {target}."
    assert plain(await send(f"/export {target}", local=True)).startswith("The file cannot be used")
    assert plain(await send("/export", local=True)).startswith("Write the path")
    (file,) = (await send(f"/export {tmp_path / 'no'}")).files
    assert file.content == target.read_bytes()
    assert not (tmp_path / "no").exists()
    assert (await send("/export", public=True)).files == ()


@pytest.mark.parametrize("line", ["/articles remove nothing", "/apply 0badcafe", "/import", "/articles remove"])
async def test_what_is_not_there_is_said(send: Send, line: str) -> None:
    """An unknown article, a stale button and a missing file get a plain sentence."""
    said = ("There is no article", "That button is too old", "Send the file", "nvidia-2023-06-30:")
    assert plain(await send(line)).startswith(said)


def test_ten_backups_are_kept(knowledge: Knowledge) -> None:
    """An import takes a backup before it; the newest ten are kept, each private and a whole store."""
    before = knowledge.counts()
    transfer.import_file(knowledge.teaching, "f.json", json.dumps([{"text": "甲有 7 头牛。"}]).encode(), "a")
    (first,) = backups.folder(knowledge.store.path).glob("*-before-import.db")
    with Knowledge.open(first) as copy:
        assert copy.counts() == before != knowledge.counts()
    for number in range(11):
        knowledge.store.back_up(at_now().replace(microsecond=number + 1), "test")
    kept = sorted(backups.folder(knowledge.store.path).glob("*.db"))
    assert (len(kept), first in kept) == (backups.KEPT, False)
    assert kept[-1].stat().st_mode & 0o777 == 0o600
    with Knowledge.open(kept[-1]) as copy:
        assert copy.counts() == knowledge.counts()


def test_the_command_line_moves_stores(tmp_path: Path, database: Path) -> None:
    """import --dry-run, import, export, backup and restore work together; a bad backup changes nothing."""

    def stored() -> str:
        with Knowledge.open(database) as knowledge:
            return transfer.export(knowledge.teaching)

    def yinju(name: str, *arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [name, "--database", str(database), *map(str, arguments)])

    before = stored()
    facts, copy, bad, new = (tmp_path / name for name in ("facts.json", "copy.db", "bad.db", "new.jsonl"))
    facts.write_text('[{"question": "几点开门?", "answer": "九点"}]', encoding="utf-8")
    saved = yinju("backup", copy)
    assert (saved.exit_code, saved.stdout.strip()) == (0, str(copy))
    assert "+ 九点" in yinju("import", facts, "--dry-run").stdout
    assert stored() == before
    assert "+ 九点" in yinju("import", facts).stdout
    assert yinju("export", new).exit_code == 0
    assert new.read_text(encoding="utf-8") == stored() != before
    bad.write_bytes(copy.read_bytes()[:9_000])
    refused = yinju("restore", bad)
    assert (refused.exit_code, refused.stderr.startswith("yinju: "), refused.stderr.count("\n")) == (2, True, 1)
    assert yinju("restore", copy).exit_code == 0
    assert stored() == before


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        pytest.param(
            "facts.jsonl", '{"question": "q", "answer": "茶是饮料。"}\n\n{"a":\n', "第 3 行:第 6 个字符", id="lines"
        ),
        pytest.param("facts.json", '[\n{"question": "q" "answer"}]', "第 2 行:第 18 个字符", id="one value"),
        pytest.param("kept.jsonl", '{"yinju": 1}\nfact', "第 2 行:第 1 个字符", id="an export"),
    ],
)
def test_where_a_file_is_not_json_is_said(name: str, text: str, place: str) -> None:
    """The line and the character are those of the file, and the sentence is in the reader's language."""
    with pytest.raises(TeachingError) as caught:
        files.read(name, text)
    assert place in told(caught.value, say_in(Language.SIMPLIFIED))
