"""The HTTP connections to Telegram."""

import ssl
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

CONNECTIONS = 64
PATIENCE = 60.0
"""Seconds to wait for a free connection, of which there is always one before long."""


def requests(answer: float) -> HTTPXRequest:
    """Connections for everything but the updates; each call waits `answer` seconds for Telegram."""
    return HTTPXRequest(CONNECTIONS, **_patience(answer))


class Watched(HTTPXRequest):
    """The connection that updates come by: tells when Telegram answered, and when it does not know the token.

    Once it is `shut` nothing is asked any more: after a conflict, the library's last look for updates would only drive
    the other program away.
    """

    def __init__(self, answer: float, answered: Callable[[], None], rejected: Callable[[], None]) -> None:
        super().__init__(1, **_patience(answer))
        self._answered = answered
        self._rejected = rejected
        self.shut = False

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """Make a request."""
        if self.shut:
            raise NetworkError("no more updates are asked for")
        code, payload = await super().do_request(*arguments, **named)
        if code == HTTPStatus.OK:
            self._answered()
        elif code == HTTPStatus.UNAUTHORIZED:
            self._rejected()
        return code, payload


def _patience(answer: float) -> dict[str, Any]:
    times = dict.fromkeys(("read_timeout", "write_timeout", "connect_timeout"), answer)
    return {**times, "pool_timeout": PATIENCE, "httpx_kwargs": {"verify": _certificates()}}


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust; read once for all connections, as it takes a while."""
    return httpx.create_ssl_context()
