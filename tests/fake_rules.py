"""What Telegram checks in a message, as the Bot API's pages describe it; used by the local Bot API server."""

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from telegram import constants

_TOKEN = re.compile(r"<(/?)([a-z-]*)([^<>]*)>|&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|<", re.DOTALL)
_PLAIN_TAGS = frozenset(
    ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "code", "pre", "blockquote"]
)
MOST_BUTTONS = 100
"""Buttons of one message (not in the pages; what the server enforces)."""
BUTTON_KINDS = ("callback_data", "url", "switch_inline_query_current_chat", "switch_inline_query", "copy_text")


class Refused(Exception):  # noqa: N818 - what the server does with the request
    """A request that Telegram would refuse; `broken` where no well-behaved bot would have sent it."""

    def __init__(self, description: str, code: int = 400, *, broken: bool = True, **parameters: object) -> None:
        super().__init__(description)
        self.code = code
        self.broken = broken
        self.parameters = parameters


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a text with a tag around it; offsets in UTF-16 units."""

    tag: str
    offset: int
    length: int


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parsed_html(text_in_html: str) -> tuple[str, list[Marked]]:
    """The text without its tags, and the tags; Refused where Telegram could not read them."""
    text, at = "", 0
    marks: list[Marked] = []
    open_tags: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(text_in_html):
        text += text_in_html[at : token.start()]
        at = token.end()
        closing, name, attributes, entity = token.groups()
        if entity:
            text += html.unescape(token[0])
        elif closing:
            if not open_tags or open_tags[-1][0] != name:
                raise Refused(f"Bad Request: can't parse entities: unexpected end tag {name!r}")
            marks.append(Marked(name, open_tags[-1][1], units(text) - open_tags[-1][1]))
            open_tags.pop()
        else:
            _check_tag(name, attributes or "", [tag for tag, _ in open_tags])
            open_tags.append((name, units(text)))
    if open_tags:
        raise Refused(f"Bad Request: can't parse entities: can't find end tag for {open_tags[-1][0]!r}")
    return text + text_in_html[at:], marks


def _check_tag(name: str | None, attributes: str, around: list[str]) -> None:
    if name == "a" and re.fullmatch(r'\s+href="[^"]+"', attributes):
        return
    if name not in _PLAIN_TAGS or attributes.strip() not in (("", "expandable") if name == "blockquote" else ("",)):
        raise Refused(f"Bad Request: can't parse entities: unsupported start tag {name!r}")
    if name == "blockquote" and "blockquote" in around:
        raise Refused("Bad Request: can't parse entities: nested blockquote")


def checked_text(text: str, parse_mode: str | None, limit: int = constants.MessageLimit.MAX_TEXT_LENGTH) -> str:
    """The plain text of a message to be sent."""
    plain = parsed_html(text)[0] if parse_mode == "HTML" else text
    if parse_mode not in (None, "HTML"):
        raise Refused("Bad Request: unsupported parse_mode")
    if not plain.strip():
        raise Refused("Bad Request: message text is empty")
    if units(plain) > limit:
        raise Refused("Bad Request: message is too long")
    return plain


def checked_caption(caption: str | None, parse_mode: str | None) -> None:
    """What stands under a picture or a file."""
    plain = parsed_html(caption)[0] if caption and parse_mode == "HTML" else caption or ""
    if units(plain) > constants.MessageLimit.CAPTION_LENGTH:
        raise Refused("Bad Request: message caption is too long")


def parsed_entities(text_in_html: str) -> list[dict[str, Any]]:
    """The marked parts of a message, as Telegram gives them back."""
    names = {"b": "bold", "blockquote": "expandable_blockquote"}
    marks = parsed_html(text_in_html)[1]
    return [{"type": names.get(one.tag, one.tag), "offset": one.offset, "length": one.length} for one in marks]


def checked_keyboard(markup: str | None) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard."""
    rows: list[list[dict[str, Any]]] = json.loads(markup)["inline_keyboard"] if markup else []
    if any(not 1 <= len(row) <= constants.InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in rows):
        raise Refused("Bad Request: a row has no button or more than eight")
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise Refused("Bad Request: too many buttons")
    for button in (button for row in rows for button in row):
        if not button.get("text") or len([kind for kind in BUTTON_KINDS if kind in button]) != 1:
            raise Refused("Bad Request: a button needs a text and one action")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Refused("Bad Request: BUTTON_DATA_INVALID")
    return rows


def check_commands(commands: list[dict[str, str]]) -> None:
    """A command menu."""
    if len(commands) > constants.BotCommandLimit.MAX_COMMAND_NUMBER:
        raise Refused("Bad Request: BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
            raise Refused("Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= constants.BotCommandLimit.MAX_DESCRIPTION:
            raise Refused("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")


def check_inline(arguments: dict[str, str]) -> list[dict[str, Any]]:
    """The results of an inline query."""
    results: list[dict[str, Any]] = json.loads(arguments["results"])
    if len(results) > constants.InlineQueryLimit.RESULTS:
        raise Refused("Bad Request: RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE")
    for result in results:
        if not 1 <= len(result["id"].encode()) <= constants.InlineQueryResultLimit.MAX_ID_LENGTH:
            raise Refused("Bad Request: RESULT_ID_INVALID")
        if not result.get("title"):
            raise Refused("Bad Request: an article needs a title")
        content = result["input_message_content"]
        checked_text(content["message_text"], content.get("parse_mode"))
        checked_keyboard(json.dumps(result["reply_markup"]) if "reply_markup" in result else None)
    if "button" in arguments:
        start = json.loads(arguments["button"]).get("start_parameter", "x")
        if not re.fullmatch("[A-Za-z0-9_-]{1,64}", start):
            raise Refused("Bad Request: START_PARAM_INVALID")
    return results
