"""Progress bars on stderr, where that is a terminal; anywhere else, nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that goes away when it is done; yields what moves it, called with what is done and what there is to do."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True, markup=False), transient=True)
    task = progress.add_task(label, total=None)

    def move(done: int, total: int) -> None:
        progress.start()  # only where there is something to do; starting again is nothing
        progress.update(task, completed=done, total=max(total, 1))

    try:
        yield move
    finally:
        if progress.live.is_started:
            progress.stop()


def _nothing(_done: int, _total: int) -> None:
    pass
