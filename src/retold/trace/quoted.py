"""A text in, the ranges inside quotation marks out, however the marks are used."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from retold.text import CLOSING, OPENING, paragraphs

_MARK = re.compile(r'["“”„«»‟]')
_POST = re.compile(r"[—–-]\s?[^\n()]{1,60}\(@\w{1,30}\)")


def quoted(text: str) -> list[tuple[int, int]]:
    """Ranges between quotation marks, and posts set in the text ("... — Name (@name)"). A quotation that no
    mark closes ends with its paragraph; straight marks open and close by turns.
    """
    found: list[tuple[int, int]] = []
    for paragraph in paragraphs(text):
        post = _POST.search(text, paragraph.start, paragraph.end)
        if post is not None:
            found.append((paragraph.start, post.start()))
        start: int | None = None
        for match in _MARK.finditer(text, paragraph.start, paragraph.end):
            mark, at = match.group(), match.start()
            if start is not None and mark in CLOSING:
                found.append((start, at))
                start = None
            elif start is None and mark in OPENING:
                start = match.end()
        if start is not None:
            found.append((start, paragraph.end))
    return found


def quoted_words(text: str, starts: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """For each word, by where it starts, whether it stands inside quotation marks."""
    depth = np.zeros(len(starts) + 1, np.int32)
    ranges = np.array(quoted(text), np.int64).reshape(-1, 2)
    np.add.at(depth, np.searchsorted(starts, ranges[:, 0]), 1)
    np.add.at(depth, np.searchsorted(starts, ranges[:, 1]), -1)
    return np.asarray(np.cumsum(depth[:-1]) > 0)
