"""Lineage of simulated stories against its floors: `python bench/lineage.py [--stories 500] [--preset B] [--seed 0]`.

Grows that many stories (from real articles with `--articles FILE`, else from the invented reports of
`simulator/seeds`), and prints what `retold eval lineage` prints of them. `--keep DIR` keeps them there; `--grow` only
grows. Exits 1 where a figure is under its floor in `floors.json`; `--raise` sets the floors to the figures less
`--slack`. Floors belong to 500 stories of preset B from invented seeds: with other stories they are not held.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from simulator.corpora import corpora, rows_of, write
from simulator.presets import PRESETS

from retold.errors import InputError, RetoldError
from retold.evaluate import Report, floors
from retold.evaluate.docs import put
from retold.evaluate.lineage import measure
from retold.evaluate.report import Request

ROOT = Path(__file__).parents[1]
STANDARD = "B-0-500"
"""The stories that floors are held on: preset, seed, number."""


def main() -> int:
    """Grows, measures, holds to the floors. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--preset", choices=PRESETS, default="B")
    parser.add_argument("--articles", type=Path, default=None, help="Parquet of real articles to grow from")
    parser.add_argument("--keep", type=Path, default=None, metavar="DIR", help="where the stories go")
    parser.add_argument("--grow", action="store_true", help="grow only; wants --keep")
    floors.add_options(parser)
    options = parser.parse_args()
    try:
        if options.keep is not None:
            return _run(options.keep, options)
        with tempfile.TemporaryDirectory() as folder:
            return _run(Path(folder), options)
    except RetoldError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 3 if isinstance(error, InputError) else 2


def _run(folder: Path, options: argparse.Namespace) -> int:
    rows = rows_of(options.articles) if options.articles else None
    name = f"{options.preset}-{options.seed}-{options.stories}{'-real' if rows else ''}"
    for corpus in corpora(options.stories, options.seed, PRESETS[options.preset], rows):
        write(folder / name, corpus)
    if options.grow:
        return 0
    report = measure(Request(folder / name, tagger=options.tagger))
    print("\n".join(report.lines()))
    path = options.floors or ROOT / "bench" / "floors.json"
    if name != STANDARD and not options.lift:
        print(f"no floors are held for {name}, only for {STANDARD}")
        return 0
    code = floors.hold(report, path, options)
    if options.write_docs and code == 0:
        put(ROOT / "docs" / "accuracy.md", f"lineage {options.tagger}", block(report))
        floors.record(report, path)
    return code


def block(report: Report) -> Iterator[str]:
    """The section of docs/accuracy.md: all figures beside the baselines, calibration, what was done, what was lost."""
    yield from (f"{note[0].upper()}{note[1:]}." for note in report.notes)
    yield ""
    rows = report.tables["scores"]
    yield f"| | {' | '.join(str(row['by']) for row in rows)} |"
    yield "|---" * (len(rows) + 1) + "|"
    for name in report.figures:
        yield f"| {name} | {' | '.join(str(row[name]) for row in rows)} |"
    for title in ("calibration", "operations", "lost_edges_by_cause", "wrong_edges_by_cause"):
        yield ""
        columns = [name for name in report.tables[title][0] if name != "such as"]
        yield f"| {' | '.join(columns)} |"
        yield "|---" * len(columns) + "|"
        for row in report.tables[title]:
            yield f"| {' | '.join(str(row[name]) for name in columns)} |"


if __name__ == "__main__":
    sys.exit(main())
