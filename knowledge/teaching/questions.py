"""What people asked in vain, what members suggest, and what the store does not cover."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rapidfuzz import fuzz

from knowledge.answering import answer
from knowledge.answering.essentials import share_held
from knowledge.answering.understand import understand
from knowledge.errors import TeachingError
from knowledge.language.folding import fold_text
from knowledge.language.names import compact
from knowledge.models import Answer, AnswerKind, Quote
from knowledge.store import Store
from knowledge.store.asked import OpenQuestion, Statistics
from knowledge.store.waiting import Suggestion
from knowledge.teaching.drafts import Draft, checked
from knowledge.teaching.problems import Problem
from knowledge.teaching.teaching import Done, Proposal, Teaching

ALIKE = 80.0
"""rapidfuzz `ratio` from which two questions with the same digits ask about alike."""
RELATED = 0.5
"""The share of what a question is about that a fact, with what was taught for it, must hold to be proposed."""
MOST_GROUPS = 300
"""Groups that are told apart; a rarer question waits until those are done."""
MOST_SUGGESTIONS = 20
"""Suggestions of one person that wait at a time."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions alike: the token and text of the newest, how many there are, what somebody said would be right.

    `best` is the fact that is nearest to answering, where any has to do with it.
    """

    token: str
    text: str
    count: int
    correction: str | None
    blamed: bool
    members: frozenset[str]
    best: Quote | None = None


@dataclass(frozen=True, slots=True)
class FailingKind:
    """A kind of questions that got no answer: how many there are, and the newest of them."""

    kind: str
    count: int
    token: str
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is not covered: kinds of questions that got no answer, and sentences that nothing was read from.

    `by_claims` tells that the sentences are those without a claim; else they are those that answered no question.
    """

    kinds: tuple[FailingKind, ...]
    sentences: tuple[Quote, ...]
    number: int
    by_claims: bool


def unanswered(teaching: Teaching, most: int) -> tuple[list[Group], int]:
    """The groups asked most, and how many groups there are. What is answered by now is left out."""
    store = teaching.store
    with store.read():
        dismissed = store.waiting.dismissed()
        open_questions = [one for one in store.asked.open() if fold_text(one.text) not in dismissed]
        groups = _grouped(open_questions)
        found = [(group, answer(group.text, store)) for group in groups]
        left = [
            replace(group, best=_best(group, given, store))
            for group, given in found
            if group.blamed or given.kind is not AnswerKind.ANSWER
        ]
    return left[:most], len(left)


def _best(group: Group, given: Answer, store: Store) -> Quote | None:
    """The first fact that has to do with the question; of those that got a thumb down, not what was given."""
    blamed = {quote.fact for quote in given.quotes} if group.blamed else set()
    question = understand(group.text, store)
    near = (one for one in given.candidates if one.quote.fact not in blamed)
    texts = ((one, f"{one.fact.folded}\n{one.fact.asked}") for one in near)
    return next((one.quote for one, text in texts if share_held(question, text) >= RELATED), None)


def _grouped(questions: Sequence[OpenQuestion]) -> list[Group]:
    groups: list[list[OpenQuestion]] = []
    heads: list[str] = []
    for question in questions:
        folded = compact(fold_text(question.text))
        digits = _digits(folded)
        for at, head in enumerate(heads):
            if head == folded or (digits == _digits(head) and fuzz.ratio(folded, head) >= ALIKE):
                groups[at].append(question)
                break
        else:
            if len(groups) < MOST_GROUPS:
                heads.append(folded)
                groups.append([question])
    return sorted(map(_group, groups), key=lambda group: -group.count)


def _group(questions: Sequence[OpenQuestion]) -> Group:
    newest = questions[0]
    correction = next((one.correction for one in questions if one.correction), None)
    members = frozenset(fold_text(one.text) for one in questions)
    return Group(newest.token, newest.text, len(questions), correction, any(one.blamed for one in questions), members)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def asked(teaching: Teaching, token: str) -> str:
    """The text of a kept question. Raises TeachingError where it is kept no more."""
    with teaching.store.read():
        question = teaching.store.people.question(token) if token.isalnum() and token.isascii() else None
    if question is None:
        raise TeachingError(Problem.NO_QUESTION)
    return question.text


def propose_answer(teaching: Teaching, token: str, text: str, person: str) -> Proposal:
    """An answer to a kept question; once it is saved, the question is a regression case."""
    return teaching.propose(Draft(text, (asked(teaching, token),)), person, watched=True)


def link(teaching: Teaching, token: str, fact: int, person: str) -> Done:
    """Let a fact answer a kept question."""
    return teaching.link(fact, asked(teaching, token), person)


def dismiss(teaching: Teaching, token: str) -> str:
    """Take a kept question, and those alike, off the list. Returns its text."""
    text = asked(teaching, token)
    with teaching.store.write():
        folded = fold_text(text)
        for group in _grouped(teaching.store.asked.open()):
            if folded in group.members:
                for member in group.members:
                    teaching.store.waiting.dismiss(member)
        teaching.store.waiting.dismiss(folded)
    return text


def suggest(teaching: Teaching, text: str, person: str) -> bool:
    """Keep what a member would have added; False where too much of theirs waits already."""
    text = checked(Draft(text, ("x",))).text  # the same limits, but it may be a question
    who = teaching.hashed(person)
    with teaching.store.write():
        waiting = teaching.store.waiting
        if sum(one.who == who for one in waiting.suggestions()) >= MOST_SUGGESTIONS:
            return False
        waiting.suggest(Suggestion(secrets.token_hex(4), teaching.clock(), who, text))
    return True


def suggestions(teaching: Teaching) -> list[Suggestion]:
    """What members would have added."""
    with teaching.store.read():
        return teaching.store.waiting.suggestions()


def suggestion(teaching: Teaching, token: str) -> str:
    """The text of a suggestion. Raises TeachingError where somebody decided on it."""
    found = {one.token: one.text for one in suggestions(teaching)}
    if token not in found:
        raise TeachingError(Problem.STALE)
    return found[token]


def reject(teaching: Teaching, token: str) -> str:
    """Take a suggestion off the list. Returns its text; raises TeachingError where somebody decided on it."""
    with teaching.store.write():
        found = teaching.store.waiting.decide(token)
    if found is None:
        raise TeachingError(Problem.STALE)
    return found.text


def statistics(teaching: Teaching, days: int, most: int) -> Statistics:
    """Figures of the last days."""
    midnight = teaching.clock().replace(hour=0, minute=0, second=0, microsecond=0)
    with teaching.store.read():
        return teaching.store.asked.statistics(midnight - timedelta(days=days - 1), most)


def coverage(teaching: Teaching, most: int) -> Coverage:
    """What the store does not cover."""
    store = teaching.store
    with store.read():
        dismissed = store.waiting.dismissed()
        failing = [one for one in store.asked.open() if not one.blamed and fold_text(one.text) not in dismissed]
        kinds: dict[str, list[OpenQuestion]] = {}
        for one in failing[:MOST_GROUPS]:
            if answer(one.text, store).kind is not AnswerKind.ANSWER:  # what was taught since fails no more
                kinds.setdefault(str(understand(one.text, store).asking.kind), []).append(one)
        facts, number, by_claims = store.asked.unused(most)
        sentences = tuple(store.facts.check(fact.quote) for fact in store.facts.get(facts).values())
    found = [FailingKind(kind, len(asked_), asked_[0].token, asked_[0].text) for kind, asked_ in kinds.items()]
    found.sort(key=lambda kind: -kind.count)
    return Coverage(tuple(found[:most]), sentences, number, by_claims)
