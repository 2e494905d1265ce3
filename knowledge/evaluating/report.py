"""What the outcomes add up to: shares of right replies by language, kind and class."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from knowledge.evaluating.question_sets import Task
from knowledge.evaluating.run import Outcome
from knowledge.evaluating.scoring import judged_text


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group were right."""

    name: str
    right: int
    total: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All shares of one evaluation, and the median length of an answer with its first quote, in characters."""

    shares: tuple[Share, ...]
    reply_length: float

    def lines(self) -> list[str]:
        """The report as a table for people."""
        width = max((len(share.name) for share in self.shares), default=0)
        rows = [f"{share.name:<{width}}  {share.value:.3f}  {share.right:>4} of {share.total}" for share in self.shares]
        return [*rows, f"{'median length of a reply':<{width}}  {self.reply_length:.0f} characters"]


def report(outcomes: Iterable[Outcome]) -> Report:
    """Group and count the outcomes."""
    verdicts: dict[str, list[bool]] = {}
    lengths: list[int] = []
    for outcome in outcomes:
        for name in _groups(outcome):
            verdicts.setdefault(name, []).append(outcome.right)
        if outcome.sentence_right is not None:
            verdicts.setdefault("best sentence", []).append(outcome.sentence_right)
            verdicts.setdefault(f"best sentence, {outcome.item.language}", []).append(outcome.sentence_right)
        if outcome.short_right is not None:
            verdicts.setdefault("short answer", []).append(outcome.short_right)
        if outcome.answer.quotes:
            lengths.append(len(judged_text(outcome.answer, quotes=1)))
    shares = tuple(Share(name, sum(found), len(found)) for name, found in sorted(verdicts.items()))
    return Report(shares, median(lengths) if lengths else 0.0)


def _groups(outcome: Outcome) -> list[str]:
    item = outcome.item
    match item.task:
        case Task.ANSWERABLE:
            return ["answerable", f"answerable, {item.language}", f"answerable, kind {item.kind}"]
        case Task.UNANSWERABLE:
            return ["unanswerable", f"unanswerable, {item.kind}"]
        case Task.DIALOGUE:
            return ["dialogue turns"]
        case Task.COMPARE:
            return ["compare"]
