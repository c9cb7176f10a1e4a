"""Fingerprints brought together in, the words that hosts repeat out: footers, prompts, bylines, stock phrases."""

from __future__ import annotations

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


def repeated(held: Corpus, found: Grouped, hosts: Indices) -> Repeated:
    """The words of wording that one host repeats: on `TRACE_REPEATED_END` of its pages, always near the beginning or
    always near the end, or on `TRACE_REPEATED` of them anywhere. `hosts` has a number an article, negative where it is
    not known.

    A lone fingerprint is a phrase; it takes two next to each other for a footer, and for a stock phrase the
    `TRACE_REPEATED_WORDS` words in a row around one that so many pages have in common.
    """
    change = np.zeros(len(held.keys) + 1, np.int32)
    shared = np.flatnonzero(found.slot >= 0)
    shared = shared[found.size[found.start[shared]] >= settings.TRACE_REPEATED_END]
    shared = shared[hosts[found.owners[shared]] >= 0]
    if not len(shared):
        none = np.zeros(len(held.keys), np.bool_)
        return Repeated(none, none)
    places, articles = found.places[shared], found.owners[shared]
    host = found.start[shared].astype(np.int64) * (int(hosts.max()) + 1) + hosts[articles]
    _, number, pages = np.unique(host, return_inverse=True, return_counts=True)
    head = np.bincount(number, places - held.first[articles] < settings.TRACE_HEAD_WORDS)
    tail = np.bincount(number, held.first[articles + 1] - places <= settings.TRACE_TAIL_WORDS)
    ends = (pages >= settings.TRACE_REPEATED_END) & ((head == pages) | (tail == pages))
    often = pages >= settings.TRACE_REPEATED
    _covered(found, found.start[shared[(ends | often)[number]]], change)
    footers = _flags(change)
    for chosen, least in ((ends, settings.TRACE_REPEATED_END), (often & ~ends, settings.TRACE_REPEATED)):
        own = chosen[number]
        _stretched(held, _Seen(places[own], articles[own], number[own]), least, change)
    return Repeated(footers, _flags(change))


def _flags(change: npt.NDArray[np.int32]) -> Mask:
    """Where more ranges have begun than ended."""
    return np.asarray(np.cumsum(change[:-1], dtype=np.int32) > 0)


def _covered(found: Grouped, groups: npt.NDArray[np.int32], change: npt.NDArray[np.int32]) -> None:
    """Mark words from one fingerprint of the groups to the next, where both are among the groups and near."""
    flags = np.zeros(len(found.places) + 1, np.bool_)
    flags[groups] = True
    members = flags[found.start]  # -1, no group, is the last flag
    together = members[:-1] & members[1:] & (found.owners[:-1] == found.owners[1:])
    together &= np.diff(found.places) <= settings.TRACE_WINDOW
    np.add.at(change, found.places[:-1][together], 1)
    np.add.at(change, found.places[1:][together] + settings.TRACE_SHINGLE, -1)


def _stretched(held: Corpus, seen: _Seen, pages: int, change: npt.NDArray[np.int32]) -> None:
    """Mark words around a fingerprint that so many pages of its host have in common.

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
        for at in range(pages):
            np.add.at(change, places[chosen + at] - before[chosen], 1)
            np.add.at(change, places[chosen + at] + size + after[chosen], -1)


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
