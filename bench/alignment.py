"""Passages of given pairs against true ones: `python bench/alignment.py [--data DIR]`.

DIR is a folder with PAN 2013's text alignment as `documents.parquet`, `pairs.parquet` and `cases.parquet`. Prints what
`retold eval copies` prints, and exits 1 where a figure is under its floor in `floors.json`. `--raise`, `--slack`,
`--allow-lower` and `--write-docs` as in `bench/attribution.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from retold.errors import InputError, RetoldError
from retold.evaluate import Report, Request, evaluate, floors
from retold.evaluate.docs import put

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "pan13_train"


def main() -> int:
    """Measures, and does what is asked with the figures. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    floors.add_options(parser)
    options = parser.parse_args()
    if options.data is None and not DATA.exists():
        print(f"skipped: {DATA} is not there", file=sys.stderr)
        return 0
    try:
        report = evaluate("copies", Request(options.data or DATA))
        print("\n".join(report.lines()))
        path = options.floors or ROOT / "bench" / "floors.json"
        code = floors.hold(report, path, options)
        if options.write_docs and code == 0:
            put(ROOT / "docs" / "accuracy.md", f"{report.task} {report.tagger}", block(report))
            floors.record(report, path)
        return code
    except RetoldError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 3 if isinstance(error, InputError) else 2


def block(report: Report) -> Iterator[str]:
    """The section of docs/accuracy.md: every part of the data by kind of rewording."""
    yield "| part | kind | pairs | cases | found | precision | recall | granularity | plagdet |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for part, rows in report.tables.items():
        for row in rows:
            yield "| " + " | ".join(map(_cell, [part, *row.values()])) + " |"


def _cell(value: str | int | float | None) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


if __name__ == "__main__":
    sys.exit(main())
