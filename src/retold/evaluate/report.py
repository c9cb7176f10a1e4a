"""What a measurement gives, the same shape for every task: figures by name, and tables of plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

Row = Mapping[str, str | int | float | None]
"""One line of a table; the rows of a table have the same keys, which are its columns."""


class Request(NamedTuple):
    """What to measure, and on what."""

    data: Path
    split: str = "dev"
    tagger: str = "fast"
    min_confidence: float = 0.0
    articles: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One measurement. `figures` are those that a floor may hold, greater is better; `data` maps each file that was
    measured on to its SHA-256.
    """

    task: str
    tagger: str
    data: Mapping[str, str]
    figures: Mapping[str, float]
    tables: Mapping[str, tuple[Row, ...]]
    notes: tuple[str, ...] = field(default=())

    def as_object(self) -> dict[str, object]:
        """For JSON."""
        tables = {name: [dict(row) for row in rows] for name, rows in self.tables.items()}
        return {
            "task": self.task, "tagger": self.tagger, "data": dict(self.data), "figures": dict(self.figures),
            **tables, "notes": list(self.notes),
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """For a terminal: every table under its name, then the notes."""
        yield f"{self.task}, tagger {self.tagger}, on {', '.join(self.data)}"
        for name, rows in self.tables.items():
            yield ""
            yield name.replace("_", " ")
            yield from _aligned(rows)
        if self.notes:
            yield ""
            yield from self.notes


class Task(NamedTuple):
    """A name of `retold eval TASK`: what it measures, in a line, and the function that does."""

    about: str
    measure: Callable[[Request], Report]


def percent(part: float, whole: float) -> float:
    """A share in percent with one decimal; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


def scores(hits: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in percent, from counts."""
    precision, recall = (hits / found if found else 0.0), (hits / gold if gold else 0.0)
    both = precision + recall
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(200 * precision * recall / both, 1) if both else 0.0,
    }


def _aligned(rows: tuple[Row, ...]) -> Iterator[str]:
    if not rows:
        yield "  nothing to show"
        return
    columns = list(rows[0])
    cells = [[column.replace("_", " ") for column in columns]] + [[_cell(row[c]) for c in columns] for row in rows]
    widths = [max(len(line[at]) for line in cells) for at in range(len(columns))]
    for line in cells:
        first, *rest = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  " + "  ".join([first, *rest]).rstrip()


def _cell(value: str | int | float | None) -> str:
    return "-" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
