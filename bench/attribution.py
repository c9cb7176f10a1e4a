"""Accuracy of the attributions against its floors: `python bench/attribution.py [--data DIR] [--tagger fast]`.

DIR is a folder with PolNeAR as `dev.jsonl.gz` and `train.jsonl.gz`. Prints what `retold eval attribution` prints, and
exits 1 where a figure is under its floor in `floors.json`. `--raise` sets the floors to the figures less `--slack`; a
floor falls only with `--allow-lower`. `--write-docs` writes the figures into docs/accuracy.md, between its marks.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from retold.errors import InputError, RetoldError
from retold.evaluate import Report, floors
from retold.evaluate.attribution import evaluate, humans, readings
from retold.evaluate.data import digest, documents
from retold.evaluate.docs import put
from retold.evaluate.readers import reader
from retold.evaluate.report import Row
from retold.settings import MIN_CONFIDENCE

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "polnear"


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
        return _run(options.data or DATA, options)
    except RetoldError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 3 if isinstance(error, InputError) else 2


def _run(data: Path, options: argparse.Namespace) -> int:
    path = options.floors or ROOT / "bench" / "floors.json"
    path_dev, dev = documents(data, "dev")
    read = reader(options.tagger)
    found, speed = readings(dev, read)
    report = evaluate(dev, found, options.tagger, {path_dev.name: digest(path_dev)}, speed)
    print("\n".join(report.lines()))
    code = floors.hold(report, path, options)
    if options.write_docs and code == 0:
        path_train, train = documents(data, "train")
        seen = evaluate(train, readings(train, read)[0], options.tagger, {path_train.name: digest(path_train)})
        sure = [[each for each in said if each.confidence >= MIN_CONFIDENCE] for said in found]
        shown = evaluate(dev, sure, options.tagger, report.data)
        lines = block(report, seen, shown, humans([*train, *dev]))
        put(ROOT / "docs" / "accuracy.md", f"attribution {options.tagger}", lines)
        floors.record(report, path)
    return code


def block(dev: Report, train: Report, shown: Report, two: dict[str, tuple[Row, ...]]) -> Iterator[str]:
    """The section of docs/accuracy.md on one tagger: dev articles, with train and two humans beside them."""
    human = {row["measure"]: row["F1"] for row in two["two_humans"]}
    several = sum(int(row["articles"] or 0) for row in two["two_humans_publishers"])
    articles = sum(int(row["articles"] or 0) for row in dev.tables["publishers"])
    yield f"{articles} dev articles; two humans: every two annotators of the {several} articles that have several."
    yield ""
    yield "| | precision | recall | F1 | two humans, F1 |"
    yield "|---|---|---|---|---|"
    for row in dev.tables["scores"]:
        yield f"| {row['measure']} | {row['P']} | {row['R']} | {row['F1']} | {human.get(row['measure'], '')} |"
    least = next(row for row in shown.tables["scores"] if row["measure"] == "triple")
    yield f"| triple, confidence {MIN_CONFIDENCE} or more | {least['P']} | {least['R']} | {least['F1']} | |"
    yield ""
    recall = ", ".join(f"{row['kind']} {row['R']} (of {row['gold']:,})" for row in dev.tables["recall"])
    yield f"Recall of contents by kind: {recall}."
    yield ""
    yield "| publisher | source F1 | cue F1 | content F1 | triple F1 | triple F1 on train | two humans, triple F1 |"
    yield "|---|---|---|---|---|---|---|"
    by_train = {row["publisher"]: row["triple_F1"] for row in train.tables["publishers"]}
    by_human = {row["publisher"]: row["triple_F1"] for row in two["two_humans_publishers"]}
    for row in dev.tables["publishers"]:
        name = row["publisher"]
        halves = " | ".join(str(row[f"{role}_F1"]) for role in ("source", "cue", "content"))
        yield f"| {name} | {halves} | {row['triple_F1']} | {by_train.get(name, '')} | {by_human.get(name, '')} |"
    yield ""
    spreads = [
        ("dev", dev.tables["spread"]),
        ("train", train.tables["spread"]),
        ("two humans", two["two_humans_spread"]),
    ]
    yield "| best less worst publisher, triple F1 | spread | 95% interval | chance alone: median, upper 95% |"
    yield "|---|---|---|---|"
    yield from (_spread(name, rows[0]) for name, rows in spreads if rows)
    yield ""
    (speed,) = dev.tables["speed"]
    yield (
        f"Speed on one thread of the machine that measured: {speed['words_per_second']:,} words or "
        f"{speed['articles_per_second']} articles of {speed['words_of_an_article']} words a second."
    )


def _spread(name: str, row: Row) -> str:
    interval = f"{row['low']} to {row['high']} | {row['chance_median']}, {row['chance_high']}"
    return (
        f"| {name}: {row['best']}, {row['worst']} | {row['spread']} | {interval if row['low'] is not None else ' | '} |"
    )


if __name__ == "__main__":
    sys.exit(main())
