"""The bytes of a text file become text: UTF-8, or UTF-16 and GB18030 by their mark or a clear guess."""

import codecs
import unicodedata
from pathlib import Path

from knowledge.errors import ArticleError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GUESSES = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
_CLEAR = 0.1
"""The share of disorder (charset-normalizer's `chaos`) above which a guess is not clear."""


def decode(raw: bytes, path: Path) -> str:
    """The text of a file with `\\n` as its newline. Raises ArticleError for an empty, binary or unknown file."""
    if not raw.strip():
        raise ArticleError(path, "is empty; write the article into it")
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    try:
        text = raw.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise ArticleError(path, "begins as {encoding} but is not; save it as UTF-8", encoding=marked) from error
        text = _guess(raw, path, line=raw.count(b"\n", 0, error.start) + 1)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for position, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t\f\v":
            raise ArticleError(path, "is binary, not text; give a text file", text.count("\n", 0, position) + 1)
    return text


def _guess(raw: bytes, path: Path, line: int) -> str:
    from charset_normalizer import from_bytes  # heavy, and only files in other encodings need it

    best = from_bytes(raw, cp_isolation=_GUESSES).best()
    if best is None or best.chaos > _CLEAR:
        raise ArticleError(path, "is not UTF-8 here, and no other encoding is clear; save it as UTF-8", line)
    return str(best)
