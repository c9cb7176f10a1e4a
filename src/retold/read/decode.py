"""Pieces of a text and two functions that score them in, attributions as ranges of units out. Entry: `decode`.

The first function scores the tags of all roles in windows that overlap; they tell where cues, sources and contents
begin and end. The second scores, around each cue, which words are that cue's own; it tells which belong together. Both
come from the model (`tagger.py`), or from the one in training.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from retold.read.encoding import PARAGRAPH, Encoded, Ints, Vocabulary
from retold.settings import (
    READ_TAGGER_ANCHOR,
    READ_TAGGER_CONTENT,
    READ_TAGGER_OVERLAP,
    READ_TAGGER_REACH,
    READ_TAGGER_SOURCE,
    READ_TAGGER_WINDOW,
)

Floats = npt.NDArray[np.float32]
First = Callable[[Ints, Ints], tuple[Floats, Floats]]
Second = Callable[[Floats, Ints, Ints], tuple[Floats, Floats]]

ROLE_TAGS: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
OWN_TAGS: Final = ("O", "B-source", "I-source", "B-content", "I-content")
_CUE: Final = ROLE_TAGS.index("B-cue")
_SOURCE, _CONTENT = OWN_TAGS.index("B-source"), OWN_TAGS.index("B-content")


class Found(NamedTuple):
    """One attribution: ranges of units, the source's and content's possibly in pieces, and how sure each part is."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    cue_sure: float
    source_sure: float
    content_sure: float


_Range = tuple[int, int]


class _Window(NamedTuple):
    """Pieces `start` to `end` of a text; those from `inner` to `outer` are read here and nowhere else."""

    start: int
    end: int
    inner: int
    outer: int


def decode(encoded: Encoded, vocabulary: Vocabulary, first: First, second: Second) -> Iterator[Found]:
    """Attributions in order of their cues."""
    for window in _windows(encoded):
        yield from _window(encoded, vocabulary, window, first, second)


def _windows(encoded: Encoded) -> Iterator[_Window]:
    """Windows that overlap. Where a paragraph opens shortly before the next one would begin it begins there, so that a
    word more or less at the head of a text does not move every border behind it.
    """
    size, total = READ_TAGGER_WINDOW - 2, len(encoded.ids)
    openings = encoded.first[encoded.features[encoded.first] & PARAGRAPH > 0]
    start = 0
    while start < total:
        end = min(total, start + size)
        following = start + size - READ_TAGGER_OVERLAP
        at = int(np.searchsorted(openings, following, "right")) - 1
        if at >= 0 and openings[at] > following - READ_TAGGER_ANCHOR:
            following = int(openings[at])
        half = READ_TAGGER_OVERLAP // 2
        yield _Window(start, end, start + half if start else 0, total if end == total else following + half)
        if end == total:
            return
        start = following


def _window(encoded: Encoded, vocabulary: Vocabulary, window: _Window, first: First, second: Second) -> Iterator[Found]:
    """What is found in one window. One at a time: the scales of int8 arithmetic are those of what is computed together,
    and nothing here may depend on what stands elsewhere.
    """
    ids = np.concatenate(([vocabulary.start], encoded.ids[window.start : window.end], [vocabulary.end]))
    features = np.concatenate(([0], encoded.features[window.start : window.end], [0]))
    hidden, scores = (array[0] for array in first(ids[None], features[None]))
    scores = scores.astype(np.float32)
    tags = viterbi(scores)
    offset = window.start - 1
    cues = [cue for cue in runs(tags, _CUE) if window.inner <= offset + cue[0] < window.outer]
    if not cues:
        return
    own, valid = _around(cues, hidden, second)
    sure = probabilities(scores)[:, _CUE : _CUE + 2].sum(-1)
    for cue, probable, logit, (source, content) in zip(
        cues, own, valid.tolist(), _linked(cues, tags, own), strict=True
    ):
        if content:
            cue_sure = float(sure[cue[0] : cue[1]].mean()) / (1 + math.exp(-logit))
            shift = cue[0] - READ_TAGGER_REACH
            parts = (_sure(probable, source, _SOURCE, shift), _sure(probable, content, _CONTENT, shift))
            (whole,) = _units(encoded, [cue], offset)
            yield Found(whole, _units(encoded, source, offset), _units(encoded, content, offset), cue_sure, *parts)


def _around(cues: list[_Range], hidden: Floats, second: Second) -> tuple[Floats, Floats]:
    """For each cue the probabilities of its own tags, (cues, 2 * reach + 1, 5), and the log-odds that it is a cue."""
    starts, ends = np.array(cues).T
    places = starts[:, None] + np.arange(-READ_TAGGER_REACH, READ_TAGGER_REACH + 1)
    inside = (places >= 1) & (places < len(hidden) - 1)
    marks = (places >= starts[:, None]) & (places < ends[:, None]) & inside
    near = hidden[np.clip(places, 0, len(hidden) - 1)]
    own, valid = second(near, marks.astype(np.int64), inside.astype(np.int64))
    probable = probabilities(own.astype(np.float32))
    probable[marks | ~inside, 1:] = 0
    return probable, valid


def _linked(cues: list[_Range], roles: Ints, own: Floats) -> Iterator[tuple[list[_Range], list[_Range]]]:
    """The source and the content of each cue, in pieces of its window: spans of those roles, each content given to the
    cue whose own it most likely is, each cue given the likeliest source. One source may have several cues.
    """
    sources, contents = (runs(roles, ROLE_TAGS.index(OWN_TAGS[role])) for role in (_SOURCE, _CONTENT))
    shares = [_shares(cue, contents, probable, _CONTENT) for cue, probable in zip(cues, own, strict=True)]
    owners: dict[_Range, tuple[float, int]] = {}
    for number, found in enumerate(shares):
        for span, share in found.items():
            owners[span] = max(owners.get(span, (READ_TAGGER_CONTENT, -1)), (share, number))
    for number, (cue, probable) in enumerate(zip(cues, own, strict=True)):
        content = [span for span in shares[number] if owners[span][1] == number]
        likely = _shares(cue, sources, probable, _SOURCE)
        best = max(likely, key=lambda span: likely[span], default=None)
        yield [best] if best is not None and likely[best] >= READ_TAGGER_SOURCE else [], content


def _shares(cue: _Range, spans: list[_Range], probable: Floats, own: int) -> dict[_Range, float]:
    """The spans near a cue, with the mean probability that their pieces are the cue's own."""
    shift = cue[0] - READ_TAGGER_REACH
    found = {}
    for first, last in spans:
        low, high = max(0, first - shift), min(len(probable), last - shift)
        if high > low:
            found[first, last] = float(probable[low:high, own : own + 2].sum(1).mean())
    return found


def _sure(probable: Floats, spans: list[_Range], begin: int, shift: int) -> float:
    """The mean probability of a role over the pieces that have it; of its absence where none has it."""
    if not spans:
        return float(1 - probable[:, begin].max())
    parts = [probable[max(0, start - shift) : max(0, end - shift), begin : begin + 2] for start, end in spans]
    return float(np.concatenate(parts).sum(1).mean())


def _units(encoded: Encoded, spans: list[_Range], shift: int) -> tuple[_Range, ...]:
    """Ranges of pieces as ranges of the units that they touch."""
    first = encoded.first
    return tuple(
        (int(np.searchsorted(first, start + shift, "right")) - 1, int(np.searchsorted(first, end + shift)))
        for start, end in spans
    )


def runs(tags: Ints, begin: int) -> list[tuple[int, int]]:
    """Spans of one role in a row of tags: each starts at the tag `begin` and goes on over the tag after it."""
    starts = np.flatnonzero(tags == begin)
    stops = np.flatnonzero(tags != begin + 1)
    ends = np.append(stops, len(tags))[np.searchsorted(stops, starts, side="right")]
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def probabilities(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = raised / raised.sum(-1, keepdims=True)
    return result


def viterbi(scores: Floats) -> Ints:
    """The best row of BIO tags (length,) for scores (length, tags): an I follows its own B or I only.

    Tags are O, then a B and an I for each role. Where the best tags of all places are such a row, none is better.
    """
    length, count = scores.shape
    tags: Ints = scores.argmax(1).astype(np.int64)
    before = np.concatenate(([0], tags[:-1]))
    if ((tags % 2 == 1) | (tags == 0) | (before == tags) | (before == tags - 1)).all():
        return tags
    bar = np.zeros((count, count), np.float32)
    for inner in range(2, count, 2):
        bar[:, inner] = -1e6
        bar[inner - 1 : inner + 1, inner] = 0
    best = scores[0] + bar[0]
    back = np.zeros((length, count), np.int64)
    every = np.arange(count)
    for place in range(1, length):
        paths = best[:, None] + bar
        back[place] = paths.argmax(0)
        best = paths[back[place], every] + scores[place]
    tags[-1] = best.argmax()
    for place in range(length - 1, 0, -1):
        tags[place - 1] = back[place, tags[place]]
    return tags
