"""Fingerprints brought together in, the words that hosts repeat out: footers, prompts, bylines, stock phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.trace.candidates import Grouped
from retold.trace.fingerprints import Corpus, Indices, Mask

_FACTOR = np.uint64(0xD6E8FEB86659FD93)


class _Seen(NamedTuple):
    """Fingerprints that a host repeats: place and article of each, and a number for those of one hash and host."""

    places: Indices
    articles: npt.NDArray[np.int32]
    number: Indices


class Repeated(NamedTuple):
    """A flag a word: footers that a host repeats, and those together with shorter prompts and stock phrases."""

    footers: Mask
    stock: Mask


class Repeats:
    """Ranges of words that one host repeats: on `TRACE_REPEATED_END` of its pages, always near the beginning or always
    near the end, or on `TRACE_REPEATED` of them anywhere.

    A lone fingerprint is a phrase; it takes two next to each other for a footer, and for a stock phrase the
    `TRACE_REPEATED_WORDS` words in a row around one that so many pages have in common.
    """

    def __init__(self, held: Corpus, hosts: Indices) -> None:
        """`hosts` has a number an article, negative where it is not known."""
        self._held, self._hosts = held, hosts
        self._often: list[tuple[Indices, npt.NDArray[np.uint8]]] = []
        self._stock: list[tuple[Indices, Indices]] = []

    def add(self, found: Grouped, gaps: npt.NDArray[np.uint8], often: Indices | None = None) -> None:
        """Take in fingerprints with all others of their hashes; `gaps` tells the words to the one before in its
        article, 0 where there is none; `often` those that `TRACE_REPEATED_END` pages of one host have, ascending, where
        they are known.
        """
        shared = often
        if shared is None:
            shared = np.flatnonzero(found.slot >= 0)
            shared = shared[found.size[found.start[shared]] >= settings.TRACE_REPEATED_END]
            shared = shared[self._hosts[found.owners[shared]] >= 0]
        if not len(shared):
            return
        first = self._held.first
        places, articles = found.places[shared], found.owners[shared]
        host = found.start[shared].astype(np.int64) * (int(self._hosts.max()) + 1) + self._hosts[articles]
        _, number, pages = np.unique(host, return_inverse=True, return_counts=True)
        head = np.bincount(number, places - first[articles] < settings.TRACE_HEAD_WORDS)
        tail = np.bincount(number, first[articles + 1] - places <= settings.TRACE_TAIL_WORDS)
        ends = (pages >= settings.TRACE_REPEATED_END) & ((head == pages) | (tail == pages))
        often = pages >= settings.TRACE_REPEATED
        flags = np.zeros(len(found.places) + 1, np.bool_)
        flags[found.start[shared[(ends | often)[number]]]] = True
        members = np.flatnonzero(flags[found.start])  # -1, no group, is the last flag
        self._often.append((found.places[members], gaps[members]))
        for chosen, least in ((ends, settings.TRACE_REPEATED_END), (often & ~ends, settings.TRACE_REPEATED)):
            own = chosen[number]
            self._stock += _stretched(self._held, _Seen(places[own], articles[own], number[own]), least)

    def flags(self) -> Repeated:
        """The words of all that was taken in, in whatever parts."""
        footers = np.zeros(len(self._held.keys), np.bool_)
        if self._often:
            places, gaps = (np.concatenate(side) for side in zip(*self._often, strict=True))
            order = np.argsort(places)
            places, gaps = places[order], gaps[order]
            together = np.flatnonzero((np.diff(places) == gaps[1:]) & (gaps[1:] > 0))
            _mark(footers, places[together], places[together + 1] + settings.TRACE_SHINGLE)
        stock = footers.copy()
        for begins, ends in self._stock:
            _mark(stock, begins, ends)
        return Repeated(footers, stock)


def repeated(held: Corpus, found: Grouped, hosts: Indices) -> Repeated:
    """What `Repeats` says of all fingerprints at once."""
    gaps = np.zeros(len(found.places), np.uint8)
    gaps[1:] = np.where(found.owners[1:] == found.owners[:-1], np.diff(found.places), 0)
    repeats = Repeats(held, hosts)
    repeats.add(found, gaps)
    return repeats.flags()


def _mark(flags: Mask, begins: Indices, ends: Indices) -> None:
    """Flag the words of ranges that may lie over each other, in time and memory of the ranges, not of all words."""
    if not len(begins):
        return
    begins, ends = _united(begins, ends)
    sizes = ends - begins
    before = np.cumsum(sizes) - sizes
    flags[np.repeat(begins - before, sizes) + np.arange(int(sizes.sum()))] = True


def _united(begins: Indices, ends: Indices) -> tuple[Indices, Indices]:
    """Ranges that cover the same words and do not touch, ascending."""
    order = np.argsort(begins)
    begins, reached = begins[order], np.maximum.accumulate(ends[order])
    fresh = np.flatnonzero(np.concatenate(([True], begins[1:] > reached[:-1])))
    return begins[fresh], reached[np.append(fresh[1:] - 1, len(reached) - 1)]


def _stretched(held: Corpus, seen: _Seen, pages: int) -> Iterator[tuple[Indices, Indices]]:
    """Where ranges of words begin and end around a fingerprint that so many pages of its host have in common.

    Pages are sorted by how they go on after it, then by what stands before it, so that like ones are neighbours; being
    alike is transitive, so that a look at each two neighbours is enough.
    """
    size = settings.TRACE_SHINGLE
    if len(seen.places) < pages:
        return
    for context in (seen.places + size, seen.places - size):
        order = np.lexsort((seen.places, _context(held, context), seen.number))
        places, articles, number = seen.places[order], seen.articles[order], seen.number[order]
        before, after = (_alike(held, places, articles, step) for step in (-1, 1))
        windows = len(places) - pages + 1
        same = number[:windows] == number[pages - 1 :]
        before, after = (
            np.minimum.reduce([side[at : at + windows] for at in range(pages - 1)]) for side in (before, after)
        )
        chosen = np.flatnonzero(same & (before + size + after >= settings.TRACE_REPEATED_WORDS))
        if len(chosen):
            at = places[np.add.outer(np.arange(pages), chosen)]
            yield _united((at - before[chosen]).ravel(), (at + size + after[chosen]).ravel())


def _context(held: Corpus, places: Indices) -> npt.NDArray[np.uint64]:
    """A hash of the words from each place on, as many as a fingerprint has."""
    value = np.zeros(len(places), np.uint64)
    for offset in range(settings.TRACE_SHINGLE):
        value = value * _FACTOR + held.keys[np.clip(places + offset, 0, len(held.keys) - 1)]
    return value


def _alike(held: Corpus, places: Indices, articles: npt.NDArray[np.int32], step: int) -> Indices:
    """How many words before (-1) or after (1) the fingerprint at each place are those at the next place too."""
    count = np.zeros(len(places) - 1, np.int64)
    active = np.arange(len(count))
    edge = held.first[articles + 1] - 1 if step > 0 else held.first[articles]
    near = places + (settings.TRACE_SHINGLE - 1 if step > 0 else 0)
    for distance in range(1, settings.TRACE_TAIL_WORDS + 1):
        one, other = near[active] + step * distance, near[active + 1] + step * distance
        inside = ((edge[active] - one) * step >= 0) & ((edge[active + 1] - other) * step >= 0)
        active, one, other = active[inside], one[inside], other[inside]
        active = active[held.keys[one] == held.keys[other]]
        if not len(active):
            break
        count[active] = distance
    return count
