"""Bounds: the words before and after a number that put the value about, over or under it."""

from functools import cache

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.measures import Bound

_ROUND = {"过": Bound.OVER, "上": Bound.OVER, "近": Bound.ABOUT}
"""What may stand before a multiplier without a number: 上万, 过半, 近百."""
_NOT_ABOUT = re.compile(r"[节合预条公纽契签制特违履相邀婚]约|[最附靠临邻]近")
_AFTER = re.compile(
    r" ?(?:(?P<about>左右|上下(?![文游级])|or so\b)|(?P<over>以上|之多|有余|开外|\+|plus\b|or more\b|or over\b)"
    r"|(?P<under>以下|以内|之内|or less\b|or fewer\b|or under\b))"
)


@cache
def _words() -> tuple[dict[str, Bound], dict[bool, list[int]]]:
    """The words before a number, and the lengths of those that end in a Latin letter and of the others."""
    table: dict[str, Bound] = {}
    for line in data.entries("approximations.tsv"):
        side, words = line.split("\t")
        table |= dict.fromkeys(words.split(","), Bound(side))
    lengths = {
        latin: sorted({len(word) for word in table if _is_letter(word[-1]) == latin}, reverse=True)
        for latin in (True, False)
    }
    return table, lengths


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"


def bound_before(text: str, start: int, floor: int, *, is_round: bool) -> tuple[int, Bound | None]:
    """Where an expression starts with the approximation word before it, and what that word says.

    Nothing before `floor` belongs to the expression. `is_round` allows the words that only stand before round numbers.
    """
    at = start - 1 if text[start - 1 : start] == " " else start
    if at <= floor:
        return start, None
    table, lengths = _words()
    for size in lengths[_is_letter(text[at - 1])]:
        begin = at - size
        bound = table.get(text[begin:at]) if begin >= floor else None
        if bound is None or (_is_letter(text[begin]) and text[begin - 1 : begin].isalpha()):
            continue
        joins = text[at - 1] == "~" and begin == floor > 0
        if joins or (begin > 0 and _NOT_ABOUT.match(text, at - 2, at)):
            return start, None
        return begin, bound
    if is_round and text[at - 1] in _ROUND:
        return at - 1, _ROUND[text[at - 1]]
    return start, None


def bound_after(text: str, end: int) -> tuple[int, Bound | None]:
    """Where an expression ends with the approximation word after it, and what that word says."""
    if match := _AFTER.match(text, end):
        return match.end(), Bound(match.lastgroup or "")
    return end, None
