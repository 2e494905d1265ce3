"""那 X 呢: a fragment, put in the place of what was of its kind in the question before."""

from dataclasses import replace
from itertools import pairwise

from knowledge.answering.context import Context
from knowledge.answering.filling import CLOSING, Filled, all_names, chinese, of, spaced
from knowledge.answering.reading import read
from knowledge.answering.section_asked import section_asked, section_renamed
from knowledge.answering.sketch import NUMBER, Sketch, names_of, same_number, spliced, times
from knowledge.answering.subject import forms, is_name, is_person, is_unheard_of, subject
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, kind_of
from knowledge.language.asking_patterns import CURRENCY
from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.thesaurus import contrasts, synonyms

SHORTEST_NAME = 3
"""Characters of what is taken for a name by its words only."""
SHORTEST_SHARED, LONGEST_SHARED = 2, 6
"""Characters that the answer shares with the question behind words of one kind."""
ALIKE, INSTEAD = 0.6, 0.7
"""The cosine from which a word is put in another's place, and what an equal length and ending or a contrast count."""
_OWNER = re.compile("(?:的|'s)$")
_CONVERTED = re.compile(rf"(?:[折约]合|折算|换算)(?:[成为])?(?P<currency>{CURRENCY})(?:的话)?")
_THAT_OF = re.compile("(?:的?[那这](?:个|笔|家|款|座|部|次|边|儿|里|块|些)|的|'s)$")
"""What points at the thing of the question before that somebody has: 美团那笔."""
_AT = re.compile(r"(?:在|到|截至|截止|至|于|对|给|in|by|for|at|on|during|the)\s?")
_AROUND_TIME = re.compile(
    r"^(?:在|到|至|截至|截止|in|by|for|at|on|during)|的?(?:末|底|初|时候?|为止)$|[这那]一?[次回]的?$|[的 ]"
)
_ATTRIBUTE = re.compile("[费价率额量数值期限度]$")
"""Endings of what something has, as against what something is: 报名费, but not 半马."""
_SCOPE = re.compile(r"(?:在)?(?:全球|全世界|全国|国内|海外|国外)(?:市场)?|\b(?:worldwide|globally|overseas)\b")
_COUNTED = re.compile(r"\d[\d,.]*[^\W\d_a-z]?的?$")
_YEAR = re.compile(r"(?:\d{2,4}(?:财年|年度?|财务年度)|[去今明前]年|fy ?\d+)")
_LASTING = re.compile(
    r"(?:[头前首]|(?<![\d.第]))(?:\d+|[一两二三四五六七八九十]+|首)个?(?:天|日|周|月|小时)(?:内|里|后)?"
)
"""How long something went on, or since its beginning; a date in its place is told instead."""
_CLOSING_MARKS = '》」』”"）)'
_COUNTED_FROM = re.compile(r"\b(?:earlier|before|ago)\b")
"""What ends a time that is counted from the one before: "a year earlier"."""
_PART = re.compile(r"第?[一二三四1-4]季度?|q[1-4]|\d+月|[一二三四五六七八九十]+月|[上下]半年")


def fragment(text: str, question: Question, context: Context) -> Filled | None:
    """The question before with the fragment in it; None where the fragment is a whole question of its own."""
    text = CLOSING.sub("", text)
    folded = question.folded[: len(text)]
    if section_asked(folded)[0] and section_asked(context.sketch.folded)[0]:
        return Filled(section_renamed(context.sketch.text, text), other=True)
    if (currency := _CONVERTED.fullmatch(folded)) and "多少" in context.sketch.folded[slice(*context.sketch.asks)]:
        asked = spliced(context.sketch.text, context.sketch.asks, f"多少{currency['currency']}")
        return Filled(asked, all_names(context), about=subject(context), other=True)
    when = times(folded)
    filled = _filled(text, folded, when, question, context)
    if filled is None:
        return None
    said = folded[slice(*when[0])] if when else ""
    instead = tuple(replace(one, other=True, when=said) for one in filled.instead)
    return replace(filled, other=True, when=said, instead=instead)


def _filled(text: str, folded: str, when: tuple[Span, ...], question: Question, context: Context) -> Filled | None:
    names = [span for span in names_of(question, text) if span[1] <= len(text)]
    rest = _without(text, when)
    if when and not _AROUND_TIME.sub("", fold_text(rest)):
        return Filled(_edited(context, [_timed(context, text)]), all_names(context), about=subject(context))
    edits = [_timed(context, text[slice(*when[0])])] if when else []
    number = NUMBER.match(folded)
    place = same_number(context.sketch.folded, folded)
    if number and place and not names:
        return Filled(_edited(context, [*edits, (place, number["number"])]), about=subject(context))
    if names:
        says = _says(question, (*when, *names))
        if says and not _OWNER.search(folded) and (_names_attribute(folded) or not chinese(text)):
            return None
        name = folded[slice(*names[0])]
        at = _AT.match(rest)
        placed = any(_sort(context.sketch.folded[slice(*span)]) == "L" for span in context.sketch.names)
        if at and _sort(name) == "L" and not placed:
            return _placed(rest, edits, context)
        return _renamed(_THAT_OF.sub("", rest[at.end() if at else 0 :]).strip(), name, edits, context)
    if re.search("[^的]的[^的]", folded):
        return None
    rest = _AT.sub("", rest, count=1)
    owner = fold_text(_THAT_OF.sub("", rest))
    if chinese(owner) and _looks_like_a_name(owner, context.sketch):
        return _renamed(_THAT_OF.sub("", rest), owner, edits, context)
    return _noun(rest, edits, context)


def _looks_like_a_name(owner: str, sketch: Sketch) -> bool:
    """Whether a text that no list tells to be a name is one."""
    if kind_of(owner) is not None:
        return False
    if is_unheard_of(segment(owner)):
        return True
    return is_name(owner) and (len(owner) >= SHORTEST_NAME or (len(owner) > 1 and _parallel(sketch, owner) is None))


def _says(question: Question, known: tuple[Span, ...]) -> bool:
    """Whether the fragment says anything besides its names and times."""
    words = segment(question.asked)
    return any(word.text != "的" and not _covers(known, (word.start, word.end)) for word in words)


def _without(text: str, when: tuple[Span, ...]) -> str:
    """The text without a time at its beginning or end."""
    if not when:
        return text
    start, end = when[0]
    return (text[:start] + text[end:]).strip()


def _names_attribute(folded: str) -> bool:
    return kind_of(folded) is not None or re.search("的[^的]", folded) is not None


Edit = tuple[Span, str]


def _edited(context: Context, edits: list[Edit]) -> str:
    """The question before with the edits, which do not overlap."""
    text = context.sketch.text
    for span, new in sorted(edits, reverse=True):
        text = spliced(text, span, spaced(text, span, new))
    return text


def _timed(context: Context, new: str) -> Edit:
    """Another time in the question; the year stays where the new time names but a part of one."""
    sketch = context.sketch
    if not sketch.times:
        if not chinese(sketch.text):
            return _at_end(sketch.text, new)
        lasting = _LASTING.search(sketch.folded)
        if lasting and not _covers((sketch.asks, *sketch.names), lasting.span()):
            return lasting.span(), new
        at = context.about[1] if context.about else 0
        at += len(sketch.folded) - at - len(sketch.folded[at:].lstrip(_CLOSING_MARKS))
        return (at, at), new
    if _COUNTED_FROM.search(fold_text(new)):
        return _at_end(sketch.text, new)
    start, end = sketch.times[0]
    year = _YEAR.match(sketch.folded[start:end])
    keep = year.end() if year and _PART.match(fold_text(new)) and start + year.end() < end else 0
    return (start + keep, end), new


def _at_end(text: str, new: str) -> Edit:
    end = len(CLOSING.sub("", text))
    return (end, end), f" {new}"


def _renamed(new: str, name: str, edits: list[Edit], context: Context) -> Filled:
    """The question about another name."""
    target = _same_sort(context, name)
    if target is None:
        return Filled(of(new, context.sketch.text), wanted=new, about=new)
    whole = context.about is None or _covers((context.about,), target)
    if not any(map(str.isdigit, new)):  # so many of one thing are not so many of another: 256 个 Gaudi2
        counted = _COUNTED.search(context.sketch.folded, 0, target[0])
        target = (counted.start(), target[1]) if counted else target
    edits = [edit for edit in edits if not _covers((target,), edit[0])]
    return Filled(_edited(context, [*edits, (target, new)]), wanted=new, about=new if whole else subject(context))


def _placed(where: str, edits: list[Edit], context: Context) -> Filled:
    """The question of a place, where it had none, or one such as 全球."""
    sketch = context.sketch
    scope = _SCOPE.search(sketch.folded)
    end = context.about[1] if context.about and chinese(sketch.text) else len(CLOSING.sub("", sketch.text))
    where = where if chinese(sketch.text) else f" {where}"
    edit = (scope.span(), where) if scope else ((end, end), where)
    return Filled(_edited(context, [*edits, edit]), about=subject(context))


def _same_sort(context: Context, name: str) -> Span | None:
    """The name of the question that another one takes the place of: the first of those most alike in sort.

    Where that is what the question is about, the whole of it is replaced.
    """
    sketch, about = context.sketch, context.about
    names = [span for span in sketch.names if sketch.folded[span[1] : span[1] + 1] != "-"] or sketch.names
    if not names:
        return about
    best = max(names, key=lambda span: (_alike(sketch.folded[slice(*span)], name), -span[0]))
    if about is None:
        return best
    own, other = (sketch.folded[slice(*span)] for span in (about, best))
    return about if _covers((about,), best) or _alike(own, name) > _alike(other, name) else best


def _alike(one: str, other: str) -> int:
    """How much two names look to be of one sort: models have digits, places are known, people have family names."""
    return 2 * (any(map(str.isdigit, one)) == any(map(str.isdigit, other))) + (_sort(one) == _sort(other))


def _sort(name: str) -> str:
    tag = lexicon().tag(name)
    return "P" if tag == "P" or is_person(name) else "L" if tag == "L" else "O"


def _noun(new: str, edits: list[Edit], context: Context) -> Filled:
    """A noun in the place of one like it, of the noun asked for, or of the subject; else asked of the subject."""
    sketch, folded, span = context.sketch, fold_text(new), context.about
    about, kind = subject(context), kind_of(folded)
    parallel = _parallel(sketch, folded, span)
    parallel = (parallel if kind else _whole(parallel, folded, context)) if parallel else _aligned(context, folded)
    if parallel:
        inside = span is not None and span[0] <= parallel[0] and parallel[1] <= span[1]
        if span is not None and inside:
            about = spliced(about, (parallel[0] - span[0], parallel[1] - span[0]), new)
        parallel = _attribute(context, parallel, folded) if kind in VALUES else parallel
        return Filled(_edited(context, [*edits, (parallel, new)]), wanted="" if kind else new, about=about)
    values = kind in VALUES and (kind is sketch.kind or sketch.kind in VALUES)
    if values and sketch.focus[1] > sketch.focus[0]:
        return Filled(
            _edited(context, [*edits, (_attribute(context, sketch.focus, folded), new)]),
            forms(about, context),
            about=about,
        )
    when = "".join(time for _, time in edits)
    text = (f"{when}{new}" if chinese(new) else f"{new}{when}") if when else new
    owned = Filled(of(about, text, noun=True) if about else text, forms(about, context), about=about)
    if kind is not None or span is None:
        return owned
    new = new.removesuffix("的") if sketch.folded[span[1] :].startswith("的") else new
    renamed = Filled(_edited(context, [*edits, (span, new)]), wanted=new, about=new)
    if sketch.kind in VALUES and sketch.focus[0] >= sketch.asks[1]:
        return replace(_counted(new, edits, context), instead=(renamed, owned))
    own = (sketch.names and not folded.endswith("的")) or _ATTRIBUTE.search(folded)
    first, other = (owned, renamed) if own else (renamed, owned)
    return replace(first, instead=(other,))


def _counted(new: str, edits: list[Edit], context: Context) -> Filled:
    """A noun in the place of the one that was counted: 充电桩 for 超充站 in 理想有多少座超充站."""
    about = subject(context)
    return Filled(_edited(context, [*edits, (context.sketch.focus, new)]), forms(about, context), new, about)


def _aligned(context: Context, new: str) -> Span | None:
    """What stands in the question where the answer has the new word: 国际市场 for 本土, as it tells of 本土游戏收入."""
    sketch, folded = context.sketch, context.sketch.folded
    for found in re.finditer(re.escape(new), context.told):
        for length in range(LONGEST_SHARED, SHORTEST_SHARED - 1, -1):
            shared = context.told[found.end() : found.end() + length]
            at = folded.find(shared) if len(shared) == length else -1
            begin = max((end for _, end in (*sketch.times, *sketch.names) if end <= at), default=0)
            begin = max(begin, folded.rfind("的", 0, max(at, 0)) + 1)
            if begin < at and all(map(is_han, folded[begin:at])):
                return begin, at
    return None


def _whole(word: Span, new: str, context: Context) -> Span:
    """The word, or the whole name that it ends where what is put there is alike in meaning only: 追光剧场."""
    start, end = word
    folded, about = context.sketch.folded, context.about
    if about is None or about[1] != end or folded[end - 1] == new[-1] or not is_name(folded[about[0] : start] or "的"):
        return word
    return (about[0], end)


def _attribute(context: Context, attribute: Span, new: str) -> Span:
    """The attribute asked for, in whose place another one is put; with its verb where the answer uses that otherwise.

    "股价涨了多少" leads to "市值多少" where the answer went on to tell that 市值突破…, and to "市值涨了多少" else.
    """
    sketch = context.sketch
    start, end = attribute
    said = read(context.told)
    verbs = [word.text for word in segment(sketch.folded[end : sketch.asks[0]]) if lexicon().tag(word.text) == "v"]
    told = [said.folded[slice(*said.clauses[at])] for at in said.clauses_with(new)] if context.told else []
    kept = any(form in clause for verb in verbs for form in (verb, *synonyms(verb)) for clause in told)
    return (start, sketch.asks[0]) if verbs and told and not kept else (start, end)


def _parallel(sketch: Sketch, folded: str, made: Span | None = None) -> Span | None:
    """The word of a question that another is said instead of: alike in meaning, a contrast, or of its length
    and ending; in a name only in what the question is about, as it was `made` of nouns.
    """
    best: tuple[float, Span] | None = None
    names = [span for span in sketch.names if span != made]
    for span in _pieces(sketch.folded, len(folded)):
        text = sketch.folded[slice(*span)]
        if _covers((*names, *sketch.times, sketch.asks), span) or text == folded or len(text) < 2:
            continue
        one, other = lexicon().vectors([text, folded])
        near = float(one @ other)
        ends = is_han(folded[-1]) and len(text) == len(folded) and text[-1] == folded[-1]
        if ends or not {folded, *synonyms(folded)}.isdisjoint(contrasts(text)):
            near = max(near, INSTEAD)
        if near >= ALIKE and (best is None or near > best[0]):
            best = near, span
    return best[1] if best else None


def _pieces(folded: str, length: int) -> list[Span]:
    """The words of a text, and two words together that have a length: 医疗|业."""
    words = [(word.start, word.end) for word in segment(folded)]
    pairs = [(start, end) for (start, middle), (after, end) in pairwise(words) if middle == after]
    return [*words, *(span for span in pairs if span[1] - span[0] == length and all(map(is_han, folded[slice(*span)])))]


def _covers(spans: tuple[Span, ...], other: Span) -> bool:
    return any(start < other[1] and other[0] < end for start, end in spans)
