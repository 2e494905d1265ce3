"""When a reply is right, by the rules of tests/questions/README.md."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from knowledge.evaluating.question_sets import Groups, Item, Task
from knowledge.models import Answer, AnswerKind

TYPED = ("number", "date", "person", "org")
"""Kinds whose short answer is judged for itself."""
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
    return answered and all(any(fold(text) in judged for text in group) for group in groups)


def sentence_right(groups: Groups, answer: Answer) -> bool:
    """Whether the best candidate's sentence holds the answer, whether or not it was given as one."""
    best = fold(answer.candidates[0].quote.text) if answer.candidates else ""
    return all(any(fold(text) in best for text in group) for group in groups)


def short_right(groups: Groups, answer: Answer) -> bool:
    """Whether the short answer, or its source text, holds a string of the first group."""
    given = fold(f"{answer.short or ''}\n{answer.span or ''}")
    return any(fold(text) in given for text in groups[0])


def judged_text(answer: Answer, quotes: int) -> str:
    """The short answer with the first quotes."""
    return "\n".join([answer.short or "", *(quote.text for quote in answer.quotes[:quotes])])


def fold(text: str) -> str:
    """NFKC, Traditional to Simplified, lower case, no white space."""
    return re.sub(r"\s+", "", str(_converter().convert(unicodedata.normalize("NFKC", text))).lower())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
