"""Invented articles of any number for measuring speed: 300 to 800 words, a fifth of them retellings of others.

Words are drawn by Zipf's law from made-up ones, and so are turns of phrase of five to eight words, so that articles
which have nothing to do with each other share short phrases as news does (`bench/phrases.py` counts them in both).
A retelling takes a third to all of a recent source, in a few pieces, with word edits of up to 10%, among words of its
own. One original in five is ever retold, so that a source has as many retellings in a corpus of any size.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import numpy as np

from retold.records import Article

VOCABULARY = 60_000
RETOLD = 0.2
SOURCES, RECENT = 0.2, 2_000
PHRASES, COMMON, APART = 8_000_000, 100, 18
HOSTS = 400
_SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z br st".split() for b in "a e i o u an er is".split()]


def vocabulary(draw: np.random.Generator) -> list[str]:
    """Words of one to four syllables, common ones short."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        count = 1 + int(len(words) > 60) + int(len(words) > 4000) + int(draw.random() < 0.3)
        words["".join(_SYLLABLES[at] for at in draw.integers(0, len(_SYLLABLES), count))] = None
    return list(words)


def articles(count: int, seed: int = 0) -> Iterator[Article]:
    """`count` articles, the same ones for the same seed; the first of many are those of few."""
    draw = np.random.default_rng(seed)
    words = np.array(vocabulary(draw), object)
    weight = 1 / (np.arange(VOCABULARY) + 2.7)
    cumulated = np.cumsum(weight / weight.sum())
    kept: deque[np.ndarray[tuple[int], np.dtype[np.int32]]] = deque(maxlen=RECENT)
    phrases = np.searchsorted(cumulated, draw.random(PHRASES + 9)).astype(np.int32).clip(max=VOCABULARY - 1)
    for number in range(count):
        length = int(draw.integers(300, 801))
        own = np.searchsorted(cumulated, draw.random(length)).astype(np.int32).clip(max=VOCABULARY - 1)
        _turned(draw, own, phrases)
        if kept and draw.random() < RETOLD:
            own = _retold(draw, kept[int(draw.integers(len(kept)))], own)
        elif draw.random() < SOURCES:
            kept.append(own)
        text = " ".join(words[own])
        host = f"outlet{draw.integers(HOSTS)}"
        yield Article(f"s{number:07}", text, outlet=host, url=f"https://{host}.example/{number}")


def _turned(
    draw: np.random.Generator,
    own: np.ndarray[tuple[int], np.dtype[np.int32]],
    phrases: np.ndarray[tuple[int], np.dtype[np.int32]],
) -> None:
    """Write turns of phrase, the first ones the most common, over some of the words."""
    count = len(own) // APART
    begins = draw.integers(0, len(own) - 9, count)
    chosen = (COMMON * (PHRASES / COMMON) ** draw.random(count)).astype(np.int64)
    for begin, phrase, size in zip(begins.tolist(), chosen.tolist(), draw.integers(5, 9, count).tolist(), strict=True):
        own[begin : begin + size] = phrases[phrase : phrase + size]


def _retold(
    draw: np.random.Generator,
    source: np.ndarray[tuple[int], np.dtype[np.int32]],
    own: np.ndarray[tuple[int], np.dtype[np.int32]],
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Pieces of a source, edited, with pieces of new words between them; as long as the new words were."""
    pieces, at = [], 0
    for _ in range(int(draw.integers(1, 5))):
        size = int(draw.integers(len(source) // 8, len(source) // 3))
        begin = int(draw.integers(0, len(source) - size))
        taken = source[begin : begin + size].copy()
        edited = draw.random(size) < draw.random() * 0.1
        taken[edited] = draw.integers(0, VOCABULARY, int(edited.sum()))
        gap = int(draw.integers(0, 60))
        pieces += [own[at : at + gap], taken]
        at += gap
    return np.concatenate([*pieces, own[at:]])[: max(300, len(own))]
