"""Samples to learn from: every question of SQuAD-layout files and of question sets, read and searched as any other."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from folders import BUNDLED
from learn_spans import SETS, Asked
from learn_spans import asked as span_sample

from knowledge.answering.features import features
from knowledge.answering.named import named_in
from knowledge.answering.retrieve import retrieve
from knowledge.answering.trees import Matrix, matrix
from knowledge.answering.understand import Question, understand
from knowledge.answering.units import places
from knowledge.answering.wordbook import wordbook
from knowledge.article import assemble, read_articles
from knowledge.building.build import build
from knowledge.evaluating.question_sets import Groups, Item, Task, read_items
from knowledge.evaluating.scoring import TYPED, fold
from knowledge.evaluating.squad import SquadArticle, SquadQuestion, read_squad
from knowledge.language.dates import date_spans
from knowledge.language.quantities import quantities
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.models import FrontMatter, Language
from knowledge.store import Store

FOLDS = 5


@dataclass(frozen=True)
class Sample:
    """One question: its candidates with their features, which of them hold the answer, and whose article it is.

    `without` holds the features of the candidates that are left where those with the answer are taken away: the same
    question, asked of an article that does not say. `within` tells where in its sentence the answer stands, where
    that is known. `task` is `answerable`, or the class of an unanswerable question.
    """

    file: str
    article: str
    task: str
    question: Question
    names: tuple[str, ...]
    rows: Matrix
    right: Sequence[bool]
    folded: Sequence[str]
    named: Sequence[tuple[Span, ...]]
    without: Matrix | None
    within: Asked | None

    @property
    def fold(self) -> int:
        """The part of cross-validation that the whole article is in."""
        return zlib.crc32(self.article.encode()) % FOLDS


def collect(squads: Sequence[Path], sets: Sequence[Path], seeds: Path) -> list[Sample]:
    """The samples of SQuAD-layout files and of folders of question sets; one without an article is about `seeds`."""
    articles = [(file.stem, one) for file in squads for one in read_squad(file.read_text("utf-8"), file).articles]
    with ProcessPoolExecutor() as pool:
        found = [sample for part in pool.map(_of_set, sets, [seeds] * len(sets)) for sample in part]
        return found + [sample for part in pool.map(_of_article, *zip(*articles, strict=True)) for sample in part]


def _of_article(file: str, article: SquadArticle) -> list[Sample]:
    found: list[Sample] = []
    language = detect(article.text) or Language.SIMPLIFIED
    name = f"{file} {article.number}"
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store.db", create=True) as store:
        parsed = assemble("article", FrontMatter(article.title or "untitled", language), article.text)
        build(store, [parsed], datetime.now(UTC))
        names = known_names(store)
        for asked in article.questions:
            question = understand(asked.text, store)
            within = None
            at = _asked_at(article, asked)
            for one in parsed.sentences:
                if one.start <= at < one.end:
                    sentence = article.text[one.start : one.end]
                    within = span_sample(file, name, question, sentence, at - one.start, asked.gold, names)
            gold = [fold(text) for text in asked.gold]

            def right(text: str, gold: list[str] = gold) -> bool:
                return any(one in fold(text) for one in gold)

            found += _sample(file, name, "answerable", question, store, right, within)
    return found


def _asked_at(article: SquadArticle, asked: SquadQuestion) -> int:
    """Where the first right answer begins in the article's text."""
    return article.text.find(asked.gold[0]) if asked.start is None else asked.start


def _of_set(folder: Path, seeds: Path) -> list[Sample]:
    article = folder / "article.txt"
    with TemporaryDirectory() as temporary, Store.open(Path(temporary) / "store.db", create=True) as store:
        build(store, read_articles([article if article.exists() else seeds]), datetime.now(UTC))
        sentences = [folded for _, folded in store.facts.active()]
        name = folder.name if article.exists() else BUNDLED
        return [sample for item in read_items([folder]) for sample in _of_item(name, item, sentences, store)]


def _of_item(name: str, item: Item, sentences: Sequence[str], store: Store) -> Iterator[Sample]:
    if item.task not in (Task.ANSWERABLE, Task.UNANSWERABLE):
        return
    (turn,) = item.turns
    question = understand(turn.text, store)

    def right(text: str, groups: Groups = turn.groups) -> bool:
        return bool(groups) and _holds(text, groups)

    within, names = None, known_names(store)
    if item.kind in (*TYPED, "list"):
        home = next((folded for folded in sentences if right(folded)), "")
        groups = turn.groups if item.kind == "list" else turn.groups[:1]
        spots = [[spot for text in group for spot in _spots(fold(text), home)] for group in groups]
        if home and item.kind != "list" and spots[0]:
            within = Asked(SETS, name, question, home, tuple(spots[0]), named_in(home, names))
        elif home and len(spots) > 1 and all(spots):
            whole = min(spot[0] for group in spots for spot in group), max(group[0][1] for group in spots)
            within = Asked(SETS, name, question, home, (whole,), named_in(home, names))
    task = item.kind if item.task is Task.UNANSWERABLE else "answerable"
    yield from _sample(SETS, name, task, question, store, right, within)


def _sample(
    file: str,
    article: str,
    task: str,
    question: Question,
    store: Store,
    right: Callable[[str], bool],
    within: Asked | None,
) -> Iterator[Sample]:
    """The sample of a question, where the index gives any candidate."""
    hits = retrieve(question, store)
    if not hits.hits:
        return
    columns = features(question, hits, places(hits))
    names = tuple(columns)
    good = [right(hit.fact.quote.text) for hit in hits.hits]
    wrong = replace(hits, hits=tuple(hit for hit, fine in zip(hits.hits, good, strict=True) if not fine))
    without = matrix(features(question, wrong, places(wrong)), names) if any(good) and wrong.hits else None
    folded = [hit.fact.folded for hit in hits.hits]
    named = [named_in(one, hits.names) for one in folded]
    yield Sample(file, article, task, question, names, matrix(columns, names), good, folded, named, without, within)


def known_names(store: Store) -> tuple[frozenset[str], ...]:
    """The compact names that a store knows."""
    book = wordbook(store)
    return book.names, book.told_of


def _holds(text: str, groups: Groups) -> bool:
    return all(any(fold(one) in fold(text) for one in group) for group in groups)


def _spots(text: str, sentence: str) -> list[tuple[int, int]]:
    """Where a text without spaces stands in a folded sentence: the value it is part of, or its words."""
    places_ = [at for at, character in enumerate(sentence) if not character.isspace()]
    at = "".join(sentence[place] for place in places_).find(text)
    if at < 0:
        return []
    start, end = places_[at], places_[at + len(text) - 1] + 1
    values = [(value.start, value.end) for value in quantities(sentence)] + date_spans(sentence)
    words = [word for word in segment(sentence) if word.start < end and start < word.end]
    whole = (min(start, words[0].start), max(end, words[-1].end)) if words else (start, end)
    return [value for value in values if value[0] <= start and end <= value[1]] or [whole]
