"""Slips in Chinese text: a noisy channel between the words that were meant and the characters that stand there.

A run of characters is read as words, at the cost their frequency gives (`frequent.cost`). Beside the words as they
stand, a word may have come out wrong, at the cost of the slip. The certainty of a repair is the share of all readings'
probability that holds it; a word that is correct where it stands is so cheap that no repair of it gets far.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from math import inf, log10

from knowledge.language import frequent
from knowledge.language.slip_kinds import LONGEST, Edge, HanIndex, slips
from knowledge.language.sounds import voiced

_RARE_ALONE = 6.0
"""Cost from which a character that stands alone is suspect."""
_LEAST_CERTAINTY = 0.05
_EITHER = 0.3
"""Certainty that the store's word is meant by another word of the same sound; low, for both are right somewhere."""


def han_repairs(run: str, store: HanIndex) -> list[tuple[Edge, float]]:
    """The likely repairs of a run of Chinese characters with their certainties (0 to 1), in order, none overlapping."""
    plain = list(_as_it_stands(run, store))
    spans = _cheapest(run, plain)
    meant = slips(run, store, _loose(run, spans))
    certain = sorted(zip(meant, _shares(len(run), plain, meant), strict=True), key=lambda pair: -pair[1])
    found: list[tuple[Edge, float]] = []
    for edge, certainty in chain(certain, _homophones(run, spans, store)):
        if certainty >= _LEAST_CERTAINTY and all(edge.end <= kept.start or kept.end <= edge.start for kept, _ in found):
            found.append((edge, certainty))
    return sorted(found, key=lambda pair: pair[0].start)


def _homophones(run: str, spans: Iterable[tuple[int, int]], store: HanIndex) -> Iterator[tuple[Edge, float]]:
    """General words the store does not say, each with the one it says that sounds the same and has half its characters.

    They read well, so that nothing tells which was meant: 累积 and 累计.
    """
    for start, end in spans:
        word = run[start:end]
        if len(word) > 1 and store.costs.get(word) is None:
            for other in store.by_voice.get(voiced(word)) or ():
                if sum(a == b for a, b in zip(word, other, strict=True)) * 2 >= len(word):
                    yield Edge(start, end, other, store.costs.get(other) or 0.0, "same sound"), _EITHER


def _as_it_stands(run: str, store: HanIndex) -> Iterator[Edge]:
    """The known words of a run, and each single character."""
    for start in range(len(run)):
        longest = min(max(frequent.longest(run[start]), store.longest.get(run[start], 1)), LONGEST)
        for end in range(start + 1, min(start + longest, len(run)) + 1):
            word = run[start:end]
            own, general = store.costs.get(word), frequent.cost_of(word)
            if end == start + 1 or own is not None or general is not None:
                plain = frequent.UNLISTED if general is None else general
                yield Edge(start, end, word, plain if own is None else min(own, plain), None)


def _cheapest(run: str, edges: Iterable[Edge]) -> list[tuple[int, int]]:
    """The spans of the cheapest reading; the edges come in the order of their starts."""
    best: list[tuple[float, int]] = [(0.0, 0)] + [(inf, 0)] * len(run)
    for edge in edges:
        cost = best[edge.start][0] + edge.cost
        if cost < best[edge.end][0]:
            best[edge.end] = cost, edge.start
    spans = []
    end = len(run)
    while end:
        spans.append((best[end][1], end))
        end = best[end][1]
    return spans[::-1]


def _loose(run: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a reading falls apart into single characters, with the words on either side."""
    single = [end - start == 1 for start, end in spans]
    rare = [alone and frequent.cost(run[start]) >= _RARE_ALONE for alone, (start, _) in zip(single, spans, strict=True)]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(spans):
        last = at
        while last < len(spans) and single[last]:
            last += 1
        if last - at > 1 or (last > at and (rare[at] or _doubled(run, spans[at][0]))):
            found.append((spans[max(at - 1, 0)][0], spans[min(last, len(spans) - 1)][1]))
        at = last + 1
    return found


def _doubled(run: str, place: int) -> bool:
    return run[place] in (run[place - 1 : place], run[place + 1 : place + 2])


def _shares(size: int, plain: list[Edge], meant: list[Edge]) -> list[float]:
    """Each meant word's share of all readings' probability: a forward and a backward sum over the lattice."""
    if not meant:
        return []
    before = [0.0] + [-inf] * size
    after = [-inf] * size + [0.0]
    edges = sorted((*plain, *meant), key=lambda edge: edge.start)
    for edge in edges:
        before[edge.end] = _added(before[edge.end], before[edge.start] - edge.cost)
    for edge in reversed(edges):
        after[edge.start] = _added(after[edge.start], after[edge.end] - edge.cost)
    return [10 ** (before[edge.start] - edge.cost + after[edge.end] - before[size]) for edge in meant]


def _added(first: float, second: float) -> float:
    """The log10 of the sum of two numbers given by their log10."""
    high, low = max(first, second), min(first, second)
    return high if low == -inf else high + log10(1 + 10 ** (low - high))
