"""How often changes are found in pages of left, centre and right, of pairs alike in length and overlap.

    retold copies ARTICLES.parquet --format jsonl > copies.jsonl
    python bench/edits/lean.py ARTICLES.parquet LEAN.parquet copies.jsonl [--findings FILE.csv]

A pair shares wording across outlets and is at most five days apart; the later page retells. Pairs are sorted into cells
by the length of the later page and by how much of it is shared; from each cell each side gets as many pairs as the side
that has the fewest, the same ones each time. Prints findings a pair by kind and side, with a bootstrap interval of the
difference of left and right. `--findings` writes 30 findings of left and of right, for judging by hand, in an order
that does not tell the side. Lean is a third party's, given to the outlet; nothing of the product reads it.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from retold import settings
from retold.compare import compare
from retold.read import read
from retold.records import Article, Change

SIDES = ("left", "center", "right")
LENGTHS = (150, 300, 500, 800, 1200)
"""Words of the later page at which a cell ends and the next begins; pages outside are left out."""
SHARES = (0.1, 0.2, 0.4, 0.8)
"""The shared part of the later page, likewise."""
APART = timedelta(days=5)
PAIRS = 150
"""Pairs a side, at most."""
JUDGED = 30
Row = dict[str, Any]


def main() -> int:
    """Prints a table of rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("articles", "lean", "copies"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--tagger", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--findings", type=Path)
    options = parser.parse_args()
    columns = ["id", "outlet", "title", "url", "published", "text"]
    pages = {row["id"]: row for row in pq.read_table(options.articles, columns=columns).to_pylist()}
    lean = dict(zip(*pq.read_table(options.lean, columns=["id", "lean"]).to_pydict().values(), strict=True))
    pairs = matched(candidates(pages, options.copies), lean)
    found: dict[str, list[tuple[str, str, list[Change]]]] = {side: [] for side in SIDES}
    for side, source, derived in pairs:
        changes = compare(*(read(_article(pages[page]), options.tagger) for page in (source, derived)))
        sure = [one for one in changes if one.confidence >= settings.MIN_CONFIDENCE]
        found[side].append((source, derived, sure))
    report(found)
    if options.findings:
        write(options.findings, found)
    return 0


def candidates(pages: dict[str, Row], copies: Path) -> Iterator[tuple[int, str, str]]:
    """A cell and the earlier and the later page of each pair that shares wording."""
    shared: Counter[tuple[str, str]] = Counter()
    words: dict[str, int] = {}
    with copies.open() as lines:
        for line in lines:
            one = json.loads(line)
            left, right = one["left"], one["right"]
            pair = left["given_id"], right["given_id"]
            if not one["boilerplate"] and pages[pair[0]]["outlet"] != pages[pair[1]]["outlet"]:
                shared[pair] += (left["span"][1] - left["span"][0] + right["span"][1] - right["span"][0]) // 2
    for (one_id, other_id), characters in shared.items():
        first, second = sorted((one_id, other_id), key=lambda page: (str(pages[page]["published"] or ""), page))
        early, late = _date(pages[first]["published"]), _date(pages[second]["published"])
        if early is None or late is None or late - early > APART:
            continue
        length = words.setdefault(second, len(pages[second]["text"].split()))
        share = characters / max(1, len(pages[second]["text"]))
        row, column = int(np.searchsorted(LENGTHS, length)), int(np.searchsorted(SHARES, share))
        if 0 < row < len(LENGTHS) and 0 < column < len(SHARES):
            yield row * len(SHARES) + column, first, second


def _date(value: Any) -> datetime | None:
    """A date as the collection gives most; nothing for the others."""
    try:
        return datetime.fromisoformat(str(value)[:19].replace("Z", ""))
    except ValueError:
        return None


def matched(pairs: Iterator[tuple[int, str, str]], lean: dict[str, str]) -> list[tuple[str, str, str]]:
    """Side, source and derived: from each cell as many pairs a side, each page once as the later one."""
    cells: dict[int, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    seen = set()
    for cell, source, derived in sorted(pairs, key=lambda each: hashlib.sha256("".join(each[1:]).encode()).digest()):
        if derived not in seen and lean.get(derived) in SIDES:
            seen.add(derived)
            cells[cell][lean[derived]].append((source, derived))
    least = {cell: min(len(held[side]) for side in SIDES) for cell, held in cells.items()}
    factor = min(1.0, PAIRS / max(1, sum(least.values())))
    chosen = []
    for cell, held in sorted(cells.items()):
        count = int(least[cell] * factor)
        chosen += [(side, *pair) for side in SIDES for pair in held[side][:count]]
    return chosen


def _article(page: Row) -> Article:
    return Article(
        id=page["id"], text=page["text"], title=page["title"] or None, outlet=page["outlet"] or None,
        url=page["url"] or None,
    )  # fmt: skip


def report(found: dict[str, list[tuple[str, str, list[Change]]]]) -> None:
    """Findings a hundred pairs, by kind and side, and the difference of left and right with its interval."""
    print(f"{'kind':22}" + "".join(f"{side:>9}" for side in SIDES) + f"{'left - right':>16}{'95 of 100':>18}")
    kinds = sorted({one.kind for each in found.values() for *_, changes in each for one in changes})
    for kind in (*kinds, "all"):
        counts = {
            side: np.array([sum(kind in (one.kind, "all") for one in changes) for *_, changes in found[side]], float)
            for side in SIDES
        }
        low, high = _interval(counts["left"], counts["right"])
        rates = "".join(f"{100 * counts[side].mean():9.1f}" for side in SIDES)
        gap = 100 * (counts["left"].mean() - counts["right"].mean())
        print(f"{kind:22}{rates}{gap:16.1f}{f'{100 * low:.1f} to {100 * high:.1f}':>18}")
    print("pairs a side:", *(len(found[side]) for side in SIDES))


def _interval(left: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    chance = np.random.default_rng(1)
    drawn = [chance.choice(each, (2000, len(each))).mean(1) for each in (left, right)]
    low, high = np.quantile(drawn[0] - drawn[1], (0.025, 0.975))
    return float(low), float(high)


def write(path: Path, found: dict[str, list[tuple[str, str, list[Change]]]]) -> None:
    """So many findings of left and of right, in an order that does not tell the side; offsets and no text."""
    rows = []
    for side in ("left", "right"):
        mine = [(source, derived, one) for source, derived, changes in found[side] for one in changes]
        mine.sort(key=lambda each: hashlib.sha256(f"{each}".encode()).digest())
        rows += [_row(side, *each) for each in mine[:JUDGED]]
    rows.sort(key=lambda row: hashlib.sha256(str(row).encode()).digest())
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _row(side: str, source: str, derived: str, one: Change) -> Row:
    def ends(which: Sequence[int] | Any) -> tuple[Any, Any]:
        return (which.start, which.end) if which else ("", "")

    (b, e), (c, f) = ends(one.before), ends(one.after)
    return {
        "side": side, "source": source, "derived": derived, "kind": one.kind, "before_start": b, "before_end": e,
        "after_start": c, "after_end": f, "in_title": int(one.in_title), "verdict": "", "why": "",
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
