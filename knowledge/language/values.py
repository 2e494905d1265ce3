"""Values in a sentence, each with the part of the sentence that speaks of it alone.

"三星以7.3%居次,中芯国际5.1%排第三": what stands before a value, back to the pause after the value before it, says
what it is a value of; what follows up to the next pause belongs to it too, unless another value stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from knowledge.language import regex as re
from knowledge.language.measures import Measure, Quantity
from knowledge.language.quantities import quantities
from knowledge.language.sentences import Span

_PAUSE = re.compile(r"[,，;；、。:：!！?？()（）]|(?<=[a-z ])\.(?= |$)|--")
_PART = re.compile(r"[;；。]")
_AND = re.compile(r"(?:和|与|及|以及|,|、|,? ?and) ?")
_RESPECTIVELY = re.compile(r"(?:分别|各自?|依次)(?:则|仅|只)?(?:为|是|达|有|占|获|以|到|在|录得)?|respectively")
_CLOCK = re.compile(
    r"(?<!\d)(?:(?P<h>\d{1,2}) ?(?:个?小时|hours?|h) ?(?P<m>\d{1,2}) ?(?:分钟?|minutes?"
    r"|m)(?: ?(?P<s>\d{1,2}(?:\.\d+)?) ?(?:秒|seconds?|s))?"
    r"|(?P<m2>\d{1,2}) ?分钟? ?(?P<s2>\d{1,2}(?:\.\d+)?) ?秒)"
)
_STRETCH = re.compile("之?[内前后来]|以来|以后|以前| later| ago| after| before")
_OF_THEM = re.compile(" of (?:them|which|whom|these|those)")
_POINTING = tuple("这那该其每首某各")
_LISTED = re.compile(r"(?:、|,(?! \d{3})|和|与|跟|及|以及| and |, and )")
_LIST_END = re.compile("(?:则|的|均|也|同期|去年|今年|出货量|销量|份额|营收|收入|交付量)(?![^,;。]*(?:、|和|与|及))")
_LIST_RANKED = re.compile("(?:紧随|分列|分居|位列|名列|位居|排在|居|随后|次之|并列)")
"""What follows a list of names whose values the next clause gives: "荣耀和vivo紧随其后,份额分别是9%和6%"."""

LARGE = 10_000
"""From this on a number without a unit, written with its scale (351万), counts what the text is about."""


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity of a folded sentence.

    `own` is the part that speaks of it; `part` is where the larger part of the sentence begins that it stands in, after
    the last semicolon. `owner` is the span of what it belongs to where values are given in turn ("A和B分别为x和y").
    """

    quantity: Quantity
    own: Span
    part: int
    owner: Span | None = None


@lru_cache(maxsize=4_096)
def values(folded: str) -> tuple[Value, ...]:
    """The values of a folded sentence, in order; bare numbers are left out."""
    read = [one for one in _joined(folded) if _is_value(folded, one)]
    pauses = [match.start() for match in _PAUSE.finditer(folded) if not _in(read, match.start())]
    parts = [0, *(match.end() for match in _PART.finditer(folded))]
    owners = dict(_in_turn(folded, read))
    found: list[Value] = []
    begin = 0
    for at, quantity in enumerate(read):
        after = read[at + 1].start if at + 1 < len(read) else len(folded)
        end = next((pause for pause in pauses if pause >= quantity.end), len(folded))
        end = end if end <= after else quantity.end
        part = max(start for start in parts if start <= quantity.start)
        begin = max(begin, part)
        while begin < quantity.start and folded[begin] in " ,，;；、。:：)）":
            begin += 1
        found.append(Value(quantity, (begin, end), part, owners.get(at)))
        begin = end
    return tuple(found)


def _is_value(folded: str, quantity: Quantity) -> bool:
    """Whether a quantity tells a value: no bare number, no stretch of time something happens in, no 一家 or 这两家."""
    if quantity.measure is Measure.BARE:
        if _OF_THEM.match(folded, quantity.end):
            return True
        return quantity.low >= LARGE and folded[quantity.number_end - 1] in "万亿兆n"
    if quantity.measure is Measure.DURATION:
        return not _STRETCH.match(folded, quantity.end)
    if quantity.measure is Measure.COUNT and quantity.low == quantity.high:
        pointed = folded[quantity.start - 1 : quantity.start] in _POINTING
        word = folded[quantity.number_start : quantity.number_end] == "零"  # 零件 are parts, not no pieces
        return not (pointed or word or (quantity.low == 1 and folded[quantity.number_start] == "一"))
    return True


def _in(quantities_: list[Quantity], at: int) -> bool:
    return any(one.start <= at < one.end for one in quantities_)


def _joined(folded: str) -> Iterator[Quantity]:
    """The quantities of a sentence; hours, minutes and seconds that follow each other are one duration."""
    read = quantities(folded)
    for clock in _CLOCK.finditer(folded):
        start, end = clock.span()
        seconds = Decimal(0)
        for name, size in (("h", 3600), ("m", 60), ("s", 1), ("m2", 60), ("s2", 1)):
            seconds += size * Decimal(clock[name] or 0)
        read = [one for one in read if one.end <= start or one.start >= end]
        read.append(Quantity(start, end, start, end - 1, Measure.DURATION, seconds, seconds, "second"))
    yield from sorted(read, key=lambda one: one.start)


def _in_turn(folded: str, read: list[Quantity]) -> Iterator[tuple[int, Span]]:
    """The owners of values that are given in turn: as many names before 分别 as values of one measure after it."""
    for mark in _RESPECTIVELY.finditer(folded):
        after = [at for at, one in enumerate(read) if one.start >= mark.end()]
        run = after[:1]
        for first, second in pairwise(after):
            if not _AND.fullmatch(folded, read[first].end, read[second].start) or second != run[-1] + 1:
                break
            run.append(second)
        if len(run) < 2 or len({read[at].measure for at in run}) > 1:
            continue
        owners = _listed(folded, mark.start(), len(run))
        yield from zip(run, owners, strict=False)


def _listed(folded: str, end: int, number: int) -> list[Span]:
    """The last `number` members of the list that ends here, or else the members of the one in the clause before."""
    breaks = [0, *(match.end() for match in re.finditer(r"[,，;；。:：]", folded[:end]))]
    begin = breaks[-1]
    if begin and not folded[begin:end].strip("则的 "):
        return []
    last = _LIST_END.search(folded, begin, end)
    spans = _members(folded, begin, last.start() if last and last.start() > begin else end)
    if len(spans) >= number:
        return spans[-number:]
    if len(spans) > 1 or begin == 0 or folded[begin - 1] in ";；。":
        return []
    before = breaks[-2]
    ranked = _LIST_RANKED.search(folded, before, begin - 1)
    spans = _members(folded, before, ranked.start()) if ranked else []
    return spans if len(spans) == number else []


def _members(folded: str, begin: int, end: int) -> list[Span]:
    """The parts between the signs of a list."""
    cuts = list(_LISTED.finditer(folded, begin, end))
    starts, ends = [begin, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
    return [span for span in zip(starts, ends, strict=True) if span[0] < span[1]]
