"""The bot in private chats: answers with their buttons, edits, and what is no text."""

import re
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, running
from fake_telegram import FakeTelegram
from fake_updates import BOT, Json, chat

from bot.links import to_question
from knowledge import Knowledge
from knowledge.models import Answer, AnswerKind, Article, Language

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
OTHER, OTHER_FOUND = "CoreWeave 成立于哪年?", "2017"
GROUP = -42
AT = f"@{BOT['username']}"
FILE: Json = {"file_id": "a", "file_unique_id": "a"}
PICTURE: Json = {"photo": [FILE | {"width": 1, "height": 1}]}
STICKER = FILE | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
ORIGINAL = "Quoted in the original Chinese."
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
    assert [[button["text"] for button in row] for row in sent.rows] == [["上下文", "为什么", "下一句"], ["👍", "👎"]]


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
    """The answer's message changes; where something else than the words was edited, nothing does."""
    sent = await bench.one(ASKED)
    question = int(sent.arguments["reply_parameters"].split('"message_id": ')[1].split(",")[0].rstrip("}"))
    await bench.tell(bench.fake.people.edited(question, OTHER))
    assert (len(bench.fake.messages()), sent.edits) == (1, 1)
    assert OTHER_FOUND in sent.plain
    await bench.tell(bench.fake.people.edited(question, OTHER))
    assert (len(bench.fake.messages()), sent.edits) == (1, 1)
    await bench.tell(bench.fake.people.edited(question, ASKED))
    assert (FOUND in sent.plain, sent.edits) == (True, 2)


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
        PICTURE,
        {"voice": FILE | {"duration": 1}},
        {"sticker": STICKER},
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"document": FILE | {"file_name": "a.txt"}},
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
    assert FOUND in (await bench.one(None, **PICTURE, caption=ASKED)).plain


async def test_an_album_is_answered_once(bench: Bench) -> None:
    """Its pictures come as messages of their own: one helpful line for all, or one answer to the caption."""
    assert [len(await bench.ask(None, **PICTURE, media_group_id="1")) for _ in range(3)] == [1, 0, 0]
    assert FOUND in (await bench.one(None, **PICTURE, media_group_id="2", caption=ASKED)).plain
    assert await bench.ask(None, **PICTURE, media_group_id="2") == []


CHOICES = (ASKED, OTHER)


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that asks back when it is asked for 市值 alone."""
    known = Knowledge.reply

    def reply(self: Knowledge, text: str, *rest: Any) -> Any:
        offered = Answer(AnswerKind.CHOICE, Language.SIMPLIFIED, 0.4, choices=CHOICES)
        return (offered, None) if text == "市值?" else known(self, text, *rest)

    monkeypatch.setattr(Knowledge, "reply", reply)


@pytest.mark.usefixtures("unsure")
async def test_choices_are_buttons(database: Path) -> None:
    """The questions that may have been meant stand under each other, each with a button, which asks it in their place,
    also after a restart; a choice that was never offered is stale.
    """
    async with FakeTelegram() as fake:
        async with running(database, fake) as bench:
            sent = await bench.one("市值?")
            assert sent.plain == f"你问的是哪一个?\n1. {ASKED}\n2. {OTHER}"
            assert tuple(sent.buttons) == CHOICES
            other = await bench.one("市值?")
            assert await bench.press(other, ASKED) == []
            assert other.html.startswith(f"» {ASKED}\n<b>{FOUND}</b>")
        async with running(database, fake) as bench:
            press = fake.people.pressed(sent.json, sent.buttons[OTHER]["callback_data"].replace(" 2", " 3"))
            await bench.tell(press)
            assert fake.notices[press["callback_query"]["id"]] == STALE
            assert await bench.press(sent, OTHER) == []
            assert OTHER_FOUND in sent.plain
            assert "👎" in sent.buttons
        assert fake.broken == []


@pytest.mark.parametrize("where", [pytest.param(7, id="private"), pytest.param(GROUP, id="group")])
async def test_a_correction_is_a_reply_to_the_question_for_it(bench: Bench, where: int) -> None:
    """👎, what is wrong, and then a reply with what is right, or the command that the message shows."""
    sent = await bench.one(f"/ask {ASKED}", where, who=7)
    (problems,) = await bench.press(sent, "👎")
    await bench.press(problems, "其他问题")
    shown = re.search("<code>(/correct [0-9a-f]{8})</code>", problems.html)
    assert shown
    assert "也可以直接回复这条消息" in problems.plain
    thanks = await bench.one("应该是 2 万亿", where, who=7, reply_to_message=problems.json)
    assert thanks.plain.startswith("谢谢;管理员可以看到。")
    assert (await bench.library.about("7")).verdicts[0].correction == "应该是 2 万亿"
    await bench.one(f"{shown[1]} 3 万亿", where, who=7)
    assert (await bench.library.about("7")).verdicts[0].correction == "3 万亿"


async def test_a_reply_to_any_other_message_is_a_question(bench: Bench) -> None:
    """Only a message that asks for words makes a command of a reply; one without text is none."""
    sent = await bench.one(ASKED)
    assert OTHER_FOUND in (await bench.one(OTHER, reply_to_message=sent.json)).plain
    picture = {"message_id": 3, "date": 1, "chat": chat(7), "from": BOT, **PICTURE}
    assert OTHER_FOUND in (await bench.one(OTHER, reply_to_message=picture)).plain


async def test_an_english_asker_is_told_of_the_original(bench: Bench) -> None:
    """Chinese quotes are said to be the original wherever they stand: an answer, its context, the next best, the
    nearest sentences; where none is shown there is neither that nor a way to its context.
    """
    sent = await bench.one("When was CoreWeave founded?")
    (context,), (following,) = await bench.press(sent, "Context"), await bench.press(sent, "Next best")
    await bench.press(following, "Next best")
    linked = await bench.one("/start f9")
    await bench.one("/language en")
    nearest = await bench.one("腾讯的市值是多少?")
    assert [ORIGINAL in one.plain for one in (sent, context, following, linked, nearest)] == [True] * 5
    off_topic = await bench.one("What is the market value of Tencent?")
    assert (ORIGINAL in off_topic.plain, "Context" in off_topic.buttons) == (False, bool(quotes(off_topic.html)))
