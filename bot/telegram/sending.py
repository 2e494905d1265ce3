"""Replies on their way to Telegram: sent, or put in the place of earlier messages."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.library import Library
from bot.messages import Attachment, Reply
from bot.telegram.rendering import keyboard, messages

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: a chat, a topic in it, and the message that it replies to."""

    chat: int
    thread: int | None = None
    message: int | None = None

    @classmethod
    def of(cls, message: Message) -> "Place":
        """The place of the reply to a message."""
        thread = message.message_thread_id if message.is_topic_message else None
        return cls(message.chat.id, thread, message.message_id)


class Sender:
    """Sends replies; all adapters' sending goes through here."""

    def __init__(self, bot: Bot, library: Library) -> None:
        self._bot = bot
        self._library = library

    async def send(self, place: Place, reply: Reply) -> tuple[int, ...]:
        """Send a reply; returns the ids of its messages, none where the bot may not write."""
        sent = await self._all(place, messages(reply), keyboard(reply.buttons))
        for file in reply.files if sent else ():
            await self._there(place, partial(self._file, file=file))
        return sent

    async def put(self, place: Place, earlier: Sequence[int], reply: Reply) -> tuple[int, ...]:
        """Let a reply take the place of earlier messages: as many as there are edited, the rest sent or deleted."""
        texts, markup = messages(reply), keyboard(reply.buttons)
        kept = earlier[: len(texts)]
        for message, text in zip(kept, texts, strict=False):
            last = message == kept[-1] and len(kept) == len(texts)
            if not await self._edit(place.chat, message, text, markup if last else None):
                return await self._all(place, texts, markup)
        for message in earlier[len(texts) :]:
            await self._delete(place.chat, message)
        if len(kept) == len(texts):
            return tuple(kept)
        return *kept, *await self._all(place, texts[len(kept) :], markup)

    async def _all(self, place: Place, texts: Sequence[str], markup: InlineKeyboardMarkup | None) -> tuple[int, ...]:
        sent: list[int] = []
        for at, text in enumerate(texts):
            last = at == len(texts) - 1
            message = await self._there(place, partial(self._one, text=text, markup=markup if last else None))
            if message is None:
                break
            sent.append(message.message_id)
            # Where the chat moved half-way, the rest goes there; only the first part replies to the question.
            place = replace(place, chat=message.chat.id, message=None)
        return tuple(sent)

    async def _there(self, place: Place, send: Callable[[Place], Awaitable[Message]]) -> Message | None:
        """What was sent to a place, or to where its chat moved; None where the bot may not write, which is said."""
        try:
            return await send(place)
        except ChatMigrated as moved:
            await self._library.move_chat(str(place.chat), str(moved.new_chat_id))
            return await self._there(Place(moved.new_chat_id), send)
        except (Forbidden, BadRequest) as error:
            if isinstance(error, BadRequest) and not _is_gone(error):
                raise
            log.info("not sent: %s", error.message)
            return None

    async def _one(self, place: Place, text: str, markup: InlineKeyboardMarkup | None) -> Message:
        to = ReplyParameters(place.message, allow_sending_without_reply=True) if place.message else None
        return await self._bot.send_message(
            place.chat, text, message_thread_id=place.thread, reply_parameters=to, reply_markup=markup
        )

    async def _file(self, place: Place, file: Attachment) -> Message:
        to, content = place.thread, file.content or b""
        if file.name.endswith(".png"):
            return await self._bot.send_photo(place.chat, content, message_thread_id=to, filename=file.name)
        return await self._bot.send_document(place.chat, content, message_thread_id=to, filename=file.name)

    async def _edit(self, chat: int, message: int, text: str, markup: InlineKeyboardMarkup | None) -> bool:
        """Whether the message now says the text."""
        try:
            await self._bot.edit_message_text(text, chat, message, reply_markup=markup)
        except BadRequest as error:
            return "not modified" in error.message.lower()
        except ChatMigrated:
            return False  # messages do not move along
        except Forbidden:
            return True  # nobody to show it to
        return True

    async def _delete(self, chat: int, message: int) -> None:
        try:
            await self._bot.delete_message(chat, message)
        except (BadRequest, ChatMigrated, Forbidden) as error:
            log.info("not deleted: %s", error.message)


def _is_gone(error: BadRequest) -> bool:
    """Whether the chat or topic is not there any more, or closed, which is nobody's mistake."""
    text = error.message.lower()
    return any(words in text for words in ("chat not found", "thread not found", "topic_closed", "not enough rights"))
