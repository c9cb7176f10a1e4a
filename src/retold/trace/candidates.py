"""Which pairs of articles may share a passage: one sort of all fingerprints tells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.trace.fingerprints import Corpus, Fingerprints, Indices, Mask


class Grouped(NamedTuple):
    """Fingerprints of one hash brought together; one entry a fingerprint, in order of place, in each array.

    `members` lists them group by group, ascending, the first of each article, and is -1 between groups. A fingerprint's
    group begins there at `start` (-1: no other article has it) and has `size[start]` members; it stands there itself at
    `slot` (-1: it does not). `again` flags the members that stand more than once in their article.
    """

    places: Indices
    owners: npt.NDArray[np.int32]
    start: npt.NDArray[np.int32]
    slot: npt.NDArray[np.int32]
    members: npt.NDArray[np.int32]
    size: npt.NDArray[np.int32]
    again: Mask


def empty(found: Fingerprints) -> Grouped:
    """No fingerprint in any group."""
    count = len(found.places)
    start, slot, members = (np.full(count, -1, np.int32) for _ in range(3))
    return Grouped(
        found.places, found.owners, start, slot, members, np.zeros(count, np.int32), np.zeros(count, np.bool_)
    )


def grouped(found: Fingerprints) -> Grouped:
    """One sort of all fingerprints."""
    made = empty(found)
    if not len(found.places):
        return made
    order = np.argsort(found.hashes, kind="stable").astype(np.int32)
    hashes, owners = found.hashes[order], found.owners[order]
    begins = np.ones(len(order), np.bool_)
    begins[1:] = hashes[1:] != hashes[:-1]
    firsts = begins.copy()
    firsts[1:] |= owners[1:] != owners[:-1]
    group = np.cumsum(begins) - 1
    size = np.bincount(group[firsts])
    start = np.cumsum(size) - size
    shared = (size > 1)[group]
    made.start[order[shared]] = start[group[shared]]
    slot = np.cumsum(firsts) - 1
    kept = shared & firsts
    made.slot[order[kept]] = slot[kept]
    made.members[slot[kept]] = order[kept]
    made.size[start[size > 1]] = size[size > 1]
    made.again[slot[shared & ~firsts]] = True
    return made


def candidates(held: Corpus, found: Grouped) -> Indices:
    """Pairs of articles (rows, left below right, ascending) that share two fingerprints or one amid `TRACE_SEED` words
    in a row. One that stands more than once in either is enough: which of its places belong together is not known.
    """
    left, right = _seeds(found)
    if not len(left):
        return np.zeros((0, 2), np.int64)
    pair = found.owners[left].astype(np.int64) * len(held.articles) + found.owners[right]
    pairs, inverse, count = np.unique(pair, return_inverse=True, return_counts=True)
    longest = np.zeros(len(pairs), np.int64)
    np.maximum.at(longest, inverse, _run(held, found, left, right))
    kept = pairs[(longest >= settings.TRACE_SEED) | (count > 1)]
    return np.stack((kept // len(held.articles), kept % len(held.articles)), axis=1)


def _seeds(found: Grouped) -> tuple[Indices, Indices]:
    """One fingerprint in two articles, by its numbers there: all pairs of a rare one, first and previous of a common
    one.
    """
    slots = np.flatnonzero(found.members >= 0)
    member = found.members[slots].astype(np.int64)
    start = found.start[member]
    size = found.size[start]
    left, right = [], []
    for apart in range(1, min(settings.TRACE_RARE, len(member))):
        here = np.flatnonzero((start[apart:] == start[:-apart]) & (size[apart:] <= settings.TRACE_RARE))
        left.append(member[here])
        right.append(member[here + apart])
    common = (size > settings.TRACE_RARE) & (size <= settings.TRACE_FREQUENT)
    second, third = np.flatnonzero(common & (slots > start)), np.flatnonzero(common & (slots > start + 1))
    left += [member[second - 1], found.members[start[third]].astype(np.int64)]
    right += [member[second], member[third]]
    return np.concatenate(left), np.concatenate(right)


def _run(held: Corpus, found: Grouped, left: Indices, right: Indices) -> Indices:
    """How many words in a row are the same around each seed, counted up to `TRACE_SEED`, which one of more than one
    place in either article is taken to have.
    """
    length = np.full(len(left), settings.TRACE_SHINGLE)
    length[found.again[found.slot[left]] | found.again[found.slot[right]]] = settings.TRACE_SEED
    lowest = held.first[found.owners[left]], held.first[found.owners[right]]
    highest = held.first[found.owners[left] + 1], held.first[found.owners[right] + 1]
    left, right = found.places[left], found.places[right]
    for step in (1, -1):
        active = np.arange(len(left))
        offset = settings.TRACE_SHINGLE - 1 if step > 0 else 0
        for distance in range(1, settings.TRACE_SEED):
            one, other = (left[active] + offset + step * distance, right[active] + offset + step * distance)
            inside = (one >= lowest[0][active]) & (other >= lowest[1][active])
            inside &= (one < highest[0][active]) & (other < highest[1][active])
            active, one, other = active[inside], one[inside], other[inside]
            active = active[held.keys[one] == held.keys[other]]
            length[active] += 1
    return length
