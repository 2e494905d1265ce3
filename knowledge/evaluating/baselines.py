"""What Yinju is measured against: two plain ways to find a question's sentence among all sentences of a store."""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from knowledge.language.folding import fold_text
from knowledge.language.tokens import tokens
from knowledge.models import Quote
from knowledge.store import Store

K1, B = 1.5, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza, 2009, doi:10.1561/1500000019)."""


class Baseline(Protocol):
    """A way to find the position of the best sentence; None where no sentence is better than another."""

    def best(self, question: str) -> int | None:
        """The position of the best sentence."""
        ...


class WRatio:
    """The sentence most similar to the question by rapidfuzz's weighted ratio; both folded as the store's texts are."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences

    def best(self, question: str) -> int | None:
        """The first of the most similar sentences."""
        found = process.extractOne(question, self._sentences, scorer=fuzz.WRatio)
        return found[2] if found else None


class BM25:
    """BM25 over character bigrams, whole Latin words and numbers; each token of the question counts once."""

    def __init__(self, sentences: Sequence[str]) -> None:
        counts = [Counter(token.text for token in tokens(sentence)) for sentence in sentences]
        lengths = [count.total() for count in counts]
        average = sum(lengths) / len(lengths) if any(lengths) else 1.0
        frequencies = Counter(token for count in counts for token in count)
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for position, count in enumerate(counts):
            norm = K1 * (1 - B + B * lengths[position] / average)
            for token, times in count.items():
                idf = math.log(1 + (len(counts) - frequencies[token] + 0.5) / (frequencies[token] + 0.5))
                self._weights[token].append((position, idf * times * (K1 + 1) / (times + norm)))

    def best(self, question: str) -> int | None:
        """The first of the sentences with the highest score; None where no token is shared."""
        scores: dict[int, float] = defaultdict(float)
        for token in dict.fromkeys(token.text for token in tokens(question)):
            for position, weight in self._weights.get(token, ()):
                scores[position] += weight
        return min(scores, key=lambda position: (-scores[position], position)) if scores else None


BASELINES: tuple[tuple[str, Callable[[Sequence[str]], Baseline]], ...] = (("WRatio", WRatio), ("BM25", BM25))
TIMED = "WRatio"
"""The baseline whose time Yinju's is compared with."""


@dataclass(frozen=True, slots=True)
class Find:
    """The sentence that a baseline found, empty where none, and the seconds it took."""

    baseline: str
    sentence: str
    seconds: float


class Baselines:
    """The baselines, ready to be asked about some sentences."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        folded = [fold_text(sentence) for sentence in sentences]
        self._ready = [(name, make(folded)) for name, make in BASELINES]

    def ask(self, question: str) -> tuple[Find, ...]:
        """What each of them finds."""
        return tuple(self._find(name, baseline, question) for name, baseline in self._ready)

    def _find(self, name: str, baseline: Baseline, question: str) -> Find:
        begun = time.perf_counter()
        position = baseline.best(fold_text(question))
        seconds = time.perf_counter() - begun
        return Find(name, "" if position is None else self._sentences[position], seconds)


def sentences(store: Store) -> list[Quote]:
    """Every sentence of a store that can be given, in the order of its facts."""
    with store.read():
        found = store.facts.get([fact for fact, _ in store.facts.active()])
    return [found[fact].quote for fact in sorted(found)]
