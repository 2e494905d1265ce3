"""Who may do what on Telegram: by the ids that Telegram gives people, which nobody can take for themselves."""

from collections.abc import Collection

from bot.access import Role
from bot.library import Library


async def role_of(person: int, owners: Collection[int], library: Library) -> Role:
    """What a user may do: owners by the settings, others by what the store says of them."""
    if person in owners:
        return Role.OWNER
    name = await library.role(str(person))
    return Role[name.upper()] if name and name.upper() in Role.__members__ else Role.MEMBER
