"""/why: how a question was read and what was weighed; of the button's question, or of the person's last one."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.stale import stale
from bot.messages import Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.receipts import explained


async def run(call: Call) -> Reply:
    """The receipt of a question, worked out anew: the same store gives the same answer."""
    say = call.say
    if call.arguments:
        asked = await call.library.question(call.arguments)
        if asked is None:
            return stale(say)
    else:
        questions = (await call.library.about(call.incoming.person)).questions
        if not questions:
            return text_reply(say("There is no question to explain yet; ask one first."))
        asked = questions[-1]
    return explained(await call.library.ask(asked.text, None, say.language), say)


COMMAND = Command(
    "why", ("解释", "解釋"), Role.MEMBER, marked("how the last question was read, and what was weighed"), run
)
