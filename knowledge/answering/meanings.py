"""How near the words of each candidate come to the question's in meaning, and what they leave unmet.

A question that the article does not answer mostly has one word to which nothing in the sentence comes near (its 董事长,
where only a 总经理 is told of), and often another sentence does; what verbs leave unmet counts less than what nouns do.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.reading import Reading
from knowledge.answering.table import Values
from knowledge.answering.understand import Question
from knowledge.answering.units import information
from knowledge.language.lexicon import lexicon

NAMES = (
    *("meaning", "gist", "focus", "focus_elsewhere"),
    *("unmet", "unmet_noun", "unmet_verb", "unmet_nouns", "unmet_verbs"),
    *("elsewhere", "elsewhere_noun", "strange", "strange_word", "strange_noun", "unsaid_noun", "unsaid_verb"),
)
_NOUNS, _VERBS = frozenset("nNL"), frozenset("va")
NONE = -1.0
"""The value where the question has no such word."""


def meaning_columns(question: Question, own: Sequence[Reading]) -> dict[str, Values]:
    """The columns, one value a candidate; all are 0 where no word has a known meaning.

    `meaning` is the information-weighted mean over the question's words of the nearest word's cosine, `gist` the cosine
    of the two means, and `focus` that of the asked noun and its nearest word. What a word leaves unmet is its
    information, less by how near the nearest word comes: `unmet` is the most that one does, `unmet_nouns` the share
    of all; `elsewhere` is the most that another candidate meets of a word and this one does not; `strange` is what none
    meets. `unsaid` is the most informative word that does not stand there literally.
    """
    words = [word for word in question.words if word in lexicon()]
    counts = np.array([len(reading.telling) for reading in own])
    if not words or not counts.any():
        return dict.fromkeys(NAMES, np.zeros(len(own)))
    asked = lexicon().meanings([*words, question.asking.focus])
    weights = np.array([information(word) for word in words])
    filled = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
    told = np.concatenate([own[at].meanings for at in filled.tolist()])
    near = np.zeros((len(asked), len(own)))
    near[:, filled] = np.maximum.reduceat(asked @ told.T, starts, axis=1)
    gist = np.zeros(len(own))
    sums = np.add.reduceat(told, starts, axis=0)
    whole = weights @ asked[:-1]
    lengths = np.sqrt((sums * sums).sum(axis=1)) * np.sqrt(whole @ whole)
    gist[filled] = sums @ whole / np.maximum(lengths, 1e-6)
    columns = {"meaning": weights @ near[:-1] / weights.sum(), "gist": gist, "focus": near[-1]}
    columns["focus_elsewhere"] = near[-1].max() - near[-1]
    said = np.array([[word in reading.folded for reading in own] for word in words])
    return columns | _unmet(words, weights, np.clip(near[:-1], 0, 1), said)


def _unmet(words: Sequence[str], weights: Values, near: Values, said: NDArray[np.bool_]) -> dict[str, Values]:
    tags = [lexicon().tag(word)[:1] for word in words]
    noun, verb = np.array([tag in _NOUNS for tag in tags]), np.array([tag in _VERBS for tag in tags])
    lacking = weights[:, None] * (1 - near)
    least = lacking.min(axis=1)
    elsewhere = lacking - least[:, None]
    unsaid = weights[:, None] * ~said
    number = near.shape[1]
    return {
        "unmet": lacking.max(axis=0),
        "unmet_noun": lacking[noun].max(axis=0, initial=0),
        "unmet_verb": lacking[verb].max(axis=0, initial=0),
        "unmet_nouns": lacking[noun].sum(axis=0) / weights[noun].sum() if noun.any() else np.full(number, NONE),
        "unmet_verbs": lacking[verb].sum(axis=0) / weights[verb].sum() if verb.any() else np.full(number, NONE),
        "elsewhere": elsewhere.max(axis=0),
        "elsewhere_noun": elsewhere[noun].max(axis=0, initial=0),
        "strange": np.full(number, least.sum() / weights.sum()),
        "strange_word": np.full(number, least.max()),
        "strange_noun": np.full(number, least[noun].max(initial=0)),
        "unsaid_noun": unsaid[noun].max(axis=0, initial=0),
        "unsaid_verb": unsaid[verb].max(axis=0, initial=0),
    }
