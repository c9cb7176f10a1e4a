"""Who took from whom, in pairs whose credit says so and is hidden: `python bench/direction.py ARTICLES.parquet`.

Pairs: `direction/pairs.csv` (what credits say, not read) and `direction_judged.csv` (judged by excerpts). `--fit` prints weights
fitted on the build half and on unread pairs that share no article with a held-out one.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from retold.records import Article, Reuse
from retold.settings import TRACE_DIRECTION_WEIGHTS
from retold.trace import copies
from retold.trace.direction import Signal, signals, source_is_left

HERE = Path(__file__).parent
Pair = tuple[str, str]
NAMES = tuple(TRACE_DIRECTION_WEIGHTS)
RIDGE = 1.0


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pair(row: dict[str, str]) -> Pair:
    """Source and derived."""
    return row["source"], row["derived"]


def held(path: Path, pairs: Iterable[Pair]) -> dict[str, Article]:
    """The articles of pairs, by id."""
    ids = sorted({one for own in pairs for one in own})
    found = pq.read_table(path, filters=[("id", "in", ids)]).to_pylist()
    return {row["id"]: _article(row) for row in found}


def _article(row: dict[str, str]) -> Article:
    stamp = str(row["published"] or "")
    published = datetime.fromisoformat(stamp[:10]) if stamp else None
    return Article(row["id"], row["text"] or "", row["title"], row["outlet"], row["url"], published=published)


def signs(articles: dict[str, Article], pairs: Sequence[Pair]) -> dict[Pair, tuple[Signal, ...]]:
    """The signals of each pair; above 0 speaks for the truth."""
    shared: dict[frozenset[str], list[Reuse]] = {}
    for reuse in copies(list(articles.values()), pairs):
        shared.setdefault(frozenset((reuse.left.article, reuse.right.article)), []).append(reuse)
    return {own: signals(articles[own[0]], articles[own[1]], shared.get(frozenset(own), [])) for own in pairs}


def fit(found: Sequence[tuple[Signal, ...]]) -> dict[str, float]:
    """Logistic weights without an intercept: every pair's true direction, which by symmetry is both classes."""
    table = np.zeros((len(found), len(NAMES)))
    for at, own in enumerate(found):
        for signal in own:
            table[at, NAMES.index(signal.name)] = signal.value
    scale = np.sqrt((table**2).mean(0)) + 1e-9
    table /= scale
    weights: npt.NDArray[np.float64] = np.zeros(len(NAMES))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (1 - chance) - RIDGE * weights
        weights += np.linalg.solve((table.T * (chance * (1 - chance))) @ table + RIDGE * np.eye(len(NAMES)), slope)
    return dict(zip(NAMES, (round(float(w), 3) for w in weights / scale), strict=True))


def interval(right: float, of: int) -> tuple[float, float]:
    """Wilson's, 95%."""
    share, z = right / of, 1.96
    middle, half = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return round((middle - half) / (1 + z * z / of), 3), round((middle + half) / (1 + z * z / of), 3)


def scored(found: Sequence[tuple[Signal, ...]], by: Callable[[tuple[Signal, ...]], float]) -> dict[str, object]:
    """The share right; where nothing speaks, half."""
    values = [by(own) for own in found]
    right = sum(1.0 if value > 0 else 0.5 if value == 0 else 0.0 for value in values)
    return {"right": right, "of": len(values), "share": round(right / len(values), 3), "ci": interval(right, len(values))}


def main() -> None:
    """Print the figures, a line of JSON each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    judged = rows(HERE / "direction_judged.csv")
    unread = rows(HERE / "direction" / "pairs.csv")
    kept = {half: [pair(r) for r in judged if (r["half"], r["verdict"]) == (half, "kept")] for half in ("build", "held_out")}
    closed = {one for r in judged if r["half"] == "held_out" for one in pair(r)}
    seen = {pair(r) for r in judged}
    plain = [pair(r) for r in unread if r["kinds"] != "told" and "agency" not in r["kinds"]]
    rest = [own for own in plain if own not in seen and not closed.intersection(own)]
    build = [own for own in kept["build"] if not closed.intersection(own)]
    every = build + rest + kept["held_out"]
    found = signs(held(options.articles, every), every)
    weights = fit([found[own] for own in build for _ in range(3)] + [found[own] for own in rest])
    if options.fit:
        print(json.dumps(weights))
    for title, own in (("build", build), ("unread", rest), ("held_out", kept["held_out"])):
        these = [found[one] for one in own]
        print(title, "model", json.dumps(scored(these, lambda s: source_is_left(s) - 0.5)))
        if options.fit:
            print(title, "fitted", json.dumps(scored(these, lambda s: sum(weights[x.name] * x.value for x in s))))
        for name in NAMES:
            alone = scored(these, lambda s, name=name: sum(x.value for x in s if x.name == name))
            print("   ", title, name, json.dumps(alone))
    print("wrong:", [own for own in kept["held_out"] if source_is_left(found[own]) < 0.5])


if __name__ == "__main__":
    main()
