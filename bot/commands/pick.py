"""/pick: one of the questions that were offered in place of an answer. Reached by their buttons."""

from dataclasses import replace

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.stale import numbered, stale
from bot.messages import Line, Reply


async def run(call: Call) -> Reply:
    """The reply to the question that was meant, which stands above it."""
    token, at = numbered(call.arguments)
    asked = await call.library.question(token)
    if asked is None or not 1 <= at <= len(asked.choices):
        return stale(call.say)
    question = asked.choices[at - 1]
    reply = await call.ask(question)
    return replace(reply, blocks=(Line(f"» {question}"), *reply.blocks), in_place=True)


COMMAND = Command("pick", (), Role.MEMBER, "", run)
