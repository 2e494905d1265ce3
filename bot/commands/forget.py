"""/forget, /restore, /lock and /unlock: whether a fact is given, and whether it can be changed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.drafting import fact_and_version
from bot.messages import Button, Line, Quotation, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import breaking, state

if TYPE_CHECKING:
    from knowledge.teaching.teaching import Done, Teaching

ANYWAY = " anyway"
"""What follows the number and version of a fact that is to be forgotten although checked questions need it."""
_Doing = Callable[["Teaching", int, str, int | None], "Done"]


def _command(doing: _Doing, said: str) -> Callable[[Call], Awaitable[Reply]]:
    async def run(call: Call) -> Reply:
        """Do it, say what the fact says, and offer the way back."""
        wanted = fact_and_version(call.arguments)
        if wanted is None:
            return text_reply(call.say("Write the fact's number after it; /facts and /find tell numbers."))
        done = await call.library.teach(lambda teaching: doing(teaching, wanted[0], call.incoming.person, wanted[1]))
        undo = Button(call.say("Undo"), f"/undo {done.change}")
        lines = (Line(call.say(said, id=done.fact.id), strong=True), Line(state(done.fact, call.say)))
        return Reply((*lines, Quotation(done.fact.text)), (undo,))

    return run


_forgotten = _command(
    lambda teaching, fact, who, version: teaching.forget(fact, who, version), marked("Fact {id} is no longer given.")
)


async def forget(call: Call) -> Reply:
    """Forget a fact; where checked questions would then fail, only after they were shown."""
    say, person = call.say, call.incoming.person
    arguments = call.arguments.removesuffix(ANYWAY)
    wanted = fact_and_version(arguments)
    if wanted is None or arguments != call.arguments:
        return await _forgotten(replace(call, arguments=arguments))
    fact, broken = await call.library.teach(lambda teaching: teaching.breaks(wanted[0], person, wanted[1]))
    if not broken:
        return await _forgotten(call)
    anyway = Button(say("Forget anyway"), f"/forget {fact.id} {fact.version}{ANYWAY}")
    return Reply((Line(state(fact, say)), Quotation(fact.text), *breaking(broken, say)), (anyway,))


FORGET = Command("forget", ("忘记", "忘記"), Role.ADMIN, marked("no longer give a fact"), forget)
RESTORE = Command(
    "restore",
    ("恢复", "恢復"),
    Role.ADMIN,
    marked("give a forgotten fact again"),
    _command(lambda t, fact, who, version: t.restore(fact, who, version), marked("Fact {id} is given again.")),
)
LOCK = Command(
    "lock",
    ("锁定", "鎖定"),
    Role.ADMIN,
    marked("let a fact be changed no more"),
    _command(
        lambda t, fact, who, version: t.lock(fact, who, locked=True, version=version), marked("Fact {id} is locked.")
    ),
)
UNLOCK = Command(
    "unlock",
    ("解锁", "解鎖"),
    Role.ADMIN,
    marked("let a locked fact be changed again"),
    _command(
        lambda t, fact, who, version: t.lock(fact, who, locked=False, version=version),
        marked("Fact {id} can be changed again."),
    ),
)
