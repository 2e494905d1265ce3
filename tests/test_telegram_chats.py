"""The bot in private chats, groups and topics, and inline: what it answers, where, and what it passes over."""

import re
from pathlib import Path
from typing import Any

import pytest
from bench import OWNER, Bench, running
from fake_telegram import FakeTelegram
from fake_updates import BOT, chat, person

from bot.access import Role
from bot.commands import COMMANDS
from bot.links import to_question
from knowledge.models import Article

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
OTHER, OTHER_FOUND = "CoreWeave 成立于哪年?", "2017"
GROUP, SUPER, FORUM = -42, -1_000_000_000_042, -1_000_000_000_077
AT = f"@{BOT['username']}"
STICKER = {
    "file_id": "a",
    "file_unique_id": "a",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
STALE = "这个按钮太旧了;请重新提问。"


def quotes(html: str) -> list[str]:
    """The quoted lines of a message."""
    found = re.findall(r"<blockquote expandable>(.*?)</blockquote>", html, re.DOTALL)
    return [re.sub("</?b>", "", line) for quote in found for line in quote.split("\n")]


async def test_an_answer_has_its_span_marked_and_its_buttons(bench: Bench, article: Article) -> None:
    """Short answer, the whole sentence as a quote with the span in it marked, its source, and what can be done next."""
    sent = await bench.one(ASKED)
    assert sent.html.startswith(f"<b>{FOUND}</b>\n<blockquote expandable>")
    assert f"<b>{FOUND}</b>" in sent.html.split("<blockquote", 1)[1]
    assert all(quote in article.text for quote in quotes(sent.html))
    assert sent.plain.endswith("2023-06-30")
    assert [label for label in sent.buttons if label != "为什么"] == ["上下文", "下一句", "👍", "👎"]


async def test_the_welcome_has_three_questions_to_tap(bench: Bench) -> None:
    """/start names the articles and how to ask in groups; tapping a question shows it above its answer."""
    sent = await bench.one("/start")
    assert f"/ask{AT}" in sent.plain
    assert "隐私模式" in sent.plain
    questions = list(sent.buttons)
    assert len(questions) == 3
    (answer,) = await bench.press(sent, questions[0])
    assert answer.plain.startswith(f"» {questions[0]}\n")
    assert quotes(answer.html)


async def test_links_open_a_fact_or_a_question(bench: Bench) -> None:
    """A deep link's payload comes as /start's argument."""
    assert quotes((await bench.one("/start f9")).html)
    assert FOUND in (await bench.one(f"/start {to_question(ASKED)}")).plain


async def test_context_turns_its_pages_in_place(bench: Bench, article: Article) -> None:
    """The first page is a new message with the sentence marked; the others take its place."""
    sent = await bench.one(ASKED)
    (page,) = await bench.press(sent, "上下文")
    assert re.search(f"<b>[^<]*{FOUND}[^<]*</b>", page.html)
    first = quotes(page.html)
    assert await bench.press(page, "后文 ▶") == []
    assert page.edits == 1
    assert set(quotes(page.html)).isdisjoint(first)
    assert all(line in article.text for line in quotes(page.html))
    assert await bench.press(page, "◀ 前文") == []
    assert quotes(page.html) == first


async def test_next_best_and_verdicts(bench: Bench) -> None:
    """下一句 shows another sentence, 👍 is acknowledged in passing, 👎 asks what is wrong."""
    sent = await bench.one(ASKED)
    (following,) = await bench.press(sent, "下一句")
    assert quotes(following.html) != quotes(sent.html)
    assert await bench.press(sent, "👍") == []
    assert "谢谢,已记下。" in bench.fake.notices.values()
    (problems,) = await bench.press(sent, "👎")
    assert await bench.press(problems, "过时了") == []
    assert "/correct " in problems.plain
    assert (await bench.library.about("7")).verdicts[0].problem == "dated"


async def test_every_press_is_acknowledged(bench: Bench) -> None:
    """Buttons of other programs, forged ones, ones without a message, and stale ones: each press gets its answer."""
    sent = await bench.one(ASKED)
    odd = ["", "x", "/", "context 9", "/nothing", "\x00", "'; DROP TABLE facts", "/good ffffffff", "/next zz 2"]
    presses = [bench.fake.people.pressed(sent.json, data) for data in odd]
    presses.append(bench.fake.people.pressed(None, "/context 9", inline_message_id="abc"))
    presses.append(bench.fake.people.pressed({"chat": chat(7), "message_id": 9_999, "date": 0}, "/good 1"))
    await bench.tell(*presses)
    notices = [bench.fake.notices[press["callback_query"]["id"]] for press in presses]
    assert notices == [STALE] * len(presses)


async def test_buttons_outlive_a_restart(database: Path) -> None:
    """A press on a message of an earlier run works; the question that its button names is read from the store."""
    async with FakeTelegram() as fake:
        async with running(database, fake) as bench:
            sent = await bench.one(ASKED)
        async with running(database, fake) as bench:
            (following,) = await bench.press(sent, "下一句")
            assert quotes(following.html)
            assert await bench.press(sent, "👍") == []
            assert fake.notices
        assert fake.broken == []


async def test_an_edited_question_edits_its_answer(bench: Bench) -> None:
    """The answer's message changes; it is sent anew only where there was none."""
    sent = await bench.one(ASKED)
    question = int(sent.arguments["reply_parameters"].split('"message_id": ')[1].split(",")[0].rstrip("}"))
    await bench.tell(bench.fake.people.edited(question, OTHER))
    assert (len(bench.fake.messages()), sent.edits) == (1, 1)
    assert OTHER_FOUND in sent.plain
    await bench.tell(bench.fake.people.edited(question, OTHER))
    assert (len(bench.fake.messages()), sent.edits) == (1, 2)


async def test_edits_grow_and_shrink(bench: Bench) -> None:
    """An edit to /help and back leaves one message that says the last thing."""
    update = bench.fake.people.message("/help")
    await bench.tell(update)
    (sent,) = bench.fake.messages()
    await bench.tell(bench.fake.people.edited(update["message"]["message_id"], ASKED))
    assert FOUND in sent.plain
    assert len(bench.fake.messages()) == 1


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]},
        {"voice": {"file_id": "a", "file_unique_id": "a", "duration": 1}},
        {
            "sticker": {
                "file_id": "a",
                "file_unique_id": "a",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"document": {"file_id": "a", "file_unique_id": "a", "file_name": "a.txt"}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_is_no_text_gets_a_helpful_line(bench: Bench, content: dict[str, Any]) -> None:
    """In private only; in a group it is not for the bot."""
    assert (await bench.one(None, **content)).plain.startswith("我只读文字")
    assert await bench.ask(None, GROUP, **content) == []


async def test_a_location_that_moves_is_no_question(bench: Bench) -> None:
    """Edits without words pass by."""
    update = bench.fake.people.message(None, location={"latitude": 1.0, "longitude": 1.0, "live_period": 60})
    await bench.tell(update)
    moved = bench.fake.people.update("edited_message", update["message"] | {"edit_date": 5})
    await bench.tell(moved)
    assert len(bench.fake.messages()) == 1


async def test_a_mention_in_private_is_left_out(bench: Bench) -> None:
    """The bot's name before a question does not count as part of it."""
    assert FOUND in (await bench.one(f"{AT} {ASKED}")).plain


async def test_a_caption_is_a_question(bench: Bench) -> None:
    """What stands under a picture is answered."""
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    assert FOUND in (await bench.one(None, photo=photo, caption=ASKED)).plain


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
    """What was chosen there is carried over, whichever of the two messages comes first."""
    await bench.one("/language en", GROUP, who=5)
    await bench.tell(bench.fake.people.message(None, GROUP, who=5, migrate_to_chat_id=SUPER))
    await bench.tell(bench.fake.people.message(None, SUPER, who=5, migrate_from_chat_id=GROUP))
    assert "English" in (await bench.one("/whoami", SUPER, who=5)).plain
    assert (await bench.library.languages(str(GROUP)))[0] is None


async def test_a_reply_follows_a_group_that_moved(bench: Bench) -> None:
    """A reply that meets the move half-way is sent to the new place."""
    await bench.one(f"/ask {ASKED}", GROUP, who=5)
    bench.fake.moved[GROUP] = SUPER
    bench.fake.known.add(SUPER)
    await bench.tell(bench.fake.people.message(f"/ask {ASKED}", GROUP, who=5))
    assert len(bench.fake.messages(SUPER)) == 1


async def test_roles_are_for_real_people_in_their_own_words(bench: Bench) -> None:
    """An owner is one by user id; an anonymous admin, a channel, or a forwarded text of theirs is a member."""
    assert "所有者" in (await bench.one("/whoami", OWNER)).plain
    assert "所有者" in (await bench.one("/whoami", SUPER, who=OWNER)).plain
    forwarded = {"forward_origin": {"type": "user", "date": 0, "sender_user": person(OWNER)}}
    assert "成员" in (await bench.one("/whoami", SUPER, who=OWNER, **forwarded)).plain
    anonymous = {"sender": person(OWNER), "sender_chat": chat(SUPER)}
    assert "成员" in (await bench.one("/whoami", SUPER, **anonymous)).plain
    assert "成员" in (await bench.one("/whoami", 7)).plain


async def test_a_groups_language_is_its_own(bench: Bench) -> None:
    """/language holds in its chat; elsewhere the same person's question decides."""
    await bench.one("/language zh-Hant", SUPER, who=5)
    assert "語言" in (await bench.one("/whoami", SUPER, who=6)).plain
    assert "Language" in (await bench.one("/whoami", 5, language="de")).plain


@pytest.mark.parametrize(
    ("code", "said"),
    [("zh-hant", "語言"), ("zh-TW", "語言"), ("zh-hans", "语言"), ("zh", "语言"), ("fr", "Language"), (None, "语言")],
)
async def test_telegrams_language_comes_last_but_one(bench: Bench, code: str | None, said: str) -> None:
    """Where nothing else tells, Telegram's code does; without one the default."""
    assert said in (await bench.one("/whoami", 7, language=code)).plain


async def test_menus_come_from_the_table(bench: Bench) -> None:
    """Each scope and language has the commands with a summary; a Traditional choice gets its own menu, auto ends it."""
    menus = bench.fake.menus
    await bench.until(lambda: len(menus) == 6)
    listed = [command.name for command in COMMANDS if command.summary and command.role is Role.MEMBER]
    assert [line.split()[0] for line in menus["all_private_chats"]] == listed
    assert menus["all_private_chats zh"][0] == "help 可以问什么、输入什么"
    assert menus["all_private_chats en"][0] == "help what you can ask and type"
    assert "export_me" not in str(menus["all_group_chats"])
    await bench.one("/language zh-Hant", 7)
    assert menus["chat 7"][0] == "help 可以問什麼、輸入什麼"
    sent = await bench.one("/language")
    await bench.press(sent, "随提问") if "随提问" in sent.buttons else await bench.press(sent, "隨提問")
    assert "chat 7" not in menus


async def test_chinese_names_work_as_text(bench: Bench) -> None:
    """With or without the slash, alone; a question that begins with such a word stays one."""
    for text in ("/帮助", "帮助", "幫助"):
        assert "/help" in (await bench.one(text)).plain
    assert "/help  " not in (await bench.one("来源 是什么?")).plain


async def test_inline_results(bench: Bench, article: Article) -> None:
    """Ranked sentences with title, snippet, quote and source; links back to the bot; examples for an empty query."""
    query = bench.fake.people.inline(ASKED)
    empty = bench.fake.people.inline("  ")
    unknown = bench.fake.people.inline("腾讯的市值是多少?")
    await bench.tell(query, empty, unknown)
    results, arguments = bench.fake.results[query["inline_query"]["id"]]
    assert results[0]["title"] == FOUND
    assert 2 <= len(results) <= 8
    for result in results:
        html = result["input_message_content"]["message_text"]
        assert all(line in article.text for line in quotes(html))
        assert "2023-06-30" in html
        assert result["description"]
        assert result["reply_markup"]["inline_keyboard"][0][0]["url"].startswith(
            f"https://t.me/{BOT['username']}?start="
        )
    assert 0 < int(arguments["cache_time"]) <= 10
    assert arguments["is_personal"] == "true"
    assert len(bench.fake.results[empty["inline_query"]["id"]][0]) == 3
    (none,) = bench.fake.results[unknown["inline_query"]["id"]][0]
    assert none["title"].startswith("文章没有说")


async def test_an_english_asker_is_told_of_the_original(bench: Bench) -> None:
    """A Chinese quote under an English answer is said to be the original."""
    assert "Quoted in the original Chinese." in (await bench.one("When was CoreWeave founded?")).plain
