"""The command menus, from the one command table; a menu hides nothing, every command checks the role itself."""

import asyncio
import logging
from collections.abc import Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.access import Role, allowed
from bot.commands.command import Command
from bot.library import Library
from bot.telegram.roles import role_of
from bot.wording.catalogue import Say, say_in
from knowledge.models import Language

log = logging.getLogger(__name__)

_CODES = {None: Language.ENGLISH, "zh": Language.SIMPLIFIED, "en": Language.ENGLISH}
"""Telegram's two-letter codes; it has one for Chinese, so that the Traditional menu is set per chat."""
PRIVATE_ONLY = frozenset({"export_me"})


class Menus:
    """Sets the menus. One that Telegram refuses is no reason to stop: it is set again with the person's next /start."""

    def __init__(
        self, library: Library, commands: tuple[Command, ...], owners: Iterable[int], default: Language
    ) -> None:
        self._library = library
        self._commands = commands
        self._owners = frozenset(owners)
        self._default = default
        self._roles: dict[str, str] = {}
        self._following = asyncio.Lock()

    async def set_all(self, bot: Bot) -> None:
        """Set the menus and descriptions for everybody, and the owners' own menus."""
        for code, language in _CODES.items():
            say = say_in(language if code else self._default)
            general = menu(self._commands, say, Role.MEMBER)
            public = menu(self._commands, say, Role.MEMBER, public=True)
            await _set(bot, general, BotCommandScopeAllPrivateChats(), code)
            await _set(bot, public, BotCommandScopeAllGroupChats(), code)
            try:
                await bot.set_my_description(
                    say("Ask about the articles I have read: every answer is the very sentence that says it."), code
                )
                await bot.set_my_short_description(say("Answers with the sentence that says it."), code)
            except TelegramError as error:
                log.warning("the description was not set: %s", error.message)
        for owner in self._owners:
            await self.follow(bot, owner)
        await self.follow_roles(bot)

    async def follow_roles(self, bot: Bot) -> None:
        """Give everybody whose role is another than before the menu of it."""
        async with self._following:
            before, self._roles = self._roles, await self._library.roles()
            for person, _ in before.items() ^ self._roles.items():
                if person.isdecimal():
                    await self.follow(bot, int(person))

    async def follow(self, bot: Bot, chat: int) -> None:
        """Give a chat the menu of the language that was chosen there and of the person's role, or the general one."""
        chosen, _ = await self._library.languages(str(chat))
        role = await role_of(chat, self._owners, self._library)
        if chosen or role > Role.MEMBER:
            commands = menu(self._commands, say_in(chosen or self._default), role, public=chat < 0)
            await _set(bot, commands, BotCommandScopeChat(chat), None)
            return
        try:
            await bot.delete_my_commands(BotCommandScopeChat(chat))
        except TelegramError as error:
            log.info("the menu of chat %d stays: %s", chat, error.message)


def menu(commands: Iterable[Command], say: Say, role: Role, *, public: bool = False) -> list[BotCommand]:
    """The menu for a role: the commands with a summary, those of groups without what is private."""
    return [
        BotCommand(command.name, say(command.summary))
        for command in commands
        if command.summary and allowed(role, command.role) and not (public and command.name in PRIVATE_ONLY)
    ]


async def _set(bot: Bot, commands: list[BotCommand], scope: BotCommandScope, code: str | None) -> None:
    try:
        await bot.set_my_commands(commands, scope, code)
    except TelegramError as error:  # such as an owner who has not written to the bot yet
        log.info("the menu for %s was not set: %s", scope.type, error.message)
