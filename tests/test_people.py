"""People: what they asked and thought of the replies, what is kept of them and for how long, and how it ends."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from conftest import NOW

from bot import links
from bot.access import Role
from bot.commands import COMMANDS
from bot.console.plain import plain
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.limits import Limiter, Verdict
from bot.messages import Incoming, Quotation, Reply
from knowledge import Knowledge
from knowledge.models import Answer, AnswerKind, Article, Language
from knowledge.people import asked
from knowledge.store.people import AskedQuestion

ASKED, STALE = "英伟达市值多少?", "这个按钮太旧了;请重新提问。"
ANN = "4242424242"
Send = Callable[..., Awaitable[Reply]]


@pytest.fixture
async def library(database: Path) -> AsyncIterator[Library]:
    """The library over a store of one's own."""
    async with Library(partial(Knowledge.open, database, create=False)) as opened:
        yield opened


@pytest.fixture
def send(library: Library) -> Send:
    """Sends a line of Ann's in her private chat, and gives the reply."""
    tokens = iter(f"{number:08x}" for number in range(1_000))
    dispatcher = Dispatcher(library, COMMANDS, Language.SIMPLIFIED, lambda: next(tokens))

    async def sent(text: str, *, person: str = ANN, public: bool = False) -> Reply:
        return await dispatcher(Incoming(text, person, person, Role.MEMBER, public=public))

    return sent


def test_questions_are_kept_for_their_time(database: Path) -> None:
    """A question goes when its days are over, with the verdicts on its reply; so does what is remembered of a chat."""
    with Knowledge.open(database, clock=lambda: NOW) as then:
        then.choose_language("quiet", Language.ENGLISH)
        then.people.keep(AskedQuestion("aa", "old", "talk"), ANN, ANN, 90)
        assert then.people.judge("aa", ANN, good=True)
    with Knowledge.open(database, clock=lambda: NOW + timedelta(days=89)) as later:
        later.people.keep(AskedQuestion("bb", "new", "talk"), ANN, ANN, 90)
        assert [question.text for question in later.people.about(ANN).questions] == ["old", "new"]
    with Knowledge.open(database, clock=lambda: NOW + timedelta(days=91)) as after:
        after.people.keep(AskedQuestion("cc", "newest", "talk"), "someone else", "room", 90)
        about = after.people.about(ANN)
        assert ([question.text for question in about.questions], about.verdicts) == (["new"], ())
        assert after.languages("quiet") == (None, None)


async def test_no_id_is_in_the_store(send: Send, library: Library, database: Path) -> None:
    """Who asked stands there as a keyed hash; the key lies in a file of its own that only its owner can read."""
    await send(ASKED)
    await send("/good 00000000")
    await send("/language en", person="group", public=True)
    await library.about(ANN)
    tables = ("questions", "feedback", "people", "history")
    with sqlite3.connect(database) as db:
        rows = [str(row) for table in tables for row in db.execute(f"SELECT * FROM {table}")]
    db.close()
    assert [row for row in rows if ANN in row] == []
    assert len([row for row in rows if ASKED in row]) == 1
    key = Path(f"{database}.key")
    assert key.stat().st_mode & 0o777 == 0o600  # noqa: ASYNC240 - a test may wait


async def test_export_and_forget(send: Send, library: Library, database: Path) -> None:
    """/export_me lists role, language, questions and verdicts; /forget_me leaves nothing of them, and others' stay."""
    with Knowledge.open(database) as knowledge:
        knowledge.people.set_role(ANN, "admin")
    await send(ASKED)
    await send("/bad 00000000 dated")
    await send("/correct 00000000 2 万亿")
    await send("别人的问题", person="77")
    exported = plain(await send("/export_me"))
    assert [part for part in (ANN, "admin", ASKED, "👎 dated 2 万亿", "简体中文") if part not in exported] == []
    assert "别人的问题" not in exported
    assert plain(await send("/forget_me")) == "已完成:删除了 1 个提问。"
    assert plain(await send("/export_me")) == f"编号:{ANN}"
    assert len((await library.about("77")).questions) == 1
    assert await library.languages(ANN) == (None, None)


async def test_nothing_is_exported_where_others_read_along(send: Send) -> None:
    """In a group /export_me only points to the private chat."""
    await send(ASKED)
    assert plain(await send("/export_me", public=True)) == "这里别人也能看到;请在私聊里向我要。"


async def test_privacy_states_times(send: Send) -> None:
    """/privacy names what is kept, each with how long."""
    text = plain(await send("/privacy"))
    assert text.count("直到") == 2
    assert "90 天" in text
    assert "/forget_me" in text


async def test_verdicts(send: Send, library: Library) -> None:
    """👍 replaces 👎 with its details, 👎 asks what is wrong, a correction is kept and answers nothing by itself."""
    reply = await send(ASKED)
    good, bad = (button.action for button in reply.buttons[-2:])
    assert (good, bad) == ("/good 00000000", "/bad 00000000")
    problems = await send(bad)
    assert [button.label for button in problems.buttons] == [
        "句子不对",
        "句子对,答案错",
        "文章其实说了",
        "过时了",
        "其他问题",
    ]
    assert "/correct 00000000" in plain(await send(problems.buttons[0].action))
    assert (await send("/correct 00000000")).blocks
    await send("/correct 00000000 三万亿")
    (verdict,) = (await library.about(ANN)).verdicts
    assert (verdict.good, verdict.problem, verdict.correction) == (False, "sentence", "三万亿")
    assert (await send(good)).passing
    (verdict,) = (await library.about(ANN)).verdicts
    assert (verdict.good, verdict.problem, verdict.correction) == (True, None, None)
    assert plain(await send(ASKED)) == plain(reply)


@pytest.mark.parametrize(
    "line",
    [
        *("/good", "/good 12345678", "/bad ffffffff other", "/correct x y", "/good '; DROP TABLE people"),
        *("/next 00000000 99", "/next x 1", "/next 00000000 0", "/next 00000000 -1", "/next 00000000 ２"),
        *("/pick x 1", "/pick 00000000 1"),
    ],
)
async def test_stale_and_forged_buttons_are_told_so(send: Send, line: str) -> None:
    """What names no question, or none of its candidates, gets one polite sentence."""
    await send(ASKED)
    reply = await send(line)
    assert (plain(reply), reply.passing) == (STALE, True)


async def test_next_best_walks_the_candidates(send: Send, article: Article) -> None:
    """Each press shows another sentence of the article, until there is none; all but the first in place."""
    reply = await send(ASKED)
    seen = [block.text for block in reply.blocks if isinstance(block, Quotation)]
    action = next(button.action for button in reply.buttons if button.label == "下一句")
    places = []
    while action:
        reply = await send(action)
        places.append(reply.in_place)
        seen += [block.text for block in reply.blocks if isinstance(block, Quotation)]
        action = next((button.action for button in reply.buttons if button.label == "下一句"), "")
    assert len(seen) == len(set(seen)) > 2
    assert all(text in article.text for text in seen)
    assert places == [False] + [True] * (len(places) - 1)


async def test_context_is_paged(send: Send, article: Article) -> None:
    """The pages before and after hold the sentences that follow each other, without gap or overlap, to both ends."""
    reply = await send("/context 30")
    pages = [[block.text for block in reply.blocks if isinstance(block, Quotation)]]
    before = reply
    while "前文" in str([button.label for button in before.buttons]):
        before = await send(before.buttons[0].action)
        pages.insert(0, [block.text for block in before.blocks if isinstance(block, Quotation)])
        assert before.in_place
    while "后文" in str([button.label for button in reply.buttons]):
        reply = await send(reply.buttons[-1].action)
        pages.append([block.text for block in reply.blocks if isinstance(block, Quotation)])
    assert [text for page in pages for text in page] == [article.text[s.start : s.end] for s in article.sentences]


async def test_a_choice_is_asked_by_its_button(send: Send, library: Library) -> None:
    """A picked question is shown and answered as if it had been typed."""
    choice = Answer(AnswerKind.CHOICE, Language.SIMPLIFIED, 0.5, choices=("腾讯?", ASKED))
    library.keep_question(asked("cafe", "市值?", choice), ANN, ANN)
    reply = plain(await send("/pick cafe 2"))
    assert reply == f"» {ASKED}\n" + plain(await send(ASKED))


@pytest.mark.parametrize("language", list(Language))
async def test_the_welcome_has_questions_that_are_answered(database: Path, language: Language) -> None:
    """Each example question fits a button and is answered from the store."""
    with Knowledge.open(database) as knowledge:
        questions = knowledge.examples(language)
        assert 2 <= len(questions) <= 3
        assert all(len(f"/ask {question}".encode()) <= 64 for question in questions)
        assert {knowledge.ask(question).kind for question in questions} == {AnswerKind.ANSWER}


async def test_links_lead_to_facts_and_questions(send: Send) -> None:
    """/start with a payload gives the fact or the answer; with any other, the welcome."""
    payload = links.to_question(ASKED)
    assert payload is not None
    assert plain(await send(f"/start {payload}")) == f"» {ASKED}\n" + plain(await send(ASKED))
    assert plain(await send(f"/start {links.to_fact(30)}")) == plain(await send("/fact 30"))
    assert links.to_question("很长" * 20) is None
    for odd in ("", " f", " fx", " q", " q!!", " qgA", " x12", f" f{'9' * 60}", " q_w"):
        assert plain(await send(f"/start{odd}")).startswith("我用文章里的原句回答问题")


def test_the_limit_fills_by_and_by() -> None:
    """So many at once, then one notice, then silence; each passing share of a minute allows one more."""
    now = 0.0
    limiter = Limiter(3, lambda: now)
    assert [limiter.take("ann") for _ in range(5)] == [Verdict.ANSWER] * 3 + [Verdict.NOTICE, Verdict.SILENCE]
    assert limiter.take("ben") is Verdict.ANSWER
    assert 20 <= limiter.wait("ann") <= 21
    now = 21.0
    assert [limiter.take("ann") for _ in range(2)] == [Verdict.ANSWER, Verdict.NOTICE]
