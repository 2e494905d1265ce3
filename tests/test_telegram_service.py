"""The Telegram bot's life: faults of the server, its start and end, second pollers, webhooks, health, reports."""

import asyncio
import json
import logging
import signal
import sys
import threading
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path

import pytest
from bench import OWNER, PACE, Bench, free_port, running
from conftest import clean_environment
from fake_telegram import TOKEN, FakeTelegram
from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from bot.app import telegram_service
from bot.errors import ServiceError
from bot.library import Library
from bot.settings import load
from bot.telegram.health import STALE, Health
from bot.telegram.run import WithoutToken
from knowledge import Knowledge

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
            assert answered_in_order(fake) == [1, 2, 3]
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


async def test_the_webhook_takes_nothing_without_the_secret(database: Path) -> None:
    """Without the secret, or with another, an update is refused; nothing but POST is answered."""
    async with FakeTelegram() as fake, running(database, fake, webhook=True) as bench:
        body = json.dumps(fake.people.message(ASKED))
        client = AsyncHTTPClient(force_instance=True)
        for header in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
            headers = {"Content-Type": "application/json", **header}
            with pytest.raises(HTTPClientError, match="403"):
                await client.fetch(f"{fake.deliver_to}/hook", method="POST", headers=headers, body=body)
        with pytest.raises(HTTPClientError, match="405"):
            await client.fetch(f"{fake.deliver_to}/hook")
        await bench.quiet()
        assert fake.messages() == []
        assert len(fake.webhook["secret_token"]) >= 32
        client.close()


@pytest.mark.parametrize(
    ("kind", "state", "said"),
    [
        pytest.param("conflict", "conflict", "another program takes this bot's updates", id="409"),
        pytest.param("revoked", "rejected", "Telegram does not know this bot's token", id="401"),
    ],
)
async def test_what_ends_the_bot_is_said_plainly(database: Path, kind: str, state: str, said: str) -> None:
    """A second poller, or a token taken back, ends the bot with what to do, and the health shows it."""
    async with FakeTelegram() as fake:
        bot = running(database, fake)
        bench = await bot.__aenter__()
        fake.fail("getUpdates", kind)
        fake.deliver(fake.people.message(ASKED))
        await bench.until(lambda: bench.service.health.word == state)
        with pytest.raises(ServiceError, match=said):
            await bot.__aexit__(None, None, None)


async def test_a_bot_that_never_came_to_run_can_be_stopped(database: Path) -> None:
    """While the first steps fail again and again, the bot goes on trying, and stops when told to."""
    async with FakeTelegram() as fake:
        fake.fail("deleteWebhook", "error", times=1_000)
        chosen = load({}, {"YINJU_TELEGRAM_TOKEN": TOKEN, "YINJU_TELEGRAM_API": fake.url})
        async with Library(lambda: Knowledge.open(database, create=False)) as library:
            service = telegram_service(chosen, library, PACE)
            task = asyncio.create_task(service.run())
            await until(lambda: "deleteWebhook" in [method for method, _ in fake.calls])
            service.stop()
            await asyncio.wait_for(task, 10)
        assert "getUpdates" not in [method for method, _ in fake.calls]


async def test_no_network_at_the_start_is_waited_for(database: Path, caplog: pytest.LogCaptureFixture) -> None:
    """While nobody answers, the bot says so and tries again; then it runs."""
    port = free_port()
    away = FakeTelegram()
    away.url = f"http://127.0.0.1:{port}"

    async def come_later() -> None:
        await asyncio.sleep(0.3)
        async with FakeTelegram(port=port) as fake:
            while "getUpdates" not in [method for method, _ in fake.calls]:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            fake.deliver(fake.people.message(ASKED))
            while not fake.messages():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            service.stop()
            await task

    chosen = load({}, {"YINJU_TELEGRAM_TOKEN": TOKEN, "YINJU_TELEGRAM_API": away.url, "YINJU_DATABASE": str(database)})
    async with Library(lambda: Knowledge.open(database, create=False)) as library:
        service = telegram_service(chosen, library, PACE)
        task = asyncio.create_task(service.run())
        async with asyncio.timeout(20):
            await come_later()
    assert "does not answer" in caplog.text
    assert TOKEN not in caplog.text


@WAY
async def test_health(database: Path, webhook: bool) -> None:
    """The health port says 200 while the bot runs, and counts replies; it is another port than the webhook's."""
    port = free_port()
    async with FakeTelegram() as fake, running(database, fake, webhook=webhook, health_port=port) as bench:
        await bench.one(ASKED)
        client = AsyncHTTPClient(force_instance=True)
        health = await client.fetch(f"http://127.0.0.1:{port}/health")
        assert json.loads(health.body) == {"status": "running"}
        assert "yinju_replies_total 1\n" in (await client.fetch(f"http://127.0.0.1:{port}/metrics")).body.decode()
        bench.service.health.state = "conflict"
        with pytest.raises(HTTPClientError, match="503"):
            await client.fetch(f"http://127.0.0.1:{port}/health")
        client.close()


def test_a_silent_telegram_is_unreachable() -> None:
    """A polling bot that has heard nothing for two minutes is not well; one with a webhook may wait for ever."""
    now = 0.0
    health = Health(lambda: now, state="running")
    health.touch()
    assert health.word == "running"
    now = STALE + 1
    assert health.word == "unreachable"
    assert Health(lambda: now, polling=False, state="running").word == "running"


async def test_errors_are_reported_to_owners_without_words(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An owner gets the reference, kind and place of an error; what was asked is neither there nor in the log."""
    await bench.ask("/start", OWNER)

    def broken(*_: object) -> None:
        raise LookupError("about a secret question")

    monkeypatch.setattr(Knowledge, "reply", broken)
    (sent,) = await bench.ask("我的秘密问题")
    reference = sent.plain.rpartition(":")[2]
    await bench.until(lambda: len(bench.fake.messages(OWNER)) == 2)
    report = bench.fake.messages(OWNER)[-1].plain
    assert f"{reference}:LookupError" in report
    assert "secret" not in report
    assert "秘密" not in caplog.text + report
    for _ in range(3):
        await bench.ask("还有")
    assert len(bench.fake.messages(OWNER)) == 2


async def test_errors_outside_the_dispatcher_are_reported_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the adapter is reported by its place, and the next message is answered."""
    await bench.ask("/start", OWNER)
    monkeypatch.setattr("bot.telegram.adapter.person_of", lambda message: 1 / 0)
    await bench.ask(ASKED)
    monkeypatch.undo()
    await bench.until(lambda: len(bench.fake.messages(OWNER)) == 2)
    assert "ZeroDivisionError" in bench.fake.messages(OWNER)[-1].plain
    assert FOUND in (await bench.one(ASKED)).plain


async def test_too_many_questions_get_one_polite_notice(database: Path) -> None:
    """Past the limit of one person: one notice, then silence; buttons are answered for a moment; others go on."""
    async with FakeTelegram() as fake, running(database, fake, questions_per_minute=3) as bench:
        sent = [await bench.ask(ASKED) for _ in range(6)]
        assert [len(messages) for messages in sent] == [1, 1, 1, 1, 0, 0]
        assert "请 20 秒后再问" in sent[3][0].plain or "请 19 秒后再问" in sent[3][0].plain
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


async def test_a_taken_port_is_said_plainly(database: Path) -> None:
    """Where another program listens, the bot ends with an error of one line."""
    async with FakeTelegram() as fake:
        bot = running(database, fake, health_port=fake.url.rpartition(":")[2])
        await bot.__aenter__()
        with pytest.raises(ServiceError, match="another program may have the port"):
            await bot.__aexit__(None, None, None)


async def test_a_blocked_bot_goes_on(bench: Bench) -> None:
    """Who has blocked the bot gets nothing, and nobody else notices."""
    bench.fake.blocked.add(5)
    assert await bench.ask(ASKED, 5) == []
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
    finally:
        release.set()
    await busy


async def started(database: Path, api: str, **settings: str) -> Process:
    """`yinju telegram` as a process of its own."""
    names = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API": api, "DATABASE": str(database), "LANGUAGE": "en"} | settings
    command = str(Path(sys.executable).with_name("yinju"))
    environment = clean_environment() | {f"YINJU_{name}": value for name, value in names.items()}
    return await asyncio.create_subprocess_exec(command, "telegram", stderr=PIPE, env=environment)


async def ended(process: Process) -> tuple[int | None, str]:
    """The exit code and what was said on stderr."""
    async with asyncio.timeout(30):
        _, errors = await process.communicate()
    return process.returncode, errors.decode()


async def until(there: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(30):
        while not there():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_sigterm_stops_with_nothing_half_sent(database: Path) -> None:
    """What was asked before is answered, exit code 0, and the next run does not answer it again."""
    async with FakeTelegram() as fake:
        process = await started(database, fake.url)
        await until(lambda: "getUpdates" in [method for method, _ in fake.calls])
        fake.fail(ANSWERING, "slow", 3, seconds=0.4)
        fake.deliver(*(fake.people.message(ASKED, where) for where in (5, 6, 7)))
        await until(lambda: ANSWERING in [method for method, _ in fake.calls])
        process.send_signal(signal.SIGTERM)
        code, errors = await ended(process)
        assert (code, [len(fake.messages(where)) for where in (5, 6, 7)]) == (0, [1, 1, 1])
        assert "Traceback" not in errors
        process = await started(database, fake.url)
        fake.deliver(fake.people.message(ASKED, 8))
        await until(lambda: fake.messages(8))
        process.send_signal(signal.SIGINT)
        assert (await ended(process))[0] == 0
        assert [len(fake.messages(where)) for where in (5, 6, 7)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param({"TELEGRAM_TOKEN": "1:wrong-secret"}, "Telegram does not know this bot's token", id="wrong token"),
        pytest.param({"TELEGRAM_TOKEN": ""}, "there is no token; get one from @BotFather", id="no token"),
        pytest.param({"TELEGRAM_TOKEN": "hunter2"}, "telegram_token must be the token", id="no token at all"),
    ],
)
async def test_a_bad_token_ends_plainly(database: Path, settings: dict[str, str], said: str) -> None:
    """Exit code 2 and one line that tells what to do, without the token."""
    async with FakeTelegram() as fake:
        code, errors = await ended(await started(database, fake.url, **settings))
    assert (code, len(errors.splitlines())) == (2, 1)
    assert said in errors
    assert [word for word in ("wrong-secret", "hunter2") if word in errors] == []


async def test_a_conflict_ends_the_process(database: Path) -> None:
    """Two processes with one token: the first is told so in one line, and exits with code 2."""
    async with FakeTelegram() as fake:
        first = await started(database, fake.url)
        await until(lambda: "getUpdates" in [method for method, _ in fake.calls])
        second = await started(database, fake.url)
        code, errors = await ended(first)
        assert code == 2
        assert "another program takes this bot's updates (409 Conflict)" in errors.splitlines()[-1]
        second.send_signal(signal.SIGTERM)
        assert (await ended(second))[0] == 0


async def test_sigterm_while_there_is_no_network(database: Path) -> None:
    """A bot that waits for the network can be stopped."""
    process = await started(database, f"http://127.0.0.1:{free_port()}")
    assert process.stderr is not None
    async with asyncio.timeout(30):
        line = await process.stderr.readline()
    assert b"does not answer" in line
    process.send_signal(signal.SIGTERM)
    assert (await ended(process))[0] == 0


def test_the_log_never_holds_the_token() -> None:
    """Neither messages nor tracebacks name it."""
    formatter = WithoutToken(TOKEN)
    with pytest.raises(ValueError, match=TOKEN) as caught:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    record = logging.LogRecord("x", logging.ERROR, "x", 1, f"at {TOKEN}", (), caught._excinfo)
    assert "ValueError" in formatter.format(record)
    assert TOKEN not in formatter.format(record)
