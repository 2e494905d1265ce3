"""Parts of sentences for short answers that list several."""

from knowledge.language import regex as re

_BREAK = re.compile(r"[,，;；。]")
_EDGES = " ,，、。;；:：!！?？"


def clause_at(text: str, at: int, longest: int) -> str:
    """The clause of a sentence that an offset stands in, with those after it as far as there is room."""
    marks = [0, *(mark.end() for mark in _BREAK.finditer(text)), len(text)]
    start = max(mark for mark in marks if mark <= at)
    before = max((mark for mark in marks if mark < start), default=0)
    first = next((mark for mark in marks if mark > at), len(text))
    if at == start > 0 and len(text[before:first].strip(_EDGES)) <= longest:
        start = before  # "索尼的 PS5 Pro 先走一步,11月7日开卖": what happened to stands before the date
    ends = [mark for mark in marks if mark > at]
    fitting = [end for end in ends if len(text[start:end].strip(_EDGES)) <= longest]
    part = text[start : fitting[-1] if fitting else ends[0]].strip(_EDGES)
    return part if len(part) <= longest else part[: longest - 1] + "…"
