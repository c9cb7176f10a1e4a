"""The pages of a story in, which wording each has out: shared wording as sets, edits as runs that the other lacks.

Wording is every `TRACE_VARIANT` words in a row; quotations and boilerplate are left out, since they prove no descent.
A page that was taken from another has the other's readings where a third page has others: the logic by which editors
of manuscripts order their witnesses (P. Maas, Textkritik, 1927). So what two pages share is counted, and where they
differ, which of the two readings other pages have.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import Keys
from retold.trace.fingerprints import Corpus, Mask, shingles

Counts = npt.NDArray[np.float64]
_COLUMNS = 20_000


class Variants:
    """Wording of pages by their places in the list given; a page may be several captures of one address.

    `has` tells for each page and each wording that two pages or more have whether the page has it; `sizes` counts all
    wordings of a page, `shared` those in `has`, and `common` those of two pages together (0 for a page and itself).
    """

    def __init__(self, held: Corpus, pages: Sequence[Sequence[int]], passed_over: Sequence[Mask]) -> None:
        """`passed_over` has for each page a flag a word of its captures, one after another: words that do not count."""
        runs = [_runs(held, page, flags) for page, flags in zip(pages, passed_over, strict=True)]
        sets = [np.unique(run) for run in runs]
        keys, counts = np.unique(np.concatenate(sets), return_counts=True)
        keys = keys[counts > 1]
        self.places = [_places(run, keys) for run in runs]
        self.has = np.zeros((len(pages), len(keys)), np.bool_)
        for page, places in enumerate(self.places):
            self.has[page, places[places >= 0]] = True
        self.sizes = np.array([len(own) for own in sets], np.float64)
        self.shared = self.has.sum(1).astype(np.float64)
        self.common = np.zeros((len(pages), len(pages)))
        for start in range(0, len(keys), _COLUMNS):
            block = self.has[:, start : start + _COLUMNS].astype(np.float32)
            self.common += block @ block.T
        np.fill_diagonal(self.common, 0)

    def edits(self, page: int, other: int) -> tuple[int, int]:
        """Places where a page departs from the other's wording and returns to it within `TRACE_EDIT` words: how often
        its reading stands in a third page too, and how often in none.
        """
        places = self.places[page]
        if not len(places) or not self.has.shape[1]:
            return 0, 0
        same = (places >= 0) & self.has[other][places]
        turns = np.flatnonzero(np.diff(np.concatenate(([True], same, [True]))))
        starts, ends = turns[::2], turns[1::2]
        inside = (ends - starts <= settings.TRACE_EDIT) & (starts > 0) & (ends < len(places))
        starts, ends = starts[inside], ends[inside]
        attested = np.concatenate(([0], np.cumsum(places >= 0)))
        old = (attested[ends] - attested[starts]) * 2 >= ends - starts
        return int(old.sum()), int((~old).sum())

    def overlap(self, wording: Mask) -> Counts:
        """How much of some wording (a flag a column of `has`) each page has."""
        return np.asarray((self.has & wording).sum(1), np.float64)


def _runs(held: Corpus, page: Sequence[int], passed_over: Mask) -> Keys:
    """The hashes of a page's wording in order, captures one after another."""
    found = [np.zeros(0, np.uint64)]
    at = 0
    for capture in page:
        keys = held.keys[held.words_of(capture)]
        hashes = shingles(keys, settings.TRACE_VARIANT)
        flags = passed_over[at : at + len(keys)]
        at += len(keys)
        counts = np.convolve(flags, np.ones(settings.TRACE_VARIANT, np.int64), "valid") if len(hashes) else flags[:0]
        found.append(hashes[counts == 0])
    return np.concatenate(found)


def _places(run: Keys, keys: Keys) -> npt.NDArray[np.int64]:
    """For each wording of a page its column, or -1 where no other page has it."""
    if not len(keys):
        return np.full(len(run), -1)
    at = np.minimum(np.searchsorted(keys, run), len(keys) - 1)
    return np.where(keys[at] == run, at, -1)
