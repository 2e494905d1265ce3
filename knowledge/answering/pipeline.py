"""A question's way from its text to its answer."""

from functools import partial

from knowledge.answering.about import about
from knowledge.answering.decide import decide
from knowledge.answering.guard import guard
from knowledge.answering.rank import rank
from knowledge.answering.retrieve import retrieve
from knowledge.answering.talk import talk
from knowledge.answering.understand import Question, understand
from knowledge.models import Answer, Language
from knowledge.store import Store

EXAMPLES = 5
"""Example questions that "what can I ask" is answered with."""


def answer(text: str, store: Store, language: Language | None = None) -> Answer:
    """Answer one question; the reply is in `language`, or in the question's own where it is None."""
    with store.read():
        question = understand(text, store, language)
        return talk(text, question) or about(question, store, partial(examples, store)) or _found(question, store)


def examples(store: Store, language: Language, number: int = EXAMPLES) -> tuple[str, ...]:
    """So many questions in a language that the store's articles answer."""
    from knowledge.answering.example_questions import examples as made  # few questions need it

    with store.read():
        return made(store, language, number, partial(answer, store=store))


def _found(question: Question, store: Store) -> Answer:
    found = retrieve(question, store)
    return decide(question, guard(question, rank(question, found)), store)
