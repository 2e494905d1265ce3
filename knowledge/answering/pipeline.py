"""A question's way from its text to its answer."""

from knowledge.answering.decide import decide
from knowledge.answering.guard import guard
from knowledge.answering.rank import rank
from knowledge.answering.retrieve import retrieve
from knowledge.answering.understand import understand
from knowledge.models import Answer, Language
from knowledge.store import Store


def answer(text: str, store: Store, language: Language | None = None) -> Answer:
    """Answer one question; the reply is in `language`, or in the question's own where it is None."""
    with store.read():
        question = understand(text, store, language)
        found = retrieve(question, store)
        return decide(question, guard(question, rank(question, found)), store)
