"""What people do in Telegram, as the updates that a bot is sent."""

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from fake_rules import units

BOT = {"id": 123456, "is_bot": True, "first_name": "Yinju", "username": "yinju_test_bot"}
WHEN = 1_767_323_045
"""Seconds since 1970: the tests' now."""
RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)
Json = dict[str, Any]


def person(number: int, language: str | None = None) -> Json:
    """A user."""
    return {"id": number, "is_bot": False, "first_name": f"P{number}"} | (
        {"language_code": language} if language else {}
    )


def chat(number: int) -> Json:
    """A private chat for ids from 1 on, a supergroup for those below -1000000000000, else a group."""
    if number > 0:
        return {"id": number, "type": "private", "first_name": f"P{number}"}
    kind = "supergroup" if number < -1_000_000_000_000 else "group"
    return {"id": number, "type": kind, "title": f"G{number}"}


def entities(text: str) -> list[Json]:
    """The commands and mentions that Telegram sees in a text."""
    found = []
    for match in re.finditer(r"(?<![\w/@])(/[a-zA-Z0-9_]{1,32}(?:@\w+)?|@\w{3,32})", text):
        kind = "mention" if match[0].startswith("@") else "bot_command"
        found.append({"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])})
    return found


@dataclass
class Updates:
    """Makes updates with ids that go up."""

    first: int = 1_000
    messages: dict[int, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._updates = count(self.first)
        self._ids = count(1)

    def message_id(self) -> int:
        """The id of the next message."""
        return next(self._ids)

    def update(self, kind: str, value: Json) -> Json:
        """An update of any kind."""
        return {"update_id": next(self._updates), kind: value}

    def message(self, text: str | None, where: int = 7, who: int | None = None, **more: Any) -> Json:
        """The update of a new message; without `who`, in a private chat it is that person."""
        language = more.pop("language", None)
        sender = more.pop("sender", person(who if who is not None else abs(where), language))
        value: Json = {"message_id": self.message_id(), "date": WHEN, "chat": chat(where), **more}
        if sender is not None:
            value["from"] = sender
        if text is not None:
            value |= {"text": text, "entities": entities(text)}
        self.messages[value["message_id"]] = value
        return self.update(more.get("kind", "message"), value)

    def edited(self, message_id: int, text: str) -> Json:
        """The update of an edited message."""
        value = self.messages[message_id] | {"text": text, "entities": entities(text), "edit_date": WHEN + 9}
        return self.update("edited_message", value)

    def pressed(self, message: Json | None, data: str, who: int = 7, **more: Any) -> Json:
        """The update of a pressed button."""
        update = self.update("callback_query", {"from": person(who), "chat_instance": "1", "data": data, **more})
        update["callback_query"]["id"] = str(update["update_id"])
        if message is not None:
            update["callback_query"]["message"] = message
        return update

    def inline(self, text: str, who: int = 7, language: str | None = None) -> Json:
        """The update of an inline query."""
        update = self.update("inline_query", {"from": person(who, language), "query": text, "offset": ""})
        update["inline_query"]["id"] = str(update["update_id"])
        return update

    def joined(self, where: int, status: str = "member", before: str = "left") -> Json:
        """The update of the bot's own membership."""

        def member(state: str) -> Json:
            rights = dict.fromkeys(RIGHTS, False) if state == "administrator" else {}
            return {"user": BOT, "status": state, **rights} | ({"until_date": 0} if state == "kicked" else {})

        value = {"chat": chat(where), "from": person(7), "date": WHEN}
        return self.update(
            "my_chat_member", value | {"old_chat_member": member(before), "new_chat_member": member(status)}
        )
