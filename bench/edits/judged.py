"""What two readers thought of findings on real pairs, and what of it is found now: `python bench/edits/judged.py FILE`.

FILE is the Parquet of articles.

`edges_judged.csv` holds every finding along 253 edges of one run over the collection, `lean_judged.csv` 30 of either
side in pairs that share wording (`lean.py`); each was judged by somebody who knew no rule. Rules and thresholds have
been mended since, on what these say: for another measure draw others.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from retold.compare import compare
from retold.read import read
from retold.records import Article, Change
from retold.settings import MIN_CONFIDENCE

QUOTED = {"quote_altered", "quote_cut"}
SETS = ("edges_judged", "lean_judged")
Place = tuple[str, str, str]


def main() -> int:
    """Prints right, arguable and wrong, of quotations and of the rest, as judged and as found now."""
    path = sys.argv[1]
    for name in SETS:
        with Path(__file__).with_name(f"{name}.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        wanted = sorted({row[side] for row in rows for side in ("source", "derived")})
        columns = ["id", "outlet", "title", "text", "url"]
        pages = {
            row["id"]: row for row in pq.read_table(path, columns=columns, filters=[("id", "in", wanted)]).to_pylist()
        }
        readings = {key: read(_article(page)) for key, page in pages.items()}
        found = {
            (row["source"], row["derived"]): {
                _place(one)
                for one in compare(readings[row["source"]], readings[row["derived"]])
                if one.confidence >= MIN_CONFIDENCE
            }
            for row in rows
        }
        for what, own in (("quotations", True), ("others", False)):
            mine = [row for row in rows if (row["kind"] in QUOTED) == own]
            now = [row for row in mine if _row(row) in found[row["source"], row["derived"]]]
            print(f"{name:14}{what:12}judged {_counts(mine)}; found now {_counts(now)}")
    return 0


def _article(page: dict[str, str]) -> Article:
    return Article(
        id=page["id"], text=page["text"], title=page["title"] or None, outlet=page["outlet"] or None,
        url=page["url"] or None,
    )  # fmt: skip


def _place(one: Change) -> Place:
    return one.kind, str(one.before.start if one.before else ""), str(one.after.start if one.after else "")


def _row(row: dict[str, str]) -> Place:
    return row["kind"], row["before_start"], row["after_start"]


def _counts(rows: list[dict[str, str]]) -> str:
    counts = Counter(row["verdict"] for row in rows)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("right", "arguable", "wrong"))


if __name__ == "__main__":
    sys.exit(main())
