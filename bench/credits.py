"""How well credits are found in 400 articles of `news37k` that were marked by hand.

    python bench/credits.py [ARTICLES] [--half build|held-out|both] [--tagger fast|accurate] [-v]
    python bench/credits.py --agreement

`credits/sample.csv` has the articles, `credits/GUIDELINE.md` says what was marked, before anything that the rules find
there was seen. The rules were mended on the articles of the `build` half; the other half was kept apart for the end.
A credit is right where its kind and its outlet are, and its span shares a character with the one marked.

Ends with status 1 where the F1 of the held-out half is under its floor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from retold import settings
from retold.evaluate.credits import Marks, Page, marks, named, pairs, row, sample, score
from retold.evaluate.readers import TAGGERS
from retold.evaluate.report import Report, Row
from retold.read.credits import credits

FLOOR: Final = 90.0
HERE: Final = Path(__file__).with_name("credits")
HALVES: Final = {"build": ("build",), "held-out": ("held-out",), "both": ("build", "held-out")}


def main() -> int:
    """Prints the tables, and says whether the floor holds."""
    options = _options()
    if not options.articles.exists():
        print(f"skipped: {options.articles} is not there", file=sys.stderr)
        return 0
    pages = sample(HERE / "sample.csv", options.articles)
    gold = marks(HERE / "marks.csv", pages)
    if options.agreement:
        return _agreement(pages, gold)
    numbers = [n for n, page in pages.items() if page.half in HALVES[options.half]]
    read = TAGGERS[options.tagger]
    found = {}
    for n in numbers:
        article = pages[n].article
        said = credits(article, read(article.text, article.title))
        found[n] = named(article, [each for each in said if each.confidence >= settings.MIN_CONFIDENCE])
    rows: dict[str, tuple[Row, ...]] = {"scores": score(numbers, gold, found)}
    rows["strata"] = tuple(
        row(stratum, [n for n in numbers if pages[n].stratum == stratum], gold, found)
        for stratum in ("random", "enriched")
    )
    report = Report("credits", options.tagger, {options.half: ""}, {}, rows)
    print("\n".join(report.lines()))
    if options.verbose:
        _differences(pages, numbers, gold, found)
    f1 = float(rows["scores"][0]["F1"] or 0)
    if options.half != "held-out":
        return 0
    print(f"floor {'held' if f1 >= FLOOR else 'broken'}: F1 {f1:.1f}, floor {FLOOR}")
    return int(f1 < FLOOR)


def _options() -> argparse.Namespace:
    shared = Path(__file__).parents[2] / "shared"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=shared / "data" / "news37k" / "articles.parquet")
    parser.add_argument("--half", default="held-out", choices=tuple(HALVES))
    parser.add_argument("--tagger", default="fast", choices=tuple(TAGGERS))
    parser.add_argument("--agreement", action="store_true", help="how far two passes over 40 articles agree")
    parser.add_argument("-v", "--verbose", action="store_true", help="every credit in which found and gold differ")
    return parser.parse_args()


def _agreement(pages: dict[int, Page], first: Marks) -> int:
    again = [int(line) for line in (HERE / "again.txt").read_text("utf-8").split()]
    second = marks(HERE / "second.csv", pages)
    print("\n".join(Report("agreement", "none", {"second.csv": ""}, {}, {"": score(again, first, second)}).lines()))
    return 0


def _differences(pages: dict[int, Page], numbers: Sequence[int], gold: Marks, found: Marks) -> None:
    for n in numbers:
        both = pairs(found[n], gold[n])
        article = pages[n].article
        for name, side, at in (("found", found[n], 0), ("gold", gold[n], 1)):
            right = [pair[at] for pair in both]
            for each in side:
                if each in right:
                    right.remove(each)
                    continue
                start, end = each.span.start, each.span.end
                text = article.text
                around = f"{text[max(0, start - 90) : start]}[{text[start:end]}]{text[end : end + 90]}"
                print(f"{n} {name:5} {each.kind} {each.outlet}: {around!r}")


if __name__ == "__main__":
    sys.exit(main())
