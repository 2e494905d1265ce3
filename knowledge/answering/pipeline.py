"""A question's way from its text to its answer."""

from dataclasses import replace
from functools import partial

from knowledge.answering.asked_about import asked_about
from knowledge.answering.compute import completed, compute, is_computed
from knowledge.answering.context import Context
from knowledge.answering.decide import decide
from knowledge.answering.guard import guard
from knowledge.answering.parts import parts
from knowledge.answering.rank import rank
from knowledge.answering.retrieve import retrieve
from knowledge.answering.talk import talk
from knowledge.answering.taught import by_taught_question, taught
from knowledge.answering.understand import Question, understand
from knowledge.models import Answer, Language
from knowledge.store import Store

EXAMPLES = 5
"""Example questions that "what can I ask" is answered with."""


def answer(text: str, store: Store, language: Language | None = None) -> Answer:
    """Answer a message by itself; in `language`, or in the question's own where it is None."""
    with store.read():
        question = understand(text, store, language)
        return _of_all(text, question, store) or _answered(text, question, store)


def reply(text: str, store: Store, language: Language | None, before: Context | None) -> tuple[Answer, Context | None]:
    """Answer a message of one question or several, and tell what it leaves for the next one.

    `before` is what the message before left; the reply is in `language`, or in the question's own where it is None.
    """
    from knowledge.answering.leaning import lean  # what stands by itself needs no dialogue
    from knowledge.answering.leaving import leave

    with store.read():
        question = understand(text, store, language)
        of_all = _of_all(text, question, store)
        if of_all:
            return of_all, before
        leaning = lean(text, question, before, store)
        given = _answered(text, leaning.question, store, before)
        given = replace(given, understood=leaning.understood)
        return given, leave(leaning, given, before, store)


def examples(store: Store, language: Language, number: int = EXAMPLES) -> tuple[str, ...]:
    """So many questions in a language that the store's articles answer."""
    from knowledge.answering.example_questions import examples as made  # few questions need it

    with store.read():
        return made(store, language, number, partial(_one, store=store, language=language))


def _of_all(text: str, question: Question, store: Store) -> Answer | None:
    """The answer to what asks nothing of the articles' matter, unless a question that admins taught asks the same."""
    of_all = _beside(text, question, store)
    return (by_taught_question(_found(question, store)) or of_all) if of_all else None


def _answered(text: str, question: Question, store: Store, before: Context | None = None) -> Answer:
    """The answer to a message that was read as one question, or to each of the several that it holds."""
    given, asked = _found(question, store), parts(text)
    if len(asked) == 1 or is_computed(given):
        return given
    from knowledge.answering.leaning import lean
    from knowledge.answering.several import several

    first = lean(asked[0], understand(asked[0], store, question.language), before, store)
    texts = [first.understood or asked[0], *asked[1:]]
    return several(text, texts, given, store, partial(_one, store=store, language=question.language))


def _one(text: str, store: Store, language: Language) -> Answer:
    question = understand(text, store, language)
    return _of_all(text, question, store) or _found(question, store)


def _beside(text: str, question: Question, store: Store) -> Answer | None:
    """What is no question about what the articles tell: small talk, and questions about the articles themselves."""
    small_talk = talk(text, question)
    if small_talk or asked_about(question.folded) is None:
        return small_talk
    from knowledge.answering.about import about  # few questions need it

    return about(question, store, partial(examples, store))


def _found(question: Question, store: Store) -> Answer:
    if computed := compute(question, store):
        return computed
    found = retrieve(question, store)
    ranked = taught(question, rank(question, found), store)
    decided = decide(question, guard(question, ranked), store)
    return completed(question, decided, store)
