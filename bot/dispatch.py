"""Every message comes through here: it is a command or a question, and what comes back is a Reply."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from bot.access import Role, allowed
from bot.commands.command import Call, Command
from bot.library import Library
from bot.messages import LONGEST_ACTION, Button, Incoming, Line, Reply, text_reply
from bot.wording.buttons import next_steps
from bot.wording.catalogue import Say, marked, say_in
from bot.wording.errors import told
from bot.wording.languages import reply_language
from bot.wording.replies import reply_to
from knowledge.errors import TeachingError
from knowledge.language.script import detect
from knowledge.models import Language
from knowledge.people import asked

log = logging.getLogger(__name__)

_NEEDED = {Role.ADMIN: marked("/{name} is for admins."), Role.OWNER: marked("/{name} is for owners.")}
MISTYPED = 60.0
"""rapidfuzz `ratio` from which a mistyped command is taken for one that there is."""


Report = Callable[[str, Exception], None]
"""Told of every unforeseen error with its reference."""


def random_reference() -> str:
    """A short name for an error, by which its traceback is found in the log, or for a question."""
    return secrets.token_hex(4)


def unreported(reference: str, error: Exception) -> None:
    """The log is enough."""


class Dispatcher:
    """Answers messages by the command table and the library."""

    def __init__(
        self,
        library: Library,
        commands: tuple[Command, ...],
        default: Language,
        reference: Callable[[], str] = random_reference,
        report: Report = unreported,
    ) -> None:
        self._library = library
        self.commands = commands
        self._default = default
        self._reference = reference
        self._report = report
        self._by_name = {name: command for command in commands for name in (command.name, *command.aliases)}

    async def __call__(self, incoming: Incoming) -> Reply:
        """The reply to a message; an unforeseen error becomes a fixed sentence with a reference into the log."""
        say = say_in(incoming.wanted_language or incoming.platform_language or self._default)
        try:
            text = self._read(incoming)
            if text.startswith("/"):
                say = await self.say(incoming)
                return self._possible(await self._command(incoming, text, say))
            say = say_in(await self._language(incoming, detect(text)))
            return await self._question(incoming, text, say.language)
        except Exception as error:
            reference = self._reference()
            log.exception("error %s", reference)
            self._report(reference, error)
            return text_reply(
                say("Something went wrong on my side, and nothing was changed. Reference: {code}", code=reference)
            )

    async def say(self, incoming: Incoming) -> Say:
        """The sentences in the language that a message without words of its own is answered in."""
        return say_in(await self._language(incoming, None))

    async def _language(self, incoming: Incoming, detected: Language | None) -> Language:
        chosen, seen = await self._library.languages(incoming.chat)
        if detected and detected is not seen:
            self._library.see_language(incoming.chat, detected)
        return reply_language(
            incoming.wanted_language or chosen, detected, seen, incoming.platform_language, self._default
        )

    async def _question(self, incoming: Incoming, text: str, language: Language) -> Reply:
        begun = perf_counter()
        answer = await self._library.ask(text, incoming.dialogue, language)
        question = asked(self._reference(), text, answer, round(1000 * (perf_counter() - begun), 3))
        self._library.keep_question(question, incoming.person, incoming.chat)
        say = say_in(language)
        return self._possible(replace(reply_to(answer, say), buttons=next_steps(answer, question, say)))

    async def _command(self, incoming: Incoming, text: str, say: Say) -> Reply:
        command = self.find(text)
        name, arguments = _split(text)
        if command is None:
            return self._unknown(name, arguments, incoming.role, say)
        if not allowed(incoming.role, command.role):
            return text_reply(say(_NEEDED[command.role], name=command.name))
        if incoming.edited and command.role > Role.MEMBER:
            return text_reply(say("An edited message changes nothing; send it as a new one."))

        async def ask(question: str) -> Reply:
            return await self._question(incoming, question, await self._language(incoming, detect(question)))

        try:
            return await command.run(Call(incoming, arguments, say, self._library, self.commands, ask))
        except TeachingError as error:
            return text_reply(told(error, say))

    def called(self, incoming: Incoming) -> Command | None:
        """The command that a message calls, if it calls one."""
        return self.find(self._read(incoming))

    def _read(self, incoming: Incoming) -> str:
        """The message's text; as a command line where it is the name of one."""
        text = incoming.text.strip()
        return f"/{text}" if not text.startswith("/") and self._is_alias(text, incoming.role) else text

    def find(self, text: str) -> Command | None:
        """The command that a command line calls, if it calls one."""
        return self._by_name.get(_split(text)[0]) if text.startswith("/") else None

    def _is_alias(self, text: str, role: Role) -> bool:
        """Whether a text without a slash calls a command by one of its Chinese names, which stand alone or, for those
        who may do more than ask, before their arguments.
        """
        name, arguments = _split(f"/{text}")
        command = None if name.isascii() else self._by_name.get(name)
        if command is None or not command.summary:
            return False
        return not arguments or Role.MEMBER < command.role <= role

    def _possible(self, reply: Reply) -> Reply:
        """The reply without buttons for commands that there are none of."""
        return replace(reply, buttons=tuple(button for button in reply.buttons if self.find(button.action)))

    def _unknown(self, name: str, arguments: str, role: Role, say: Say) -> Reply:
        """What was probably meant, of the commands that this person may use, with what follows it."""
        from rapidfuzz import fuzz, process  # a mistyped command is rare

        usable = [command for command in self.commands if command.summary and allowed(role, command.role)]
        names = [name for command in usable for name in (command.name, *command.aliases)]
        near = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=MISTYPED)
        if near is None:
            return text_reply(say("There is no such command; /help lists them."))
        line = f"/{near[0]} {arguments}".rstrip()
        meant = line if len(line.encode()) <= LONGEST_ACTION else f"/{near[0]}"
        return Reply(
            (Line(say("There is no such command. Did you mean /{name}?", name=near[0])),),
            (Button(meant, meant),),
        )


def _split(text: str) -> tuple[str, str]:
    """A command line's name, without the slash and a bot's name, and what follows it."""
    typed, *rest = text[1:].split(maxsplit=1) or [""]
    return typed.partition("@")[0].lower(), rest[0].strip() if rest else ""
