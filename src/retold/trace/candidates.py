"""Which pairs of articles may share a passage, and which words one host repeats: one sort of all fingerprints tells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import Keys
from retold.trace.fingerprints import Corpus, Indices

Mask = npt.NDArray[np.bool_]


class Grouped(NamedTuple):
    """Fingerprints in order of hash, then place; one a hash and article. `group` numbers the hashes, `size` is in how
    many articles each stands, `start` where its group begins.
    """

    hashes: Keys
    places: Indices
    articles: Indices
    group: Indices
    size: Indices
    start: Indices


def grouped(held: Corpus, hashes: Keys, places: Indices) -> Grouped:
    """Sort fingerprints (places ascending) by hash, keeping the first of each in an article."""
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], places[order]
    articles = held.article_of(places)
    new = np.ones(len(hashes), np.bool_)
    new[1:] = (hashes[1:] != hashes[:-1]) | (articles[1:] != articles[:-1])
    hashes, places, articles = hashes[new], places[new], articles[new]
    begins = np.ones(len(hashes), np.bool_)
    begins[1:] = hashes[1:] != hashes[:-1]
    group = np.cumsum(begins) - 1
    size = np.bincount(group)[group] if len(group) else group
    return Grouped(hashes, places, articles, group, size, np.flatnonzero(begins)[group])


def candidates(held: Corpus, found: Grouped) -> Indices:
    """Pairs of articles (rows, left below right, ascending) sharing `TRACE_SEED` words in a row or two fingerprints."""
    left, right = _seeds(found)
    if not len(left):
        return np.zeros((0, 2), np.int64)
    pair = held.article_of(left) * len(held.articles) + held.article_of(right)
    pairs, inverse, count = np.unique(pair, return_inverse=True, return_counts=True)
    longest = np.zeros(len(pairs), np.int64)
    np.maximum.at(longest, inverse, _run(held, left, right))
    kept = pairs[(longest >= settings.TRACE_SEED) | (count > 1)]
    return np.stack((kept // len(held.articles), kept % len(held.articles)), axis=1)


def _seeds(found: Grouped) -> tuple[Indices, Indices]:
    """Places of one fingerprint in two articles: all pairs of a rare one, first and previous of a common one."""
    left, right = [], []
    for apart in range(1, min(settings.TRACE_RARE, len(found.places))):
        both = (found.group[apart:] == found.group[:-apart]) & (found.size[apart:] <= settings.TRACE_RARE)
        here = np.flatnonzero(both)
        left.append(found.places[here])
        right.append(found.places[here + apart])
    common = (found.size > settings.TRACE_RARE) & (found.size <= settings.TRACE_FREQUENT)
    later = np.flatnonzero(common & (np.arange(len(found.places)) > found.start))
    left += [found.places[later - 1], found.places[found.start[later]]]
    right += [found.places[later], found.places[later]]
    return np.concatenate(left), np.concatenate(right)


def _run(held: Corpus, left: Indices, right: Indices) -> Indices:
    """How many words in a row are the same around each seed, counted up to `TRACE_SEED`."""
    length = np.full(len(left), settings.TRACE_SHINGLE)
    lowest = held.first[held.article_of(left)], held.first[held.article_of(right)]
    highest = held.first[held.article_of(left) + 1], held.first[held.article_of(right) + 1]
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


def repeated(held: Corpus, found: Grouped, hosts: Indices) -> Mask:
    """The words (a flag each) of wording that one host repeats: on `TRACE_REPEATED_END` of its pages, always near the
    beginning or always near the end, or on `TRACE_REPEATED` of them anywhere. `hosts` has a number an article, negative
    where it is not known. A lone fingerprint is a phrase, two next to each other are a footer.
    """
    mask = np.zeros(len(held.keys), np.bool_)
    shared = np.flatnonzero((found.size >= settings.TRACE_REPEATED_END) & (hosts[found.articles] >= 0))
    if not len(shared):
        return mask
    places, articles = found.places[shared], found.articles[shared]
    host = found.group[shared] * (int(hosts.max()) + 1) + hosts[articles]
    _, inverse, pages = np.unique(host, return_inverse=True, return_counts=True)
    head = np.bincount(inverse, places - held.first[articles] < settings.TRACE_HEAD_WORDS)
    tail = np.bincount(inverse, held.first[articles + 1] - places <= settings.TRACE_TAIL_WORDS)
    ends = (pages >= settings.TRACE_REPEATED_END) & ((head == pages) | (tail == pages))
    chosen = (ends | (pages >= settings.TRACE_REPEATED))[inverse]
    groups = np.unique(found.group[shared[chosen]])
    return _covered(held, found, groups, mask)


def _covered(held: Corpus, found: Grouped, groups: Indices, mask: Mask) -> Mask:
    """Words from one fingerprint of the groups to the next, where both are among the groups and near."""
    members = np.zeros(len(found.places), np.bool_)
    flags = np.zeros(int(found.group[-1]) + 1, np.bool_)
    flags[groups] = True
    members = flags[found.group]
    order = np.argsort(found.places)
    places, members, articles = found.places[order], members[order], found.articles[order]
    together = members[:-1] & members[1:] & (articles[:-1] == articles[1:])
    together &= np.diff(places) <= settings.TRACE_WINDOW
    change = np.zeros(len(mask) + 1, np.int32)
    np.add.at(change, places[:-1][together], 1)
    np.add.at(change, places[1:][together] + settings.TRACE_SHINGLE, -1)
    return np.asarray(np.cumsum(change[:-1]) > 0)
