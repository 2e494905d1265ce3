"""/add: a fact of an admin's own; shown before it is saved."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.drafting import drafted
from bot.messages import Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import proposed


async def run(call: Call) -> Reply:
    """The fact as it will be, what is like it and against it, and the ways on."""
    draft = drafted(call.arguments)
    if draft is None:
        return text_reply(
            call.say("Write a statement after it, or a question, a bar and its answer."),
            call.say("/add The office opens at nine.\n/add When does the office open? | At nine."),
            call.say(
                "More after further bars: also: another question | short: short answer | source: where it is from"
            ),
        )
    proposal = await call.library.teach(lambda teaching: teaching.propose(draft, call.incoming.person))
    return Reply(*proposed(proposal, call.say))


COMMAND = Command("add", ("添加", "新增"), Role.ADMIN, marked("add a fact"), run)
