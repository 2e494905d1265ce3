"""Asking every question of a set, dialogues turn by turn."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.evaluating.baselines import Baselines
from knowledge.evaluating.question_sets import Item, Task, Turn
from knowledge.evaluating.scoring import TYPED, fold, holds, right, sentence_right, short_right
from knowledge.models import Answer

Ask = Callable[[str, str | None], Answer]
"""Asks a question in a chat, or by itself where the chat is None."""


@dataclass(frozen=True, slots=True)
class Rival:
    """What a baseline made of a question: whether its best sentence is right (None: not judged), and its seconds."""

    name: str
    right: bool | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """One turn with its answer and its verdicts; a verdict is None where it is not judged.

    `sentence_right` tells whether the best candidate held the answer, given or not; `three_right` the same of the
    first three. `seconds` is the time the answer took.
    """

    item: Item
    turn: Turn
    answer: Answer
    right: bool
    sentence_right: bool | None
    short_right: bool | None
    three_right: bool | None = None
    seconds: float = 0.0
    rivals: tuple[Rival, ...] = ()


def run(items: Iterable[Item], ask: Ask, baselines: Baselines | None = None) -> Iterator[Outcome]:
    """The outcomes of all turns, in order; where there are baselines, they are asked the same."""
    for item in items:
        chat = item.id if len(item.turns) > 1 else None
        for turn in item.turns:
            begun = time.perf_counter()
            answer = ask(turn.text, chat)
            seconds = time.perf_counter() - begun
            single = item.task is Task.ANSWERABLE
            finds = baselines.ask(turn.text) if baselines else ()
            yield Outcome(
                item,
                turn,
                answer,
                right(item, turn.groups, answer),
                sentence_right(turn.groups, answer) if single else None,
                short_right(turn.groups, answer) if single and item.kind in TYPED else None,
                sentence_right(turn.groups, answer, among=3) if single else None,
                seconds,
                tuple(
                    Rival(find.baseline, holds(fold(find.sentence), turn.groups) if single else None, find.seconds)
                    for find in finds
                ),
            )
