"""Teaching on Telegram: the same commands, with buttons that change their message, documents and pictures."""

import pytest
from bench import OWNER, Bench
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
