"""What Telegram is like, row by row, and that the bot respects it: each fact has its case."""

import asyncio
import json
import re
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from bench import OWNER, Bench, running
from fake_rules import checked_text, parsed_html, units
from fake_telegram import FakeTelegram, Flood
from fake_updates import BOT, chat, person
from hypothesis import given
from hypothesis import strategies as st

from bot import links
from bot.access import Role
from bot.commands import COMMANDS
from bot.commands.command import Call, Command
from bot.messages import Attachment, Button, Line, Quotation, Reply, text_reply
from bot.settings import load
from bot.telegram.intake import UPDATES
from bot.telegram.rendering import keyboard, messages
from knowledge.store.people import AskedQuestion

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
SUPER = -1_000_000_000_042
taken: list[tuple[str, Attachment | None]] = []
"""What the import command of these tests was given."""


async def take(call: Call) -> Reply:
    """Remember what is imported."""
    taken.append((call.arguments, call.incoming.attachment))
    return text_reply("taken")


IMPORT = Command("import", ("导入",), Role.ADMIN, "take in an article", take)


async def lengths(bench: Bench) -> None:
    """A reply of many thousand units comes in parts that fit, nothing lost, in order."""
    lines = [f"问题 {number} 😀 " + "很长的问题。" * 12 for number in range(120)]
    for number, line in enumerate(lines):
        bench.library.keep_question(AskedQuestion(f"{number:08x}", line, "talk"), "7", "7")
    parts = await bench.ask("/export_me")
    assert len(parts) > 2
    assert all(units(part.plain) <= 4_096 for part in parts)
    assert re.findall("问题 ([0-9]+)", " ".join(part.plain for part in parts)) == [str(n) for n in range(120)]
    assert all(part.plain.endswith(("。", "\n", "7")) for part in parts[:-1])


async def markup(bench: Bench) -> None:
    """What people write is escaped, in HTML mode, with link previews off."""
    sent = await bench.one("/start " + str(links.to_question("<b>1 & 2</b> &lt;")))
    assert sent.plain.startswith("» <b>1 & 2</b> &lt;\n")
    assert sent.arguments["parse_mode"] == "HTML"
    assert json.loads(sent.arguments["link_preview_options"]) == {"is_disabled": True}
    assert "<blockquote expandable>" in (await bench.one(ASKED)).html


async def replies(bench: Bench) -> None:
    """A long question is replied to, not quoted; a question that was deleted meanwhile is answered all the same."""
    to = json.loads((await bench.one(ASKED * 120)).arguments["reply_parameters"])
    assert "quote" not in to
    assert to["allow_sending_without_reply"] is True


async def callbacks(bench: Bench) -> None:
    """Actions fit 64 bytes and rows 8 buttons; a press is always answered, in at most 200 characters."""
    sent = [await bench.one(text) for text in (ASKED, "/start", "/language")]
    data = [button["callback_data"] for one in sent for button in one.buttons.values()]
    assert data
    assert max(len(one.encode()) for one in data) <= 64
    many = keyboard(tuple(Button(str(number), f"/x {number}") for number in range(30)))
    assert many is not None
    assert max(map(len, many.inline_keyboard)) <= 8
    with pytest.raises(ValueError, match="64 bytes"):
        Button("x", "/" + "长" * 22)
    press = bench.fake.people.pressed(sent[0].json, "/forged")
    await bench.tell(press)
    assert "太旧" in bench.fake.notices[press["callback_query"]["id"]]


async def inline(bench: Bench) -> None:
    """A query of 256 characters; few results with short ids, cached for seconds; a forgotten fact is gone at once."""
    long, before = bench.fake.people.inline("英伟达" * 85), bench.fake.people.inline(ASKED)
    await bench.tell(long, before)
    results, arguments = bench.fake.results[before["inline_query"]["id"]]
    assert len(results) <= 50
    assert int(arguments["cache_time"]) <= 10
    with sqlite3.connect(bench.library_path) as db:
        db.execute("UPDATE facts SET state = 'forgotten' WHERE text LIKE ?", [f"%市值{FOUND}%"])
        db.execute("UPDATE notes SET value = value + 1 WHERE name = 'generation'")
    db.close()
    after = bench.fake.people.inline(ASKED)
    await bench.tell(after)
    assert FOUND in json.dumps(results, ensure_ascii=False)
    assert f"市值{FOUND}" not in json.dumps(bench.fake.results[after["inline_query"]["id"]][0], ensure_ascii=False)


async def floods(bench: Bench) -> None:
    """Told to wait, the bot waits as long and sends again; other chats are answered meanwhile."""
    bench.fake.fail("sendMessage", "flood", seconds=2.0)
    begun = asyncio.get_running_loop().time()
    bench.fake.deliver(bench.fake.people.message(ASKED, 5))
    await bench.until(lambda: "sendMessage" in [method for method, _ in bench.fake.calls])
    await bench.until(lambda: not bench.fake._pending)
    bench.fake.deliver(bench.fake.people.message(ASKED, 6))
    await bench.until(lambda: bench.fake.messages(6))
    assert bench.fake.messages(5) == []
    await bench.quiet()
    assert len(bench.fake.messages(5)) == 1
    assert asyncio.get_running_loop().time() - begun >= 2
    bench.fake.flood = Flood(overall=1_000, group=3)
    for _ in range(3):
        await bench.one(f"/ask {ASKED}", SUPER, who=5)


async def menus(bench: Bench) -> None:
    """Menus come from the table by role and language; what is not in a member's menu is refused all the same."""
    await bench.until(lambda: len(bench.fake.menus) >= 6)
    assert "import" not in str(bench.fake.menus["all_private_chats en"])
    await bench.one("/language en", OWNER)
    assert "import take in an article" in bench.fake.menus[f"chat {OWNER}"]
    assert "只有管理员能用" in (await bench.one("/import x")).plain
    assert (await bench.one("/import x", OWNER)).plain == "taken"
    assert (await bench.one("导入 x", OWNER)).plain == "taken"
    assert (await bench.one("导入 x", 7)).plain != "taken"


async def edits(bench: Bench) -> None:
    """An edited message is answered by an edit, and never writes for an admin."""
    update = bench.fake.people.message(ASKED, OWNER)
    await bench.tell(update)
    (sent,) = bench.fake.messages(OWNER)
    taken.clear()
    await bench.tell(bench.fake.people.edited(update["message"]["message_id"], "/import x"))
    assert (sent.plain, taken, sent.edits) == ("编辑过的消息不会改动任何内容;请作为新消息发送。", [], 1)


async def payloads(bench: Bench) -> None:
    """Links are made of what Telegram lets through, or not made."""
    for question in (ASKED, "a" * 46, "?" * 47, "长" * 40):
        payload = links.to_question(question)
        assert payload is None or re.fullmatch("[A-Za-z0-9_-]{1,64}", payload)
    assert (await bench.one("/start f9")).html.startswith("<blockquote")


async def privacy_mode(bench: Bench) -> None:
    """In a group: commands to it, replies to it and mentions; else silence; the welcome teaches /ask@bot."""
    await bench.tell(bench.fake.people.joined(SUPER))
    (welcome,) = bench.fake.messages(SUPER)
    assert f"/ask@{BOT['username']}" in welcome.plain
    assert await bench.ask(ASKED, SUPER, who=5) == []
    assert FOUND in (await bench.one(f"@{BOT['username']} {ASKED}", SUPER, who=5)).plain
    assert FOUND in (await bench.one(ASKED, SUPER, who=5, reply_to_message=welcome.json)).plain


async def who_speaks(bench: Bench) -> None:
    """Only a real user's id gives a role; the answer stays in its topic; a group's state moves with it."""
    disguised = {"sender": person(OWNER), "sender_chat": chat(SUPER)}
    assert "只有管理员能用" in (await bench.one("/import x", SUPER, **disguised)).plain
    topic = await bench.one("/ask x", SUPER, who=5, is_topic_message=True, message_thread_id=8)
    assert topic.arguments["message_thread_id"] == "8"
    await bench.one("/language en", -42, who=5)
    await bench.tell(bench.fake.people.message(None, -42, who=5, migrate_to_chat_id=SUPER))
    assert (await bench.library.languages(str(SUPER)))[0] == "en"


async def languages(bench: Bench) -> None:
    """Without a code the default; the Traditional menu, for which there is no code, per chat."""
    assert "语言" in (await bench.one("/whoami")).plain
    await bench.one("/language zh-Hant")
    assert "語言" in "".join(bench.fake.menus["chat 7"]) or "語" in "".join(bench.fake.menus["chat 7"])
    await bench.until(lambda: len(bench.fake.menus) >= 7)
    assert {name.split()[-1] for name in bench.fake.menus if not name.startswith("chat")} >= {"zh", "en"}


async def wishes(bench: Bench) -> None:
    """The kinds of updates are named in every request for them."""
    await bench.one(ASKED)
    asked = [arguments for method, arguments in bench.fake.calls if method == "getUpdates"]
    assert {tuple(json.loads(arguments["allowed_updates"])) for arguments in asked} == {UPDATES}


async def webhooks(bench: Bench) -> None:
    """The address must be one that Telegram delivers to; what came while the bot was away is answered."""
    for url in ("http://x.org/", "https://x.org:8080/"):
        with pytest.raises(Exception, match="must be an https URL on port 443, 80, 88, 8443"):
            load({}, {"YINJU_WEBHOOK_URL": url})
    with pytest.raises(Exception, match="A-Z, a-z, 0-9, _ and -"):
        load({}, {"YINJU_WEBHOOK_SECRET": "ä"})
    async with FakeTelegram() as fake:
        fake.deliver(fake.people.message(ASKED))
        waiting = list(fake._pending)
        fake._pending.clear()
        async with running(bench.library_path, fake, webhook=True) as other:
            await other.tell(*waiting)
            assert FOUND in fake.messages()[0].plain
            assert fake.webhook["allowed_updates"] == json.dumps(list(UPDATES))
            assert "drop_pending_updates" not in fake.webhook


async def downloads(bench: Bench) -> None:
    """A small text of an admin is fetched for the import; one of more than 20 MB, or a member's, is not."""
    file = {"file_id": "f", "file_unique_id": "f", "file_name": "../report.md", "mime_type": "text/markdown"}
    bench.fake.files["f"] = "正文".encode()
    taken.clear()
    await bench.one(None, OWNER, document=file | {"file_size": 6})
    await bench.one(None, OWNER, document=file | {"file_size": 20_000_001})
    assert "我只读文字" in (await bench.one(None, 7, document=file | {"file_size": 6})).plain
    assert taken == [
        ("report.md", Attachment("report.md", "正文".encode())),
        ("report.md", Attachment("report.md", None)),
    ]
    assert [method for method, _ in bench.fake.calls].count("getFile") == 1


async def order(bench: Bench) -> None:
    """A chat whose reply is slow holds up nobody else, and its own next reply waits for it; nobody is seen typing."""
    bench.fake.fail("sendMessage", "held")
    bench.fake.deliver(bench.fake.people.message("/help", 5))
    await bench.until(lambda: "sendMessage" in [method for method, _ in bench.fake.calls])
    bench.fake.deliver(bench.fake.people.message(ASKED, 5), bench.fake.people.message(ASKED, 6))
    await bench.until(lambda: bench.fake.messages(6))
    assert bench.fake.messages(5) == []
    bench.fake.release.set()
    await bench.quiet()
    assert ["/help" in sent.plain for sent in bench.fake.messages(5)] == [True, False]
    assert "sendChatAction" not in [method for method, _ in bench.fake.calls]


async def database(bench: Bench) -> None:
    """While the writing thread is busy, the reading one answers, and the loop turns."""
    release = threading.Event()
    busy = asyncio.create_task(bench.library._writer.run(lambda knowledge: release.wait(10)))
    try:
        assert FOUND in (await bench.one(ASKED)).plain
    finally:
        release.set()
    await busy


async def conflict(bench: Bench) -> None:
    """A second poller ends the first with plain words, and the health shows it."""
    async with FakeTelegram() as fake:
        other = running(bench.library_path, fake)
        doomed = await other.__aenter__()
        fake.fail("getUpdates", "conflict")
        fake.deliver(fake.people.message("/help"))
        await bench.until(lambda: doomed.service.health.word == "conflict")
        with pytest.raises(Exception, match="409 Conflict"):
            await other.__aexit__(None, None, None)


FACTS: tuple[tuple[str, Callable[[Bench], Awaitable[None]]], ...] = (
    ("A message holds 4,096 characters after entity parsing, offsets count UTF-16 units", lengths),
    ("HTML needs three characters escaped", markup),
    ("A reply can quote up to 1,024 characters of the question", replies),
    ("callback_data is 1-64 BYTES; 8 buttons a row; a callback must be answered, at most 200 characters", callbacks),
    ("Inline: query 256 characters, 50 results, result id 64 bytes, cache 300 s by default", inline),
    ("About 1 message/s a chat, 30/s overall, 20/min a group; a 429 carries retry_after", floods),
    ("Command names: 1-32 of a-z 0-9 _; a scope and a two-letter language each; a scope is no authorisation", menus),
    ("Commands fire on EDITED messages too", edits),
    ("A deep-link payload is 1-64 of A-Za-z0-9_-", payloads),
    ("Privacy mode: in groups the bot gets commands to it, replies to it, sometimes mentions", privacy_mode),
    ("Groups have anonymous admins, linked channels, forwarded messages, topics, and become supergroups", who_speaks),
    ("language_code is optional; command menus know two-letter codes only", languages),
    ("allowed_updates, when omitted, keeps the PREVIOUS setting", wishes),
    ("Webhook: HTTPS on 443/80/88/8443, secret_token; undelivered updates are kept 24 h", webhooks),
    ("A bot may download files up to 20 MB", downloads),
    ("Updates run one by one by default; concurrent ones mix a chat's order", order),
    ("The database blocks", database),
    ("409 Conflict: another poller has the token", conflict),
)


@pytest.mark.parametrize("case", [pytest.param(case, id=fact) for fact, case in FACTS])
async def test_fact(
    case: Callable[[Bench], Awaitable[None]], request: pytest.FixtureRequest, built: Path, tmp_path: Path
) -> None:
    """The bot respects the fact."""
    store = tmp_path / "yinju.db"
    await asyncio.to_thread(lambda: store.write_bytes(built.read_bytes()))
    async with FakeTelegram() as fake:
        async with running(store, fake, commands=(*COMMANDS, IMPORT)) as bench:
            await case(bench)
        assert fake.broken == []


BLOCKS = st.one_of(
    st.builds(Line, st.text(max_size=50).map(lambda text: text * 60), st.booleans()),
    st.builds(
        lambda text, at: Quotation(text, "来源 & <x>", (min(at), max(at)) if text else None),
        st.text(max_size=60).map(lambda text: text * 90),
        st.tuples(st.integers(0, 4_000), st.integers(0, 4_000)),
    ),
)


@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_any_reply_fits_its_messages(blocks: list[Any]) -> None:
    """Whatever a reply holds, its messages are well-formed, short enough, and lose no words."""
    parts = messages(Reply(tuple(blocks)))
    plain = "".join(parsed_html(part)[0] for part in parts)
    for part in parts:
        if parsed_html(part)[0].strip():
            checked_text(part, "HTML")
    for block in blocks:
        kept = [character for character in block.text if character.isalnum()]
        assert not kept or kept[0] in plain


def test_a_long_quote_is_cut_between_sentences_and_stays_marked() -> None:
    """Each part is whole markup; the span is marked across the cut."""
    text = "一句话。" * 1_500
    parts = messages(Reply((Quotation(text, "x", (3_900, 4_300)),)))
    shown = [parsed_html(part) for part in parts]
    assert "".join(plain for plain, _ in shown).replace("\n— x", "") == text
    assert all(re.search(r"。$|— x$", plain) for plain, _ in shown)
    assert sum(mark.length for _, marks in shown for mark in marks if mark.tag == "b") == 400
