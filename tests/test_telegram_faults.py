"""What goes wrong on the way, and what is too much: faults of the server, order, pace, limits, a busy store."""

import asyncio
import json
import re
import threading
from pathlib import Path

import pytest
from bench import PACE, Bench, running
from fake_telegram import FakeTelegram

from bot.telegram.flood import ATTEMPTS, Patient

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
ANSWERING = "sendMessage"
WAY = pytest.mark.parametrize("webhook", [pytest.param(False, id="polling"), pytest.param(True, id="webhook")])
FAULTS = [
    pytest.param(method, kind, times, id=f"{method} {kind}")
    for method, kind, times in [
        (ANSWERING, "error", 3),
        (ANSWERING, "timeout", 1),
        (ANSWERING, "drop", 2),
        (ANSWERING, "slow", 1),
        (ANSWERING, "flood", 1),
        ("getUpdates", "error", 1),
        ("getUpdates", "drop", 1),
        ("getUpdates", "slow", 1),
        ("getUpdates", "duplicate", 2),
        ("getUpdates", "disorder", 2),
        ("deleteWebhook", "error", 1),
        ("getMe", "drop", 2),
        ("setMyCommands", "error", 9),
    ]
]


@pytest.mark.parametrize(("method", "kind", "times"), FAULTS)
async def test_after_a_fault_each_question_has_one_answer(database: Path, method: str, kind: str, times: int) -> None:
    """Whatever goes wrong once or a few times, three questions get three answers, in their order."""
    async with FakeTelegram() as fake:
        if method in ("getMe", "deleteWebhook"):
            fake.fail(method, kind, times)
        async with running(database, fake) as bench:
            fake.fail(method, kind, times, seconds=PACE.answer + 0.2 if kind == "timeout" else 0.2)
            fake.deliver(*(fake.people.message(f"/ask {ASKED} {number}") for number in range(3)))
            await bench.until(lambda: len(fake.messages()) >= 3)
            await bench.quiet()
            replied = answered_in_order(fake)
            # A poll gives what came in its order; of one that does not, each is answered all the same.
            assert (sorted(replied) if kind == "disorder" else replied) == [1, 2, 3]
    assert fake.broken == []


def answered_in_order(fake: FakeTelegram, where: int = 7) -> list[int]:
    """The ids of the questions that the bot's messages reply to, in the order they were sent."""
    return [json.loads(sent.arguments["reply_parameters"])["message_id"] for sent in fake.messages(where)]


@WAY
async def test_an_update_twice_is_answered_once(database: Path, webhook: bool) -> None:
    """The same number delivered again, at once and later, changes nothing."""
    async with FakeTelegram() as fake, running(database, fake, webhook=webhook) as bench:
        update = fake.people.message(ASKED)
        await bench.tell(update, update)
        await bench.tell(update)
        assert len(fake.messages()) == 1


async def test_updates_that_overtake_each_other_are_put_in_order(database: Path) -> None:
    """By webhook, updates that arrive in the wrong order within a moment are answered in the right one."""
    async with FakeTelegram() as fake, running(database, fake, webhook=True) as bench:
        await bench.tell(fake.people.message("/help"))
        updates = [fake.people.message(ASKED) for _ in range(4)]
        await bench.tell(*reversed(updates))
        assert answered_in_order(fake)[1:] == sorted(update["message"]["message_id"] for update in updates)


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [pytest.param(5, 0.0, id="a few at once"), pytest.param(9, 0.4, id="then one at a time")],
)
async def test_messages_to_one_private_chat_are_paced(sent: int, seconds: float) -> None:
    """After a few messages at once, each waits its time; other chats, groups and calls without a chat do not wait."""
    limiter, clock = Patient(10_000, chat_pause=0.1), asyncio.get_running_loop().time

    async def call(chat: int | None) -> float:
        async def done() -> float:
            return clock()

        data = {} if chat is None else {"chat_id": chat}
        at: float = await limiter.process_request(done, (), {}, ANSWERING, data, None)
        return at

    begun = clock()
    for other in (8, -42, None):
        assert await call(other) - begun < 0.1
    times = [await call(7) for _ in range(sent)]
    assert times[-1] - begun >= seconds


async def test_messages_over_all_chats_are_paced_evenly() -> None:
    """No more than the rate goes out, also in the first moment."""
    limiter, clock = Patient(100), asyncio.get_running_loop().time

    async def done() -> float:
        return clock()

    begun = clock()
    calls = (limiter.process_request(done, (), {}, ANSWERING, {"chat_id": chat}, None) for chat in range(1, 31))
    times = await asyncio.gather(*calls)
    assert max(times) - begun >= 0.28
    assert sum(at - begun < 0.1 for at in times) <= 12


async def test_a_reply_waits_as_often_as_it_is_told_to(database: Path) -> None:
    """Telegram's word to come again later never loses a reply, however often it comes; a broken server may."""
    async with FakeTelegram() as fake, running(database, fake) as bench:
        fake.fail(ANSWERING, "flood", times=ATTEMPTS + 2, seconds=0.05)
        assert FOUND in (await bench.one(ASKED)).plain
        assert [method for method, _ in fake.calls].count(ANSWERING) == ATTEMPTS + 3


async def test_too_many_questions_get_one_polite_notice(database: Path) -> None:
    """Past the limit of one person: one notice, then silence; buttons are answered for a moment; others go on."""
    async with FakeTelegram() as fake, running(database, fake, questions_per_minute=3) as bench:
        sent = [await bench.ask(ASKED) for _ in range(6)]
        assert [len(messages) for messages in sent] == [1, 1, 1, 1, 0, 0]
        assert re.search(r"请 (1?\d|20) 秒后再问", sent[3][0].plain)
        assert await bench.press(sent[0][0], "上下文") == []
        assert FOUND in (await bench.one(ASKED, 8)).plain


async def test_inline_queries_have_a_limit_of_their_own(database: Path) -> None:
    """Typing sends a query for each key; far too many get no results, and questions are still answered."""
    async with FakeTelegram() as fake, running(database, fake, questions_per_minute=1) as bench:
        queries = [fake.people.inline(ASKED) for _ in range(8)]
        await bench.tell(*queries)
        found = [len(fake.results[query["inline_query"]["id"]][0]) > 0 for query in queries]
        assert found == [True] * 6 + [False] * 2
        assert FOUND in (await bench.one(ASKED)).plain


async def test_a_write_does_not_hold_up_askers(bench: Bench) -> None:
    """While the writer thread is busy, as with an import, questions are answered."""
    release = threading.Event()
    busy = asyncio.create_task(bench.library._writer.run(lambda knowledge: release.wait(10)))
    await asyncio.sleep(0.01)
    try:
        sent = await bench.one("When was CoreWeave founded?")
        assert "2017" in sent.plain
        (following,) = await bench.press(sent, "Next best")
        assert following.plain
        assert "Language: English" in (await bench.one("/whoami")).plain
        assert len((await bench.one("/start")).buttons) == 3
    finally:
        release.set()
    await busy
