"""/ask: a question to the bot, for groups, where it does not hear everything."""

from dataclasses import replace

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Line, Reply, text_reply
from bot.wording.catalogue import marked


async def run(call: Call) -> Reply:
    """The reply to the question; where a button asked it, with the question above."""
    if not call.arguments:
        return text_reply(call.say("Write your question after it, as in: /ask {question}", question="Who is the CEO?"))
    reply = await call.ask(call.arguments)
    if not call.incoming.pressed:
        return reply
    return replace(reply, blocks=(Line(f"» {call.arguments}"), *reply.blocks))


COMMAND = Command("ask", ("问", "問"), Role.MEMBER, marked("ask a question, also in a group"), run)
