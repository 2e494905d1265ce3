"""Text files that admins send: handed to the command that imports, within what a bot may fetch."""

from dataclasses import replace
from pathlib import PurePath

from telegram import Document
from telegram.constants import FileSizeLimit

from bot.access import Role
from bot.dispatch import Dispatcher
from bot.messages import Attachment, Incoming

IMPORT = "/import"
SUFFIXES = frozenset({".txt", ".md", ".text", ".markdown", ".json", ".jsonl", ".csv"})


async def taken(incoming: Incoming, document: Document, dispatcher: Dispatcher) -> Incoming:
    """The message as a call of the import with the file's content; unchanged where it is no text of an admin.

    A file that is too large to be fetched comes without its content, so that the command can say so.
    """
    name = PurePath(document.file_name or "").name
    is_text = PurePath(name).suffix.lower() in SUFFIXES or (document.mime_type or "").startswith("text/")
    if incoming.role < Role.ADMIN or not is_text or dispatcher.find(IMPORT) is None:
        return incoming
    content = None
    if (document.file_size or 0) <= FileSizeLimit.FILESIZE_DOWNLOAD:
        content = bytes(await (await document.get_file()).download_as_bytearray())
    return replace(incoming, text=f"{IMPORT} {name}", attachment=Attachment(name, content))
