"""What of a chat is meant for the bot: everything in private; in groups commands, replies to it, and mentions."""

from collections.abc import Callable

from telegram import Message, MessageEntity, MessageOriginUser, User
from telegram.constants import ChatType

ANONYMOUS = 1_087_968_824
"""The user that Telegram shows for a group's anonymous admins (its pages on `sender_chat`)."""


def heard(message: Message, bot: User, *, is_command: Callable[[str], bool]) -> str | None:
    """What the message asks the bot: "" for one with nothing to read, None for one that is not for it."""
    if message.via_bot and message.via_bot.id == bot.id:
        return None  # an inline result of ours
    if message.from_user and message.from_user.is_bot and not message.sender_chat:
        return None  # two bots would never stop
    text = (message.text or message.caption or "").strip()
    if message.chat.type == ChatType.PRIVATE:
        if text:
            return _without_mention(message, bot) if _mentions(message, bot) else _of_us(text, bot)
        # An edit without words is most often a location that moves, not a person who asks.
        return "" if message.effective_attachment is not None and not message.edit_date else None
    if message.is_automatic_forward:
        return None  # a linked channel's post, which is nobody's question
    if text.startswith("/"):
        return _of_us(text, bot) if is_command(text) else None
    if _mentions(message, bot):
        return _without_mention(message, bot) or _replied(message)
    return text if text and _answers_us(message, bot) else None


def person_of(message: Message) -> str:
    """Who asks, as an id: the user, or the channel or group that speaks for itself."""
    if message.sender_chat:
        return str(message.sender_chat.id)
    return str(message.from_user.id if message.from_user else message.chat.id)


def about(message: Message) -> str:
    """Whom a reply is about, as an id: the contact in the message replied to, else who
    wrote what it forwards, else its sender."""
    replied = message.reply_to_message
    if replied is None:
        return ""
    if replied.contact:
        return str(replied.contact.user_id or "")
    if replied.forward_origin:
        origin = replied.forward_origin
        return str(origin.sender_user.id) if isinstance(origin, MessageOriginUser) else ""
    user = None if replied.sender_chat else replied.from_user
    return str(user.id) if user and not user.is_bot else ""


def is_own_word(message: Message) -> bool:
    """Whether the sender is a real person saying it themselves: only then may roles count."""
    return bool(message.from_user) and not message.sender_chat and message.forward_origin is None


def _of_us(text: str, bot: User) -> str | None:
    """A command to this bot or to any; None for one to another bot."""
    if not text.startswith("/"):
        return text
    addressed = text.split(maxsplit=1)[0].partition("@")[2]
    return text if not addressed or addressed.lower() == (bot.username or "").lower() else None


def _entities(message: Message) -> dict[MessageEntity, str]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    return message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)


def _mentions(message: Message, bot: User) -> list[str]:
    name = f"@{bot.username}".lower()
    return [
        text
        for entity, text in _entities(message).items()
        if text.lower() == name or (entity.user and entity.user.id == bot.id)
    ]


def _without_mention(message: Message, bot: User) -> str:
    text = message.text or message.caption or ""
    for mention in _mentions(message, bot):
        text = text.replace(mention, " ")
    return " ".join(text.strip(" ,，:：、").split(" ")).strip()


def _replied(message: Message) -> str:
    """The words of somebody else's message that a bare mention points to, or of the part quoted from it."""
    if message.quote:
        return message.quote.text.strip()
    replied = message.reply_to_message
    return ((replied.text or replied.caption or "") if replied else "").strip()


def _answers_us(message: Message, bot: User) -> bool:
    """Whether it is a reply to the bot; a topic's messages seem to reply to the message that opened it."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:
        return False
    return bool(replied.from_user and replied.from_user.id == bot.id)
