"""Names exchanged in both texts of 200 real pairs change no finding: `python bench/edits/parity.py ARTICLES.parquet`.

Parties, stances, candidates, outlets, places, peoples and the two most frequent surnames of a pair change places in
both texts, titles and outlets, a family at a time and all together. A finding is the same where its kind and both spans
are, in offsets of the texts before. `-v` prints what went and what came; ends with status 1 under the floor.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from retold import settings
from retold.compare import compare
from retold.evaluate.names import COMPARED, FAMILIES, Exchange, exchanged, pairs_of
from retold.read import read
from retold.records import Article, Reading, Span, Tagger

BENCH = Path(__file__).parents[1]
LISTS = ("edits/real_pairs.csv", "changes_judged.csv", "direction_judged.csv", "families/edges.csv")
CASES = 200
FLOOR = 99.0
"""The least share of findings, in percent, that all names exchanged leave as they are."""
EVERY = (*FAMILIES, *COMPARED)
Row = dict[str, Any]
Key = tuple[str, tuple[int, int] | None, tuple[int, int] | None, bool]


class Text(NamedTuple):
    """One page of a pair."""

    id: str
    text: str
    title: str
    outlet: str


def main() -> int:
    """Prints a line a family of names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--tagger", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("-v", action="store_true", dest="loud")
    options = parser.parse_args()
    cases = list(drawn(options.articles))
    print(f"{len(cases)} pairs, names exchanged in both texts")
    print(f"{'exchanged':12}{'names':>8}{'findings':>10}{'lost':>6}{'gained':>8}{'unchanged, %':>14}")
    before = [findings(*pair, {}, options.tagger)[0] for pair in cases]
    share = 100.0
    for name, families in {**{name: (name,) for name in EVERY}, "all": EVERY}.items():
        names = lost = gained = 0
        for pair, old in zip(cases, before, strict=True):
            found = pairs_of("\n".join(f"{page.title}\n{page.text}" for page in pair), families)
            new, count = findings(*pair, found, options.tagger) if found else (old, 0)
            names += count
            lost += (old - new).total()
            gained += (new - old).total()
            if options.loud and name == "all" and old != new:
                print(*(page.id for page in pair), "lost", *(old - new), "gained", *(new - old))
        total = sum(each.total() for each in before)
        share = 100.0 * (total - lost) / max(1, total + gained)
        print(f"{name:12}{names:8,}{total:10,}{lost:6,}{gained:8,}{share:14.2f}", flush=True)
    return int(share < FLOOR)


def drawn(path: Path) -> Iterator[tuple[Text, Text]]:
    """The pairs, the same ones each time: those of the lists here that hold names of two families in both texts."""
    rows: set[tuple[str, str]] = set()
    for name in LISTS:
        with (BENCH / name).open(newline="") as file:
            rows |= {_sides(row) for row in csv.DictReader(file)}
    columns = ["id", "outlet", "title", "text"]
    wanted = sorted({side for row in rows for side in row})
    held = {row["id"]: row for row in pq.read_table(path, columns=columns, filters=[("id", "in", wanted)]).to_pylist()}
    texts = {key: Text(key, row["text"], row["title"] or "", row["outlet"] or "") for key, row in held.items()}
    count = 0
    for left, right in sorted(rows, key=lambda row: hashlib.sha256("".join(row).encode()).digest()):
        if count < CASES and left in texts and right in texts and _is_named(texts[left], texts[right]):
            count += 1
            yield texts[left], texts[right]


def _sides(row: Mapping[str, str]) -> tuple[str, str]:
    for left, right in (("source", "derived"), ("parent", "child"), ("left", "right")):
        if left in row and right in row:
            return row[left], row[right]
    return "", ""


def _is_named(*pair: Text) -> bool:
    texts = [page.text for page in pair]
    held = [all(exchanged(text, pairs_of(text, [family])).names for text in texts) for family in EVERY]
    return sum(held) > 1


def findings(source: Text, derived: Text, names: Mapping[str, str], tagger: Tagger) -> tuple[Counter[Key], int]:
    """What changed between two pages with names exchanged, in offsets of the texts before; how many were exchanged."""
    texts = [exchanged(page.text, names) for page in (source, derived)]
    title = exchanged(derived.title, names)
    readings = [_read(page, text, names, tagger) for page, text in zip((source, derived), texts, strict=True)]
    found: Counter[Key] = Counter()
    for one in compare(*readings):
        if one.confidence >= settings.MIN_CONFIDENCE:
            after = title if one.in_title else texts[1]
            found[one.kind, _back(texts[0], one.before), _back(after, one.after), one.in_title] += 1
    return found, texts[0].names + texts[1].names


def _read(page: Text, text: Exchange, names: Mapping[str, str], tagger: Tagger) -> Reading:
    title, outlet = exchanged(page.title, names).text, exchanged(page.outlet, names).text
    return read(Article(id=page.id, text=text.text, title=title or None, outlet=outlet or None), tagger)


def _back(text: Exchange, span: Span | None) -> tuple[int, int] | None:
    if span is None:
        return None
    back = text.back(span)
    return back.start, back.end


if __name__ == "__main__":
    sys.exit(main())
