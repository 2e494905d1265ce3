"""A Reply as Telegram messages: HTML within the length of one message, and buttons in rows."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import CallbackQueryLimit, InlineKeyboardMarkupLimit, MessageLimit

from bot.messages import Block, Button, Line, Quotation, Reply

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
"""UTF-16 units of a message after its entities are parsed."""
WIDEST = 30
"""Columns of labels in one row of buttons, a Chinese character taking two."""
_BETWEEN = 2
_FEW = 3
"""Buttons of a row from which one may be taken, so that none stands alone below."""
_SENTENCE_END = re.compile(r"[。！？!?][”’」』）)\"']*|(?<=[a-z])\.(?=\s)|\n")


def messages(reply: Reply) -> list[str]:
    """The texts of the messages that show a reply; markup is whole in each."""
    texts: list[str] = []
    room = 0
    for piece, length in _pieces(reply):
        if texts and length + 1 <= room:
            texts[-1] += f"\n{piece}"
            room -= length + 1
        else:
            texts.append(piece)
            room = LONGEST - length
    return texts or ["…"]


def keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    """The buttons in rows that fit a phone's width; a long one has a row to itself."""
    if not buttons:
        return None
    rows: list[list[Button]] = []
    room = 0
    for button in buttons:
        width = _columns(button.label) + _BETWEEN
        if not rows or width > room or len(rows[-1]) == InlineKeyboardMarkupLimit.BUTTONS_PER_ROW:
            rows.append([])
            room = WIDEST
        rows[-1].append(button)
        room -= width
    if len(rows) > 1 and len(rows[-1]) == 1 and len(rows[-2]) >= _FEW:
        rows[-1].insert(0, rows[-2].pop())
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(_clean(one.label), callback_data=one.action) for one in row] for row in rows]
    )


def notice(reply: Reply) -> str:
    """A reply as a callback's answer, which is shown for a moment."""
    text = " ".join(_clean(block.text) for block in reply.blocks)
    return text[: CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH]


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 units."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


def escaped(text: str) -> str:
    """A text as HTML. The only place where text becomes markup."""
    return html.escape(_clean(text), quote=False)


def _clean(text: str) -> str:
    """The text without what JSON and Telegram cannot carry: lone surrogates and most control characters."""
    text = text.encode("utf-8", "replace").decode()
    return "".join(character for character in text if character in "\n\t" or unicodedata.category(character) != "Cc")


def _pieces(reply: Reply) -> Iterator[tuple[str, int]]:
    """Pieces of markup of at most one message's length, with their lengths."""
    for block in _joined(reply.blocks):
        if isinstance(block, Line):
            for start, stop in _spans(block.text):
                text = block.text[start:stop]
                if text.strip():
                    yield _line(text, block), units(text)
        else:
            yield from _quotation(block)


def _line(text: str, block: Line) -> str:
    """A part of a line; a command that wants words stands as code, which a tap copies, and a reply is told by."""
    markup = escaped(text)
    if block.prompt:
        markup = markup.replace(escaped(block.prompt), f"<code>{escaped(block.prompt)}</code>", 1)
    return f"<b>{markup}</b>" if block.strong else markup


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with sentences that only name their source together as one quotation, a line each."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Quotation) and isinstance(block, Quotation) and not last.source:
            offset = len(last.text) + 1
            mark = (block.mark[0] + offset, block.mark[1] + offset) if block.mark else last.mark
            joined[-1] = Quotation(f"{last.text}\n{block.text}", block.source, mark)
        else:
            joined.append(block)
    return joined


def _quotation(block: Quotation) -> Iterator[tuple[str, int]]:
    for start, stop in _spans(block.text):
        yield f"<blockquote expandable>{_marked(block, start, stop)}</blockquote>", units(block.text[start:stop])
    if block.source:
        yield escaped(f"— {block.source}"), units(block.source) + 2


def _marked(block: Quotation, start: int, stop: int) -> str:
    """A part of a quote, with what of the answering span stands in it in bold."""
    if block.mark is None:
        return escaped(block.text[start:stop])
    first, last = (min(max(at, start), stop) for at in block.mark)
    inside = f"<b>{escaped(block.text[first:last])}</b>" if first < last else ""
    return escaped(block.text[start:first]) + inside + escaped(block.text[last:stop])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The text in parts that fit a message, cut after a sentence where there is one, else between characters."""
    start = 0
    while units(text[start:]) > LONGEST:
        stop = start + LONGEST
        while units(text[start:stop]) > LONGEST:
            stop -= (units(text[start:stop]) - LONGEST + 1) // 2
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, stop)]
        stop = ends[-1] if ends else stop
        yield start, stop
        start = stop
    if start < len(text):
        yield start, len(text)


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
