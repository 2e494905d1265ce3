"""What was answered lately, so that an edit edits the answer, and an album is answered once."""

from collections import OrderedDict, deque
from dataclasses import dataclass

from telegram import Message

REMEMBERED = 10_000
"""Answered messages whose edits still edit their answers, the latest ones."""
ALBUMS = 100
"""Albums that are known again, the latest ones: their pictures come as messages of their own, one after the other."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, and the ids of the messages that answer it."""

    text: str
    messages: tuple[int, ...]


class Answered:
    """The messages that were answered."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[int, int], Answer] = OrderedDict()
        self._albums: deque[str] = deque(maxlen=ALBUMS)

    def get(self, message: Message) -> Answer | None:
        """The answer to a message."""
        return self._answers.get((message.chat.id, message.message_id))

    def keep(self, message: Message, text: str, sent: tuple[int, ...]) -> None:
        """Remember what answers a message."""
        self._answers[message.chat.id, message.message_id] = Answer(text, sent)
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)

    def is_first(self, message: Message) -> bool:
        """Whether it is no later part of an album."""
        album = message.media_group_id
        if album is None:
            return True
        known = album in self._albums
        if not known:
            self._albums.append(album)
        return not known
