"""Who sits at the console: somebody with a role, alone with the bot or in a room.

Other people and rooms can be tried from here, so that what they would see is seen without another platform. The
commands for it belong to the console alone: whoever runs it owns the store's file anyway.
"""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.library import Library
from bot.messages import Incoming, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.roles import role_name
from knowledge.models import Language

PERSON = "console"
"""The name of the one at the console, and of their own chat in the store."""
LONGEST_NAME = 40
_ROLES = {role.label: role for role in Role}


class Seat:
    """The person, role and room that messages come from, until the session is left."""

    def __init__(self, role: Role) -> None:
        self._own_role = role
        self.person = PERSON
        self.role = role
        self.room: str | None = None
        self.left = False

    @property
    def label(self) -> str:
        """Who and where, where that is not simply the owner at their console: `alice@team`, `member`."""
        who = self.person if self.person != PERSON else ""
        if self.role is not (Role.OWNER if self.person == PERSON else Role.MEMBER):
            who += f":{self.role.label}" if who else self.role.label
        return f"{who}@{self.room}" if self.room else who

    def incoming(self, text: str, wanted: Language | None, *, pressed: bool = False) -> Incoming:
        """A message from here, typed or by a button that was pressed."""
        place = self.room or self.person
        # Never the chat of a real person or group, whose language must not change by being tried out.
        chat = PERSON if place == PERSON else f"{PERSON}/{place}"
        return Incoming(
            text,
            chat,
            self.person,
            self.role,
            wanted_language=wanted,
            public=self.room is not None,
            pressed=pressed,
            local=True,
        )

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands that only a console has."""
        return (
            Command("as", ("扮演",), Role.MEMBER, marked("be someone else: a role, or a name"), self._sit, (*_ROLES,)),
            Command("room", ("房间", "房間"), Role.MEMBER, marked("be in a group: its name"), self._enter),
            Command("quit", ("exit", "退出"), Role.MEMBER, marked("leave"), self._leave),
        )

    async def _sit(self, call: Call) -> Reply:
        """`/as member`: the same person with another role. `/as alice admin`: someone else. `/as`: oneself again."""
        name, *rest = call.arguments.split() or [PERSON]
        if name.lower() in _ROLES and not rest:
            self.role = _ROLES[name.lower()]
            return self._here(call)
        role = _ROLES.get(rest[0].lower()) if rest else await self._role_of(name, call.library)
        if role is None or len(rest) > 1 or len(name) > LONGEST_NAME:
            return text_reply(call.say("Type a role (/as member), or a name with or without one (/as alice admin)."))
        self.person, self.role = name, role
        return self._here(call)

    async def _role_of(self, name: str, library: Library) -> Role:
        """What a person may do: what an owner gave them, as on other platforms."""
        given = await library.role(name)
        return self._own_role if name == PERSON else _ROLES.get(given or "", Role.MEMBER)

    async def _enter(self, call: Call) -> Reply:
        """`/room team`: what is typed is said in that group. `/room`: alone with the bot again."""
        if len(call.arguments.split()) > 1 or len(call.arguments) > LONGEST_NAME:
            return text_reply(call.say("Type the name of one room (/room team)."))
        self.room = call.arguments or None
        return self._here(call)

    async def _leave(self, _call: Call) -> Reply:
        self.left = True
        return Reply(())

    def _here(self, call: Call) -> Reply:
        role = role_name(self.role, call.say)
        if self.room:
            return text_reply(
                call.say(
                    "You are {person} ({role}), in the room {room}.", person=self.person, role=role, room=self.room
                )
            )
        return text_reply(call.say("You are {person} ({role}), alone with the bot.", person=self.person, role=role))
