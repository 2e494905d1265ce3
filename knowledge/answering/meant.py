"""A question as it was meant: what was filled in, read with what came from the question before."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.answering.attributes import asked_attribute
from knowledge.answering.context import Context
from knowledge.answering.filling import Filled
from knowledge.answering.mentions import Mention, Role
from knowledge.answering.reading import read
from knowledge.answering.sketch import Sketch, sketch_of
from knowledge.answering.subject import is_name
from knowledge.answering.understand import Question, understand
from knowledge.language.asked import VALUES
from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.measures import Measure
from knowledge.language.names import compact
from knowledge.language.ontology import families_of
from knowledge.language.quantities import quantities
from knowledge.language.script import detect
from knowledge.store import Store

MONEY = "money"
"""The family of attributes that are amounts of money."""


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
    only a value does, as one was asked for before; `alone` that it is the question by itself.
    """

    read: Callable[[], Leaning]
    timeless: bool = False
    at_home: bool = False
    value: bool = False
    alone: bool = False


def meant(filled: Filled, question: Question, context: Context, store: Store) -> Leaning:
    """The filled-in question, read as what it is."""
    named = [fold_text(name) for name in (filled.wanted, filled.about) if is_name(fold_text(name))]
    asked_in = None if any(map(is_han, filled.text)) else detect(context.sketch.text)
    asked = understand(filled.text, store, question.language, mended=True, named=named, asked_in=asked_in)
    asked = replace(
        asked,
        mentions=tuple(_in_role(mention, filled, answered=context.answered) for mention in asked.mentions),
        home=frozenset(context.facts if filled.home else ()),
        spent=_spent(filled, context),
        measure=_measure(filled, asked, context),
        when=filled.when,
    )
    understood = filled.text if fold_text(filled.text) != question.folded else None
    return Leaning(
        asked,
        sketch_of(asked, filled.text),
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


def _in_role(mention: Mention, filled: Filled, *, answered: bool) -> Mention:
    """A name that was filled in, as such; what was carried over is what was asked about or what was answered, and where
    nothing was, no sentence tells of it without its name.
    """
    if filled.wanted and compact(fold_text(filled.wanted)) in mention.forms | {compact(mention.text)}:
        return replace(mention, role=Role.INSTEAD)
    if answered and mention.forms & filled.carried:
        forms, spellings = mention.forms | filled.carried, mention.spellings | filled.carried
        return replace(mention, forms=forms, spellings=spellings, role=Role.CARRIED)
    return mention
