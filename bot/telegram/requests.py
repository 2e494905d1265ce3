"""The HTTP connections to Telegram."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

CONNECTIONS = 64
PATIENCE = 60.0
"""Seconds to wait for a free connection, of which there is always one before long."""


def requests(answer: float) -> HTTPXRequest:
    """Connections for everything but the updates; each call waits `answer` seconds for Telegram."""
    return HTTPXRequest(
        CONNECTIONS, read_timeout=answer, write_timeout=answer, connect_timeout=answer, pool_timeout=PATIENCE
    )


class Watched(HTTPXRequest):
    """The connection that updates come by: tells when Telegram answered, and when it does not know the token.

    Once it is `shut` nothing is asked any more: after a conflict, the library's last look for updates would only drive
    the other program away.
    """

    def __init__(self, answer: float, answered: Callable[[], None], rejected: Callable[[], None]) -> None:
        super().__init__(1, read_timeout=answer, write_timeout=answer, connect_timeout=answer, pool_timeout=PATIENCE)
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
