"""Changes that were shown and wait to be confirmed by the one who would make them, by a token."""

import json
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from knowledge.errors import TeachingError
from knowledge.store.waiting import KEPT_PENDING, Pending
from knowledge.teaching.problems import Problem

if TYPE_CHECKING:
    from knowledge.teaching.teaching import Teaching


def wait(teaching: "Teaching", person: str, what: str, payload: object) -> str:
    """Keep something until its person confirms it. Returns its token."""
    token = secrets.token_hex(4)
    with teaching.store.write():
        teaching.store.waiting.expire(teaching.clock() - KEPT_PENDING)
        text = json.dumps(payload, ensure_ascii=False)
        teaching.store.waiting.put(Pending(token, teaching.clock(), teaching.hashed(person), what, text))
    return token


def confirmed(teaching: "Teaching", token: str, person: str, what: Sequence[str]) -> tuple[str, Any]:
    """Which of several things a person confirms, and what was kept of it; call inside the write that does it.

    Raises TeachingError for a stale token.
    """
    found = teaching.store.waiting.take(token, teaching.hashed(person))
    if found is None or found.what not in what or found.at < teaching.clock() - KEPT_PENDING:
        raise TeachingError(Problem.STALE)
    return found.what, json.loads(found.payload)


def is_waiting(teaching: "Teaching", token: str, person: str) -> bool:
    """Whether something waits to be confirmed by a person under a token."""
    with teaching.store.read():
        return teaching.store.waiting.is_waiting(token, teaching.hashed(person))


def cancel(teaching: "Teaching", token: str, person: str) -> bool:
    """Let go of what was proposed; False when it waits no more."""
    with teaching.store.write():
        return teaching.store.waiting.take(token, teaching.hashed(person)) is not None
