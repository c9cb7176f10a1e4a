"""Two sets of attributions of one text in, counts out: what agrees, by role, linked, and as a whole.

 tok      words (punctuation counts) that stand in a span of that role
 half     an attribution's role as one unit, its pieces united: a match shares at least half of the longer one's words,
          one to one; the same words used by two attributions are one unit
 exact    contiguous pieces with the same first and last word
 link     content and source both match by half; two missing sources match
 triple   content, cue and source all match by half; attributions without one of them are left out on both sides
 recall   contents of the reference that are matched by half, by kind: direct (nine in ten words inside double quotation
          marks), mixed, indirect

The roles are PolNeAR's. A test holds these counts against those of an independent scorer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.evaluate.data import ROLES
from retold.records import Spans

KINDS: Final = ("direct", "mixed", "indirect")
MEASURES: Final = (*(f"{m} {role}" for m in ("tok", "half", "exact") for role in ROLES), "link", "triple")
KEYS: Final = (*MEASURES, *(f"recall {kind}" for kind in KINDS))
"""The rows of a tally."""
Counts = npt.NDArray[np.int64]
"""Hits, found and gold in its last axis."""
_WORD: Final = re.compile(r"\w+(?:[.'’-]\w+)*|[^\s\w]")
_MARK: Final = re.compile(r'[\n"“”]')
_Unit = tuple[int, ...]
"""The words of a role of one attribution, in order."""
_Pairs = list[tuple[int, int]]


class Parts(Protocol):
    """Anything with the three roles as spans: an `Attribution`, or an annotator's mark."""

    @property
    def source(self) -> Spans:
        """Who is said to have said it."""

    @property
    def cue(self) -> Spans:
        """The words that say so."""

    @property
    def content(self) -> Spans:
        """What is said."""


class _Words:
    """The words of one text, and which of them stand inside double quotation marks."""

    def __init__(self, text: str) -> None:
        bounds = np.array([match.span() for match in _WORD.finditer(text)], np.int64).reshape(-1, 2)
        self.starts, self.ends = bounds[:, 0], bounds[:, 1]
        self.quoted = _quoted(text, self.starts)

    def unit(self, spans: Spans) -> _Unit:
        """The words that these spans touch."""
        touched: set[int] = set()
        for span in spans:
            first = int(np.searchsorted(self.ends, span.start, "right"))
            touched.update(range(first, int(np.searchsorted(self.starts, span.end, "left"))))
        return tuple(sorted(touched))

    def kind(self, content: _Unit) -> str:
        """Direct, mixed or indirect, by how many of the words are quoted."""
        share = float(self.quoted[list(content)].mean())
        return "direct" if share >= settings.EVALUATE_QUOTED else "mixed" if share else "indirect"


def _quoted(text: str, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which words start inside double quotation marks. A line's end closes what is open."""
    places, states = [-1], [False]
    for match in _MARK.finditer(text):
        mark = match.group()
        closes = mark == "”"
        places.append(match.start() + closes)  # a closing mark is itself inside
        states.append(mark == "“" or (mark == '"' and not states[-1]))
    last = np.searchsorted(np.array(places), starts, "right") - 1
    found: npt.NDArray[np.bool_] = np.array(states)[last]
    return found


def tally(text: str, gold: Iterable[Parts], found: Iterable[Parts]) -> Counts:
    """Hits, found and gold for each of `KEYS`: an array of shape (keys, 3). Tallies add up over texts."""
    words = _Words(text)
    sides = [[tuple(words.unit(getattr(each, role)) for role in ROLES) for each in side] for side in (found, gold)]
    counts: dict[str, tuple[int, int, int]] = {}
    for at, role in enumerate(ROLES):
        left, right = (sorted({units[at] for units in side if units[at]}) for side in sides)
        tokens = [{word for unit in side for word in unit} for side in (left, right)]
        runs = [{run for unit in side for run in _runs(unit)} for side in (left, right)]
        counts[f"tok {role}"] = _counts(*tokens)
        counts[f"exact {role}"] = _counts(*runs)
        counts[f"half {role}"] = len(_matched(left, right)), len(left), len(right)
    left3, right3 = ([units for units in side if units[2]] for side in sides)
    pairs = _matched([units[2] for units in left3], [units[2] for units in right3])
    linked = sum(_half(left3[i][0], right3[j][0]) or not (left3[i][0] or right3[j][0]) for i, j in pairs)
    counts["link"] = linked, len(left3), len(right3)
    counts["triple"] = _triples(left3, right3)
    matched = {j for _, j in pairs}
    kinds = [words.kind(units[2]) for units in right3]
    for kind in KINDS:
        of_kind = {j for j, each in enumerate(kinds) if each == kind}
        counts[f"recall {kind}"] = len(of_kind & matched), 0, len(of_kind)
    return np.array([counts[key] for key in KEYS], np.int64)


def _triples(found: list[tuple[_Unit, ...]], gold: list[tuple[_Unit, ...]]) -> tuple[int, int, int]:
    found, gold = ([units for units in side if all(units)] for side in (found, gold))
    pairs = _matched([units[2] for units in found], [units[2] for units in gold])
    hits = sum(all(map(_half, found[i], gold[j])) for i, j in pairs)
    return hits, len(found), len(gold)


def _counts(found: set[int] | set[tuple[int, int]], gold: set[int] | set[tuple[int, int]]) -> tuple[int, int, int]:
    return len(found & gold), len(found), len(gold)


def _runs(unit: _Unit) -> list[tuple[int, int]]:
    """Its pieces of neighbouring words, each as first word and last."""
    numbers = np.array(unit, np.int64)
    breaks = np.flatnonzero(np.diff(numbers) > 1)
    firsts, lasts = numbers[np.concatenate(([0], breaks + 1))], numbers[np.concatenate((breaks, [len(unit) - 1]))]
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def _half(left: _Unit, right: _Unit) -> bool:
    return bool(left and right) and 2 * len(set(left) & set(right)) >= max(len(left), len(right))


def _matched(left: Sequence[_Unit], right: Sequence[_Unit]) -> _Pairs:
    """One-to-one pairs that share half of the longer one's words, those that share most first; ties by order."""
    owners: defaultdict[int, list[int]] = defaultdict(list)
    for i, unit in enumerate(left):
        for word in unit:
            owners[word].append(i)
    agreeing: list[tuple[float, int, int]] = []
    for j, unit in enumerate(right):
        for i, shared in Counter(i for word in unit for i in owners.get(word, ())).items():
            longer = max(len(left[i]), len(unit))
            if 2 * shared >= longer:
                agreeing.append((-shared / longer, i, j))
    pairs: _Pairs = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(agreeing):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs
