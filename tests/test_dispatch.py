"""The dispatcher: a message in, a Reply out, whatever the message is."""

import logging
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.access import Role
from bot.commands import COMMANDS
from bot.commands.command import Call, Command
from bot.console.plain import plain
from bot.dispatch import Dispatcher, random_reference
from bot.library import Library
from bot.messages import Button, Incoming, Quotation, Reply, text_reply
from bot.wording.languages import reply_language
from knowledge import Knowledge
from knowledge.models import Article, Language

HANS, HANT, EN = Language.SIMPLIFIED, Language.TRADITIONAL, Language.ENGLISH
UNKNOWN = "腾讯的市值是多少?"
"""A Chinese question that the article does not answer."""
WRONG = "我这边出了错"
"""How the reply to an unforeseen error begins."""


@pytest.fixture
async def library(database: Path) -> AsyncIterator[Library]:
    """The library over a store of one's own."""
    async with Library(partial(Knowledge.open, database, create=False)) as opened:
        yield opened


@pytest.fixture
def dispatcher(library: Library) -> Dispatcher:
    """The dispatcher with the real commands."""
    return Dispatcher(library, COMMANDS, HANS)


def incoming(text: str, role: Role = Role.MEMBER, platform: Language | None = None, chat: str = "room") -> Incoming:
    """A message from Ann."""
    return Incoming(text, chat, "ann", role, platform)


async def broken(call: Call) -> Reply:
    """A command with a mistake in it."""
    raise RuntimeError(f"secret of {call.incoming.person}")


async def echo(call: Call) -> Reply:
    """A command that says its arguments."""
    return text_reply(call.arguments)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("英伟达市值多少?", id="Simplified"),
        pytest.param("輝達市值多少?", id="Traditional"),
        pytest.param("Who invested in Cohere?", id="English"),
    ],
)
async def test_a_question_is_answered_with_the_articles_words(
    dispatcher: Dispatcher, article: Article, question: str
) -> None:
    """A quotation holds nothing but text of the article, with its source under it."""
    quotations = [block for block in (await dispatcher(incoming(question))).blocks if isinstance(block, Quotation)]
    assert quotations
    assert all(quotation.text in article.text for quotation in quotations)
    assert "2023-06-30" in quotations[-1].source


async def test_the_context_button_shows_the_sentences_around(dispatcher: Dispatcher, article: Article) -> None:
    """Sending the button's action gives the quoted sentence among its neighbours, in the article's order."""
    answer = await dispatcher(incoming("英伟达市值多少?"))
    (quoted,) = (block.text for block in answer.blocks if isinstance(block, Quotation))
    button = answer.buttons[0]
    context = [block.text for block in (await dispatcher(incoming(button.action))).blocks]
    assert quoted in context
    assert len(context) == 5
    places = [article.text.index(text) for text in context]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("chosen", "detected", "seen", "platform", "expected"),
    [
        pytest.param(EN, HANS, HANT, HANT, EN, id="chosen over all"),
        pytest.param(None, EN, HANS, HANT, EN, id="detected over seen"),
        pytest.param(None, None, EN, HANT, EN, id="seen over the platform's"),
        pytest.param(None, None, None, EN, EN, id="the platform's over the default"),
        pytest.param(None, None, None, None, HANS, id="default"),
    ],
)
def test_the_order_of_languages(
    chosen: Language | None,
    detected: Language | None,
    seen: Language | None,
    platform: Language | None,
    expected: Language,
) -> None:
    """Chosen > the question's > last seen in the chat > the platform's > default."""
    assert reply_language(chosen, detected, seen, platform, HANS) is expected


@pytest.mark.parametrize(
    ("messages", "platform", "begins"),
    [
        pytest.param(["/language en", UNKNOWN], None, "The article does not say", id="chosen over the question's"),
        pytest.param(["What is MLPerf?", UNKNOWN], None, "文章没有说", id="the question's over seen"),
        pytest.param(["騰訊的市值是多少?"], EN, "文章沒有說", id="the question's over the platform's"),
        pytest.param(["What is MLPerf?", "?"], HANT, "I did not understand", id="seen over the platform's"),
        pytest.param(["What is MLPerf?", "/nothing"], HANT, "There is no such command", id="seen, for a command"),
        pytest.param(["?"], HANT, "沒有看懂", id="the platform's over the default"),
        pytest.param(["?"], None, "没有看懂", id="default"),
        pytest.param(["yingweida shizhi duoshao", "?"], EN, "没有看懂", id="pinyin counts as Simplified"),
    ],
)
async def test_replies_are_in_the_askers_language(
    dispatcher: Dispatcher, messages: list[str], platform: Language | None, begins: str
) -> None:
    """The order of languages holds for the last of these messages of one chat."""
    replies = [await dispatcher(incoming(message, platform=platform)) for message in messages]
    assert plain(replies[-1]).startswith(begins)


async def test_a_question_without_words_keeps_the_chats_language(dispatcher: Dispatcher) -> None:
    """A bare number after an English question is answered in English there, and in the default elsewhere."""
    await dispatcher(incoming("What is MLPerf?"))
    assert plain(await dispatcher(incoming("3584?"))).startswith("I did not understand that.")
    assert plain(await dispatcher(incoming("3584?", chat="elsewhere"))).startswith("没有看懂")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("/language en", id="space"),
        pytest.param("/language\ten", id="tab"),
        pytest.param("/语言　英文", id="full-width space"),
        pytest.param("/language@yinju_bot\n  EN ", id="newline, bot's name, capitals"),
    ],
)
async def test_any_white_space_parts_a_command_from_its_arguments(dispatcher: Dispatcher, text: str) -> None:
    """The command's name ends at the first white space of any kind."""
    assert plain(await dispatcher(incoming(text))) == "Replies are now in English."


@pytest.mark.parametrize(
    ("typed", "name", "sent"),
    [
        pytest.param("/hepl", "help", "/help", id="swapped letters"),
        pytest.param("/sorce", "source", "/source", id="missing letter"),
        pytest.param("/languages", "language", "/language", id="letter too many"),
        pytest.param("/WHOAMY@yinju_bot please", "whoami", "/whoami please", id="upper case, bot's name, arguments"),
        pytest.param("/aks " + "长" * 20, "ask", "/ask", id="arguments too long for a button"),
        pytest.param("/重新开时", "重新开始", "/重新开始", id="Chinese name"),
    ],
)
async def test_a_mistyped_command_is_suggested(dispatcher: Dispatcher, typed: str, name: str, sent: str) -> None:
    """The likely command is named, and a button sends it with what followed."""
    reply = await dispatcher(incoming(typed))
    assert plain(reply) == f"没有这个命令。是想输入 /{name} 吗?"
    assert reply.buttons == (Button(sent, sent),)


@pytest.mark.parametrize("typed", ["/xyzzy", "/", "//", "/{0}", "/上", "/contex"])
async def test_an_unknown_command_points_to_help(dispatcher: Dispatcher, typed: str) -> None:
    """What is near no command, or only near one for buttons, is told to be none."""
    assert await dispatcher(incoming(typed)) == text_reply("没有这个命令;/help 列出全部命令。")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("/help@yinju_bot", "help", id="with the bot's name"),
        pytest.param("/HELP", "help", id="upper case"),
        pytest.param("  /help \n", "help", id="spaces around"),
        *(pytest.param(f"/{alias}", one.name, id=f"alias {alias}") for one in COMMANDS for alias in one.aliases),
    ],
)
async def test_a_command_has_many_spellings(dispatcher: Dispatcher, typed: str, name: str) -> None:
    """The bot's name, case, spaces and aliases make no difference."""
    assert await dispatcher(incoming(typed)) == await dispatcher(incoming(f"/{name}"))


@pytest.mark.parametrize(
    ("needed", "role", "said"),
    [
        pytest.param(Role.ADMIN, Role.MEMBER, "/echo 只有管理员能用。", id="member, for admins"),
        pytest.param(Role.ADMIN, Role.ADMIN, "done", id="admin, for admins"),
        pytest.param(Role.ADMIN, Role.OWNER, "done", id="owner, for admins"),
        pytest.param(Role.OWNER, Role.MEMBER, "/echo 只有所有者能用。", id="member, for owners"),
        pytest.param(Role.OWNER, Role.ADMIN, "/echo 只有所有者能用。", id="admin, for owners"),
        pytest.param(Role.OWNER, Role.OWNER, "done", id="owner, for owners"),
    ],
)
async def test_a_command_needs_its_role(library: Library, needed: Role, role: Role, said: str) -> None:
    """A command runs for its role and those above, also by its alias; others are told who may use it."""
    dispatcher = Dispatcher(library, (Command("echo", ("回声",), needed, "", echo),), HANS)
    assert await dispatcher(incoming("/echo done", role)) == text_reply(said)
    assert await dispatcher(incoming("/回声 done", role)) == text_reply(said)


@pytest.mark.parametrize(
    ("platform", "said"),
    [
        pytest.param(None, "我这边出了错,什么也没有改动。编号:c0ffee", id="Simplified"),
        pytest.param(HANT, "我這邊出了錯,什麼也沒有改動。編號:c0ffee", id="Traditional"),
        pytest.param(EN, "Something went wrong on my side, and nothing was changed. Reference: c0ffee", id="English"),
    ],
)
async def test_an_unforeseen_error_is_logged_and_not_shown(
    library: Library, caplog: pytest.LogCaptureFixture, platform: Language | None, said: str
) -> None:
    """The reply is a fixed sentence with a reference, under which the log has the traceback; the bot goes on."""
    commands = (*COMMANDS, Command("broken", (), Role.MEMBER, "", broken))
    dispatcher = Dispatcher(library, commands, HANS, reference=lambda: "c0ffee")
    assert await dispatcher(incoming("/broken", platform=platform)) == text_reply(said)
    assert [part for part in ("c0ffee", "Traceback", "RuntimeError: secret of ann") if part not in caplog.text] == []
    assert plain(await dispatcher(incoming(UNKNOWN))).startswith("文章没有说")


async def test_a_store_that_is_gone_is_an_unforeseen_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A question to a store that cannot be opened gets the fixed sentence too, without the store's path."""
    async with Library(partial(Knowledge.open, tmp_path / "none.db", create=False)) as library:
        reply = await Dispatcher(library, COMMANDS, HANS, reference=lambda: "c0ffee")(incoming(UNKNOWN))
    assert reply == text_reply("我这边出了错,什么也没有改动。编号:c0ffee")
    assert "StoreMissing" in caplog.text


def test_references_tell_errors_apart() -> None:
    """A reference is eight hexadecimal digits, another one each time."""
    references = {random_reference() for _ in range(20)}
    assert len(references) == 20
    assert all(len(reference) == 8 and int(reference, 16) >= 0 for reference in references)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("'; DROP TABLE facts; --", id="SQL"),
        pytest.param('" OR tokens MATCH "*" NEAR(', id="FTS5"),
        pytest.param("<b>英伟达</b><script>alert(1)</script>&lt;", id="HTML"),
        pytest.param("*英伟达* _市值_ [x](http://example.com) `code`", id="Markdown"),
        pytest.param("{0.__class__} {number} {} {{ %s %(name)d", id="format"),
        pytest.param("英伟达\x00\x1b[31m\u202e市值", id="control characters"),
        pytest.param("\ud800\udfff 英伟达", id="lone surrogates"),
        pytest.param("9" * 5_000, id="long number"),
        pytest.param("市值" * 3_000, id="long text"),
    ],
)
async def test_hostile_text_is_just_text(
    library: Library, caplog: pytest.LogCaptureFixture, article: Article, text: str
) -> None:
    """As a question, a command's name or its arguments, it is taken as text, and the store stays whole."""
    dispatcher = Dispatcher(library, (*COMMANDS, Command("echo", (), Role.MEMBER, "", echo)), HANS)
    asked = await dispatcher(incoming(text))
    assert all(block.text in article.text for block in asked.blocks if isinstance(block, Quotation))
    assert await dispatcher(incoming(f"/echo {text}")) == text_reply(text)
    for name in (text, *(f"{command.name} {text}" for command in COMMANDS)):
        assert not plain(await dispatcher(incoming(f"/{name}"))).startswith(WRONG)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert [summary.id for summary in await library.articles()] == [article.id]
