"""What is remembered of a chat: the language chosen there, the one last seen in its questions, and what was asked."""

from datetime import datetime, timedelta

from knowledge.models import Language
from knowledge.store.connection import Connection
from knowledge.store.select import select


class Chats:
    """The table of chats."""

    def __init__(self, db: Connection) -> None:
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

    def expire_contexts(self, before: datetime) -> None:
        """Forget what was asked before a time, in all chats."""
        self._db.execute("UPDATE chats SET asked = NULL, asked_at = NULL WHERE asked_at < ?", [before.isoformat()])

    def remove(self, chat: str) -> None:
        """Take out all that is remembered of a chat and its topics."""
        self._db.execute("DELETE FROM chats WHERE id = ? OR id BETWEEN ? AND ?", [chat, f"{chat}/", f"{chat}/\uffff"])

    def move(self, old: str, new: str) -> None:
        """Carry over what is remembered of a chat that got another id; what the new one remembers already stays."""
        self._db.execute(
            """INSERT INTO chats (id, chosen, seen, used, asked, asked_at)
            SELECT ?, chosen, seen, used, asked, asked_at FROM chats WHERE id = ?
            ON CONFLICT (id) DO UPDATE SET chosen = coalesce(chosen, excluded.chosen),
                seen = coalesce(seen, excluded.seen), used = coalesce(used, excluded.used),
                asked = coalesce(asked, excluded.asked), asked_at = coalesce(asked_at, excluded.asked_at)""",
            [new, old],
        )
        self.remove(old)

    def context(self, chat: str) -> tuple[str, datetime] | None:
        """What was last asked, as it was given to `remember`, and when."""
        row = next(iter(select(self._db, "SELECT asked, asked_at FROM chats WHERE id = ?", [chat])), None)
        return (row["asked"], datetime.fromisoformat(row["asked_at"])) if row and row["asked"] else None

    def remember(self, chat: str, asked: str, at: datetime, memory: timedelta) -> None:
        """Keep what was asked, in place of what was asked before; what is older than `memory` goes, of all chats."""
        self.expire_contexts(at - memory)
        self._db.execute(
            "INSERT INTO chats (id, asked, asked_at, used) VALUES (?, ?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET asked = excluded.asked, asked_at = excluded.asked_at, used = excluded.used",
            [chat, asked, at.isoformat(), at.isoformat()],
        )

    def forget(self, chat: str) -> None:
        """Forget what was asked."""
        self._db.execute("UPDATE chats SET asked = NULL, asked_at = NULL WHERE id = ?", [chat])


def _language(value: str | None) -> Language | None:
    return None if value is None else Language(value)
