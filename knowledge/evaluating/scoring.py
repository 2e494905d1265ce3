"""When a reply is right, by the rules of tests/questions/README.md."""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

from knowledge.evaluating.question_sets import Groups, Item, Task
from knowledge.models import Answer, AnswerKind

TYPED = ("number", "date", "person", "org")
"""Kinds whose short answer is judged for itself."""
LONGEST_SHORT, LONGEST_LIST = 40, 200
"""Characters of a short answer; the second for lists and computed answers."""
_REFUSALS = {
    "near": (AnswerKind.UNKNOWN, AnswerKind.CHOICE),
    "far": (AnswerKind.UNKNOWN, AnswerKind.TALK),
    "chat": (AnswerKind.TALK, AnswerKind.UNKNOWN),
}


def right(item: Item, groups: Groups, answer: Answer) -> bool:
    """Whether an answer to one turn of an item is right."""
    if not groups:
        return answer.kind in _REFUSALS.get(item.kind, _REFUSALS["near"])
    several = item.task is not Task.ANSWERABLE or item.kind == "list"
    judged = fold(judged_text(answer, quotes=3 if several else 1))
    answered = answer.kind is AnswerKind.ANSWER or item.task is not Task.ANSWERABLE
    return answered and holds(judged, groups)


def holds(folded: str, groups: Groups) -> bool:
    """Whether a folded text holds a string of every group."""
    return all(any(fold(text) in folded for text in group) for group in groups)


def sentence_right(groups: Groups, answer: Answer, among: int = 1) -> bool:
    """Whether one of the first candidates' sentences holds the answer, whether or not it was given as one."""
    return any(holds(fold(candidate.quote.text), groups) for candidate in answer.candidates[:among])


def short_right(groups: Groups, answer: Answer) -> bool:
    """Whether the short answer, or its source text, holds a string of the first group."""
    given = fold(f"{answer.short or ''}\n{answer.span or ''}")
    return any(fold(text) in given for text in groups[0])


def short_fits(item: Item, answer: Answer) -> bool:
    """Whether the short answer keeps to its length, so that it is no second quote."""
    computed = item.task is Task.COMPARE or item.kind == "list"
    return len(answer.short or "") <= (LONGEST_LIST if computed else LONGEST_SHORT)


def judged_text(answer: Answer, quotes: int) -> str:
    """The short answer with the first quotes."""
    return "\n".join([answer.short or "", *(quote.text for quote in answer.quotes[:quotes])])


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """NFKC, Traditional to Simplified, lower case, no white space."""
    return re.sub(r"\s+", "", str(_converter().convert(unicodedata.normalize("NFKC", text))).lower())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
