"""Who may teach besides the owners, and who stands behind the history's hashes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.store.history import Entry

if TYPE_CHECKING:
    from knowledge.teaching.teaching import Teaching


def admins(teaching: "Teaching") -> list[str]:
    """The people who were made admins."""
    with teaching.store.read():
        return sorted(teaching.store.people.roles())


def set_admin(teaching: "Teaching", person: str, by: str, role: str | None) -> bool:
    """Give a person a role, or with None take it; False where nothing changes. It cannot be undone by /undo."""
    with teaching.store.write():
        before = teaching.store.people.role(person)
        if before == role:
            return False
        teaching.store.people.set_role(person, role)
        entry = Entry(teaching.clock(), teaching.hashed(by), "role", f"person {teaching.hashed(person)}")
        teaching.store.history.add(replace(entry, before={"role": before}, after={"role": role}))
    return True


def people_by_hash(teaching: "Teaching", *others: str) -> dict[str, str]:
    """The people whose rows exist, and those given, by what stands for them in the history."""
    with teaching.store.read():
        return {teaching.hashed(person): person for person in (*teaching.store.people.roles(), *others)}
