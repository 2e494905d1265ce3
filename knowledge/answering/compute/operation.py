"""What a question wants computed: the operation, the things that it names side by side, and what is asked of each."""

import re
from dataclasses import dataclass

from knowledge.answering.compute import operation_patterns as patterns
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.language.dates import date_spans
from knowledge.language.measures import Measure
from knowledge.language.quantities import quantities
from knowledge.language.sentences import Span

_COMPARED = dict(patterns.OPERATIONS)[Operation.COMPARE]


@dataclass(frozen=True, slots=True)
class Task:
    """A computation as asked. `items` are the spans of the things named side by side, none where one sentence may give
    both operands (from … to …); `most` tells whether the larger value wins; `measure` and `unit` are those the question
    names itself; `keywords` is the span of the words that ask; `apart` tells that who has more is asked with how much.
    """

    operation: Operation
    items: tuple[Span, ...]
    keywords: Span
    most: bool = True
    measure: Measure | None = None
    unit: str = ""
    word: str = ""
    apart: bool = False


def read_task(folded: str) -> Task | None:
    """The computation that a folded question asks for; None for all others, told in one look."""
    if not patterns.ANY.search(folded):
        return None
    for operation, pattern in patterns.OPERATIONS:
        found = pattern.search(folded)
        if not found:
            continue
        items = _items(folded, found.span())
        if not items and operation in patterns.NEED_ITEMS:
            continue
        measure, unit = _hint(folded, found.end()) if operation in patterns.IN_UNITS else (None, "")
        if operation is Operation.DIFFERENCE and measure is None:
            measure = next((patterns.MEASURES[word] for word in patterns.MEASURES if found[0].startswith(word)), None)
        compared = (
            _COMPARED.search(folded) if operation in (Operation.COMPARE, Operation.DIFFERENCE) and items else None
        )
        if compared:
            return _comparison(folded, compared, found.end() if operation is Operation.DIFFERENCE else 0)
        rising = operation is Operation.ORDER and patterns.RISING.match(found["from"] or "") is not None
        return Task(operation, items, found.span(), not rising, measure, unit)
    return None


def _comparison(folded: str, found: re.Match[str], end: int) -> Task:
    """Who has more, with by how much where that is asked behind it: "谁更便宜,差多少"."""
    word = next((found[name] for name in ("how", "how2", "how3") if found[name]), "")
    span = found.start(), max(found.end(), end)
    return Task(
        Operation.COMPARE,
        _items(folded, span),
        span,
        _most(word),
        patterns.MEASURES.get(word),
        word=word,
        apart=end > found.end(),
    )


def _most(word: str) -> bool:
    return word not in patterns.LESS


def _hint(folded: str, end: int) -> tuple[Measure | None, str]:
    """The measure and unit that follow the question words: 多少|亿美元, 几|个百分点."""
    if re.match("块?钱", folded[end : end + 2]):
        return Measure.MONEY, ""
    words = re.match(r" [a-z]+(?: [a-z]+)?", folded[end:])
    following = words[0] if words else re.sub(r"^(?:个)?(?=[亿万])", "", folded[end : end + 8])
    read = quantities("10" + following)
    if read and read[0].start == 0 and read[0].measure is not Measure.BARE:
        return read[0].measure, read[0].unit
    return None, ""


def _items(folded: str, keywords: Span) -> tuple[Span, ...]:
    """What the question puts side by side."""
    for pattern in patterns.SIDE_BY_SIDE:
        found = pattern.search(folded)
        if found:
            spans = [found.span(name) for name in ("x", "y")]
            first, second = (folded[slice(*_trim(folded, span))] for span in spans)
            if patterns.BEFORE.fullmatch(second) and not date_spans(first):
                return ()
            if all(_says(folded, span) for span in spans):
                return tuple(_trim(folded, span) for span in spans)
    listed = listed_in(folded, keywords)
    return listed if len(listed) > 1 else ()


def listed_in(folded: str, keywords: Span) -> tuple[Span, ...]:
    """The members of the list before the question words, or after them in English ("which is larger, A or B?")."""
    if serial := _serial(folded):
        return serial
    best: tuple[Span, ...] = ()
    for begin, end in _stretches(folded, keywords):
        cuts = list(patterns.AND.finditer(folded, begin, end))
        if not cuts:
            continue
        starts, ends = [begin, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
        spans = tuple(_trim(folded, span) for span in zip(starts, ends, strict=True))
        spans = tuple(span for span in spans if _says(folded, span))
        if len(spans) > max(1, len(best) - 1):
            best = spans
    return best


def _serial(folded: str) -> tuple[Span, ...]:
    """The members of an English list of three or more: "A, B and C", "which is larger, A, B, or C?"."""
    found = patterns.SERIAL.search(folded)
    if not found:
        return ()
    begin, spans = found.start("list"), []
    for cut in patterns.SERIAL_CUT.finditer(folded, begin, found.end("list")):
        spans.append((begin, cut.start()))
        begin = cut.end()
    return tuple(_trim(folded, span) for span in (*spans, (begin, found.end("list"))))


def _stretches(folded: str, keywords: Span) -> list[Span]:
    """The parts of the question between its pauses that may hold the list, the question words left out."""
    found = []
    begin = 0
    for mark in (*(match.start() for match in patterns.PAUSE.finditer(folded)), len(folded)):
        for start, end in ((begin, min(mark, keywords[0])), (max(begin, keywords[1]), mark)):
            if end - start > 1:
                found.append((start, end))
        begin = mark + 1
    return found


def _trim(folded: str, span: Span) -> Span:
    start, end = span
    counted = patterns.COUNTED.search(folded, start, end)
    end = counted.start() if counted and counted.start() > start else end
    lead = patterns.LEAD.match(folded, start, end)
    start = lead.end() if lead and lead.end() < end else start
    while start < end and folded[start] in " ,，的":
        start += 1
    while start < end and folded[end - 1] in " ,，?的'":
        end -= 1
    return start, end


def _says(folded: str, span: Span) -> bool:
    return bool(folded[slice(*_trim(folded, span))].strip(" ,?的"))
