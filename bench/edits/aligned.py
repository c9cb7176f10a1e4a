"""How sure the alignment is of pairs of sentences of `news37k` that one reader judged, and how many tell the same.

Run: `python bench/edits/aligned.py articles.parquet`. `aligned_judged.csv` has a pair of sentences a line: ids and
offsets, `draw` (1: over the whole range of likeness; 2: of those that a first fit matched) and `same`.
"""

from __future__ import annotations

import csv
import sys
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq

from retold import settings
from retold.compare.align import align
from retold.compare.telling import Telling, prepare
from retold.records import Article, Reading
from retold.text import sentences

_BOUNDS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 1.01)


def main() -> int:
    """Prints a line a range of `Match.sure`: pairs, those that tell the same, their share, the mean of `sure`.

    Pairs under `COMPARE_MAYBE` are not listed by the alignment and stand in the first line with 0.
    """
    with Path(__file__).with_name("aligned_judged.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    ids = sorted({row[side] for row in rows for side in ("source", "derived")})
    table = pq.read_table(sys.argv[1], columns=["id", "text"], filters=[("id", "in", ids)]).to_pylist()
    sides = {row["id"]: _bare(row["id"], row["text"]) for row in table}
    found = []
    for row in rows:
        source, derived = sides[row["source"]], sides[row["derived"]]
        wanted = _sentence(source, int(row["source_start"])), _sentence(derived, int(row["derived_start"]))
        pair = align(source, derived)
        sure = {(match.source, match.derived): match.sure for match in (*pair.maybe, *pair.matches)}
        found.append((sure.get(wanted, 0.0), row["same"] == "1"))
    print(f"{'sure':>12}{'pairs':>7}{'same':>6}{'share':>7}{'mean':>6}")
    for low, high in pairwise(_BOUNDS):
        inside = [(sure, same) for sure, same in found if low <= sure < high]
        if inside:
            right, mean = sum(same for _, same in inside), sum(sure for sure, _ in inside) / len(inside)
            print(f"{f'{low}-{min(high, 1)}':>12}{len(inside):7}{right:6}{right / len(inside):7.2f}{mean:6.2f}")
    over = [same for sure, same in found if sure >= settings.COMPARE_ALIGNED]
    print(f"{sum(over)} of {len(over)} over {settings.COMPARE_ALIGNED} tell the same")
    return 0


def _bare(name: str, text: str) -> Telling:
    return prepare(Reading(Article(id=name, text=text), sentences(text), (), (), (), (), None))


def _sentence(side: Telling, start: int) -> int:
    """The sentence in which a character stands."""
    spans = side.reading.sentences
    return max(index for index, span in enumerate(spans) if span.start <= start)


if __name__ == "__main__":
    sys.exit(main())
