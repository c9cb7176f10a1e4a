"""Draws the 400 articles of `news37k` whose credits are marked by hand: 200 at random, 200 that name another outlet
near a word of reporting.

Run: `python bench/credits/sample.py articles.parquet`. Writes `sample.csv` beside itself (number, article, half,
stratum). Numbers run through both strata in turn, and odd and even pairs of them make the halves, so that any first
part of the sample is balanced.
"""

from __future__ import annotations

import csv
import random
import re
import sys
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

SEED: Final = 20417
EACH: Final = 200
_NAME: Final = (
    r"(?:[A-Z][\w.’'&-]+ ){0,3}(?:Times|Post|News|Journal|Herald|Tribune|Gazette|Guardian|Press|Reuters|Bloomberg|CNN|"
    r"NBC|CBS|ABC|MSNBC|BBC|NPR|PBS|AP|AFP|Politico|POLITICO|Axios|Slate|Vox|BuzzFeed|Beast|Caller|Breitbart|Hill|"
    r"Atlantic|Week|Magazine|Today|TODAY|Star|Globe|Mail|Telegraph|Review|Examiner|Chronicle|Radio|TV|Wire)"
)
_CUE: Final = r"(?:report(?:s|ed|ing)?|told|tells|according to|interview|wrote|published|via|citing|said on|obtained)"
_NEAR: Final = re.compile(rf"\b(?P<a>{_NAME})\b[^.\n]{{0,40}}\b{_CUE}\b|\b{_CUE}\b[^.\n]{{0,40}}\b(?P<b>{_NAME})\b")


def main(articles: Path) -> None:
    """Writes `sample.csv`."""
    table = pq.read_table(articles, columns=["id", "outlet", "text"]).to_pydict()
    rows = sorted(zip(table["id"], table["outlet"], table["text"], strict=True))
    chance = random.Random(SEED)
    chance.shuffle(rows)
    plain, rest = [row[0] for row in rows[:EACH]], rows[EACH:]
    rich: list[str] = []
    for article, outlet, text in rest:
        if len(rich) < EACH and any(_last(match) not in (outlet or "") for match in _NEAR.finditer(text)):
            rich.append(article)
    with Path(__file__).with_name("sample.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("number", "article", "half", "stratum"))
        for place, pair in enumerate(zip(plain, rich, strict=True)):
            half = ("build", "held-out")[place % 2]
            for step, (article, stratum) in enumerate(zip(pair, ("random", "enriched"), strict=True)):
                out.writerow((2 * place + step + 1, article, half, stratum))


def _last(match: re.Match[str]) -> str:
    return (match["a"] or match["b"]).rpartition(" ")[2]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
