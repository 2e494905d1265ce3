"""Sending within Telegram's limits, and again after what passes: floods, errors of the server, broken connections."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter

ATTEMPTS = 5
LONGEST_WAIT = 300.0
"""Seconds: a flood limit that holds for longer is given up on."""

log = logging.getLogger(__name__)


class Patient(AIORateLimiter):
    """Telegram's limits over all chats and in groups; a request that a passing trouble met is made again.

    The base class would halt all chats when one is told to wait, so that waiting is done here, by the request alone.
    After a time-out nobody knows whether the server did it: a reply sent twice is better than none.
    """

    def __init__(self, per_second: int, pause: float = 0.5) -> None:
        super().__init__(overall_max_rate=per_second)
        self._pause = pause
        self.attempts = 1
        """How often a request is made at most; once until Telegram was reached, as whoever waits for that says so."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make a request, up to `attempts` times."""
        for attempt in range(self.attempts):
            last = attempt == self.attempts - 1
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except RetryAfter as error:
                wait = _seconds(error.retry_after)
                if last or wait > LONGEST_WAIT:
                    raise
            except BadRequest:  # one of the library's network errors, but no passing trouble
                raise
            except NetworkError as error:
                wait = self._pause * 2**attempt
                if last:
                    raise
                log.info("%s: %s; again in %.1f s", endpoint, type(error).__name__, wait)
            await asyncio.sleep(wait)
        return None


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
