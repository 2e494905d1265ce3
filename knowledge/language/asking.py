"""How a question asks: the kind of answer it wants, and the noun that says what of (its focus).

"Runway 的估值是多少" asks for money, with the focus 估值; "哪座城市" for a place, "which company" for an organisation.
The question word decides where it can (谁, 何时, why); else the noun beside it does, by `data/asked_nouns.tsv`; a
question without any question word ("Runway 融资金额") asks what its last noun says.
"""

from dataclasses import dataclass, replace

from knowledge.language import asking_patterns as patterns
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, Asked, kind_of
from knowledge.language.asked_noun import Noun, noun_after, noun_before, noun_phrase, telling_noun
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment

__all__ = ["VALUES", "Asked", "Asking", "kind_of", "read_asking"]


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question asks.

    `start` and `end` are the span of the question words in the folded text (both at its end where there are none);
    `focus` is the noun they go with, empty where there is none, and `focus_start` where it begins; `several` tells
    that more than one answer is expected.
    """

    kind: Asked
    start: int
    end: int
    focus: str = ""
    focus_start: int = 0
    several: bool = False


def read_asking(folded: str) -> Asking:
    """How a folded question asks."""
    return replace(_read(folded), several=patterns.SEVERAL.search(folded) is not None)


def _read(folded: str) -> Asking:
    yes_no = patterns.YES_NO.search(folded)
    if yes_no and (
        folded[0].isascii()
        or not (patterns.ANY_QUESTION_WORD.search(folded) or patterns.ENGLISH_QUESTION.search(folded))
    ):
        return Asking(Asked.YES_NO, *yes_no.span())
    final = patterns.FINAL.search(folded)
    if final and (asked := _definition(folded) or _which(folded, final.start())):
        return asked
    return _definition(folded) or _fixed(folded) or _which(folded) or _english(folded) or _unasked(folded)


def _definition(folded: str) -> Asking | None:
    """What asks what or who something is, as against what or who has an attribute ("X的首都是什么", "CEO是谁")."""
    found = patterns.DEFINITION.search(folded)
    if found:
        return Asking(Asked.DEFINITION, *found.span())
    being = patterns.BEING.search(folded)
    if (
        not being
        or len(being["subject"]) > patterns.LONGEST_SUBJECT
        or re.search(r"[第最]|主要|前[一二两三四五六七八九十\d]", being["subject"])
    ):
        return None
    kind = kind_of(being["subject"])
    if being["who"]:
        attribute = kind is not None
    elif len(segment(being["subject"])) == 1:
        attribute = kind in (Asked.REASON, Asked.NAME, Asked.PERSON)
    else:  # a noun after a name may be a part of it: 网易公司, but not 法国首都
        of_names = kind in (Asked.PLACE, Asked.ORGANISATION)
        attribute = (
            patterns.ATTRIBUTE.search(being["subject"]) is not None if of_names else kind not in (None, Asked.THING)
        )
    return None if attribute else Asking(Asked.DEFINITION, *being.span())


def _fixed(folded: str) -> Asking | None:
    """What Chinese question words tell by themselves; they must not be parts of other words, as in 多伦多大学."""
    words = segment(folded)
    edges = {edge for word in words for edge in (word.start, word.end)}
    for kind, pattern in patterns.CHINESE:
        for found in pattern.finditer(folded):
            start, end = found.span()
            begins = start in edges or found[0][0] not in "几多" or found[0].startswith("多少")
            day = re.fullmatch("哪一?[天年]", found[0]) and not patterns.OTHER_WORD.match(folded, end)
            whole = begins and (end in edges or kind not in patterns.UNITED or day)
            if kind is Asked.COUNT and whole and not (found[0] == "几" and patterns.WHICH.search(folded, end)):
                return _counted(folded, start, end)
            joined = start > 0 and not folded[start - 1].isspace()
            if not whole or kind is Asked.COUNT or (kind is Asked.REASON and joined and _only_noun(folded, end)):
                continue
            focus = noun_before(folded, start) if kind in VALUES or kind is Asked.PERSON else None
            values = kind in VALUES and kind is not Asked.DATE  # a noun before 何时 is who did it, unless it is a time
            return _asking(kind, start, end, focus if focus and (values or focus.kind is kind) else None)
    return None


def _only_noun(folded: str, end: int) -> bool:
    """Whether but a noun follows: "面积多为什么地形?" asks no reason."""
    return [lexicon().tag(word.text) for word in segment(folded[end:])] == ["n"]


def _counted(folded: str, start: int, end: int) -> Asking:
    """多少 and "how much" may ask for any value: the noun after ("多少参数") or before ("估值多少") tells."""
    after, measure, noun = noun_after(folded, end)
    if noun and noun.kind is Asked.DATE and measure == "个":  # 几个季度
        return _asking(Asked.DURATION, start, after, noun)
    noun = noun or noun_before(folded, start)
    kind = noun.kind if noun and noun.kind in VALUES else None
    return _asking(kind or Asked.COUNT, start, after, noun)


def _which(folded: str, begin: int = 0) -> Asking | None:
    """哪 and 什么 with the noun after them, or before where nothing follows ("首都是什么"); else 如何."""
    edges = {word.start for word in segment(folded)}
    found = next(
        (one for one in patterns.WHICH.finditer(folded, begin) if one[0][0] != "边" or one.start() in edges), None
    )
    if found is None:
        manner = patterns.MANNER.search(folded)
        return Asking(Asked.NAME if manner["named"] else Asked.MANNER, *manner.span()) if manner else None
    start, end, first = found.start(), found.end(), found[0][0]
    after, measure, noun = noun_after(folded, end, measured=first in "哪边何")
    kind = Asked.PERSON if first == "边" and measure == "个" else patterns.MEASURED.get(measure)
    if kind is not None and kind is not Asked.THING and (noun is None or kind is Asked.PLACE or noun.kind is None):
        noun = noun or (noun_before(folded, start) if patterns.OPEN_END.fullmatch(folded, after) else None)
        return _asking(kind, start, after, noun)
    if noun is None or noun.kind is Asked.NAME:
        asked, noun = noun, None
        named = patterns.NAMED.search(folded[:start])
        if named:
            noun = noun_before(folded, named.start()) if named["called"] else None
            if noun is None or noun.kind not in (Asked.NAME, Asked.PERSON, Asked.PLACE, Asked.ORGANISATION):
                return Asking(Asked.NAME, start, end)
        elif asked:
            noun = asked
        elif patterns.OPEN_END.fullmatch(folded, after):
            noun = noun_before(folded, start)
        elif folded.startswith("是", after):  # "哪个是最大的城市"
            noun = noun_before(folded, len(folded.rstrip("?!。. ")))
    return _asking((noun and noun.kind) or Asked.THING, start, after, noun)


def _english(folded: str) -> Asking | None:
    """What the first English question word asks."""
    asks = patterns.ENGLISH_QUESTION.search(folded)
    if asks is None:
        return None
    for kind, pattern in patterns.ENGLISH:
        found = pattern.match(folded, asks.start())
        if found and kind is Asked.COUNT:
            return _how_many(folded, *found.span())
        if found:
            return Asking(kind, *found.span())
    opening = patterns.ASKS_NOUN.match(folded, asks.start())
    if opening is None:
        return None
    (start, end), who, linked = opening.span(), folded.startswith("who", asks.start()), opening["is"] is not None
    words, owned = noun_phrase(folded, end)
    noun = telling_noun(words) if linked or not who else None
    if linked and noun and noun.text == "time" and len(words) > 1 and words[-2].text not in patterns.CLOCK:
        return _asking(Asked.DURATION, start, end, noun)
    bare = linked and not (owned or opening["the"]) and words and not folded[_end(words[-1]) :].strip("?!. ")
    if bare and (noun is None or (len(words) == 1 and not who)):  # "what is inflation", "who is ada lovelace"
        return Asking(Asked.DEFINITION, start, _end(words[-1]))
    if noun is None and words and not who:
        noun = words[-1] if linked else words[0]
    return _asking(Asked.PERSON if who else (noun and noun.kind) or Asked.THING, start, end, noun)


def _how_many(folded: str, start: int, end: int) -> Asking:
    """A number of what follows; "how much" alone is money, unless a word tells otherwise ("how much does it weigh"),
    "how many" alone a count ("how many of those").
    """
    words, _ = noun_phrase(folded, end)
    noun = telling_noun(words)
    if folded[start:end] == "what to what":
        kinds = (kind_of(word.text) for word in segment(folded))
        return Asking(next((kind for kind in kinds if kind in VALUES - {Asked.DATE}), Asked.COUNT), start, end)
    if words:
        kind = noun.kind if noun and noun.kind in VALUES - {Asked.DATE} else None
        return _asking(kind or Asked.COUNT, start, end, noun or words[0])
    kinds = (kind_of(word.text) for word in segment(folded[end:]))
    alone = Asked.COUNT if folded.endswith("many", start, end) else Asked.MONEY
    return Asking(next((kind for kind in kinds if kind in VALUES - {Asked.DATE}), alone), start, end)


def _unasked(folded: str) -> Asking:
    """What is asked without a question word: what stands before an open end ("第二大城市是?"), or keywords."""
    lately = patterns.LATELY.search(folded)
    left = None if lately and lately[0].strip("?。 ") else patterns.LEFT_OPEN.search(folded)
    if left:
        noun = None if left["reason"] else noun_before(folded, left.start())
        return _asking(Asked.REASON if left["reason"] else (noun and noun.kind) or Asked.THING, *left.span(), noun)
    mistyped = patterns.THAT_FOR_WHICH.search(folded)
    if mistyped:
        return _read(folded[: mistyped.start()] + "哪" + folded[mistyped.end() :])
    end = len(folded)
    named = patterns.IMPERATIVE.match(folded)
    if not named and (folded.endswith((".", "。", "!")) or "了" in folded):
        return Asking(Asked.NOTHING, end, end)
    english = telling_noun(noun_phrase(folded, named.end() if named else 0)[0]) if folded.isascii() or named else None
    noun = english or noun_before(folded, lately.start() if lately else end)
    telling = noun and (
        noun.kind in VALUES or noun.kind is Asked.PERSON or named or noun.kind is Asked.NAME or noun.text[-1] in "方商"
    )
    kind = noun.kind if noun and telling else None
    return _asking(kind or Asked.NOTHING, end, end, noun)


def _asking(kind: Asked, start: int, end: int, noun: Noun | None) -> Asking:
    return Asking(kind, start, end, noun.text, noun.start) if noun else Asking(kind, start, end)


def _end(noun: Noun) -> int:
    return noun.start + len(noun.text)
