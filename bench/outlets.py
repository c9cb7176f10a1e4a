"""Which outlet a naming means, on real articles: `python bench/outlets.py ARTICLES [--half build] [--wrong]`.

ARTICLES is the parquet file of `news37k` (id, url, outlet, title, text). `outlets_judged.csv` beside this script holds
namings of outlets (article, offsets, the outlet's id or nothing where the article leaves it open), marked by reading
before any answer was seen: the first naming in each wording in 150 articles drawn at random (`random`), and in 75 drawn
for a name that several outlets go by ("the Post", "Channel 7"; `lone`). Half of the articles were looked at while the
rules were built (`build`), the others were kept apart (`held`). "Before" is what the fullest earlier name alone gives,
with the table of today.
Exits 1 where the held-out figure is under its floor.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from pyarrow import parquet

from retold import outlets
from retold.read.mentions import Mention, mentions
from retold.records import Article, Span

FLOOR = 0.95
"""Of the namings found in the random articles, held-out half: those whose outlet is right (the issue's own figure)."""


class Judged(NamedTuple):
    """One marked naming, and what was found there: `None` where nothing was."""

    article: str
    span: Span
    text: str
    outlet: str
    part: str
    half: str
    before: bool | None
    after: str | None
    basis: str


def main() -> int:
    """Reads every marked article, prints the shares, and holds the held-out one against its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).parents[2] / "shared"
    parser.add_argument("articles", nargs="?", type=Path, default=shared / "data" / "news37k" / "articles.parquet")
    parser.add_argument("--half", choices=("build", "held"), help="only this half")
    parser.add_argument("--wrong", action="store_true", help="list the namings that are missed or wrong")
    options = parser.parse_args()
    if not options.articles.exists():
        print(f"skipped: {options.articles} is not there", file=sys.stderr)
        return 0
    judged = [each for each in _judged(options.articles) if options.half in {None, each.half}]
    for part in ("random", "lone"):
        for half in ("build", "held"):
            _report([each for each in judged if (each.part, each.half) == (part, half)], f"{part} {half}")
    if options.wrong:
        for each in judged:
            if each.after != each.outlet:
                print(f"{each.article} {each.span} {each.text!r}: {each.outlet}, found {each.after} by {each.basis}")
    held = [each for each in judged if (each.part, each.half) == ("random", "held") and each.after is not None]
    share = sum(each.after == each.outlet for each in held) / max(len(held), 1)
    if held and share < FLOOR:
        print(f"right among found {share:.3f} < {FLOOR}")
        return 1
    return 0


def _report(judged: list[Judged], name: str) -> None:
    if not judged:
        return
    before = [each.before for each in judged if each.before is not None]
    found = [each for each in judged if each.after is not None]
    right = sum(each.after == each.outlet for each in found)
    given = [each for each in found if each.after]
    sure = sum(each.after == each.outlet for each in given) / max(len(given), 1)
    print(
        f"{name}: {len(judged)} namings in {len({each.article for each in judged})} articles\n"
        f"  before: found {len(before)}, right of found {sum(before) / max(len(before), 1):.3f}, "
        f"of all {sum(before) / len(judged):.3f}\n"
        f"  after:  found {len(found)}, right of found {right / max(len(found), 1):.3f}, "
        f"of all {right / len(judged):.3f}, of those not left open {sure:.3f}\n"
        f"  settled by {dict(Counter(each.basis for each in found).most_common())}"
    )


def _judged(file: Path) -> list[Judged]:
    marked: dict[str, list[dict[str, str]]] = defaultdict(list)
    with Path(__file__).with_name("outlets_judged.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            marked[row["article"]].append(row)
    columns = ["id", "url", "outlet", "title", "text"]
    found = parquet.read_table(file, columns=columns, filters=[("id", "in", list(marked))])
    judged = []
    for page in found.to_pylist():
        article = Article(page["id"], page["text"], title=page["title"], outlet=page["outlet"], url=page["url"])
        judged += _compare(article, marked[article.id])
    return judged


def _compare(article: Article, rows: list[dict[str, str]]) -> list[Judged]:
    named = mentions(article.text)
    programmes = outlets.programmes(article.text)
    spans = outlets.namings(article.text, [mention.span for mention in named])
    resolved = outlets.resolve(article, spans)
    judged = []
    for row in rows:
        span = Span(int(row["start"]), int(row["end"]))
        at = next((number for number, mention in enumerate(named) if _meet(mention.span, span)), None)
        place = next((number for number, other in enumerate(spans) if _meet(other, span)), None)
        part = next((programme for programme in programmes if _meet(programme.span, span)), None)
        before = None if at is None else _right_before(named[at], row["outlet"])
        if part is not None:
            after, basis = part.outlet.id, "programme"
        elif place is not None:
            outlet = resolved[place].outlet
            after, basis = outlet.id if outlet else "", resolved[place].basis
        else:
            after, basis = None, ""
        text = article.text[span.start : span.end]
        judged.append(Judged(article.id, span, text, row["outlet"], row["part"], row["half"], before, after, basis))
    return judged


def _right_before(mention: Mention, outlet: str) -> bool:
    """Whether the fullest earlier name has the key of the outlet; a name that is open should have no outlet's."""
    known = outlets.table().keyed.get(outlets.key(mention.full))
    return outlets.key(mention.full) == outlet.replace("-", "") if outlet else known is None


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    sys.exit(main())
