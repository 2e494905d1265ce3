"""The local Bot API server refuses what Telegram refuses, so that the bot's tests mean something."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import pytest
from fake_rules import Refused, checked_text, parsed_html, units
from fake_telegram import TOKEN, FakeTelegram, Flood
from tornado.httpclient import AsyncHTTPClient, HTTPClientError

Json = dict[str, Any]


def keyboard(*rows: list[Json]) -> str:
    """An inline keyboard as it is sent."""
    return json.dumps({"inline_keyboard": rows})


def article(identifier: str = "1", text: str = "x", title: str = "x") -> Json:
    """An inline result."""
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": identifier, "title": title, "input_message_content": content}


@pytest.fixture
async def server() -> AsyncIterator[FakeTelegram]:
    """A server where chats 7 and -42 are known."""
    async with FakeTelegram() as fake:
        fake.deliver(fake.people.message("hi"), fake.people.message("hi", -42, who=7))
        yield fake


async def called(server: FakeTelegram, method: str, token: str = TOKEN, **arguments: object) -> tuple[int, Json]:
    """The status and answer of a method."""
    body = urlencode(arguments)
    client = AsyncHTTPClient()
    try:
        answer = await client.fetch(f"{server.url}/bot{token}/{method}", method="POST", body=body, raise_error=False)
    except HTTPClientError as error:
        return error.code, {}
    return answer.code, json.loads(answer.body) if answer.body else {}


REFUSED = [
    pytest.param("sendMessage", {"text": "x" * 4_097}, "too long", id="4,097 characters"),
    pytest.param("sendMessage", {"text": "😀" * 2_049}, "too long", id="4,098 UTF-16 units"),
    pytest.param("sendMessage", {"text": " \n "}, "empty", id="nothing but space"),
    pytest.param("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "empty", id="nothing but markup"),
    pytest.param("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "end tag", id="tag not closed"),
    pytest.param("sendMessage", {"text": "<b><i>x</b></i>", "parse_mode": "HTML"}, "unexpected", id="tags crossed"),
    pytest.param("sendMessage", {"text": "1 < 2", "parse_mode": "HTML"}, "start tag", id="bare <"),
    pytest.param("sendMessage", {"text": "<p>x</p>", "parse_mode": "HTML"}, "unsupported", id="unknown tag"),
    pytest.param("sendDocument", {"caption": "x" * 1_025}, "caption is too long", id="caption of 1,025"),
    pytest.param("sendMessage", {"text": "x", "parse_mode": "Markdown"}, "parse_mode", id="another mode"),
    pytest.param("sendMessage", {"text": "x", "reply_parameters": '{"message_id": 99}'}, "not found", id="no question"),
    pytest.param(
        "sendMessage",
        {"text": "x", "reply_markup": keyboard([{"text": "x", "callback_data": "长" * 22}])},
        "BUTTON_DATA_INVALID",
        id="66 bytes of data",
    ),
    pytest.param(
        "sendMessage",
        {"text": "x", "reply_markup": keyboard([{"text": "x", "callback_data": "y"}] * 9)},
        "more than eight",
        id="nine buttons in a row",
    ),
    pytest.param("sendMessage", {"text": "x", "reply_markup": keyboard([{"text": "x"}])}, "one action", id="no action"),
    pytest.param("editMessageText", {"text": "x", "message_id": 99}, "not found", id="edit of nothing"),
    pytest.param("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "LONG", id="notice too long"),
    pytest.param("setMyCommands", {"commands": '[{"command": "Bad", "description": "x"}]'}, "INVALID", id="capital"),
    pytest.param(
        "setMyCommands",
        {"commands": json.dumps([{"command": "x", "description": "x"}] * 101)},
        "TOO_MUCH",
        id="101 commands",
    ),
    pytest.param("setMyCommands", {"commands": "[]", "language_code": "zho"}, "LANG", id="three letters"),
    pytest.param(
        "answerInlineQuery",
        {"inline_query_id": "1", "results": json.dumps([article(str(number)) for number in range(51)])},
        "TOO_MUCH",
        id="51 results",
    ),
    pytest.param(
        "answerInlineQuery", {"inline_query_id": "1", "results": json.dumps([article("x" * 65)])}, "ID", id="long id"
    ),
    pytest.param(
        "answerInlineQuery", {"inline_query_id": "1", "results": json.dumps([article()] * 2)}, "DUPL", id="id twice"
    ),
    pytest.param("getUpdates", {"offset": 0}, "allowed_updates", id="no wish of updates"),
    pytest.param("setWebhook", {"url": "https://x.org/"}, "left out", id="webhook without a secret"),
]


@pytest.mark.parametrize(("method", "arguments", "told"), REFUSED)
async def test_what_telegram_refuses(server: FakeTelegram, method: str, arguments: Json, told: str) -> None:
    """A request against the rules gets 400 and its reason."""
    code, answer = await called(server, method, chat_id=7, **arguments)
    assert (code, answer["ok"]) == (400, False)
    assert told in answer["description"]


async def test_what_telegram_takes(server: FakeTelegram) -> None:
    """The same at the edge of the rules is taken."""
    for text in ("x" * 4_096, "😀" * 2_048, "<b>x</b> &lt; &amp; <blockquote expandable>y <i>z</i></blockquote>"):
        assert (await called(server, "sendMessage", chat_id=7, text=text, parse_mode="HTML"))[0] == 200
    assert server.broken == []
    assert (await called(server, "getMe", token="1:x"))[0] == 401
    assert (await called(server, "sendMessage", chat_id=99, text="x"))[0] == 400
    assert (await called(server, "noSuchMethod"))[0] == 404


async def test_floods_carry_the_seconds_to_wait(server: FakeTelegram) -> None:
    """Too many in a second over all, in a minute in a group, or in a while in one chat, get 429 with retry_after."""
    server.flood = Flood(overall=4, group=2)
    codes = [(await called(server, "sendMessage", chat_id=-42, text="x"))[0] for _ in range(3)]
    assert codes == [200, 200, 429]
    for _ in range(4):
        code, answer = await called(server, "sendMessage", chat_id=7, text="x")
    assert (code, answer["parameters"]["retry_after"]) == (429, 1)
    server.flood = Flood(private=2)
    assert [(await called(server, "sendMessage", chat_id=7, text="x"))[0] for _ in range(3)] == [200, 200, 429]


async def test_one_poller_at_a_time(server: FakeTelegram) -> None:
    """A second request for updates ends the first with 409."""
    server._pending.clear()
    wish: Json = {"allowed_updates": '["message"]', "timeout": 5}
    first = asyncio.create_task(called(server, "getUpdates", **wish))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(called(server, "getUpdates", **wish))
    assert (await first)[0] == 409
    server.deliver(server.people.message("x"))
    code, answer = await second
    assert (code, len(answer["result"])) == (200, 1)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("error", 500), ("conflict", 409), ("flood", 429), ("drop", 599), ("timeout", 599), ("slow", 200)],
)
async def test_faults_on_order(server: FakeTelegram, kind: str, code: int) -> None:
    """A fault is for the next call; the one after it works."""
    server.fail("getMe", kind, seconds=0.05)
    assert [(await called(server, "getMe"))[0], (await called(server, "getMe"))[0]] == [code, 200]


@pytest.mark.parametrize(("text", "length"), [("a", 1), ("中", 1), ("😀", 2), ("e\u0301", 2)])
def test_units(text: str, length: int) -> None:
    """Lengths are counted in UTF-16."""
    assert units(text) == length


def test_markup_is_read() -> None:
    """Tags come with their places in the text."""
    text, marks = parsed_html("😀<b>a<i>b</i></b>&lt;&#65;")
    assert text == "😀ab<A"
    assert [(mark.tag, mark.offset, mark.length) for mark in marks] == [("i", 3, 1), ("b", 2, 2)]
    with pytest.raises(Refused, match="nested"):
        checked_text("<blockquote><blockquote>x</blockquote></blockquote>", "HTML")
