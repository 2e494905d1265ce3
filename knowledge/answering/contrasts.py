"""What candidates tell by the thesaurus beside the question's words: what is near them, and what is something else."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.table import Values
from knowledge.answering.understand import Question
from knowledge.answering.units import Held, Places, Units, information


def told(words: Mapping[str, tuple[str, ...]], question: Question, around: Places, named: Held) -> Held:
    """Where any of the words that are given for each word of the question stands; never for a name."""
    units = Units([words.get(word, ()) for word in question.words], np.empty(len(question.words) + named.shape[2]))
    return units.held(around, np.zeros_like(named))


def contrast_columns(question: Question, other: NDArray[np.bool_]) -> dict[str, Values]:
    """How much a sentence tells of something else that stands where a word of the question could: the most informative
    such word, the share of all, and the most that another sentence does not.
    """
    weights = np.array([information(word) for word in question.words])
    lacking = other[:, : len(weights)] * weights
    return {
        "contrast": lacking.max(axis=1, initial=0.0),
        "contrasts": lacking.sum(axis=1) / (weights.sum() or 1.0),
        "contrast_lag": (lacking - lacking.min(axis=0, initial=0.0)).max(axis=1, initial=0.0),
    }
