"""What a question and its answer leave for the next question."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from knowledge.answering.context import Context
from knowledge.answering.meant import Leaning
from knowledge.answering.mentions import names_in
from knowledge.answering.section_asked import section_asked
from knowledge.answering.sketch import shown, sketch_of, times
from knowledge.answering.subject import OF_THINGS, about, is_person, subject
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import frequencies
from knowledge.language import data
from knowledge.language.asking import Asked
from knowledge.language.folding import fold_text
from knowledge.language.names import compact
from knowledge.language.people import people
from knowledge.language.sentences import Span
from knowledge.models import Answer, AnswerKind, Reason
from knowledge.store import Store

MOST_PEOPLE = 3
"""People that are remembered of a sentence."""
LONGEST_PERSON = 4
"""Characters of a Chinese person's name."""
LONGEST_NAME = 24
"""Characters of an answer that may be one name."""


_WHO = re.compile(r"谁|\bwho\b")


def leave(leaning: Leaning, answer: Answer, before: Context | None, store: Store) -> Context | None:
    """The context after an answer; small talk and what was not understood leave the old one."""
    aside = answer.kind is AnswerKind.TALK or answer.reason is Reason.NOT_UNDERSTOOD
    if aside or (answer.reason is Reason.OFF_TOPIC and before):
        return before
    earlier, kept = _earlier(leaning, before), before if before and leaning.facts else None
    if answer.kind is not AnswerKind.ANSWER:
        if leaning.goes_back and before:
            return before
        nearest = tuple(quote.fact for quote in answer.nearest[:1])
        told = fold_text(answer.nearest[0].text) if answer.nearest else ""
        return Context(
            leaning.sketch,
            _about(leaning, "", store),
            leaning.facts or nearest,
            persons=kept.persons if kept else (),
            earlier=earlier,
            things=kept.things if kept else (),
            told=told,
            answered=False,
        )
    span, told = fold_text(answer.span or ""), fold_text(answer.quotes[0].text)
    facts = tuple(quote.fact for quote in answer.quotes)
    named = _named(span, leaning.sketch.kind, store) or _only_other(told, leaning, store)
    seen = shown(answer.quotes[0].text, told)
    names = tuple(_as_shown(name, told, seen) for name in named)
    persons = tuple(_as_shown(name, told, seen) for name in _persons(named, told, leaning, store))
    same = _same_person(leaning, kept)
    asked = leaning.sketch.kind is Asked.PERSON and bool(named) and not leaning.goes_back
    persons = tuple(dict.fromkeys([*persons[:asked], *same, *persons]))[:MOST_PEOPLE]
    if leaning.goes_back and before:
        return replace(before, facts=facts, persons=persons)
    things = names if leaning.sketch.kind in OF_THINGS else kept.things if kept else ()
    listed = () if span else _listed(answer.short or "", store)
    return Context(
        leaning.sketch, _about(leaning, told, store), facts, names, persons, earlier, things, told, span, listed
    )


def _listed(short: str, store: Store) -> tuple[str, ...]:
    """The names that an answer is a list of; none where it holds anything else."""
    pieces = tuple(piece.strip() for piece in re.split("[、,]", short))
    known = set(map(compact, names_in(fold_text(short), store)))
    return pieces if len(pieces) > 1 and all(compact(fold_text(piece)) in known for piece in pieces) else ()


def leave_aside(text: str, question: Question, answer: Answer, before: Context | None) -> Context | None:
    """The context after what is no question about what articles tell: the old one, unless it asked for a section."""
    if answer.kind is not AnswerKind.ANSWER or section_asked(question.folded)[0] is None:
        return before
    facts = tuple(quote.fact for quote in answer.quotes)
    return Context(sketch_of(question, text), facts=facts)


def _persons(named: Sequence[str], told: str, leaning: Leaning, store: Store) -> list[str]:
    """Who a question may go on about: who answered, whoever was asked for as a person, the people of the sentence."""
    asked = [name for name in named if leaning.sketch.kind is Asked.PERSON and _short_enough(name)]
    sketch, who = leaning.sketch, leaning.sketch.kind is Asked.DEFINITION and _WHO.search(leaning.sketch.folded)
    defined = [sketch.folded[slice(*span)] for span in sketch.names if who]
    likely = [name for name in (*named, *names_in(told, store)) if _may_be_person(name.strip(" ."))]
    beside = [told[start:end] for start, end in people(told) if end - start > 1]
    chinese = [name for name in asked if not name.isascii()]
    return [*defined, *(name for name in likely if name in named), *chinese, *likely, *beside, *asked]


def _same_person(leaning: Leaning, before: Context | None) -> list[str]:
    """The person whom the question was about already."""
    return [leaning.about] if before and leaning.about in before.persons else []


def _earlier(leaning: Leaning, before: Context | None) -> str:
    """What the dialogue was about before it came to a person."""
    if before is None or leaning.about not in before.persons:
        return ""
    return before.earlier or subject(before)


def _as_shown(name: str, told: str, seen: str) -> str:
    """A folded name as its sentence writes it."""
    at = told.find(name)
    return (seen[at : at + len(name)] if at >= 0 else name).strip(" .")


def _about(leaning: Leaning, told: str, store: Store) -> Span | None:
    """What the question was about: what was filled in, else what it names."""
    at = leaning.sketch.text.find(leaning.about) if leaning.about else -1
    return (at, at + len(leaning.about)) if at >= 0 else about(leaning.sketch, told, partial(_together, store))


def _together(store: Store, pair: str) -> int:
    return frequencies(store, [pair])[pair]


def _named(span: str, kind: Asked, store: Store) -> tuple[str, ...]:
    """The names in an answer; where one was asked for, the answer without the title before it is one."""
    found = tuple(names_in(span, store))
    of_one = kind in (Asked.PERSON, Asked.ORGANISATION, Asked.NAME) and len(span) <= LONGEST_NAME
    if found or not of_one or times(span):
        return found
    bare = re.sub(rf"^.*(?:{_titles()})", "", span).strip("\"' ")
    return (bare,) if bare else ()


def _only_other(told: str, leaning: Leaning, store: Store) -> tuple[str, ...]:
    """Where an organisation was asked for and the short answer names none: the one that the sentence names beside."""
    if leaning.sketch.kind is not Asked.ORGANISATION:
        return ()
    asked = leaning.question.mentions
    others = [name for name in names_in(told, store) if not any(compact(name) in mention.forms for mention in asked)]
    return tuple(others) if len(others) == 1 else ()


def _short_enough(name: str) -> bool:
    """Whether a text has a person's name's length."""
    return len(name) <= LONGEST_PERSON or name.isascii() or "·" in name


def _may_be_person(name: str) -> bool:
    words = name.split()
    latin = name.isascii() and len(words) > 1 and not any(map(str.isdigit, name))
    return is_person(name) or (latin and data.words("latin_nouns.txt").isdisjoint(words))


@cache
def _titles() -> str:
    return "|".join(sorted(map(fold_text, data.words("titles.txt")), key=lambda word: (-len(word), word)))
