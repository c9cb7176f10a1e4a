"""A pure function and a stream of items in, its results in the same order out, on the cores of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from retold import settings

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local:
    """Runs work in `jobs` processes; few items, or one job, run in this process. The results are the same."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or cores()
        self.name = f"local, {self.jobs} processes"

    def map(self, function: Callable[[Item], Result], items: Iterable[Item], slow: bool = False) -> Iterator[Result]:
        """Apply a picklable function to each item, in order, holding a bounded number of items at once. `slow` says
        that an item takes a tenth of a second: fewer are then worth a second process.
        """
        small = settings.ENGINE_SMALL_SLOW if slow else settings.ENGINE_SMALL
        chunk = settings.ENGINE_CHUNK_SLOW if slow else settings.ENGINE_CHUNK
        stream = iter(items)
        first = list(islice(stream, small))
        if self.jobs == 1 or len(first) < small:
            yield from map(function, chain(first, stream))
            return
        yield from self._pooled(function, chain(first, stream), chunk)

    def _pooled(self, function: Callable[[Item], Result], stream: Iterator[Item], size: int) -> Iterator[Result]:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_ignore_interrupts)
        waiting: deque[Future[list[Result]]] = deque()
        try:
            while chunk := list(islice(stream, size)):
                waiting.append(pool.submit(_apply, function, chunk))
                if len(waiting) >= 2 * self.jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _apply(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]
