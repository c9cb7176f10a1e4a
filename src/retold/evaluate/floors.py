"""Figures that may not fall: a JSON file of floors, one entry a task and tagger, each with the data it was measured on.

    {"attribution": {"fast": {"data": {"dev.jsonl.gz": "sha256..."}, "slack": 0.5,
                              "floors": {"triple F1": 57.0}, "measured": {"triple F1": 57.5}}}}

`measured` is what was measured when the entry was last written; the documents take their figures from there.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import dataclass, field
from pathlib import Path

from retold.errors import InputError, UsageError
from retold.evaluate.report import Report

Floors = dict[str, dict[str, "Entry"]]


@dataclass(frozen=True, slots=True)
class Entry:
    """The floors of one task and tagger, and the files (SHA-256 of each) that they were measured on."""

    data: dict[str, str] = field(default_factory=dict)
    slack: float = 0.0
    floors: dict[str, float] = field(default_factory=dict)
    measured: dict[str, float] = field(default_factory=dict)


def load(path: Path) -> Floors:
    """What the file holds; nothing where there is none yet. Raises `InputError` where it is no file of floors."""
    if not path.exists():
        return {}
    try:
        tasks = json.loads(path.read_text("utf-8"))
        return {task: {tagger: Entry(**entry) for tagger, entry in taggers.items()} for task, taggers in tasks.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is no file of floors: {error}; restore it from version control") from error


def save(path: Path, floors: Floors) -> None:
    """Write the file, so that a change shows as a few lines."""
    tasks = {
        task: {
            tagger: {"data": e.data, "slack": e.slack, "floors": e.floors, "measured": e.measured}
            for tagger, e in sorted(taggers.items())
        }
        for task, taggers in sorted(floors.items())
    }
    path.write_text(json.dumps(tasks, indent=1) + "\n", "utf-8")


def fallen(report: Report, entry: Entry | None) -> list[str]:
    """What is wrong, a line each: figures under their floor, floors without a figure, other data, no floors at all."""
    if entry is None or not entry.floors:
        return [f"{report.task}, tagger {report.tagger}: no floors are set; set them with --raise"]
    if dict(report.data) != entry.data:
        return [
            f"{report.task}, tagger {report.tagger}: the floors were measured on other data ({_short(entry.data)}; "
            f"this is {_short(report.data)}); give that data, or set floors for this with --raise --allow-lower"
        ]
    low = []
    for name, floor in entry.floors.items():
        figure = report.figures.get(name)
        if figure is None:
            low.append(f"{name}: has a floor of {floor} and was not measured")
        elif figure < floor:
            low.append(f"{name}: {figure} is under its floor of {floor}")
    return low


def raised(report: Report, entry: Entry | None, slack: float, allow_lower: bool) -> Entry:
    """The entry with every floor at its figure less `slack`, where that is higher.

    A floor that would fall is an error without `allow_lower`, and so is data that the old floors were not measured on.
    """
    wanted = {name: math.floor(round(10 * (figure - slack), 6)) / 10 for name, figure in report.figures.items()}
    held = entry.floors if entry is not None else {}
    if entry is not None and not allow_lower:
        if held and dict(report.data) != entry.data:
            raise UsageError(
                f"{report.task}, tagger {report.tagger}: the floors were measured on other data ({_short(entry.data)}; "
                f"this is {_short(report.data)}); --allow-lower sets floors for this data instead"
            )
        lower = [
            f"{name} was {report.figures.get(name, 'not measured')} and its floor is {floor}"
            for name, floor in held.items()
            if name not in report.figures or report.figures[name] < floor
        ]
        if lower:
            raise UsageError(f"floors are not lowered without --allow-lower: {'; '.join(lower)}")
        wanted = {name: max(floor, held.get(name, floor)) for name, floor in wanted.items()}
    return Entry(dict(report.data), slack, wanted, dict(report.figures))


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of every script that holds floors."""
    parser.add_argument("--tagger", default="fast", help="what reads (default: fast)")
    parser.add_argument("--floors", type=Path, default=None, help="the file of floors (default: beside the script)")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--slack", type=float, default=0.5, help="points a raised floor stands under the figure")
    parser.add_argument("--allow-lower", action="store_true", help="with --raise: let floors fall, or the data change")
    parser.add_argument("--write-docs", action="store_true", help="write the figures into docs/accuracy.md")


def hold(report: Report, path: Path, options: argparse.Namespace) -> int:
    """Hold a report against its floors, or raise them: prints what is wrong, and returns the exit code."""
    floors = load(path)
    entry = floors.get(report.task, {}).get(report.tagger)
    if options.lift:
        new = raised(report, entry, options.slack, options.allow_lower)
        floors.setdefault(report.task, {})[report.tagger] = new
        save(path, floors)
        print(f"floors of {report.task}, tagger {report.tagger}, are set in {path}")
        return 0
    low = fallen(report, entry)
    print("\n".join(low) or "all floors held")
    return 1 if low else 0


def record(report: Report, path: Path) -> None:
    """Set down what was measured, for the documents; no floor is touched. Floors of other data are an error."""
    floors = load(path)
    held = floors.setdefault(report.task, {}).get(report.tagger, Entry())
    if held.floors and dict(report.data) != held.data:
        raise UsageError(fallen(report, held)[0])
    floors[report.task][report.tagger] = Entry(dict(report.data), held.slack, held.floors, dict(report.figures))
    save(path, floors)


def _short(data: object) -> str:
    pairs = data.items() if isinstance(data, dict) else ()
    return ", ".join(f"{name} {digest[:12]}" for name, digest in pairs) or "none"
