"""What people ask becomes what admins teach: open questions, suggestions, regression cases, figures."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from conftest import at_now
from hypothesis import given
from hypothesis import strategies as st

from bot.access import Role
from bot.commands import COMMANDS
from bot.console.plain import plain
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.messages import Incoming, Reply
from bot.wording.chart import HEIGHT, WIDTH, png, sparkline
from knowledge import Knowledge
from knowledge.models import Language
from knowledge.teaching.drafts import Draft

EN = Language.ENGLISH
ADMIN, MEMBER = Role.ADMIN, Role.MEMBER
Send = Callable[..., Awaitable[Reply]]
HOURS = "火星快递几点开门?"


@pytest.fixture
async def send(database: Path) -> AsyncIterator[Send]:
    """Sends a line as an admin, or as somebody else; every question gets a token of its own."""
    async with Library(partial(Knowledge.open, database, create=False, clock=at_now)) as library:
        tokens = iter(f"{number:08x}" for number in range(999))
        dispatcher = Dispatcher(library, COMMANDS, EN, lambda: next(tokens))

        async def sent(text: str, role: Role = ADMIN, person: str = "ann", *, local: bool = False) -> Reply:
            reply = await dispatcher(Incoming(text, "room", person, role, None, EN, local=local))
            await asyncio.sleep(0)
            await library.about(person)  # what was asked is written by then
            return reply

        yield sent


async def press(send: Send, reply: Reply, label: str) -> Reply:
    """Press a button by its label."""
    return await send(next(button.action for button in reply.buttons if button.label == label))


async def asked(send: Send, *texts: str) -> None:
    """Members ask."""
    for number, text in enumerate(texts):
        await send(text, MEMBER, f"m{number}")


async def test_alike_questions_stand_together(send: Send) -> None:
    """/unanswered counts alike questions together, most first; other numbers keep them apart."""
    assert plain(await send("/unanswered")) == "Everything that is kept was answered."
    await asked(
        send,
        HOURS,
        "火星快递几点开门",
        "火星快递幾點開門呢?",
        "7号月亮有多重?",
        "6号月亮有多重?",
        "英伟达市值多少?",
    )
    lines = plain(await send("/unanswered")).splitlines()
    assert lines == [
        "3 kinds of questions",
        "1. 火星快递幾點開門呢? ×3",
        "2. 6号月亮有多重? ×1",
        "3. 7号月亮有多重? ×1",
    ]


async def test_one_tap_answers_links_or_dismisses(send: Send) -> None:
    """A question is answered by sending words, linked to a fact, or dismissed with those alike; then it is gone."""
    await asked(send, "月亮有多重?", "火星快递的老板姓什么?", "火星快递的老板姓啥?", HOURS, "火星快递几点开门")
    listed = await send("/unanswered")
    how = plain(await press(send, listed, "Answer 1"))
    token = how.split("/answer ")[1].split()[0]
    shown = await send(f"/answer {token} 九点")
    assert "Questions: 火星快递几点开门" in plain(shown)
    await press(send, shown, "Save")
    assert plain(await send(HOURS, MEMBER)).startswith("九点")
    assert plain(await send("/check")) == "1 of 1 checked questions are answered as they must."
    listed = await send("/unanswered")
    assert "开门" not in plain(listed)
    assert plain(await press(send, listed, "Dismiss 1")).startswith("Dismissed: 火星快递的老板")
    listed = await send("/unanswered")
    assert plain(listed).splitlines()[1:] == ["1. 月亮有多重? ×1"]
    token = listed.buttons[0].action.split()[1]
    assert plain(await send(f"/link {token} 5")) == "Fact 5 answers it from now on."
    assert plain(await send("/unanswered")) == "Everything that is kept was answered."
    await send("/undo")
    assert "月亮" in plain(await send("/unanswered"))


async def test_the_nearest_fact_is_one_tap_away(send: Send, knowledge: Knowledge) -> None:
    """Beside a question stands the fact that the store finds nearest, and a button by which it answers it."""
    draft = Draft("售后专线 400-123-4567 全天有人接听。")
    fact = knowledge.teaching.save(knowledge.teaching.propose(draft, "ann").token, "ann").fact.id
    await asked(send, "售后专线的邮箱是多少?", "火星快递的老板姓什么?")
    listed = await send("/unanswered")
    assert f"售后专线的邮箱是多少? ×1\n   Nearest fact: #{fact} {draft.text}" in plain(listed)
    links = [button.label for button in listed.buttons if button.label.startswith("Link")]
    assert len(links) == 1
    assert plain(await press(send, listed, links[0])) == f"Fact {fact} answers it from now on."
    assert plain(await send("售后专线的邮箱是多少?", MEMBER)).count(draft.text) == 1
    assert plain(await press(send, listed, links[0])) == "That changes nothing."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/answer", "That question is no longer kept."),
        ("/answer 0badcafe x", "That question is no longer kept."),
        ("/answer '; -- x", "That question is no longer kept."),
        ("/link 0badcafe 5", "That question is no longer kept."),
        ("/link x", "Write the fact's number"),
        ("/dismiss 0badcafe", "That question is no longer kept."),
        ("/approve 0badcafe", "That button is too old"),
        ("/reject", "That button is too old"),
        ("/suggestions", "No suggestion waits."),
        ("/suggest", "Write what should be added"),
        ("/suggest ,,", "That says nothing"),
        ("/check remove 0badcafe", "There is no such case."),
        ("/check", "0 of 0 checked questions"),
        ("/teach", "Write the fact's number"),
        ("/teach 99999", "There is no fact 99999."),
        ("/teach 5 ??", "That says nothing"),
        ("/stats", "Nothing was asked in the last 14 days."),
        ("/coverage", "Questions without an answer, by what they ask\nNone."),
    ],
)
async def test_what_is_not_there_is_said(send: Send, line: str, said: str) -> None:
    """Stale buttons, wrong arguments and empty lists get a plain sentence."""
    assert plain(await send(line)).startswith(said)


async def test_suggestions_are_decided(send: Send) -> None:
    """A member's suggestion changes nothing until an admin saves it; rejected or saved it waits no longer."""
    for text in ("火星快递几点开门? | 九点", "<b>'; DROP TABLE facts; --</b>"):
        assert plain(await send(f"/suggest {text}", MEMBER, "bob")) == "Thank you; the admins will look at it."
    listed = await send("/suggestions")
    assert plain(listed).startswith("2 suggestions wait")
    assert "<b>'; DROP TABLE facts; --</b>" in plain(listed)
    first = "Approve 1" if "九点" in plain(listed).splitlines()[1] else "Approve 2"
    shown = await press(send, listed, first)
    assert plain(await send("/suggestions")).startswith("2 suggestions wait")
    twice = await press(send, listed, first)
    await press(send, shown, "Save")
    assert plain(await press(send, twice, twice.buttons[0].label)).startswith("That button is too old")
    assert plain(await press(send, listed, first)).startswith("That button is too old")
    assert plain(await send(HOURS, MEMBER)).startswith("九点")
    listed = await send("/suggestions")
    assert plain(listed).startswith("1 suggestion waits")
    await press(send, listed, "Reject 1")
    assert plain(await send("/suggestions")) == "No suggestion waits."
    for _ in range(20):
        await send("/suggest 又一条", MEMBER, "bob")
    assert plain(await send("/suggest 再一条", MEMBER, "bob")).startswith("Many of your suggestions wait")
    assert plain(await send("/export_me", MEMBER, "bob")).count("又一条") == 20
    await send("/forget_me", MEMBER, "bob")
    assert plain(await send("/suggestions")) == "No suggestion waits."


async def test_an_admins_praise_is_watched(send: Send) -> None:
    """An admin's 👍 makes a regression case, a member's does not; /check tells when it fails, and can let it go."""
    question = "英伟达市值多少?"
    praised = await send(question, MEMBER, "bob")
    await send(next(b.action for b in praised.buttons if b.label == "👍"), MEMBER, "bob")
    assert plain(await send("/check")).startswith("0 of 0")
    praised = await send(question)
    assert plain(await press(send, praised, "👍")).startswith("Noted; /check watches")
    fact = praised.buttons[0].action.split()[1]
    warned = await send(f"/forget {fact}")
    assert plain(warned).endswith(f"These checked questions would no longer be answered as they must:\n• {question}")
    assert plain(await send("/check")).startswith("1 of 1")
    assert plain(await press(send, warned, "Forget anyway")).startswith(f"Fact {fact} is no longer given.")
    failing = await send("/check")
    assert plain(failing).startswith(f"0 of 1 checked questions are answered as they must.\n1. {question}")
    await press(send, failing, "Check 1 no more")
    assert plain(await send("/check")).startswith("0 of 0")


async def test_corrections_become_answers(send: Send) -> None:
    """An admin's correction is shown as an answer to save; a member's only stands in the list of open questions."""
    blamed = await send("英伟达市值多少?", MEMBER, "bob")
    token = next(b.action for b in blamed.buttons if b.label == "👎").split()[1]
    await send(f"/correct {token} 两万亿", MEMBER, "bob")
    assert "👎\n   Said to be right: 两万亿" in plain(await send("/unanswered"))
    shown = await send(f"/correct {token} 突破 2 万亿美元")
    assert plain(shown).startswith("This will be saved:\n“突破 2 万亿美元”")
    await press(send, shown, shown.buttons[0].label)
    assert plain(await send("/check")).startswith("1 of 1")


async def test_figures(send: Send) -> None:
    """/stats counts by day, names the top and the slow questions, and comes with a picture where one can be shown."""
    await asked(send, HOURS, HOURS, "英伟达市值多少?")
    reply = await send("/stats")
    lines = plain(reply).splitlines()
    assert lines[:3] == ["3 questions of 3 people in 14 days, 33% answered", "2026-01-02 █ 2026-01-02", "Asked most:"]
    assert lines[3] == f"2 × {HOURS}"
    (picture,) = reply.files
    assert (picture.content or b"").startswith(b"\x89PNG")
    assert (await send("/stats", local=True)).files == ()


async def test_coverage_teaches_at_a_tap(send: Send) -> None:
    """/coverage tells kinds of questions that fail, and sentences that were not used, each with a way to teach it."""
    await asked(send, HOURS)
    reply = await send("/coverage")
    assert f"when: 1 (» {HOURS})" in plain(reply)
    assert plain(await press(send, reply, "Answer: when")).startswith(f"» {HOURS}\nTo answer it, send: /answer ")
    action = reply.buttons[1].action
    how, fact = await send(action), action.split()[1]
    assert plain(how).endswith(f"Send a question that it answers: /teach {fact} and your words.")
    await send(f"/teach {fact} 火星上的咖啡什么味道?")
    assert plain(await send("火星上的咖啡是什么味道", MEMBER))
    assert "火星上的咖啡" in plain(await send(f"/info {fact}"))


@pytest.mark.parametrize(
    ("values", "line"), [((), ""), ((0,), "▁"), ((1, 8), "▁█"), ((5, 0, 10), "▄▁█"), ((3, 3), "██")]
)
def test_sparkline(values: tuple[int, ...], line: str) -> None:
    """The largest value is the highest bar."""
    assert sparkline(values) == line


@given(st.lists(st.tuples(st.just("01-31"), st.integers(0, 10**6), st.integers(0, 10**6)), max_size=40))
def test_chart_is_a_png(days: list[tuple[str, int, int]]) -> None:
    """Any figures make a picture of the right size, whose parts are whole."""
    picture = png([(label, asked, min(asked, answered)) for label, asked, answered in days])
    assert struct.unpack(">II", picture[16:24]) == (WIDTH, HEIGHT)
    at, names = 8, []
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        name, data = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert struct.unpack(">I", picture[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + data),)
        names.append(name)
        at += 12 + length
    assert names == [b"IHDR", b"IDAT", b"IEND"]
