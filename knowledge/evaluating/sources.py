"""What an evaluation is given: question sets and SQuAD-layout files, told apart by their content."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.evaluating.files import content, empty, listed
from knowledge.evaluating.question_sets import Item, parse_items
from knowledge.evaluating.squad import SquadSet, looks_like_squad, parse_squad, read_squad


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows of all question sets together, and each SQuAD-layout file by itself."""

    items: tuple[Item, ...]
    squads: tuple[SquadSet, ...]


def read_sources(paths: Sequence[Path], *, squad: bool = False, limit: int | None = None) -> Sources:
    """All questions of the files and folders; with `squad`, every file must be in SQuAD layout.

    Of a SQuAD-layout file the first `limit` articles are taken. Raises QuestionSetError naming the file and, where it
    can, the line.
    """
    items: list[Item] = []
    squads: list[SquadSet] = []
    for file in listed(paths):
        text = content(file)
        value = None if squad else _whole(text)
        if squad:
            squads.append(read_squad(text, file, limit))
        elif looks_like_squad(value):
            squads.append(parse_squad(value, file, limit))
        else:
            items += parse_items(text, file)
    if not items and not squads:
        raise empty(paths[0])
    return Sources(tuple(items), tuple(squads))


def _whole(text: str) -> object:
    """The one JSON value of a file; None where it holds none, or several, as JSON lines do."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
