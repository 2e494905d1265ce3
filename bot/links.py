"""Payloads of deep links, 1 to 64 of A-Z, a-z, 0-9, _ and -: to a fact, or to a question."""

import base64
import binascii

LONGEST = 64
FACT, QUESTION = "f", "q"


def to_fact(fact: int) -> str:
    """The payload that opens a fact."""
    return f"{FACT}{fact}"


def to_question(question: str) -> str | None:
    """The payload that asks a question; None for one that is too long."""
    payload = QUESTION + base64.urlsafe_b64encode(question.encode()).decode().rstrip("=")
    return payload if len(payload) <= LONGEST else None


def command_of(payload: str) -> str | None:
    """The command line that a payload stands for; None where it stands for nothing."""
    kind, value = payload[:1], payload[1:]
    if kind == FACT and value.isascii() and value.isdigit() and len(value) < 16:
        return f"/fact {value}"
    if kind == QUESTION and len(payload) <= LONGEST:
        try:
            question = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode().strip()
        except (binascii.Error, ValueError):
            return None
        return f"/ask {question}" if question else None
    return None
