"""`yinju eval`: question sets against the user's store, SQuAD-layout files against stores of their own."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import click

from bot.console.eval_report import report_lines, squad_lines, sweep_lines
from bot.wording.catalogue import Say
from knowledge import Knowledge
from knowledge.evaluating import Item, report, run
from knowledge.evaluating.baselines import Baselines, sentences
from knowledge.evaluating.failures import failure
from knowledge.evaluating.sources import read_sources
from knowledge.evaluating.squad import SquadSet
from knowledge.evaluating.squad_report import SquadReport, squad_report
from knowledge.evaluating.squad_run import How, run_squad
from knowledge.evaluating.sweep import sweep
from knowledge.models import Answer, Language

MOST_WORKERS = 4
"""Processes that are used unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an evaluation; `failures` is where their records go."""

    squad: bool
    pooled: bool
    limit: int | None
    workers: int | None
    baselines: bool
    sweep: bool
    as_json: bool
    failures: IO[str] | None

    @property
    def how(self) -> How:
        """How SQuAD-layout files are run."""
        workers = self.workers or min(os.cpu_count() or 1, MOST_WORKERS)
        return How(workers, self.pooled, self.baselines, failures=self.failures is not None)


def evaluated(
    paths: Sequence[Path], wanted: Wanted, open_built: Callable[[], Knowledge], language: Language | None, say: Say
) -> str:
    """The whole report, for people or as one JSON object; the user's store is opened for question sets only.

    Raises QuestionSetError for a file that cannot be used.
    """
    sources = read_sources(paths, squad=wanted.squad, limit=wanted.limit)
    if wanted.sweep and not sources.items:
        raise click.UsageError(say("--sweep needs a question set, as in: yinju eval tests/questions --sweep"))
    if (wanted.pooled or wanted.limit) and not sources.squads:
        raise click.UsageError(say("--pooled and --limit need a file in SQuAD layout"))
    values: dict[str, Any] = {}
    parts: list[list[str]] = []
    if sources.items:
        with open_built() as knowledge:
            values["questions"], lines = _question_sets(sources.items, wanted, knowledge, language, say)
        parts += lines
    reports = [_squad(squad, wanted) for squad in sources.squads]
    if reports:
        values["squad"] = [each.values() for each in reports]
        parts += [squad_lines(each, say) for each in reports]
    return json.dumps(values, ensure_ascii=False) if wanted.as_json else "\n\n".join(map("\n".join, parts))


def _question_sets(
    items: Sequence[Item], wanted: Wanted, knowledge: Knowledge, language: Language | None, say: Say
) -> tuple[dict[str, Any], list[list[str]]]:
    """The report on question sets, as values and as blocks of lines."""

    def ask(text: str, chat: str | None) -> Answer:
        return knowledge.ask(text, chat, language)

    baselines = Baselines([quote.text for quote in sentences(knowledge.store)]) if wanted.baselines else None
    outcomes = []
    with _bar(sum(len(item.turns) for item in items), say("Asking")) as advance:
        for outcome in run(items, ask, baselines):
            outcomes.append(outcome)
            _write(wanted.failures, failure(outcome) if wanted.failures else None)
            advance(1)
    found = report(outcomes)
    values, blocks = found.values(), [report_lines(found, say)]
    if wanted.sweep:
        rows = sweep(outcomes)
        values["sweep"] = [row.values() for row in rows]
        blocks.append(sweep_lines(rows, say))
    return values, blocks


def _squad(squad: SquadSet, wanted: Wanted) -> SquadReport:
    """The report on a SQuAD-layout file."""
    judged = []
    with _bar(squad.questions, squad.file.name) as advance:
        for each in run_squad(squad, wanted.how, Knowledge.open, advance):
            judged.append(each)
            _write(wanted.failures, each.failure)
    return squad_report(squad, judged, pooled=wanted.pooled)


def _write(file: IO[str] | None, record: dict[str, Any] | None) -> None:
    """Add a record to the file of failures, where there is one and it is one."""
    if file and record:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


@contextmanager
def _bar(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr, where that is a terminal; yields what moves it on."""
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield bar.update
