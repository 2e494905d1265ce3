"""The async face of knowledge: one thread reads, one writes, so that the event loop never waits for the database."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import TypeVar

from knowledge import Knowledge
from knowledge.models import Answer, ArticleSummary, Language, Quote

Result = TypeVar("Result")


class Library:
    """Knowledge for coroutines. `open_knowledge` is called once in each thread, which its connection belongs to."""

    def __init__(self, open_knowledge: Callable[[], Knowledge]) -> None:
        self._reader = _Worker("reader", open_knowledge)
        self._writer = _Worker("writer", open_knowledge)

    async def ask(self, text: str, chat: str, language: Language | None) -> Answer:
        """The answer to a question."""
        return await self._reader.run(lambda knowledge: knowledge.ask(text, chat, language))

    async def articles(self) -> list[ArticleSummary]:
        """The articles in the store."""
        return await self._reader.run(lambda knowledge: knowledge.articles())

    async def examples(self, language: Language) -> Sequence[str]:
        """Questions in a language that the store answers."""
        return await self._writer.run(lambda knowledge: knowledge.examples(language))

    async def names(self) -> list[str]:
        """The names that the articles tell of, the most frequent first."""
        return await self._writer.run(lambda knowledge: knowledge.names())

    async def around(self, fact: int) -> list[Quote]:
        """A fact's sentence with those around it; empty when there is no such fact."""
        return await self._reader.run(lambda knowledge: knowledge.around(fact))

    async def languages(self, chat: str) -> tuple[Language | None, Language | None]:
        """The language chosen in a chat, and the one last seen in its questions."""
        return await self._reader.run(lambda knowledge: knowledge.languages(chat))

    async def choose_language(self, chat: str, language: Language | None) -> None:
        """Fix a chat's language, or with None let it follow the questions."""
        await self._writer.run(lambda knowledge: knowledge.choose_language(chat, language))

    async def see_language(self, chat: str, language: Language) -> None:
        """Remember the language of a chat's last question."""
        await self._writer.run(lambda knowledge: knowledge.see_language(chat, language))

    async def close(self) -> None:
        """Close both threads and their stores."""
        await asyncio.gather(self._reader.close(), self._writer.close())

    async def __aenter__(self) -> "Library":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()


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
