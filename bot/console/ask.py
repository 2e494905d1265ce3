"""`yinju ask`: one question from the command line, or many as JSON lines."""

import json
import math
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from bot.console.plain import plain
from bot.console.record import receipt, record
from bot.errors import BotError
from bot.wording.catalogue import say_in
from bot.wording.errors import told
from bot.wording.languages import reply_language
from bot.wording.receipts import explained
from bot.wording.replies import reply_to
from knowledge import Knowledge
from knowledge.language.script import detect
from knowledge.models import AnswerKind, Language

REMEMBERED_CHATS = 1_000
"""Chats whose last language a batch remembers, the latest used ones."""
FOUND, NOT_FOUND = 0, 3
"""Exit codes: an answer or small talk; unknown or a choice."""


class BadLine(BotError):  # noqa: N818 - it is a line, and it is bad
    """A line of a batch that cannot be asked."""


def ask_once(
    knowledge: Knowledge, text: str, chosen: Language | None, default: Language, *, as_json: bool, why: bool = False
) -> tuple[str, int]:
    """The reply to one question, as text or JSON, with what explains it where `why`, and the exit code."""
    begun = time.perf_counter()
    language = reply_language(chosen, detect(text), None, None, default)
    answer = knowledge.ask(text, language=language)
    elapsed = (time.perf_counter() - begun) * 1000
    code = FOUND if answer.kind in (AnswerKind.ANSWER, AnswerKind.TALK) else NOT_FOUND
    if as_json:
        return _json(record(answer, elapsed) | ({"why": receipt(answer)} if why else {})).decode(), code
    say = say_in(language)
    said = plain(reply_to(answer, say))
    return f"{said}\n\n{plain(explained(answer, say))}" if why else said, code


def ask_batch(
    knowledge: Knowledge, lines: Iterable[bytes], chosen: Language | None, default: Language
) -> Iterator[bytes]:
    """One line of JSON in UTF-8 for each line that is not blank; a bad line gives its error, and the run goes on."""
    seen: OrderedDict[str, Language] = OrderedDict()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _json(_answered(knowledge, line, number, seen, chosen, default))


def _answered(
    knowledge: Knowledge,
    line: bytes,
    number: int,
    seen: OrderedDict[str, Language],
    chosen: Language | None,
    default: Language,
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    try:
        row = _row(line)
        _check_id(row)
        text, chat = _text(row), _chat(row)
        wanted = _language(row) or chosen
    except BadLine as error:
        return {
            "id": row.get("id") if _plain_id(row) else None,
            "line": number,
            "error": told(error, say_in(chosen or default)),
        }
    begun = time.perf_counter()
    detected = detect(text)
    language = reply_language(wanted, detected, seen.get(chat) if chat else None, None, default)
    if chat:
        _remember(seen, chat, detected or language)
    answer = knowledge.ask(text, chat=chat, language=language)
    return record(answer, (time.perf_counter() - begun) * 1000, row.get("id"), chat)


def _remember(seen: OrderedDict[str, Language], chat: str, language: Language) -> None:
    seen[chat] = language
    seen.move_to_end(chat)
    if len(seen) > REMEMBERED_CHATS:
        seen.popitem(last=False)


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadLine("the line is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise BadLine("the line is not JSON: {error}", error=error) from None
    if not isinstance(row, dict):
        raise BadLine('the line must be an object such as {{"id": 1, "text": "…"}}')
    return row


def _check_id(row: dict[str, Any]) -> None:
    if not _plain_id(row):
        raise BadLine('"id" must be a text, a number or null')


def _plain_id(row: dict[str, Any]) -> bool:
    """Whether the id can be given back: JSON knows neither NaN nor infinity."""
    identifier = row.get("id")
    return (
        identifier is None
        or isinstance(identifier, str | int)
        or (isinstance(identifier, float) and math.isfinite(identifier))
    )


def _text(row: dict[str, Any]) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        raise BadLine('"text" must be the question, in quotes')
    return text


def _chat(row: dict[str, Any]) -> str | None:
    chat = row.get("chat")
    if chat is not None and not isinstance(chat, str):
        raise BadLine('"chat" must be a name in quotes')
    return chat


def _language(row: dict[str, Any]) -> Language | None:
    language = row.get("language")
    if language is None:
        return None
    try:
        return Language(language)
    except ValueError:
        raise BadLine('"language" must be one of {languages}', languages=", ".join(Language)) from None


def _json(value: object) -> bytes:
    """One line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, stands as its escape."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
