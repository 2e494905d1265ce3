"""/new: forget what was asked, so that the next question stands by itself."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Reply, text_reply
from bot.wording.catalogue import marked


async def run(call: Call) -> Reply:
    """Forget the chat's context."""
    await call.library.forget_dialogue(call.incoming.dialogue)
    return text_reply(call.say("A new topic: the next question stands by itself."))


COMMAND = Command(
    "new", ("新话题", "新話題", "重新开始", "重新開始"), Role.MEMBER, marked("forget what was asked, start anew"), run
)
