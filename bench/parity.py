"""Names exchanged in 200 articles change no finding: `python bench/parity.py [--data DIR] [--articles FILE]`.

DIR is a folder with PolNeAR as `train.jsonl.gz` and `dev.jsonl.gz`; FILE a Parquet of id, title and text, read instead.
Prints what `retold eval parity` prints, and exits 1 where a figure is under its floor in `floors.json`. `--raise`,
`--slack`, `--allow-lower` and `--write-docs` as in `bench/attribution.py`.
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
DATA = ROOT.parent / "shared" / "data" / "polnear"


def main() -> int:
    """Measures, and does what is asked with the figures. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--articles", type=Path, default=None)
    floors.add_options(parser)
    options = parser.parse_args()
    if options.data is None and options.articles is None and not DATA.exists():
        print(f"skipped: {DATA} is not there", file=sys.stderr)
        return 0
    try:
        request = Request(options.data or DATA, tagger=options.tagger, articles=options.articles)
        report = evaluate("parity", request)
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
    """The section of docs/accuracy.md: what each exchange changed."""
    yield "| exchanged | names | attributions | lost | gained | unchanged, % | articles without a change, % |"
    yield "|---|---|---|---|---|---|---|"
    for row in report.tables["exchanged"]:
        cells = [row[name] for name in ("exchanged", "names", "attributions", "lost", "gained", "unchanged", "whole")]
        yield "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
