"""What one step of fitting sees: windows of articles, cut anew each epoch at other places, with their tags and cues."""

from __future__ import annotations

import random
from typing import NamedTuple

import numpy as np
from data import IGNORED, Document

from retold.read.encoding import Vocabulary
from retold.settings import READ_TAGGER_REACH as REACH
from retold.settings import READ_TAGGER_WINDOW as WINDOW

EDGE = 12
"""Cues nearer than this to where a window was cut are passed over: reading sees more around them."""
Cut = tuple[int, int, int]
"""A document's number, and the pieces of it from and to."""


class Batch(NamedTuple):
    """Arrays of shape (windows, WINDOW); the cues in them as window, first piece and the one after the last; the own
    tags around each cue, of length 2 * REACH + 1.
    """

    ids: np.ndarray
    features: np.ndarray
    mask: np.ndarray
    roles: np.ndarray
    cues: list[tuple[int, int, int]]
    own: list[np.ndarray]


def pieces_of(tags: np.ndarray, document: Document) -> np.ndarray:
    """Unit tags as piece tags: a unit's later pieces go on with what its first began."""
    first, total = document.encoded.first, len(document.encoded.ids)
    out = np.repeat(tags, np.diff(np.append(first, total)))
    later = np.ones(total, bool)
    later[first] = False
    return np.where(later & (out % 2 == 1), out + 1, out)


class Windows:
    """The windows of some documents."""

    def __init__(self, documents: list[Document], vocabulary: Vocabulary) -> None:
        self.documents, self.vocabulary = documents, vocabulary
        self.roles = [pieces_of(document.roles, document) for document in documents]
        self.own = [[pieces_of(own, document) for own in document.own] for document in documents]
        self.cues = []
        for document in documents:
            starts = np.append(document.encoded.first, len(document.encoded.ids))
            self.cues.append([(int(starts[first]), int(starts[last])) for first, last in document.cues])

    def epoch(self, rng: random.Random) -> list[Cut]:
        """Every piece once, in windows whose borders lie elsewhere each time, shuffled."""
        size = WINDOW - 2
        cuts = []
        for number, document in enumerate(self.documents):
            total = len(document.encoded.ids)
            start, end = 0, min(total, rng.randint(size // 3, size))
            while start < total:
                cuts.append((number, start, end))
                start, end = end, min(total, end + size)
        rng.shuffle(cuts)
        return cuts

    def batch(self, cuts: list[Cut], blank: float, rng: np.random.Generator) -> Batch:
        """The arrays of some windows; the share `blank` of their pieces is masked."""
        shape = (len(cuts), WINDOW)
        batch = Batch(*(np.zeros(shape, np.int64) for _ in range(3)), np.full(shape, IGNORED, np.int64), [], [])
        for row, cut in enumerate(cuts):
            self._fill(batch, row, *cut)
        marks = (batch.ids == self.vocabulary.start) | (batch.ids == self.vocabulary.end)
        hit = (rng.random(shape) < blank) & (batch.mask == 1) & ~marks
        batch.ids[hit] = self.vocabulary.pieces["[MASK]"]
        return batch

    def _fill(self, batch: Batch, row: int, number: int, start: int, end: int) -> None:
        encoded, size = self.documents[number].encoded, end - start
        batch.ids[row, 0], batch.ids[row, size + 1] = self.vocabulary.start, self.vocabulary.end
        batch.ids[row, 1 : size + 1] = encoded.ids[start:end]
        batch.features[row, 1 : size + 1] = encoded.features[start:end]
        batch.mask[row, : size + 2] = 1
        batch.roles[row, 1 : size + 1] = self.roles[number][start:end]
        total = len(encoded.ids)
        low, high = start + (EDGE if start else 0), end - (EDGE if end < total else 0)
        for (first, last), own in zip(self.cues[number], self.own[number], strict=True):
            if low <= first and last <= high:
                batch.cues.append((row, first - start + 1, last - start + 1))
                places = np.arange(first - REACH, first + REACH + 1)
                inside = (places >= start) & (places < end)
                batch.own.append(np.where(inside, own[np.clip(places, 0, total - 1)], IGNORED))
