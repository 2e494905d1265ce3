"""A session as Markdown: `yinju chat --transcript FILE`."""

import re
from pathlib import Path
from typing import TextIO

from bot.console.plain import printable
from bot.errors import TranscriptError
from bot.messages import Block, Button, Incoming, Quotation, Reply

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_FIRST = re.compile(r"^(\s*\d*)([-+.)=])", re.MULTILINE)
"""What makes a list or a heading at the beginning of a line."""


class Transcript:
    """A file that each message and its reply are added to as soon as it was shown."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path) -> "Transcript":
        """Go on with the file at `path`, or begin it. Raises TranscriptError where it cannot be written."""
        try:
            return cls(path.open("a", encoding="utf-8", errors="backslashreplace"))
        except OSError as error:
            raise TranscriptError(
                "the transcript {path} cannot be written: {reason}", path=path, reason=error.strerror
            ) from error

    def add(self, incoming: Incoming, reply: Reply) -> None:
        """Add a message and its reply. Raises TranscriptError where the disk is full or gone."""
        who = f"{incoming.person} ({incoming.role.label})"
        where = "" if incoming.chat == incoming.person else f" · {incoming.chat}"
        parts = [f"**{_escaped(who + where)}**", _lines(incoming.text), *map(_block, reply.blocks)]
        parts += ["  \n".join(map(_choice, enumerate(reply.buttons, start=1)))] if reply.buttons else []
        try:
            self._file.write("\n\n".join(parts) + "\n\n---\n\n")
            self._file.flush()
        except OSError as error:
            raise TranscriptError(
                "the transcript {path} cannot be written: {reason}", path=self._file.name, reason=error.strerror
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _block(block: Block) -> str:
    if isinstance(block, Quotation):
        lines = [f"“{_marked(block)}”", *([f"— {_lines(block.source)}"] if block.source else [])]
        return "> " + "  \n".join(lines).replace("\n", "\n> ")
    text = _lines(block.text)
    return f"**{text}**" if block.strong and "\n" not in text else text


def _marked(block: Quotation) -> str:
    """The quote with its span in bold."""
    if not block.mark:
        return _lines(block.text)
    start, end = block.mark
    before, span, after = (_lines(part) for part in (block.text[:start], block.text[start:end], block.text[end:]))
    return f"{before}**{span}**{after}" if span.strip() == span else f"{before}{span}{after}"


def _choice(numbered: tuple[int, Button]) -> str:
    number, button = numbered
    return f"{number}\\. {_escaped(button.label)}: `{button.action.replace('`', '')}`"


def _lines(text: str) -> str:
    """A text whose line breaks stay, and that Markdown shows as it is."""
    return "  \n".join(_FIRST.sub(r"\1\\\2", _escaped(text)).split("\n"))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))
