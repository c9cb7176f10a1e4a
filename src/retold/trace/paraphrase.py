"""Two texts in, the passages that one tells in the other's words or in its own: what exact runs cannot show.

Sentences that share rare words seed a passage (after Sanchez-Perez, Gelbukh and Sidorov, PAN at CLEF 2014); seeds that
are near each other in both texts become one. Its borders are then moved to where the evidence is greatest: each word
on one side is weighed by how much likelier it is found on the other side if the passage is a retelling than if it is
not, and the sum over whole sentences is maximised on one side after the other until nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from retold import settings
from retold.records import Span
from retold.text import Offsets
from retold.trace.align import Match
from retold.trace.sentences import Stemmed
from retold.trace.summaries import distinct, summary
from retold.trace.words import Box, Mask, Pair, Range, Side, Weights


class Block(NamedTuple):
    """A passage: a range of words (half-open) on each side, and the evidence for it (nats)."""

    left: Range
    right: Range
    evidence: float


class Retelling(NamedTuple):
    """A passage as words and as code points of both texts, the share of the shorter side's words that stand on the
    other, and the evidence for it (nats).
    """

    match: Match
    left: Span
    right: Span
    similarity: float
    evidence: float


def retellings(left: Stemmed, right: Stemmed, exact: Sequence[Match] = (), summaries: bool = True) -> list[Retelling]:
    """All passages of a pair, in order: `exact` are those that shared runs of words have shown; `summaries` are sought
    where asked for.
    """
    if not len(left.stems) or not len(right.stems):
        return []
    pair = Pair(left, right)
    told: list[Match] = []
    found = blocks(pair, [(match.left, match.right) for match in exact])
    for block in found:
        free = [match for match in exact if not any(_over(match, other) for other in found if other != block)]
        match = _verbatim(block, free) or _told(pair, block)
        if match.matched >= settings.TRACE_RETOLD_SIMILARITY * _shorter(match):
            told.append(match)
    alone = [match for match in exact if match.matched >= settings.TRACE_RETOLD_ALONE]
    told = _gathered(pair, told, [match for match in alone if not any(_meet(match, other) for other in told)])
    for whole in _summaries(pair) if summaries else ():
        if _collected(whole, told) or not any(_piece(pair, match, whole) for match in told):
            told = [match for match in told if not _meet(match, whole)] + [whole]
    return [
        Retelling(
            match,
            left.span(match.left),
            right.span(match.right),
            min(1.0, match.matched / _shorter(match)),
            evidence(pair, match.left, match.right),
        )
        for match in sorted(told)
    ]


def _gathered(pair: Pair, told: Sequence[Match], alone: Iterable[Match]) -> list[Match]:
    """Passages, and runs that are in none: a run becomes one with a passage or another run near it, where both with
    all that lies between have the evidence of a passage.
    """
    made = list(told)
    for match in alone:
        for at, other in enumerate(made):
            whole = Block(_hull(match.left, other.left), _hull(match.right, other.right), 0.0)
            rest = made[:at] + made[at + 1 :]
            free = _near(match, other) and not any(_meet(whole, third) for third in rest)
            if free and evidence(pair, whole.left, whole.right) >= settings.TRACE_RETOLD_EVIDENCE:
                made[at] = _told(pair, whole)
                break
        else:
            made.append(match)
    return made


def _summaries(pair: Pair) -> Iterator[Match]:
    """Where a part of one text sums up all of the other: of both ways the one with more evidence."""
    one, other = summary(pair, pair.left, pair.right), summary(pair, pair.right, pair.left)
    if one and (other is None or one.evidence >= other.evidence):
        yield _told(pair, Block(one.words, (0, len(pair.right.numbers)), one.evidence))
    elif other:
        yield _told(pair, Block((0, len(pair.left.numbers)), other.words, other.evidence))


def _collected(whole: Match, told: Iterable[Match]) -> bool:
    """Does a supposed summary hold two passages, one after the other, that stand far apart in the other text?"""
    left_is_short = whole.left[1] - whole.left[0] < whole.right[1] - whole.right[0]
    sides = [(one.left, one.right) if left_is_short else (one.right, one.left) for one in (*told, whole)]
    own = sides.pop()[0]
    inside = [side for side in sides if _within(side[0], own)]
    return any(
        _gap(one[0], other[0]) >= 0 and _gap(one[1], other[1]) > settings.TRACE_RETOLD_GAP
        for one, other in combinations(inside, 2)
    )


def _within(one: Range, other: Range) -> bool:
    """Does more than half of a range lie in another?"""
    return -2 * _gap(one, other) > one[1] - one[0]


def _piece(pair: Pair, match: Match, whole: Match) -> bool:
    """Is a supposed summary hardly more than this passage, which stands in one place of the other text?"""
    sides = (pair.left, match.left, whole.left), (pair.right, match.right, whole.right)
    short, long = sorted(sides, key=lambda each: each[2][1] - each[2][0])
    own = distinct(short[0].numbers[slice(*short[2])], pair.telling)
    found = np.bincount(long[0].numbers[slice(*long[1])], minlength=pair.size) > 0
    held = (long[0].counts > 0)[own].sum()
    explained = found[own].sum() / held if held else 1.0
    covered = max(0, -_gap(short[1], short[2])) / (short[2][1] - short[2][0])
    return bool(explained + covered / 2 >= settings.TRACE_SUMMARY_PIECE)


def _told(pair: Pair, block: Block) -> Match:
    """A block as a match: how many words, as stems and wherever they stand, are on both sides."""
    counts = [
        np.bincount(side.numbers[slice(*own)], minlength=pair.size)
        for side, own in ((pair.left, block.left), (pair.right, block.right))
    ]
    return Match(block.left, block.right, int(np.minimum(*counts).sum()))


def _verbatim(block: Block, exact: Iterable[Match]) -> Match | None:
    """The exact match that a block is hardly more than, if there is one: its borders are sure to the word."""
    best = max((match for match in exact if _meet(match, block)), key=lambda match: match.matched, default=None)
    if best is None or best.similarity < settings.TRACE_RETOLD_VERBATIM:
        return None
    longer = max(block.left[1] - block.left[0], block.right[1] - block.right[0])
    return best if best.matched >= settings.TRACE_RETOLD_EXACT * longer else None


def _meet(one: Match | Block, other: Match | Block) -> bool:
    return _gap(one.left, other.left) < 0 and _gap(one.right, other.right) < 0


def _over(one: Match, other: Block) -> bool:
    return _gap(one.left, other.left) < 0 or _gap(one.right, other.right) < 0


def _shorter(match: Match) -> int:
    return min(match.left[1] - match.left[0], match.right[1] - match.right[0])


def blocks(pair: Pair, exact: Iterable[Box] = ()) -> list[Block]:
    """Ranges of sentences that tell the same, the strongest first, none over another on the same side."""
    found = {grown(pair, box) for box in [*clusters(pair, seeds(pair)), *exact]}
    return apart(pair, [block for block in found if block.evidence >= settings.TRACE_RETOLD_EVIDENCE])


def _rank(block: Block) -> tuple[float, Range, Range]:
    return (-block.evidence, block.left, block.right)


def seeds(pair: Pair) -> Offsets:
    """Pairs of sentences (rows: left, right) whose rare words are alike: cosine of tf-isf vectors."""
    one, other = _postings(pair.left, pair.size), _postings(pair.right, pair.size)
    df_one = np.bincount(one[1], minlength=pair.size)
    df_other = np.bincount(other[1], minlength=pair.size)
    total = len(pair.left.cuts) + len(pair.right.cuts) - 2
    joins = df_one * df_other
    order = np.argsort(joins, kind="stable")
    cheap = np.zeros(pair.size, np.bool_)
    budget = settings.TRACE_RETOLD_JOINS * pair.words
    cheap[order[np.cumsum(joins[order]) <= budget]] = True
    isf = np.where(cheap, np.log((total + 1) / np.maximum(df_one + df_other, 1)), 0.0)
    values = [np.sqrt(post[2]) * isf[post[1]] for post in (one, other)]
    norms = [np.sqrt(np.bincount(post[0], value**2, len(side.cuts) - 1)) for post, value, side in
             zip((one, other), values, (pair.left, pair.right), strict=True)]  # fmt: skip
    use = np.flatnonzero(cheap[one[1]] & (df_other[one[1]] > 0))
    by_word = np.argsort(other[1], kind="stable")
    start = np.concatenate(([0], np.cumsum(df_other)))[one[1][use]]
    count = df_other[one[1][use]]
    mine = np.repeat(use, count)
    theirs = by_word[np.repeat(start - np.cumsum(count) + count, count) + np.arange(len(mine))]
    width = len(pair.right.cuts) - 1
    keys, inverse = np.unique(one[0][mine] * width + other[0][theirs], return_inverse=True)
    dots = np.bincount(inverse, values[0][mine] * values[1][theirs], len(keys))
    shared = np.bincount(inverse, minlength=len(keys))
    rows, columns = keys // width, keys % width
    alike = dots >= settings.TRACE_RETOLD_COSINE * norms[0][rows] * norms[1][columns]
    alike &= (shared >= settings.TRACE_RETOLD_SHARED) & (dots > 0)
    found = np.flatnonzero(alike)
    most = max(settings.TRACE_RETOLD_SEEDS, pair.words // settings.TRACE_RETOLD_SEED_WORDS)
    if len(found) > most:
        cosine = dots[found] / (norms[0][rows[found]] * norms[1][columns[found]])
        found = found[np.sort(np.argsort(-cosine, kind="stable")[:most])]
    return np.stack((rows[found], columns[found]), axis=1)


def _postings(side: Side, size: int) -> tuple[Offsets, Offsets, Offsets]:
    """Sentence, word and how often, for each word of each sentence once."""
    sentence = np.repeat(np.arange(len(side.cuts) - 1), np.diff(side.cuts))
    keys, count = np.unique(sentence * size + side.numbers, return_counts=True)
    return keys // size, keys % size, count


def clusters(pair: Pair, found: Offsets) -> list[Box]:
    """Seeds parted wherever a gap of words on either side is too wide, as ranges of words."""
    boxes: list[Box] = []
    waiting = [(found, 0, False)]
    sides = (pair.left.cuts, pair.right.cuts)
    while waiting:
        rows, side, settled = waiting.pop()
        rows = rows[np.argsort(rows[:, side], kind="stable")]
        cuts = sides[side]
        gap = cuts[rows[1:, side]] - cuts[rows[:-1, side] + 1]
        at = np.flatnonzero(gap > settings.TRACE_RETOLD_GAP) + 1
        if not len(at) and settled:
            boxes.append(_box(pair, rows))
            continue
        waiting += [(part, 1 - side, not len(at)) for part in np.split(rows, at) if len(part)]
    return boxes


def _box(pair: Pair, rows: Offsets) -> Box:
    low, high = rows.min(axis=0), rows.max(axis=0) + 1
    left, right = pair.left.cuts, pair.right.cuts
    return (int(left[low[0]]), int(left[high[0]])), (int(right[low[1]]), int(right[high[1]]))


def grown(pair: Pair, box: Box) -> Block:
    """The better of two: the seeds' own ranges refined, and the same with some words more on every side."""
    starts = []
    for more in (0, settings.TRACE_RETOLD_MORE):
        left, right = ((own[0] - more, own[1] + more) for own in box)
        starts.append((pair.left.sentences(left), pair.right.sentences(right)))
    return min((refined(pair, start) for start in starts), key=_rank)


def refined(pair: Pair, box: Box, limits: Box | None = None) -> Block:
    """Move the borders of a passage to sentence ends where its evidence is greatest, inside the limits."""
    left, right = box
    within, beyond = limits or ((0, len(pair.left.numbers)), (0, len(pair.right.numbers)))
    for _ in range(settings.TRACE_RETOLD_ROUNDS):
        before = left, right
        left = _best(pair, pair.left, left, pair.right.numbers[slice(*right)], within)
        right = _best(pair, pair.right, right, pair.left.numbers[slice(*left)], beyond)
        if (left, right) == before:
            break
    return Block(left, right, evidence(pair, left, right))


def evidence(pair: Pair, left: Range, right: Range) -> float:
    """The evidence that two ranges are a passage and its retelling: the lesser of the two directions'."""
    return min(_directions(pair, left, right))


def _directions(pair: Pair, left: Range, right: Range) -> tuple[float, float]:
    """What the left words say for a passage, and what the right ones do."""
    one, other = pair.left.numbers[slice(*left)], pair.right.numbers[slice(*right)]
    there = pair.weights(one, pair.gains(one, other), other).sum()
    return float(there), float(pair.weights(other, pair.gains(other, one), one).sum())


def _best(pair: Pair, side: Side, own: Range, other: Offsets, limits: Range) -> Range:
    """The run of sentences around `own` with the greatest evidence against the words `other`: the best end, then the
    best beginning.
    """
    reach = max(settings.TRACE_RETOLD_REACH, own[1] - own[0])
    gains = pair.gains(side.numbers[slice(*own)], other)
    start, end = own
    last = min(limits[1], end + reach)
    cuts = side.cuts[np.searchsorted(side.cuts, start, "right") : np.searchsorted(side.cuts, last, "right")]
    sums = np.cumsum(pair.weights(side.numbers[start : cuts[-1]], gains, other))
    end = _furthest(cuts, sums[cuts - start - 1], cuts > end)
    first = max(limits[0], start - reach)
    cuts = side.cuts[np.searchsorted(side.cuts, first) : np.searchsorted(side.cuts, end)][::-1]
    sums = np.cumsum(pair.weights(side.numbers[cuts[-1] : end][::-1], gains, other))
    return _furthest(cuts, sums[end - cuts - 1], cuts < start), end


def _furthest(cuts: Offsets, sums: Weights, beyond: Mask) -> int:
    """The cut with the greatest sum; those beyond the present border only until the sum has dropped too far."""
    dropped = np.flatnonzero(beyond & (np.maximum.accumulate(sums) - sums > settings.TRACE_RETOLD_DROP))
    return int(cuts[np.argmax(sums[: dropped[0]] if len(dropped) and dropped[0] else sums)])


def apart(pair: Pair, found: Iterable[Block]) -> list[Block]:
    """Passages that are better told as one become one; of two over the same words the weaker gives way."""
    kept: list[Block] = []
    waiting = sorted(found, key=_rank, reverse=True)
    while waiting:
        block = waiting.pop()
        both = next(((at, whole) for at, other in enumerate(kept) if (whole := _both(pair, block, other))), None)
        if both is not None:
            kept.pop(both[0])
            waiting.append(both[1])
            waiting.sort(key=_rank, reverse=True)
            continue
        free = _free(block.left, [other.left for other in kept]), _free(block.right, [other.right for other in kept])
        if free[0] == block.left and free[1] == block.right:
            kept.append(block)
            continue
        if min(free[0][1] - free[0][0], free[1][1] - free[1][0]) > 0:
            block = refined(pair, free, free)
            if block.evidence >= settings.TRACE_RETOLD_EVIDENCE:
                waiting.append(block)
                waiting.sort(key=_rank, reverse=True)
    return kept


def _free(own: Range, taken: Iterable[Range]) -> Range:
    """The longest piece of a range that nothing else has taken; empty where there is none."""
    start, best = own[0], (own[0], own[0])
    for other in [*sorted(t for t in taken if t[0] < own[1] and own[0] < t[1]), (own[1], own[1])]:
        if other[0] - start > best[1] - best[0]:
            best = start, other[0]
        start = max(start, other[1])
    return best


def _both(pair: Pair, one: Block, other: Block) -> Block | None:
    """Two passages as one, where the evidence for one is hardly less than for two."""
    if not _near(one, other):
        return None
    gap = max(_gap(one.left, other.left), _gap(one.right, other.right))
    left, right = _hull(one.left, other.left), _hull(one.right, other.right)
    whole = _directions(pair, left, right)
    parts = _directions(pair, one.left, one.right), _directions(pair, other.left, other.right)
    together = [max(each) if gap < 0 else sum(each) for each in zip(*parts, strict=True)]
    if any(all_ < each - settings.TRACE_RETOLD_PART for all_, each in zip(whole, together, strict=True)):
        return None
    return Block(left, right, min(whole))


def _near(one: Match | Block, other: Match | Block) -> bool:
    return max(_gap(one.left, other.left), _gap(one.right, other.right)) <= settings.TRACE_RETOLD_JOIN


def _hull(one: Range, other: Range) -> Range:
    return min(one[0], other[0]), max(one[1], other[1])


def _gap(one: Range, other: Range) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])
