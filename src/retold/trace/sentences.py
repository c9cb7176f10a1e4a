"""A text made ready for comparing by meaning: its words as stems, and the places where a passage may begin or end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.records import Span
from retold.text import Keys, Offsets, sentences, words

_COLUMNS = 8
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Stemmed:
    """A text's words: where each starts and ends (code points), its key, and its stem as a hash; and its sentences:
    `cuts`, the numbers of the words that begin one (0 first), with the number of words as the last, and the code points
    where each opens and closes, quotation marks and full stops with it.
    """

    starts: Offsets
    ends: Offsets
    keys: Keys
    stems: Keys
    cuts: Offsets
    opens: Offsets
    closes: Offsets

    def span(self, words: tuple[int, int]) -> Span:
        """A range of words as code points, with the marks that belong to a sentence where it begins or ends there."""
        start, end = int(self.starts[words[0]]), int(self.ends[words[1] - 1])
        first, last = int(np.searchsorted(self.cuts, words[0])), int(np.searchsorted(self.cuts, words[1]))
        if self.cuts[first] == words[0]:
            start = min(start, int(self.opens[first]))
        if self.cuts[last] == words[1]:
            end = max(end, int(self.closes[last - 1]))
        return Span(start, end)


def stemmed(text: str) -> Stemmed:
    """Prepare one text."""
    found = words(text)
    stems = _stems(text, found.starts, found.ends, found.keys)
    return Stemmed(found.starts, found.ends, found.keys, stems, *_sentences(text, found.starts))


def _sentences(text: str, starts: Offsets) -> tuple[Offsets, Offsets, Offsets]:
    """Sentences of `TRACE_SENTENCE_WORDS` words at least; one that goes on in small letters is no new one."""
    cuts: list[int] = []
    opens: list[int] = []
    closes: list[int] = []
    spans = sentences(text)
    firsts = np.searchsorted(starts, [span.start for span in spans]).tolist()
    for span, first in zip(spans, firsts, strict=True):
        short = bool(cuts) and first - cuts[-1] < settings.TRACE_SENTENCE_WORDS
        if first == len(starts) or short or (cuts and text[span.start].islower()):
            if closes:
                closes[-1] = span.end
            continue
        cuts.append(first)
        opens.append(span.start)
        closes.append(span.end)
    if len(cuts) > 1 and len(starts) - cuts[-1] < settings.TRACE_SENTENCE_WORDS:
        cuts.pop()
        opens.pop()
        closes.pop(-2)
    return np.array([*cuts, len(starts)], np.int64), np.array(opens, np.int64), np.array(closes, np.int64)


def _stems(text: str, starts: Offsets, ends: Offsets, keys: Keys) -> Keys:
    """A hash of each word's first `TRACE_STEM` letters without its English ending; a number keeps its own key."""
    if not len(starts):
        return keys
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower()[0] for char in text)
    codes = np.frombuffer((lowered + "\0" * _COLUMNS).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = _lengths(codes, starts, ends)
    columns = np.arange(_COLUMNS)
    letters = codes[starts[:, None] + columns].astype(np.uint64)
    letters[columns >= np.minimum(lengths, settings.TRACE_STEM)[:, None]] = 0
    hashes = np.zeros(len(starts), np.uint64)
    for column in range(_COLUMNS):
        hashes = (hashes ^ letters[:, column]) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    first = codes[starts]
    return np.where((first >= ord("0")) & (first <= ord("9")), keys, hashes)


def _lengths(codes: npt.NDArray[np.uint32], starts: Offsets, ends: Offsets) -> Offsets:
    """How many letters of each word are left without plural, possessive, -ed, -ing, -ly and a final e or y."""
    lengths = ends - starts

    def cut(ending: str, least: int) -> None:
        nonlocal lengths
        fits = lengths >= max(least, len(ending))
        for back, char in enumerate(reversed(ending), 1):
            fits &= codes[np.maximum(starts + lengths - back, 0)] == ord(char)
        lengths = np.where(fits, lengths - len(ending), lengths)

    cut("'s", 3)
    cut("’s", 3)
    double = (codes[np.maximum(starts + lengths - 2, 0)] == ord("s")) & (lengths >= 2)
    plural = (codes[starts + lengths - 1] == ord("s")) & ~double & (lengths >= 4)
    lengths = np.where(plural, lengths - 1, lengths)
    for ending, least in (("ly", 5), ("ing", 6), ("ed", 5), ("e", 4), ("i", 4), ("y", 4)):
        cut(ending, least)
    return lengths
