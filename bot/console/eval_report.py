"""The reports of `yinju eval`, for people: figures in tables, in the reader's language."""

from collections.abc import Sequence

from bot.console.wrapping import cells
from bot.wording.catalogue import Say, marked
from knowledge.evaluating.baselines import BASELINES, TIMED
from knowledge.evaluating.report import Report
from knowledge.evaluating.shares import Share, Times
from knowledge.evaluating.squad_report import SquadReport
from knowledge.evaluating.sweep import SweepRow

GROUPS = (
    *(marked("answerable"), marked("answered, of answerable"), marked("right, of answered")),
    *(marked("best sentence"), marked("best three sentences"), marked("short answer")),
    *(marked("short answer within its length"), marked("unanswerable"), marked("compare")),
    *(marked("dialogue turns"), marked("dialogues")),
)
"""What a share is of; a part of it may follow after a comma."""
PARTS = {
    "answerable": marked("answerable"),
    "unanswerable": marked("unanswerable"),
    "near": marked("near"),
    "far": marked("far"),
    "chat": marked("chat"),
}
"""Parts that are words; codes of languages and names of kinds stand as they do in question sets."""


def report_lines(report: Report, say: Say) -> list[str]:
    """The report on question sets."""
    judged = [name for name, _ in BASELINES if any(name in share.baselines for share in report.shares)]
    header = [["", "Yinju", "", *judged]] if judged else []
    rows = [
        [
            _name(share.name, say),
            f"{share.value:.3f}",
            say("{right} of {total}", right=share.right, total=share.total),
            *_beside(share, judged),
        ]
        for share in report.shares
    ]
    length = say("median length of a reply: {number} characters", number=f"{report.reply_length:.0f}")
    return [*table([*header, *rows]), length, _times(report.times, say)]


def squad_lines(report: SquadReport, say: Say) -> list[str]:
    """The report on a file in SQuAD layout."""
    values = {"file": report.file, "questions": report.questions, "articles": report.articles}
    if report.pooled:
        head = say("{file}: {questions} questions on {articles} articles, all in one store", **values)
    else:
        head = say("{file}: {questions} questions on {articles} articles, each in a store of its own", **values)
    left_out = say("left out, as they have no answer: {number} questions", number=report.left_out)
    columns = [["", "Yinju", *report.baselines]] if report.baselines else []
    rows = [
        [say("top-1"), f"{report.top1:.4f}", *(f"{share:.4f}" for share in report.baselines.values())],
        [say("top-3"), f"{report.top3:.4f}"],
        [say("exact match of the span"), f"{report.exact:.4f}"],
        [say("F1 of the span"), f"{report.f1:.4f}"],
        [say("not answered"), f"{report.abstained:.4f}"],
        [say("ceiling of top-1"), f"{report.ceiling:.4f}"],
    ]
    return [head, *([left_out] if report.left_out else []), *table([*columns, *rows]), _times(report.times, say)]


def sweep_lines(rows: Sequence[SweepRow], say: Say) -> list[str]:
    """The shares at each threshold; a star marks the best mean."""
    best = max(row.mean for row in rows if row.threshold is not None)
    body = [
        [
            say("as replied") if row.threshold is None else f"{row.threshold:.2f}",
            *(f"{share:.3f}" for share in (row.answered, row.right, row.near, row.far, row.mean)),
            "*" if row.threshold is not None and row.mean == best else "",
        ]
        for row in rows
    ]
    return table([[say("threshold"), say("answered"), say("right"), say("near"), say("far"), say("mean")], *body])


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines; the first column stands to the left, the others to the right, empty cells at the end vanish."""
    widths = [max(cells(row[column]) for row in rows if column < len(row)) for column in range(max(map(len, rows)))]
    return [
        "  ".join(
            f"{cell}{'':{width - cells(cell)}}" if column == 0 else f"{'':{width - cells(cell)}}{cell}"
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in rows
    ]


def _times(times: Times, say: Say) -> str:
    own = f"{times.milliseconds:.2f}"
    if times.baseline is None or times.ratio is None:
        return say("median time of a question: Yinju {own} ms", own=own)
    return say(
        "median time of a question: Yinju {own} ms, {name} over all sentences {other} ms, ratio {ratio}",
        own=own,
        name=TIMED,
        other=f"{times.baseline:.2f}",
        ratio=f"{times.ratio:.2f}",
    )


def _name(name: str, say: Say) -> str:
    """The name of a share: its group, and the part of it."""
    group = max((known for known in GROUPS if name == known or name.startswith(f"{known}, ")), key=len, default=name)
    part = name.removeprefix(group).removeprefix(", ")
    if not part:
        return say(group)
    kind = part.removeprefix("kind ")
    told = say("kind {name}", name=kind) if kind != part else say(PARTS[part]) if part in PARTS else part
    return say("{group}, {part}", group=say(group), part=told)


def _beside(share: Share, names: Sequence[str]) -> list[str]:
    """The baselines' columns of a row."""
    return [f"{share.baselines[name] / share.total:.3f}" for name in names if name in share.baselines]
