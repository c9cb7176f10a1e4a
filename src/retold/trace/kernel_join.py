"""Fingerprints in, pairs of articles that may share a passage out: what `candidates` says, bucket by bucket."""

from __future__ import annotations

import numpy as np

from retold.trace.compiled import compiled
from retold.trace.kernel_rows import Rows, grown, sort
from retold.trace.kernel_words import Flags, Indices, Int32s, Keys


@compiled
def partition(hashes: Keys, bits: int, begins: Indices, ordered: Keys, order: Int32s) -> None:
    """Sort fingerprints by the first `bits` of their hashes, else as they stand; `begins` says where each bucket does."""
    shift = np.uint64(64 - bits)
    buckets = len(begins) - 1
    begins[:] = 0
    for hash in hashes:
        begins[np.int64(hash >> shift) + 1 if bits else 1] += 1
    for bucket in range(buckets):
        begins[bucket + 1] += begins[bucket]
    place = begins[:-1].copy()
    for at in range(len(hashes)):
        bucket = np.int64(hashes[at] >> shift) if bits else 0
        to = place[bucket]
        ordered[to], order[to] = hashes[at], at
        place[bucket] = to + 1


@compiled
def group(
    ordered: Keys, order: Int32s, begins: Indices, low: int, high: int, owners: Int32s,
    start: Int32s, slot: Int32s, members: Int32s, size: Int32s, again: Flags,
) -> None:  # fmt: skip
    """Group the fingerprints of the buckets `low` to `high` by hash; see `candidates.Grouped` for what is written.

    `start` and `slot` come filled with -1.
    """
    widest = 1
    for bucket in range(low, high):
        widest = max(widest, begins[bucket + 1] - begins[bucket])
    slots = 2
    while slots < 2 * widest:
        slots *= 2
    mask = np.uint64(slots - 1)
    table = np.zeros(slots, np.int32)
    value = np.empty(widest, np.uint64)
    count, last, place = np.empty(widest, np.int32), np.empty(widest, np.int32), np.empty(widest, np.int64)
    number = np.empty(widest, np.int32)
    for bucket in range(low, high):
        begin, end = begins[bucket], begins[bucket + 1]
        table[:] = 0
        found = 0
        for at in range(begin, end):
            hash, owner = ordered[at], owners[order[at]]
            slot_at = hash & mask
            while table[slot_at] and value[table[slot_at] - 1] != hash:
                slot_at = (slot_at + np.uint64(1)) & mask
            if not table[slot_at]:
                value[found], count[found], last[found] = hash, 0, -1
                found += 1
                table[slot_at] = found
            own = table[slot_at] - 1
            number[at - begin] = own
            if last[own] != owner:
                count[own] += 1
                last[own] = owner
        to = begin
        for own in range(found):
            place[own], last[own] = to, -1
            if count[own] > 1:
                size[to] = count[own]
                count[own] = to
                to += size[to]
            else:
                count[own] = -1
        for at in range(begin, end):
            own = number[at - begin]
            if count[own] < 0:
                continue
            fingerprint = order[at]
            start[fingerprint] = count[own]
            if last[own] == owners[fingerprint]:
                again[place[own] - 1] = True
                continue
            last[own] = owners[fingerprint]
            members[place[own]] = fingerprint
            slot[fingerprint] = place[own]
            place[own] += 1


@compiled
def paired(
    places: Indices, owners: Int32s, start: Int32s, slot: Int32s, members: Int32s, size: Int32s, again: Flags,
    keys: Keys, first: Indices, bounds: Indices, low: int, high: int,
    shingle: int, rare: int, frequent: int, seed: int,
) -> Rows:  # fmt: skip
    """Candidate pairs whose left article is from `low` to `high`, ascending; see `candidates.candidates`.

    `bounds` says where each article's fingerprints begin.
    """
    articles = len(first) - 1
    stamp = np.full(articles, -1, np.int32)
    count, loose = np.zeros(articles, np.int32), np.zeros(articles, np.bool_)
    one, other = np.zeros(articles, np.int64), np.zeros(articles, np.int64)
    touched, pairs = np.empty((articles, 1), np.int64), np.empty((1024, 2), np.int64)
    done = 0
    for article in range(low, high):
        met = 0
        for fingerprint in range(bounds[article], bounds[article + 1]):
            own = np.int64(slot[fingerprint])
            if own < 0:
                continue
            begin = np.int64(start[fingerprint])
            end = begin + size[begin]
            if size[begin] > frequent:
                continue
            if size[begin] > rare and own > begin:
                end = min(end, own + 2)
            for at in range(own + 1, end):
                member = members[at]
                owner = owners[member]
                if stamp[owner] != article:
                    stamp[owner] = article
                    count[owner], loose[owner] = 1, again[own] or again[at]
                    one[owner], other[owner] = places[fingerprint], places[member]
                    touched[met, 0] = owner
                    met += 1
                else:
                    count[owner] += 1
        sort(touched, 0, met, 1)
        for at in range(met):
            owner = touched[at, 0]
            if count[owner] < 2 and not loose[owner]:
                run = _run(keys, first, article, owner, one[owner], other[owner], shingle, seed)
                if run < seed:
                    continue
            if done == len(pairs):
                pairs = grown(pairs)
            pairs[done, 0], pairs[done, 1] = article, owner
            done += 1
    return pairs[:done]


@compiled
def _run(
    keys: Keys, first: Indices, left: int, right: int, one: int, other: int, shingle: int, enough: int
) -> int:
    """How many words in a row are the same around two places of one shingle, counted until they are enough."""
    length = shingle
    before = 1
    while length < enough and one - before >= first[left] and other - before >= first[right]:
        if keys[one - before] != keys[other - before]:
            break
        length += 1
        before += 1
    after = shingle
    while length < enough and one + after < first[left + 1] and other + after < first[right + 1]:
        if keys[one + after] != keys[other + after]:
            break
        length += 1
        after += 1
    return length
