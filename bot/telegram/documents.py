"""Files that admins send: handed to the command that imports, within what a bot may fetch."""

from dataclasses import replace
from pathlib import PurePath

from telegram import Document
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError

from bot.access import Role
from bot.dispatch import Dispatcher
from bot.messages import Attachment, Incoming

IMPORT = "/import"
SUFFIXES = frozenset({".txt", ".md", ".text", ".markdown", ".json", ".jsonl", ".csv"})


class Unavailable(Exception):  # noqa: N818 - it is what the file is
    """Telegram did not give the file."""


async def taken(incoming: Incoming, document: Document, dispatcher: Dispatcher) -> Incoming:
    """The message as a call of the import with the file's content; unchanged where it is nobody's who may import.

    A file that is too large to be fetched comes without its content, so that the command can say so; one that is no
    text is not fetched, and the command says what can be sent. Raises Unavailable where it cannot be had just now.
    """
    if incoming.role < Role.ADMIN or dispatcher.find(IMPORT) is None:
        return incoming
    name = PurePath(document.file_name or "").name
    if PurePath(name).suffix.lower() not in SUFFIXES and not (document.mime_type or "").startswith("text/"):
        return replace(incoming, text=IMPORT)
    return replace(incoming, text=f"{IMPORT} {name}", attachment=Attachment(name, await _content(document)))


async def _content(document: Document) -> bytes | None:
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        return None
    try:
        return bytes(await (await document.get_file()).download_as_bytearray())
    except TelegramError as error:
        if "too big" in error.message.lower():  # its size need not be told beforehand
            return None
        raise Unavailable from error
