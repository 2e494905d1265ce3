"""What a question was about, so that the next one may leave it out or say it with a pronoun."""

from collections.abc import Sequence

from knowledge.answering.context import Context
from knowledge.answering.sketch import Sketch
from knowledge.answering.understand import is_english
from knowledge.answering.whole_names import Counts, grown, opening
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, Asked, kind_of
from knowledge.language.attributes import attributes_asked
from knowledge.language.characters import HAN, is_han
from knowledge.language.folding import fold_text
from knowledge.language.following import Points, Pronoun
from knowledge.language.lexicon import lexicon
from knowledge.language.names import FAMILY_NAMES, compact
from knowledge.language.segmentation import Word, segment
from knowledge.language.sentences import Span

OF_THINGS = frozenset({Asked.PERSON, Asked.ORGANISATION, Asked.THING, Asked.NAME, Asked.PLACE})
"""Kinds of answers that the next question may go on about."""
_BEGINS = frozenset("nxLOZPj")
_NOUNS = frozenset("nxLOZPzabqj")
_ENDS = frozenset("nxLOZPjq")
_FULL = frozenset("nPLOZvajm")
"""Tags of words that name, tell or count something."""
COMMON = 7.5
"""Nats below which a single character goes with any word: 要 costs 6, 想 7, 达 8."""
_GOES_ON = frozenset("pcdur")
"""Tags of words that no name goes on with."""
_DONE = re.compile("[了过着于在]")
"""What follows a verb: 收购了, 成立于."""
_HAN_RUN = re.compile(rf"[{HAN}·]+")
_ENGLISH_AMOUNT = re.compile(
    r"how (?:much|many) (?P<noun>[a-z-]+(?: [a-z-]+)?)"
    r"(?= (?:did|does|do|was|were|is|are|has|have|had|will|would|can)\b)"
)
_ENGLISH_NOUNS = re.compile(
    r"\bthe (?P<noun>[a-z-]+(?: [a-z-]+)??)"
    r"(?=[?.!,]|$| (?:of|in|on|at|for|by|to|from|with|be|is|was|has|had|will|cost|bring|make|do|get|go|take)\b)"
)
_GROUND = ("的", " ", "'s ", "")


def about(sketch: Sketch, told: str, counts: Counts) -> Span | None:
    """What a question is about: its first name with what that owns, or its first nouns.

    It goes on as far as the folded sentence that answered (`told`, empty where none did) has the same words, up to a
    time or what is asked for: a name that no list holds is found so ("玄戒 O1 什么时候发布的"). `counts` tells what
    stands together in the articles.
    """
    found = _told_of(sketch, told)
    if not any(map(is_han, sketch.folded)) or is_english(sketch.folded):
        return found
    if found is None or 0 < sketch.asks[1] <= found[0]:
        found = opening(sketch, _stop(sketch, 0), counts) or found
    return found and grown(sketch, found, _stop(sketch, found[0]), counts)


def _told_of(sketch: Sketch, told: str) -> Span | None:
    names, nouns = _names(sketch), _owning(_nouns(sketch), sketch)
    found = names or nouns
    if names and nouns and nouns[0] < names[0]:
        joined = sketch.folded[nouns[1] : names[0]] in _GROUND
        if joined or names[0] < nouns[1]:
            found = nouns[0], max(nouns[1], names[1])
        elif compact(sketch.folded[slice(*nouns)]) in compact(told):
            found = nouns
    if found is None or not told:
        return found
    start, end = found
    words = segment(sketch.folded)
    shared = compact(told)
    for word in words:
        if word.start < end or word.end > _stop(sketch, start):
            continue
        if word.start > end and sketch.folded[end : word.start].isspace():
            break
        known = compact(sketch.folded[start : word.end]) in shared
        if (
            not known
            or lexicon().tag(word.text) in _GOES_ON
            or kind_of(word.text) in VALUES
            or _DONE.match(sketch.folded, word.end)
        ):
            break
        end = word.end
    for word in reversed(words):
        before = word.end <= start and word.text[0].isalpha() and word.text not in data.words("english_words.txt")
        if before and f"{word.text} {sketch.folded[start:end]}" in told:
            start = word.start
        elif word.end == start and f'"{word.text}{sketch.folded[start:end]}"' in told:
            start = word.start  # a name in quotes: "追光剧场"
    return start, end


def subject(context: Context) -> str:
    """The subject's words; where the question had none, the thing that answered it."""
    if context.about is not None:
        return context.sketch.text[slice(*context.about)]
    return context.named[0] if context.named and context.sketch.kind in OF_THINGS else ""


def pointed(found: Pronoun, context: Context) -> str:
    """What a pronoun stands for: a person or company that was just named where it can be one, else the subject."""
    sketch, about = context.sketch, subject(context)
    if found.points is Points.PERSON:
        names = [sketch.text[start:end] for start, end in sketch.names]
        people = [*context.persons, *(name for name in (*names, about) if is_person(fold_text(name)))]
        return people[0] if people else _person_asked(sketch)
    if context.earlier and (found.points is Points.ORGANISATION or about in context.persons):
        return context.earlier
    if found.points is not Points.ORGANISATION:
        return about
    asked = sketch.kind in (Asked.ORGANISATION, Asked.PERSON)
    firms = [name for name in context.things if (asked or found.patient) and not is_person(name)]
    return firms[0] if firms else about


def _person_asked(sketch: Sketch) -> str:
    """The person whom a Chinese question asked for, by what it tells of him: 云岭科技的创始人, 最先发现大墓的人."""
    if sketch.kind is not Asked.PERSON or not any(map(is_han, sketch.folded)):
        return ""
    start, end = sketch.asks
    before, after = sketch.text[:start].rstrip(" 是"), sketch.text[end:].strip(" 的?？。了")
    return f"{after}的人" if after and not before else before if not after else ""


def forms(text: str, context: Context) -> frozenset[str]:
    """The compact forms of a subject's names, and of what the answer named where a question may go on about that."""
    sketch = context.sketch
    found = {compact(sketch.folded[start:end]) for start, end in sketch.names if sketch.text[start:end] in text}
    if sketch.kind in OF_THINGS:
        found |= {compact(name) for name in context.named}
    return frozenset(form for form in (*found, compact(fold_text(text))) if form)


def is_name(folded: str) -> bool:
    """Whether a text names something, by what it is put of: not common nouns only, and nothing that another owns.

    Two Chinese characters that make no word are a name too: 趣拍.
    """
    if len(folded) == len("趣拍") and all(map(is_han, folded)) and "的" not in folded:
        return folded not in lexicon() or lexicon().tag(folded) in "LOZP"
    words = segment(folded)
    return bool(words) and "的" not in folded and any(lexicon().tag(word.text) in "xLOZP" for word in words)


def is_unheard_of(words: Sequence[Word]) -> bool:
    """Whether words are the characters of a name that nobody knows: none is a word that goes with any other."""
    return len(words) > 1 and all(
        len(word.text) == 1
        and is_han(word.text)
        and lexicon().tag(word.text) in _FULL
        and lexicon().cost(word.text) > COMMON
        for word in words
    )


def is_person(name: str) -> bool:
    """Whether a folded name looks like a person's."""
    if is_han(name[:1] or " "):
        family = name[0] in FAMILY_NAMES and 2 <= len(name) <= 3 and lexicon().tag(name) in "xP"
        return family or "·" in name
    return lexicon().tag(name) == "P"


def _names(sketch: Sketch) -> Span | None:
    if not sketch.names:
        return None
    start, end = sketch.names[0]
    for first, last in sketch.names[1:]:
        if sketch.folded[end:first] in _GROUND and first < sketch.asks[0]:
            end = last
    return start, end


def _nouns(sketch: Sketch) -> Span | None:
    """The first nouns of a Chinese question before what it asks for, or after that: 谁建了杭州工厂; of an English one
    what it names with an article, or asks how much of there is.
    """
    folded = sketch.folded
    if not any(map(is_han, folded)):
        found = _ENGLISH_NOUNS.search(folded) or _ENGLISH_AMOUNT.search(folded)
        return found.span("noun") if found else None
    run = _HAN_RUN.search(folded)
    if run and is_english(folded):
        return run.span()
    begin = sketch.asks[1] if sketch.asks[0] == 0 and sketch.asks[1] < len(folded.rstrip("?!。. ")) else 0
    stop = _stop(sketch, begin)
    first = last = end = -1
    for word in segment(folded[:stop]):
        start, ended = word.start, word.end
        if start < begin or any(at < ended and start < until for at, until in sketch.times):
            continue
        tag = lexicon().tag(word.text) if word.text not in data.words("english_words.txt") else "u"
        noun = tag in _NOUNS and (first >= 0 or tag in _BEGINS)
        noun &= first >= 0 or not (word.text[0].isdigit() or folded[start - 1 : start].isdigit())
        if first >= 0 and not (word.start == last and (noun or word.text in ("的", "-"))):
            break
        if first < 0 and not noun:
            continue
        first, last = (word.start if first < 0 else first), word.end
        if lexicon().tag(word.text) in _ENDS:
            end = last
    return (first, end) if first < end else None


def _owning(nouns: Span | None, sketch: Sketch) -> Span | None:
    """The nouns without the value at their end that is asked for: 青禾汽车 of 青禾汽车股价."""
    words = segment(sketch.folded[slice(*nouns)]) if nouns else []
    if nouns is None or len(words) < len(("青禾汽车", "股价")) or kind_of(words[-1].text) not in VALUES:
        return nouns
    kept = [word for word in words[:-1] if word.text != "的"]
    while len(kept) > 1 and lexicon().tag(kept[-1].text) not in _ENDS:  # 博物馆总投资
        kept.pop()
    return nouns[0], nouns[0] + kept[-1].end


def _stop(sketch: Sketch, start: int) -> int:
    """Where the subject ends at the latest: before a time, and before the attribute that is asked for."""
    asked = [(one.start, one.end) for one in attributes_asked(sketch.folded) if one.end == sketch.asks[0]]
    edges = [sketch.asks, sketch.focus, *sketch.times, *asked]
    return min((begin for begin, end in edges if start < begin < end), default=len(sketch.folded))
