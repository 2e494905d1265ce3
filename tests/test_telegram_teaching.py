"""Teaching on Telegram: the same commands, with buttons that change their message, documents and pictures."""

import pytest
from bench import OWNER, Bench
from fake_telegram import Sent
from fake_updates import Json, chat, person

FACT = "火星快递的总部设在青岛。"


async def test_an_owner_teaches_at_a_tap(bench: Bench) -> None:
    """A fact is shown, saved by its button, and answers everybody; a member's tap on the same button does nothing."""
    shown = await bench.one(f"/add {FACT}", OWNER)
    await bench.press(shown, "保存", 7)
    assert FACT not in (await bench.one("火星快递总部在哪?")).plain
    await bench.press(shown, "保存", OWNER)
    assert FACT in (await bench.one("火星快递总部在哪?")).plain
    assert (await bench.one(f"/add {FACT}")).plain == "/add 只有管理员能用。"


def _replied(**more: object) -> Json:
    return {"message_id": 3, "date": 1, "chat": chat(OWNER), "from": person(77), "text": "hello", **more}


@pytest.mark.parametrize(
    ("replied", "who"),
    [
        pytest.param(_replied(), 77, id="their message"),
        pytest.param(_replied(contact={"phone_number": "1", "first_name": "A", "user_id": 78}), 78, id="contact"),
        pytest.param(
            _replied(forward_origin={"type": "user", "date": 1, "sender_user": person(79)}), 79, id="forwarded"
        ),
    ],
)
async def test_admins_are_named_by_reply(bench: Bench, replied: Json, who: int) -> None:
    """/admins add as a reply makes the sender, the contact or the forwarded author an admin, at once."""
    assert "/admins add 12345" in (await bench.one("/admins add", OWNER)).plain
    sent = await bench.one("/admins add", OWNER, reply_to_message=replied)
    assert sent.plain == f"{who} 现在是管理员。"
    assert (await bench.one(f"/add {FACT}", who)).plain.startswith("将保存为:")
    await bench.one(f"/admins remove {who}", OWNER)
    assert (await bench.one(f"/add {FACT}", who)).plain == "/add 只有管理员能用。"


async def test_a_document_is_taken_in(bench: Bench) -> None:
    """An owner's text is shown as what it would change, and taken in at a tap; a member's never is."""
    bench.fake.files["f"] = "年度报告\n\n工厂坐落在海边。\n".encode()
    file = {"file_id": "f", "file_unique_id": "f", "file_name": "report.md", "file_size": 60}
    for caption in ("", "/import", "导入"):
        assert "工厂" not in (await bench.one(None, 7, document=file, caption=caption)).plain
    shown = await bench.one(None, OWNER, document=file)
    assert shown.plain == "report.md 将带来以下变化:\n年度报告:新增 2 条,改动 0 条,消失 0 条"
    await bench.press(shown, "执行", 7)
    assert "工厂" not in (await bench.one("工厂在哪里?")).plain
    await bench.press(shown, "执行", OWNER)
    assert "工厂坐落在海边。" in (await bench.one("工厂在哪里?")).plain


async def test_files_are_sent(bench: Bench) -> None:
    """The export comes as a document, the figures as a picture."""
    await bench.one("英伟达市值多少?")
    await bench.one("/export", OWNER)
    await bench.one("/stats", OWNER)
    assert bench.fake.documents == [(OWNER, "yinju-export.jsonl")]
    assert bench.fake.photos == [(OWNER, "questions.png")]


ARTICLE = """+++
id = "kuaidi"
title = "火星快递的一年"
published = 2024-05-01
+++
火星快递的总部设在青岛。火星快递去年的营收是 35 亿元。
"""
TOO_LARGE = 20_000_001
"""Bytes: one more than a bot may fetch."""


async def sent_file(bench: Bench, name: str, content: bytes, who: int = OWNER, **more: object) -> Sent:
    """The reply to a document."""
    bench.fake.files[name] = content
    document = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": len(content), **more}
    return await bench.one(None, who, document={key: value for key, value in document.items() if value is not None})


@pytest.mark.parametrize("encoding", [pytest.param(encoding, id=encoding) for encoding in ("utf-8", "gb18030")])
async def test_an_owners_document_is_taken_in(bench: Bench, encoding: str) -> None:
    """A text document is shown as what it would change, taken in by its button, answers at once, and can be undone."""
    shown = await sent_file(bench, "kuaidi.md", ARTICLE.encode(encoding))
    assert shown.plain.startswith("kuaidi.md")
    assert "35 亿元" not in (await bench.one("火星快递去年营收多少?")).plain
    assert await bench.press(shown, "执行", OWNER) == []
    assert shown.plain.startswith("已完成;此前已自动备份。")
    assert "35 亿元" in (await bench.one("火星快递去年营收多少?")).plain
    (undone,) = await bench.press(shown, "撤销", OWNER)
    assert "已撤销" in undone.plain
    assert "35 亿元" not in (await bench.one("火星快递去年营收多少?")).plain


@pytest.mark.parametrize(
    ("name", "content", "more", "said"),
    [
        pytest.param("a.md", bytes(range(128, 256)) * 9, {}, "这个文件不能用,什么都没有改动:", id="no encoding fits"),
        pytest.param("a.csv", b"question,colour\nx,y", {}, '"colour"', id="a column that there is not"),
        pytest.param("a.json", b"[1", {}, "这个文件不能用,什么都没有改动:a.json", id="broken JSON"),
        pytest.param("a.txt", b"x", {"file_size": TOO_LARGE}, "a.txt:超过 20 MB", id="told to be too large"),
        pytest.param("a.txt", b"x" * TOO_LARGE, {"file_size": None}, "a.txt:超过 20 MB", id="found to be"),
        pytest.param("a.pdf", b"%PDF", {"mime_type": "application/pdf"}, "可以是文章(.txt、.md)", id="no text"),
    ],
)
async def test_an_unusable_document_is_said_plainly(
    bench: Bench, name: str, content: bytes, more: Json, said: str
) -> None:
    """What is wrong with it and that nothing was changed; what is too large or no text is not fetched."""
    reply = await sent_file(bench, name, content, **more)
    assert said in reply.plain
    assert reply.rows == []


async def test_a_document_that_telegram_does_not_give_is_asked_for_again(bench: Bench) -> None:
    """Where the file cannot be fetched just now, that is said, and nothing is reported as an error."""
    document = {"file_id": "gone", "file_unique_id": "gone", "file_name": "a.md", "file_size": 9}
    assert (await bench.one(None, OWNER, document=document)).plain == "Telegram 没有把文件给我,请再发一次。"
    assert bench.service._reports.errors == 0


async def test_only_an_admins_own_document_is_taken(bench: Bench) -> None:
    """A member's, and one that an owner only passes on, is not fetched."""
    origin = {"type": "user", "date": 1, "sender_user": person(7)}
    bench.fake.files["a.md"] = ARTICLE.encode()
    document = {"file_id": "a.md", "file_unique_id": "a", "file_name": "a.md", "file_size": 9}
    assert "我只读文字" in (await bench.one(None, 7, document=document)).plain
    assert "我只读文字" in (await bench.one(None, OWNER, document=document, forward_origin=origin)).plain
    assert "getFile" not in [method for method, _ in bench.fake.calls]


async def test_an_answer_to_an_open_question_is_a_reply(bench: Bench) -> None:
    """An admin answers a listed question by replying to the message that asks for the words, and saves at a tap."""
    await bench.one("火星快递的总部在哪?")
    listed = await bench.one("/unanswered", OWNER)
    (asked,) = await bench.press(listed, next(label for label in listed.buttons if label.startswith("回答")), OWNER)
    shown = await bench.one(FACT, OWNER, reply_to_message=asked.json)
    await bench.press(shown, "保存", OWNER)
    assert FACT in (await bench.one("火星快递的总部在哪?")).plain
    assert (await bench.one(FACT, 7, reply_to_message=asked.json)).plain == "/answer 只有管理员能用。"
