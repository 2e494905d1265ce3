"""Errors reported to the owners: what broke and where, never what anybody wrote."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.messages import text_reply
from bot.telegram.sending import Place, Sender
from bot.wording.catalogue import Say

EVERY = 60.0
"""Seconds between two reports; what happens in between is counted in the next."""

log = logging.getLogger(__name__)


class Reports:
    """Sends owners the reference of each unforeseen error."""

    def __init__(self, owners: Iterable[int], say: Say, clock: Callable[[], float]) -> None:
        self._owners = tuple(owners)
        self._say = say
        self._clock = clock
        self._last = -EVERY
        self._silent = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.sender: Sender | None = None
        self.errors = 0

    def __call__(self, reference: str, error: BaseException) -> None:
        """Report an error; only its kind and place, as its message may hold what somebody asked."""
        self.errors += 1
        say, now = self._say, self._clock()
        if self.sender is None or not self._owners or now - self._last < EVERY:
            self._silent += 1
            return
        lines = [say("Error {code}: {kind} in {place}", code=reference, kind=type(error).__name__, place=_place(error))]
        if self._silent:
            lines.append(say.plural("{number} more before it.", "{number} more before it.", self._silent))
        self._last, self._silent = now, 0
        task = asyncio.get_running_loop().create_task(self._send(self.sender, lines))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait for the reports that are on their way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=EVERY)

    async def _send(self, sender: Sender, lines: list[str]) -> None:
        for owner in self._owners:
            await sender.send(Place(owner), text_reply(*lines))


def _place(error: BaseException) -> str:
    """The innermost line of our own code on the way to an error."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if {"bot", "knowledge"} & set(Path(frame.filename).parts[-4:-1])]
    return "".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in (ours or list(frames))[-1:]) or "?"
