"""The same work as `fingerprints`, `candidates` and `passages.aligned` do, by compiled kernels in threads.

The work is cut where the data says, never by the number of threads, and put together in order: any number gives the
same result.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.records import Article, Place, Reuse, Span
from retold.text import CLOSING, OPENING, tables
from retold.trace import kernel_align, kernel_join, kernel_words
from retold.trace.align import LOOK_BACK, MOST_PLACES, MOST_RUNS, Match
from retold.trace.boilerplate import Repeated, Repeats
from retold.trace.candidates import Grouped, empty
from retold.trace.fingerprints import Corpus, Fingerprints, Indices, Mask, Progress
from retold.trace.kernel_words import Bytes
from retold.trace.passages import uncollected

if TYPE_CHECKING:
    from retold.trace.passages import Wording

Item = TypeVar("Item")
Result = TypeVar("Result")
Array = npt.NDArray[Any]

_CHARS = 250_000  # Work at once: enough that handing it over costs nothing, little enough that it stays in a cache.
_WORDS = 250_000
_PRINTS = 100_000
_PAIRS = 2_000
_WORDS_A_PRINT = 6  # Winnowing keeps a shingle in six or seven words.
_PRINT = 56  # Bytes that a fingerprint takes while it is brought together with its like.
_BUCKET = 4096  # Fingerprints grouped at once: their table fits the second cache.


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int | None) -> Iterator[Result]:
    """The results of a function on each item, in order, by threads that hold few results at once."""
    jobs = jobs or _cores()
    if jobs == 1:
        yield from map(function, items)
        return
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


class _Growing:
    """An array that grows at its end without being held twice, but where values come that need a wider kind."""

    def __init__(self, kind: npt.DTypeLike, expected: int) -> None:
        self._array: Array = np.empty(max(1, expected), kind)
        self._length = 0

    def add(self, values: Array) -> None:
        end = self._length + len(values)
        if not np.can_cast(values.dtype, self._array.dtype):
            self._array = self._array.astype(values.dtype)
        if end > len(self._array):
            self._array.resize(max(end, len(self._array) * 5 // 4), refcheck=False)
        self._array[self._length : end] = values
        self._length = end

    def whole(self) -> Array:
        self._array.resize(self._length, refcheck=False)
        return self._array


def _cut(sizes: Indices, most: int) -> list[tuple[int, int]]:
    """Ranges of items whose sizes come to about `most`; `sizes` are cumulated, with a zero at the front."""
    steps = np.arange(0, sizes[-1], most)
    ends = np.unique(np.append(np.searchsorted(sizes, steps, "right") - 1, [0, len(sizes) - 1]))
    return list(pairwise(ends.tolist()))


@cache
def _signs() -> Bytes:
    """What each code point is to a paragraph or a quotation."""
    signs = np.zeros(0x10000, np.uint8)
    for code in range(len(signs)):
        char = chr(code)
        signs[code] = char.isspace() * kernel_words.SPACE | char.islower() * kernel_words.LOWER
    for chars, sign in (
        ("\n\r\u2028\u2029", kernel_words.BREAK), ('.!?:…"”’)', kernel_words.ENDED), ("@", kernel_words.AT),
        (OPENING, kernel_words.OPENING), (CLOSING, kernel_words.CLOSING),
    ):  # fmt: skip
        signs[[ord(char) for char in chars]] |= sign
    return signs


def corpus(articles: tuple[Article, ...], jobs: int | None, on_progress: Progress | None) -> Corpus:
    """As `fingerprints.corpus`, of articles in order of id."""
    sizes = np.zeros(len(articles) + 1, np.int64)
    np.cumsum([len(article.text) for article in articles], out=sizes[1:])
    folding, signs = tables(), _signs()

    def split(part: tuple[int, int]) -> tuple[Array, ...]:
        low, high = part
        text = "".join([article.text for article in articles[low:high]])
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        most = (len(codes) + high - low) // 2 + 1
        counts, unsure = np.zeros(high - low, np.int64), np.zeros(high - low, np.bool_)
        starts, ends = np.empty(most, np.int32), np.empty(most, np.int32)
        keys, quoted = np.empty(most, np.uint64), np.empty(most, np.bool_)
        bounds = sizes[low : high + 1] - sizes[low]
        count = kernel_words.split(codes, bounds, *folding, counts, starts, ends, keys)
        kernel_words.quotations(codes, bounds, signs, counts, starts, quoted, unsure)
        lengths = ends[:count] - starts[:count]
        lengths = lengths.astype(np.uint16) if lengths.max(initial=0) < 1 << 16 else lengths
        return counts, unsure, keys[:count], starts[:count], lengths, quoted[:count]

    expected = int(sizes[-1]) // 6
    first, unsure = np.zeros(len(articles) + 1, np.int64), np.zeros(len(articles), np.bool_)
    whole = [_Growing(kind, expected) for kind in (np.uint64, np.int32, np.uint16, np.bool_)]
    parts = _cut(sizes, _CHARS)
    for (low, high), found in zip(parts, _in_order(split, parts, jobs), strict=True):
        first[low + 1 : high + 1], unsure[low:high] = found[0], found[1]
        for growing, values in zip(whole, found[2:], strict=True):
            growing.add(values)
        if on_progress:
            on_progress(high, len(articles))
    np.cumsum(first, out=first)
    keys, starts, lengths, quoted = (growing.whole() for growing in whole)
    return Corpus(articles, first, keys, starts, lengths, quoted, unsure)


def joined(held: Corpus, hosts: Indices, jobs: int | None) -> tuple[Indices, Repeated]:
    """As `candidates.candidates` and `boilerplate.repeated`, in parts by hash of which each takes about
    `TRACE_JOIN_BYTES`: the fingerprints of a part are made, brought together and let go before those of the next.
    """
    kept = winnowed(held, jobs)
    parts = max(1, -(-len(kept[0]) * _PRINT // settings.TRACE_JOIN_BYTES))
    repeats = Repeats(held, hosts)
    pairs = np.zeros(0, np.int64)
    for part in range(parts):
        prints, gaps = fingerprints(held, jobs, part, parts, kept)
        found = grouped(prints, jobs)
        repeats.add(found, gaps, _often(found, hosts, jobs))
        more = candidates(held, found, prints.bounds, jobs)
        del prints, gaps, found
        pairs = _merged(pairs, more)
    pairs = pairs[pairs & 1 > 0] >> 1
    return np.stack((pairs // len(held.articles), pairs % len(held.articles)), axis=1), repeats.flags()


def _often(found: Grouped, hosts: Indices, jobs: int | None) -> Indices:
    """The fingerprints that `TRACE_REPEATED_END` articles of one host have, ascending."""
    flags = np.zeros(len(found.places), np.bool_)
    count, least = int(hosts.max(initial=-1)) + 1, settings.TRACE_REPEATED_END

    def flag(low: int) -> None:
        high = min(low + _WORDS, len(flags))
        kernel_join.hosted(found.owners, found.members, found.size, hosts, low, high, count, least, flags)

    for _ in _in_order(flag, range(0, len(flags), _WORDS), jobs):
        pass
    return np.flatnonzero(flags)


def _merged(pairs: Indices, more: Indices) -> Indices:
    """Pairs, ascending, each with a last bit that says whether it is a candidate: it is where both sides have it."""
    if not len(pairs):
        return more
    pairs = np.concatenate((pairs, more))
    pairs.sort()
    again = pairs[1:] >> 1 == pairs[:-1] >> 1
    pairs[1:][again] |= 1
    merged: Indices = pairs[~np.append(again, False)]
    return merged


def winnowed(held: Corpus, jobs: int | None) -> tuple[Bytes, Indices]:
    """Where the fingerprints of a corpus are, in a byte each: see `kernel_words.winnowed`; and where each article's
    begin, with one entry more.
    """
    bounds = np.zeros(len(held.articles) + 1, np.int64)

    def winnow(within: tuple[int, int]) -> Bytes:
        steps = np.empty(int(held.first[within[1]] - held.first[within[0]]) + 1, np.uint8)
        rules = (settings.TRACE_SHINGLE, settings.TRACE_WINDOW)
        return steps[: kernel_words.winnowed(held.keys, held.first, *within, *rules, steps, bounds[1:])].copy()

    whole = _Growing(np.uint8, len(held.keys) // _WORDS_A_PRINT)
    for found in _in_order(winnow, _cut(held.first, _WORDS), jobs):
        whole.add(found)
    return whole.whole(), np.cumsum(bounds)


def fingerprints(
    held: Corpus, jobs: int | None, part: int = 0, parts: int = 1, kept: tuple[Bytes, Indices] | None = None
) -> tuple[Fingerprints, Bytes]:
    """As `fingerprints.fingerprints`, of one of some parts by hash; and the words since the one before of each, of
    whatever part, 0 for an article's first. `kept` is what `winnowed` says, where it is known.
    """
    steps, begins = kept or winnowed(held, jobs)
    bounds = np.zeros(len(held.articles) + 1, np.int64)
    kinds = (np.uint64, np.int64, np.int32, np.uint8)

    def pick(within: tuple[int, int]) -> tuple[Array, ...]:
        low, high = within
        blank: list[Array] = [np.empty(begins[high] - begins[low] + 1, kind) for kind in kinds]
        hashes, places, owners, gaps = blank
        count = kernel_words.picked(
            held.keys, held.first, steps, begins, low, high, settings.TRACE_SHINGLE, part, parts, hashes, places,
            owners, gaps, bounds[1:],
        )  # fmt: skip
        return tuple(made[:count] for made in blank)

    whole = [_Growing(kind, len(steps) * 21 // (20 * parts)) for kind in kinds]
    for found in _in_order(pick, _cut(begins, _PRINTS) if len(steps) else [], jobs):
        for growing, values in zip(whole, found, strict=True):
            growing.add(values)
    hashes, places, owners, gaps = (growing.whole() for growing in whole)
    return Fingerprints(hashes, places, owners, np.cumsum(bounds)), gaps


def grouped(found: Fingerprints, jobs: int | None) -> Grouped:
    """As `candidates.grouped`: parted by the first bits of the hash, then each part by itself."""
    made = empty(found)
    count = len(found.hashes)
    bits = min(20, max(0, (count // _BUCKET).bit_length()))
    begins = np.zeros((1 << bits) + 1, np.int64)
    ordered, order = np.empty(count, np.uint64), np.empty(count, np.int32)
    kernel_join.partition(found.hashes, bits, begins, ordered, order)

    def group(part: tuple[int, int]) -> None:
        kernel_join.group(
            ordered, order, begins, *part, found.owners, made.start, made.slot, made.members, made.size, made.again
        )

    for _ in _in_order(group, _cut(begins, 64 * _BUCKET) if count else [], jobs):
        pass
    return made


def candidates(held: Corpus, found: Grouped, bounds: Indices, jobs: int | None) -> Indices:
    """Pairs that share a fingerprint, ascending, a number each as `kernel_join.paired` gives them; `bounds` says where
    each article's fingerprints begin.
    """
    rules = (settings.TRACE_SHINGLE, settings.TRACE_RARE, settings.TRACE_FREQUENT, settings.TRACE_SEED)

    def pair(part: tuple[int, int]) -> Array:
        return kernel_join.paired(*found, held.keys, held.first, bounds, *part, *rules)[:, 0]

    parts = _cut(bounds, max(4 * _WORDS, 1)) if bounds[-1] else []
    return np.concatenate([np.zeros(0, np.int64), *_in_order(pair, parts, jobs)])


def aligned(wording: Wording, on_progress: Progress | None) -> Iterator[tuple[int, int, Match, Reuse]]:
    """As `passages.aligned`."""
    held, depth = wording.held, wording.depth
    lefts, rights = (np.ascontiguousarray(side, np.int32) for side in wording.candidates.T)
    rules = (
        depth.shingle, depth.matched, depth.gap, settings.TRACE_GAP_COST, settings.TRACE_SIMILARITY, LOOK_BACK,
        MOST_RUNS, MOST_PLACES,
    )  # fmt: skip

    def align(low: int) -> Array:
        high = min(low + _PAIRS, len(lefts))
        return kernel_align.aligned(held.keys, held.first, lefts, rights, low, high, *rules)

    starts = range(0, len(lefts), _PAIRS)
    for low, rows in zip(starts, _in_order(align, starts, wording.jobs), strict=True):
        yield from _reuses(wording, lefts[rows[:, 5]], rights[rows[:, 5]], rows)
        if on_progress:
            on_progress(low, len(lefts))


def _reuses(wording: Wording, lefts: Array, rights: Array, rows: Array) -> list[tuple[int, int, Match, Reuse]]:
    """Matches as records, labelled as `Wording.reuse` does."""
    held = wording.held
    wording.settle(np.unique(np.concatenate((lefts, rights))).tolist())
    sides = ((lefts, rows[:, 0], rows[:, 1]), (rights, rows[:, 2], rows[:, 3]))
    quoted = np.minimum(*(_share(held.quoted, held, *side) for side in sides))
    repeated = np.maximum(*(_share(wording.stock, held, *side) for side in sides))
    quotation = quoted >= settings.TRACE_QUOTED
    boilerplate = (repeated >= settings.TRACE_BOILERPLATE) & ~quotation
    spans = [
        side
        for articles, begins, ends in sides
        for side in (
            held.starts[held.first[articles] + begins].tolist(), held.ends(held.first[articles] + ends - 1).tolist(),
        )
    ]  # fmt: skip
    columns = (lefts.tolist(), rights.tolist(), rows.tolist(), boilerplate.tolist(), quotation.tolist(), *spans)
    found = []
    with uncollected():
        for left, right, row, footer, said, start, end, opposite, opposite_end in zip(*columns, strict=True):
            match = Match((row[0], row[1]), (row[2], row[3]), row[4])
            one = Place(held.articles[left].id, Span(start, end))
            other = Place(held.articles[right].id, Span(opposite, opposite_end))
            found.append((left, right, match, Reuse(one, other, round(match.similarity, 4), footer, said)))
    return found


def _share(flags: Mask | None, held: Corpus, articles: Array, begins: Array, ends: Array) -> npt.NDArray[np.float64]:
    shares = np.empty(len(articles), np.float64)
    if flags is not None:
        kernel_words.share(
            flags, held.first, articles, np.ascontiguousarray(begins), np.ascontiguousarray(ends), shares
        )
    return shares
