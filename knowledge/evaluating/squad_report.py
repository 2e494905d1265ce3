"""What the verdicts on a SQuAD-layout file add up to."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.evaluating.baselines import BASELINES, TIMED
from knowledge.evaluating.shares import Times, times
from knowledge.evaluating.squad import SquadSet
from knowledge.evaluating.squad_run import Judged
from knowledge.models import AnswerKind


@dataclass(frozen=True, slots=True)
class SquadReport:
    """The means over all questions, each 0 to 1; `baselines` are those of the best sentence, as `top1` is.

    `abstained` is the share of questions that were not answered, `ceiling` the share that any one sentence of their
    article can answer.
    """

    file: str
    pooled: bool
    articles: int
    questions: int
    left_out: int
    top1: float
    top3: float
    exact: float
    f1: float
    abstained: float
    ceiling: float
    baselines: dict[str, float]
    times: Times

    def values(self) -> dict[str, object]:
        """The report for a program to read."""
        return {
            "file": self.file,
            "pooled": self.pooled,
            "articles": self.articles,
            "questions": self.questions,
            "left_out": self.left_out,
            "top1": round(self.top1, 4),
            "top3": round(self.top3, 4),
            "exact": round(self.exact, 4),
            "f1": round(self.f1, 4),
            "abstained": round(self.abstained, 4),
            "ceiling": round(self.ceiling, 4),
            "baselines": {name: round(share, 4) for name, share in self.baselines.items()},
            "times": self.times.values(),
        }


def squad_report(squad: SquadSet, judged: Sequence[Judged], *, pooled: bool) -> SquadReport:
    """The means of the verdicts on a file."""
    rivals = {
        name: [r.right is True for each in judged for r in each.rivals if r.name == name] for name, _ in BASELINES
    }
    timed = [rival.seconds for each in judged for rival in each.rivals if rival.name == TIMED]
    return SquadReport(
        file=squad.file.name,
        pooled=pooled,
        articles=len(squad.articles),
        questions=len(judged),
        left_out=squad.left_out,
        top1=_mean([each.top1 for each in judged]),
        top3=_mean([each.top3 for each in judged]),
        exact=_mean([each.exact for each in judged]),
        f1=_mean([each.f1 for each in judged]),
        abstained=_mean([each.kind is not AnswerKind.ANSWER for each in judged]),
        ceiling=_mean([each.reachable for each in judged]),
        baselines={name: _mean(found) for name, found in rivals.items() if found},
        times=times([each.seconds for each in judged], timed),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
