"""Messages without a platform: what comes in, and the reply as blocks of text with buttons under them.

A button's action is a command line ("/context 12"), at most 64 bytes as Telegram's callbacks allow; pressing it is the
same as typing it, so every check of a command holds for its button too.
"""

from dataclasses import dataclass

from bot.access import Role
from knowledge.models import Language

LONGEST_ACTION = 64
"""Bytes of a button's action."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message; `content` is None for one too large to be fetched."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message from a person in a chat.

    `platform_language` is what the platform says of the person's language; `wanted_language` goes before all others.
    `public` chats are groups and channels, where others read along; `edited` messages were there before, with other
    words; `pressed` ones are buttons. `bot_name` is how the bot is called there, where it has a name; `thread` is the
    topic of a chat that has topics. `about` is the person whose message is replied to, or whose contact is sent;
    `replied` are that message's words. `local` messages are from this machine, whose user may name its files.
    """

    text: str
    chat: str
    person: str
    role: Role
    platform_language: Language | None = None
    wanted_language: Language | None = None
    public: bool = False
    edited: bool = False
    pressed: bool = False
    bot_name: str = ""
    attachment: Attachment | None = None
    thread: str = ""
    about: str = ""
    replied: str = ""
    local: bool = False

    @property
    def dialogue(self) -> str:
        """The conversation that a question belongs to: the chat, or its topic."""
        return f"{self.chat}/{self.thread}" if self.thread else self.chat


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in the bot's own words; `strong` ones are the point of the reply.

    `prompt` is the beginning of a command that stands in the text and wants words after it: where messages can be
    replied to, a reply to this one is those words.

    Each line of a `listed` one is a term and, after two spaces, what it means: two columns where letters are as wide
    as each other.
    """

    text: str
    strong: bool = False
    prompt: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A verbatim sentence, with the span that answers (offsets in `text`) and the line that names its source.

    Of several sentences from one place only the last names it.
    """

    text: str
    source: str = ""
    mark: tuple[int, int] | None = None


Block = Line | Quotation


@dataclass(frozen=True, slots=True)
class Button:
    """Something to do next. Raises ValueError for an action that no platform could carry."""

    label: str
    action: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.action.encode()) <= LONGEST_ACTION:
            raise ValueError(f"a button's action must have 1 to {LONGEST_ACTION} bytes: {self.action!r}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back.

    One that is `passing` only acknowledges: to a pressed button it may be shown for a moment. One that is `in_place`
    is the next state of the message whose button was pressed, and may stand in its place. `files` are sent after it.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    passing: bool = False
    in_place: bool = False
    files: tuple[Attachment, ...] = ()


def text_reply(*paragraphs: str) -> Reply:
    """A reply of plain paragraphs."""
    return Reply(tuple(map(Line, paragraphs)))
