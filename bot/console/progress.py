"""Progress bars on stderr, where that is a terminal; anywhere else, nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that goes away when it is done; yields what moves it, called with what is done and what there is to do."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _nothing
        return
    begun: list[Progress] = []

    def move(done: int, total: int) -> None:
        if not begun:  # most often there is nothing to do, and nothing to show it with
            begun.append(_bar())
            begun[0].add_task(label)
            begun[0].start()
        begun[0].update(begun[0].task_ids[0], completed=done, total=max(total, 1))

    try:
        yield move
    finally:
        for progress in begun:
            progress.stop()


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True, markup=False), transient=True)


def _nothing(_done: int, _total: int) -> None:
    pass
