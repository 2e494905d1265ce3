"""`yinju telegram`: the process around the service, with its log and its signals."""

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable

from bot.errors import SettingsError
from bot.settings import Settings
from bot.telegram.service import Service

QUIET = {
    "httpx": logging.WARNING,  # names the token's URL at each request
    "httpcore": logging.WARNING,
    "telegram": logging.CRITICAL,  # tells what we tell in plain words, with whole updates
    "tornado.access": logging.ERROR,
}


class WithoutToken(logging.Formatter):
    """Log lines in which the token never stands, wherever it came from."""

    def __init__(self, token: str) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines, of a record."""
        return super().format(record).replace(self._token, "<token>")


def run(settings: Settings, make: Callable[[], Service], close: Callable[[], Awaitable[None]]) -> None:
    """Run the service that `make` gives until SIGTERM or SIGINT, then `close` what it used.

    Raises SettingsError without a token, ServiceError where the bot cannot go on.
    """
    if not settings.telegram_token:
        raise SettingsError("there is no token; get one from @BotFather and set YINJU_TELEGRAM_TOKEN")
    _set_up_log(settings.telegram_token)
    asyncio.run(_run(make, close))


async def _run(make: Callable[[], Service], close: Callable[[], Awaitable[None]]) -> None:
    try:
        service = make()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, service.stop)
        await service.run()
    finally:
        await close()


def _set_up_log(token: str) -> None:
    """Warnings and what the bot itself has to say, on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutToken(token))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(min(root.level, logging.WARNING))
    logging.getLogger("bot").setLevel(logging.INFO)
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)
