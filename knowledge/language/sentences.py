"""Where sentences and clauses begin and end, as offsets into the text.

A sentence ends at a newline or after 。！？!? with the closing quotes and brackets that follow; a full stop `.` ends
one only in Latin text, before a space and a capital. Clauses are the parts of a sentence between its commas and
semicolons that are long enough to say something.
"""

from collections.abc import Iterator

from knowledge.language import regex as re
from knowledge.language.characters import CLOSING_MARKS, is_cjk

Span = tuple[int, int]

_ENDERS = frozenset("。！？!?｡")
_CAPITAL_AFTER_SPACE = re.compile(r"\s+[\"'“‘(\[]*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
# Abbreviations before a full stop that do not end an English sentence: titles and initials.
_ABBREVIATION = re.compile(r"(?:\A|(?<=[\s(]))(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|No|vs|[A-Z])\Z")
_CLAUSE_BREAK = re.compile(r"[,，;；]+")
_CLAUSE_BREAK_WITHIN_NUMBER = re.compile(r"\d,\d")
SHORTEST_CLAUSE = 8
"""Characters; a shorter part ("据报道,") belongs to the clause after it."""


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space around them."""
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = position = start
    while position < end:
        stop = _sentence_stop(text, begin, position, end)
        if stop is not None:
            spans.append((begin, stop))
            begin = stop
        position = stop or position + 1
    spans.append((begin, end))
    return [span for span in (strip(text, *span) for span in spans) if span[0] < span[1]]


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of one sentence, in order, without the marks between them."""
    spans: list[Span] = []
    begin = start
    for mark in _CLAUSE_BREAK.finditer(text, start, end):
        if _CLAUSE_BREAK_WITHIN_NUMBER.match(text, max(mark.start() - 1, start), end):
            continue
        if mark.start() - begin >= SHORTEST_CLAUSE:
            spans.append(strip(text, begin, mark.start()))
            begin = mark.end()
    if spans and end - begin < SHORTEST_CLAUSE:
        spans[-1] = strip(text, spans[-1][0], end)
    else:
        spans.append(strip(text, begin, end))
    return [span for span in spans if span[0] < span[1]]


def strip(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty spans keep their start."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def lines(text: str) -> Iterator[Span]:
    """The lines of a text, without their newlines, empty ones included."""
    start = 0
    while start <= len(text):
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline
        yield start, end
        start = end + 1


def _sentence_stop(text: str, begin: int, position: int, end: int) -> int | None:
    """Where the sentence that began at `begin` ends, when the character at `position` ends it."""
    character = text[position]
    if character == "\n":
        return position + 1
    if character in _ENDERS:
        return _after_closing(text, position, end, _ENDERS)
    if character == "." and position and not is_cjk(text[position - 1]):
        stop = _after_closing(text, position, end, frozenset("."))
        if _CAPITAL_AFTER_SPACE.match(text, stop, end) and not _ABBREVIATION.search(text, begin, position):
            return stop
    return None


def _after_closing(text: str, position: int, end: int, enders: frozenset[str]) -> int:
    """The offset after a run of end marks and the quotes and brackets that close there."""
    stop = position + 1
    while stop < end and (text[stop] in enders or text[stop] in CLOSING_MARKS or _closes(text, stop)):
        stop += 1
    return stop


def _closes(text: str, position: int) -> bool:
    """Whether the straight quote at `position` closes one that was opened in the same line."""
    line = text.rfind("\n", 0, position) + 1
    return text[position] == '"' and text.count('"', line, position) % 2 == 1
