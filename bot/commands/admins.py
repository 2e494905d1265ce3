"""/admins: who may change the store besides the owners."""

import re

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Reply, text_reply
from bot.wording.catalogue import marked

_CALL = re.compile(r"(?P<what>add|remove|添加|删除|刪除)(?:\s+(?P<person>[\w-]{1,40}))?", re.ASCII | re.IGNORECASE)


async def run(call: Call) -> Reply:
    """List the admins, or make somebody one or no longer one, by id or by whose message is replied to."""
    from knowledge.teaching import roles

    say = call.say
    if not call.arguments:
        people = await call.library.look(roles.admins)
        return text_reply("\n".join(people) or say("There are no admins besides the owners."), say(_HOW))
    found = _CALL.fullmatch(call.arguments)
    person = found and (found["person"] or call.incoming.about)
    if not found or not person:
        return text_reply(say(_HOW))
    adds = found["what"].lower() in ("add", "添加")
    changed = await call.library.teach(
        lambda teaching: roles.set_admin(teaching, person, call.incoming.person, Role.ADMIN.label if adds else None)
    )
    if not changed:
        return text_reply(say("{id} is an admin already.", id=person) if adds else say("{id} is no admin.", id=person))
    return text_reply(
        say("{id} is an admin now.", id=person) if adds else say("{id} is no longer an admin.", id=person)
    )


_HOW = marked(
    "/admins add 12345 or /admins remove 12345; or reply to somebody's message with /admins add. /whoami tells ids."
)
COMMAND = Command("admins", ("管理员", "管理員"), Role.OWNER, marked("who may change facts"), run)
