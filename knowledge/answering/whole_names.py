"""Where a name that no list holds begins and ends in a question, by what stands together in the articles.

Words are cut by a general lexicon, so that 极换科技 is 极 and 换科技, and 蜂鸟优选 two words. Where the articles
hold most of what begins a name only with the character before it, that belongs to the name, and so at its end.
"""

from collections.abc import Callable

from knowledge.answering.sketch import Sketch
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, kind_of
from knowledge.language.characters import is_han
from knowledge.language.following import MEASURES
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import Word, segment
from knowledge.language.sentences import Span

Counts = Callable[[str], int]
"""In how many sentences two characters stand together."""

TOGETHER = 0.7
"""The share of a name's sentences from which what stands beside it there belongs to it."""
SHORTEST = 2
"""Characters of a name that is found by what stands together only."""
_APART = frozenset("ucpry")
"""Tags of words of grammar, which no name has at its edge."""
_DONE = re.compile("[了过着于在的]")
_COUNTING = re.compile("[一两每各几]")
_THAT = re.compile(rf"[那这][{MEASURES}]$")


def grown(sketch: Sketch, span: Span, stop: int, counts: Counts) -> Span:
    """The span of a name, grown to both sides; not beyond `stop`, and not into times or question words."""
    start, end = span
    folded, words = sketch.folded, segment(sketch.folded)
    for word in reversed(words):
        if (
            word.end == start
            and not _COUNTING.fullmatch(word.text)
            and _may_belong(word, sketch)
            and _sticks(folded, start, counts, folded[start : start + 2])
        ):
            start = word.start
    if pointed := _THAT.search(folded, 0, start):  # 大同那座电站
        inside = [word for word in words if word.end <= pointed.start()]
        start = inside[-1].start if inside and _may_belong(inside[-1], sketch) else start
    for word in words:
        if word.start == end and word.end <= stop and _may_belong(word, sketch) and kind_of(word.text) not in VALUES:
            before = folded[max(start, end - 2) : end]
            if _DONE.match(folded, word.end) or not _sticks(folded, end, counts, before):
                break
            end = word.end
    return start, end


def opening(sketch: Sketch, stop: int, counts: Counts) -> Span | None:
    """What a question begins with, as far as the articles hold it together: 特来电 of 特来电的市场份额."""
    begin = max((end for start, end in (*sketch.times, sketch.asks) if start == 0), default=0)
    folded, end = sketch.folded, begin
    for word in segment(folded):
        if word.start < end:
            continue
        joined = word.start == begin or counts(folded[end - 1 : end + 1])
        inside = [counts(folded[at : at + 2]) for at in range(word.start, word.end - 1)]
        if word.end > stop or not _may_belong(word, sketch) or not joined or not all(inside):
            break
        end = word.end
    return (begin, end) if end - begin >= SHORTEST else None


def _may_belong(word: Word, sketch: Sketch) -> bool:
    taken = any(start < word.end and word.start < end for start, end in (*sketch.times, sketch.asks))
    return not taken and is_han(word.text[0]) and lexicon().tag(word.text) not in _APART


def _sticks(folded: str, at: int, counts: Counts, beside: str) -> bool:
    """Whether what stands on both sides of an offset goes together mostly where `beside`, on one side of it, stands."""
    pair = folded[at - 1 : at + 1]
    if not all(map(is_han, pair)):
        return is_han(pair[0]) and len(beside) == SHORTEST and counts(folded[at - 2 : at]) > 0
    own = counts(beside) if len(beside) == SHORTEST and all(map(is_han, beside)) else 0
    return counts(pair) > 0 and counts(pair) >= TOGETHER * own
