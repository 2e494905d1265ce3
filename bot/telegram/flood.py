"""Sending within Telegram's limits, and again after what passes: floods, errors of the server, broken connections."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter

ATTEMPTS = 5
LONGEST_WAIT = 300.0
"""Seconds that a request waits, all told, when Telegram says that it is too much; then it is given up."""
BURST = 5
"""Messages to one private chat that may go out at once; after them one each `chat_pause` seconds."""
REMEMBERED = 2_000
"""Private chats whose last messages are counted, the latest ones."""

log = logging.getLogger(__name__)


class Patient(AIORateLimiter):
    """Telegram's limits over all chats, in groups and in private chats; a request that a passing trouble met is made
    again.

    The base class knows no limit of a private chat, lets twice as many messages through in the first second as in any
    later one, and would halt all chats when one is told to wait; so the pace is even here, and waiting is done by the
    request alone. After a time-out nobody knows whether the server did it: a reply sent twice is better than none.
    """

    def __init__(self, per_second: int, pause: float = 0.5, chat_pause: float = 1.0) -> None:
        super().__init__(overall_max_rate=1, overall_time_period=1 / per_second)
        self._pause = pause
        self._chat_pause = chat_pause
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
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
        """Make a request, up to `attempts` times; as often as it takes where Telegram tells when to come again."""
        await self._turn(data.get("chat_id"))
        failures, waited = 0, 0.0
        while True:
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except RetryAfter as error:
                wait = _seconds(error.retry_after)
                waited += wait
                if self.attempts == 1 or waited > LONGEST_WAIT:
                    raise
            except BadRequest:  # one of the library's network errors, but no passing trouble
                raise
            except NetworkError as error:
                wait = self._pause * 2**failures
                failures += 1
                if failures == self.attempts:
                    raise
                log.info("%s: %s; again in %.1f s", endpoint, type(error).__name__, wait)
            await asyncio.sleep(wait)

    async def _turn(self, chat: object) -> None:
        """Wait until one more message may go to a private chat."""
        if not self._chat_pause or not isinstance(chat, int) or chat <= 0:
            return
        if chat not in self._chats:
            self._chats[chat] = AsyncLimiter(BURST, BURST * self._chat_pause)
        self._chats.move_to_end(chat)
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        await self._chats[chat].acquire()


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
