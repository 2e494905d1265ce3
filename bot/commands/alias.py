"""/alias: other names for a name."""

import re

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Button, Line, Reply, text_reply
from bot.wording.catalogue import marked

_PAIR = re.compile(r"(?:(?P<remove>remove|删除|刪除)\s+)?(?P<name>[^=＝]+)[=＝](?P<other>[^=＝]+)")


async def run(call: Call) -> Reply:
    """List the aliases, add one (name = other name), or take one away (remove name = other name)."""
    say, person = call.say, call.incoming.person
    if not call.arguments:
        known = await call.library.look(lambda teaching: teaching.aliases())
        how = say("/alias Nvidia = Team Green adds a name, /alias remove Nvidia = Team Green takes it away.")
        return text_reply(*(f"{name} = {other}" for name, other in known), how)
    pair = _PAIR.fullmatch(call.arguments)
    if pair is None:
        return text_reply(
            say("/alias Nvidia = Team Green adds a name, /alias remove Nvidia = Team Green takes it away.")
        )
    name, other = pair["name"].strip(), pair["other"].strip()
    if pair["remove"]:
        change = await call.library.teach(lambda teaching: teaching.remove_alias(name, other, person))
        said = say("{name} is no longer called {other}.", name=name, other=other)
    else:
        change = await call.library.teach(lambda teaching: teaching.add_alias(name, other, person))
        said = say("{name} is also called {other}.", name=name, other=other)
    return Reply((Line(said),), (Button(say("Undo"), f"/undo {change}"),))


COMMAND = Command("alias", ("别名", "別名"), Role.ADMIN, marked("other names of a name"), run)
