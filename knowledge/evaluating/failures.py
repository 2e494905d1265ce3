"""What went wrong, one record for a question, with all that is needed to see why."""

from collections.abc import Callable, Mapping
from typing import Any

from knowledge.evaluating.run import Outcome
from knowledge.evaluating.scoring import fold, holds
from knowledge.models import Answer, Candidate

SHOWN = 3
"""Candidates in a record, besides the first that is right."""


def failure(outcome: Outcome) -> dict[str, Any] | None:
    """The record of a question set's turn; None where every verdict is good."""
    verdicts = {
        "right": outcome.right,
        "sentence": outcome.sentence_right,
        "three": outcome.three_right,
        "short": outcome.short_right,
    }
    if False not in verdicts.values():
        return None
    item, groups = outcome.item, outcome.turn.groups
    about = {
        "id": item.id,
        "task": item.task,
        "language": item.language,
        "kind": item.kind,
        "question": outcome.turn.text,
        "gold": [list(group) for group in groups],
    }
    return record(about, outcome.answer, verdicts, lambda text: bool(groups) and holds(fold(text), groups))


def record(
    about: Mapping[str, Any], answer: Answer, verdicts: Mapping[str, Any], is_right: Callable[[str], bool]
) -> dict[str, Any]:
    """What a question is about, its verdicts, the answer, and its best candidates with their reasons.

    `is_right` tells whether a sentence holds a right answer; `rank` is the place of the first such candidate, from 1.
    """
    rank = next((at for at, each in enumerate(answer.candidates, start=1) if is_right(each.quote.text)), None)
    shown = [
        _candidate(at, each, right=is_right(each.quote.text))
        for at, each in enumerate(answer.candidates, start=1)
        if at <= SHOWN or at == rank
    ]
    return {
        **about,
        "verdicts": dict(verdicts),
        "rank": rank,
        "answer": {
            "kind": answer.kind,
            "reason": answer.reason,
            "score": answer.score,
            "short": answer.short,
            "span": answer.span,
            "quotes": [quote.text for quote in answer.quotes],
        },
        "candidates": shown,
    }


def _candidate(rank: int, candidate: Candidate, *, right: bool) -> dict[str, Any]:
    return {
        "rank": rank,
        "right": right,
        "score": round(candidate.score, 4),
        "text": candidate.quote.text,
        "parts": {name: round(value, 4) for name, value in candidate.parts.items()},
        "objections": list(candidate.objections),
    }
