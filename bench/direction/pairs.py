"""Pairs of articles of two outlets that share wording and of which one credits the other's outlet.

    python bench/direction/pairs.py ARTICLES.parquet -o PAIRS.csv [--articles N]

Shared wording is what `copies.reference` counts by brute force. A pair is kept where exactly one side credits the
other's outlet and the credit is no copied self-reference. The labels are what the credits say: nobody has read them.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from copies import load, reference

from retold.outlets import identities, key
from retold.read.credits import credits
from retold.records import Article

SURE: Final = 0.5


class Pair(NamedTuple):
    """`derived` credits the outlet of `source` by credits of these kinds; they share so many rare shingles."""

    source: str
    derived: str
    shared: int
    kinds: str


def credited(article: Article) -> dict[str, set[str]]:
    """The kinds of the credits of each outlet, by its key; without those that need the attributions to be read."""
    found: dict[str, set[str]] = {}
    for credit in credits(article, ()):
        if credit.kind != "self_reference" and not credit.own and credit.confidence >= SURE:
            found.setdefault(key(credit.outlet), set()).add(credit.kind)
    return found


def pairs(articles: list[Article]) -> Iterator[Pair]:
    """Every such pair, in order of the articles."""
    shared = reference(articles)
    said = {number: credited(articles[number]) for number in sorted({one for pair in shared for one in pair})}
    for (one, other), count in sorted(shared.items()):
        named = [
            {kind for name, kinds in said[a].items() if name in identities(articles[b]) for kind in kinds}
            for a, b in ((one, other), (other, one))
        ]
        if bool(named[0]) != bool(named[1]):
            derived, source = (one, other) if named[0] else (other, one)
            yield Pair(articles[source].id, articles[derived].id, count, " ".join(sorted(named[0] or named[1])))


def main() -> None:
    """Write the pairs as CSV, ids only."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=0)
    options = parser.parse_args()
    found = list(pairs(load(options.path, options.articles, 0)))
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Pair._fields)
        writer.writerows(found)
    print(f"{len(found):,} pairs")


if __name__ == "__main__":
    main()
