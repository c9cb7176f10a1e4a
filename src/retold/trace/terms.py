"""Articles in, how close any two are in content out: names, numbers and long words that both have, rare ones above all.

How rare a word is comes from the corpus and from a background of `TRACE_BACKGROUND` articles that a corpus is thought
to be drawn from, so that fourteen pages of one story do not make its own names look common.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import Keys, words
from retold.trace.fingerprints import Corpus, Indices, Mask, Progress

Floats = npt.NDArray[np.float64]
_NAME, _NUMBER, _WORD = 0, 1, 2
_RATES = np.array([settings.TRACE_RATE_NAME, settings.TRACE_RATE_NUMBER, settings.TRACE_RATE_WORD])
_CALENDAR = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec I The A Mr Mrs Ms Dr"""


class Closeness:
    """Pairs of articles with a cosine of at least `TRACE_NEAR`, by their numbers in the corpus."""

    def __init__(self, size: int, pairs: Indices, values: Floats) -> None:
        """`pairs` are ascending, left * size + right with left below right."""
        self._size = size
        self._pairs = pairs
        self._values = values

    def __call__(self, one: int, other: int) -> float:
        """The cosine of two articles, or 0 where it is under `TRACE_NEAR`."""
        pair = min(one, other) * self._size + max(one, other)
        at = int(np.searchsorted(self._pairs, pair))
        return float(self._values[at]) if at < len(self._pairs) and self._pairs[at] == pair else 0.0

    def among(self, articles: Sequence[int]) -> Floats:
        """The cosines of some articles with each other, as a square with a diagonal of 0."""
        one = np.asarray(articles, np.int64)
        wanted = np.minimum(one[:, None], one) * self._size + np.maximum(one[:, None], one)
        if not len(self._pairs):
            return np.zeros(wanted.shape)
        at = np.minimum(np.searchsorted(self._pairs, wanted), len(self._pairs) - 1)
        return np.where(self._pairs[at] == wanted, self._values[at], 0.0)

    def part(self, articles: Sequence[int]) -> Closeness:
        """The closeness of some articles (numbers, ascending), which go by their places in the list."""
        square = self.among(articles)
        left, right = np.nonzero(np.triu(square))
        return Closeness(len(articles), left * len(articles) + right, square[left, right])

    def pairs(self, least: float) -> list[tuple[int, int, float]]:
        """Pairs at least so close, ascending."""
        chosen = np.flatnonzero(self._values >= least)
        left, right = np.divmod(self._pairs[chosen], max(1, self._size))
        return list(zip(left.tolist(), right.tolist(), self._values[chosen].tolist(), strict=True))


def closeness(held: Corpus, repeated: Mask, on_progress: Progress | None = None) -> Closeness:
    """The cosine of all pairs, through lists of the articles that have a term; a term that more than a hundredth of a
    large corpus has is passed over, and so are `repeated` words (a flag a word).
    """
    keys, kinds, owners = _terms(held, repeated)
    size = len(held.articles)
    order = np.argsort(keys, kind="stable")
    keys, kinds, owners = keys[order], kinds[order], owners[order]
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    count = np.diff(np.append(begins, len(keys)))
    names = np.add.reduceat(kinds == _NAME, begins) if len(keys) else count
    kind = np.where(names * 2 >= count, _NAME, kinds[begins])
    background = settings.TRACE_BACKGROUND
    weight = -np.log((count + background * _RATES[kind]) / (size + background))
    weight = np.maximum(weight, 0.0)
    norms = np.sqrt(np.bincount(owners, np.repeat(weight**2, count), size))
    used = (count > 1) & (count <= max(settings.TRACE_COMMON_TERM, size // 100)) & (weight > 0)
    return _cosines(_Postings(owners, begins[used], count[used], weight[used] ** 2), norms, on_progress)


class _Postings(NamedTuple):
    """The articles of all terms, and for each term where its articles begin, how many they are, and its weight."""

    owners: Indices
    begins: Indices
    sizes: Indices
    weight: Floats


def _cosines(postings: _Postings, norms: Floats, on_progress: Progress | None) -> Closeness:
    """For each article, add up the weights of its terms over all articles after it that have them too."""
    owners, begins, count, weight = postings
    size = len(norms)
    term = np.repeat(np.arange(len(count)), count)
    at = np.repeat(begins, count) + np.arange(len(term)) - np.repeat(np.cumsum(count) - count, count)
    places = np.argsort(owners[at], kind="stable")
    bounds = np.searchsorted(owners[at][places], np.arange(size + 1))
    pairs, values = [np.zeros(0, np.int64)], [np.zeros(0)]
    for article in range(size):
        mine = places[bounds[article] : bounds[article + 1]]
        terms = term[mine]
        after = begins[terms] + count[terms] - at[mine] - 1
        others = (
            np.repeat(at[mine] + 1, after) + np.arange(int(after.sum())) - np.repeat(np.cumsum(after) - after, after)
        )
        dots = np.bincount(owners[others], np.repeat(weight[terms], after), size)
        near = np.flatnonzero(dots)
        cosine = dots[near] / (norms[near] * norms[article])
        kept = cosine >= settings.TRACE_NEAR
        pairs.append(article * size + near[kept])
        values.append(cosine[kept])
        if on_progress and article % 256 == 0:
            on_progress(article, size)
    return Closeness(size, np.concatenate(pairs), np.concatenate(values))


def _terms(held: Corpus, repeated: Mask) -> tuple[Keys, npt.NDArray[np.int8], Indices]:
    """Every distinct term of every article: its key, its kind, and the article, articles ascending."""
    all_keys, all_kinds, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int8)], [np.zeros(0, np.int64)]
    for number, article in enumerate(held.articles):
        own = held.words_of(number)
        codes = np.frombuffer(article.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kind = _kinds(codes, held.starts[own].astype(np.int64), held.ends(own), held.keys[own])
        kept = np.flatnonzero((kind >= 0) & ~repeated[own])
        order = kept[np.lexsort((kind[kept], held.keys[own][kept]))]
        keys = held.keys[own][order]
        first = np.concatenate(([True], keys[1:] != keys[:-1])) if len(keys) else np.zeros(0, np.bool_)
        all_keys.append(keys[first])
        all_kinds.append(kind[order][first])
        owners.append(np.full(int(first.sum()), number))
    return np.concatenate(all_keys), np.concatenate(all_kinds), np.concatenate(owners)


def tellingness(held: Corpus, number: int) -> Floats:
    """For each word of an article, what it tells of content by its kind: names most, then numbers, then long words."""
    own = held.words_of(number)
    codes = np.frombuffer(held.articles[number].text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kind = _kinds(codes, held.starts[own].astype(np.int64), held.ends(own), held.keys[own])
    return np.asarray(np.where(kind >= 0, -np.log(_RATES[kind]), 0.0))


def _kinds(codes: npt.NDArray[np.uint32], starts: Indices, ends: Indices, keys: Keys) -> npt.NDArray[np.int8]:
    """What each word is: a name (a capital inside a sentence), a number, a long word, or -1 for none of these."""
    if not len(starts):
        return np.zeros(0, np.int8)
    initial = codes[starts]
    length = ends - starts
    before = np.where(starts > 0, codes[starts - 1], ord("\n"))
    before_that = np.where(starts > 1, codes[starts - 2], ord("\n"))
    opens = np.isin(before, _OPENS) | np.isin(before_that, _STOPS)
    kind = np.where(length >= settings.TRACE_LONG_WORD, _WORD, -1)
    kind[_capitals()[np.minimum(initial, 0xFFFF)] & ~opens & ~np.isin(keys, _calendar())] = _NAME
    kind[(initial >= ord("0")) & (initial <= ord("9"))] = -1
    kind[(initial >= ord("0")) & (initial <= ord("9")) & (length >= 2)] = _NUMBER
    return kind.astype(np.int8)


_OPENS = np.array([ord(char) for char in "\n\"“‘'([—"], np.uint32)
_STOPS = np.array([ord(char) for char in '.!?:\n”"…'], np.uint32)


@cache
def _capitals() -> npt.NDArray[np.bool_]:
    return np.array([chr(code).isupper() for code in range(min(0x10000, sys.maxunicode))])


@cache
def _calendar() -> Keys:
    return words(_CALENDAR).keys
