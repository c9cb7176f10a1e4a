"""Annotated data in, accuracy out: what `retold eval TASK` measures. Entry: `evaluate`.

A new task is a module with a function from `Request` to `Report`, and a line in `TASKS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from retold.errors import UsageError
from retold.evaluate import alignment, attribution, changes, credits, direction, hedges, lineage, parity
from retold.evaluate.readers import TAGGERS
from retold.evaluate.report import Report, Request, Task

__all__ = ["TAGGERS", "TASKS", "Report", "Request", "evaluate"]

TASKS: Final[Mapping[str, Task]] = {
    "attribution": Task("who said what, against annotated articles", attribution.measure),
    "changes": Task("what changed from one text to another, by kind, against a corpus of edits", changes.measure),
    "credits": Task("which words credit which outlet, against marked articles", credits.measure),
    "copies": Task("passages of given pairs of texts, against true ones in four kinds of rewording", alignment.measure),
    "direction": Task("which of two articles took from the other, against judged pairs", direction.measure),
    "hedges": Task("softening words, against marked sentences", hedges.measure),
    "lineage": Task("who took from whom, against families of retellings", lineage.measure),
    "parity": Task("names exchanged in 200 articles: what is found must not change", parity.measure),
}


def evaluate(task: str, request: Request) -> Report:
    """Measure one task. Raises `UsageError` for a task that is none, `InputError` for data that cannot be used."""
    if task not in TASKS:
        raise UsageError(f"there is no task {task!r}; the tasks are {', '.join(TASKS)}")
    return TASKS[task].measure(request)
