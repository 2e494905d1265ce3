"""/whoami: who the bot takes you for."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.languages import NAMES
from bot.wording.roles import role_name


async def run(call: Call) -> Reply:
    """The person's id (an owner's is what the settings need), role, and language."""
    say = call.say
    return text_reply(
        "\n".join(
            (
                say("Id: {id}", id=call.incoming.person),
                say("Role: {role}", role=role_name(call.incoming.role, say)),
                say("Language: {language}", language=NAMES[say.language]),
            )
        )
    )


COMMAND = Command("whoami", ("我是谁", "我是誰"), Role.MEMBER, marked("your id, role and language here"), run)
