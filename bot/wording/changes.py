"""What a build or an import changed, as text."""

from collections.abc import Iterable, Iterator

from bot.wording.catalogue import Say
from knowledge.models import Changes

SHOWN = 20
"""Lines of a difference shown for one article; the rest is counted."""


def described(changes: Iterable[Changes], say: Say) -> Iterator[str]:
    """Lines that tell what a build did to each article."""
    for change in changes:
        if change.same:
            yield say("{title}: unchanged", title=change.title)
            continue
        yield say(
            "{title}: {added} added, {changed} changed, {gone} gone",
            title=change.title,
            added=len(change.added),
            changed=len(change.changed),
            gone=len(change.gone),
        )
        if change.changed or change.gone:
            yield from _difference(change, say)


def _difference(change: Changes, say: Say) -> Iterator[str]:
    lines = [f"  + {text}" for text in change.added]
    lines += [line for old, new in change.changed for line in (f"  - {old}", f"  + {new}")]
    lines += [f"  - {text}" for text in change.gone]
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        rest = len(lines) - SHOWN
        yield "  " + say.plural("… and {number} line more", "… and {number} lines more", rest)
