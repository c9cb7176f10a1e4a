"""What is being done, and how far: bars on standard error, for a person, and only for what takes over a second."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from retold import settings


class Bars:
    """A context in which `report` draws a bar for each kind of work; silent when piped or `quiet`."""

    def __init__(self, quiet: bool = False) -> None:
        self._console = Console(stderr=True)
        self._silent = quiet or not self._console.is_terminal
        self._started = time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the bars away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def report(self, what: str, done: int, total: int | None) -> None:
        """Draw `done` of `total` (None where it is not known) for this kind of work."""
        if self._silent or time.monotonic() - self._started < settings.SHOW_PROGRESS_AFTER:
            return
        if self._progress is None:
            columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            self._progress.start()
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)
