"""What the outcomes of question sets add up to: shares of right replies by language, kind and class."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from knowledge.evaluating.baselines import TIMED
from knowledge.evaluating.question_sets import Task
from knowledge.evaluating.run import Outcome
from knowledge.evaluating.scoring import judged_text, short_fits
from knowledge.evaluating.shares import Share, Times, times
from knowledge.models import AnswerKind

_GROUPS = (
    *("answerable", "answered, of answerable", "right, of answered", "best sentence", "best three sentences"),
    *("short answer", "short answer within its length", "unanswerable", "compare", "dialogue turns", "dialogues"),
)
_PARTS = (
    *("", "zh", "zh-Hant", "en", "zh-noisy", "pinyin"),
    *("near", "far", "chat", "answerable", "unanswerable"),
    *(f"kind {kind}" for kind in ("number", "date", "person", "org", "list", "yesno", "definition", "reason", "quote")),
)
"""The order in which people read the shares; what is not named follows by its name."""


@dataclass(frozen=True, slots=True)
class Report:
    """All shares of one evaluation, the median length of an answer with its first quote (characters), and the times."""

    shares: tuple[Share, ...]
    reply_length: float
    times: Times

    def values(self) -> dict[str, object]:
        """The report for a program to read."""
        return {
            "shares": [share.values() for share in self.shares],
            "reply_length": self.reply_length,
            "times": self.times.values(),
        }


def report(outcomes: Iterable[Outcome]) -> Report:
    """Group and count the outcomes."""
    outcomes = list(outcomes)
    verdicts: dict[str, list[bool]] = {}
    rivals: dict[str, dict[str, int]] = {}
    for outcome in outcomes:
        for name, right in _verdicts(outcome):
            verdicts.setdefault(name, []).append(right)
        for rival in outcome.rivals:
            if rival.right is not None:
                for name in _with_parts("best sentence", outcome):
                    counts = rivals.setdefault(name, {})
                    counts[rival.name] = counts.get(rival.name, 0) + rival.right
    verdicts |= _dialogues(outcomes)
    shares = [Share(name, sum(found), len(found), rivals.get(name, {})) for name, found in verdicts.items()]
    lengths = [len(judged_text(outcome.answer, quotes=1)) for outcome in outcomes if outcome.answer.quotes]
    timed = [rival.seconds for outcome in outcomes for rival in outcome.rivals if rival.name == TIMED]
    return Report(
        tuple(sorted(shares, key=lambda share: _place(share.name))),
        median(lengths) if lengths else 0.0,
        times([outcome.seconds for outcome in outcomes], timed),
    )


def _verdicts(outcome: Outcome) -> Iterator[tuple[str, bool]]:
    """The shares an outcome counts in, and whether it is right there."""
    item, answered = outcome.item, outcome.answer.kind is AnswerKind.ANSWER
    match item.task:
        case Task.ANSWERABLE:
            yield from ((name, outcome.right) for name in _with_parts("answerable", outcome))
            yield "answered, of answerable", answered
            if answered:
                yield "right, of answered", outcome.right
        case Task.UNANSWERABLE:
            parts = ("unanswerable", f"unanswerable, {item.kind}", f"unanswerable, {item.language}")
            yield from ((name, outcome.right) for name in parts)
        case Task.DIALOGUE:
            yield "dialogue turns", outcome.right
            yield f"dialogue turns, {'answerable' if outcome.turn.groups else 'unanswerable'}", outcome.right
        case Task.COMPARE:
            yield "compare", outcome.right
    if outcome.sentence_right is not None:
        yield from ((name, outcome.sentence_right) for name in _with_parts("best sentence", outcome))
    if outcome.three_right is not None:
        yield "best three sentences", outcome.three_right
    if outcome.short_right is not None:
        yield "short answer", outcome.short_right
        yield f"short answer, kind {item.kind}", outcome.short_right
    if outcome.answer.short:
        yield "short answer within its length", short_fits(item, outcome.answer)


def _with_parts(group: str, outcome: Outcome) -> tuple[str, str, str]:
    return group, f"{group}, {outcome.item.language}", f"{group}, kind {outcome.item.kind}"


def _dialogues(outcomes: Iterable[Outcome]) -> dict[str, list[bool]]:
    """A dialogue is right when all its turns are."""
    whole: dict[str, bool] = {}
    for outcome in outcomes:
        if outcome.item.task is Task.DIALOGUE:
            whole[outcome.item.id] = whole.get(outcome.item.id, True) and outcome.right
    return {"dialogues": list(whole.values())} if whole else {}


def _place(name: str) -> tuple[int, int, str]:
    """Where a share stands: its group, then its part."""
    group = max((known for known in _GROUPS if name == known or name.startswith(f"{known}, ")), key=len)
    part = name.removeprefix(group).removeprefix(", ")
    return _GROUPS.index(group), _PARTS.index(part) if part in _PARTS else len(_PARTS), part
