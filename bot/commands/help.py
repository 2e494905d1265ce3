"""/help: what can be asked and typed."""

from bot.access import Role, allowed
from bot.commands.command import Call, Command
from bot.messages import Line, Reply
from bot.wording.catalogue import marked


async def run(call: Call) -> Reply:
    """The commands this person may use, from the command table."""
    say = call.say
    usable = [command for command in call.commands if command.summary and allowed(call.incoming.role, command.role)]
    return Reply(
        (
            Line(say("Ask about the article in your own words, in Chinese or English.")),
            Line("\n".join(f"/{command.name}  {say(command.summary)}" for command in usable), listed=True),
        )
    )


COMMAND = Command("help", ("帮助", "幫助"), Role.MEMBER, marked("what you can ask and type"), run)
