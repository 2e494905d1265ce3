"""What is remembered of a chat: the language chosen there, and the one last seen in its questions."""

from datetime import datetime

from sqlite_utils import Database

from knowledge.models import Language
from knowledge.store.select import select


class Chats:
    """The table of chats."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def languages(self, chat: str) -> tuple[Language | None, Language | None]:
        """The chosen language and the last seen one."""
        row = next(iter(select(self._db, "SELECT chosen, seen FROM chats WHERE id = ?", [chat])), None)
        if row is None:
            return None, None
        return _language(row["chosen"]), _language(row["seen"])

    def choose(self, chat: str, language: Language | None) -> None:
        """Fix the language of a chat, or with None let it follow the questions again."""
        self._db.execute(
            "INSERT INTO chats (id, chosen) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET chosen = excluded.chosen",
            [chat, language],
        )

    def see(self, chat: str, language: Language) -> None:
        """Remember the language of the last question whose language was plain."""
        self._db.execute(
            "INSERT INTO chats (id, seen) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",
            [chat, language],
        )

    def touch(self, chat: str, at: datetime) -> None:
        """Note when a chat was last used, as it is forgotten some time after."""
        self._db.execute(
            "INSERT INTO chats (id, used) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET used = excluded.used",
            [chat, at.isoformat()],
        )

    def expire(self, before: datetime) -> None:
        """Take out the chats that were last used before a time."""
        self._db.execute("DELETE FROM chats WHERE used < ?", [before.isoformat()])

    def remove(self, chat: str) -> None:
        """Take out all that is remembered of a chat."""
        self._db.execute("DELETE FROM chats WHERE id = ?", [chat])

    def move(self, old: str, new: str) -> None:
        """Carry over what is remembered of a chat that got another id; what the new one remembers already stays."""
        self._db.execute(
            """INSERT INTO chats (id, chosen, seen, used) SELECT ?, chosen, seen, used FROM chats WHERE id = ?
            ON CONFLICT (id) DO UPDATE SET chosen = coalesce(chosen, excluded.chosen),
                seen = coalesce(seen, excluded.seen), used = coalesce(used, excluded.used)""",
            [new, old],
        )
        self.remove(old)


def _language(value: str | None) -> Language | None:
    return None if value is None else Language(value)
