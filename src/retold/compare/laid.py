"""A quotation of one telling laid over the words of the other that it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple

import numpy as np

from retold import settings
from retold.compare.align import Block
from retold.compare.telling import Indices, Telling
from retold.records import Span
from retold.text import Keys

ELLIPSIS: Final = re.compile(r"\.\s?\.|…|\[\s*\]|\*\s?\*\s?\*")
MARK: Final = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Laid:
    """A quotation's words laid over another telling's: word indices, and the edits between them."""

    quotation: Span
    edits: list[Block]
    matched: int
    words: int

    @property
    def start(self) -> int:
        """The first word of the other telling that the quotation has too."""
        return next(edit[1] for edit in self.edits if edit[0] == "equal")

    @property
    def end(self) -> int:
        """One past the last word of the other telling that the quotation has too."""
        return next(edit[2] for edit in reversed(self.edits) if edit[0] == "equal")


class Runs(NamedTuple):
    """A telling's runs of three words, as sorted keys, and the index of each one's first word."""

    keys: Keys
    places: Indices


def runs(side: Telling) -> Runs:
    """The runs of three words of a telling."""
    keys = _runs(side.words.keys)
    order = np.argsort(keys, kind="stable")
    return Runs(keys[order], order)


def _runs(keys: Keys) -> Keys:
    if len(keys) < 3:
        return keys[:0]
    prime = np.uint64(0x100000001B3)
    joined: Keys = (keys[:-2] * prime + keys[1:-1]) * prime + keys[2:]
    return joined


def places(quoting: Telling, quotation: Span, runs: Runs) -> list[Indices]:
    """For each run of three words of a quotation, the words of the other telling at which it starts: eight at most."""
    wanted = _runs(quoting.words.keys[quoting.at(quotation)])
    low, high = np.searchsorted(runs.keys, wanted), np.searchsorted(runs.keys, wanted, "right")
    return [runs.places[a : min(b, a + 8)] for a, b in zip(low, high, strict=True)]


def lay(quoting: Telling, quotation: Span, other: Telling, runs: Runs) -> Laid | None:
    """A quotation over the stretch of the other telling that shares most of its runs; none where too little is shared.

    In the edits the other telling's words come first.
    """
    place = quoting.at(quotation)
    count = place.stop - place.start
    if not settings.COMPARE_QUOTE_WORDS <= count <= settings.COMPARE_QUOTE_LONGEST or not len(runs.keys):
        return None
    seeds = [found - number for number, found in enumerate(places(quoting, quotation, runs)) if len(found)]
    if not seeds:
        return None
    slack = settings.COMPARE_QUOTE_SLACK + count // 2
    centre = _centre(np.concatenate(seeds), slack)
    start, end = max(0, centre - slack), min(len(other.words.keys), centre + count + slack)
    left, right = other.words.keys[start:end].tolist(), quoting.words.keys[place].tolist()
    edits: list[Block] = [
        (tag, a + start, b + start, c + place.start, d + place.start)
        for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    ]
    matched = sum(edit[2] - edit[1] for edit in edits if edit[0] == "equal")
    if matched < max(settings.COMPARE_QUOTE_WORDS - 1, settings.COMPARE_QUOTE_MATCHED * count):
        return None
    return Laid(quotation, edits, matched, count)


def _centre(seeds: Indices, slack: int) -> int:
    """The place that most of the shared runs point to, give or take `slack` words."""
    places = np.sort(seeds)
    near = np.searchsorted(places, places + slack, "right") - np.searchsorted(places, places - slack)
    return int(places[int(near.argmax())])


def one_breath(side: Telling, start: int, end: int) -> bool:
    """Whether no quotation mark and no ellipsis stands between a word's left neighbour and its right one."""
    text = around(side, start, end)
    return not MARK.search(text) and not ELLIPSIS.search(text)


def around(side: Telling, start: int, end: int) -> str:
    """The text from one word's left neighbour to the right neighbour of another."""
    last = len(side.words.starts) - 1
    return side.text[int(side.words.ends[max(start - 1, 0)]) : int(side.words.starts[min(end, last)])]


def sure(laid: Laid) -> float:
    """Confidence that a quotation was taken from where it is laid, by how much is the same and how long it is."""
    return settings.COMPARE_QUOTE_SURE * min(1.0, laid.matched / laid.words + 0.05) * min(1.0, 0.4 + laid.matched / 10)
