"""Words of a corpus in, those of a host's page furniture out: players, picture series, prompts, by how they are built.

Furniture says things twice: a player has its title before and after, a series of pictures its name at each. So a
paragraph of it repeats three words in a row of its own, which prose hardly does, and all the host's paragraphs that
open with the same word do so too ("Just watched", "Photos"). Nothing is known of any host beforehand.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import Keys
from retold.trace.fingerprints import Corpus, Indices, Mask, shingles

_AT_ONCE = 250_000  # Words looked at together.
_SIZE = 3
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SLOT = np.uint64(44)
_Paragraphs = tuple[Indices, Indices, Indices, npt.NDArray[np.float64]]


def furniture(held: Corpus, hosts: Indices, jobs: int | None = None) -> Mask:
    """A flag a word. `hosts` has a number an article, negative where it is not known; `jobs` threads look at parts."""
    flags = np.zeros(len(held.keys), np.bool_)
    if not len(held.articles):
        return flags
    steps = np.searchsorted(held.first, np.arange(0, int(held.first[-1]), _AT_ONCE), "right") - 1
    parts = list(pairwise(np.unique(np.append(steps, [0, len(held.articles)])).tolist()))
    if len(parts) == 1:
        found = [_paragraphs(held, hosts, parts[0])]
    else:
        with ThreadPoolExecutor(jobs) as pool:
            found = list(pool.map(partial(_paragraphs, held, hosts), parts))
    begins, ends, articles, twice = (np.concatenate(side) for side in zip(*found, strict=True))
    _, kind = np.unique(held.keys[begins] ^ (hosts[articles].astype(np.uint64) * _MIX), return_inverse=True)
    telling = twice >= settings.TRACE_FURNITURE_TWICE
    often, every = np.bincount(kind, telling), np.bincount(kind)
    places = np.unique(kind[telling] * len(held.articles) + articles[telling])
    pages = np.bincount(places // max(1, len(held.articles)), minlength=len(every))
    pure = (often >= settings.TRACE_FURNITURE_PURE * every) & (pages >= settings.TRACE_REPEATED)
    for at in np.flatnonzero(pure[kind] & (twice >= settings.TRACE_FURNITURE_LEAST)).tolist():
        flags[begins[at] : ends[at]] = True
    return flags


def _paragraphs(held: Corpus, hosts: Indices, part: tuple[int, int]) -> _Paragraphs:
    """Long enough paragraphs of some articles of known hosts: where their words begin and end, their article, and the
    share of words in runs of three that stand in the paragraph twice.
    """
    low, high = part
    first, last = int(held.first[low]), int(held.first[high])
    bounds = np.append(np.unique(np.concatenate([_begins(held, article) for article in range(low, high)])), last)
    begins, ends = bounds[:-1], bounds[1:]
    twice = _twice(held.keys[first:last], begins - first)
    articles = held.article_of(begins)
    kept = (ends - begins >= settings.TRACE_FURNITURE_WORDS) & (hosts[articles] >= 0)
    return begins[kept], ends[kept], articles[kept], (twice / np.maximum(ends - begins, 1))[kept]


def _begins(held: Corpus, article: int) -> Indices:
    """The words with which the paragraphs of an article begin; a line is one."""
    own = held.words_of(article)
    if own.start == own.stop:
        return np.zeros(0, np.int64)
    lengths = [0, *map(len, held.articles[article].text.split("\n"))][:-1]
    lines = np.cumsum(np.array(lengths, np.int64)) + np.arange(len(lengths))
    at = np.searchsorted(held.starts[own], lines)
    return np.asarray(own.start + at[at < own.stop - own.start], np.int64)


def _twice(keys: Keys, begins: Indices) -> npt.NDArray[np.int64]:
    """For each paragraph its words in runs of three that stand in it twice."""
    flags = np.zeros(len(keys), np.bool_)
    hashes = shingles(keys, _SIZE)
    number = np.zeros(len(keys), np.uint64)
    number[begins] = 1
    number = np.cumsum(number)
    whole = np.flatnonzero(number[: len(hashes)] == number[_SIZE - 1 :])
    own = hashes[whole] ^ (number[whole] * _MIX)
    slot = (own >> _SLOT).astype(np.int64)
    met = np.flatnonzero(np.bincount(slot, minlength=1)[slot] > 1)  # most meet nothing: so little is left to sort
    own, whole = own[met], whole[met]
    order = np.argsort(own)
    same = own[order][1:] == own[order][:-1]
    again = whole[np.concatenate((order[1:][same], order[:-1][same]))]
    for step in range(_SIZE):
        flags[again + step] = True
    return np.add.reduceat(flags, begins, dtype=np.int64) if len(begins) else np.zeros(0, np.int64)
