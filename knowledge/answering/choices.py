"""Did-you-mean: questions to choose from where one names nobody ("估值是多少?") and the articles tell it of several."""

from collections.abc import Callable

from knowledge.answering.compute.naming import name_of
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import claims, facts
from knowledge.language.asking import VALUES
from knowledge.language.attributes import attribute_in, measured_by, same_attribute
from knowledge.language.ontology import agreeing
from knowledge.models import Answer, AnswerKind, Claim, ClaimKind
from knowledge.store import Store

MOST = 4
"""Questions to choose from."""
MOST_TRIED = 8
"""Subjects of which the question is tried at most."""


def choices(question: Question, store: Store, ask: Callable[[str], Answer]) -> tuple[str, ...]:
    """The same question of each thing whose value of the asked attribute is told, where there are several.

    `ask` answers one; what it does not answer by the sentence that tells the value is not offered.
    """
    attribute = _attribute(question)
    told = (
        _first_of_each(claims(store, store.claims.telling(agreeing(frozenset({attribute})))), attribute)
        if attribute
        else []
    )
    if len(told) < 2:
        return ()
    from knowledge.answering.example_questions import value_question  # few questions need it

    known = facts(store, [claim.fact for claim in told])
    noun = next(word for word in question.words if measured_by(word))
    offered: list[str] = []
    for claim in told[:MOST_TRIED]:
        if len(offered) == MOST:
            break
        text = value_question(name_of(store, claim, known[claim.fact], question.language), noun, question.language)
        if text and text not in offered and _tells(ask(text), claim):
            offered.append(text)
    return tuple(offered) if len(offered) > 1 else ()


def _attribute(question: Question) -> str | None:
    """The attribute that is asked for where nothing else is said; None elsewhere."""
    if question.mentions or question.numbers or not question.words or question.asking.kind not in VALUES:
        return None
    attribute = attribute_in(question.folded)
    return attribute if all(measured_by(word) == attribute for word in question.words) else None


def _first_of_each(told: list[Claim], attribute: str) -> list[Claim]:
    """The first value of the attribute that is told of each thing."""
    found: dict[str, Claim] = {}
    for claim in told:
        if claim.kind is ClaimKind.VALUE and same_attribute(claim.attribute, attribute) and claim.subject:
            found.setdefault(claim.subject, claim)
    return list(found.values())


def _tells(answer: Answer, claim: Claim) -> bool:
    return answer.kind is AnswerKind.ANSWER and any(quote.fact == claim.fact for quote in answer.quotes)
