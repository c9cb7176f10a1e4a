"""Candidate pairs in, aligned ranges out: what `align.matches` says, for a block of pairs at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.trace.compiled import compiled
from retold.trace.kernel_rows import Rows, grown, sort
from retold.trace.kernel_words import Bytes, Indices, Int32s, Keys, Number

Floats = npt.NDArray[np.float64]
_ONE, _U3, _U7, _U17, _U29, _U47 = (np.uint64(number) for number in (1, 3, 7, 17, 29, 47))


@compiled("i8(u8[::1], i8, i8, i8, u8[::1])")
def _hashes(keys: Keys, begin: int, end: int, size: int, out: Keys) -> int:
    """A hash of every `size` consecutive words from `begin` to `end`; gives how many."""
    count = max(0, end - begin - size + 1)
    for at in range(count):
        out[at] = 0
    for offset in range(size):
        part = keys[begin + offset : begin + offset + count]
        for at in range(count):  # keys are mixed well, and this much is done by four at once
            out[at] = (out[at] << _U17 | out[at] >> _U47) ^ part[at]
    return count


@compiled("void(u8[::1], i8, u1[::1], i4[::1], i4[::1])")
def _index(hashes: Keys, count: int, seen: Bytes, table: Int32s, following: Int32s) -> None:
    """Chains of the places of each hash, ascending: `table` holds the first place + 1, `following` the next or -1. By
    `seen`, a bit for each few of them, most hashes that are not there are told at one look.
    """
    mask, wide = np.uint64(len(table) - 1), np.uint64(len(seen) - 1)
    for at in range(count - 1, -1, -1):
        seen[(hashes[at] >> _U3) & wide] |= np.uint8(1 << (hashes[at] & _U7))
        slot = (hashes[at] >> _U29) & mask
        while table[slot] and hashes[table[slot] - 1] != hashes[at]:
            slot = (slot + _ONE) & mask
        following[at] = table[slot] - 1
        table[slot] = at + 1


@compiled("i8(u8[::1], u8, i4[::1], i4[::1], i8)")
def _first(hashes: Keys, hash: np.uint64, table: Int32s, following: Int32s, most: int) -> Number:
    """The first place of a hash; -1 where it has none, or more than `most`."""
    mask = np.uint64(len(table) - 1)
    slot = (hash >> _U29) & mask
    while table[slot] and hashes[table[slot] - 1] != hash:
        slot = (slot + _ONE) & mask
    place = first = np.int64(table[slot]) - 1
    for _ in range(most):
        if place < 0:
            break
        place = np.int64(following[place])
    return first if place < 0 else -1


@compiled("i8(u8[::1], i8, u8[::1], i8, i8, i8[:, ::1], i8)")
def _grow(left: Keys, one: Number, right: Keys, other: int, size: int, runs: Rows, done: int) -> int:
    """Write the run of equal words around two places as a row of left place, right place and words; gives the latter
    after the right place given.
    """
    before = 0
    while before < min(one, other) and left[one - before - 1] == right[other - before - 1]:
        before += 1
    while size < min(len(left) - one, len(right) - other) and left[one + size] == right[other + size]:
        size += 1
    runs[done, 0], runs[done, 1], runs[done, 2] = one - before, other - before, size + before
    return size


@compiled("i8(u8[::1], i8, u1[::1], i4[::1])")
def _met(others: Keys, count: int, seen: Bytes, hits: Int32s) -> Number:
    """Write the places of hashes that `seen` may have; gives how many.

    A pass of its own, and without a branch: done together with what follows a hit, it takes three times as long.
    """
    wide = np.uint64(len(seen) - 1)
    found: Number = 0
    for at in range(count):
        hits[found] = at
        found += np.int64(seen[(others[at] >> _U3) & wide] >> (others[at] & _U7)) & 1
    return found


@compiled(
    "Tuple((i8, i8[:, ::1]))(u8[::1], u8[::1], u8[::1], u8[::1], i8, i4[::1], i8, i4[::1], i4[::1], i8, i8, i4[::1], "
    "i8[:, ::1])"
)
def _runs(
    left: Keys, right: Keys, hashes: Keys, others: Keys, count: int, hits: Int32s, met: Number, table: Int32s,
    following: Int32s, size: int, most: int, reach: Int32s, runs: Rows,
) -> tuple[int, Rows]:  # fmt: skip
    """Runs of equal words around the shingles that two articles share, which are among the `met` places `hits`; gives
    how many and their rows. See `align.matches`; `reach` is a zero for each diagonal, for what has been covered of it.
    """
    done = 0
    for hit in range(met):
        at = int(hits[hit])
        place = _first(hashes, others[at], table, following, most)
        while place >= 0:
            diagonal = place - at + count
            if reach[diagonal] <= at:
                if done == len(runs):
                    runs = grown(runs)
                reach[diagonal] = at + _grow(left, place, right, at, size, runs, done) - size + 1
                done += 1
            place = np.int64(following[place])
    return done, runs


@compiled("i8(i8[:, ::1], i8, i8)")
def _ordered(runs: Rows, count: int, most: int) -> int:
    """Put runs in order of the left and right place; the longest `most` of them where they are more. Gives how many."""
    if count > most:
        for row in range(count):
            runs[row, 3] = runs[row, 0]
            runs[row, 0], runs[row, 2] = -runs[row, 2], runs[row, 1]
            runs[row, 1] = runs[row, 3]
        sort(runs, 0, count, 3)
        count = most
        for row in range(count):
            runs[row, 3] = runs[row, 1]
            runs[row, 1], runs[row, 2] = runs[row, 2], -runs[row, 0]
            runs[row, 0] = runs[row, 3]
    sort(runs, 0, count, 2)
    return count


@compiled("void(i8[:, ::1], i8, i8, i8, f8, f8[::1], i8[::1])")
def _scored(runs: Rows, count: int, back: int, widest: int, cost: float, scores: Floats, before: Indices) -> None:
    for number in range(count):
        one, other, length = runs[number, 0], runs[number, 1], runs[number, 2]
        best, previous = float(length), -1
        for at in range(number - 1, max(-1, number - 1 - back), -1):
            size = runs[at, 2]
            here, there = one - runs[at, 0] - size, other - runs[at, 1] - size
            overlap = max(0, -min(here, there))
            gap = max(here, there)
            if overlap >= min(length, size) or gap > widest:
                continue
            score = scores[at] + length - overlap - cost * max(gap, 0)
            if score > best:
                best, previous = score, at
        scores[number], before[number] = best, previous


@compiled("i8(u8[::1], i8, i8, i8, i8, i8[::1])")
def _common(keys: Keys, one: int, one_end: int, other: int, other_end: int, row: Indices) -> int:
    """The longest common subsequence of two ranges of words."""
    for to in range(other_end - other + 1):
        row[to] = 0
    for at in range(one, one_end):
        diagonal = 0
        for to in range(other, other_end):
            above = row[to - other + 1]
            if keys[at] == keys[to]:
                row[to - other + 1] = diagonal + 1
            elif row[to - other] > above:
                row[to - other + 1] = row[to - other]
            diagonal = above
    return int(row[other_end - other])


@compiled("i8(u8[::1], i8, i8, i8[:, ::1], i8[::1], i8, i8, i8[::1])")
def _matched(keys: Keys, left: int, right: int, runs: Rows, chain: Indices, low: int, high: int, row: Indices) -> int:
    """Words that a part of a chain matches: those of its runs, and equal words inside the gaps."""
    matched = 0
    one, other = runs[chain[low], 0], runs[chain[low], 1]
    for at in range(low, high):
        start, opposite, length = runs[chain[at], 0], runs[chain[at], 1], runs[chain[at], 2]
        overlap = max(0, one - start, other - opposite)
        if overlap == 0 and start > one and opposite > other:
            matched += _common(keys, left + one, left + start, right + other, right + opposite, row)
        matched += length - overlap
        one, other = start + length, opposite + length
    return matched


@compiled("i8(u8[::1], i8, i8, i8[:, ::1], i8[::1], i8, i8, i8, f8, i8[::1], i8[:, ::1], i8[:, ::1], i8)")
def _kept(
    keys: Keys, left: int, right: int, runs: Rows, chain: Indices, begin: int, end: int, least: int,
    similar: float, row: Indices, waiting: Rows, out: Rows, done: int,
) -> int:  # fmt: skip
    """Write a chain, or the parts of it that hold together, as rows of left and right range and words matched."""
    waiting[0, 0], waiting[0, 1] = begin, end
    depth = 1
    while depth:
        depth -= 1
        low, high = waiting[depth, 0], waiting[depth, 1]
        matched = _matched(keys, left, right, runs, chain, low, high, row)
        if matched < least:
            continue
        head, last = chain[low], chain[high - 1]
        one, other = runs[last, 0] + runs[last, 2], runs[last, 1] + runs[last, 2]
        if matched / max(one - runs[head, 0], other - runs[head, 1]) >= similar:
            out[done, 0], out[done, 1] = runs[head, 0], one
            out[done, 2], out[done, 3], out[done, 4] = runs[head, 1], other, matched
            done += 1
            continue
        widest, parted = np.int64(-1) << np.int64(62), low + 1
        for at in range(low, high - 1):
            run, after = chain[at], chain[at + 1]
            gap = max(runs[after, 0] - runs[run, 0], runs[after, 1] - runs[run, 1]) - runs[run, 2]
            if gap > widest:
                widest, parted = gap, at + 1
        waiting[depth, 0], waiting[depth, 1] = parted, high
        waiting[depth + 1, 0], waiting[depth + 1, 1] = low, parted
        depth += 2
    return done


@compiled("i8(u8[::1], i8, i8, i8[:, ::1], i8, i8, i8, i8, f8, f8, i8[:, ::1], i8)")
def _chained(
    keys: Keys, left: int, right: int, runs: Rows, count: int, back: int, least: int, gap: int, cost: float,
    similar: float, out: Rows, done: int,
) -> int:  # fmt: skip
    """Write the aligned ranges of a pair with ordered runs after `done` rows, ascending; gives how many there are."""
    scores, before = np.empty(count, np.float64), np.empty(count, np.int64)
    _scored(runs, count, back, gap, cost, scores, before)
    ends = np.empty((count, 2), np.int64)
    bits = scores.view(np.int64)  # positive floats sort as their bits do
    for number in range(count):
        ends[number, 0], ends[number, 1] = -bits[number], number
    sort(ends, 0, count, 2)
    used = np.zeros(count, np.bool_)
    chain, waiting = np.empty(count, np.int64), np.empty((count + 1, 2), np.int64)
    row = np.empty(gap + 2, np.int64)
    begun = done
    for rank in range(count):
        at = ends[rank, 1]
        low = count
        while at >= 0 and not used[at]:
            used[at] = True
            low -= 1
            chain[low] = at
            at = before[at]
        if low < count:
            done = _kept(keys, left, right, runs, chain, low, count, least, similar, row, waiting, out, done)
    sort(out, begun, done, 5)
    return done


@compiled()
def aligned(
    keys: Keys, first: Indices, lefts: Int32s, rights: Int32s, low: int, high: int,
    size: int, least: int, gap: int, cost: float, similar: float, back: int, most_runs: int, most_places: int,
) -> Rows:  # fmt: skip
    """The matches of the pairs `low` to `high` (lefts ascending), as rows of left and right range (words of the
    article), words matched, and the pair.
    """
    longest = 1
    for pair in range(low, high):
        longest = max(longest, first[lefts[pair] + 1] - first[lefts[pair]])
        longest = max(longest, first[rights[pair] + 1] - first[rights[pair]])
    hashes, others, following = np.empty(longest, np.uint64), np.empty(longest, np.uint64), np.empty(longest, np.int32)
    runs, out = np.empty((1024, 4), np.int64), np.empty((1024, 6), np.int64)
    reach, hits = np.empty(2 * longest, np.int32), np.empty(longest, np.int32)
    done = 0
    table, seen = np.zeros(2, np.int32), np.zeros(2, np.uint8)
    held = np.int64(-1)
    for pair in range(low, high):
        left, right = np.int64(lefts[pair]), np.int64(rights[pair])
        one, other = keys[first[left] : first[left + 1]], keys[first[right] : first[right + 1]]
        if left != held:
            held = left
            count = _hashes(keys, first[left], first[left + 1], size, hashes)
            slots = 2
            while slots < 2 * count + 2:
                slots *= 2
            table, seen = np.zeros(slots, np.int32), np.zeros(4 * slots, np.uint8)
            _index(hashes, count, seen, table, following)
        count = _hashes(keys, first[right], first[right + 1], size, others)
        met = _met(others, count, seen, hits)
        for diagonal in range(len(one) + len(other)):
            reach[diagonal] = 0
        found, runs = _runs(
            one, other, hashes, others, count, hits, met, table, following, size, most_places, reach, runs
        )  # fmt: skip
        total = 0
        for run in range(found):
            total += runs[run, 2]
        if total < least:
            continue
        found = _ordered(runs, found, most_runs)
        while done + found > len(out):
            out = grown(out)
        before = done
        done = _chained(keys, first[left], first[right], runs, found, back, least, gap, cost, similar, out, done)
        for row in range(before, done):
            out[row, 5] = pair
    return out[:done]
