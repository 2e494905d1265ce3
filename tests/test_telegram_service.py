"""The Telegram bot's life: faults of the server, its start and end, second pollers, webhooks, health, reports."""

import asyncio
import json
import logging
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path

import pytest
from bench import OWNER, PACE, PATIENCE, Bench, free_port, running
from click.testing import CliRunner
from conftest import clean_environment
from fake_telegram import TOKEN, FakeTelegram
from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from bot.app import telegram_service
from bot.cli import main
from bot.errors import ServiceError
from bot.library import Library
from bot.settings import load
from bot.telegram.health import STALE, Health
from bot.telegram.run import WithoutToken
from knowledge import Knowledge

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
ANSWERING = "sendMessage"
WAY = pytest.mark.parametrize("webhook", [pytest.param(False, id="polling"), pytest.param(True, id="webhook")])


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


@pytest.mark.parametrize(
    ("trouble", "state", "said"),
    [
        pytest.param("refused", "rejected", "does not take the webhook https://bot.example.org/hook", id="refused"),
        pytest.param("taken", "conflict", "another program takes this bot's updates", id="taken by a poller"),
        pytest.param("revoked", "rejected", "Telegram does not know this bot's token", id="token taken back"),
    ],
)
async def test_what_ends_a_webhook_is_said_plainly(database: Path, trouble: str, state: str, said: str) -> None:
    """A URL that Telegram refuses, a poller that takes the webhook away, a token that is taken back: no update would
    come any more, so the bot ends with what to do, instead of being silent for ever.
    """
    async with FakeTelegram() as fake:
        fake.fail("setWebhook", "refused", times=int(trouble == "refused"))
        bot = running(database, fake, webhook=True)
        bench = await bot.__aenter__()
        if trouble == "taken":
            fake.webhook = {}
        if trouble == "revoked":
            fake.fail("getWebhookInfo", "revoked")
        await bench.until(lambda: bench.service.health.word == state)
        with pytest.raises(ServiceError, match=said):
            await bot.__aexit__(None, None, None)


async def test_a_token_taken_back_is_noticed_when_sending(database: Path) -> None:
    """Also where the bot only sends, it does not go on without a token."""
    async with FakeTelegram() as fake:
        bot = running(database, fake, webhook=True)
        bench = await bot.__aenter__()
        fake.fail(ANSWERING, "revoked")
        fake.deliver(fake.people.message(ASKED))
        await bench.until(lambda: bench.service.health.word == "rejected")
        with pytest.raises(ServiceError, match="does not know this bot's token"):
            await bot.__aexit__(None, None, None)


async def test_a_webhook_that_telegram_cannot_reach_is_logged_once(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What Telegram says of its last attempt is in the log, once for each; the bot goes on."""
    async with FakeTelegram() as fake:
        fake.trouble = {"last_error_date": 5, "last_error_message": "SSL error: certificate verify failed"}
        fake.fail("getWebhookInfo", "error", times=9)
        async with running(database, fake, webhook=True) as bench:
            looked = [method for method, _ in fake.calls].count("getWebhookInfo")
            await bench.until(lambda: [method for method, _ in fake.calls].count("getWebhookInfo") >= looked + 12)
            assert FOUND in (await bench.one(ASKED)).plain
    assert caplog.text.count("cannot deliver to the webhook: SSL error") == 1
    assert "the webhook could not be looked at" in caplog.text


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
    """A bot that has heard nothing for two minutes, neither an update nor how its webhook is, is not well."""
    now = 0.0
    health = Health(lambda: now, state="running")
    health.touch()
    assert health.word == "running"
    now = STALE + 1
    assert health.word == "unreachable"


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


async def started(database: Path, api: str, **settings: str) -> Process:
    """`yinju telegram` as a process of its own."""
    names = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API": api, "DATABASE": str(database), "LANGUAGE": "en"} | settings
    command = str(Path(sys.executable).with_name("yinju"))
    environment = clean_environment() | {f"YINJU_{name}": value for name, value in names.items()}
    return await asyncio.create_subprocess_exec(command, "telegram", stderr=PIPE, env=environment)


async def ended(process: Process) -> tuple[int | None, str]:
    """The exit code and what was said on stderr."""
    async with asyncio.timeout(PATIENCE):
        _, errors = await process.communicate()
    return process.returncode, errors.decode()


async def until(there: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
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
        async with running(database, fake) as bench:
            assert FOUND in (await bench.one(ASKED, 8)).plain
        assert [len(fake.messages(where)) for where in (5, 6, 7)] == [1, 1, 1]


async def test_an_unknown_token_ends_plainly(database: Path) -> None:
    """Exit code 2 and one line that tells what to do, without the token."""
    async with FakeTelegram() as fake:
        code, errors = await ended(await started(database, fake.url, TELEGRAM_TOKEN="1:wrong-secret"))
    assert (code, len(errors.splitlines())) == (2, 1)
    assert "Telegram does not know this bot's token" in errors
    assert "wrong-secret" not in errors


@pytest.mark.parametrize(
    ("token", "said"),
    [
        pytest.param("", "there is no token; get one from @BotFather", id="none"),
        pytest.param("hunter2", "telegram_token must be the token", id="no token at all"),
    ],
)
def test_what_is_no_token_is_said_plainly(database: Path, token: str, said: str) -> None:
    """So is what never was a token, before anything is sent."""
    environment = {"YINJU_TELEGRAM_TOKEN": token, "YINJU_DATABASE": str(database), "YINJU_LANGUAGE": "en"}
    done = CliRunner().invoke(main, ["telegram"], env=environment)
    assert (done.exit_code, len(done.output.splitlines())) == (2, 1)
    assert said in done.output
    assert "hunter2" not in done.output


async def test_a_conflict_ends_the_process(database: Path) -> None:
    """When another program takes the updates, the process says so in one line, and exits with code 2."""
    async with FakeTelegram() as fake:
        process = await started(database, fake.url)
        await until(lambda: "getUpdates" in [method for method, _ in fake.calls])
        async with running(database, fake) as bench:
            code, errors = await ended(process)
            assert FOUND in (await bench.one(ASKED)).plain
    assert code == 2
    assert "another program takes this bot's updates (409 Conflict)" in errors.splitlines()[-1]


async def test_ctrl_c_while_there_is_no_network(database: Path) -> None:
    """A bot that waits for the network can be stopped, by the signal of Ctrl-C as by SIGTERM."""
    process = await started(database, f"http://127.0.0.1:{free_port()}")
    assert process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        line = await process.stderr.readline()
    assert b"does not answer" in line
    process.send_signal(signal.SIGINT)
    assert (await ended(process))[0] == 0


def test_the_log_never_holds_the_token() -> None:
    """Neither messages nor tracebacks name it."""
    formatter = WithoutToken(TOKEN)
    with pytest.raises(ValueError, match=TOKEN) as caught:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    record = logging.LogRecord("x", logging.ERROR, "x", 1, f"at {TOKEN}", (), caught._excinfo)
    assert "ValueError" in formatter.format(record)
    assert TOKEN not in formatter.format(record)
