"""/start: the welcome, or what a link leads to."""

from dataclasses import replace

from bot import links
from bot.access import Role
from bot.commands import ask, fact
from bot.commands.command import Call, Command
from bot.messages import LONGEST_ACTION, Button, Line, Reply
from bot.wording.catalogue import Say

EXAMPLES = 3
"""Questions to try."""


async def run(call: Call) -> Reply:
    """The fact or the question of a link; else what the bot does, with questions to try."""
    line = links.command_of(call.arguments)
    if line:
        name, _, arguments = line[1:].partition(" ")
        command = fact.COMMAND if name == fact.COMMAND.name else ask.COMMAND
        incoming = replace(call.incoming, pressed=True)
        return await command.run(replace(call, arguments=arguments, incoming=incoming))
    return await welcome(call)


async def welcome(call: Call) -> Reply:
    """What the bot does, where it listens, and three questions to try."""
    say = call.say
    titles = [article.front.title for article in await call.library.articles()]
    known = await call.library.examples(say.language)
    examples = [question for question in known if len(f"/ask {question}".encode()) <= LONGEST_ACTION][:EXAMPLES]
    lines = [
        Line(
            say("I answer questions with the very sentence that says it, or tell you that no article does."),
            strong=True,
        ),
        Line(say("What I have read:") + "\n" + "\n".join(f"• {title}" for title in titles[:5])),
        Line(say("Ask in your own words, in Chinese or English; quotes stay in their original language.")),
        *([Line(_in_groups(call, say))] if call.incoming.bot_name else []),
        Line(say("/help lists the commands, /privacy says what is kept.")),
        *([Line(say("For example:"))] if examples else []),
    ]
    return Reply(tuple(lines), tuple(Button(question, f"/ask {question}") for question in examples))


def _in_groups(call: Call, say: Say) -> str:
    return say(
        "In groups I answer /ask@{name} and your question, replies to my messages, and mentions of me; sent as a reply "
        "to somebody's question, /ask@{name} answers that one. With privacy mode on, Telegram may not show me plain "
        "mentions; /ask@{name} always arrives.",
        name=call.incoming.bot_name,
    )


COMMAND = Command("start", ("开始", "開始"), Role.MEMBER, "", run)
