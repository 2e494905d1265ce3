"""Updates in, replies out: what each kind of update asks of the dispatcher, and where its reply goes."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatType
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.access import Role
from bot.commands import language, privacy, start
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.limits import Limiter, Verdict
from bot.messages import Incoming, Reply, text_reply
from bot.telegram import documents
from bot.telegram.answered import Answered
from bot.telegram.hearing import about, heard, is_own_word, person_of, replied
from bot.telegram.inline import Inline
from bot.telegram.menus import Menus
from bot.telegram.rendering import notice
from bot.telegram.roles import role_of
from bot.telegram.sending import Place, Sender
from bot.wording.languages import platform_language
from bot.wording.limits import too_many

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Replies that are worked out at the same time. One thread reads the store: with more, all would be late alike."""
TYPED = 6
"""Inline queries that stand for one question, as each key typed sends one."""
_OUTSIDE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Limits:
    """What one person may send: messages with presses, and inline queries, of which typing sends many."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self.messages = Limiter(per_minute, clock)
        self.inline = Limiter(per_minute * TYPED, clock)


class Adapter:
    """Answers updates."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        library: Library,
        limits: Limits,
        owners: frozenset[int],
        sender: Sender,
        menus: Menus,
    ) -> None:
        self._dispatcher = dispatcher
        self._library = library
        self._limiter = limits.messages
        self._owners = owners
        self._sender = sender
        self._menus = menus
        self._inline = Inline(library, dispatcher, limits.inline)
        self._answered = Answered()
        self._thinking = asyncio.Semaphore(AT_ONCE)
        self.replies = 0

    async def handle(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer one update; kinds that are not asked for pass by."""
        bot = context.bot.bot
        if update.callback_query:
            await self._pressed(update.callback_query, bot)
        elif update.inline_query:
            role = await self._role(update.inline_query.from_user)
            await self._inline.answer(update.inline_query, bot, role)
        elif update.my_chat_member:
            await self._joined(update.my_chat_member, bot)
        elif message := update.message or update.channel_post:
            await self._message(message, bot, edited=False)
        elif message := update.edited_message or update.edited_channel_post:
            await self._message(message, bot, edited=True)

    async def _message(self, message: Message, bot: User, *, edited: bool) -> None:
        if message.migrate_to_chat_id or message.migrate_from_chat_id:
            await self._moved(message)
            return
        text = heard(message, bot, is_command=lambda line: self._dispatcher.find(line) is not None)
        earlier = self._answered.get(message) if edited else None
        if text is None or (earlier and earlier.text == text):
            return  # not for the bot; or something else of the message changed than its words
        is_first = self._answered.is_first(message)
        async with self._thinking:
            role = await self._role(message.from_user if is_own_word(message) else None)
            thread, who = Place.of(message).thread, person_of(message)
            incoming = _incoming(text, message.chat, who, role, message.from_user, bot, edited=edited, thread=thread)
            incoming = replace(incoming, about=about(message), replied=replied(message, bot))
            try:
                if message.document and not edited:
                    incoming = await documents.taken(incoming, message.document, self._dispatcher)
                reply = await self._reply(incoming) if incoming.text or is_first else None
            except documents.Unavailable:
                say = await self._dispatcher.say(incoming)
                reply = text_reply(say("Telegram did not give me the file; send it again."))
        if reply:
            place = Place.of(message)
            put = self._sender.put(place, earlier.messages, reply) if earlier else self._sender.send(place, reply)
            self._answered.keep(message, text, await put)
            await self._done(incoming, message)

    async def _reply(self, incoming: Incoming) -> Reply | None:
        """The reply within the person's limit; None where they were told of it already."""
        verdict = self._limiter.take(incoming.person)
        if verdict is Verdict.SILENCE:
            return None
        if verdict is Verdict.ANSWER and incoming.text:
            return await self._dispatcher(incoming)
        say = await self._dispatcher.say(incoming)
        if verdict is Verdict.ANSWER:
            return text_reply(say("I only read text: ask in words. /help shows what else I understand."))
        return too_many(self._limiter.wait(incoming.person), say)

    async def _pressed(self, query: CallbackQuery, bot: User) -> None:
        message = query.message if isinstance(query.message, Message) else None
        chat = query.message.chat if query.message else None
        role = await self._role(query.from_user)
        person, action = str(query.from_user.id), query.data or ""
        if chat is None or self._dispatcher.find(action) is None:
            incoming = _incoming("", chat, person, Role.MEMBER, query.from_user, bot)
            say = await self._dispatcher.say(incoming)
            await self._notify(query, text_reply(say("That button is too old; ask the question again.")))
            return
        thread = Place.of(message).thread if message else None
        incoming = _incoming(action, chat, person, role, query.from_user, bot, pressed=True, thread=thread)
        async with self._thinking:
            reply = await self._reply(incoming)
        await self._notify(query, reply if reply and reply.passing else None)
        if reply and not reply.passing:
            place = Place.of(message) if message else Place(chat.id)
            if reply.in_place and message:
                await self._sender.put(place, (message.message_id,), reply)
            else:
                await self._sender.send(place, reply)
        await self._done(incoming, message)

    async def _notify(self, query: CallbackQuery, reply: Reply | None) -> None:
        """Answer the button, which else would seem to hang."""
        try:
            await query.answer(notice(reply) if reply else None)
        except BadRequest as error:  # pressed too long ago
            log.info("a button was not answered: %s", error.message)

    async def _joined(self, change: ChatMemberUpdated, bot: User) -> None:
        """Say what the bot does, and when it listens, in a group that it comes into."""
        came = change.old_chat_member.status in _OUTSIDE and change.new_chat_member.status not in _OUTSIDE
        if came and change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
            person = str(change.from_user.id)
            text = f"/{start.COMMAND.name}"
            incoming = _incoming(text, change.chat, person, Role.MEMBER, change.from_user, bot)
            await self._sender.send(Place(change.chat.id), await self._dispatcher(incoming))

    async def _moved(self, message: Message) -> None:
        """Carry over what is remembered of a group that became a supergroup; both chats are told of it."""
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        await self._library.move_chat(str(old), str(new))
        await self._menus.follow(message.get_bot(), new)

    async def _done(self, incoming: Incoming, message: Message | None) -> None:
        """Count a reply, and let the command menus follow what it changed."""
        self.replies += 1
        command = self._dispatcher.called(incoming)
        if command is None or message is None:
            return
        admin_came = command is start.COMMAND and incoming.role > Role.MEMBER
        if admin_came or command in (language.COMMAND, privacy.FORGET):
            await self._menus.follow(message.get_bot(), message.chat.id)
        if command is privacy.FORGET or command.role > Role.MEMBER:
            await self._menus.follow_roles(message.get_bot())

    async def _role(self, person: User | None) -> Role:
        """What a real user may do; everybody else may only ask."""
        return await role_of(person.id, self._owners, self._library) if person else Role.MEMBER


def _incoming(
    text: str,
    chat: Chat | None,
    person: str,
    role: Role,
    user: User | None,
    bot: User,
    *,
    edited: bool = False,
    pressed: bool = False,
    thread: int | None = None,
) -> Incoming:
    return Incoming(
        text,
        str(chat.id) if chat else person,
        person,
        role,
        platform_language(user.language_code) if user else None,
        public=chat is not None and chat.type != ChatType.PRIVATE,
        edited=edited,
        pressed=pressed,
        bot_name=bot.username or "",
        thread=str(thread or ""),
    )
