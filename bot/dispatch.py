"""Every message comes through here: it is a command or a question, and what comes back is a Reply."""

import logging
import secrets
from collections.abc import Callable

from rapidfuzz import fuzz, process

from bot.access import Role, allowed
from bot.commands.command import Call, Command
from bot.library import Library
from bot.messages import Button, Incoming, Line, Reply, text_reply
from bot.wording.catalogue import Say, marked, say_in
from bot.wording.languages import reply_language
from bot.wording.replies import reply_to
from knowledge.language.script import detect
from knowledge.models import Language

log = logging.getLogger(__name__)

_NEEDED = {Role.ADMIN: marked("/{name} is for admins."), Role.OWNER: marked("/{name} is for owners.")}
MISTYPED = 60.0
"""rapidfuzz `ratio` from which a mistyped command is taken for one that there is."""


def random_reference() -> str:
    """A short name for an error, by which its traceback is found in the log."""
    return secrets.token_hex(4)


class Dispatcher:
    """Answers messages by the command table and the library."""

    def __init__(
        self,
        library: Library,
        commands: tuple[Command, ...],
        default: Language,
        reference: Callable[[], str] = random_reference,
    ) -> None:
        self._library = library
        self._commands = commands
        self._default = default
        self._reference = reference
        self._by_name = {name: command for command in commands for name in (command.name, *command.aliases)}

    async def __call__(self, incoming: Incoming) -> Reply:
        """The reply to a message; an unforeseen error becomes a fixed sentence with a reference into the log."""
        say = say_in(incoming.wanted_language or incoming.platform_language or self._default)
        try:
            text = incoming.text.strip()
            if text.startswith("/"):
                say = say_in(await self._language(incoming, None))
                return await self._command(incoming, text, say)
            language = await self._language(incoming, detect(text))
            say = say_in(language)
            answer = await self._library.ask(text, incoming.chat, language)
            return reply_to(answer, say)
        except Exception:
            reference = self._reference()
            log.exception("error %s", reference)
            return text_reply(
                say("Something went wrong on my side, and nothing was changed. Reference: {code}", code=reference)
            )

    async def _language(self, incoming: Incoming, detected: Language | None) -> Language:
        chosen, seen = await self._library.languages(incoming.chat)
        if detected and detected is not seen:
            await self._library.see_language(incoming.chat, detected)
        return reply_language(
            incoming.wanted_language or chosen, detected, seen, incoming.platform_language, self._default
        )

    async def _command(self, incoming: Incoming, text: str, say: Say) -> Reply:
        command = self.find(text)
        name, arguments = _split(text)
        if command is None:
            return self._unknown(name, say)
        if not allowed(incoming.role, command.role):
            return text_reply(say(_NEEDED[command.role], name=command.name))
        return await command.run(Call(incoming, arguments, say, self._library, self._commands))

    def find(self, text: str) -> Command | None:
        """The command that a text calls, if it calls one."""
        return self._by_name.get(_split(text)[0]) if text.startswith("/") else None

    def _unknown(self, name: str, say: Say) -> Reply:
        names = [command.name for command in self._commands if command.summary]
        near = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=MISTYPED)
        if near is None:
            return text_reply(say("There is no such command; /help lists them."))
        return Reply(
            (Line(say("There is no such command. Did you mean /{name}?", name=near[0])),),
            (Button(f"/{near[0]}", f"/{near[0]}"),),
        )


def _split(text: str) -> tuple[str, str]:
    """A command line's name, without the slash and a bot's name, and what follows it."""
    typed, *rest = text[1:].split(maxsplit=1) or [""]
    return typed.partition("@")[0].lower(), rest[0].strip() if rest else ""
