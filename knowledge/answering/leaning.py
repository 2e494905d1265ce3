"""Whether a question leans on the one before it, and what it is in full."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from knowledge.answering.attributes import asked_attribute
from knowledge.answering.compute.several import EACH
from knowledge.answering.context import Context
from knowledge.answering.filling import Filled, bare, chinese, each, elided, replaced, source
from knowledge.answering.fragments import fragment
from knowledge.answering.mentions import Mention, Role
from knowledge.answering.reading import read
from knowledge.answering.sketch import Sketch, shown, sketch_of, spliced, times
from knowledge.answering.subject import is_name
from knowledge.answering.understand import Question, understand
from knowledge.answering.units import information
from knowledge.answering.wordbook import wordbook
from knowledge.language import regex as re
from knowledge.language.asked import VALUES, Asked, kind_of
from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.following import Wording, asks_source, pronoun, wording
from knowledge.language.lexicon import lexicon
from knowledge.language.measures import Measure
from knowledge.language.names import compact
from knowledge.language.ontology import families_of
from knowledge.language.quantities import quantities
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.thesaurus import synonyms
from knowledge.store import Store

LONGEST_FRAGMENT = 16
"""Characters of what may be no whole question though no word says that it follows on."""
WHOLE = 22.0
"""Nats from which a question without a name tells enough to stand by itself."""
COMMON = 7.5
"""Nats below which a single character goes with any word: 要 costs 6, 想 7, 达 8."""
_THINGS = frozenset("nPLOZ")
"""The lexicon's tags of nouns and names."""
_FULL = _THINGS | set("vaj")
"""Those of all words that name or tell something."""
_TOPIC = re.compile(r"(?P<topic>[^,，?？]{1,16}?)呢[,，](?P<rest>[^,，]{2,}?)[?？。]*")
MONEY = "money"
"""The family of attributes that are amounts of money."""
_EMPTY = re.compile(r"^\s*的|\s*[(（]\s*[)）]")
"""What is left around a subject that was taken out."""
_COMPARED = re.compile("[比跟和与同较]")


@dataclass(frozen=True, slots=True)
class Leaning:
    """A question as it was meant.

    `question` is read from the filled-in text; `understood` is that text where something was filled in. `facts` are
    those that answered before, where it leans on them; `about` is what it is about, where that was filled in;
    `goes_back` tells that the next question goes on about the one before. `of_another` tells that it asks the same of
    something else, `otherwise` what else it may mean.
    """

    question: Question
    sketch: Sketch
    understood: str | None = None
    facts: tuple[int, ...] = ()
    about: str = ""
    goes_back: bool = False
    of_another: bool = False
    otherwise: "tuple[Otherwise, ...]" = ()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a question may mean where what it means first does not serve.

    `timeless` tells that it is without the time that it took from the question before, as another's figures may be told
    of another time; `at_home` that only what stands by the sentences that answered before answers it so; `value` that
    only a value does, as one was asked for before.
    """

    read: Callable[[], Leaning]
    timeless: bool = False
    at_home: bool = False
    value: bool = False


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
        return Leaning(question, sketch_of(question, raw))
    leaning = _meant(filled, question, context, store)
    return replace(leaning, otherwise=tuple(_ways(leaning, filled, core, context, store)))


def _ways(leaning: Leaning, filled: Filled, core: Question, context: Context, store: Store) -> Iterator[Otherwise]:
    """What else a question may mean: the same without a time that was carried over, or without its subject."""
    question = leaning.question
    carried = _carried_times(leaning.sketch, filled.when, given=bool(times(core.folded)))
    if carried:
        timeless = replace(filled, text=_without(leaning.sketch.text, carried))
        yield Otherwise(partial(_meant, timeless, question, context, store), timeless=True)
    for other in filled.instead:
        value = context.sketch.kind in VALUES
        yield Otherwise(partial(_meant, other, question, context, store), value=value)
    at = leaning.sketch.text.find(filled.about) if filled.about and not filled.other else -1
    if at >= 0 and question.asking.kind is not Asked.YES_NO:  # what is said of another would be taken for a yes
        text = _EMPTY.sub("", spliced(leaning.sketch.text, (at, at + len(filled.about)), "")).strip()
        yield Otherwise(partial(_left_out, leaning, text, filled, context, store), at_home=True)


def _left_out(leaning: Leaning, text: str, filled: Filled, context: Context, store: Store) -> Leaning:
    """The reading of a question without its subject, which the sentences around home leave out too."""
    return replace(leaning, question=_meant(replace(filled, text=text), leaning.question, context, store).question)


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


def _meant(filled: Filled, question: Question, context: Context, store: Store) -> Leaning:
    """The filled-in question, read as what it is."""
    named = [fold_text(name) for name in (filled.wanted, filled.about) if is_name(fold_text(name))]
    asked_in = None if chinese(filled.text) else detect(context.sketch.text)
    meant = understand(filled.text, store, question.language, mended=True, named=named, asked_in=asked_in)
    meant = replace(
        meant,
        mentions=tuple(_in_role(mention, filled) for mention in meant.mentions),
        home=frozenset(context.facts if filled.home else ()),
        spent=_spent(filled, context),
        measure=_measure(filled, meant, context),
        when=filled.when,
    )
    understood = filled.text if fold_text(filled.text) != question.folded else None
    return Leaning(
        meant,
        sketch_of(meant, filled.text),
        understood,
        context.facts,
        filled.about,
        filled.goes_back,
        of_another=filled.other,
    )


def _spent(filled: Filled, context: Context) -> tuple[str, str]:
    """The value that was told of something else, unless it stands in a clause with what is asked for now."""
    if not filled.other or context.sketch.kind not in VALUES:
        return "", ""
    said, at = read(context.told), context.told.find(context.span)
    clause = next((said.folded[start:end] for start, end in said.clauses if start <= at < end), "")
    return ("", "") if filled.wanted and fold_text(filled.wanted) in clause else (context.told, context.span)


def _measure(filled: Filled, meant: Question, context: Context) -> str:
    """What the value that answered was of, where the same is asked of somebody else or of another time."""
    same = meant.asking.kind is context.sketch.kind and sketch_of(meant, filled.text).noun == context.sketch.noun
    if not same or not filled.other or context.sketch.kind not in VALUES:
        return ""
    told, asked = next(iter(quantities(context.span)), None), asked_attribute(meant)
    if told is None or told.measure is Measure.BARE:
        return ""
    doubtful = asked is not None and MONEY in families_of(asked.attributes) and told.measure is not Measure.MONEY
    return "" if doubtful else told.measure


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
    if core.mentions and not _COMPARED.match(core.folded):
        return None
    if sum(map(information, core.words)) >= WHOLE:
        return Filled(text)
    return None if _has_another_subject(core, store) else elided(text, core, context)


def _has_another_subject(core: Question, store: Store) -> bool:
    """Whether a question asks for an attribute of a thing that no article tells of: 苹果市值多少, 输达市值多少."""
    words, focus = segment(core.folded), core.asking.focus_start if core.asking.focus else 0
    if _is_unheard_of([word.text for word in words if word.end <= focus]):
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


def _is_unheard_of(words: Sequence[str]) -> bool:
    """Whether words are the characters of a name that nobody knows: none is a word that goes with any other."""
    return len(words) > 1 and all(
        len(word) == 1 and is_han(word) and lexicon().tag(word) in _FULL and lexicon().cost(word) > COMMON
        for word in words
    )


def _in_role(mention: Mention, filled: Filled) -> Mention:
    """A name that was filled in, as such; what was carried over is what was asked about or what was answered."""
    if filled.wanted and compact(fold_text(filled.wanted)) in mention.forms | {compact(mention.text)}:
        return replace(mention, role=Role.INSTEAD)
    if mention.forms & filled.carried:
        forms, spellings = mention.forms | filled.carried, mention.spellings | filled.carried
        return replace(mention, forms=forms, spellings=spellings, role=Role.CARRIED)
    return mention
