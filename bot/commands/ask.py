"""/ask: a question to the bot, for groups, where it does not hear everything."""

from dataclasses import replace

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Line, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import shortened


async def run(call: Call) -> Reply:
    """The reply to the question, or to the message that a bare /ask replies to; where it stands in no message of the
    asker's, with the question above.
    """
    question = call.arguments or call.incoming.replied
    if not question:
        return text_reply(call.say("Write your question after it, as in: /ask {question}", question="Who is the CEO?"))
    reply = await call.ask(question)
    if call.arguments and not call.incoming.pressed:
        return reply
    return replace(reply, blocks=(Line(f"» {shortened(question)}"), *reply.blocks))


COMMAND = Command("ask", ("问", "問"), Role.MEMBER, marked("ask a question, also in a group"), run)
