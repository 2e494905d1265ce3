"""Lines of a terminal: where text in Chinese and Latin script may be broken, by the cells that characters take."""

from rich.cells import get_character_cell_size

from knowledge.language.characters import CLOSING_MARKS, is_cjk

NOT_FIRST = CLOSING_MARKS | frozenset(",。、;:!?,.;:!?%…·々ー")
"""What no line begins with."""
NOT_LAST = frozenset("“‘「『(〔【《〈([{$¥€£")
"""What no line ends with."""


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The spans of the lines that a text without newlines takes at a width in cells; spaces at breaks are left out.

    A run that has no place to break, such as a long address, is cut where the line is full.
    """
    lines: list[tuple[int, int]] = []
    start = at = taken = 0
    chance: int | None = None
    while at < len(text):
        if at > start and _breaks(text, at):
            chance = at
        size = get_character_cell_size(text[at])
        if taken + size > width and at > start and not text[at].isspace():
            cut = chance if chance is not None else at
            lines.append((start, start + len(text[start:cut].rstrip())))
            start = at = cut
            taken, chance = 0, None
            continue
        if not (at == start and lines and text[at] == " "):
            taken += size
        else:
            start += 1
        at += 1
    if start < len(text) or not lines:
        lines.append((start, start + len(text[start:].rstrip())))
    return lines


def cells(text: str) -> int:
    """The cells that a text takes in one line."""
    return sum(map(get_character_cell_size, text))


def cropped(text: str, width: int) -> str:
    """The text in one line of at most this many cells, with an ellipsis where something was cut off."""
    if cells(text) <= width:
        return text
    taken, kept = 1, ""
    for character in text:
        taken += get_character_cell_size(character)
        if taken > width:
            break
        kept += character
    return f"{kept.rstrip()}…"


def _breaks(text: str, at: int) -> bool:
    """Whether a line may end before this place."""
    before, after = text[at - 1], text[at]
    if after in NOT_FIRST or before in NOT_LAST or after.isspace():
        return False
    return before.isspace() or before in "-/" or is_cjk(before) or is_cjk(after)
