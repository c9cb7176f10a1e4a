"""Two articles' words in, the spans that they share out: dense shingle matches, chained along near diagonals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from retold import settings
from retold.text import Keys, Offsets
from retold.trace.fingerprints import shingles

LOOK_BACK = 48
MOST_RUNS = 3000
MOST_PLACES = 6


class Depth(NamedTuple):
    """How closely two texts are compared: words in a shingle, words matched at least, and the gap in words bridged."""

    shingle: int
    matched: int
    gap: int


class Dense(NamedTuple):
    """An article's words, the hashes of all its shingles, and those sorted."""

    keys: Keys
    hashes: Keys
    order: Offsets
    ordered: Keys


class Match(NamedTuple):
    """Two aligned ranges of words (half-open), and how many words are the same in both, in order."""

    left: tuple[int, int]
    right: tuple[int, int]
    matched: int

    @property
    def similarity(self) -> float:
        """Matched words over the longer of the two ranges."""
        return self.matched / max(self.left[1] - self.left[0], self.right[1] - self.right[0])


Run = tuple[int, int, int]
"""Where a run of equal words starts on the left and on the right, and its length."""


def dense(keys: Keys, size: int) -> Dense:
    """Prepare one article."""
    hashes = shingles(keys, size)
    order = np.argsort(hashes, kind="stable")
    return Dense(keys, hashes, order, hashes[order])


def matches(left: Dense, right: Dense, depth: Depth) -> Iterator[Match]:
    """Maximal aligned ranges with at least `depth.matched` matched words, the longest first."""
    runs = _runs(left, right, depth)
    if sum(length for _, _, length in runs) < depth.matched:
        return
    for chain in _chains(runs, depth):
        yield from _kept(left.keys, right.keys, chain, depth)


def _kept(left: Keys, right: Keys, chain: list[Run], depth: Depth) -> Iterator[Match]:
    """A chain as a match; one that is too loose is parted at its widest gaps, so that no long exact run is lost."""
    waiting = [chain]
    while waiting:
        chain = waiting.pop()
        match = _joined(left, right, chain)
        if match.matched >= depth.matched and match.similarity >= settings.TRACE_SIMILARITY:
            yield match
        elif match.matched >= depth.matched:
            gaps = [max(after[0] - run[0], after[1] - run[1]) - run[2] for run, after in pairwise(chain)]
            at = gaps.index(max(gaps)) + 1
            waiting += [chain[at:], chain[:at]]


def _runs(left: Dense, right: Dense, depth: Depth) -> list[Run]:
    """Runs of equal words around shingles of both, in order of the left place; of more than `MOST_RUNS` the longest.

    A shingle that stands more than `MOST_PLACES` times on the left begins none.
    """
    if not len(left.hashes) or not len(right.hashes):
        return []
    low = np.searchsorted(left.ordered, right.hashes, "left")
    hit = np.flatnonzero(left.ordered[np.minimum(low, len(left.ordered) - 1)] == right.hashes)
    count = np.searchsorted(left.ordered, right.hashes[hit], "right") - low[hit]
    few = count <= MOST_PLACES
    hit, low, count = hit[few], low[hit][few], count[few]
    if not len(hit):
        return []
    other = np.repeat(hit, count)
    one = left.order[np.repeat(low, count) + np.arange(len(other)) - np.repeat(np.cumsum(count) - count, count)]
    order = np.lexsort((one, one - other))
    one, other = one[order], other[order]
    breaks = np.flatnonzero((np.diff(one) != 1) | (np.diff(other) != 1)) + 1
    begin = np.concatenate(([0], breaks))
    length = np.diff(np.append(begin, len(one))) + depth.shingle - 1
    one, other = one[begin], other[begin]
    if not few.all():
        one, other, length = _grown(left.keys, right.keys, one, other, length)
    order = np.lexsort((other, one))
    if len(order) > MOST_RUNS:
        order = order[np.sort(np.argsort(-length[order], kind="stable")[:MOST_RUNS])]
    return list(zip(one[order].tolist(), other[order].tolist(), length[order].tolist(), strict=True))


def _grown(left: Keys, right: Keys, one: Offsets, other: Offsets, length: Offsets) -> tuple[Offsets, Offsets, Offsets]:
    """Runs (in order of diagonal and place) with the equal words before and after them."""
    grown: list[Run] = []
    for start, opposite, size in zip(one.tolist(), other.tolist(), length.tolist(), strict=True):
        if grown and grown[-1][0] - grown[-1][1] == start - opposite and grown[-1][0] + grown[-1][2] > start:
            continue
        back = _same(left[:start][::-1], right[:opposite][::-1])
        grown.append(
            (start - back, opposite - back, back + size + _same(left[start + size :], right[opposite + size :]))
        )
    made = np.array(grown, np.int64)
    return made[:, 0], made[:, 1], made[:, 2]


def _same(one: Keys, other: Keys) -> int:
    """How many words are the same from the beginning on."""
    known, width = 0, 64
    end = min(len(one), len(other))
    while known < end:
        to = min(end, known + width)
        unlike = np.flatnonzero(one[known:to] != other[known:to])
        if len(unlike):
            return known + int(unlike[0])
        known, width = to, width * 2
    return known


def _chains(runs: list[Run], depth: Depth) -> Iterator[list[Run]]:
    """Runs that follow each other in both texts at small gaps: best chains first, each run in one chain.

    Chaining by dynamic programming over the runs before, as in sequence alignment; a word of gap costs
    `TRACE_GAP_COST`.
    """
    scores, before = _scored(runs, depth)
    used = [False] * len(runs)
    for end in sorted(range(len(runs)), key=lambda index: (-scores[index], index)):
        chain, at = [], end
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(runs[at])
            at = before[at]
        if chain:
            yield chain[::-1]


def _scored(runs: list[Run], depth: Depth) -> tuple[list[float], list[int]]:
    scores: list[float] = []
    before: list[int] = []
    for number, (one, other, length) in enumerate(runs):
        best, previous = float(length), -1
        for at in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
            start, opposite, size = runs[at]
            gap = (one - start - size, other - opposite - size)
            overlap = max(0, -min(gap))
            if overlap >= min(length, size) or max(gap) > depth.gap:
                continue
            score = scores[at] + length - overlap - settings.TRACE_GAP_COST * max(*gap, 0)
            if score > best:
                best, previous = score, at
        scores.append(best)
        before.append(previous)
    return scores, before


def _joined(left: Keys, right: Keys, chain: list[Run]) -> Match:
    """One match out of a chain: equal words inside the gaps count too."""
    matched = 0
    one, other = chain[0][0], chain[0][1]
    for start, opposite, length in chain:
        overlap = max(0, one - start, other - opposite)
        if overlap == 0 and start > one and opposite > other:
            matched += LCSseq.similarity(left[one:start].tolist(), right[other:opposite].tolist())
        matched += length - overlap
        one, other = start + length, opposite + length
    return Match((chain[0][0], one), (chain[0][1], other), matched)
