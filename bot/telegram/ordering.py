"""Chats in parallel, each in its order."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST = 4_096
"""Updates taken in at once; those of one chat wait for each other."""
GRACE = 0.5
"""Seconds that an update waits for those numbered before it: a webhook's may overtake each other."""
REMEMBERED = 4_096
"""Numbers of updates that are known again when they are delivered twice."""


class InOrder(BaseUpdateProcessor):
    """Runs the updates of each chat one after the other, and each update once."""

    def __init__(self, grace: float = 0.0) -> None:
        super().__init__(MOST)
        self._grace = grace
        self._next = 0
        self._changed = asyncio.Condition()
        self._last: dict[int, asyncio.Event] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Process an update after those of its chat that came before."""
        if not isinstance(update, Update) or self._is_known(update.update_id):
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            return
        if self._grace:
            await self._turn(update.update_id)
        key = _chat_of(update)
        before, mine = self._last.get(key), asyncio.Event()
        self._last[key] = mine
        try:
            if before:
                await before.wait()
            await coroutine
        finally:
            mine.set()
            if self._last[key] is mine:
                del self._last[key]

    def _is_known(self, number: int) -> bool:
        known = number in self._seen
        self._seen[number] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return known

    async def _turn(self, number: int) -> None:
        """Wait a little for updates of smaller numbers that are still on their way."""
        async with self._changed:
            with suppress(TimeoutError):
                if self._next:
                    await asyncio.wait_for(self._changed.wait_for(lambda: number <= self._next), self._grace)
            self._next = max(self._next, number + 1)
            self._changed.notify_all()


def _chat_of(update: Update) -> int:
    """The chat that an update belongs to, or the person for one without a chat."""
    place = update.effective_chat or update.effective_user
    return place.id if place else 0
