"""Slips in Latin names: spellings near a store's name, and names that were cut or joined at the wrong place.

Distances are optimal string alignment (Damerau-Levenshtein without overlapping edits), as rapidfuzz computes them.
Digits are never put right, as another number is another thing: an A100 is no A800; but an A1OO is one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from knowledge.language import data, frequent
from knowledge.language import regex as re
from knowledge.language.characters import HAN
from knowledge.language.folding import fold_text
from knowledge.language.names import alias_groups, compact
from knowledge.language.sounds import is_pinyin

SHORTEST = 4
"""Letters of the shortest word that is put right; shorter ones are one slip away from too many others."""
_MOST_WORDS = 3
"""Words that may belong to one name that is written together."""
_TWO_SLIPS = 6
"""Letters from which a word may hold two slips."""

# Certainties, set by hand: the longer a word, the fewer others lie as near.
_WRITTEN_APART = 0.95
_SAME_LOOK = 0.95
"""For a letter in the place of a digit that looks like it: A1OO."""
_ONE_SLIP = {4: 0.5, 5: 0.7, 6: 0.85, 7: 0.85}
_ONE_SLIP_IN_LONGER = 0.92
_TWO_SLIPS_IN_LONG = 0.8
_TWO_SLIPS_IN_SHORTER = 0.5
_LONG = 9
_SWAPPED = 0.95
_ENGLISH_WORD = 0.5
"""At most, for what is an English word: it may well be meant."""
_BESIDE_ITS_NAME = 0.85
"""For an English word beside which the rest of the name stands (`infection ai`)."""
_OTHER_INITIAL = 0.25
"""Less: the first letter is seldom wrong."""
_AMBIGUOUS = 0.5
"""Times, where two names are as near."""
_PINYIN = 0.9
"""Times, where the word can be read as pinyin."""

_WORD = re.compile(rf"[^\W_{HAN}\u3040-\u30ff]+")
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"[ \-]")
_LOOK_ALIKE = str.maketrans("oil", "011")


@dataclass(frozen=True, slots=True)
class LatinRepair:
    """A span of a question, what it should say, and how certain that is (0 to 1)."""

    start: int
    end: int
    right: str
    certainty: float
    swapped: bool


@dataclass(frozen=True, slots=True)
class LatinIndex:
    """A store's Latin names: compact form -> folded form, their words, and what of both may be misspelt."""

    forms: dict[str, str]
    words: frozenset[str]
    targets: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> "LatinIndex":
        """The index of these folded names."""
        forms = {compact(name): name for name in names}
        words = frozenset(word for name in forms.values() for word in _WORD.findall(name))
        targets = sorted(word for word in words | forms.keys() if _letters(word) >= SHORTEST)
        return cls(forms, words, tuple(targets))


def latin_repairs(question: str, index: LatinIndex, known: Callable[[str], bool]) -> list[LatinRepair]:
    """The likely repairs of a folded question's Latin words, in order, none overlapping."""
    words = [match.span() for match in _WORD.finditer(question)]
    found: list[LatinRepair] = []
    at = 0
    while at < len(words):
        size, repair = _written_apart(question, words[at : at + _MOST_WORDS], index)
        if not size:
            size = 1
            before = question[slice(*words[at - 1])] if at else ""
            after = question[slice(*words[at + 1])] if at + 1 < len(words) else ""
            repair = _misspelt(question, words[at], (before, after), index, known)
        if repair:
            found.append(repair)
        at += size
    return found


def _written_apart(question: str, words: list[tuple[int, int]], index: LatinIndex) -> tuple[int, LatinRepair | None]:
    """How many words are one name of the store (0: no name), and its repair if it is written otherwise there."""
    joints = [_GAP.fullmatch(question, before[1], after[0]) is not None for before, after in pairwise(words)]
    together = next((size for size, joint in enumerate(joints, start=1) if not joint), len(words))
    for size in range(together, 1, -1):
        start, end = words[0][0], words[size - 1][1]
        typed = question[start:end]
        form = index.forms.get(compact(typed))
        if form and _letters(question[slice(*words[0])]) > 1:
            same = _GAP.sub(" ", form) == _GAP.sub(" ", typed)
            return size, None if same else LatinRepair(start, end, form, _WRITTEN_APART, swapped=False)
    return 0, None


def _misspelt(
    question: str, span: tuple[int, int], beside: tuple[str, str], index: LatinIndex, known: Callable[[str], bool]
) -> LatinRepair | None:
    """The repair of a word that is near exactly one kind of name."""
    word = question[slice(*span)]
    looked = word.translate(_LOOK_ALIKE)
    if looked != word and _DIGITS.search(word) and looked in index.forms and word not in index.forms:
        return LatinRepair(*span, index.forms[looked], _SAME_LOOK, swapped=False)
    letters = _letters(word)
    if letters < SHORTEST or word in index.forms or word in index.words or word in _other_names() or known(word):
        return None
    english = word in frequent.english()
    most = 2 if letters >= _TWO_SLIPS and not english else 1
    near = [target for target in _near(word, index.targets, most) if _DIGITS.findall(target) == _DIGITS.findall(word)]
    if not near or (english and f"{near[0]}s" == word):
        return None
    right = near[0]
    from rapidfuzz.distance import OSA

    slips = OSA.distance(word, right)
    swapped = slips == 1 and sorted(word) == sorted(right)
    certainty = _certainty(letters, slips, swapped=swapped) - (_OTHER_INITIAL if word[0] != right[0] else 0)
    if len(near) > 1 and OSA.distance(word, near[1]) == slips:
        certainty *= _AMBIGUOUS
    if is_pinyin(word):
        certainty *= _PINYIN
    if english:
        named = compact(beside[0] + right) in index.forms or compact(right + beside[1]) in index.forms
        certainty = _BESIDE_ITS_NAME if named and any(beside) else min(certainty, _ENGLISH_WORD)
    return LatinRepair(*span, index.forms.get(right, right), certainty, swapped)


def _near(word: str, targets: tuple[str, ...], most: int) -> list[str]:
    """The targets within a distance, the nearest first, and those with the same initial before others."""
    from rapidfuzz import process  # few words are misspelt
    from rapidfuzz.distance import OSA

    found = process.extract(word, targets, scorer=OSA.distance, score_cutoff=most, limit=8)
    return [target for target, _, _ in sorted(found, key=lambda hit: (hit[1], hit[0][0] != word[0], hit[0]))]


def _certainty(letters: int, slips: int, *, swapped: bool) -> float:
    if swapped and letters > SHORTEST:
        return _SWAPPED
    if slips == 1:
        return _ONE_SLIP.get(letters, _ONE_SLIP_IN_LONGER)
    return _TWO_SLIPS_IN_LONG if letters >= _LONG else _TWO_SLIPS_IN_SHORTER


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


@cache
def _other_names() -> frozenset[str]:
    """Words that are right whatever a store holds: those of generally known names, and English words of grammar."""
    names = (fold_text(form) for group in alias_groups() for form in group if form.isascii())
    return data.words("english_words.txt").union(*([compact(name), *_WORD.findall(name)] for name in names))
