"""Who may do what."""

from enum import IntEnum


class Role(IntEnum):
    """What a person may do; each role may do all that the ones below it may."""

    MEMBER = 1
    ADMIN = 2
    OWNER = 3

    @property
    def label(self) -> str:
        """The role as it is typed and shown: "owner"."""
        return self.name.lower()


def allowed(role: Role, needed: Role) -> bool:
    """Whether someone with `role` may do what needs `needed`."""
    return role >= needed
