"""Phrases that answer as a whole: things listed side by side, what says beside a name what it is, and causes."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.language.asked import Asked, kind_of
from knowledge.language.characters import HAN, is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import Word, segment
from knowledge.language.sentences import Span

_ITEM = r"(?:[《「“\"][^》」”\"]{1,24}[》」”\"]|[\w·.+%&'’/-]+(?: [A-Za-z0-9][\w.+&'’/-]*)*)(?:\([^()]{1,30}\))?"
_JOINT = (
    r"(?:、|,? ?(?:以及|及其|(?<!总)和(?![平解谐睦])|(?<!参)与|(?<![以普涉顾])及(?!时)|(?<![a-z])and(?![a-z])|&) ?)"
)
_LIST = re.compile(rf"{_ITEM}(?:(?:、|, )(?:{_ITEM}))*{_JOINT}{_ITEM}|{_ITEM}(?:、{_ITEM})+")
LONGEST_LIST = 90
"""Characters of a list."""
_CAUSE = re.compile(
    r"(?:因为|由于|受益于|得益于|鉴于|归功于|归因于|出于|为了|(?<![原起])因(?=[^此而])|以便|旨在|用于|用来|(?<=,)以(?![及为上下])|理由是|原因是|原因在于|目的是"
    r"|because(?: of)?|due to|thanks to|owing to|in order to|so as to)\s?(?P<cause>[^,。;!?]{2,60})"
)
_AFTER_NAME = re.compile(
    r"(?:\([^()]{1,30}\))?(?:,|则|便|就)?(?:是|系|为|指的是|指|is|was|are)(?:由|以)? ?"
    rf"(?P<what>(?:一[家个种款支座项名位]|an? |the |全球|国内|首|最|[{HAN}])[^,。;!?]{{2,60}})"
)
_EDGE = frozenset("pcudry")
"""Tags of words that no noun phrase begins with."""
_OUTSIDE = re.compile(r"[,。;:!?、()“”\"]|- ?-|--|-(?=[^\d\w])")


@dataclass(frozen=True, slots=True)
class Apposition:
    """A phrase that says what a name is: the phrase's span and the name's."""

    start: int
    end: int
    name: Span


def lists(folded: str) -> list[Span]:
    """What is listed side by side: A、B和C. Both ends are cut to the listed things as far as their words tell."""
    found = []
    for match in _LIST.finditer(folded):
        start, end = match.span()
        first, *_, last = re.split(_JOINT, folded[start:end])
        start, end = start + _head(first), end - len(last) + _tail(last)
        if start < end <= start + LONGEST_LIST:
            found.append((start, end))
    return found


def _tail(item: str) -> int:
    """Where the last of several listed things ends: before 等, 的, a verb or an adverb after it."""
    for word in segment(item)[1:]:
        if word.text in ("等", "的", "来看", "中", "之") or (lexicon().tag(word.text) in "vpd" and len(word.text) < 4):
            return word.start
    return len(item)


def _head(item: str) -> int:
    """Where the first of several listed things begins: behind the last verb, preposition or 的 before it."""
    words = segment(item)
    for at in range(len(words) - 1, 0, -1):
        before = words[at - 1]
        if lexicon().tag(before.text) in "vpcudr" and len(before.text) < 4:
            return words[at].start
    return 0


def appositions(folded: str, names: list[Span]) -> list[Apposition]:
    """For each of these names the phrase beside it that says what it is: 市研机构|TrendForce, X是|一家…的公司."""
    found = []
    for start, end in names:
        after = _AFTER_NAME.match(folded, end)
        if after:
            found.append(Apposition(*after.span("what"), (start, end)))
        begin = _phrase_before(folded, start)
        if begin is not None:
            found.append(Apposition(begin, len(folded[:start].rstrip()), (start, end)))
    return found


def _phrase_before(folded: str, name: int) -> int | None:
    """Where the noun phrase just before a name begins, if it ends with a noun for a kind of thing or person."""
    edges = [mark.end() for mark in _OUTSIDE.finditer(folded, 0, name)]
    start = edges[-1] if edges else 0
    words = segment(folded[start:name])
    if not words or words[-1].end < len(folded[start:name].rstrip()):
        return None
    last = _run(words)
    if kind_of(last) not in (Asked.ORGANISATION, Asked.PERSON, Asked.PLACE, Asked.THING):
        return None
    at = _begin(words)
    return start + words[at].start


def _run(words: Sequence[Word]) -> str:
    """The last words together: 大模型创企 may be cut anywhere."""
    text = "".join(word.text for word in words[-3:])
    return text if all(map(is_han, text)) else words[-1].text


def _begin(words: Sequence[Word]) -> int:
    """The first word of the phrase that ends with the last one: behind joints and prepositions that lead to it."""
    known = lexicon()
    at = len(words) - 1
    relative = False
    while at > 0:
        before = words[at - 1].text
        if before == "的":
            relative = True
        elif before in (
            "和",
            "与",
            "及",
            "由",
            "据",
            "对",
            "被",
            "向",
            "在",
            "而",
            "另据",
            "对于",
            "包括",
            "获得",
            "还",
        ) or (not relative and known.tag(before) in "pcdryu" and kind_of(before) is None):
            break
        at -= 1
    return at


def causes(folded: str) -> list[Span]:
    """What is told as a cause or purpose, without the word that says so."""
    return [match.span("cause") for match in _CAUSE.finditer(folded)]
