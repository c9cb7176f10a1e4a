"""Who took from whom, in pairs whose credit says so and is hidden: `python bench/direction.py ARTICLES.parquet`.

Pairs: `direction/pairs.csv` (what credits say, not read) and `direction_judged.csv` (judged by excerpts). `--fit`
prints weights fitted on the build half and on unread pairs that share no article with a held-out one, how they do
there, and how the model does with the held-out pairs that were dropped as unclear or as another page's. Exits 1
where a figure is under its floor in `floors.json`; `--raise` sets the floors to the figures less `--slack`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retold.errors import InputError, RetoldError
from retold.evaluate import Report, floors
from retold.evaluate.direction import Pair, Signals, held, measure, rows, signs
from retold.evaluate.docs import put
from retold.evaluate.report import Request
from retold.settings import TRACE_DIRECTION_WEIGHTS

HERE = Path(__file__).parent
JUDGED = HERE / "direction_judged.csv"
NAMES = tuple(TRACE_DIRECTION_WEIGHTS)
RIDGE = 1.0
"""The pull of the weights to 0."""


def lines(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pair(line: dict[str, str]) -> Pair:
    """Source and derived."""
    return line["source"], line["derived"]


def fit(found: Sequence[Signals]) -> dict[str, float]:
    """Logistic weights without an intercept: every pair's true direction, which by symmetry is both classes."""
    table = np.zeros((len(found), len(NAMES)))
    for at, own in enumerate(found):
        for signal in own:
            table[at, NAMES.index(signal.name)] = signal.value
    scale = np.sqrt((table**2).mean(0)) + 1e-9
    table /= scale
    weights: npt.NDArray[np.float64] = np.zeros(len(NAMES))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (1 - chance) - RIDGE * weights
        weights += np.linalg.solve((table.T * (chance * (1 - chance))) @ table + RIDGE * np.eye(len(NAMES)), slope)
    return dict(zip(NAMES, (round(float(w), 3) for w in weights / scale), strict=True))


def fitting(path: Path) -> Iterator[str]:
    """What `--fit` prints."""
    judged = lines(JUDGED)
    closed = {one for line in judged if line["half"] == "held_out" for one in pair(line)}
    build = [pair(x) for x in judged if (x["half"], x["verdict"]) == ("build", "kept")]
    open_ = [own for own in build if not closed.intersection(own)]
    found = signs(held(path, build), build)
    yield str(fit([found[own] for own in open_]))
    for title, pairs in (("build", build), ("build, fitted on", open_)):
        for row in rows([found[own] for own in pairs]):
            yield f"{title}: {dict(row)}"


def block(report: Report) -> Iterator[str]:
    """The section of docs/accuracy.md."""
    table = report.tables["scores"]
    yield f"| {' | '.join(table[0])} |"
    yield "|---" * len(table[0]) + "|"
    for row in table:
        yield f"| {' | '.join(str(value) for value in row.values())} |"


def main() -> int:
    """Measures, holds to the floors. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--fit", action="store_true")
    floors.add_options(parser)
    options = parser.parse_args()
    try:
        if options.fit:
            print("\n".join(fitting(options.articles)))
            return 0
        report = measure(Request(JUDGED, articles=options.articles))
        print("\n".join(report.lines()))
        path = options.floors or HERE / "floors.json"
        code = floors.hold(report, path, options)
        if options.write_docs and code == 0:
            put(HERE.parent / "docs" / "accuracy.md", "direction none", block(report))
            floors.record(report, path)
        return code
    except RetoldError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 3 if isinstance(error, InputError) else 2


if __name__ == "__main__":
    sys.exit(main())
