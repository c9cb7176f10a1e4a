"""Finds groups of articles of `news37k` that share wording or credit one another, and draws stories to be marked.

Run: `python bench/families/sample.py articles.parquet`. Prints a story a line: kind, half, ids. Knows nothing of
what the product says of stories: a pair is joined by 20 eight-word shingles that stand in at most 30 articles, or by a
credit to an outlet that holds an article of similar words within a week; groups are what these pairs connect, and one
of more than nine articles is taken apart by asking more of its pairs. Strata: pages (2, 3, 4-5, 6-9) and how the group
is joined (credit, wording of several outlets, both, wording within one outlet), drawn in turn. To these come four pairs
of captures of one address, and 300 articles of no group, which are traced with the rest.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from retold.ingest.tables import row
from retold.outlets import identities, key
from retold.read.credits import credits
from retold.records import Article

SEED: Final = 90417
SHINGLE, LEAST, MOST = 8, 20, 30
DAYS: Final = 7
NEAR: Final = 0.35
LEVELS: Final = ((20, 0.35), (60, 0.5), (150, 0.6), (300, 0.7))
LARGEST: Final = 9
WANTED: Final = {"2": 14, "3": 16, "4-5": 13, "6-9": 7}
CAPTURES, DISTRACTORS = 4, 300
TURNS: Final = ("both", "credit", "wording", "both", "wording", "credit", "both", "one outlet")
_WORD: Final = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
Pair = tuple[int, int]


def words(text: str) -> list[str]:
    """The words of a text in lower case, curly apostrophes as straight ones."""
    return _WORD.findall(text.lower().replace("’", "'"))


def numbered(articles: Sequence[Article]) -> tuple[list[npt.NDArray[np.int32]], int]:
    """The words of each article as numbers, and how many different words there are."""
    numbers: dict[str, int] = {}
    return [
        np.array([numbers.setdefault(word, len(numbers)) for word in words(article.text)], np.int32)
        for article in articles
    ], len(numbers)


def by_wording(texts: Sequence[npt.NDArray[np.int32]]) -> dict[Pair, int]:
    """Pairs of articles, with how many rare shingles they share."""
    hashes, owners = [], []
    for number, text in enumerate(texts):
        if len(text) >= SHINGLE:
            mixed = np.zeros(len(text) - SHINGLE + 1, np.uint64)
            for step in range(SHINGLE):
                mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + text[step : step + len(mixed)].astype(np.uint64)
                mixed ^= mixed >> np.uint64(29)
            own = np.unique(mixed)
            hashes.append(own)
            owners.append(np.full(len(own), number, np.int32))
    every, owner = np.concatenate(hashes), np.concatenate(owners)
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    cuts = np.flatnonzero(np.diff(every)) + 1
    starts, ends = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(every)]))
    several = (ends - starts >= 2) & (ends - starts <= MOST)
    found: Counter[Pair] = Counter()
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        found.update(combinations(owner[start:end].tolist(), 2))
    return {pair: count for pair, count in found.items() if count >= LEAST}


def by_credit(
    articles: Sequence[Article], texts: Sequence[npt.NDArray[np.int32]], size: int
) -> dict[Pair, float]:  # fmt: skip
    """Pairs where one credits the outlet of the other, published within a week with similar words."""
    held: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for name in identities(article):
            held[name].append(number)
    often = np.bincount(np.concatenate([np.unique(text) for text in texts]), minlength=size)
    weights = np.log(len(texts) / np.maximum(often, 1))
    bags = [_bag(text, weights) for text in texts]
    found: dict[Pair, float] = {}
    for number, article in enumerate(articles):
        own = identities(article)
        for name in {key(credit.outlet) for credit in credits(article, ()) if not credit.own} - own:
            for other in held.get(name, ()):
                if other != number and _soon(article, articles[other]):
                    near = _cosine(bags[number], bags[other])
                    if near >= NEAR:
                        found[min(number, other), max(number, other)] = near
    return found


def _bag(text: npt.NDArray[np.int32], weights: npt.NDArray[np.float64]) -> tuple[npt.NDArray[Any], ...]:
    names, counts = np.unique(text, return_counts=True)
    values = (1 + np.log(np.maximum(counts, 1))) * weights[names]
    return names, values / max(1e-9, float(np.linalg.norm(values)))


def _cosine(one: tuple[npt.NDArray[Any], ...], other: tuple[npt.NDArray[Any], ...]) -> float:
    _, left, right = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    return float(one[1][left] @ other[1][right])


def _soon(one: Article, other: Article) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= DAYS


def groups(pairs: Sequence[Pair]) -> list[list[int]]:
    """What pairs connect, each group ascending."""
    group: dict[int, list[int]] = {}
    for one, other in pairs:
        left, right = group.setdefault(one, [one]), group.setdefault(other, [other])
        if left is not right:
            left += right
            group.update(dict.fromkeys(right, left))
    return sorted(sorted(own) for own in {id(own): own for own in group.values()}.values())


def half(ids: Sequence[str]) -> str:
    """The half a story belongs to, by a hash of its ids."""
    return "held-out" if hashlib.sha256(" ".join(sorted(ids)).encode()).digest()[0] % 2 else "build"


def split(shared: dict[Pair, int], credited: dict[Pair, float]) -> list[list[int]]:
    """Groups of two to nine, the larger ones by stronger pairs."""
    found: list[list[int]] = []
    inside: set[int] | None = None
    for least, near in LEVELS:
        strong = [pair for pair, count in shared.items() if count >= least]
        strong += [pair for pair, close in credited.items() if close >= near]
        rest: set[int] = set()
        for own in groups(sorted(pair for pair in set(strong) if inside is None or set(pair) <= inside)):
            if len(own) > LARGEST:
                rest.update(own)
            else:
                found.append(own)
        inside = rest
    return sorted(found)


def stratum(size: int) -> str:
    """The stratum of a number of pages."""
    return "2" if size == 2 else "3" if size == 3 else "4-5" if size <= 5 else "6-9"


def main(path: Path) -> Iterator[str]:
    """A line a story: kind of join, half, ids; the distractors last."""
    rows = (row(line, line["id"]) for line in pq.read_table(path).to_pylist())
    articles = [article for article in rows if isinstance(article, Article)]
    texts, size = numbered(articles)
    shared = by_wording(texts)
    credited = by_credit(articles, texts, size)
    found = split(shared, credited)
    random.Random(SEED).shuffle(found)
    piles: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for own in found:
        inner = list(combinations(own, 2))
        wording, credit = any(pair in shared for pair in inner), any(pair in credited for pair in inner)
        kind = "both" if wording and credit else "credit" if credit else "wording"
        if kind == "wording" and len({articles[number].outlet for number in own}) == 1:
            kind = "one outlet"
        piles[stratum(len(own)), kind].append(own)
    for name, wanted in WANTED.items():
        taken, turn = 0, 0
        while taken < wanted and any(piles[name, kind] for kind in TURNS):
            kind = TURNS[turn % len(TURNS)]
            turn += 1
            if piles[name, kind]:
                ids = sorted(articles[number].given_id or "" for number in piles[name, kind].pop())
                yield f"{kind}\t{half(ids)}\t{' '.join(ids)}"
                taken += 1
    for pair in _captures(articles):
        yield f"captures\t{half(pair)}\t{' '.join(pair)}"
    inside = {number for own in groups([*shared, *credited]) for number in own}
    outside = sorted(article.given_id or "" for number, article in enumerate(articles) if number not in inside)
    yield f"distractors\t\t{' '.join(random.Random(SEED).sample(outside, DISTRACTORS))}"


def _captures(articles: Sequence[Article]) -> list[list[str]]:
    held: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        name = re.sub(r"^https?://(?:www\.)?|[?#].*$|/+$", "", (article.url or "").lower())
        if "/" in name:
            held[name].append(article.given_id or "")
    several = [sorted(held[name]) for name in sorted(held) if len(held[name]) > 1]
    return random.Random(SEED).sample(several, CAPTURES)


if __name__ == "__main__":
    print("\n".join(main(Path(sys.argv[1]))))
