"""Menus, languages and inline mode."""

import re
from typing import Any

import pytest
from bench import OWNER, Bench
from fake_updates import BOT, Json

from bot.access import Role
from bot.commands import COMMANDS
from knowledge import Knowledge
from knowledge.models import Answer, AnswerKind, Article, Language

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"


def quotes(html: str) -> list[str]:
    """The quoted lines of a message."""
    found = re.findall(r"<blockquote expandable>(.*?)</blockquote>", html, re.DOTALL)
    return [re.sub("</?b>", "", line) for quote in found for line in quote.split("\n")]


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
        assert re.fullmatch(r".{1,61}\n— .*2023-06-30", result["description"])
        assert result["reply_markup"]["inline_keyboard"][0][0]["url"].startswith(
            f"https://t.me/{BOT['username']}?start="
        )
    assert 0 < int(arguments["cache_time"]) <= 10
    assert arguments["is_personal"] == "true"
    assert len(bench.fake.results[empty["inline_query"]["id"]][0]) == 3
    (none,) = bench.fake.results[unknown["inline_query"]["id"]][0]
    assert none["title"].startswith("文章没有说")


def texts(results: list[Json]) -> list[str]:
    """What choosing each of the results sends."""
    return [result["input_message_content"]["message_text"] for result in results]


async def test_inline_examples_are_answered(bench: Bench) -> None:
    """An empty query gives questions; the chosen one is sent with its answer."""
    query = bench.fake.people.inline("")
    await bench.tell(query)
    results, _ = bench.fake.results[query["inline_query"]["id"]]
    assert [text.split("\n")[0] for text in texts(results)] == [f"» {result['title']}" for result in results]
    assert all(map(quotes, texts(results)))


async def test_inline_choices_are_answered(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the store asks back, each question that may have been meant is a result with its answer."""
    known = Knowledge.reply

    def reply(self: Knowledge, text: str, *rest: Any) -> Any:
        offered = Answer(AnswerKind.CHOICE, Language.SIMPLIFIED, 0.4, choices=(ASKED, "CoreWeave 成立于哪年?"))
        return (offered, None) if text == "市值?" else known(self, text, *rest)

    monkeypatch.setattr(Knowledge, "reply", reply)
    query = bench.fake.people.inline("市值?")
    await bench.tell(query)
    results, _ = bench.fake.results[query["inline_query"]["id"]]
    assert [result["title"] for result in results] == [ASKED, "CoreWeave 成立于哪年?"]
    assert FOUND in texts(results)[0]


async def test_a_long_inline_question_links_to_its_sentence(bench: Bench) -> None:
    """Where the question is too long for a link, the link leads to the sentence that answers it."""
    query = bench.fake.people.inline("请问一下,截至今年六月底,英伟达的市值到底是多少?")
    await bench.tell(query)
    first = bench.fake.results[query["inline_query"]["id"]][0][0]
    assert re.search(r"\?start=f\d+$", first["reply_markup"]["inline_keyboard"][0][0]["url"])


async def test_admins_have_their_menu(bench: Bench) -> None:
    """Whoever is made an admin gets the admins' menu, and the general one again when it is taken back."""
    await bench.one("/start", 77)
    await bench.one("/admins add 77", OWNER)
    assert any(line.startswith("add ") for line in bench.fake.menus["chat 77"])
    assert not any(line.startswith("admins ") for line in bench.fake.menus["chat 77"])
    await bench.one("/admins remove 77", OWNER)
    assert "chat 77" not in bench.fake.menus


async def test_an_admin_who_writes_first_later_has_their_menu(bench: Bench) -> None:
    """Telegram takes no menu for a chat that it does not know; the person's /start brings it."""
    await bench.one("/admins add 77", OWNER)
    assert "chat 77" not in bench.fake.menus
    await bench.one("/start", 77)
    assert any(line.startswith("add ") for line in bench.fake.menus["chat 77"])
    await bench.one("/forget_me", 77)
    assert "chat 77" not in bench.fake.menus


async def test_a_groups_menu_is_public_in_its_language(bench: Bench) -> None:
    """Chosen by a Chinese name without the slash, the language sets the menu, without what is for private chats; the
    menu goes along to the supergroup.
    """
    await bench.one("/语言 繁体", -42, who=OWNER)
    assert bench.fake.menus["chat -42"][0] == "help 可以問什麼、輸入什麼"
    assert not re.search("export_me|admins", str(bench.fake.menus["chat -42"]))
    bench.fake.known.add(-1_000_000_000_042)
    await bench.tell(bench.fake.people.message(None, -42, who=5, migrate_to_chat_id=-1_000_000_000_042))
    assert bench.fake.menus["chat -1000000000042"] == bench.fake.menus["chat -42"]
    await bench.one("/language zh-Hant", OWNER)
    await bench.one("语言", OWNER)
    assert bench.fake.menus[f"chat {OWNER}"][0] == "help 可以問什麼、輸入什麼"
