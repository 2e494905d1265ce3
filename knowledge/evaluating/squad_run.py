"""Asking every question of SQuAD-layout articles: each article in a store of its own, or all in one store."""

import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, Self

from knowledge.article import LONGEST_TITLE
from knowledge.evaluating.baselines import Baselines, sentences
from knowledge.evaluating.failures import record
from knowledge.evaluating.parallel import spread
from knowledge.evaluating.run import Rival
from knowledge.evaluating.scoring import fold
from knowledge.evaluating.spans import exact, f1
from knowledge.evaluating.squad import SquadArticle, SquadQuestion, SquadSet
from knowledge.models import Answer, AnswerKind
from knowledge.store import Store

BATCHES = 4
"""Jobs for each worker where all articles share a store: few, as each must get the baselines ready anew."""
Progress = Callable[[int], None]
"""Called with the number of questions that were just asked."""


class Base(AbstractContextManager["Base"], Protocol):
    """What is evaluated: a knowledge base that articles can be built into and that can be asked."""

    store: Store

    def __enter__(self) -> Self:
        """Stay open until the end of the block."""
        ...

    def build(self, paths: Iterable[str | Path]) -> object:
        """Add the articles of files."""
        ...

    def ask(self, text: str) -> Answer:
        """Answer a question by itself."""
        ...


Open = Callable[[Path], Base]
"""Opens the knowledge base in a store's file, making it where there is none; picklable."""


@dataclass(frozen=True, slots=True)
class How:
    """How a file is run: on how many processes, in one store or many, with baselines, with records of failures."""

    workers: int = 1
    pooled: bool = False
    baselines: bool = True
    failures: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's verdicts.

    `top1` and `top3` tell whether the best, or one of the best three sentences, holds an answer, `reachable` whether
    any sentence of the article does; `exact` and `f1` judge the span. `failure` is its record, None where all is well
    or none is wanted.
    """

    kind: AnswerKind
    top1: bool
    top3: bool
    reachable: bool
    exact: bool
    f1: float
    seconds: float
    rivals: tuple[Rival, ...]
    failure: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """Articles to ask about, in a store that holds them, or (without one) to be built from a copy of the template."""

    articles: tuple[SquadArticle, ...]
    open: Open
    how: How
    folder: Path
    store: Path | None


def run_squad(squad: SquadSet, how: How, open_store: Open, progress: Progress = lambda _: None) -> Iterator[Judged]:
    """The verdicts on all questions of a file, in its order; the stores stand in a temporary folder."""
    with TemporaryDirectory(prefix="yinju-eval-") as name:
        folder = Path(name)
        if how.pooled:
            pooled = _build(squad.articles, open_store, folder / "pooled.db", folder)
            size = -(-len(squad.articles) // (how.workers * BATCHES))
            cuts = range(0, len(squad.articles), size)
            jobs = [_Job(squad.articles[cut : cut + size], open_store, how, folder, pooled) for cut in cuts]
        else:
            with open_store(_template(folder)):
                pass  # an empty store, made once: its copies need no migrations
            asked = [article for article in squad.articles if article.questions]
            jobs = [_Job((article,), open_store, how, folder, None) for article in asked]
        for judged in spread(_judge_articles, jobs, how.workers):
            progress(len(judged))
            yield from judged


def _judge_articles(job: _Job) -> list[Judged]:
    if job.store:
        with job.open(job.store) as base:
            return _judge_all(base, job)
    path = job.folder / f"{job.articles[0].number}.db"
    shutil.copyfile(_template(job.folder), path)
    try:
        with job.open(_build(job.articles, job.open, path, job.folder)) as base:
            return _judge_all(base, job)
    finally:
        path.unlink()


def _judge_all(base: Base, job: _Job) -> list[Judged]:
    quotes = sentences(base.store)
    baselines = Baselines([quote.text for quote in quotes]) if job.how.baselines else None
    found: list[Judged] = []
    for article in job.articles:
        own = [fold(quote.text) for quote in quotes if quote.article == _identifier(article)]
        found += [_judge(base, article, question, own, baselines, job.how) for question in article.questions]
    return found


def _judge(
    base: Base,
    article: SquadArticle,
    question: SquadQuestion,
    own: Sequence[str],
    baselines: Baselines | None,
    how: How,
) -> Judged:
    gold = [fold(text) for text in question.gold]

    def is_right(sentence: str) -> bool:
        folded = fold(sentence)
        return any(text in folded for text in gold)

    begun = time.perf_counter()
    answer = base.ask(question.text)
    seconds = time.perf_counter() - begun
    finds = baselines.ask(question.text) if baselines else ()
    best = [is_right(candidate.quote.text) for candidate in answer.candidates[:3]]
    span = answer.span or ""
    judged = Judged(
        kind=answer.kind,
        top1=any(best[:1]),
        top3=any(best),
        reachable=any(text in sentence for sentence in own for text in gold),
        exact=exact(span, question.gold),
        f1=f1(span, question.gold),
        seconds=seconds,
        rivals=tuple(Rival(find.baseline, is_right(find.sentence), find.seconds) for find in finds),
    )
    if not how.failures or (judged.top1 and judged.exact and judged.kind is AnswerKind.ANSWER):
        return judged
    about = {"id": question.id, "article": article.title, "question": question.text, "gold": list(question.gold)}
    verdicts = {name: getattr(judged, name) for name in ("top1", "top3", "reachable", "exact", "f1")}
    return replace(judged, failure=record(about, answer, verdicts, is_right))


def _build(articles: Iterable[SquadArticle], open_store: Open, path: Path, folder: Path) -> Path:
    """Build the articles into the store at the path, by way of article files."""
    files = [folder / f"{_identifier(article)}.txt" for article in articles]
    for article, file in zip(articles, files, strict=True):
        file.write_text(_article_file(article), encoding="utf-8")
    with open_store(path) as base:
        base.build(files)
    for file in files:
        file.unlink()
    return path


def _article_file(article: SquadArticle) -> str:
    """An article as its file: the title in front where there is one, then the text."""
    # JSON's way of writing a text is TOML's too, once control characters are gone.
    title = json.dumps(article.title[:LONGEST_TITLE], ensure_ascii=False)
    front = f"title = {title}\n" if article.title else ""
    return f"+++\n{front}+++\n{article.text}"


def _identifier(article: SquadArticle) -> str:
    return f"{article.number:05}"


def _template(folder: Path) -> Path:
    return folder / "empty.db"
