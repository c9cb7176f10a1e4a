"""Two texts in, their words as small numbers common to both, and what a word that is found on both sides proves."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import Offsets
from retold.trace.sentences import Stemmed

Weights = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Range = tuple[int, int]
Box = tuple[Range, Range]


class Side(NamedTuple):
    """One text of a pair: its words as small numbers common to both texts, and where sentences begin."""

    numbers: Offsets
    cuts: Offsets
    counts: Offsets

    def sentences(self, words: Range) -> Range:
        """The whole sentences that a range lies in, as far as there are words."""
        first = np.searchsorted(self.cuts, max(words[0], 0), "right") - 1
        last = np.searchsorted(self.cuts, min(words[1], len(self.numbers)))
        return int(self.cuts[first]), int(self.cuts[last])


class Pair:
    """Two texts, and how often each word stands in both."""

    def __init__(self, left: Stemmed, right: Stemmed) -> None:
        names, numbers = np.unique(np.concatenate((left.stems, right.stems)), return_inverse=True)
        self.size = len(names)
        first = len(left.stems)
        self.left = self._side(numbers[:first], left)
        self.right = self._side(numbers[first:], right)
        self.counts = self.left.counts + self.right.counts
        self.words = len(numbers)
        self.telling: Mask = self.counts < max(3.0, settings.TRACE_SUMMARY_COMMON * self.words)

    def _side(self, numbers: Offsets, text: Stemmed) -> Side:
        return Side(numbers, text.cuts, np.bincount(numbers, minlength=self.size))

    def gains(self, passage: Offsets, other: Offsets) -> Weights:
        """For each word of the two texts, the log-likelihood ratio of its being among the words `other`, when they and
        the words `passage` are a retelling, against chance.
        """
        counts = np.bincount(other, minlength=self.size) + np.bincount(passage, minlength=self.size)
        total = self.words - len(passage) - len(other)
        rate = (self.counts - counts + 0.5) / (total + settings.TRACE_RETOLD_PRIOR)
        chance = np.clip(-np.expm1(-rate * len(other)), settings.TRACE_RETOLD_TOPIC, 0.98)
        kept = settings.TRACE_RETOLD_KEPT
        gains: Weights = np.log(kept / chance + 1 - kept)
        return gains

    def weights(self, words: Offsets, gains: Weights, other: Offsets) -> Weights:
        """What each word says for a passage: its gain where it is among `other`, of which each serves once."""
        held = np.bincount(other, minlength=self.size)
        matched = _occurrence(words) < held[words]
        return np.where(matched, gains[words], np.log(1 - settings.TRACE_RETOLD_KEPT))


def _occurrence(words: Offsets) -> Offsets:
    """How often each word stood before."""
    order = np.argsort(words, kind="stable")
    ordered = words[order]
    new = np.ones(len(words), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    first = np.flatnonzero(new)
    ranks = np.empty(len(words), np.int64)
    ranks[order] = np.arange(len(words)) - first[np.cumsum(new) - 1]
    return ranks
