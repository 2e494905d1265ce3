"""Whether a question leans on the one before it, and what it is in full."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from knowledge.answering.attributes import asked_attribute
from knowledge.answering.compute.several import EACH
from knowledge.answering.context import Context
from knowledge.answering.filling import CLOSING, Filled, bare, chinese, each, elided, replaced, source
from knowledge.answering.fragments import fragment
from knowledge.answering.meant import Leaning, Otherwise, meant
from knowledge.answering.sketch import Sketch, shown, sketch_of, spliced, times
from knowledge.answering.subject import is_unheard_of
from knowledge.answering.understand import Question, understand
from knowledge.answering.units import information
from knowledge.answering.wordbook import wordbook
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, Asked, kind_of
from knowledge.language.following import Wording, asks_source, pronoun, wording
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.thesaurus import synonyms
from knowledge.store import Store

LONGEST_FRAGMENT = 16
"""Characters of what may be no whole question though no word says that it follows on."""
WHOLE = 22.0
"""Nats from which a question without a name tells enough to stand by itself."""
_THINGS = frozenset("nPLOZ")
"""The lexicon's tags of nouns and names."""
_TOPIC = re.compile(r"(?P<topic>[^,，?？]{1,16}?)呢[,，](?P<rest>[^,，]{2,}?)[?？。]*")
_DONE = re.compile("[^了过]{1,2}[了过]")
"""What begins with something done, so that it leaves out who did it."""
_OWNED = re.compile("[^的]的[^的]")
"""What says whose it asks for."""
_EMPTY = re.compile(r"^\s*的|\s*[(（]\s*[)）]")
"""What is left around a subject that was taken out."""
_AMONG = re.compile("[比跟和与同较]|(?:这|那)?(?:其中|里面|里头|当中)")
"""What a question begins with that sets a name beside what was told, or in it."""


def lean(raw: str, question: Question, context: Context | None, store: Store) -> Leaning:
    """The question as meant, after the question before it; `question` is the raw text read by itself."""
    if topic := _TOPIC.fullmatch(shown(raw, question.folded)):
        raw = _about_topic(topic["topic"], topic["rest"])
        question = understand(raw, store, question.language, mended=True)
    if context is None:
        return Leaning(question, sketch_of(question, raw))
    words = wording(question.folded)
    text = shown(raw, question.folded)
    core = question
    if words.leads or words.rounds or words.corrects:
        text = text[words.start : words.end]
        core = understand(text, store, question.language, mended=True)
    filled = _filled(text, core, words, context, store) or (Filled(text) if words.corrects else None)
    if filled is None:
        at_home = Otherwise(partial(meant, Filled(text), question, context, store), at_home=True)
        return Leaning(question, sketch_of(question, raw), otherwise=(at_home,))
    leaning = meant(filled, question, context, store)
    ways = [*_ways(leaning, filled, core, context, store), *_alone(text, core, filled, context)]
    return replace(leaning, otherwise=tuple(ways))


def _ways(leaning: Leaning, filled: Filled, core: Question, context: Context, store: Store) -> Iterator[Otherwise]:
    """What else a question may mean: the same without a time that was carried over, about all that was asked before
    and not its subject only, or without its subject.
    """
    question = leaning.question
    carried = _carried_times(leaning.sketch, filled.when, given=bool(times(core.folded)))
    if carried:
        timeless = replace(filled, text=_without(leaning.sketch.text, carried))
        yield Otherwise(partial(meant, timeless, question, context, store), timeless=True)
    for other in filled.instead:
        value = context.sketch.kind in VALUES
        yield Otherwise(partial(meant, other, question, context, store), value=value)
    if filled.other or question.asking.kind is Asked.YES_NO:  # what is said of another would be taken for a yes
        return
    if not _OWNED.search(core.folded):
        before = CLOSING.sub("", spliced(context.sketch.text, context.sketch.asks, ""))
        yield Otherwise(partial(_left_out, leaning, f"{before},{core.folded}", filled, context, store), at_home=True)
    at = leaning.sketch.text.find(filled.about) if filled.about else -1
    if at >= 0:
        text = _EMPTY.sub("", spliced(leaning.sketch.text, (at, at + len(filled.about)), "")).strip()
        yield Otherwise(partial(_left_out, leaning, text, filled, context, store), at_home=True)


def _alone(text: str, core: Question, filled: Filled, context: Context) -> Iterator[Otherwise]:
    """The question by itself, where the one before found no words, as its subject may be misread then: where it points
    at nothing, and neither asks for what anybody may have (营收多少) nor begins with what somebody did (裁了多少人).
    """
    found_nothing, carries = not context.span, filled.about and not filled.other
    attribute = asked_attribute(core)
    named = core.folded[attribute.start : attribute.end] if attribute else ""
    says = any(word not in named for word in core.words) and not _DONE.match(core.folded)
    if found_nothing and carries and says and pronoun(core.folded) is None:
        yield Otherwise(partial(Leaning, core, sketch_of(core, text)), alone=True)


def _left_out(leaning: Leaning, text: str, filled: Filled, context: Context, store: Store) -> Leaning:
    """The question read from another text that the asker is not shown: the same without its subject, which
    the sentences around home leave out too, or with more of what was asked before.
    """
    return replace(leaning, question=meant(replace(filled, text=text), leaning.question, context, store).question)


def _about_topic(topic: str, rest: str) -> str:
    """A question with its topic put where it belongs: 报名费呢,全马的 and Magic V5 呢,多少钱."""
    return f"{rest}{topic}" if rest.endswith("的") else f"{topic} {rest}"


def _carried_times(sketch: Sketch, when: str, *, given: bool) -> list[Span]:
    """What of a question's times comes from the question before: all, or what stands before the part of it that was put
    in; nothing where a time was given otherwise.
    """
    if not given:
        return list(sketch.times)
    ends = [(start, sketch.folded.find(when, start, end)) for start, end in sketch.times if when]
    return [(start, end) for start, end in ends if start < end]


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = spliced(text, span, "")
    return text


def _filled(text: str, core: Question, words: Wording, context: Context, store: Store) -> Filled | None:
    """The text filled in; None where it stands by itself."""
    if asks_source(core.folded.rstrip("?!。. ")):
        return source(text, context)
    found = pronoun(core.folded)
    if found is not None:
        return replaced(text, found, context)
    asking = core.asking
    if asking.end == asking.start:
        marked = words.leads or words.rounds or words.corrects
        short = len(core.folded) <= LONGEST_FRAGMENT and (core.mentions or asking.kind in VALUES)
        says = core.says_something or times(core.folded)
        return fragment(text, core, context) if says and (marked or short) else None
    if EACH.search(core.folded) and not core.mentions:
        return each(text, context)
    if not core.content and not core.mentions:
        of_subject = asking.kind is Asked.PLACE and chinese(text)
        return elided(text, core, context) if of_subject else bare(text, core, context)
    if core.mentions and not _AMONG.match(core.folded):
        return None
    if sum(map(information, core.words)) >= WHOLE:
        return Filled(text)
    return None if _has_another_subject(core, store) else elided(text, core, context)


def _has_another_subject(core: Question, store: Store) -> bool:
    """Whether a question asks for an attribute of a thing that no article tells of: 苹果市值多少, 输达市值多少."""
    words, focus = segment(core.folded), core.asking.focus_start if core.asking.focus else 0
    if is_unheard_of([word for word in words if word.end <= focus]):
        return True
    first = next(iter(words), None)
    if (
        first is None
        or first.end > focus
        or lexicon().tag(first.text) not in _THINGS
        or kind_of(first.text) is not None
    ):
        return False
    known = wordbook(store).counts
    return not any(word in known for word in (first.text, *synonyms(first.text)))
