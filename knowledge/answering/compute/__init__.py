"""Answers that stand in no single sentence: computed from several values, or collected from several sentences."""

from knowledge.answering.compute.derived import derived
from knowledge.answering.compute.doings import doings
from knowledge.answering.compute.filters import filtered, ordered
from knowledge.answering.compute.frames import is_computed
from knowledge.answering.compute.happenings import happenings
from knowledge.answering.compute.operation import read_task
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.answering.compute.pairs import solve
from knowledge.answering.compute.partners import partners
from knowledge.answering.compute.propositions import contradicted
from knowledge.answering.compute.remainder import remainder
from knowledge.answering.compute.rivals import both_values
from knowledge.answering.compute.sentence import in_sentence
from knowledge.answering.compute.several import each, listed_on
from knowledge.answering.understand import Question
from knowledge.models import Answer
from knowledge.store import Store

__all__ = ["completed", "compute", "is_computed"]


def completed(question: Question, answer: Answer, store: Store) -> Answer:
    """The answer of one sentence with what others add to it: a second true value, the rest of a list.

    Where the question wants two values computed that its sentence holds, the result.
    """
    if computed := derived(question, answer, store) or in_sentence(question, answer, store):
        return computed
    return both_values(question, listed_on(question, answer, store), store)


def compute(question: Question, store: Store) -> Answer | None:
    """The computed answer of a question that clearly asks for one; None for all others, which one sentence answers."""
    for collect in (contradicted, happenings, filtered, partners, each, doings):
        if answer := collect(question, store):
            return answer
    task = read_task(question.folded)
    if task is None:
        return ordered(question, store)
    return remainder(question, store) if task.operation is Operation.REST else solve(task, question, store)
