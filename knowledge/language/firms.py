"""The names of firms and institutions that their endings tell: 许继电气, 远穹动力, 野村证券."""

from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.names import FIRM_ENDINGS
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span

LONGEST_OWN, RARE = 4, 11.5
"""Characters of a firm's own name before such an ending, and nats from which a word of several may be one."""
NOT_IN_FIRM = re.compile("[的了在是与和及由被向对为把从将这那该其各几两三多一家每]|公司|创企|企业|科技巨头")
_FIRM = re.compile(FIRM_ENDINGS)
_HOLDING = frozenset("cpduryfmt")
_VERBS_OF_NAMES = frozenset("叫是为称买卖投收出由")


def firms(folded: str) -> list[Span]:
    """The spans of such names in a folded text, in order."""
    return [span for match in _FIRM.finditer(folded) if (span := _firm(folded, match))]


def _firm(folded: str, ending: re.Match[str]) -> Span | None:
    """The name of a firm with this ending: the rare words, or single characters that hold no sentence, before it."""
    start, known = ending.start(), lexicon()
    for word in reversed(segment(folded[max(0, start - 12) : start])):
        text = word.text
        tag = known.tag(text) if text in known else ""
        place = tag == "L" and len(text) > 1
        rare = text not in known or known.cost(text) >= RARE or place
        if not is_han(text[0]) or ending.start() - start + len(text) > LONGEST_OWN:
            break
        if (len(text) > 1 and not rare) or tag in _HOLDING or text in _VERBS_OF_NAMES or NOT_IN_FIRM.search(text):
            break
        if not folded.startswith(text, start - len(text)):
            break
        start -= len(text)
        if place:
            break
    return (start, ending.end()) if ending.start() - start > 1 else None
