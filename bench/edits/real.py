"""How `compare` does on real pairs of `news37k` whose changes a reader marked by hand before seeing any output.

Run: `python bench/edits/real.py articles.parquet [--set real|fresh] [-v]`: the sixty pairs of `real.csv`, or the
forty-five of `fresh.csv`. A finding is right where it overlaps a mark of its kind or was judged right, wrong where it
was judged wrong; the rest are listed as not judged. Recall is over the certain marks.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from retold.compare import compare
from retold.compare.align import align
from retold.compare.telling import prepare
from retold.read import read
from retold.records import Article, Change, Reading, Span
from retold.settings import MIN_CONFIDENCE

Row = dict[str, str]
Key = tuple[str, str]


def main() -> int:
    """Prints a line a kind, what is not judged, and how many marks lie in sentences that were aligned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--set", choices=("real", "fresh"), default="real", dest="name")
    parser.add_argument("-v", action="store_true", dest="loud")
    options = parser.parse_args()
    path, loud = options.articles, options.loud
    pairs, marks, judged = (_rows(f"{options.name}{part}.csv") for part in ("_pairs", "", "_found"))
    readings = _readings(path, {row[side] for row in pairs for side in ("source", "derived")})
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    known: Counter[str] = Counter()
    aligned: Counter[str] = Counter()
    arguable = 0
    spent = 0.0
    unjudged = []
    for row in pairs:
        key = row["source"], row["derived"]
        left, other = readings[key[0]], readings[key[1]]
        mine = [mark for mark in marks if (mark["source"], mark["derived"]) == key]
        begun = time.process_time()
        found = [change for change in compare(left, other) if change.confidence >= MIN_CONFIDENCE]
        spent += time.process_time() - begun
        for change in found:
            verdict = _verdict(change, mine, [one for one in judged if (one["source"], one["derived"]) == key])
            right[change.kind] += verdict == "right"
            wrong[change.kind] += verdict == "wrong"
            arguable += verdict == "arguable"
            if not verdict:
                unjudged.append((key, change))
        certain = [mark for mark in mine if mark["sure"] == "certain"]
        known.update(mark["kind"] for mark in certain if any(_same(change, mark) for change in found))
        aligned.update(mark["kind"] for mark in certain if _is_aligned(left, other, mark))
    _report(marks, right, wrong, known, aligned)
    told = sum(int(row["paraphrased"]) for row in pairs)
    print(
        f"{wrong.total()} wrong over {told} paraphrased sentences; {arguable} more are arguable ones, and "
        f"{len(unjudged)} found were not judged"
    )
    print(f"{len(pairs) / spent:.0f} pairs a second of one core, reading apart")
    for key, change in unjudged if loud else ():
        print(*key, change.kind, change.before, change.after, change.confidence, change.because)
    return 0


def _rows(name: str) -> list[Row]:
    with Path(__file__).with_name(name).open(newline="") as file:
        return list(csv.DictReader(file))


def _readings(path: str, wanted: set[str]) -> dict[str, Reading]:
    table = pq.read_table(
        path, columns=["id", "outlet", "title", "authors", "text"], filters=[("id", "in", sorted(wanted))]
    )
    readings = {}
    for row in table.to_pylist():
        authors = tuple(name.strip() for name in (row["authors"] or "").split(",") if name.strip())
        readings[row["id"]] = read(
            Article(id=row["id"], text=row["text"], title=row["title"], outlet=row["outlet"], authors=authors)
        )
    return readings


def _span(row: Row, side: str) -> Span | None:
    return Span(int(row[f"{side}_start"]), int(row[f"{side}_end"])) if row[f"{side}_start"] else None


def _meets(left: Span | None, right: Span | None) -> bool:
    return left is not None and right is not None and left.start < right.end and right.start < left.end


def _same(change: Change, row: Row) -> bool:
    """Whether a finding and a row of a table are of one kind and meet on every side that both have."""
    if change.kind != row["kind"] or change.in_title != (row["in_title"] == "1"):
        return False
    sides = ((change.before, _span(row, "before")), (change.after, _span(row, "after")))
    both = [_meets(one, two) for one, two in sides if one is not None and two is not None]
    return bool(both) and all(both)


def _verdict(change: Change, marks: list[Row], judged: list[Row]) -> str:
    verdicts = [one["verdict"] for one in judged if _same(change, one)]
    if verdicts:
        return verdicts[0]
    sure = {mark["sure"] for mark in marks if _same(change, mark)}
    return "right" if "certain" in sure else "arguable" if sure else ""


def _is_aligned(left: Reading, right: Reading, mark: Row) -> bool:
    before, after = _span(mark, "before"), _span(mark, "after")
    if before is None or after is None or mark["in_title"] == "1":
        return False
    return any(
        _meets(before, left.sentences[match.source]) and _meets(after, right.sentences[match.derived])
        for match in align(prepare(left), prepare(right)).matches
    )


def _report(
    marks: list[Row], right: Counter[str], wrong: Counter[str], known: Counter[str], aligned: Counter[str]
) -> None:
    certain = Counter(mark["kind"] for mark in marks if mark["sure"] == "certain")
    print(f"{'kind':22}{'right':>6}{'wrong':>6}{'marks':>6}{'found':>6}{'recall':>8}{'aligned':>9}")
    for kind in (*sorted(certain.keys() | right.keys() | wrong.keys()), "all"):
        counts = [(c.total() if kind == "all" else c[kind]) for c in (right, wrong, certain, known, aligned)]
        recall = counts[3] / counts[2] if counts[2] else 0.0
        print(f"{kind:22}{counts[0]:6}{counts[1]:6}{counts[2]:6}{counts[3]:6}{recall:8.2f}{counts[4]:9}")


if __name__ == "__main__":
    sys.exit(main())
