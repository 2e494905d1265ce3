"""What a follow-up leaves out, put back from the question before it and its answer."""

from dataclasses import dataclass

from knowledge.answering.context import Context
from knowledge.answering.sketch import spliced
from knowledge.answering.subject import OF_THINGS, forms, pointed, subject
from knowledge.answering.understand import Question, is_english
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, Asked, kind_of
from knowledge.language.attributes import attribute_in
from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.following import Pronoun
from knowledge.language.lexicon import lexicon
from knowledge.language.names import compact
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span

_CHANGE = re.compile(
    r"(?:为(?:什么|何|啥)|怎么|同比|环比|又|会|这么|还|都|大幅|变|在|出现|,| )*"
    r"(?:上?涨|下?跌|下?降|上?升|下?滑|增|减|增长|增加|减少|下降|上升|上涨|下跌|下滑|提高|降低|收窄|扩大|放缓|低|高|多|少|大|小)"
    r"(?:价|了|的|得|这么|那么|多|少|快|慢|几成|多少|几个点|百分之几|[?。!])*"
)
"""A change, without what changed."""
_IS_ASKED = re.compile("[是由在]$")
"""What stands before question words that have their place in a sentence."""
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_BEING = frozenset({"是", "叫", "为", "有", "在"})
"""Verbs that say what something is, and nothing that was done."""
CLOSING = re.compile(r"[\s?!。.~,？！，'’]+$")


@dataclass(frozen=True, slots=True)
class Filled:
    """A question filled in.

    `carried` are the compact forms of the name that was put into it and of what else it may mean; `wanted` is what the
    asker put in the place of something else, which an answer must name; `when` the time that he put in. `about` is what
    the question is about, where that was carried over or replaced. `other` tells that the same is asked of something
    else, `goes_back` that the next question goes on about the one before this. `instead` is what it may be in full
    otherwise.
    """

    text: str
    carried: frozenset[str] = frozenset()
    wanted: str = ""
    about: str = ""
    home: bool = True
    goes_back: bool = False
    other: bool = False
    when: str = ""
    instead: "tuple[Filled, ...]" = ()


def source(text: str, context: Context) -> Filled:
    """谁说的: who says what was told."""
    rest = _flat(CLOSING.sub("", spliced(context.sketch.text, context.sketch.asks, "")).strip())
    text = CLOSING.sub("", text)
    filled = f"{rest},{text}" if chinese(rest) and chinese(text) else f"{text} ({rest})?"
    return Filled(filled, all_names(context), about=subject(context), goes_back=True)


def bare(text: str, question: Question, context: Context) -> Filled:
    """为什么, when: what was asked before, asked anew."""
    sketch = context.sketch
    text = CLOSING.sub("", text)
    if not chinese(text) or not chinese(sketch.text):
        rest = _flat(CLOSING.sub("", spliced(sketch.text, sketch.asks, "")).strip())
        return Filled(f"{text} ({rest})?", all_names(context), about=subject(context))
    if question.asking.kind in VALUES and sketch.kind in VALUES and question.asking.kind is not Asked.DATE:
        filled = spliced(sketch.text, sketch.asks, text)
    elif question.asking.kind in VALUES and question.asking.kind is not Asked.DATE:
        filled = CLOSING.sub("", spliced(sketch.text, sketch.somebody, "")) + text
    elif _IS_ASKED.search(sketch.text[: sketch.asks[0]]) and CLOSING.sub("", sketch.text[sketch.asks[1] :]):
        filled = spliced(sketch.text, sketch.asks, text)  # 豆匣是谁办的 -> 豆匣是什么时候办的
    else:
        filled = f"{text}{spliced(sketch.text, sketch.somebody, '')}"
    return Filled(CLOSING.sub("", filled), all_names(context), about=subject(context))


def _flat(rest: str) -> str:
    """What is put in brackets, without brackets of its own."""
    return _BRACKETED.sub(r", \g<inside>", rest)


def each(text: str, context: Context) -> Filled:
    """各投了多少: asked of each thing that the question before asked for; 估值各多少, of each that answered it."""
    sketch = context.sketch
    if context.listed and (own := attribute_in(fold_text(text))) and own != attribute_in(sketch.folded):
        return Filled(f"{'、'.join(context.listed)}的{text}")
    rest = CLOSING.sub("", spliced(sketch.text, sketch.asks, "")).strip()
    return Filled(f"{rest} {text}", all_names(context), about=subject(context))


def all_names(context: Context) -> frozenset[str]:
    """The compact forms of all names of the question before."""
    sketch = context.sketch
    names = frozenset(compact(sketch.folded[start:end]) for start, end in sketch.names)
    return names | forms(subject(context), context)


def elided(text: str, question: Question, context: Context) -> Filled:
    """花了多少钱: asked of what was asked about before, or of what was said of it: X 收购了 Y."""
    about = subject(context)
    if about and compact(fold_text(about)) in compact(question.folded):
        return Filled(text, forms(about, context), about=about)
    if said := _said(context, question) or _quantity(context, question):
        return Filled(f"{said} {text}", forms(about, context), about=about)
    return Filled(of(about, text), forms(about, context), about=about) if about else Filled(text)


def _said(context: Context, question: Question) -> str:
    """What the answer said: the Chinese question before with the thing that it asked for at its end, where the new one
    asks for a value and names no noun that could be had.
    """
    sketch, told = context.sketch, context.named[0] if len(context.named) == 1 else ""
    asked = sketch.folded[sketch.asks[1] :] if sketch.asks[0] else "?"
    at_end = not CLOSING.sub("", asked).removeprefix(sketch.folded[slice(*sketch.focus)])
    plain = question.asking.kind in VALUES and not question.asking.focus and chinese(question.folded)
    first = next(iter(segment(question.folded)), None)
    if not (plain and told and at_end and sketch.kind in OF_THINGS and first and lexicon().tag(first.text) == "v"):
        return ""
    verb = [word.text for word in segment(sketch.folded[: sketch.asks[0]]) if lexicon().tag(word.text) == "v"]
    return sketch.text[: sketch.asks[0]] + told if verb and verb[-1] not in _BEING else ""


def _quantity(context: Context, question: Question) -> str:
    """The quantity that the Chinese question before asked for, with whose it is, where the new one asks of a change
    without saying of what: 为什么下滑.
    """
    sketch, (start, end) = context.sketch, context.sketch.focus
    changes = _CHANGE.fullmatch(question.folded)
    words = segment(sketch.noun)
    if not words or (kind_of(sketch.noun) is None and lexicon().tag(words[-1].text) != "n"):  # 贵多少
        return ""
    if not changes or start == end or sketch.kind not in VALUES or context.about is None or end <= context.about[1]:
        return ""
    return sketch.text[slice(*context.about)] + sketch.text[start:end]


def replaced(text: str, found: Pronoun, context: Context) -> Filled:
    """它有多少员工: the pronoun's noun in its place."""
    name = pointed(found, context)
    if not name:
        return Filled(text)
    own = ("的" if chinese(text) else "'s") if found.owns else ""
    span = found.start, found.end
    return Filled(spliced(text, span, spaced(text, span, name + own)), forms(name, context), about=name)


def spaced(text: str, span: Span, new: str) -> str:
    """What is put into a text, parted from the Latin letters around it where it begins or ends with some itself."""
    english = not chinese(text)
    before, after = text[: span[0]][-1:], text[span[1] :][:1]
    lead = " " if _joined(before, new[:1], english=english) else ""
    return lead + new + (" " if _joined(new[-1:], after, english=english) and not after.isdigit() else "")


def _joined(one: str, other: str, *, english: bool) -> bool:
    """Whether two characters would run together: Latin ones, and in an English text any of words."""
    latin = one.isascii() and other.isascii()
    return one.isalnum() and other.isalnum() and (latin or english)


def of(about: str, text: str, *, noun: bool = False) -> str:
    """An asked text of a subject; `noun` tells that it begins with a noun where its first word does not show it."""
    if not chinese(text) and not (noun and chinese(about)):
        return f"{CLOSING.sub('', text)} ({about})?"
    first, *others = [*segment(fold_text(text)), None, None][:2]
    begins = first is not None and (lexicon().tag(first.text) == "n" or not is_han(first.text[0]))
    begins = begins and not (others[0] is not None and others[0].text in ("的", "了"))
    return f"{about}{'的' if noun or begins else ' '}{text}"


def chinese(text: str) -> bool:
    """Whether a text is Chinese: it holds Chinese characters, and these are not but names in an English one."""
    return any(map(is_han, text)) and not is_english(fold_text(text))
