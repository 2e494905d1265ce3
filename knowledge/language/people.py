"""People named in Chinese text: behind their titles, before a word of saying, or known to the lexicon as names."""

from functools import cache

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.characters import HAN
from knowledge.language.lexicon import lexicon
from knowledge.language.names import FAMILY_NAMES
from knowledge.language.segmentation import Word, segment
from knowledge.language.sentences import Span

_SAYING = '表示|指出|认为|透露|坦言|强调|告诉|回应|补充|直言|介绍|解释|预计|判断|警告|提醒|说[:,"“。]|称[:,"“]'
_AFTER_NAME = _SAYING + r"|称|说|在|于|和|与|及|对|曾|也|则|向|宣布|等|创办|创立|将|担任|接任|[、,。;:()\"]|$"
_FOREIGN = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)+")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    titles = "|".join(sorted(data.words("titles.txt"), key=lambda word: (-len(word), word))).lower()
    return (
        re.compile(rf"(?:{titles})(?P<name>[{FAMILY_NAMES}][{HAN}]{{1,2}}?)(?={_AFTER_NAME})"),
        re.compile(rf"(?P<name>[{FAMILY_NAMES}][{HAN}]{{1,2}}?)(?=(?:则|也|曾|还|对此)?(?:{_SAYING}))"),
        re.compile(rf"(?:{titles})(?P<name>[a-z][a-z'-]+(?: [a-z]\.)?(?: [a-z][a-z'-]+){{0,2}})"),
    )


def people(folded: str) -> list[Span]:
    """The spans of people's names in a folded text, in order; a Latin name of two words may be another thing's."""
    words = segment(folded)
    found: set[Span] = set()
    if "·" in folded:
        found |= {_around(match.span(), words) for match in _FOREIGN.finditer(folded)}
    for pattern in _patterns():
        for match in pattern.finditer(folded):
            if match["name"].isascii() or lexicon().tag(match["name"]) in "xP":
                found.add(match.span("name"))
    found |= {(word.start, word.end) for word in words if lexicon().tag(word.text) == "P"}
    return sorted(span for span in found if not any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in found))


def _around(span: Span, words: list[Word]) -> Span:
    """A name with dots in it, from the word before the first dot to the word behind the last."""
    inside = [word for word in words if span[0] <= word.start and word.end <= span[1]]
    dotted = [at for at in range(1, len(inside)) if inside[at].start > inside[at - 1].end]
    return (inside[dotted[0] - 1].start, inside[dotted[-1]].end) if dotted else span
