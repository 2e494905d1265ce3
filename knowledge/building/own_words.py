"""Words that no lexicon holds and an article uses again and again: its firms, products and terms of the trade.

A run of Chinese characters that stands there at least twice, that no longer run explains, and that is cut into pieces
of which one at least is rare, is a word of its own.
"""

from collections import Counter
from collections.abc import Iterable

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.characters import HAN
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import cut

REPEATED = 2
"""Times that a run must stand in the texts."""
LONGEST = 6
"""Characters of such a word."""
RARE = 12.0
"""Nats from which a piece tells that the whole is no chance meeting of common words."""
_RUN = re.compile(rf"[{HAN}]+")
_FUNCTION = frozenset("dpcurmqyf")
"""Tags of the lexicon for what holds sentences together: adverbs, prepositions, pronouns, numerals, measure words."""


def own_words(sentences: Iterable[str]) -> frozenset[str]:
    """The words of these folded sentences that they alone tell to be words."""
    counts: Counter[str] = Counter()
    for folded in sentences:
        for run in _RUN.findall(folded):
            counts.update(
                run[start : start + length]
                for start in range(len(run))
                for length in range(2, min(LONGEST + 1, len(run) - start) + 1)
            )
    longer: Counter[str] = Counter()
    for run, number in counts.items():
        if number >= REPEATED:
            for part in (run[1:], run[:-1]):
                longer[part] = max(longer[part], number)
    return frozenset(
        run
        for run, number in counts.items()
        if number >= REPEATED and len(run) <= LONGEST and longer[run] < number and _is_word(run)
    )


def _is_word(run: str) -> bool:
    known, holding = lexicon(), data.words("holding_characters.txt")
    if run in known or run[0] in holding or run[-1] in holding:
        return False
    pieces = [run[start:end] for start, end in cut(run)]
    tags = [known.tag(piece) for piece in pieces]
    if len(pieces) < 2 or holding.intersection(pieces) or tags[0] in _FUNCTION or tags[-1] in _FUNCTION | {"v"}:
        return False
    return any(
        known.cost(piece) >= RARE or (len(piece) == 1 and tag not in _FUNCTION and tag not in "va")
        for piece, tag in zip(pieces, tags, strict=True)
    )
