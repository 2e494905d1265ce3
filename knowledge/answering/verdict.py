"""Yes or no: the proposition of a question is tested against the sentence that was found for it.

A negation beside the matched words, or a comparison that runs the other way, makes it no; otherwise what the sentence
says is what was asked, and it is yes. Whether the sentence is about the proposition at all was judged before.
"""

from collections.abc import Iterator
from itertools import pairwise

from knowledge.answering.reading import Reading
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.thesaurus import synonyms

_NEGATION = re.compile(
    r"并未|并没有?|没有|没能|没|未能|未曾|尚未|从未|毫无|并无|并非|并不|不会|不再|不能|不是|不(?![仅但到断少同过久管论足满得开了止])|未(?![来必])|无(?![论线])"
    r"|非|否认|拒绝|谢绝|暂停|取消|\bno\b|\bnot\b|n't\b|\bnever\b|\bnone\b|\bdenie[ds]\b|\brefused?\b"
)
_ASKS_NOT = re.compile(r"(?<![是有])没有?(?!有)|(?<!是)不(?!是)|未|\bnot\b|n't\b|\bnever\b")
_CHOICE = re.compile(r"(?P<one>[\w])[不没](?P=one)|有没有|可不可以|[了过]没有(?=$|[?。!])|没(?=$|[?。!])")
_MORE = re.compile(
    r"超过|超越|高于|大于|多于|远超|领先于?|胜过|优于|快于|早于|强于|压过|赶超"
    r"|比.{1,16}?[更还要]?[大高多贵快强长早好重]|exceed|surpass|outperform|overtake"
    r"|\b(?:more|larger|higher|bigger|faster|earlier) than\b"
)
_LESS = re.compile(
    r"低于|少于|小于|不及|不如|落后于?|逊于|慢于|晚于|弱于|比.{1,16}?[更还要]?[小低少便宜慢弱短晚差轻]"
    r"|\b(?:less|lower|smaller|fewer|slower|later|cheaper) than\b"
)
REACH = 6
"""Characters before a matched word, or between it and its object, in which a negation speaks of it."""


def verdict(question: Question, told: Reading) -> bool:
    """Whether the sentence says that it is so."""
    turned = _turned(question, told)
    if turned is not None:
        return not turned
    asked = _CHOICE.sub("", question.folded)
    return _negated(question, told.folded) == bool(_ASKS_NOT.search(asked))


def _negated(question: Question, folded: str) -> bool:
    """Whether a negation stands just before one of the matched words, in the same clause."""
    forms = {form for word in question.words for form in (word, *synonyms(word)) if len(form) > 1 or not is_han(form)}
    spots = [spot for form in forms for spot in _spots(form, folded)]
    return any(
        not re.search("[,。;:]", folded[negation.end() : spot])
        for negation in _NEGATION.finditer(folded)
        for spot in spots
        if negation.start() <= spot <= negation.end() + REACH
    )


def _spots(form: str, folded: str) -> Iterator[int]:
    """Where a form stands in a text."""
    at = folded.find(form)
    while at >= 0:
        yield at
        at = folded.find(form, at + len(form))


def _turned(question: Question, told: Reading) -> bool | None:
    """Whether the sentence compares the question's two names the other way round; None where it compares nothing."""
    asked = _direction(question.folded, [mention.start for mention in question.mentions])
    if asked is None or len(question.mentions) != len(NAMES):
        return None
    places = [_place(told.folded, mention.forms) for mention in question.mentions]
    if None in places:
        return None
    said = _direction(told.folded, [place for place in places if place is not None])
    if said is None:
        return None
    same_order = all(one < other for one, other in pairwise([place for place in places if place is not None]))
    return (asked == said) != same_order


NAMES = ("compared", "standard")
"""What a comparison names."""


def _direction(folded: str, names: list[int]) -> int | None:
    """1 where the first of two names is said to be more, -1 where less, None where they are not compared."""
    if len(names) != len(NAMES):
        return None
    start = min(names)
    if _MORE.search(folded, start):
        return 1
    return -1 if _LESS.search(folded, start) else None


def _place(folded: str, forms: frozenset[str]) -> int | None:
    """Where a name stands in a folded sentence, its spaces apart."""
    plain = [(at, character) for at, character in enumerate(folded) if character not in " -_./·'"]
    text = "".join(character for _, character in plain)
    found = [text.find(form) for form in forms if form in text]
    return plain[min(found)][0] if found else None
