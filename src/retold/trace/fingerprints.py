"""Articles in, words and winnowed fingerprints of the whole corpus out, as flat arrays.

Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every `TRACE_WINDOW` consecutive shingles of `TRACE_SHINGLE`
words the smallest hash is kept. So any two texts that share a run of `TRACE_SHINGLE + TRACE_WINDOW - 1` words (16) keep
at least one common fingerprint inside that run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.records import Article
from retold.text import Keys, Offsets, words
from retold.trace.compiled import available

Progress = Callable[[int, int], None]
Indices = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_FACTOR = np.uint64(0xD6E8FEB86659FD93)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles in order of id, each id once, and their words one after another.

    `first` has one entry an article and one more: article `a` owns the words `first[a]` to `first[a + 1]`. `starts` are
    code points in the article's own text, `lengths` code points too, two bytes each where no word needs more. A large
    corpus, which the compiled kernels work on, has `quoted` too: whether each word stands inside quotation marks, but
    for the articles that are `unsure`.
    """

    articles: tuple[Article, ...]
    first: Indices
    keys: Keys
    starts: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.uint16] | npt.NDArray[np.int32]
    quoted: Mask | None = None
    unsure: Mask | None = None

    def article_of(self, positions: Indices) -> Indices:
        """The article that owns each word."""
        return np.searchsorted(self.first, positions, "right") - 1

    def ends(self, words: Indices | slice) -> Offsets:
        """Where words end."""
        return self.starts[words].astype(np.int64) + self.lengths[words]

    def words_of(self, article: int) -> slice:
        """Where an article's words are."""
        return slice(int(self.first[article]), int(self.first[article + 1]))


def corpus(articles: Sequence[Article], on_progress: Progress | None = None, jobs: int | None = None) -> Corpus:
    """The words of all articles; order and repetition of the input make no difference.

    `jobs` threads work on a large corpus (by itself as many as there are cores); the result is the same.
    """
    held = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    if available() and sum(len(article.text) for article in held) >= settings.TRACE_COMPILED:
        from retold.trace import large  # noqa: PLC0415 (imports the compiler)

        return large.corpus(tuple(held), jobs, on_progress)
    first = np.zeros(len(held) + 1, np.int64)
    keys, starts, lengths = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for number, article in enumerate(held):
        found = words(article.text)
        first[number + 1] = first[number] + len(found.keys)
        keys.append(found.keys)
        starts.append(found.starts.astype(np.int32))
        lengths.append((found.ends - found.starts).astype(np.int32))
        if on_progress and number % 256 == 0:
            on_progress(number, len(held))
    return Corpus(tuple(held), first, np.concatenate(keys), np.concatenate(starts), np.concatenate(lengths))


def shingles(keys: Keys, size: int) -> Keys:
    """A hash of every `size` consecutive words: one entry for each place where that many are left, else none."""
    count = len(keys) - size + 1
    if count < 1:
        return np.zeros(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for offset in range(size):
        hashes *= _FACTOR
        hashes += keys[offset : offset + count]
        hashes ^= hashes >> np.uint64(31)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(33)
    return hashes


def winnow(hashes: Keys, window: int) -> Offsets:
    """Places of the hashes that are the smallest of some `window` consecutive ones (all of them where they tie).

    A hash is such a minimum where it equals its opening: the sliding maximum of the sliding minimum.
    """
    window = min(window, len(hashes))
    if window < 1:
        return np.zeros(0, np.int64)
    lowest = _sliding(hashes, window, np.minimum)
    padding = np.zeros(window - 1, np.uint64)
    opened = _sliding(np.concatenate((padding, lowest, padding)), window, np.maximum)
    return np.flatnonzero(opened == hashes)


def _sliding(values: Keys, window: int, fold: np.ufunc) -> Keys:
    """`fold` over every full window, in log2(window) steps."""
    width = 1
    while width * 2 <= window:
        values = fold(values[:-width], values[width:])
        width *= 2
    rest = window - width
    return fold(values[:-rest], values[rest:]) if rest else values


class Fingerprints(NamedTuple):
    """Kept shingles in order of place: the hash, the place of the first word among all words, and the article of each;
    `bounds` says where each article's begin, with one entry more.
    """

    hashes: Keys
    places: Indices
    owners: npt.NDArray[np.int32]
    bounds: Indices


def fingerprints(held: Corpus) -> Fingerprints:
    """Every kept shingle of the corpus."""
    hashes, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    counts = np.zeros(len(held.articles) + 1, np.int64)
    for article in range(len(held.articles)):
        own = held.words_of(article)
        found = shingles(held.keys[own], settings.TRACE_SHINGLE)
        kept = winnow(found, settings.TRACE_WINDOW)
        hashes.append(found[kept])
        places.append(kept + own.start)
        counts[article + 1] = len(kept)
    owners = np.repeat(np.arange(len(held.articles), dtype=np.int32), counts[1:])
    return Fingerprints(np.concatenate(hashes), np.concatenate(places), owners, np.cumsum(counts))
