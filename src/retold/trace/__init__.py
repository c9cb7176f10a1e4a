"""Readings in, `Traced` out: passages, stories and lineage. Entries: `trace`, `copies`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from retold.records import Reading, Reuse, Story, Traced
from retold.trace.field import STEPS, Field, step
from retold.trace.fingerprints import Progress
from retold.trace.passages import copies, passages
from retold.trace.stories import groups
from retold.trace.telling import told
from retold.trace.within import in_other_words

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

    The reuses of a story's pages hold what is told in other words too; a passage is one wording, and holds no such.
    Every page is in one story at most. `on_progress` is told how many of how many parts are done. `jobs` threads look
    for copies in a large corpus (by itself as many as there are cores), and `run` works on the stories; neither makes
    a difference to the result.
    """
    field = Field(readings, on_progress, jobs)
    found, made = groups(field), []
    reuses = list(field.reuses)
    watch = step(on_progress, STEPS - 1)
    for done, (story, others) in enumerate(run(_told, map(field.part, found))):
        if story is not None:
            made.append(story)
        reuses += others
        if watch and done % 64 == 0:
            watch(done, len(found))
    reuses.sort(key=lambda reuse: (reuse.left.article, reuse.right.article))
    return Traced(tuple(reuses), passages(field.reuses), tuple(made))


def _told(pages: Field) -> tuple[Story | None, list[Reuse]]:
    """The story that some pages tell, and what they tell in each other's words."""
    return told(pages, list(range(len(pages.readings)))), in_other_words(pages)
