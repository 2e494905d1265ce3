"""What a follow-up may replace in a question: its names, its times, its numbers, the noun asked for."""

from dataclasses import dataclass

from knowledge.answering.understand import Question
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.asking import Asked, Asking
from knowledge.language.characters import is_han
from knowledge.language.dates import date_spans
from knowledge.language.folding import fold, fold_text
from knowledge.language.following import relative_times
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.models import Language

OF_SOMEBODY = frozenset({Asked.PERSON, Asked.ORGANISATION})
"""Kinds of answers that are people and firms."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A question as meant with the spans of its parts.

    `text` is as it is shown; folding it changes no character's place, so the spans fit both. `asks` is the span of the
    question words, `focus` that of the noun they go with; both are empty where there are none.
    """

    text: str
    kind: Asked
    asks: Span
    focus: Span
    names: tuple[Span, ...]
    times: tuple[Span, ...]

    @property
    def folded(self) -> str:
        """The text folded."""
        return fold_text(self.text)

    @property
    def noun(self) -> str:
        """The folded noun asked for."""
        return self.folded[slice(*self.focus)]

    @property
    def somebody(self) -> Span:
        """The span of who did what was done, with the noun (被哪家公司买走); else that of the question words."""
        start, end = self.asks
        done_by = self.folded[:start].endswith(("被", "由")) and self.kind in OF_SOMEBODY
        return (start, self.focus[1]) if done_by and self.focus[0] == end else self.asks


def sketch_of(question: Question, raw: str) -> Sketch:
    """The sketch of a question that was read from `raw`."""
    folded, asking = question.folded, question.asking
    asks = asking.start, asking.end
    names, when = names_of(question, raw), times(folded)
    return Sketch(shown(raw, folded), asking.kind, asks, _focus(asking, folded), names, when)


def names_of(question: Question, raw: str) -> tuple[Span, ...]:
    """Where the names of a question stand; in an English one also what its capitals tell to be one."""
    spans = [(mention.start, mention.end) for mention in question.mentions]
    if detect(raw) is not Language.ENGLISH:
        return tuple(spans)
    for found in _CAPITALS.finditer(raw):
        name = fold_text(found[0])
        start = question.folded.find(name)
        end = start + len(name)
        if (
            start < 0
            or name in data.words("latin_nouns.txt") | data.words("english_words.txt")
            or date_spans(f"in {name}")
        ):
            continue
        spans = [span for span in spans if not (start <= span[0] and span[1] <= end)]
        if not any(first < end and start < last for first, last in spans):
            spans.append((start, end))
    return tuple(sorted(spans))


def _focus(asking: Asking, folded: str) -> Span:
    """The noun asked for; a single character with the word before it, which it ends: 中签|率."""
    start, end = asking.focus_start, asking.focus_start + len(asking.focus)
    if end - start == 1 and is_han(asking.focus):
        for word in reversed(segment(folded[:start])):
            if word.end != start or end - start >= SHORTEST_NOUN:
                break
            start = word.start
    return start, end


def times(folded: str) -> tuple[Span, ...]:
    """Where a folded text names times, also such that the calendar does not name."""
    spans: list[Span] = []
    for start, end in sorted([*relative_times(folded), *date_spans(folded)]):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return tuple(spans)


def shown(raw: str, folded: str) -> str:
    """The raw text with the folded one's places; the folded one itself where slips were mended in it.

    A question is read without its English possessives.
    """
    raw = _POSSESSIVE.sub("", raw)
    source = fold(raw)
    if source.text != folded:
        return folded
    pieces = [raw[start:end] for start, end in zip(source.starts, source.ends, strict=True)]
    text = "".join(piece if len(piece) == 1 else one for piece, one in zip(pieces, folded, strict=True))
    return text if fold_text(text) == folded else folded


def spliced(text: str, span: Span, new: str) -> str:
    """The text with a span replaced."""
    return text[: span[0]] + new + text[span[1] :]


SHORTEST_NOUN = 3
"""Characters that a noun which ends with 率, 价 or the like has at least."""
_POSSESSIVE = re.compile(r"(?<=[A-Za-z0-9])['’]s(?![A-Za-z])")
_NAME = r"[A-Z][\w&-]*(?:\.\w+)*"
_CAPITALS = re.compile(rf"(?<=[a-z,;:'’] ){_NAME}(?: {_NAME})*|^{_NAME}(?: {_NAME})+(?=\W*$)|^{_NAME}(?=\W*$)")
"""Capitalised words that do not only begin a sentence, or that are all there is."""
NUMBER = re.compile(r"(?<![a-z\d.])(?P<number>\d+(?:[.,]\d+)*|[一二两三四五六七八九十百千万]+)[ -]?(?P<unit>[^\W\d_])")


def same_number(folded: str, new: str) -> Span | None:
    """Where in a text a number of the same unit stands as the one that `new` begins with."""
    wanted = NUMBER.match(new)
    if wanted is None:
        return None
    return next((found.span("number") for found in NUMBER.finditer(folded) if found["unit"] == wanted["unit"]), None)
