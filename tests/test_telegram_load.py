"""The Telegram bot at length: a whole conversation, many chats at once, updates of every kind, faults."""

import asyncio
import html
import json
import logging
import os
import re
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, running
from conftest import Run
from fake_telegram import FakeTelegram, Flood, Sent
from fake_updates import Json
from generated import updates
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.errors import ServiceError

ASKED, FOUND = "英伟达市值多少?", "突破 1 万亿美元"
FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
CONVERSATION = [
    *("英伟达市值多少?", "上下文", "CoreWeave 成立于哪年?", "下一句", "腾讯的市值是多少?", "/source", "来源"),
    *("When was CoreWeave founded?", "Context", "What is MLPerf?", "/source", "輝達市值多少?", "上下文", "/language"),
    *("English", "/language zh-Hant", "谁投资了 Cohere?", "/language auto", "yingweida shizhi duoshao", "?", "/hepl"),
    *(
        "/xyzzy",
        "你好",
        "<b>1 & 2</b>",
        "/privacy",
        "Runway 累计融资多少?",
        "👍",
        "/ask 英伟达市值多少?",
        "/ask",
        "3584?",
    ),
]
"""Messages, and buttons of the last reply by their labels."""


def text_of(sent: Sent) -> str:
    """A message as the console would print it: each quoted line in its marks, no markup."""

    def marked(quote: re.Match[str]) -> str:
        return "\n".join(f"“{line}”" for line in quote[1].split("\n"))

    shown = re.sub(r"<blockquote expandable>(.*?)</blockquote>", marked, sent.html, flags=re.DOTALL)
    return html.unescape(re.sub("<[^>]+>", "", shown))


async def test_a_conversation_is_the_consoles(bench: Bench, yinju: Run, database: Path) -> None:
    """Thirty messages and presses get the same words as at the console, reply for reply."""
    said, lines = [], []
    last: Sent | None = None
    notices = 0
    for line in CONVERSATION:
        if last is not None and line in last.buttons:
            lines.append(str(list(last.buttons).index(line) + 1))
            sent = await bench.press(last, line)
        else:
            lines.append(line)
            sent = await bench.ask(line)
        if sent:
            last = sent[-1]
            said.append("\n".join(map(text_of, sent)))
        elif len(answers := [notice for notice in bench.fake.notices.values() if notice]) > notices:
            notices = len(answers)
            said.append(answers[-1])
        else:
            said.append(text_of(last) if last else "")
    assert len(lines) == 30
    await bench.library.forget_person("7", "7")
    printed = await asyncio.to_thread(yinju, "chat", "--as", "member", stdin="".join(f"{line}\n" for line in lines))
    assert said == printed.stdout.removesuffix("\n\n").split("\n\n")


@pytest.mark.parametrize(
    ("chats", "flood"),
    [
        pytest.param(20, None, id="20 chats"),
        pytest.param(500, None, id="500 chats", marks=pytest.mark.stress),
        pytest.param(500, Flood(), id="500 chats within Telegram's limits", marks=pytest.mark.stress),
    ],
)
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_chats_at_once(
    database: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    chats: int,
    flood: Flood | None,
    webhook: bool,
) -> None:
    """Every chat asks twice at the same moment: each question has one answer, in its chat's order."""
    pace: dict[str, Any] = {} if flood is None else {"messages_per_second": 30}
    async with FakeTelegram(flood) as fake, running(database, fake, webhook=webhook, **pace) as bench:
        await bench.one(ASKED, 1)
        places = range(1_000, 1_000 + chats)
        asked = [
            fake.people.message(question, where) for question in (ASKED, "CoreWeave 成立于哪年?") for where in places
        ]
        begun = time.monotonic()
        fake.deliver(*asked)
        async with asyncio.timeout(300):
            while sum(where in places for where, _ in fake.sent) < len(asked):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await bench.quiet()
        taken = sorted(sent.at - begun for (where, _), sent in fake.sent.items() if where in places)
        for where in places:
            replied = [json.loads(sent.arguments["reply_parameters"])["message_id"] for sent in fake.messages(where)]
            assert replied == [one["message"]["message_id"] for one in asked if one["message"]["chat"]["id"] == where]
            assert FOUND in fake.messages(where)[0].plain
    assert fake.broken == []
    line = f"{len(asked)} questions at once: median {statistics.median(taken):.2f} s, last {taken[-1]:.2f} s"
    with capsys.disabled():
        sys.stdout.write(f"\n{request.node.name}: {line}\n")


SENDING = ("sendMessage", "editMessageText", "answerCallbackQuery", "answerInlineQuery")
FETCHING = ("getUpdates",)
FAULTS = [
    *(
        pytest.param(False, SENDING, kind, id=f"sending {kind}")
        for kind in ("error", "timeout", "drop", "slow", "flood")
    ),
    *(
        pytest.param(False, FETCHING, kind, id=f"fetching {kind}")
        for kind in ("duplicate", "disorder", "conflict", "slow")
    ),
    *(
        # After these the library waits a second before it asks again.
        pytest.param(False, FETCHING, kind, id=f"fetching {kind}", marks=pytest.mark.stress)
        for kind in ("error", "timeout", "drop", "flood")
    ),
    *(pytest.param(True, (), kind, id=f"webhook {kind}") for kind in ("duplicate", "disorder")),
    *(pytest.param(way, (), "", id=name) for way, name in ((False, "polling"), (True, "webhook"))),
]


@pytest.mark.parametrize(("webhook", "methods", "fault"), FAULTS)
def test_updates_of_every_kind(
    built: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    webhook: bool,
    methods: tuple[str, ...],
    fault: str,
) -> None:
    """Nothing that arrives, also while something fails, makes an unforeseen error; a question is answered after it."""
    size, batches = (50, 20) if FULL else (20, 1)

    @settings(max_examples=batches, phases=[Phase.generate])  # a run takes seconds: too long to shrink
    @given(st.lists(updates(), min_size=size, max_size=size))
    def run(kinds: list[tuple[str, Any]]) -> None:
        database = Path(shutil.copy(built, tmp_path / "batch.db"))
        asyncio.run(_batch(database, kinds, webhook=webhook, methods=methods, fault=fault))

    with caplog.at_level(logging.ERROR, "bot"):
        run()
    assert [record.message for record in caplog.records if record.name.startswith("bot")] == []


async def _batch(
    database: Path, kinds: list[tuple[str, Any]], *, webhook: bool, methods: tuple[str, ...], fault: str
) -> None:
    async with FakeTelegram() as fake:
        fake.known |= {5, 6, 7, 900, -42, -1_000_000_000_042, -1_000_000_000_043}
        # Telegram's ids are never given twice; what hypothesis makes up may be.
        unique = [
            (kind, value | {"id": str(at)} if kind.endswith("_query") else value)
            for at, (kind, value) in enumerate(kinds)
        ]
        made = [fake.people.update(kind, dict(value)) for kind, value in unique]
        if fault == "conflict":
            await _ended_by_conflict(database, fake, made)
        async with running(database, fake, webhook=webhook) as bench:
            for method in methods if fault != "conflict" else ():
                fake.fail(method, fault, times=2, seconds=0.05)
            if webhook and fault:
                made = made[::-1] if fault == "disorder" else [one for one in made for _ in range(2)]
            await bench.tell(*([] if fault == "conflict" else made))
            await bench.ask("/language zh-Hans", 8)
            assert FOUND in (await bench.one(ASKED, 8)).plain
            errors = bench.service._reports.errors
    assert (errors, fake.broken) == (0, [])


async def _ended_by_conflict(database: Path, fake: FakeTelegram, made: list[Json]) -> None:
    """A bot that a second poller ends, as it must; whoever starts it again finds the updates waiting."""
    bot = running(database, fake)
    bench = await bot.__aenter__()
    fake.fail("getUpdates", "conflict")
    fake.deliver(*made)
    await bench.until(lambda: bench.service.health.word == "conflict")
    with pytest.raises(ServiceError, match="409 Conflict"):
        await bot.__aexit__(None, None, None)
