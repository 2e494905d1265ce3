"""The noun that goes with question words: what it is asked of tells the kind of answer ("哪个|国家", "估值|是多少")."""

from dataclasses import dataclass

from knowledge.language import asking_patterns as patterns
from knowledge.language.asked import VALUES, Asked, is_kind, kind_of
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment


@dataclass(frozen=True, slots=True)
class Noun:
    """A word of a folded question: where it begins, and the kind of answer that it tells, where it does."""

    text: str
    start: int
    kind: Asked | None


def noun_after(folded: str, at: int, *, measured: bool = True) -> tuple[int, str, Noun | None]:
    """Where a measure word just after the question words ends, the measure word, and the noun that follows.

    Of several nouns it is the first of a known kind ("哪个国家|人口最多"), else the last.
    """
    measure, first, last = "", at, at
    noun: Noun | None = None
    for word in segment(folded[at : at + patterns.REACH]):
        tag, start = lexicon().tag(word.text), at + word.start
        if start > last + (last == at and not is_han(word.text[0])):
            break
        if measured and last == at and word.text in patterns.MEASURED:
            measure, first = word.text, at + 1
        elif word.text == "的" or (noun is None and tag in patterns.MODIFIERS and kind_of(word.text) is None):
            if noun or (measure and word.text == "的"):
                break
            first = at + word.end
        else:
            kind = kind_of(folded[first : at + word.end]) if tag not in patterns.NAMES or is_kind(word.text) else None
            if (kind is None and tag in patterns.NOT_NOUNS) or (kind in VALUES and noun):
                break
            noun = Noun(word.text, start, kind)
            if kind:
                break
        last = at + word.end
    return at + len(measure), measure, noun


def noun_before(folded: str, end: int) -> Noun | None:
    """The noun just before the question words, over what links the two ("估值大约是|多少")."""
    begin = max(0, end - patterns.REACH)
    for word in reversed(segment(folded[begin:end])):
        tag, start = lexicon().tag(word.text), begin + word.start
        if patterns.MARK.search(folded, begin + word.end, end):
            return None
        run = patterns.HAN_RUN.search(folded, begin, begin + word.end)  # 财务长 may be cut in two
        kind = kind_of(run[0] if run else word.text)
        if kind is None and (patterns.LINK.fullmatch(word.text) or tag in "dupcy"):
            continue
        if kind or (is_han(word.text[0]) and tag not in patterns.NOT_NOUNS):
            return Noun(word.text, start, kind)
        return None
    return None


def noun_phrase(folded: str, at: int) -> tuple[list[Noun], bool]:
    """The English words from here to a preposition or auxiliary, after the last owner's; and whether there was one."""
    words: list[Noun] = []
    owned = False
    while (found := patterns.ENGLISH_WORD.match(folded, at)) and not patterns.STOP.fullmatch(found["word"]):
        at = found.end()
        if found["owner"]:
            words, owned = [], True
        else:
            words.append(Noun(found["word"], found.start("word"), kind_of(found["word"])))
    return words, owned


def telling_noun(words: list[Noun]) -> Noun | None:
    """The first noun of a known kind, or the last of several together: "population growth rate"."""
    telling: Noun | None = None
    for word in words:
        if telling and word.kind is None:
            break
        telling = word if word.kind else telling
    return telling
