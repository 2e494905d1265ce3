"""A question's way from its text to its answer."""

from dataclasses import replace
from functools import partial

from knowledge.answering.about import about
from knowledge.answering.compute import completed, compute, is_computed
from knowledge.answering.context import Context
from knowledge.answering.decide import decide
from knowledge.answering.guard import guard
from knowledge.answering.leaning import lean
from knowledge.answering.leaving import leave
from knowledge.answering.parts import parts
from knowledge.answering.rank import rank
from knowledge.answering.retrieve import retrieve
from knowledge.answering.several import several
from knowledge.answering.talk import talk
from knowledge.answering.taught import by_taught_question, taught
from knowledge.answering.understand import Question, understand
from knowledge.models import Answer, Language
from knowledge.store import Store

EXAMPLES = 5
"""Example questions that "what can I ask" is answered with."""


def answer(text: str, store: Store, language: Language | None = None) -> Answer:
    """Answer a message by itself; in `language`, or in the question's own where it is None."""
    return reply(text, store, language, None)[0]


def reply(text: str, store: Store, language: Language | None, before: Context | None) -> tuple[Answer, Context | None]:
    """Answer a message of one question or several, and tell what it leaves for the next one.

    `before` is what the message before left; the reply is in `language`, or in the question's own where it is None.
    """
    with store.read():
        question = understand(text, store, language)
        of_all = _beside(text, question, store)
        if of_all:
            given = by_taught_question(_found(question, store)) or of_all
            return given, before
        leaning = lean(text, question, before, store)
        given, asked = _found(leaning.question, store), parts(text)
        if len(asked) > 1 and not (is_computed(given) or by_taught_question(given)):
            first = lean(asked[0], understand(asked[0], store, language), before, store)
            texts = [first.understood or asked[0], *asked[1:]]
            given = several(text, texts, given, store, partial(_one, store=store, language=question.language))
        given = replace(given, understood=leaning.understood)
        return given, leave(leaning, given, before, store)


def examples(store: Store, language: Language, number: int = EXAMPLES) -> tuple[str, ...]:
    """So many questions in a language that the store's articles answer."""
    from knowledge.answering.example_questions import examples as made  # few questions need it

    with store.read():
        return made(store, language, number, partial(_one, store=store, language=language))


def _one(text: str, store: Store, language: Language) -> Answer:
    question = understand(text, store, language)
    of_all = _beside(text, question, store)
    found = _found(question, store)
    return (by_taught_question(found) or of_all) if of_all else found


def _beside(text: str, question: Question, store: Store) -> Answer | None:
    """What is no question about what the articles tell: small talk, and questions about the articles themselves."""
    return talk(text, question) or about(question, store, partial(examples, store))


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
