"""Readings in, `Traced` out: passages, stories and lineage. Entries: `trace`, `copies`."""

from __future__ import annotations

from collections.abc import Sequence

from retold.records import Reading, Traced
from retold.trace.field import Field
from retold.trace.fingerprints import Progress
from retold.trace.passages import copies, passages
from retold.trace.stories import groups
from retold.trace.telling import told

__all__ = ["copies", "trace"]


def trace(readings: Sequence[Reading], on_progress: Progress | None = None) -> Traced:
    """Passages, stories and lineage of a corpus; the order of the readings makes no difference.

    Every page is in one story at most. `on_progress` is told how many of how many parts are done.
    """
    field = Field(readings, on_progress)
    found = (told(field, group) for group in groups(field))
    made = tuple(story for story in found if story is not None)
    return Traced(tuple(field.reuses), passages(field.reuses), made)
