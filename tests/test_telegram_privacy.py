"""What is kept of a person, for how long, and that it goes."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bench import OWNER, Bench, running
from fake_telegram import FakeTelegram

from knowledge.store.key import asker

ASKED = "英伟达市值多少?"
SECRET = "7654321"
"""The id of somebody whose traces are looked for."""
WHO = int(SECRET)
SUPER = -1_000_000_000_042


def dump(path: Path) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: [repr(row) for row in db.execute(f"SELECT * FROM [{table}]")] for table in tables}


def tables_with(path: Path, word: str) -> set[str]:
    """The tables in which a word stands."""
    return {table for table, rows in dump(path).items() if any(word in row for row in rows)}


async def converse(bench: Bench) -> None:
    """All that a member can leave behind: a language, questions, a verdict with a correction, a suggestion."""
    await bench.one("/language zh-Hans", WHO)
    sent = await bench.one(ASKED, WHO)
    (problems,) = await bench.press(sent, "👎", WHO)
    await bench.press(problems, "过时了", WHO)
    await bench.one("两万亿", WHO, reply_to_message=problems.json)
    await bench.one("/suggest 火星快递的总部设在青岛。", WHO)
    await bench.one(f"/ask {ASKED}", SUPER, who=WHO)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("zh-Hans", ["7 天", "5 分钟", "直到收回", "/forget_me"], id="Simplified"),
        pytest.param("zh-Hant", ["7 天", "5 分鐘", "直到收回", "/forget_me"], id="Traditional"),
        pytest.param("en", ["7 days", "5 minutes", "until it is taken back", "/forget_me"], id="English"),
    ],
)
async def test_privacy_states_each_limit(database: Path, language: str, said: list[str]) -> None:
    """Each thing that is kept comes with its time, as it is set."""
    async with FakeTelegram() as fake, running(database, fake, keep_days=7, context_minutes=5) as bench:
        await bench.one(f"/language {language}")
        kept = (await bench.one("/privacy")).plain
        assert [words for words in said if words not in kept] == []
        assert all(line.endswith((";", "。", ".")) for line in kept.splitlines() if line.startswith("•"))


async def test_a_person_is_kept_under_a_keyed_hash(bench: Bench) -> None:
    """The id stands nowhere but as that of the private chat; the name nowhere at all; questions under the hash."""
    await converse(bench)
    await bench.library.about(SECRET)  # what was to be written is written
    assert tables_with(bench.library_path, SECRET) == {"chats"}
    assert tables_with(bench.library_path, f"P{SECRET}") == set()
    hashed = asker(SECRET, bench.library_path)
    assert tables_with(bench.library_path, hashed) == {"questions", "feedback", "suggestions"}
    assert bench.library_path.with_name(f"{bench.library_path.name}.key").stat().st_mode & 0o77 == 0


async def test_all_that_is_kept_is_shown_and_taken_out(bench: Bench) -> None:
    """/export_me lists it, /forget_me leaves nothing of it: no row, no question, no dialogue, here or in private."""
    await converse(bench)
    told = (await bench.one("/export_me", WHO)).plain
    for words in (SECRET, "简体中文", ASKED, "👎 dated 两万亿", "火星快递的总部设在青岛。"):
        assert words in told
    assert (await bench.one("/forget_me", WHO)).plain == "已完成:删除了 2 个提问。"
    for trace in (SECRET, asker(SECRET, bench.library_path), "火星快递"):
        assert tables_with(bench.library_path, trace) == set()
    assert (await bench.one("/export_me", WHO)).plain == f"编号:{SECRET}"


async def test_forgetting_from_a_group_reaches_the_private_chat(bench: Bench) -> None:
    """Said in a group, it takes out the same, and what was last asked there; the group's language is the group's."""
    await bench.one("/language zh-Hans", SUPER, who=5)
    await converse(bench)
    assert "别人也能看到" in (await bench.one("/export_me", SUPER, who=WHO)).plain
    assert (await bench.one("/forget_me", SUPER, who=WHO)).plain == "已完成:删除了 2 个提问。"
    assert tables_with(bench.library_path, SECRET) == set()
    (group,) = (row for row in dump(bench.library_path)["chats"] if str(SUPER) in row)
    assert ("zh-Hans" in group, "市值" in group) == (True, False)


async def test_an_admin_who_is_forgotten_is_one_no_more(bench: Bench) -> None:
    """The row with the role goes; the changes stay, so that they can be undone, and are shown before."""
    await bench.one(f"/admins add {SECRET}", OWNER)
    shown = await bench.one("/add 火星快递的总部设在青岛。", WHO)
    await bench.press(shown, "保存", WHO)
    told = (await bench.one("/export_me", WHO)).plain
    assert "角色:admin" in told
    assert "火星快递的总部设在青岛。" in told
    await bench.one("/forget_me", WHO)
    assert tables_with(bench.library_path, SECRET) == set()
    assert tables_with(bench.library_path, asker(SECRET, bench.library_path)) == {"history"}
    assert (await bench.one("/add 又一句话。", WHO)).plain == "/add 只有管理员能用。"


async def test_what_is_past_its_time_goes_by_itself(database: Path) -> None:
    """Also while nobody asks anything: old questions with their verdicts, suggestions, chats and contexts are taken out
    soon after the start, and what is still within its time stays.
    """
    async with FakeTelegram() as fake:
        async with running(database, fake) as bench:
            await converse(bench)
            await bench.one(ASKED, 8)
        ages = {"questions": 91, "feedback": 91, "suggestions": 91}
        hashed = asker(SECRET, database)
        with closing(sqlite3.connect(database)) as db, db:
            for table, days in ages.items():
                column = "asker" if table in ("questions", "feedback") else "who"
                db.execute(f"UPDATE {table} SET at = ? WHERE {column} = ?", [ago(days=days), hashed])
            db.execute("UPDATE chats SET used = ? WHERE id = ?", [ago(days=91), SECRET])
            db.execute("UPDATE chats SET asked_at = ?", [ago(minutes=31)])
        async with running(database, fake) as bench:
            await bench.until(lambda: not tables_with(database, hashed))
            kept = dump(database)
            assert tables_with(database, SECRET) == set()
            assert [len(kept[table]) for table in ("questions", "feedback", "suggestions")] == [1, 0, 0]
            assert "市值" not in str(kept["chats"])
            assert len(kept["chats"]) == 2


def ago(**age: int) -> str:
    """A time of the past, as the store writes it."""
    return (datetime.now(UTC) - timedelta(**age)).isoformat()
