"""Pieces of a text and two functions that score them in, attributions as ranges of units out. Entry: `decode`.

The first function scores the tags of all roles in windows that overlap; cues are read from them. The second scores, in
a window around each cue, which words are that cue's own source and content. Both come from the model (`tagger.py`), or
from the one in training.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from retold.read.encoding import Encoded, Ints, Vocabulary
from retold.settings import READ_TAGGER_BATCH, READ_TAGGER_OVERLAP, READ_TAGGER_REACH, READ_TAGGER_WINDOW

Floats = npt.NDArray[np.float32]
First = Callable[[Ints, Ints, Ints], tuple[Floats, Floats]]
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


class _Window(NamedTuple):
    """Pieces `start` to `end` of a text; those from `inner` to `outer` are read here and nowhere else."""

    start: int
    end: int
    inner: int
    outer: int


def decode(encoded: Encoded, vocabulary: Vocabulary, first: First, second: Second, lean: float = 0.0) -> list[Found]:
    """Attributions in order of their cues. `lean` is added to the scores of cue tags: above 0 more cues are tried."""
    found: list[Found] = []
    windows = _windows(encoded)
    for at in range(0, len(windows), READ_TAGGER_BATCH):
        found += _batch(encoded, vocabulary, windows[at : at + READ_TAGGER_BATCH], first, second, lean)
    return found


def _windows(encoded: Encoded) -> list[_Window]:
    size, total = READ_TAGGER_WINDOW - 2, len(encoded.ids)
    step = size - READ_TAGGER_OVERLAP
    found: list[_Window] = []
    start = 0
    while start < total:
        end = min(total, start + size)
        inner = 0 if start == 0 else start + READ_TAGGER_OVERLAP // 2
        outer = total if end == total else end - READ_TAGGER_OVERLAP // 2
        found.append(_Window(start, end, inner, outer))
        if end == total:
            break
        start += step
    return found


def _batch(
    encoded: Encoded, vocabulary: Vocabulary, windows: list[_Window], first: First, second: Second, lean: float
) -> list[Found]:
    longest = max(window.end - window.start for window in windows) + 2
    ids, features, mask = (np.zeros((len(windows), longest), np.int64) for _ in range(3))
    for row, window in enumerate(windows):
        size = window.end - window.start
        ids[row, 0], ids[row, 1 : size + 1], ids[row, size + 1] = (
            vocabulary.start, encoded.ids[window.start : window.end], vocabulary.end
        )  # fmt: skip
        features[row, 1 : size + 1] = encoded.features[window.start : window.end]
        mask[row, : size + 2] = 1
    hidden, scores = first(ids, features, mask)
    scores = scores.astype(np.float32).copy()
    scores[..., _CUE : _CUE + 2] += lean
    tags, sure = viterbi(scores, mask), probabilities(scores)
    cues = [
        (row, start, end)
        for row, window in enumerate(windows)
        for start, end in runs(tags[row], _CUE)
        if window.inner <= window.start + start - 1 < window.outer
    ]
    return _own(encoded, windows, cues, hidden, mask, sure, second) if cues else []


def _own(
    encoded: Encoded, windows: list[_Window], cues: list[tuple[int, int, int]], hidden: Floats, mask: Ints,
    sure: Floats, second: Second,
) -> list[Found]:  # fmt: skip
    """The source and content of each cue, given as window, first piece and the one after its last."""
    rows = np.array([row for row, _, _ in cues])
    starts = np.array([start for _, start, _ in cues])
    places = starts[:, None] + np.arange(-READ_TAGGER_REACH, READ_TAGGER_REACH + 1)
    inside = (places >= 1) & (places < mask.sum(1)[rows][:, None] - 1)
    clipped = np.clip(places, 0, hidden.shape[1] - 1)
    marks = (places >= starts[:, None]) & (places < np.array([end for _, _, end in cues])[:, None])
    near = hidden[rows[:, None], clipped]
    own, valid = second(near, (marks & inside).astype(np.int64), inside.astype(np.int64))
    own = own.astype(np.float32).copy()
    own[marks, 1:] = -1e4
    tags, probable = viterbi(own, inside.astype(np.int64)), probabilities(own)
    found = []
    for number, (row, start, end) in enumerate(cues):
        offset = windows[row].start - 1
        content = runs(tags[number], _CONTENT)
        if not content:
            continue
        source = runs(tags[number], _SOURCE)
        shift = offset + start - READ_TAGGER_REACH
        cue = _units(encoded, [(start, end)], offset)[0]
        cue_sure = float(sure[row, start:end, _CUE : _CUE + 2].sum(1).mean() / (1 + np.exp(-valid[number])))
        found.append(
            Found(cue, tuple(_units(encoded, source, shift)), tuple(_units(encoded, content, shift)), cue_sure,
                  _sure(probable[number], source, _SOURCE), _sure(probable[number], content, _CONTENT))
        )  # fmt: skip
    return found


def _sure(probable: Floats, spans: list[tuple[int, int]], begin: int) -> float:
    """The mean probability of a role over the pieces that have it; of its absence where none has it."""
    if not spans:
        return float(1 - probable[:, begin].max())
    total = sum(float(probable[start:end, begin : begin + 2].sum()) for start, end in spans)
    return total / sum(end - start for start, end in spans)


def _units(encoded: Encoded, spans: list[tuple[int, int]], shift: int) -> list[tuple[int, int]]:
    """Ranges of pieces as ranges of the units that they touch."""
    return [
        (
            int(np.searchsorted(encoded.first, start + shift, "right")) - 1,
            int(np.searchsorted(encoded.first, end + shift)),
        )
        for start, end in spans
    ]


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


def viterbi(scores: Floats, mask: Ints) -> Ints:
    """The best rows of BIO tags (rows, length) for scores (rows, length, tags): an I follows its own B or I only.

    Tags are O, then a B and an I for each role. Where the mask is 0 only O may stand. Vectorised over rows.
    """
    rows, length, count = scores.shape
    scores = np.where(mask[..., None] == 1, scores, np.array([0.0] + [-1e6] * (count - 1), np.float32))
    bar = np.zeros((count, count), np.float32)
    for inner in range(2, count, 2):
        bar[:, inner] = -1e6
        bar[inner - 1 : inner + 1, inner] = 0
    best = scores[:, 0] + np.where(np.arange(count) % 2 == 0, -1e6, 0.0).astype(np.float32)
    best[:, 0] = scores[:, 0, 0]
    back = np.zeros((length, rows, count), np.int8)
    for place in range(1, length):
        paths = best[:, :, None] + bar
        back[place] = paths.argmax(1)
        best = paths.max(1) + scores[:, place]
    tags = np.zeros((rows, length), np.int64)
    tags[:, -1] = best.argmax(1)
    every = np.arange(rows)
    for place in range(length - 1, 0, -1):
        tags[:, place - 1] = back[place, every, tags[:, place]]
    return tags
