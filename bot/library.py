"""The async face of knowledge: one thread reads, one writes, so that the event loop never waits for the database."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from knowledge import Knowledge
from knowledge.models import Answer, ArticleSummary, Language, Quote
from knowledge.people import Person
from knowledge.store.people import AskedQuestion

if TYPE_CHECKING:
    from knowledge.teaching.teaching import Teaching

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from knowledge.answering.context import Context

Result = TypeVar("Result")


class Library:
    """Knowledge for coroutines. `open_knowledge` is called once in each thread, which its connection belongs to.

    What is only noted in passing (a language seen, a question asked) is written later, so that no reply waits for
    another write such as an import; until then it is read from here. Questions are kept for `keep_days`, what was last
    asked in a chat for `context_minutes`.
    """

    def __init__(self, open_knowledge: Callable[[], Knowledge], keep_days: int = 90, context_minutes: int = 30) -> None:
        self._reader = _Worker("reader", open_knowledge)
        self._writer = _Worker("writer", open_knowledge)
        self.keep_days = keep_days
        self.context_minutes = context_minutes
        self._languages: dict[str, Language] = {}
        self._questions: dict[str, AskedQuestion] = {}
        self._contexts: dict[str, Context] = {}
        self._writes: set[asyncio.Future[None]] = set()

    async def ask(self, text: str, chat: str | None, language: Language | None) -> Answer:
        """The answer to a question of a dialogue, which may lean on the one before it, or to a question by itself."""
        given, context = await self._reader.run(
            lambda knowledge: _asked(knowledge, text, chat, self._contexts.get(chat) if chat else None, language)
        )
        if chat and context:
            self._remember(chat, context)
        return given

    def _remember(self, chat: str, context: "Context") -> None:
        self._contexts[chat] = context

        def done() -> None:
            if self._contexts.get(chat) is context:
                del self._contexts[chat]

        self._later(lambda knowledge: knowledge.remember(chat, context), done)

    async def forget_dialogue(self, chat: str) -> None:
        """Forget what was asked in a dialogue."""
        self._contexts.pop(chat, None)
        await self._after_notes(lambda knowledge: knowledge.forget_dialogue(chat))

    async def articles(self) -> list[ArticleSummary]:
        """The articles in the store."""
        return await self._reader.run(lambda knowledge: knowledge.articles())

    async def around(self, fact: int, page: int = 0) -> list[Quote]:
        """A page of the sentences around a fact, on page 0 with its own; empty when there is none."""
        return await self._reader.run(lambda knowledge: knowledge.around(fact, page=page))

    async def quotes(self, facts: Sequence[int]) -> list[Quote]:
        """The checked sentences of facts; those that are gone are left out."""
        return await self._reader.run(lambda knowledge: knowledge.quotes(facts))

    async def examples(self, language: Language) -> Sequence[str]:
        """Questions in a language that the store answers."""
        return await self._hinted(lambda knowledge: knowledge.examples(language))

    async def names(self) -> list[str]:
        """The names that the articles tell of, the most frequent first."""
        return await self._hinted(lambda knowledge: knowledge.names())

    async def languages(self, chat: str) -> tuple[Language | None, Language | None]:
        """The language chosen in a chat, and the one last seen in its questions."""
        chosen, seen = await self._reader.run(lambda knowledge: knowledge.languages(chat))
        return chosen, self._languages.get(chat, seen)

    async def choose_language(self, chat: str, language: Language | None) -> None:
        """Fix a chat's language, or with None let it follow the questions."""
        await self._writer.run(lambda knowledge: knowledge.choose_language(chat, language))

    def see_language(self, chat: str, language: Language) -> None:
        """Remember the language of a chat's last question."""
        self._languages[chat] = language

        def done() -> None:
            if self._languages.get(chat) is language:
                del self._languages[chat]

        self._later(lambda knowledge: knowledge.see_language(chat, language), done)

    async def move_chat(self, old: str, new: str) -> None:
        """Carry over what is remembered of a chat that got another id."""
        await self._after_notes(lambda knowledge: knowledge.move_chat(old, new))

    def keep_question(self, question: AskedQuestion, person: str, chat: str) -> None:
        """Remember a question that a person asked in a chat."""
        self._questions[question.token] = question
        self._later(
            lambda knowledge: knowledge.people.keep(question, person, chat, self.keep_days),
            lambda: self._questions.pop(question.token, None),
        )

    async def question(self, token: str) -> AskedQuestion | None:
        """A question that is remembered."""
        waiting = self._questions.get(token)
        return waiting or await self._reader.run(lambda knowledge: knowledge.people.question(token))

    async def judge(
        self, token: str, person: str, *, good: bool, problem: str | None = None, correction: str | None = None
    ) -> bool:
        """Remember what a person thinks of a reply; False when its question is remembered no more."""
        return await self._writer.run(
            lambda knowledge: knowledge.people.judge(token, person, good=good, problem=problem, correction=correction)
        )

    async def role(self, person: str) -> str | None:
        """The role that a person was given, by its name."""
        return await self._reader.run(lambda knowledge: knowledge.people.role(person))

    async def roles(self) -> dict[str, str]:
        """Everybody who was given a role, with its name."""
        return await self._reader.run(lambda knowledge: knowledge.people.roles())

    async def about(self, person: str) -> Person:
        """All that is remembered about a person; waits for what is still to be written."""
        return await self._after_notes(lambda knowledge: knowledge.people.about(person))

    async def forget_person(self, person: str, chat: str | None) -> int:
        """Take out all about a person, and what is remembered of their own chat. Returns the number of questions."""
        for own in {person, chat} - {None}:
            self._contexts.pop(str(own), None)
            self._languages.pop(str(own), None)
        return await self._after_notes(lambda knowledge: knowledge.people.forget(person, chat))

    def expire(self) -> None:
        """Take out what is past its time, by and by."""
        self._later(lambda knowledge: knowledge.people.expire(self.keep_days), lambda: None)

    async def teach(self, work: "Callable[[Teaching], Result]") -> Result:
        """Change what the store teaches, after all that was to be written before."""
        return await self._writer.run(lambda knowledge: work(knowledge.teaching))

    async def look(self, work: "Callable[[Teaching], Result]") -> Result:
        """Look at what the store teaches, beside whatever is written just now."""
        return await self._reader.run(lambda knowledge: work(knowledge.teaching))

    async def close(self) -> None:
        """Write what is still to be written, and close both threads and their stores."""
        while self._writes:
            await asyncio.wait(self._writes)
        await asyncio.gather(self._reader.close(), self._writer.close())

    async def _hinted(self, work: Callable[[Knowledge], Result]) -> Result:
        """What is kept to be read, or else is found out and written once."""
        at_hand = await self._reader.run(lambda knowledge: knowledge.has_hints())
        return await (self._reader if at_hand else self._writer).run(work)

    async def _after_notes(self, work: Callable[[Knowledge], Result]) -> Result:
        """Write after all notes that were to be written later, also those that are still to begin."""
        return await asyncio.ensure_future(self._writer.run(work))

    def _later(self, work: Callable[[Knowledge], None], done: Callable[[], object]) -> None:
        write = asyncio.ensure_future(self._writer.run(work))
        self._writes.add(write)

        def ended(future: asyncio.Future[None]) -> None:
            self._writes.discard(future)
            done()
            if not future.cancelled() and (error := future.exception()):
                log.error("a note was not written", exc_info=error)

        write.add_done_callback(ended)

    async def __aenter__(self) -> "Library":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()


def _asked(
    knowledge: Knowledge, text: str, chat: str | None, waiting: "Context | None", language: Language | None
) -> "tuple[Answer, Context | None]":
    """The answer, and what there is to remember; None where nothing new is. `waiting` is not yet in the store."""
    before = waiting or (knowledge.recall(chat) if chat else None)
    given, context = knowledge.reply(text, before, language)
    return given, context if context != before else None


class _Worker:
    """One thread with its own open store, opened at the first use."""

    def __init__(self, name: str, open_knowledge: Callable[[], Knowledge]) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"yinju-{name}")
        self._open = open_knowledge
        self._knowledge: Knowledge | None = None

    async def run(self, work: Callable[[Knowledge], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._executor, self._work, work)

    def _work(self, work: Callable[[Knowledge], Result]) -> Result:
        if self._knowledge is None:
            self._knowledge = self._open()
        return work(self._knowledge)

    async def close(self) -> None:
        if self._knowledge is not None:
            await self.run(lambda knowledge: knowledge.close())
        self._executor.shutdown(wait=False)
