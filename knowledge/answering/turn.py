"""One question of a dialogue: read, filled in from what was asked before, answered, with what it leaves."""

from dataclasses import dataclass, replace
from functools import partial

from knowledge.answering.asked_about import asked_about
from knowledge.answering.choices import choices
from knowledge.answering.compute import completed, compute, is_computed
from knowledge.answering.context import Context
from knowledge.answering.decide import decide
from knowledge.answering.guard import guard
from knowledge.answering.leaning import lean
from knowledge.answering.leaving import leave, leave_aside
from knowledge.answering.otherwise import served
from knowledge.answering.rank import rank
from knowledge.answering.retrieve import retrieve
from knowledge.answering.talk import talk
from knowledge.answering.taught import by_taught_question, taught
from knowledge.answering.understand import Question, understand
from knowledge.models import Answer, AnswerKind, Language
from knowledge.store import Store

EXAMPLES = 5
"""Example questions that "what can I ask" is answered with."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question's answer, and the context that it leaves.

    `torn` tells that the question belongs to the one before it, as it took a part of that; `aside` that it is no
    question about what the articles tell.
    """

    answer: Answer
    left: Context | None
    torn: bool = False
    aside: bool = False


def turn(text: str, store: Store, language: Language | None, before: Context | None, *, alone: bool = False) -> Turn:
    """The turn of a text that asks one thing; `before` is what the turn before left.

    `alone` tells that no turn comes after it, so that it need not leave anything.
    """
    question = understand(text, store, language)
    if aside := _aside(text, question, store):
        return Turn(aside, leave_aside(text, question, aside, before), aside=True)
    leaning = lean(text, question, before, store)
    if leaning.understood and store.taught.answers_questions() and (own := by_taught_question(_found(question, store))):
        leaning = replace(leaning, question=question, understood=None)  # a question that was taught needs nothing more
        return Turn(own, None if alone else leave(leaning, own, before, store))
    if leaning.understood and (told := _about(leaning.question, store)):
        left = leave_aside(leaning.understood, leaning.question, told, before)
        return Turn(replace(told, understood=leaning.understood), left)
    leaning, given = served(leaning, lambda asked: _found(asked, store))
    given = replace(given if leaning.understood else _chosen(question, given, store), understood=leaning.understood)
    torn = leaning.understood is not None and not leaning.of_another
    return Turn(given, None if alone else leave(leaning, given, before, store), torn)


def examples(store: Store, language: Language, number: int = EXAMPLES) -> tuple[str, ...]:
    """So many questions in a language that the store's articles answer."""
    from knowledge.answering.example_questions import examples as made  # few questions need it

    with store.read():
        return made(store, language, number, lambda text: turn(text, store, language, None).answer)


def _chosen(question: Question, given: Answer, store: Store) -> Answer:
    """The answer to a question that no dialogue fills in, or the choice of what it may mean where it names nobody."""
    if is_computed(given) or by_taught_question(given):
        return given
    offered = choices(question, store, lambda text: turn(text, store, question.language, None, alone=True).answer)
    if not offered:
        return given
    nothing = Answer(AnswerKind.CHOICE, given.language, given.score, choices=offered)
    return replace(nothing, candidates=given.candidates, receipt=given.receipt)


def _aside(text: str, question: Question, store: Store) -> Answer | None:
    """What is no question about what the articles tell: small talk, and questions about the articles themselves."""
    of_all = talk(text, question) or _about(question, store)
    return of_all and (by_taught_question(_found(question, store)) or of_all)


def _about(question: Question, store: Store) -> Answer | None:
    if asked_about(question.folded) is None:
        return None
    from knowledge.answering.about import about  # few questions need it

    return about(question, store, partial(examples, store))


def _found(question: Question, store: Store) -> Answer:
    computed = compute(question, store)
    if computed and not store.taught.answers_questions():
        return computed
    found = retrieve(question, store)
    ranked = taught(question, rank(question, found), store)
    decided = decide(question, guard(question, ranked), store)
    if own := by_taught_question(decided):
        return own
    return computed or completed(question, decided, store)
