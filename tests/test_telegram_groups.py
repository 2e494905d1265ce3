"""The bot in groups, supergroups, topics and channels: what it answers there, whom it obeys, and when it is silent."""

from typing import Any

import pytest
from bench import OWNER, Bench
from fake_updates import BOT, chat, person

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
GROUP, SUPER, FORUM = -42, -1_000_000_000_042, -1_000_000_000_077
AT = f"@{BOT['username']}"


SILENT = [
    pytest.param(ASKED, {}, id="talk among people"),
    pytest.param("/nothing", {}, id="another bot's command"),
    pytest.param("/help@other_bot", {}, id="a command to another bot"),
    pytest.param("@other_bot hi", {}, id="a mention of another"),
    pytest.param(f"{AT}x {ASKED}", {}, id="a longer name"),
    pytest.param(ASKED, {"sender": {**person(5), "is_bot": True}}, id="another bot"),
    pytest.param(f"{AT} {ASKED}", {"via_bot": BOT}, id="our own inline result"),
    pytest.param(f"{AT} {ASKED}", {"is_automatic_forward": True}, id="the linked channel's post"),
    pytest.param(
        ASKED,
        {"is_topic_message": True, "message_thread_id": 3, "reply_to_message": {"forum_topic_created": {}}},
        id="a topic's message",
    ),
]


@pytest.mark.parametrize(("text", "more"), SILENT)
async def test_groups_are_left_in_peace(bench: Bench, text: str, more: dict[str, Any]) -> None:
    """What is not for the bot gets no answer."""
    if "reply_to_message" in more:
        opened = {"name": "t", "icon_color": 1}
        more = more | {"reply_to_message": bench_message(BOT, forum_topic_created=opened)}
    assert await bench.ask(text, SUPER, who=5, **more) == []


def bench_message(sender: dict[str, Any], text: str | None = None, **more: Any) -> dict[str, Any]:
    """A message that another one replies to."""
    return {"message_id": 3, "date": 0, "chat": chat(SUPER), "from": sender} | ({"text": text} if text else {}) | more


FOR_US = [
    pytest.param("/ask " + ASKED, {}, id="command"),
    pytest.param(f"/ask{AT} {ASKED}", {}, id="command with the name"),
    pytest.param(f"/ASK{AT.upper()} {ASKED}", {}, id="command in capitals"),
    pytest.param(f"/问 {ASKED}", {}, id="Chinese command"),
    pytest.param(f"{AT} {ASKED}", {}, id="mention first"),
    pytest.param(f"请问 {AT}:{ASKED}", {}, id="mention within"),
    pytest.param(f"😀😀 {AT} {ASKED}", {}, id="mention after characters of two units"),
    pytest.param(ASKED, {"reply_to_message": bench_message(BOT, "hi")}, id="reply to the bot"),
    pytest.param(AT, {"reply_to_message": bench_message(person(9), ASKED)}, id="bare mention, replying to a question"),
    pytest.param(
        AT,
        {"reply_to_message": bench_message(person(9), "长文"), "quote": {"text": ASKED, "position": 0}},
        id="bare mention, replying to a part",
    ),
    pytest.param(
        f"/ask{AT}", {"reply_to_message": bench_message(person(9), ASKED)}, id="bare command, replying to a question"
    ),
    pytest.param(f"/ask {ASKED}", {"reply_to_message": bench_message(person(9), "x")}, id="words before a reply"),
    pytest.param(f"{AT} {ASKED}", {"sender": person(1_087_968_824), "sender_chat": chat(SUPER)}, id="anonymous admin"),
    pytest.param(
        f"{AT} {ASKED}", {"sender": person(136_817_688), "sender_chat": chat(-1_000_000_000_001)}, id="channel"
    ),
]


@pytest.mark.parametrize(("text", "more"), FOR_US)
async def test_groups_are_answered_when_they_ask(bench: Bench, text: str, more: dict[str, Any]) -> None:
    """Commands, replies to the bot and mentions are answered, as a reply to the message."""
    sent = await bench.one(text, SUPER, who=5, **more)
    assert FOUND in sent.plain
    assert '"message_id": ' in sent.arguments["reply_parameters"]


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        pytest.param(f"/hepl{AT}", {}, "/help", id="a mistyped command with the bot's name"),
        pytest.param(AT, {}, "我只读文字", id="a bare mention"),
        pytest.param(
            AT, {"reply_to_message": bench_message(BOT, ASKED)}, "我只读文字", id="a bare mention of the bot's own"
        ),
        pytest.param(
            "/ask", {"reply_to_message": bench_message(BOT, ASKED)}, "请把问题写在后面", id="a bare command to it"
        ),
        pytest.param("/ask", {}, "请把问题写在后面", id="a bare command"),
    ],
)
async def test_who_calls_the_bot_without_a_question_is_told_how(
    bench: Bench, text: str, more: dict[str, Any], said: str
) -> None:
    """What is for the bot, and yet asks nothing, gets a helpful line."""
    assert said in (await bench.one(text, SUPER, who=5, **more)).plain


async def test_topics_are_answered_in_the_topic(bench: Bench) -> None:
    """The reply goes to the thread of the question; outside topics none is named."""
    sent = await bench.one(f"/ask {ASKED}", FORUM, who=5, is_topic_message=True, message_thread_id=17)
    assert sent.arguments["message_thread_id"] == "17"
    (page,) = await bench.press(sent, "上下文", who=6)
    assert '"message_id": ' in page.arguments["reply_parameters"]
    assert "message_thread_id" not in (await bench.one(f"/ask {ASKED}", SUPER, who=5, message_thread_id=3)).arguments


async def test_channels_can_ask(bench: Bench) -> None:
    """A channel's own post is answered when it mentions the bot."""
    post = bench.fake.people.message(f"{AT} {ASKED}", -1_000_000_000_099, sender=None)
    place = {"id": -1_000_000_000_099, "type": "channel", "title": "C"}
    value = post["message"] | {"chat": place, "sender_chat": place}
    await bench.tell({"update_id": post["update_id"], "channel_post": value})
    assert FOUND in bench.fake.messages(-1_000_000_000_099)[0].plain


async def test_a_new_group_is_greeted_with_privacy_mode(bench: Bench) -> None:
    """Once, when the bot comes in; not for other changes, nor in private."""
    await bench.tell(bench.fake.people.joined(GROUP))
    (welcome,) = bench.fake.messages(GROUP)
    assert "隐私模式" in welcome.plain
    await bench.tell(
        bench.fake.people.joined(GROUP, "administrator", "member"),
        bench.fake.people.joined(GROUP, "left", "member"),
        bench.fake.people.joined(7, "kicked", "member"),
    )
    assert len(bench.fake.messages(GROUP)) == 1
    assert bench.fake.messages(7) == []


async def test_a_group_becomes_a_supergroup(bench: Bench) -> None:
    """What was chosen and asked there is carried over, whichever of the two messages comes first."""
    await bench.one("/language en", GROUP, who=5)
    await bench.one("/ask Inflection AI 的估值是多少?", GROUP, who=5)
    await bench.tell(bench.fake.people.message(None, GROUP, who=5, migrate_to_chat_id=SUPER))
    await bench.tell(bench.fake.people.message(None, SUPER, who=5, migrate_from_chat_id=GROUP))
    assert "English" in (await bench.one("/whoami", SUPER, who=5)).plain
    assert "Understood as" in (await bench.one("/ask 那 Runway 呢?", SUPER, who=5)).plain
    assert (await bench.library.languages(str(GROUP)))[0] is None


async def test_a_reply_follows_a_group_that_moved(bench: Bench) -> None:
    """A reply that meets the move half-way is sent to the new place, and so is an edited one."""
    await bench.one(f"/ask {ASKED}", GROUP, who=5)
    bench.fake.moved[GROUP] = SUPER
    bench.fake.known.add(SUPER)
    update = bench.fake.people.message(f"/ask {ASKED}", GROUP, who=5)
    await bench.tell(update)
    assert len(bench.fake.messages(SUPER)) == 1
    await bench.tell(bench.fake.people.edited(update["message"]["message_id"], "/ask CoreWeave 成立于哪年?"))
    assert "2017" in bench.fake.messages(SUPER)[-1].plain


async def test_roles_are_for_real_people_in_their_own_words(bench: Bench) -> None:
    """An owner is one by user id; an anonymous admin, a channel, or a forwarded text of theirs is a member."""
    assert "所有者" in (await bench.one("/whoami", OWNER)).plain
    assert "所有者" in (await bench.one("/whoami", SUPER, who=OWNER)).plain
    forwarded = {"forward_origin": {"type": "user", "date": 0, "sender_user": person(OWNER)}}
    assert "成员" in (await bench.one("/whoami", SUPER, who=OWNER, **forwarded)).plain
    anonymous = {"sender": person(OWNER), "sender_chat": chat(SUPER)}
    assert "成员" in (await bench.one("/whoami", SUPER, **anonymous)).plain
    assert "成员" in (await bench.one("/whoami", 7)).plain
    post = bench.fake.people.message("/add 一句话。", -1_000_000_000_099, sender=None)["message"]
    place = {"id": -1_000_000_000_099, "type": "channel", "title": "C"}
    await bench.tell(bench.fake.people.update("channel_post", post | {"chat": place, "sender_chat": place}))
    assert bench.fake.messages(-1_000_000_000_099)[0].plain == "/add 只有管理员能用。"


async def test_a_groups_language_is_its_own(bench: Bench) -> None:
    """/language holds in its chat; elsewhere the same person's question decides."""
    await bench.one("/language zh-Hant", SUPER, who=5)
    assert "語言" in (await bench.one("/whoami", SUPER, who=6)).plain
    assert "Language" in (await bench.one("/whoami", 5, language="de")).plain
