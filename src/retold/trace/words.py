"""Two texts in, their words as small numbers common to both, and what a word that is found on both sides proves."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import Keys, Offsets
from retold.trace.sentences import Stemmed, stemmed

Weights = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Range = tuple[int, int]
Box = tuple[Range, Range]


_COMMON: Final = """
the 70 of 36 and 29 to 26 a 23 in 21 that 11 is 10 was 10 he 10 for 9 it 9 with 7 as 7 his 7 on 7 be 6 at 5 by
5 i 5 this 5 had 5 not 5 are 4 but 4 from 4 or 4 have 4 an 4 they 4 which 4 one 3 you 3 were 3 her 3 all 3 she
3 there 3 would 3 their 3 we 3 him 3 been 2 has 2 when 2 who 2 will 2 more 2 no 2 if 2 out 2 so 2 said 2 what
2 up 2 its 2 about 2 into 2 than 2 them 2 can 2 only 2 other 2 new 2 some 2 could 2 time 2 these 2 two 1 may 1
then 1 do 1 first 1 any 1 my 1 now 1 such 1 like 1 our 1 over 1 me 1 even 1 most 1 made 1 after 1 also 1 did 1
many 1 before 1 must 1 through 1 back 1 years 1 where 1 much 1 your 1 way 1 well 1 down 1 should 1 because 1
"""
"""How often the commonest English words stand in a thousand (Kučera and Francis 1967, rounded)."""


@cache
def _rates() -> tuple[Keys, Weights]:
    """The stems of the commonest words, ascending, and the rate of each."""
    listed = _COMMON.split()
    stems = stemmed(" ".join(listed[::2])).stems
    order = np.argsort(stems)
    return stems[order], np.array(listed[1::2], np.float64)[order] / 1000


def _usual(stems: Keys) -> Weights:
    """How often each stem stands in English at large, where it is one of the commonest; else 0."""
    known, rates = _rates()
    at = np.minimum(np.searchsorted(known, stems), len(known) - 1)
    usual: Weights = np.where(known[at] == stems, rates[at], 0.0)
    return usual


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
        self.prior = settings.TRACE_RETOLD_PRIOR * _usual(names) + 0.5
        self.telling: Mask = self.counts < max(3.0, settings.TRACE_SUMMARY_COMMON * self.words)

    def _side(self, numbers: Offsets, text: Stemmed) -> Side:
        return Side(numbers, text.cuts, np.bincount(numbers, minlength=self.size))

    def gains(self, passage: Offsets, other: Offsets) -> Weights:
        """For each word of the two texts, the log-likelihood ratio of its being among the words `other`, when they and
        the words `passage` are a retelling, against chance.
        """
        counts = np.bincount(other, minlength=self.size) + np.bincount(passage, minlength=self.size)
        total = self.words - len(passage) - len(other)
        rate = (self.counts - counts + self.prior) / (total + settings.TRACE_RETOLD_PRIOR)
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
