"""The public face: open a store, build articles into it, ask it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from knowledge.models import Answer, ArticleSummary, Changes, Language, Quote
from knowledge.store import Store

if TYPE_CHECKING:
    from knowledge.answering.context import Context
    from knowledge.answering.dialogues import Dialogues
    from knowledge.people import People
    from knowledge.teaching.teaching import Teaching

Clock = Callable[[], datetime]
MEMORY = timedelta(minutes=30)
"""How long a question stays the one that the next may lean on."""


class Knowledge:
    """A fact store with everything that can be asked of it and done to it. Belongs to the thread that opened it."""

    def __init__(self, store: Store, clock: Clock, memory: timedelta = MEMORY) -> None:
        self.store = store
        self._clock = clock
        self._memory = memory

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        clock: Clock = lambda: datetime.now(UTC),
        memory: timedelta = MEMORY,
    ) -> "Knowledge":
        """Open the store at `path`, making an empty one where there is none (unless `create` is False).

        What was asked in a chat is forgotten after `memory`.

        Raises StoreError, each kind with what to do about it.
        """
        return cls(Store.open(Path(path), create=create), clock, memory)

    @cached_property
    def people(self) -> "People":
        """Who people are to the store, and what they asked."""
        from knowledge.people import People

        return People(self.store, self._clock, self._memory)

    @cached_property
    def _dialogues(self) -> "Dialogues":
        from knowledge.answering.dialogues import Dialogues

        return Dialogues(self._memory)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> "Knowledge":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def build(
        self,
        paths: Iterable[str | Path] | None = None,
        *,
        prune: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Sequence[Changes]:
        """Add and refresh the articles of files and folders (the bundled seeds where None), all or nothing.

        With `prune`, articles that are not among them are taken out. Raises ArticleError, and the store stays as it
        was.
        """
        from knowledge.article import read_articles  # building's parts are heavy, and asking needs none of them
        from knowledge.building.build import build

        articles = read_articles([seeds()] if paths is None else [Path(path) for path in paths])
        with self.store.write():
            changes = build(self.store, articles, self._clock(), prune=prune, progress=progress)
            if paths is None or prune:
                # The bundled seeds are followed from now on, or no longer wanted.
                self.store.set_note("bundled", _bundled_digest() if paths is None else "")
        return changes

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> Sequence[Changes]:
        """Bring the store up to this program: build the bundled seeds into an empty store, rebuild an outdated one."""
        from knowledge.building.version import EXTRACTOR

        with self.store.read():
            bundled, extractor = self.store.note("bundled"), self.store.note("extractor")
            empty = not self.store.articles.digests()
        if empty or (bundled and bundled != _bundled_digest()):
            return self.build(progress=progress)
        if extractor != EXTRACTOR:
            from knowledge.building.build import rebuild

            return rebuild(self.store, self._clock(), progress)
        return ()

    def ask(self, text: str, chat: str | None = None, language: Language | None = None) -> Answer:
        """Answer a question of a dialogue (`chat`), or one by itself; in `language`, or in the question's own.

        Dialogues are kept in memory, and nothing is written to the store.
        """
        if not chat:
            from knowledge.answering import answer

            return answer(text, self.store, language)
        given, context = self.reply(text, self._dialogues.get(chat, self._clock()), language)
        self._dialogues.put(chat, context, self._clock())
        return given

    def reply(
        self, text: str, before: "Context | None", language: Language | None = None
    ) -> "tuple[Answer, Context | None]":
        """Answer a question that may lean on what was asked before, and tell what it leaves for the next one."""
        from knowledge.answering import reply

        return reply(text, self.store, language, before)

    def recall(self, chat: str) -> "Context | None":
        """What was last asked in a chat, unless that is too long ago."""
        from knowledge.answering.context import Context

        with self.store.read():
            kept = self.store.chats.context(chat)
        return Context.from_json(kept[0]) if kept and self._clock() - kept[1] < self._memory else None

    def remember(self, chat: str, context: "Context") -> None:
        """Keep in the store what was asked in a chat."""
        with self.store.write():
            self.store.chats.remember(chat, context.to_json(), self._clock(), self._memory)

    def forget_dialogue(self, chat: str) -> None:
        """Forget what was asked in a chat."""
        with self.store.write():
            self.store.chats.forget(chat)

    def examples(self, language: Language, number: int = 3) -> Sequence[str]:
        """So many questions in a language that the articles answer; fewer where there are no more."""
        return self._hints()[language][:number]

    def names(self) -> list[str]:
        """The names that the articles tell of, the most frequent first, as they are written there."""
        return self._hints()["names"]

    def has_hints(self) -> bool:
        """Whether examples and names are at hand; else they are found out when asked for, which takes a while."""
        return self._kept_hints()[1] is not None

    def _kept_hints(self) -> tuple[str, str | None]:
        """The state of the store, and what can be asked of it if that was found out."""
        with self.store.read():
            state = f"{self.store.generation} {self.store.note('extractor')}"
            kept_for, _, hints = (self.store.note("hints") or "").partition("\n")
        return state, hints if kept_for == state else None

    def _hints(self) -> dict[str, list[str]]:
        """What can be asked, found out once for each state of the store, and kept in it."""
        state, hints = self._kept_hints()
        if hints is None:
            from knowledge.answering.hints import hints as found_out  # asks questions, which is heavy

            hints = json.dumps(found_out(self.store), ensure_ascii=False)
            with self.store.write():
                self.store.set_note("hints", f"{state}\n{hints}")
        read: dict[str, list[str]] = json.loads(hints)
        return read

    @property
    def teaching(self) -> "Teaching":
        """What admins can do to the store."""
        from knowledge.teaching.teaching import Teaching  # asking needs none of building's parts

        return Teaching(self.store, self._clock)

    def articles(self) -> list[ArticleSummary]:
        """The articles in the store, oldest first."""
        with self.store.read():
            return self.store.articles.summaries()

    def around(self, fact: int, distance: int = 2, page: int = 0) -> list[Quote]:
        """The sentences around a fact, the fact's own among them on page 0; empty when there is no such fact or page.

        Pages before are negative, those after positive.
        """
        with self.store.read():
            return [self.store.facts.check(quote) for quote in self.store.facts.around(fact, distance, page)]

    def quotes(self, facts: Iterable[int]) -> list[Quote]:
        """The checked sentences of facts, in the order given; facts that are gone are left out."""
        wanted = list(facts)
        with self.store.read():
            found = self.store.facts.get(wanted)
            return [self.store.facts.check(found[fact].quote) for fact in wanted if fact in found]

    def counts(self) -> Mapping[str, int]:
        """How many facts there are of each origin and state, such as {"article active": 170}."""
        with self.store.read():
            return self.store.facts.counts()

    def integrity(self) -> list[str]:
        """What is wrong with the store's file; empty when it is sound."""
        return self.store.integrity()

    @property
    def schema_version(self) -> int:
        """How many migrations the store has seen."""
        return self.store.schema_version

    def languages(self, chat: str) -> tuple[Language | None, Language | None]:
        """The language chosen in a chat, and the one last seen in its questions."""
        with self.store.read():
            return self.store.chats.languages(chat)

    def choose_language(self, chat: str, language: Language | None) -> None:
        """Fix the language of a chat's replies, or with None let it follow the questions."""
        with self.store.write():
            self.store.chats.choose(chat, language)
            self.store.chats.touch(chat, self._clock())

    def move_chat(self, old: str, new: str) -> None:
        """Carry over what is remembered of a chat that got another id."""
        with self.store.write():
            self.store.chats.move(old, new)

    def see_language(self, chat: str, language: Language) -> None:
        """Remember the language of a chat's last question."""
        with self.store.write():
            self.store.chats.see(chat, language)
            self.store.chats.touch(chat, self._clock())


def seeds() -> Path:
    """The folder of bundled articles: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def _bundled_digest() -> str:
    """The SHA-256 of the bundled seed files, names and bytes."""
    digest = hashlib.sha256()
    for file in sorted(seeds().iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
