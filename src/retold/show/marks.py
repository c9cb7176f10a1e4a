"""Marked spans of a text, nested and overlapping as they are, as runs that never overlap: fit for HTML."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from retold.records import Span

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\s*\n\s*")


class Mark(NamedTuple):
    """A span, the class it is drawn in, and the anchor that leads to it."""

    span: Span
    kind: str
    anchor: str | None = None


class Run(NamedTuple):
    """Words that bear the same classes; the anchors stand before them."""

    text: str
    kinds: str
    anchors: tuple[str, ...]


def runs(text: str, block: Span, marks: Iterable[Mark]) -> list[Run]:
    """A block of a text in runs, cut wherever a mark starts or ends; in time linear in the number of marks."""
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[str]] = defaultdict(list)
    for mark in marks:
        start, end = max(mark.span.start, block.start), min(mark.span.end, block.end)
        if start < end:
            opens[start].append(mark if mark.span.start >= block.start else mark._replace(anchor=None))
            closes[end].append(mark.kind)
    cuts = sorted({block.start, block.end, *opens, *closes})
    active: Counter[str] = Counter()
    found = []
    for start, end in pairwise(cuts):
        active.subtract(closes[start])
        active.update(mark.kind for mark in opens[start])
        anchors = tuple(mark.anchor for mark in opens[start] if mark.anchor)
        found.append(Run(text[start:end], " ".join(sorted(kind for kind in active if active[kind] > 0)), anchors))
    return found


def blocks(text: str) -> list[Span]:
    """The paragraphs of a text for display: parted by blank lines where it has any, else by lines."""
    parting = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    found, start = [], 0
    for match in [*parting.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            found.append(Span(start, end))
        start = match.end() if match else end
    return found
