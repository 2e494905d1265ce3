"""What the dialogues of all articles come to, and why their turns fail; run by hand.

    cd tests/benchmarks
    python dialogues.py ../questions questions/* articles/* --failures failures.txt

Each folder's article is built into a store of its own; a folder without one is about the bundled article. The figures
of single questions stand beside those of dialogues, as what helps the ones must not harm the others. Articles that are
held out count in the figures, and no failure of theirs is shown.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from folders import BUNDLED, HELD_OUT

from bot.console.eval_report import table
from knowledge import Knowledge
from knowledge.evaluating import run
from knowledge.evaluating.question_sets import Item, Task, read_items
from knowledge.evaluating.run import Outcome
from knowledge.evaluating.scoring import fold, holds
from knowledge.evaluating.shares import Share
from knowledge.models import AnswerKind

SEEDS = Path(__file__).parents[2] / "seeds"
SHOWN = 160
"""Characters of a sentence that are shown."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn: what it counts as, whether it is right, and what to show and call it where it is not."""

    folder: str
    measure: str
    right: bool
    kind: str = ""
    told: str = ""


def main() -> None:
    """Print the figures of the folders named on the command line, and the failures by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--failures", type=Path, help="a file for what went wrong, turn by turn")
    parser.add_argument("--dialogues-only", action="store_true", help="leave out the single questions")
    wanted = parser.parse_args()
    folders = [folder for folder in wanted.folders if folder.is_dir()]
    tasks = [Task.DIALOGUE] if wanted.dialogues_only else list(Task)
    with ProcessPoolExecutor() as pool:
        judged = [one for found in pool.map(judge, folders, [tasks] * len(folders)) for one in found]
    print("\n".join(table(list(_figures(judged)))))
    shown = [one for one in judged if one.told and one.folder not in HELD_OUT]
    print()
    print("\n".join(f"{number:4} {kind}" for kind, number in Counter(one.kind for one in shown).most_common()))
    if wanted.failures:
        text = "\n".join(f"[{one.kind}] {one.told}\n" for one in sorted(shown, key=lambda one: one.kind))
        wanted.failures.write_text(text, encoding="utf-8")


def judge(folder: Path, tasks: Sequence[Task]) -> list[Judged]:
    """All turns of a folder's questions of these tasks."""
    article = folder / "article.txt"
    with TemporaryDirectory() as home, Knowledge.open(Path(home) / "store.db") as knowledge:
        knowledge.build([article if article.exists() else SEEDS])
        items = [item for item in read_items([folder]) if item.task in tasks]
        name = folder.name if article.exists() or folder.name in HELD_OUT else BUNDLED
        return [one for item in items for one in _of_item(name, item, knowledge)]


def _of_item(folder: str, item: Item, knowledge: Knowledge) -> Iterator[Judged]:
    said: list[str] = []
    for outcome in run([item], lambda text, chat: knowledge.ask(text, chat)):
        fails = item.task is Task.DIALOGUE and not outcome.right
        told = _told(f"{folder} {item.id}", said, outcome) if fails else ""
        yield Judged(folder, _measure(outcome), outcome.right, _kind(outcome) if fails else "", told)
        said.append(_line(outcome))


def _measure(outcome: Outcome) -> str:
    item = outcome.item
    if item.task is Task.DIALOGUE:
        return "turns" if outcome.turn.groups else "turns, silent"
    return item.kind if item.task is Task.UNANSWERABLE else item.task.value


def _kind(outcome: Outcome) -> str:
    """Why a turn is wrong, as far as a program can tell."""
    answer, groups = outcome.answer, outcome.turn.groups
    given = answer.kind is AnswerKind.ANSWER
    if not groups:
        return "answered though the article is silent"
    good = [holds(fold(one.quote.text), groups) for one in answer.candidates]
    rank = good.index(True) if True in good else None
    if not answer.candidates:
        return f"no candidates ({answer.kind})"
    if rank is None:
        return f"out of reach, {'answered' if given else 'refused'}"
    if rank:
        return f"other sentence first, {'answered' if given else 'refused'}"
    objections = answer.candidates[0].objections
    return "right sentence, but an objection" if objections else "right sentence, but not sure"


def _line(outcome: Outcome) -> str:
    answer = outcome.answer
    read = f" [{answer.understood}]" if answer.understood else ""
    return (
        f"{'+' if outcome.right else '-'} {outcome.turn.text}{read} -> {answer.short or answer.reason or answer.kind}"
    )


def _told(name: str, said: Sequence[str], outcome: Outcome) -> str:
    answer = outcome.answer
    lines = [name, *said, _line(outcome), f"gold {outcome.turn.groups}"]
    for at, one in enumerate(answer.candidates, start=1):
        good = bool(outcome.turn.groups) and holds(fold(one.quote.text), outcome.turn.groups)
        if at == 1 or good:
            mark = "+" if good else "-"
            lines.append(f"{at}{mark} {one.score:.3f} {', '.join(one.objections)} {one.quote.text[:SHOWN]}")
    return "\n    ".join(lines)


def _figures(judged: Sequence[Judged]) -> Iterator[list[str]]:
    measures = sorted({one.measure for one in judged})
    groups = {
        "bundled": [one for one in judged if one.folder == BUNDLED],
        "others": [one for one in judged if one.folder not in (BUNDLED, *HELD_OUT)],
        "held out": [one for one in judged if one.folder in HELD_OUT],
        "all": list(judged),
    }
    yield ["", *groups]
    for measure in measures:
        yield [measure, *(_share([one for one in group if one.measure == measure]) for group in groups.values())]
    turns = [[one for one in group if one.measure.startswith("turns")] for group in groups.values()]
    yield ["turns, all", *map(_share, turns)]


def _share(judged: Sequence[Judged]) -> str:
    share = Share("", sum(one.right for one in judged), len(judged))
    return f"{share.value:.3f} {share.right:4} of {share.total:4}"


if __name__ == "__main__":
    main()
