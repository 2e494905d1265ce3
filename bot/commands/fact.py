"""/fact: one sentence of the store by its number. Reached by links."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Reply, text_reply
from bot.wording.buttons import context_of
from bot.wording.replies import original, quotation


async def run(call: Call) -> Reply:
    """The fact's sentence, with a button to those around it."""
    number = call.arguments
    known = number.isascii() and number.isdigit() and len(number) < 16
    quotes = await call.library.quotes([int(number)]) if known else []
    if not quotes:
        return text_reply(call.say("That sentence is no longer in the store. Ask again to see what is."))
    return Reply((quotation(quotes[0], call.say), *original(quotes, call.say)), (context_of(quotes[0], call.say),))


COMMAND = Command("fact", (), Role.MEMBER, "", run)
