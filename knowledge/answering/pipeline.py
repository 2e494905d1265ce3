"""A message's way from its text to its answer: as one question, and as several where it holds several."""

from knowledge.answering.compute import is_computed
from knowledge.answering.context import Context
from knowledge.answering.otherwise import BY_ITSELF
from knowledge.answering.parts import parts
from knowledge.answering.several import several
from knowledge.answering.taught import by_taught_question
from knowledge.answering.turn import Turn, examples, turn
from knowledge.language.folding import fold_text
from knowledge.language.following import pronoun
from knowledge.models import Answer, AnswerKind, Language
from knowledge.store import Store

__all__ = ["answer", "examples", "reply"]


def answer(text: str, store: Store, language: Language | None = None) -> Answer:
    """Answer a message by itself; in `language`, or in the question's own where it is None."""
    return _reply(text, store, language, None, alone=True)[0]


def reply(text: str, store: Store, language: Language | None, before: Context | None) -> tuple[Answer, Context | None]:
    """Answer a message of one question or several, and tell what it leaves for the next one.

    `before` is what the message before left; the reply is in `language`, or in the question's own where it is None.
    """
    return _reply(text, store, language, before)


def _reply(
    text: str, store: Store, language: Language | None, before: Context | None, *, alone: bool = False
) -> tuple[Answer, Context | None]:
    with store.read():
        whole, asked = turn(text, store, language, before, alone=alone), parts(text)
        if len(asked) == 1 or whole.aside or is_computed(whole.answer) or by_taught_question(whole.answer):
            return whole.answer, whole.left
        turns: list[Turn] = []
        for part in asked:
            turns.append(
                _part(part, store, whole.answer.language, turns[-1].left if turns else before, first=not turns)
            )
        given = several(text, asked, turns, whole.answer)
        return given, whole.left if given is whole.answer else turns[-1].left


def _part(text: str, store: Store, language: Language, before: Context | None, *, first: bool) -> Turn:
    """One question of several: as it follows on the one before it, else by itself where it points at nothing."""
    leant = turn(text, store, language, before)
    if first or leant.answer.kind is AnswerKind.ANSWER or not leant.torn or pronoun(fold_text(text)):
        return leant
    alone = turn(text, store, language, None)
    return alone if alone.answer.kind is AnswerKind.ANSWER and alone.answer.score >= BY_ITSELF else leant
