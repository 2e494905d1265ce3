"""Who people are to the store, what they asked and thought of the replies; and how they are forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.models import Answer
from knowledge.store import Store
from knowledge.store.history import Entry
from knowledge.store.key import asker
from knowledge.store.people import AskedQuestion, Verdict
from knowledge.store.waiting import KEPT_PENDING, Suggestion

KEPT_CANDIDATES = 8
"""Candidates of a question that can still be looked at afterwards."""


@dataclass(frozen=True, slots=True)
class Person:
    """All that the store holds about a person."""

    role: str | None
    questions: tuple[AskedQuestion, ...]
    verdicts: tuple[Verdict, ...]
    suggestions: tuple[Suggestion, ...] = ()
    changes: tuple[Entry, ...] = ()


class People:
    """People over an open store; they are told by the ids that the platform gives them.

    What was asked in a chat is forgotten after `memory`.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime], memory: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._memory = memory

    def role(self, person: str) -> str | None:
        """The role that a person was given, by its name; None for everybody else."""
        with self._store.read():
            return self._store.people.role(person)

    def set_role(self, person: str, role: str | None) -> None:
        """Give a person a role, or with None take it."""
        with self._store.write():
            self._store.people.set_role(person, role)

    def roles(self) -> dict[str, str]:
        """Everybody who was given a role, with its name."""
        with self._store.read():
            return self._store.people.roles()

    def keep(self, question: AskedQuestion, person: str, chat: str, days: int) -> None:
        """Keep a question for so many days; what is past its time goes, of people and of chats."""
        with self._store.write():
            self.expire(days)
            self._store.chats.touch(chat, self._clock())
            self._store.people.add(question, asker(person, self._store.path), self._clock())

    def expire(self, days: int) -> None:
        """Take out what was kept for so many days: questions with their verdicts, suggestions, and what is remembered
        of chats; and what may no longer be leaned on or confirmed.
        """
        now = self._clock()
        with self._store.write():
            self._store.people.expire(now - timedelta(days=days))
            self._store.chats.expire(now - timedelta(days=days))
            self._store.chats.expire_contexts(now - self._memory)
            self._store.waiting.expire_suggestions(now - timedelta(days=days))
            self._store.waiting.expire(now - KEPT_PENDING)

    def question(self, token: str) -> AskedQuestion | None:
        """A question that was kept."""
        if not _is_token(token):
            return None
        with self._store.read():
            return self._store.people.question(token)

    def judge(
        self, token: str, person: str, *, good: bool, problem: str | None = None, correction: str | None = None
    ) -> bool:
        """Keep what a person thinks of a reply. False when its question is not kept any more."""
        if not _is_token(token):
            return False
        with self._store.write():
            if self._store.people.question(token) is None:
                return False
            hashed = asker(person, self._store.path)
            self._store.people.judge(Verdict(token, hashed, self._clock(), good, problem, correction))
        return True

    def about(self, person: str) -> Person:
        """All that is held about a person."""
        hashed = asker(person, self._store.path)
        with self._store.read():
            people = self._store.people
            suggestions = tuple(one for one in self._store.waiting.suggestions() if one.who == hashed)
            asked_by, verdicts = tuple(people.asked_by(hashed)), tuple(people.verdicts(hashed))
            changes = tuple(self._store.history.by(hashed))
            return Person(people.role(person), asked_by, verdicts, suggestions, changes)

    def forget(self, person: str, chat: str | None) -> int:
        """Take out all about a person, and what is remembered of their own chat. Returns the number of questions."""
        with self._store.write():
            for own in {person, chat} - {None}:  # where somebody writes from a group, their private chat has their id
                self._store.chats.remove(str(own))
            self._store.waiting.forget(asker(person, self._store.path))
            return self._store.people.forget(person, asker(person, self._store.path))


def asked(token: str, text: str, answer: Answer, milliseconds: float | None = None) -> AskedQuestion:
    """A question with what came of it and how long that took, to be kept under a token."""
    quotes = (*answer.quotes, *answer.nearest, *(candidate.quote for candidate in answer.candidates))
    facts = tuple(dict.fromkeys(quote.fact for quote in quotes))
    return AskedQuestion(token, text, answer.kind, facts[:KEPT_CANDIDATES], answer.choices, milliseconds=milliseconds)


def _is_token(text: str) -> bool:
    """Whether a text can be a token: buttons come back from the outside, and may hold anything."""
    return text.isascii() and text.isalnum()
