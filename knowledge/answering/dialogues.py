"""Dialogues of one run, kept in memory: the context of each chat, the latest used ones."""

from collections import OrderedDict
from datetime import datetime, timedelta

from knowledge.answering.context import Context

MOST_CHATS = 1_000
"""Chats that are remembered."""


class Dialogues:
    """What was last asked in each chat, forgotten after `memory`."""

    def __init__(self, memory: timedelta) -> None:
        self._memory = memory
        self._contexts: OrderedDict[str, tuple[datetime, Context]] = OrderedDict()

    def get(self, chat: str, now: datetime) -> Context | None:
        """The context of a chat; None where there is none, or it is too old."""
        at, context = self._contexts.get(chat, (now, None))
        return context if now - at < self._memory else None

    def put(self, chat: str, context: Context | None, now: datetime) -> None:
        """Remember the context of a chat, or with None forget it."""
        self._contexts.pop(chat, None)
        if context is not None:
            self._contexts[chat] = now, context
        if len(self._contexts) > MOST_CHATS:
            self._contexts.popitem(last=False)
