"""/save, /replace and /cancel: what becomes of a change that was shown. Reached by its buttons."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Block, Button, Line, Quotation, Reply
from bot.wording.errors import told
from bot.wording.teaching import proposed
from knowledge.errors import TeachingError
from knowledge.teaching.problems import Problem


async def save(call: Call) -> Reply:
    """Make the change."""
    return await _saved(call, replaces=False)


async def replace(call: Call) -> Reply:
    """Make the change in place of what it contradicts."""
    return await _saved(call, replaces=True)


async def cancel(call: Call) -> Reply:
    """Let go of the change."""
    from knowledge.teaching import pending

    token, person = call.arguments, call.incoming.person
    if await call.library.teach(lambda teaching: pending.cancel(teaching, token, person)):
        return Reply((Line(call.say("Nothing was changed.")),), in_place=True)
    return Reply((Line(told(TeachingError(Problem.STALE), call.say)),), passing=True)


async def _saved(call: Call, *, replaces: bool) -> Reply:
    say, token, person = call.say, call.arguments, call.incoming.person
    try:
        done = await call.library.teach(lambda teaching: teaching.save(token, person, replaces=replaces))
    except TeachingError as error:
        if error.problem != Problem.MEANWHILE:
            raise
        again = await call.library.teach(lambda teaching: teaching.propose_again(token, person))
        blocks, ways = proposed(again, say)
        return Reply((Line(told(error, say), strong=True), *blocks), ways, in_place=True)
    before: list[Block] = [Line(say("It said:")), Quotation(done.before.text)] if done.before else []
    for other in done.ended:
        before += [Line(say("Fact {id} is no longer given.", id=other.id)), Quotation(other.text)]
    undo = Button(say("Undo"), f"/undo {done.change}")
    saved = Line(say("Saved as fact {id}.", id=done.fact.id), strong=True)
    return Reply((saved, Quotation(done.fact.text), *before), (undo,), in_place=True)


SAVE = Command("save", (), Role.ADMIN, "", save)
REPLACE = Command("replace", (), Role.ADMIN, "", replace)
CANCEL = Command("cancel", ("取消",), Role.ADMIN, "", cancel)
