"""What of a chat is meant for the bot: everything in private; in groups commands, replies to it, and mentions."""

from collections.abc import Callable

from telegram import Message, MessageEntity, MessageOriginUser, User
from telegram.constants import ChatType


def heard(message: Message, bot: User, *, is_command: Callable[[str], bool]) -> str | None:
    """What the message asks the bot: "" for one with nothing to read, None for one that is not for it."""
    if message.via_bot and message.via_bot.id == bot.id:
        return None  # an inline result of ours
    if message.from_user and message.from_user.is_bot and not message.sender_chat:
        return None  # two bots would never stop
    text = (message.text or message.caption or "").strip()
    if message.chat.type == ChatType.PRIVATE:
        return _heard_in_private(message, text, bot)
    if message.is_automatic_forward:
        return None  # a linked channel's post, which is nobody's question
    if text.startswith("/"):
        addressed = _addressed(text)
        # A command without a name, and unknown here, is another bot's.
        return text if _is_ours(addressed, bot) and (addressed or is_command(text)) else None
    if _mentions(message, bot):
        words = _without_mention(message, bot)
        return _completed(message, words, bot) if words else replied(message, bot)
    return _completed(message, text, bot) if text and _answers_us(message, bot) else None


def replied(message: Message, bot: User) -> str:
    """The words of somebody else's message that this one replies to, or of the part quoted from it."""
    if _answers_us(message, bot):
        return ""
    if message.quote:
        return message.quote.text.strip()
    earlier = message.reply_to_message
    return ((earlier.text or earlier.caption or "") if earlier else "").strip()


def person_of(message: Message) -> str:
    """Who asks, as an id: the user, or the channel or group that speaks for itself."""
    if message.sender_chat:
        return str(message.sender_chat.id)
    return str(message.from_user.id if message.from_user else message.chat.id)


def about(message: Message) -> str:
    """Whom a reply is about, as an id: the contact in the message replied to, else who
    wrote what it forwards, else its sender."""
    earlier = message.reply_to_message
    if earlier is None:
        return ""
    if earlier.contact:
        return str(earlier.contact.user_id or "")
    if earlier.forward_origin:
        origin = earlier.forward_origin
        return str(origin.sender_user.id) if isinstance(origin, MessageOriginUser) else ""
    user = None if earlier.sender_chat else earlier.from_user
    return str(user.id) if user and not user.is_bot else ""


def is_own_word(message: Message) -> bool:
    """Whether the sender is a real person saying it themselves: only then may roles count."""
    return bool(message.from_user) and not message.sender_chat and message.forward_origin is None


def _heard_in_private(message: Message, text: str, bot: User) -> str | None:
    if text.startswith("/"):
        return text if _is_ours(_addressed(text), bot) else None
    if text:
        return _completed(message, _without_mention(message, bot), bot)
    # An edit without words is most often a location that moves, not a person who asks.
    return "" if message.effective_attachment is not None and not message.edit_date else None


def _addressed(command: str) -> str:
    """The name of the bot that a command names: "/help@name" does."""
    return command.split(maxsplit=1)[0].partition("@")[2]


def _is_ours(name: str, bot: User) -> bool:
    return not name or name.lower() == (bot.username or "").lower()


def _completed(message: Message, text: str, bot: User) -> str:
    """The words; as a command's where they reply to a message of the bot that asks for words to it."""
    earlier = message.reply_to_message
    if earlier is None or not earlier.text or not _answers_us(message, bot):
        return text
    prompts = [part for part in earlier.parse_entities([MessageEntity.CODE]).values() if part.startswith("/")]
    return f"{prompts[-1]} {text}" if prompts and not text.startswith("/") else text


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
    text = (message.text or message.caption or "").strip()
    mentions = _mentions(message, bot)
    if not mentions:
        return text
    for mention in mentions:
        text = text.replace(mention, " ")
    return text.strip(" ,，:：、").strip()


def _answers_us(message: Message, bot: User) -> bool:
    """Whether it is a reply to the bot; a topic's messages seem to reply to the message that opened it."""
    earlier = message.reply_to_message
    if earlier is None or earlier.forum_topic_created:
        return False
    return bool(earlier.from_user and earlier.from_user.id == bot.id)
