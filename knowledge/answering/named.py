"""Where names stand in a sentence: those that its store knows, by its articles and its claims, and names of firms."""

from collections.abc import Iterable
from functools import lru_cache

from knowledge.language.characters import is_han, is_latin
from knowledge.language.firms import firms
from knowledge.language.names import compact
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span

LONGEST = 20
"""Characters of a compact name in a sentence."""
TOLD_APART = 3
"""Characters from which a Chinese name may be cut otherwise by the lexicon; shorter ones stand by chance in words."""


@lru_cache(maxsize=1_024)
def named_in(folded: str, known: tuple[frozenset[str], ...]) -> tuple[Span, ...]:
    """The spans of names in a folded sentence, in order; `known` are sets of compact names. The longest go first."""
    return apart([*_known(folded, known), *firms(folded)])


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, in order, without those that overlap a longer one."""
    chosen: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if not any(first < end and start < last for first, last in chosen):
            chosen.append((start, end))
    return tuple(sorted(chosen))


def _known(folded: str, known: tuple[frozenset[str], ...]) -> Iterable[Span]:
    """The longest known name from each place on."""
    words = segment(folded)
    begins, ends = {word.start for word in words}, {word.end for word in words}
    kept = [at for at, character in enumerate(folded) if compact(character)]
    text = "".join(folded[at] for at in kept)
    opening = [text[at].isalnum() and not _inside_word(folded, place) for at, place in enumerate(kept)]
    closing = [text[at].isalnum() and not _inside_word(folded, place + 1) for at, place in enumerate(kept)]
    for first in range(len(text)):
        if not opening[first]:
            continue
        for last in range(min(len(text), first + LONGEST) - 1, first, -1):
            if closing[last] and any(text[first : last + 1] in names for names in known):
                start, end = kept[first], kept[last] + 1
                if end - start >= TOLD_APART or not is_han(text[first]) or (start in begins and end in ends):
                    yield start, end
                    break


def _inside_word(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and is_latin(folded[at - 1]) and is_latin(folded[at])
