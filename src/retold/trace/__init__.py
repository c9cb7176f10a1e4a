"""Readings in, `Traced` out: passages, stories and lineage. Entries: `trace`, `copies`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from retold.records import Reading, Story, Traced
from retold.trace.field import STEPS, Field, step
from retold.trace.fingerprints import Progress
from retold.trace.passages import copies, passages
from retold.trace.stories import groups
from retold.trace.telling import told

__all__ = ["copies", "trace"]

Item = TypeVar("Item")
Result = TypeVar("Result")


class Mapper(Protocol):
    """Applies a picklable function to each item, wherever it may, and gives the results in order."""

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]: ...


def trace(
    readings: Sequence[Reading],
    on_progress: Progress | None = None,
    jobs: int | None = None,
    run: Mapper = map,
) -> Traced:
    """Passages, stories and lineage of a corpus; the order of the readings makes no difference.

    Every page is in one story at most. `on_progress` is told how many of how many parts are done. `jobs` threads look
    for copies in a large corpus (by itself as many as there are cores), and `run` works on the stories; neither makes
    a difference to the result.
    """
    field = Field(readings, on_progress, jobs)
    found, made = groups(field), []
    watch = step(on_progress, STEPS - 1)
    for done, story in enumerate(run(_told, map(field.part, found))):
        if story is not None:
            made.append(story)
        if watch and done % 64 == 0:
            watch(done, len(found))
    return Traced(tuple(field.reuses), passages(field.reuses), tuple(made))


def _told(story: Field) -> Story | None:
    return told(story, list(range(len(story.readings))))
