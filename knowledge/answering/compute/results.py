"""The result of a computation on its operands, with its arithmetic, or its winner or order, as an answer."""

from collections.abc import Sequence

from knowledge.answering.compute import arithmetic
from knowledge.answering.compute.arithmetic import Amount
from knowledge.answering.compute.frames import computed
from knowledge.answering.compute.naming import as_written
from knowledge.answering.compute.operands import Operand, amount_of, far_apart
from knowledge.answering.compute.operation import Task
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.answering.compute.scene import Scene
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.models import Answer, Language
from knowledge.phrasing import computed as phrase
from knowledge.phrasing.telling import marked

_TWO = 2
_PUT_SO = re.compile("相当于|等于|equal")
"""Such a question itself puts the two against each other."""
OF_NEAR = frozenset({Operation.DIFFERENCE, Operation.CHANGE})
"""What is computed of values of one kind, of which none is very much larger than another."""
DATED = frozenset({"早", "晚", "earlier", "later", "older", "newer"})
"""Words that compare dates."""


def answer_with(task: Task, question: Question, scene: Scene, found: list[Operand]) -> Answer | None:
    """The answer that the task's computation on these operands gives; None where it gives none."""
    language = question.language
    amounts = [amount_of(one.placed) for one in found]
    dated = task.word in DATED
    said = [
        marked(
            phrase.operand(one.placed.claim.text, None if dated else amount.quantity(), language),
            one.placed.claim.modality,
            language,
        )
        for one, amount in zip(found, amounts, strict=True)
    ]
    if task.operation in (Operation.COMPARE, Operation.ORDER):
        return _compared(task, question, scene, found, amounts, said)
    if task.operation is Operation.SUM:
        result = phrase.value(arithmetic.total(amounts).quantity(), language, said)
        return computed(question, scene, found, phrase.arithmetic(result, said, "+", language))
    if len(found) != 2:
        return None
    first, second = amounts
    if task.operation in OF_NEAR and far_apart(found):
        return None
    if task.operation is Operation.DIFFERENCE:
        if first.middle == second.middle:
            return None  # values that are as far as they are told the same are hardly those that differ
        if first.middle < second.middle:
            said.reverse()
        result = phrase.value(arithmetic.difference(first, second).quantity(), language, said)
        return computed(question, scene, found, phrase.arithmetic(result, said, "−", language))
    if task.operation is Operation.CHANGE:
        # Of two things side by side the second is what the first exceeds; in one sentence the earlier stands first.
        before, after = (second, first) if task.items else (first, second)
        ratio = arithmetic.change(before, after)
        if ratio is None:
            return None
        says = list(reversed(said)) if not task.items else said
        result = phrase.percent(ratio[0], about=ratio[1], language=language)
        return computed(
            question, scene, found, phrase.arithmetic(result, [f"{says[0]} ÷ {says[1]}", "1"], "−", language)
        )
    part, whole = (first, second) if task.items else (second, first)
    if task.operation is Operation.SHARE and not _PUT_SO.search(question.folded) and not _of_one_thing(found):
        return None
    if task.operation is Operation.SHARE:
        ratio = arithmetic.share(part, whole)
        if ratio and ratio[0] > 100 and question.language.value == "en":
            part, whole, said = whole, part, list(reversed(said))
            ratio = arithmetic.share(part, whole)
        result = phrase.percent(ratio[0], about=ratio[1], language=language) if ratio else ""
    else:
        if question.folded.startswith("how many times"):
            part, whole, said = second, first, list(reversed(said))
        ratio = arithmetic.quotient(part, whole)
        result = phrase.times(ratio[0], about=ratio[1], language=language) if ratio else ""
    if not ratio:
        return None
    says = said if task.items else list(reversed(said))
    return computed(question, scene, found, phrase.arithmetic(result, says, "÷", language))


def _of_one_thing(found: Sequence[Operand]) -> bool:
    """Whether part and whole are told of one thing: a share of another's whole is hardly what is asked."""
    subjects = {one.placed.claim.subject for one in found}
    return len({one.placed.claim.fact for one in found}) == 1 or (len(subjects) == 1 and "" not in subjects)


def _apart(amounts: Sequence[Amount], said: Sequence[str], language: Language) -> str:
    """How far two amounts are apart."""
    return phrase.value(arithmetic.difference(*amounts).quantity(), language, said)


def _compared(
    task: Task, question: Question, scene: Scene, found: list[Operand], amounts: list[Amount], said: list[str]
) -> Answer | None:
    values = [one.middle for one in arithmetic.alike(amounts)]
    order = sorted(range(len(values)), key=lambda at: values[at], reverse=task.most)
    told = [one.placed.fact for one in found]
    names = [as_written(question.folded[slice(*task.items[at])], told, question.language) for at in order]
    words = [said[at] for at in order]
    language = question.language
    if task.operation is Operation.ORDER:
        parts = [phrase.with_value(name, word, language) for name, word in zip(names, words, strict=True)]
        short = phrase.in_order(parts, language)
    elif values[order[0]] == values[order[1]]:
        short = phrase.even(names, words[0], language)
    else:
        short = phrase.winner(names, words, task.word, language)
        if task.apart and len(found) == _TWO:
            short = phrase.listed([short, phrase.apart(_apart(amounts, said, language), language)], language)
    return computed(question, scene, [found[at] for at in order], short)
