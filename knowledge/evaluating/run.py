"""Asking every question of a set, dialogues turn by turn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.evaluating.question_sets import Item, Task, Turn
from knowledge.evaluating.scoring import TYPED, right, sentence_right, short_right
from knowledge.models import Answer

Ask = Callable[[str, str | None], Answer]
"""Asks a question in a chat, or by itself where the chat is None."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One turn with its answer and its verdicts; a verdict is None where it is not judged.

    `sentence_right` tells whether the best candidate held the answer, given or not.
    """

    item: Item
    turn: Turn
    answer: Answer
    right: bool
    sentence_right: bool | None
    short_right: bool | None


def run(items: Iterable[Item], ask: Ask) -> Iterator[Outcome]:
    """The outcomes of all turns, in order."""
    for item in items:
        chat = item.id if len(item.turns) > 1 else None
        for turn in item.turns:
            answer = ask(turn.text, chat)
            single = item.task is Task.ANSWERABLE
            yield Outcome(
                item,
                turn,
                answer,
                right(item, turn.groups, answer),
                sentence_right(turn.groups, answer) if single else None,
                short_right(turn.groups, answer) if single and item.kind in TYPED else None,
            )
