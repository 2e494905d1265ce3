"""Work spread over processes, its results in the order of the work."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


def spread(function: Callable[[Job], Result], jobs: Sequence[Job], workers: int) -> Iterator[Result]:
    """The results of all jobs, in order; with one worker, or one job, in this process.

    Function, jobs and results must be picklable: processes are started anew (spawn), as a fork would share SQLite's
    connections.
    """
    if min(workers, len(jobs)) <= 1:
        yield from map(function, jobs)
        return
    executor = ProcessPoolExecutor(
        min(workers, len(jobs)),
        mp_context=get_context("spawn"),
        initializer=signal.signal,  # Ctrl-C is for this process; it then stops the others
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        yield from executor.map(function, jobs)
    finally:
        executor.shutdown(cancel_futures=True)
