"""Moves the meanings of words by what the thesaurus says of them: `vectors.i8` once more, better for questions.

Run by hand after the thesaurus changed, on vectors that `make_lexicon.py` made and that were not tuned before:

    pip install numpy scipy
    git show b132033:knowledge/language/data/vectors.i8 > untuned.i8
    python knowledge/language/data/make_vectors.py untuned.i8

Encoders put what stands in like places close together, so that 市值 is near 估值 and 上涨 near 下跌. Words of a
line `=` or `≈` are drawn to each other, those of a line `~` less, and those of a line `!` are driven apart, while each
word is held back by where it was (counter-fitting: Mrkšić et al. 2016, https://arxiv.org/abs/1603.00892). Others stay.
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.language.lexicon import DIMENSIONS, lexicon
from knowledge.language.thesaurus import Relation
from knowledge.language.wordfile import Bytes

HERE = Path(__file__).parent
Vectors = NDArray[np.float32]
COSINE = {Relation.OTHER: 0.25, Relation.SAME: 0.9, Relation.LIKE: 0.9, Relation.NEAR: 0.55}
"""What words of a line come to at least, or at most where they are something else."""
FIRST = list(COSINE)
"""A pair that stands in lines of several sorts counts as the first of these."""
KEEPING = 0.5
"""How strongly a word is held back by where it was; by one line it is drawn with 1."""
ROUNDS, STEP = 150, 0.03
SMOOTHING = (0.9, 0.99)
"""How long Adam remembers the slope and its size."""


def main() -> None:
    """Read the vectors named on the command line and write the tuned ones beside this script."""
    rows = np.fromfile(sys.argv[1], np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
    quantised(tuned(unit(rows))).tofile(HERE / "vectors.i8")


def tuned(vectors: Vectors) -> Vectors:
    """The vectors, of length 1, by the words' numbers, moved."""
    pairs = _pairs(len(vectors))
    ends = np.array(list(pairs)).T
    sorts = np.array([FIRST.index(sort) for sort, _ in pairs.values()])
    pull = np.array([weight for _, weight in pairs.values()], np.float32)
    moving, flat = np.unique(ends, return_inverse=True)
    here, there = flat.reshape(2, -1)
    wanted = np.array(list(COSINE.values()), np.float32)[sorts]
    apart = sorts == FIRST.index(Relation.OTHER)
    origin = vectors[moving]
    moved, slope, size = origin.copy(), np.zeros_like(origin), np.zeros_like(origin)
    for number in range(1, ROUNDS + 1):
        off = np.einsum("ij,ij->i", moved[here], moved[there]) - wanted
        off = np.where(apart, np.maximum(off, 0), np.minimum(off, 0)) * pull
        both = (np.concatenate([off, off]), (np.concatenate([here, there]), np.concatenate([there, here])))
        down = csr_matrix(both, shape=(len(moved), len(moved))) @ moved + KEEPING * (moved - origin)
        down -= np.einsum("ij,ij->i", down, moved)[:, None] * moved
        slope += (1 - SMOOTHING[0]) * (down - slope)
        size += (1 - SMOOTHING[1]) * (down * down - size)
        step = slope / (1 - SMOOTHING[0] ** number) / (np.sqrt(size / (1 - SMOOTHING[1] ** number)) + 1e-3)
        moved = unit(moved - STEP * (1 - number / ROUNDS) * step)
    result = vectors.copy()
    result[moving] = moved
    return result


def unit(rows: Vectors) -> Vectors:
    """The rows at length 1."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


def quantised(rows: Vectors) -> NDArray[np.int8]:
    """The rows as bytes, each stretched to the full range."""
    return np.round(127 * rows / np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-6)).astype(np.int8)


def _pairs(known: int) -> dict[tuple[int, int], tuple[Relation, float]]:
    """Pairs of words' numbers with what they are to each other, and how strongly: a line pulls each word with 1."""
    found: dict[tuple[int, int], tuple[Relation, float]] = {}
    for relation, words in _lines():
        numbers = sorted({number for word in words if (number := lexicon().find(word)) is not None and number < known})
        for pair in combinations(numbers, 2):
            sort, weight = found.get(pair, (relation, 0.0))
            if FIRST.index(relation) < FIRST.index(sort):
                sort, weight = relation, 0.0
            if sort is relation:
                found[pair] = (sort, max(weight, 1 / (len(numbers) - 1)))
    return found


def _lines() -> Iterator[tuple[Relation, list[str]]]:
    for _, line in Bytes("thesaurus.tsv").entries():
        sign, *words = line.split()
        yield Relation(sign), words


if __name__ == "__main__":
    main()
