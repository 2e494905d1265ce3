"""An answer as the JSON object of `ask --json` and `ask --batch`."""

from dataclasses import asdict

from bot.console.plain import plain
from bot.wording.catalogue import say_in
from bot.wording.replies import reply_to
from knowledge.models import Answer, Quote

_QUOTE_KEYS = ("text", "article", "section", "start", "end", "fact", "version", "origin")


def record(
    answer: Answer, milliseconds: float, identifier: object = None, chat: str | None = None
) -> dict[str, object]:
    """The object; its keys are fixed by the command line's contract."""
    return {
        "id": identifier,
        "chat": chat,
        "kind": answer.kind,
        "reason": answer.reason,
        "answer": answer.short,
        "span": answer.span,
        "quotes": [_quote(quote) for quote in answer.quotes],
        "choices": list(answer.choices),
        "score": answer.score,
        "text": plain(reply_to(answer, say_in(answer.language))),
        "milliseconds": round(milliseconds, 3),
    }


def _quote(quote: Quote) -> dict[str, object]:
    values = asdict(quote)
    return {key: values[key] for key in _QUOTE_KEYS}


def receipt(answer: Answer) -> dict[str, object]:
    """What explains an answer: the question as read, and every candidate with its score, its parts, the objections."""
    return {
        "read": asdict(answer.receipt) if answer.receipt else None,
        "candidates": [
            {
                "text": candidate.quote.text,
                "fact": candidate.quote.fact,
                "score": candidate.score,
                "parts": dict(candidate.parts),
                "objections": list(candidate.objections),
            }
            for candidate in answer.candidates
        ],
    }
