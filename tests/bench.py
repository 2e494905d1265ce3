"""The real bot against the local Bot API server, in one process."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fake_telegram import TOKEN, FakeTelegram, Sent
from fake_updates import Json

from bot.app import open_library, telegram_service
from bot.commands import COMMANDS
from bot.commands.command import Command
from bot.library import Library
from bot.settings import load
from bot.telegram.service import Pace, Service

PACE = Pace(poll=5, answer=2.0, pause=0.02, longest_pause=0.1, chat=0.0, watch=0.05, farewell=5.0)
OWNER = 900
PATIENCE = 60.0
"""Seconds to wait for what takes milliseconds on a machine that has nothing else to do."""


@dataclass
class Bench:
    """A running bot and its server."""

    fake: FakeTelegram
    service: Service
    library: Library
    library_path: Path

    async def tell(self, *updates: Json) -> None:
        """Hand updates to the bot and wait until it has done with them."""
        self.fake.deliver(*updates)
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until the bot has done with all updates."""
        async with asyncio.timeout(PATIENCE):
            await self.fake.delivered()
            await self.service.application.update_queue.join()

    async def until(self, there: Callable[[], object]) -> None:
        """Wait for something that the bot does by itself."""
        async with asyncio.timeout(PATIENCE):
            while not there():  # noqa: ASYNC110 - what ends it takes milliseconds
                await asyncio.sleep(0.005)

    async def ask(self, text: str | None, where: int = 7, **more: Any) -> list[Sent]:
        """Say something in a chat; the bot's messages that came of it."""
        before = {sent.message_id for sent in self.fake.messages(where)}
        await self.tell(self.fake.people.message(text, where, **more))
        return [sent for sent in self.fake.messages(where) if sent.message_id not in before]

    async def one(self, text: str | None, where: int = 7, **more: Any) -> Sent:
        """Say something in a chat; the one message that came of it."""
        (sent,) = await self.ask(text, where, **more)
        return sent

    async def press(self, sent: Sent, label: str, who: int = 7) -> list[Sent]:
        """Press a button; the new messages in its chat."""
        before = {one.message_id for one in self.fake.messages(sent.chat)}
        data = sent.buttons[label]["callback_data"]
        await self.tell(self.fake.people.pressed(sent.json, data, who))
        return [one for one in self.fake.messages(sent.chat) if one.message_id not in before]


def free_port() -> int:
    """A port that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(
    database: Path,
    fake: FakeTelegram,
    *,
    webhook: bool = False,
    pace: Pace = PACE,
    commands: tuple[Command, ...] = COMMANDS,
    **settings: object,
) -> AsyncIterator[Bench]:
    """A bot that runs by polling or by webhook, and is stopped cleanly."""
    environment = {
        "DATABASE": str(database),
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API": fake.url,
        "OWNERS": str(OWNER),
        "QUESTIONS_PER_MINUTE": "1000",
        "MESSAGES_PER_SECOND": "10000",
    }
    if webhook:
        port = free_port()
        environment |= {"WEBHOOK_URL": "https://bot.example.org/hook", "WEBHOOK_PORT": str(port)}
        fake.deliver_to = f"http://127.0.0.1:{port}"
    environment |= {name.upper(): str(value) for name, value in settings.items()}
    chosen = load({}, {f"YINJU_{name}": value for name, value in environment.items()})
    async with open_library(chosen) as library:
        service = telegram_service(chosen, library, pace, commands)
        task = asyncio.create_task(service.run())
        ready = asyncio.create_task(service.ready.wait())
        await asyncio.wait((task, ready), return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        try:
            yield Bench(fake, service, library, database)
        finally:
            service.stop()
            await task
