"""What another threshold would have made of the same answers, so that the threshold in use is a choice one can read.

One pass gives every row: an answer's score is that of its best candidate, whatever was replied. At a threshold a
question counts as answered when its best candidate scores that much and no guard objected to it. Two kinds of replies
do not depend on the threshold and stay as they were: small talk or a question not understood, and an answer that
needed no candidate. The first row shows the replies as they were, to compare with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.evaluating.question_sets import Task
from knowledge.evaluating.run import Outcome
from knowledge.evaluating.scoring import sentence_right
from knowledge.models import AnswerKind, Reason

THRESHOLDS = tuple(step / 100 for step in range(5, 100, 5))


@dataclass(frozen=True, slots=True)
class SweepRow:
    """The shares at a threshold (None: as replied); `near` and `far` are shares of rightly not answered questions."""

    threshold: float | None
    answered: float
    right: float
    near: float
    far: float

    @property
    def mean(self) -> float:
        """The mean of right, near and far, each counting the same."""
        return (self.right + self.near + self.far) / 3

    def values(self) -> dict[str, float | None]:
        """The row for a program to read."""
        shares = {name: getattr(self, name) for name in ("answered", "right", "near", "far", "mean")}
        return {"threshold": self.threshold} | {name: round(share, 4) for name, share in shares.items()}


def sweep(outcomes: Iterable[Outcome]) -> list[SweepRow]:
    """The shares as replied, then at each threshold. Dialogues and comparisons are left out."""
    outcomes = list(outcomes)
    return [_row(outcomes, threshold) for threshold in (None, *THRESHOLDS)]


def _row(outcomes: Sequence[Outcome], threshold: float | None) -> SweepRow:
    answerable = [outcome for outcome in outcomes if outcome.item.task is Task.ANSWERABLE]
    near, far = (
        [outcome for outcome in outcomes if outcome.item.task is Task.UNANSWERABLE and outcome.item.kind == kind]
        for kind in ("near", "far")
    )
    return SweepRow(
        threshold,
        _share([_answered(outcome, threshold) for outcome in answerable]),
        _share([_answered(outcome, threshold) and _right_if_answered(outcome) for outcome in answerable]),
        _share([_abstains_rightly(outcome, threshold) for outcome in near]),
        _share([_abstains_rightly(outcome, threshold) for outcome in far]),
    )


def _answered(outcome: Outcome, threshold: float | None) -> bool:
    """Whether the question is answered at the threshold."""
    answer = outcome.answer
    if threshold is None or _whatever_the_threshold(outcome):
        return answer.kind is AnswerKind.ANSWER
    return answer.score >= threshold and not answer.candidates[0].objections


def _whatever_the_threshold(outcome: Outcome) -> bool:
    answer = outcome.answer
    return not answer.candidates or answer.kind is AnswerKind.TALK or answer.reason is Reason.NOT_UNDERSTOOD


def _right_if_answered(outcome: Outcome) -> bool:
    """Whether the reply is right, or would be with the best sentence as its quote where none was given."""
    given = outcome.answer.kind is AnswerKind.ANSWER
    return outcome.right if given else sentence_right(outcome.turn.groups, outcome.answer)


def _abstains_rightly(outcome: Outcome, threshold: float | None) -> bool:
    """Whether there is no answer, and of the right kind: an answer that is taken back becomes an unknown."""
    if _answered(outcome, threshold):
        return False
    return outcome.right or outcome.answer.kind is AnswerKind.ANSWER


def _share(verdicts: Sequence[bool]) -> float:
    return sum(verdicts) / len(verdicts) if verdicts else 0.0
