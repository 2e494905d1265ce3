"""The roles in words."""

from bot.access import Role
from bot.wording.catalogue import Say


def role_name(role: Role, say: Say) -> str:
    """What a role is called."""
    return {Role.OWNER: say("owner"), Role.ADMIN: say("admin"), Role.MEMBER: say("member")}[role]
