"""The fourth step: slots decide. What lacks a name or number that the question gives, or tells of another time, another
round or another model, or only of other measures than asked for, is no answer, however alike it reads."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answering.home import Section, against, may_leave_out, of_another_measure, sections
from knowledge.answering.reading import head, read
from knowledge.answering.slots import MEASURED, counts_others, other_labels, other_measure, other_times, values
from knowledge.answering.understand import Question
from knowledge.language.asking_patterns import MEANING, MEANT
from knowledge.models import Candidate, StoredFact

SURE = 0.6
"""The probability from which a sentence may lack a name: all else speaks for it, so it leaves the name out, where the
article is about nobody else, or tells it otherwise."""


def guard(question: Question, ranked: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with their objections, in the order they came."""
    every = list(ranked)
    home = sections(question, [candidate.fact for candidate in every])
    of_meaning = MEANING.search(question.folded) is not None
    return [_judged(one, tuple(_objections(question, one, home, of_meaning=of_meaning))) for one in every]


def _judged(candidate: Candidate, objections: tuple[str, ...]) -> Candidate:
    return replace(candidate, objections=objections) if objections != candidate.objections else candidate


def _objections(
    question: Question, candidate: Candidate, home: frozenset[Section], *, of_meaning: bool
) -> Iterable[str]:
    """What speaks against a candidate; `of_meaning` tells that the question asks what a word means."""
    fact, parts = candidate.fact, candidate.parts
    if parts["names_missing_around"] or parts["numbers_missing_around"]:
        yield from _missing(question, candidate, home)
    yield from against(question, fact, parts["asked_cue"])
    span = fact.folded[slice(*candidate.span)] if candidate.span else ""
    if parts.get("of_others"):
        yield "role: of others"
    if counts_others(question.folded, question.asking, span):
        yield f"measure: {question.asking.kind}"
    if span and (other := of_another_measure(question, span)):
        yield f"measure: {other}"
    if question.asking.kind in MEASURED and not fact.short and _other_measure(question, fact):
        yield f"measure: {question.asking.kind}"
    if of_meaning and not MEANT.search(fact.folded):
        yield "meaning: none"
    if parts["times_other"] or parts["labels_other"]:
        today = fact.quote.published
        asked, told = question.slots(today), values(fact.folded, today)
        for moment in other_times(asked, told):
            yield f"time: {question.folded[moment.start : moment.end]}"
        for label in other_labels(asked, told):
            yield f"label: {question.folded[label.start : label.end]}"


def _other_measure(question: Question, fact: StoredFact) -> bool:
    return other_measure(question.folded, question.asking, fact.folded, values(fact.folded, fact.quote.published))


def _missing(question: Question, candidate: Candidate, home: frozenset[Section]) -> Iterable[str]:
    """The names and numbers of the question that stand neither in a sentence nor around it."""
    fact = candidate.fact
    own = read(fact.folded)
    places = [own, read(fact.before), head(fact)]
    if any(own.names(mention.forms) for mention in question.mentions):
        places.append(read(fact.earlier))  # what a sentence about one of the names leaves unsaid may stand further off
    for mention in question.mentions:
        named = any(place.names(mention.forms) for place in places)
        if not (named or candidate.score >= SURE or may_leave_out(mention, fact, question, home)):
            yield f"name: {mention.text}"
    for number in question.numbers:
        if not any(map(number.stands_in, places)):
            yield f"number: {number.text}"
