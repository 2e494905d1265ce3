"""Regression cases: questions with the fact that must answer them, kept from admins' praise and corrections."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from knowledge.answering import answer
from knowledge.answering.wordbook import let_go
from knowledge.language.folding import fold_text
from knowledge.models import AnswerKind
from knowledge.store import Store
from knowledge.store.waiting import Golden

if TYPE_CHECKING:
    from knowledge.teaching.changes import Hand
    from knowledge.teaching.teaching import Teaching

MOST = 500
"""Regression cases that are asked at most."""


def watch(hand: "Hand", question: str, key: str, at: datetime | None = None) -> None:
    """Let a question be answered by the fact of a key, as a part of a change that can be undone."""
    case = Golden(fold_text(question), question, key, at or hand.at)
    before = next((one for one in hand.store.waiting.golden() if one.folded == case.folded), None)
    if before != case:
        hand.store.waiting.set_golden(case)
        hand.record(f"golden {case.folded}", _values(before), _values(case))


def put_back(store: Store, folded: str, before: Mapping[str, Any] | None) -> None:
    """Make a regression case as it was before a change."""
    if before:
        at = datetime.fromisoformat(before["at"])
        store.waiting.set_golden(Golden(folded, before["question"], before["fact"], at))
    else:
        store.waiting.remove_golden(folded)


def _values(case: Golden | None) -> dict[str, object] | None:
    return {"question": case.question, "fact": case.fact, "at": case.at.isoformat()} if case else None


def keep(teaching: "Teaching", token: str) -> bool:
    """Make a kept question with its answer a regression case; False where it is kept no more or has no answer."""
    with teaching.store.write():
        question = teaching.store.people.question(token) if token.isalnum() else None
        fact = teaching.store.taught.get(question.facts[0]) if question and question.facts else None
        if question is None or fact is None or question.kind != "answer":
            return False
        case = Golden(fold_text(question.text), question.text, fact.key, teaching.clock())
        teaching.store.waiting.set_golden(case)  # praise is no change that /undo would take back
    return True


def check(teaching: "Teaching") -> tuple[list[tuple[str, str | None]], int]:
    """The regression cases that fail, with what is said instead, and how many there are."""
    with teaching.store.read():
        return failing(teaching.store), len(teaching.store.waiting.golden())


def drop(teaching: "Teaching", name: str) -> bool:
    """Take a regression case out, by the name of its question; False where there is none such."""
    with teaching.store.write():
        found = [case.folded for case in teaching.store.waiting.golden() if case_name(case.question) == name]
        for folded in found:
            teaching.store.waiting.remove_golden(folded)
    return bool(found)


def failing(store: Store) -> list[tuple[str, str | None]]:
    """The regression cases that are not answered by their fact, with the sentence that is given instead."""
    wrong: list[tuple[str, str | None]] = []
    for case in store.waiting.golden()[:MOST]:
        given = answer(case.question, store)
        wanted = store.taught.by_key(case.fact)
        allowed = {wanted.id, *(fact.id for fact in store.taught.correcting(wanted.id))} if wanted else set()
        if given.kind is not AnswerKind.ANSWER or not given.quotes or given.quotes[0].fact not in allowed:
            wrong.append((case.question, given.quotes[0].text if given.quotes else None))
    return wrong


def breaking(store: Store, change: Callable[[], object]) -> tuple[str, ...]:
    """The regression cases that hold now and would not after a change, which is tried and taken back.

    Call inside `store.write()`.
    """
    if not store.waiting.golden():
        return ()
    before = {question for question, _ in failing(store)}
    try:
        with store.trial():
            change()
            after = [question for question, _ in failing(store)]
    finally:
        let_go(store)
    return tuple(question for question in after if question not in before)


def case_name(question: str) -> str:
    """A short name for a regression case, 8 hexadecimal digits, for buttons."""
    return hashlib.sha256(fold_text(question).encode()).hexdigest()[:8]
