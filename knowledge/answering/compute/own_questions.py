"""Which sentences answer the question about each thing alone: "X 比 Y 多多少家店" is X 有多少家店 and Y 有多少家店.

The ranking knows what a sentence is about better than the words beside a value tell, carried subjects and other
wordings too; which of the sentence's values is meant, the words beside it tell better than the ranking.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.answering.compute.operation import Task
from knowledge.answering.compute.operation_patterns import Operation
from knowledge.answering.compute.placing import Unit
from knowledge.answering.compute.things import Wanted
from knowledge.answering.guard import guard
from knowledge.answering.rank import rank
from knowledge.answering.retrieve import retrieve
from knowledge.answering.understand import Question, understand
from knowledge.language import regex as re
from knowledge.language.sentences import Span
from knowledge.models import Language
from knowledge.store import Store

Tellers = Mapping[int, float]
"""Facts by their ids, with the probability that they answer."""
LEAST = 0.1
"""The probability below which a sentence tells nothing of a thing."""
_LINK = re.compile(
    r" ?(?:比(?:起)?|和|与|跟|同|及|以及|还是|或者?|、|,|vs\.?|than|and|or|over|against|compared (?:to|with))+ ?"
)
_OPERATING = re.compile(r"^(?:[相还要会能得更一共总大概约足整]*[多少高低差贵便宜](?=[^,?]*(?:多少|几)))")
_EXACT = re.compile(r"多少|几|how (?:much|many)")
_WORD = {Operation.SHARE: "多少", Operation.RATIO: "多少", Operation.CHANGE: "多少", Operation.SUM: ""}


def asked_alone(
    question: Question, store: Store, task: Task, things: Sequence[Wanted], shared: Sequence[Unit]
) -> list[Wanted]:
    """The things, each with the sentences that answer the question about it alone."""
    texts = own_questions(question.folded, task, things, shared)
    found = (_tellers(text, question.language, store) for text in texts)
    return [replace(thing, tellers=tellers) for thing, tellers in zip(things, found, strict=True)]


def _tellers(text: str, language: Language, store: Store) -> Tellers:
    part = understand(text, store, language, mended=True)
    candidates = guard(part, rank(part, retrieve(part, store)))
    return {
        one.quote.fact: one.score
        for one in candidates
        if one.score >= LEAST and all(objection.startswith("measure:") for objection in one.objections)
    }


def own_questions(question: str, task: Task, things: Sequence[Wanted], shared: Sequence[Unit]) -> list[str]:
    """The question about each of the things alone, in the words of the question about all of them."""
    before, behind = _around(question, task, sorted(thing.span for thing in things))
    found = []
    for thing in things:
        own = question[slice(*thing.span)]
        left = [unit.text for unit in shared if unit.text not in f"{before} {own} {behind}"]
        found.append(" ".join([before, own, *left, behind]).strip())
    return found


def _around(question: str, task: Task, spans: Sequence[Span]) -> tuple[str, str]:
    """What stands before and behind the things, the words that ask for a computation turned into those for a value."""
    first, last = spans[0][0], spans[-1][1]
    start, end = task.keywords
    asks = _asks(question[start:end], task)
    if start >= last:
        return question[:first], question[last:start] + asks + question[end:]
    if end <= first:
        return question[:start] + asks + question[end:first], question[last:]
    between = question[spans[0][1] : spans[-1][0]]
    middle = "" if _LINK.fullmatch(between) or len(spans) > 2 else between
    return question[:first], middle + question[last:]


def _asks(keywords: str, task: Task) -> str:
    """The words that ask for one value in the place of those that ask for a computation."""
    if keywords.isascii():
        return "how many" if "many" in keywords else "how much"
    if task.operation is Operation.COMPARE:
        return re.sub("谁的?|哪[^的]{1,3}的?|更|最", "", keywords[:-1]) + "多少"
    if task.operation is Operation.DIFFERENCE:
        return _OPERATING.sub("", keywords)
    return _WORD.get(task.operation, "") or re.sub("一共|总共|合计|合起来|加起来|加在一起|共计|总和|总计", "", keywords)
