"""Fingerprints in, pairs of articles that may share a passage out: what `candidates` says, bucket by bucket."""

from __future__ import annotations

import numpy as np

from retold.trace.compiled import compiled
from retold.trace.kernel_rows import Rows, grown, sort
from retold.trace.kernel_words import Flags, Indices, Int32s, Keys


@compiled()
def partition(hashes: Keys, bits: int, begins: Indices, ordered: Keys, order: Int32s) -> None:
    """Sort fingerprints by the first `bits` of their hashes, else as they stand, and say where each bucket begins."""
    shift = np.uint64(64 - bits)
    buckets = len(begins) - 1
    begins[:] = 0
    for hash in hashes:
        begins[np.int64(hash >> shift) + 1 if bits else 1] += 1
    for bucket in range(buckets):
        begins[bucket + 1] += begins[bucket]
    place = begins[:-1].copy()
    for at in range(len(hashes)):
        own = np.int64(hashes[at] >> shift) if bits else 0
        to = place[own]
        ordered[to], order[to] = hashes[at], at
        place[own] = to + 1


@compiled("i8(u8[::1], i4[::1], i8, i8, i4[::1], i4[::1], u8[::1], i4[::1], i4[::1])")
def _numbered(
    hashes: Keys, order: Int32s, begin: int, end: int, owners: Int32s, table: Int32s, value: Keys, number: Int32s,
    count: Int32s,
) -> int:  # fmt: skip
    """Number the hashes of a bucket as they come; gives how many they are, and writes which each fingerprint has, and
    in how many articles (those of one together) each is.
    """
    last = np.empty(end - begin, np.int32)
    mask = np.uint64(len(table) - 1)
    table[:] = 0
    found = 0
    for at in range(begin, end):
        hash, owner = hashes[at], owners[order[at]]
        slot = hash & mask
        while table[slot] and value[table[slot] - 1] != hash:
            slot = (slot + np.uint64(1)) & mask
        if not table[slot]:
            value[found], count[found], last[found] = hash, 0, -1
            found += 1
            table[slot] = found
        own = table[slot] - 1
        number[at - begin] = own
        if last[own] != owner:
            count[own] += 1
            last[own] = owner
    return found


@compiled()
def group(
    ordered: Keys, order: Int32s, begins: Indices, low: int, high: int, owners: Int32s,
    start: Int32s, slot: Int32s, members: Int32s, size: Int32s, again: Flags,
) -> None:  # fmt: skip
    """Group the fingerprints of the buckets `low` to `high` by hash; see `candidates.Grouped` for what is written.

    All but the sizes and flags come filled with -1.
    """
    widest = 1
    for bucket in range(low, high):
        widest = max(widest, begins[bucket + 1] - begins[bucket])
    slots = 2
    while slots < 2 * widest:
        slots *= 2
    table, value = np.zeros(slots, np.int32), np.empty(widest, np.uint64)
    number, count = np.empty(widest, np.int32), np.empty(widest, np.int32)
    first, place = np.empty(widest, np.int64), np.empty(widest, np.int64)
    for bucket in range(low, high):
        begin, end = begins[bucket], begins[bucket + 1]
        found = _numbered(ordered, order, begin, end, owners, table, value, number, count)
        to = begin
        for own in range(found):
            first[own], place[own] = to, to
            if count[own] > 1:
                size[to] = count[own]
                to += count[own]
        for at in range(begin, end):
            own, fingerprint = number[at - begin], order[at]
            if count[own] < 2:
                continue
            to = place[own]
            start[fingerprint] = first[own]
            if to > first[own] and owners[members[to - 1]] == owners[fingerprint]:
                again[to - 1] = True
            else:
                members[to], slot[fingerprint], place[own] = fingerprint, to, to + 1


@compiled("i8(u8[::1], i8[::1], i8, i8, i8, i8, i8, i8)")
def _run(keys: Keys, first: Indices, left: int, right: int, one: int, other: int, shingle: int, enough: int) -> int:
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


@compiled("i8(i4[::1], i4[::1], i4[::1], i4[::1], i4[::1], b1[::1], i8, i8, i8, i8, i8, i4[:, ::1], i8[:, ::1])")
def _met(
    owners: Int32s, start: Int32s, slot: Int32s, members: Int32s, size: Int32s, again: Flags,
    article: int, begin: int, end: int, rare: int, frequent: int, known: Int32s, met: Rows,
) -> int:  # fmt: skip
    """Rows of articles after this one that have a fingerprint of it, one each; gives how many. `known` is a table of
    what is remembered of each article: its row, and the article that it is a row of.
    """
    count = 0
    for fingerprint in range(begin, end):
        own = np.int64(slot[fingerprint])
        if own < 0:
            continue
        first = np.int64(start[fingerprint])
        last = first + size[first]
        if size[first] > frequent:
            continue
        if size[first] > rare and own > first:
            last = min(last, own + 2)
        for at in range(own + 1, last):
            owner = owners[members[at]]
            row = known[owner, 0]
            if known[owner, 1] != article:
                known[owner, 0], known[owner, 1] = count, article
                met[count, 0], met[count, 1] = owner, fingerprint
                met[count, 2], met[count, 3] = members[at], again[own] or again[at]
                count += 1
            else:
                met[row, 3] = 1
    return count


@compiled()
def paired(
    places: Indices, owners: Int32s, start: Int32s, slot: Int32s, members: Int32s, size: Int32s, again: Flags,
    keys: Keys, first: Indices, bounds: Indices, low: int, high: int,
    shingle: int, rare: int, frequent: int, seed: int,
) -> Rows:  # fmt: skip
    """Pairs that share a fingerprint and whose left article is from `low` to `high`, ascending, as one number a row:
    left article times the number of articles plus right article, and a last bit that is 1 where the fingerprint makes
    it a candidate and 0 where it takes one more; see `candidates.candidates`.

    `bounds` says where each article's fingerprints begin.
    """
    known, met = np.full((len(first) - 1, 2), -1, np.int32), np.empty((len(first) - 1, 4), np.int64)
    pairs = np.empty((1024, 1), np.int64)
    done = 0
    for article in range(low, high):
        count = _met(
            owners, start, slot, members, size, again, article, bounds[article], bounds[article + 1], rare, frequent,
            known, met,
        )  # fmt: skip
        sort(met, 0, count, 1)
        for at in range(count):
            other = met[at, 0]
            one, opposite = places[met[at, 1]], places[met[at, 2]]
            enough = met[at, 3] or _run(keys, first, article, other, one, opposite, shingle, seed) >= seed
            if done == len(pairs):
                pairs = grown(pairs)
            pairs[done, 0] = (article * (len(first) - 1) + other) * 2 + enough
            done += 1
    return pairs[:done]


@compiled()
def hosted(
    owners: Int32s, members: Int32s, size: Int32s, hosts: Indices, low: int, high: int, count: int, least: int,
    often: Flags,
) -> None:  # fmt: skip
    """Flag the fingerprints that `least` articles of one of the `count` hosts have, of the groups that begin from `low`
    to `high`.
    """
    group, pages = np.full(count, -1, np.int64), np.zeros(count, np.int64)
    for start in range(low, high):
        if size[start] < least:
            continue
        for at in range(start, start + size[start]):
            host = hosts[owners[members[at]]]
            if host >= 0:
                if group[host] != start:
                    group[host], pages[host] = start, 0
                pages[host] += 1
        for at in range(start, start + size[start]):
            host = hosts[owners[members[at]]]
            if host >= 0 and pages[host] >= least:
                often[members[at]] = True
