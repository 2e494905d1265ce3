"""The commands: what each replies, in each language, with right and wrong arguments."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.access import Role
from bot.commands import COMMANDS
from bot.commands.command import Call, Command
from bot.console.plain import plain
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.messages import Button, Incoming, Line, Quotation, Reply, text_reply
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Article, Language

HANS, HANT, EN = Language.SIMPLIFIED, Language.TRADITIONAL, Language.ENGLISH
Send = Callable[..., Awaitable[Reply]]


async def nothing(call: Call) -> Reply:
    """A command that does nothing."""
    return text_reply()


FOR_ADMINS = Command("prune", (), Role.ADMIN, "take out old articles", nothing)


@pytest.fixture
async def send(database: Path) -> AsyncIterator[Send]:
    """Sends a line to the bot with the real commands and one for admins, and gives the reply."""
    async with Library(partial(Knowledge.open, database, create=False)) as library:
        dispatcher = Dispatcher(library, (*COMMANDS, FOR_ADMINS), HANS)

        async def sent(text: str, language: Language | None = None, role: Role = Role.MEMBER) -> Reply:
            return await dispatcher(Incoming(text, "room", "ann-7", role, language))

        yield sent


@pytest.mark.parametrize("command", [pytest.param(command, id=command.name) for command in COMMANDS])
def test_the_table_is_in_order(command: Command) -> None:
    """A name is one that Telegram takes, and a summary is translated; names and aliases are lower case."""
    assert re.fullmatch("[a-z0-9_]{1,32}", command.name)
    assert all(alias == alias.lower() and not re.search(r"[\s/@]", alias) for alias in command.aliases)
    if command.summary:
        assert say_in(HANS)(command.summary) != command.summary


def test_no_name_stands_for_two_commands() -> None:
    """Names and aliases are unique over the whole table."""
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("arguments", ["", " 提问", " {number}"])
@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        pytest.param(HANS, "用自己的话问这篇文章,中文、英文都可以。", "/help  可以问什么、输入什么", id="Simplified"),
        pytest.param(HANT, "用自己的話問這篇文章,中文、英文都可以。", "/help  可以問什麼、輸入什麼", id="Traditional"),
        pytest.param(
            EN,
            "Ask about the article in your own words, in Chinese or English.",
            "/help  what you can ask and type",
            id="English",
        ),
    ],
)
async def test_help_lists_the_commands(send: Send, language: Language, first: str, second: str, arguments: str) -> None:
    """/help lists the commands with their summaries, whatever follows it; those for buttons are left out."""
    lines = plain(await send(f"/help{arguments}", language, Role.OWNER)).splitlines()
    assert lines[:2] == [first, second]
    listed = [line.split()[0] for line in lines[1:]]
    assert listed == [f"/{command.name}" for command in (*COMMANDS, FOR_ADMINS) if command.summary]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        pytest.param(Role.MEMBER, False, id="member"),
        pytest.param(Role.ADMIN, True, id="admin"),
        pytest.param(Role.OWNER, True, id="owner"),
    ],
)
async def test_help_lists_what_one_may_use(send: Send, role: Role, shown: bool) -> None:
    """/help leaves out the commands that the person may not use."""
    assert ("/prune" in plain(await send("/help", role=role))) is shown


@pytest.mark.parametrize(
    ("language", "told"),
    [
        pytest.param(HANS, ("来源:芯东西", "作者:ZeR0", "编辑:漠影", "{count} 句", "章节:"), id="Simplified"),
        pytest.param(HANT, ("來源:芯东西", "作者:ZeR0", "編輯:漠影", "{count} 句", "章節:"), id="Traditional"),
        pytest.param(
            EN,
            ("Source: 芯东西", "Author: ZeR0", "Editor: 漠影", "{count} sentences", "Published: 2023-06-30"),
            id="English",
        ),
    ],
)
async def test_source_describes_the_article(
    send: Send, article: Article, language: Language, told: tuple[str, ...]
) -> None:
    """/source gives title, people, date, size and sections, as published, under words in the asker's language."""
    reply = await send("/source whatever", language)
    text = plain(reply)
    assert reply.blocks[0] == Line(article.front.title, strong=True)
    assert [part for part in told if part.format(count=len(article.sentences)) not in text] == []
    assert [section.name for section in article.sections if f"\n  {section.name}" not in text] == []
    assert "2023-06-30" in text


@pytest.mark.parametrize(
    ("content", "described"),
    [
        pytest.param(None, "There is no article yet.", id="empty store"),
        pytest.param("Tea\n\nTea is a drink.\n", "Tea\n2 sentences", id="nothing known but the text"),
        pytest.param("Tea is a drink.\n", "Tea is a drink.\n1 sentence", id="one sentence"),
    ],
)
async def test_source_leaves_out_what_is_not_known(tmp_path: Path, content: str | None, described: str) -> None:
    """/source names no people, date or sections that an article does not have, and says when there is none."""
    path = tmp_path / "other.db"
    with Knowledge.open(path) as knowledge:
        if content:
            seed = tmp_path / "tea.txt"
            seed.write_text(content, encoding="utf-8")
            knowledge.build([seed])
    async with Library(partial(Knowledge.open, path, create=False)) as library:
        reply = await Dispatcher(library, COMMANDS, EN)(Incoming("/source", "room", "ann-7", Role.MEMBER))
    assert plain(reply) == described


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        pytest.param("en", "Replies are now in English.", id="tag"),
        pytest.param("zh-Hant", "現在用繁體中文回覆。", id="tag of Traditional"),
        pytest.param("ZH-HANS", "现在用简体中文回复。", id="upper case"),
        pytest.param("zh", "现在用简体中文回复。", id="Chinese without a script"),
        pytest.param("English", "Replies are now in English.", id="English name"),
        pytest.param("英文", "Replies are now in English.", id="Chinese name"),
        pytest.param("繁體", "現在用繁體中文回覆。", id="short name"),
        pytest.param("  en  ", "Replies are now in English.", id="spaces"),
        pytest.param("auto", "回复将跟随提问的语言。", id="as asked"),
    ],
)
async def test_language_is_chosen_by_name(send: Send, argument: str, said: str) -> None:
    """/language confirms the choice in the chosen language."""
    assert await send(f"/language {argument}") == text_reply(said)


@pytest.mark.parametrize("argument", ["", " klingon", " en fr", " zh-TW-x", " 1"])
async def test_language_offers_the_choices(send: Send, argument: str) -> None:
    """/language without a language it knows changes nothing and offers all there are, as buttons."""
    await send("/language en")
    reply = await send(f"/language{argument}")
    assert plain(reply) == "In which language shall I reply?"
    assert reply.buttons == (
        Button("简体中文", "/language zh-Hans"),
        Button("繁體中文", "/language zh-Hant"),
        Button("English", "/language en"),
        Button("As I ask", "/language auto"),
    )
    assert plain(await send("/whoami")).endswith("Language: English")


async def test_language_is_set_and_forgotten(send: Send) -> None:
    """A chosen language holds for every later message until `auto` lets replies follow the questions again."""
    await send("/language en")
    assert plain(await send("腾讯的市值是多少?")).startswith("The article does not say.")
    await send("/language zh-Hant")
    assert plain(await send("腾讯的市值是多少?")).startswith("文章沒有說。")
    await send("/language auto")
    assert plain(await send("腾讯的市值是多少?")).startswith("文章没有说。")


@pytest.mark.parametrize(
    ("role", "language", "said"),
    [
        pytest.param(Role.MEMBER, HANS, "编号:ann-7\n角色:成员\n语言:简体中文", id="member, Simplified"),
        pytest.param(Role.ADMIN, HANS, "编号:ann-7\n角色:管理员\n语言:简体中文", id="admin, Simplified"),
        pytest.param(Role.OWNER, HANT, "編號:ann-7\n角色:所有者\n語言:繁體中文", id="owner, Traditional"),
        pytest.param(Role.MEMBER, EN, "Id: ann-7\nRole: member\nLanguage: English", id="member, English"),
        pytest.param(Role.ADMIN, EN, "Id: ann-7\nRole: admin\nLanguage: English", id="admin, English"),
        pytest.param(Role.OWNER, EN, "Id: ann-7\nRole: owner\nLanguage: English", id="owner, English"),
    ],
)
async def test_whoami_tells_id_role_and_language(send: Send, role: Role, language: Language, said: str) -> None:
    """/whoami says who the bot takes one for, whatever follows it."""
    assert await send("/whoami", language, role) == text_reply(said)
    assert await send("/whoami someone else", language, role) == text_reply(said)


@pytest.mark.parametrize(
    "at", [pytest.param(0, id="first"), pytest.param(20, id="middle"), pytest.param(-1, id="last")]
)
async def test_context_shows_the_sentences_around(send: Send, knowledge: Knowledge, article: Article, at: int) -> None:
    """/context shows up to two sentences to each side as they stand in the article; the last names the source."""
    facts = knowledge.store.extracted.known(article.id)
    middle = at % len(facts)
    reply = await send(f"/context {facts[at].id}")
    around = article.sentences[max(0, middle - 2) : middle + 3]
    quotations = [block for block in reply.blocks if isinstance(block, Quotation)]
    assert [quotation.text for quotation in quotations] == [article.text[one.start : one.end] for one in around]
    assert [bool(quotation.source) for quotation in quotations] == [False] * (len(around) - 1) + [True]


@pytest.mark.parametrize(
    "argument",
    [
        "",
        " 0",
        " 999999",
        " x",
        " -1",
        " +1",
        " １２",
        " ²",
        " 1.0",
        " 1 x",
        " 1 99",
        " 1 2 3",
        f" {'9' * 99}",
        " {number}",
    ],
)
@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(HANS, "这句话已不在库里。请重新提问。", id="Simplified"),
        pytest.param(EN, "That sentence is no longer in the store. Ask again to see what is.", id="English"),
    ],
)
async def test_context_of_no_fact_is_told_so(send: Send, language: Language, said: str, argument: str) -> None:
    """A stale button, or anything typed that is no fact's number, gets a plain sentence."""
    assert await send(f"/context{argument}", language) == text_reply(said)


@pytest.mark.parametrize("command", ["/new", "/新话题", "/重新开始", "/新話題"])
async def test_new_forgets_what_was_asked(send: Send, command: str) -> None:
    """A follow-up shows how it was understood; after /new it leans on nothing."""
    await send("英伟达市值多少?")
    assert plain(await send("那谷歌呢")).startswith("理解为:谷歌市值多少")
    assert plain(await send(command)) == "新话题:下一个问题单独来看。"
    assert "理解为" not in plain(await send("那谷歌呢"))
