"""/context: the sentences around a quoted one. Reached by the button under an answer."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Quotation, Reply, text_reply
from bot.wording.replies import quotation


async def run(call: Call) -> Reply:
    """The fact's sentence with those around it, as they stand in the article."""
    number = call.arguments.strip()
    quotes = (
        await call.library.around(int(number)) if number.isascii() and number.isdigit() and len(number) < 16 else []
    )
    if not quotes:
        return text_reply(call.say("That sentence is no longer in the store. Ask again to see what is."))
    last = quotation(quotes[-1], call.say)
    return Reply((*(Quotation(quote.text) for quote in quotes[:-1]), last))


COMMAND = Command("context", ("上下文",), Role.MEMBER, "", run)
