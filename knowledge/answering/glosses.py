"""Names that a question gives twice, the second time in brackets, as in "China Railway (国铁集团)": one name, not two.

The one that the articles use is how it is looked for, so that the other need not stand in a sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering.mentions import Mention
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.names import compact
from knowledge.store import Store

_BRACKETS = re.compile(r"(?<=\S) ?\((?P<inside>[^()]+)\)")
_LATIN_WORD = re.compile(r"[a-z0-9][a-z0-9.&'-]*")
_DOING = re.compile("[a-z]+ ")
"""The verb that follows "to": "wants to buy Northbay"."""
SHORTEST = 2
"""Characters of a Chinese name in brackets."""


def glossed(folded: str, mentions: Sequence[Mention], store: Store) -> tuple[Mention, ...]:
    """The names, each that is given twice as one."""
    for found in _BRACKETS.finditer(folded):
        start, end = found.span("inside")
        carried = next((one.start for one in mentions if one.start < found.start() and one.end == found.end()), None)
        begin = _phrase_before(folded, found.start()) if carried is None else carried
        inside = [one for one in mentions if start <= one.start and one.end <= end]
        name = _used(folded, start, end, inside, store) if begin < found.start() else None
        if name:
            whole = replace(name, start=begin, end=found.end(), text=folded[begin : found.end()])
            mentions = [*(one for one in mentions if one.end <= begin or found.end() <= one.start), whole]
        elif _told(folded[: found.start()][-SHORTEST:], store) and not any(map(is_han, folded[start:end])):
            mentions = [one for one in mentions if one not in inside]
    return tuple(sorted(mentions, key=lambda one: one.start))


def _used(folded: str, start: int, end: int, inside: Sequence[Mention], store: Store) -> Mention | None:
    """What stands in brackets, as a name, where the articles use it."""
    text = folded[start:end]
    if not any(map(is_han, text)):  # in the same language it is a remark: the ceo (Runway)
        return None
    whole = next((one for one in inside if (one.start, one.end) == (start, end)), None)
    if whole:
        return whole if whole.present else None
    if not _told(text, store):
        return None
    return Mention(start, end, text, frozenset({compact(text)}), frozenset({text}), present=True)


def _told(text: str, store: Store) -> bool:
    """Whether the articles use a Chinese name, as far as its pairs of characters tell."""
    if len(text) < SHORTEST or not all(map(is_han, text)):
        return False
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return len(store.postings.frequencies(pairs)) == len(pairs)


def _phrase_before(folded: str, end: int) -> int:
    """Where the Latin words begin that run up to a place, from the last that only serves a sentence."""
    begin = end
    for found in reversed(list(_LATIN_WORD.finditer(folded, 0, end))):
        if folded[found.end() : begin].strip(" ") or found[0] in data.words("english_words.txt"):
            doing = _DOING.match(folded, begin) if found[0] == "to" else None
            return doing.end() if doing and doing.end() < end else begin
        begin = found.start()
    return begin
