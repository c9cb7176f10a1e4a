"""How much wording articles share that have nothing to do with each other, in real and in synthetic articles.

    python bench/phrases.py ../shared/data/news37k/articles.parquet [--seed 1]

Of the winnowed five-word shingles, the share that stands in another article with which no reuse was found, for random
articles of several numbers: it shows whether the synthetic articles that speed is measured on are as hard as real ones.
"""

from __future__ import annotations

import argparse
import json

import numpy as np
from speed import news
from synthetic import articles as invented

from retold import settings
from retold.records import Article
from retold.trace import large
from retold.trace.fingerprints import corpus
from retold.trace.passages import Wording, aligned

SIZES = (5_000, 10_000, 20_000, 37_554)


def share(held: list[Article]) -> float:
    """The share of fingerprints whose neighbour among its like is of an article that shares no passage."""
    words = corpus(held)
    count = len(words.articles)
    related = np.unique([left * count + right for left, right, *_ in aligned(Wording(words))])
    prints, _ = large.fingerprints(words, None)
    found = large.grouped(prints, None)
    members = found.members[found.members >= 0].astype(np.int64)
    same = found.start[members[1:]] == found.start[members[:-1]]
    one, other = members[:-1][same], members[1:][same]
    apart = ~np.isin(found.owners[one].astype(np.int64) * count + found.owners[other], related)
    return len(np.union1d(one[apart], other[apart])) / len(prints.hashes)


def main() -> None:
    """Print one line of JSON a number of articles."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    settings.TRACE_COMPILED = 0  # type: ignore[misc]
    real = news(options.path, 0)
    order = np.random.default_rng(options.seed).permutation(len(real))
    for size in SIZES:
        shares = share([real[at] for at in order[:size]]), share(list(invented(size)))
        print(json.dumps({"articles": size, "real": round(shares[0], 4), "synthetic": round(shares[1], 4)}), flush=True)


if __name__ == "__main__":
    main()
