"""A question typed in pinyin becomes Chinese text: the cheapest way to read its letters as words, by Viterbi search.

Breaking the spaces that were typed costs extra. Latin names and words that are no pinyin stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from knowledge.language import data, frequent
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.pinyin_words import Words, general_latin_names, likeliest
from knowledge.language.sounds import LONGEST_SYLLABLE, is_pinyin, is_syllable

# Costs are powers of ten, as those of words are.
_SPACE_INSIDE = 1.5
"""A word that runs across a typed space, unless every syllable was typed apart."""
_BROKEN_SYLLABLE = 2.0
"""A word across a space beside which something stands that is no pinyin by itself (`yi ngweida`)."""
_STAY_NO_PINYIN = 5.0
_STAY_USUALLY = 2.0
_STAY_ENGLISH = 8.0
_STAY_PINYIN = 4.0
"""Each letter: more than any syllable costs."""
_USUALLY_LATIN = frozenset({"ai"})
"""Chinese texts say it in letters more often than a question says any word of that sound."""
_NUMERALS = frozenset("零〇一二三四五六七八九十")
_NUMERAL_AFTER_DIGITS = 5.0
_LONGEST_WORD = 8
"""Syllables."""
LONGEST_QUESTION = 400
"""Characters; a longer text is no question."""
_LEAST_SHARE = 1 / 3
"""Of the letters that belong to no name: a question with less pinyin than this is no pinyin question."""

_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ", "aaaaeeeeiiiioooouuuuvvvvvnnn")
_PIECE = re.compile(r"[a-z0-9]+(?:[.,]\d+|'[a-z]+)*|[^a-z0-9]+")
_WITH_TONES = re.compile(r"([a-z]+)[0-5]")
_NUMBER_FIRST = re.compile(r"(\d[\d.,]*)([a-z]{2,})")
_NEEDLESS_APOSTROPHE = re.compile(r"'(?![aoe])")
_AS_TYPED = (("lyu", "lv"), ("nyu", "nv"), ("shei", "shui"))


@dataclass(frozen=True, slots=True)
class _Typed:
    """A Latin word: as it was typed, and the letters to read as pinyin."""

    raw: str
    letters: str


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of a run and the text it is read as; its own cost, or that of the cheapest way to its end."""

    cost: float
    start: int
    end: int
    text: str
    chinese: bool


def _no_words(_key: str) -> Sequence[tuple[str, float]]:
    return ()


def _no_name(_word: str) -> bool:
    return False


def spell_out(question: str, words: Words = _no_words, is_name: Callable[[str], bool] = _no_name) -> str | None:
    """A folded question typed in pinyin as folded Chinese text; None when it is no pinyin question.

    `words` knows the store's words by `sound`; `is_name` tells the store's Latin names and words (compact: `gpt3`),
    which stay Latin even where they could be read as pinyin. What stands in Chinese already stays.
    """
    if len(question) > LONGEST_QUESTION:
        return None
    typed = question.replace("u:", "v").translate(_TONES)
    parts = _parts(typed, is_name)
    runs = [part for part in parts if not isinstance(part, str)]
    known = [word for run in runs for word in run]
    has_chinese = any(map(is_han, typed))
    if not has_chinese and any(
        word.raw in data.words("english_words.txt") and not is_pinyin(word.letters) for word in known
    ):
        return None
    longer = [word for word in known if is_pinyin(word.letters) and not is_syllable(word.letters)]
    mixed = has_chinese and all(word.raw in frequent.english() for word in longer)
    texts: list[str] = []
    chinese = letters = 0
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        steps = _cheapest(_Run.of(part, wordwise=bool(longer), mixed=mixed), words, "".join(texts[-1:])[-1:].isdigit())
        chinese += sum(step.end - step.start for step in steps if step.chinese)
        letters += sum(step.end - step.start for step in steps)
        texts.append(" ".join(step.text for step in steps))
    return fold_text("".join(texts)) if chinese and chinese >= letters * _LEAST_SHARE else None


def _parts(typed: str, is_name: Callable[[str], bool]) -> list[str | list[_Typed]]:
    """The question cut into what stays as it is, and runs of Latin words that may be pinyin."""
    pieces: list[str] = _PIECE.findall(typed)
    toned = sum(_untoned(piece) != piece for piece in pieces) * 2 > sum(piece.isalnum() for piece in pieces)
    parts: list[str | list[_Typed]] = []
    gap = ""
    for piece in pieces:
        if piece.isspace():
            gap = piece
            continue
        number, word = _word(piece, is_name, toned=toned)
        if number:
            parts.append(gap + number)
            gap = ""
        if word and parts and isinstance(parts[-1], list):
            parts[-1].append(word)
        elif word:
            parts.extend((gap, [word]))
        gap = ""
    return parts


def _word(piece: str, is_name: Callable[[str], bool], *, toned: bool) -> tuple[str, _Typed | None]:
    """What of a piece stays as it is, and the word after it that may be pinyin."""
    if not piece[0].isalnum() or is_name(piece) or piece in general_latin_names():
        return piece, None
    letters = piece
    if not piece.replace("'", "").isalpha():
        letters = _untoned(piece)
        if letters == piece or (len(letters) == 1 and not toned):
            number = _NUMBER_FIRST.fullmatch(piece)
            if not number or not is_pinyin(number[2]):
                return piece, None
            return number[1], _Typed(number[2], _canonical(number[2]))
    return "", _Typed(piece, _canonical(letters))


def _untoned(piece: str) -> str:
    """A piece without its tone digits, if it is nothing but syllables each with its tone: `shi4zhi2`."""
    syllables = _WITH_TONES.findall(piece)
    whole = _WITH_TONES.sub("", piece) == "" and all(map(is_syllable, syllables))
    return "".join(syllables) if whole else piece


def _canonical(letters: str) -> str:
    for typed, usual in _AS_TYPED:
        letters = letters.replace(typed, usual)
    return _NEEDLESS_APOSTROPHE.sub("", letters)


@dataclass(frozen=True, slots=True)
class _Run:
    """Latin words with only spaces between them, written together, and what a reading that ignores the spaces costs.

    `words` holds each word by the place where it starts, with its cost as it is; `broken[i]` is the cost of the
    spaces before place i.
    """

    letters: str
    words: dict[int, tuple[_Typed, float]]
    broken: list[float]

    @classmethod
    def of(cls, words: Sequence[_Typed], *, wordwise: bool, mixed: bool) -> "_Run":
        """The run of these words; `wordwise` if a space was typed between words rather than syllables."""
        starts = list(accumulate((len(word.letters) for word in words), initial=0))
        spaces = [0.0] * (starts[-1] + 2)
        for place, before, after in zip(starts[1:], words, words[1:], strict=False):
            whole = is_pinyin(before.letters) and is_pinyin(after.letters)
            spaces[place + 1] = (_SPACE_INSIDE if wordwise else 0.0) if whole else _BROKEN_SYLLABLE
        costs = {place: (word, _staying(word, mixed=mixed)) for place, word in zip(starts, words, strict=False)}
        return cls("".join(word.letters for word in words), costs, list(accumulate(spaces)))

    def crossing(self, start: int, end: int) -> float:
        """The cost of a word that stands across spaces."""
        return self.broken[end] - self.broken[start + 1]


def _staying(word: _Typed, *, mixed: bool) -> float:
    """What it costs to read a word as no pinyin; little in a question that is partly Chinese already."""
    if word.raw in _USUALLY_LATIN:
        return _STAY_USUALLY
    if not is_pinyin(word.letters):
        return _STAY_NO_PINYIN
    if word.raw in frequent.english():
        return _STAY_USUALLY if mixed else _STAY_ENGLISH
    return _STAY_PINYIN * len(word.letters)


def _cheapest(run: _Run, words: Words, after_digit: bool) -> list[_Step]:  # noqa: FBT001
    """The parts of the cheapest reading of a run, in order; there is always one, as every word may stay."""
    size = len(run.letters)
    ends = [_syllable_ends(run.letters, start) for start in range(size)]
    best: dict[int, _Step] = {0: _Step(0.0, 0, 0, "", chinese=False)}
    for start in range(size):
        if start not in best:
            continue
        for step in _steps(run, start, ends, words):
            extra = _NUMERAL_AFTER_DIGITS if start == 0 and after_digit and step.text[0] in _NUMERALS else 0.0
            cost = best[start].cost + step.cost + extra
            if step.end not in best or cost < best[step.end].cost:
                best[step.end] = replace(step, cost=cost)
    found: list[_Step] = []
    at = size
    while at:
        found.append(best[at])
        at = best[at].start
    return found[::-1]


def _syllable_ends(letters: str, start: int) -> list[int]:
    """Where a syllable may end that starts here, after its apostrophe if it has one."""
    first = start + letters.startswith("'", start)
    last = min(first + LONGEST_SYLLABLE, len(letters))
    return [end for end in range(first + 1, last + 1) if is_syllable(letters[first:end])]


def _steps(run: _Run, start: int, ends: Sequence[Sequence[int]], words: Words) -> Iterator[_Step]:
    """What may stand at a place, each with its own cost."""
    if start in run.words:
        word, cost = run.words[start]
        yield _Step(cost, start, start + len(word.letters), word.raw, chinese=False)
    reached = {start}
    seen: set[int] = set()
    for length in range(_LONGEST_WORD):
        reached = {end for place in reached if place < len(run.letters) for end in ends[place]} - seen
        seen |= reached
        for end in reached:
            if found := likeliest(run.letters[start:end].lstrip("'"), words, single=length == 0):
                yield _Step(found[1] + run.crossing(start, end), start, end, found[0], chinese=True)
