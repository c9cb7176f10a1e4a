"""Candidate pairs in, aligned ranges out: what `align.matches` says, for a block of pairs at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.trace.compiled import compiled
from retold.trace.kernel_rows import Rows, grown, sort
from retold.trace.kernel_words import Indices, Int32s, Keys

Floats = npt.NDArray[np.float64]
_A, _B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
_U29 = np.uint64(29)
_ONE = np.uint64(1)


@compiled
def _hashes(keys: Keys, begin: int, end: int, size: int, out: Keys) -> int:
    """A hash of every `size` consecutive words from `begin` to `end`; gives how many."""
    count = max(0, end - begin - size + 1)
    for at in range(count):
        value = np.uint64(0)
        for offset in range(size):
            value = value * _A + keys[begin + at + offset]
        value ^= value >> _U29
        out[at] = value * _B
    return count


@compiled
def _index(hashes: Keys, count: int, table: Int32s, following: Int32s) -> None:
    """Chains of the places of each hash, ascending: `table` holds the first place + 1, `following` the next or -1."""
    mask = np.uint64(len(table) - 1)
    table[:] = 0
    for at in range(count - 1, -1, -1):
        slot = (hashes[at] >> _U29) & mask
        while table[slot] and hashes[table[slot] - 1] != hashes[at]:
            slot = (slot + _ONE) & mask
        following[at] = table[slot] - 1
        table[slot] = at + 1


@compiled
def _runs(
    hashes: Keys, table: Int32s, following: Int32s, others: Keys, count: int, size: int, most: int, runs: Rows
) -> tuple[int, Rows]:
    """Runs of equal shingles on one diagonal as rows of left place, right place and words; gives how many and the rows.

    A shingle of the right article meets the first `most` places of it in the left one.
    """
    mask = np.uint64(len(table) - 1)
    before, now = np.empty((most, 2), np.int64), np.empty((most, 2), np.int64)
    were, done = 0, 0
    for at in range(count):
        slot = (others[at] >> _U29) & mask
        while table[slot] and hashes[table[slot] - 1] != others[at]:
            slot = (slot + _ONE) & mask
        place = np.int64(table[slot]) - 1
        are = 0
        while place >= 0 and are < most:
            own = -1
            for known in range(were):
                if before[known, 0] == place - 1:
                    own = before[known, 1]
            if own < 0:
                if done == len(runs):
                    runs = grown(runs)
                own = done
                runs[own, 0], runs[own, 1], runs[own, 2] = place, at, size - 1
                done += 1
            runs[own, 2] += 1
            now[are, 0], now[are, 1] = place, own
            are += 1
            place = np.int64(following[place])
        before, now = now, before
        were = are
    return done, runs


@compiled
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


@compiled
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


@compiled
def _common(keys: Keys, one: int, one_end: int, other: int, other_end: int, row: Indices) -> int:
    """The longest common subsequence of two ranges of words."""
    row[: other_end - other + 1] = 0
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


@compiled
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


@compiled
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


@compiled
def _chained(
    keys: Keys, left: int, right: int, runs: Rows, count: int, back: int, least: int, gap: int, cost: float,
    similar: float, out: Rows, done: int,
) -> int:  # fmt: skip
    """Write the aligned ranges of a pair with ordered runs after the `done` rows, ascending; gives how many there are."""
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


@compiled
def aligned(
    keys: Keys, first: Indices, lefts: Int32s, rights: Int32s, low: int, high: int,
    size: int, least: int, gap: int, cost: float, similar: float, back: int, most_runs: int, most_places: int,
) -> Rows:  # fmt: skip
    """The matches of the pairs `low` to `high` (lefts ascending), as rows of left and right range (words of the article),
    words matched, and the pair.
    """
    longest = 1
    for pair in range(low, high):
        longest = max(longest, first[lefts[pair] + 1] - first[lefts[pair]])
        longest = max(longest, first[rights[pair] + 1] - first[rights[pair]])
    hashes, others, following = np.empty(longest, np.uint64), np.empty(longest, np.uint64), np.empty(longest, np.int32)
    runs, out = np.empty((1024, 4), np.int64), np.empty((1024, 6), np.int64)
    done = 0
    table = np.zeros(2, np.int32)
    held = np.int64(-1)
    for pair in range(low, high):
        left, right = np.int64(lefts[pair]), np.int64(rights[pair])
        if left != held:
            held = left
            count = _hashes(keys, first[left], first[left + 1], size, hashes)
            slots = 2
            while slots < 2 * count + 2:
                slots *= 2
            table = np.zeros(slots, np.int32)
            _index(hashes, count, table, following)
        count = _hashes(keys, first[right], first[right + 1], size, others)
        found, runs = _runs(hashes, table, following, others, count, size, most_places, runs)
        total = 0
        for run in range(found):
            total += runs[run, 2]
        if total < least:
            continue
        found = _ordered(runs, found, most_runs)
        while done + found > len(out):
            out = grown(out)
        before = done
        done = _chained(
            keys, first[left], first[right], runs, found, back, least, gap, cost, similar, out, done
        )
        for row in range(before, done):
            out[row, 5] = pair
    return out[:done]
