"""How many of the pairs of articles that share wording are found, against brute force, and how fast.

    python bench/copies.py ARTICLES.parquet [--articles 3000] [--seed 0]

The reference: pairs from two outlets that share at least 20 distinct eight-word shingles, counting only shingles that
stand in at most 30 of the articles. The articles are drawn as runs of neighbours by date, so that tellings meet.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from itertools import combinations, pairwise

import numpy as np
import pyarrow.parquet as pq

from retold.records import Article
from retold.text import words
from retold.trace import copies
from retold.trace.fingerprints import shingles

SIZE, SHARED, RARE, RUN = 8, 20, 30, 500
FLOOR = 0.995


def load(path: str, count: int, seed: int) -> list[Article]:
    """`count` articles, as runs of `RUN` neighbours by date; all of them where `count` is 0."""
    rows = sorted(pq.read_table(path).to_pylist(), key=lambda row: (row["published"] or "", row["id"]))
    if count:
        starts = np.random.default_rng(seed).choice(len(rows) // RUN, -(-count // RUN), replace=False)
        rows = [row for start in sorted(starts) for row in rows[start * RUN : (start + 1) * RUN]][:count]
    return [Article(row["id"], row["text"] or "", row["title"], row["outlet"], row["url"]) for row in rows]


def reference(articles: list[Article]) -> Counter[tuple[int, int]]:
    """Shared rare shingles of every pair of articles of two outlets."""
    found = [np.unique(shingles(words(article.text).keys, SIZE)) for article in articles]
    hashes = np.concatenate(found)
    owners = np.repeat(np.arange(len(found)), [len(own) for own in found])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    bounds = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    shared: Counter[tuple[int, int]] = Counter()
    for start, end in pairwise(bounds):
        if 1 < end - start <= RARE:
            shared.update(combinations(owners[start:end].tolist(), 2))
    return Counter(
        {
            pair: count
            for pair, count in shared.items()
            if count >= SHARED and articles[pair[0]].outlet != articles[pair[1]].outlet
        }
    )


def main() -> None:
    """Print one line of JSON; exit with 1 where recall is under the floor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    articles = load(options.path, options.articles, options.seed)
    begun = time.perf_counter()
    found = list(copies(articles))
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    pairs = {frozenset((reuse.left.article, reuse.right.article)) for reuse in found}
    wanted = [frozenset((articles[a].id, articles[b].id)) for a, b in sorted(reference(articles))]
    missed = [sorted(pair) for pair in wanted if pair not in pairs]
    recall = 1 - len(missed) / max(1, len(wanted))
    figures = {
        "articles": len(articles), "seconds": round(seconds, 1), "GiB": round(memory, 2), "reuses": len(found),
        "pairs": len(pairs), "boilerplate": sum(reuse.boilerplate for reuse in found),
        "quotation": sum(reuse.quotation for reuse in found), "wanted": len(wanted), "recall": round(recall, 4),
        "missed": missed[:20],
    }  # fmt: skip
    print(json.dumps(figures))
    raise SystemExit(recall < FLOOR)


if __name__ == "__main__":
    main()
