"""`number_changed`: a figure of the source that has another value or unit in the same place of the retelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair, flanks
from retold.compare.finding import change
from retold.compare.quantities import Quantity, agree, quantities
from retold.compare.telling import Telling
from retold.records import Change, Span

_TIMES: Final = {"date", "month", "year", "clock"}
_ROLES: Final = ("weekday", "date", "month", "year", "clock", "score", "ordinal", "vague", "factor", "span")


def number_changes(pair: Pair) -> Iterator[Change]:
    """Figures changed in aligned sentences. One that agrees with a figure of the other text is at most moved."""
    every, others = Figures(pair.source), Figures(pair.derived)
    for match in pair.matches:
        if match.score == 1.0 or _apart(pair.derived, match.derived) or _apart(pair.source, match.source):
            continue
        here, there = every[match.source], others[match.derived]
        left = [q for q in here if not any(agree(q, other) for other in there)]
        right = [q for q in there if not any(agree(other, q) for other in here)]
        for before in left:
            others_figures = {(q.kind, q.low) for q in here} - {
                (before.kind, before.low)
            }  # a figure that is kept stands for itself
            free = [
                after for after in right if _comparable(before, after) and (after.kind, after.low) not in others_figures
            ]
            scored = [(_role(pair, match, before, after), after) for after in free]
            sure, after = max(scored, key=lambda item: (item[0], -item[1].span.start), default=(0.0, before))
            if not sure and len(free) == 1 == sum(_comparable(other, free[0]) for other in left):
                sure, after = _alone(pair, match, before, free[0]), free[0]
            if sure > 0 and not _told(every, after) and not _kept(others, match, before):
                sure *= 0.6 + 0.4 * match.score
                if before.kind not in _TIMES and {q.kind for q in left} & {q.kind for q in right} & _TIMES:
                    sure *= settings.COMPARE_OTHER_TIME
                because = _because(pair, before, after)
                yield change(pair, "number_changed", before.span, after.span, because=because, confidence=sure)


def _apart(side: Telling, sentence: int) -> bool:
    """Whether a sentence ends in a post's signature, whose date is its own, or counts a page's pictures and films."""
    span = side.reading.sentences[sentence]
    return "(@" in side.text[span.start : span.end] or _COUNTER.search(side.text, span.start, span.end) is not None


_COUNTER: Final = re.compile(r"\b\d+ of \d+ (?:Photos?|Images?|Slides?|Pictures?)\b|\b(?:MUST|JUST) WATCH")


class Figures:
    """The quantities of a telling, sentence by sentence, read when they are asked for."""

    def __init__(self, side: Telling) -> None:
        self._side = side
        self._found: dict[int, list[Quantity]] = {}

    def __len__(self) -> int:
        return len(self._side.reading.sentences)

    def __getitem__(self, sentence: int) -> list[Quantity]:
        if sentence not in self._found:
            self._found[sentence] = quantities(self._side.text, self._side.reading.sentences[sentence])
        return self._found[sentence]


def _told(every: Figures, after: Quantity) -> bool:
    """Whether the source has the new figure too, somewhere."""
    return any(q.kind == after.kind and agree(q, after) for index in range(len(every)) for q in every[index])


def _kept(others: Figures, match: Match, before: Quantity) -> bool:
    """Whether the retelling has the old figure too, in the sentence or beside it."""
    near = range(max(0, match.derived - 1), min(len(others), match.derived + 2))
    return any(q.kind == before.kind and agree(before, q) for index in near for q in others[index])


def _comparable(before: Quantity, after: Quantity) -> bool:
    if before.kind in _ROLES or after.kind in _ROLES:
        return before.kind == after.kind
    same_figure = before.low == after.low and before.high == after.high
    if same_figure and before.rate and after.rate and before.rate != after.rate:
        return True
    if before.unit and after.unit and before.unit != after.unit:
        money = "money" in {before.kind, after.kind} and "count" not in {before.kind, after.kind}
        return same_figure and (money or before.dimension == after.dimension)
    if "points" in {before.kind, after.kind}:
        return same_figure and {before.kind, after.kind} == {"points", "percent"}
    return before.kind == after.kind


def _role(pair: Pair, match: Match, before: Quantity, after: Quantity) -> float:
    """How surely two figures stand in one role: the same words on both sides, or the same thing counted."""
    a, b = _at(pair.source, before), _at(pair.derived, after)
    strict, blocks = before.kind in _ROLES, pair.blocks(match)
    if before.kind == "count" and _counts_other(pair, a, b):
        return 0.0
    for index, (tag, i, k, p, q) in enumerate(blocks):
        meet = i < a.stop and a.start < k and p < b.stop and b.start < q
        if tag != "replace" or not meet or max(k - i, q - p) > settings.COMPARE_SLOT:
            continue
        left, right = flanks(blocks, index)
        edge = (index == 0 and right >= 3) or (index == len(blocks) - 1 and left >= 3)
        if edge or min(left, right) >= 2:
            return settings.COMPARE_NUMBER_SLOT
        if min(left, right) and left + right >= 4 and not strict:
            return settings.COMPARE_NUMBER_NEAR
    if strict:
        return 0.0
    behind, ahead = _shared(pair, a, b, before=True), _shared(pair, a, b, before=False)
    here, there = pair.source.within(match.source), pair.derived.within(match.derived)
    if match.score >= settings.COMPARE_NUMBER_ALIKE:  # the sentence's own beginning or end is a neighbour too
        behind |= a.start == here.start and b.start == there.start
        ahead |= a.stop == here.stop and b.stop == there.stop
    if behind and ahead:
        return settings.COMPARE_NUMBER_NEAR
    same_figure = before.low == after.low != 1 and match.sure >= settings.COMPARE_ALIGNED
    return settings.COMPARE_NUMBER_FAR if same_figure else 0.0


def _alone(pair: Pair, match: Match, before: Quantity, after: Quantity) -> float:
    """How surely two figures are one where the sentences have no other of their sort and tell much the same."""
    if match.score < settings.COMPARE_NUMBER_ALIKE:
        return 0.0
    if before.kind in {"count", "ordinal"}:
        a, b = _at(pair.source, before), _at(pair.derived, after)
        left, right = (slice(place.stop, place.stop + 3) for place in (a, b))
        counted = pair.source_terms[left][pair.source.content[left]]
        shared = bool(np.isin(counted, pair.derived_terms[right][pair.derived.content[right]]).any())
        return settings.COMPARE_NUMBER_ALONE if shared else 0.0
    return settings.COMPARE_NUMBER_ALONE


def _counts_other(pair: Pair, a: slice, b: slice) -> bool:
    """Whether other words follow the two figures: not the same thing is counted."""
    left, right = pair.source_terms[a.stop : a.stop + 2].tolist(), pair.derived_terms[b.stop : b.stop + 2].tolist()
    return bool(left) and bool(right) and not set(left) & set(right)


def _at(side: Telling, quantity: Quantity) -> slice:
    start = int(np.searchsorted(side.words.ends, quantity.span.start, "right"))
    return slice(start, max(start + 1, int(np.searchsorted(side.words.starts, quantity.span.end))))


def _shared(pair: Pair, a: slice, b: slice, before: bool) -> bool:
    """Whether a content word right before (or after) one figure stands right before (or after) the other."""
    left = slice(max(0, a.start - 3), a.start) if before else slice(a.stop, a.stop + 2)
    right = slice(max(0, b.start - 3), b.start) if before else slice(b.stop, b.stop + 2)
    terms = pair.source_terms[left][pair.source.content[left]]
    return bool(np.isin(terms, pair.derived_terms[right][pair.derived.content[right]]).any())


def _because(pair: Pair, before: Quantity, after: Quantity) -> str:
    was, now = pair.source.said(_worded(pair.source, before.span)), pair.derived.said(_worded(pair.derived, after.span))
    unit = before.unit != after.unit or before.rate != after.rate
    what = "the unit is another" if before.low == after.low and unit else "the figure is another"
    return f"“{was}” became “{now}”: {what}."


def _worded(side: Telling, span: Span) -> Span:
    """A figure with the word after it, and a loosening word before it."""
    end = int(np.searchsorted(side.words.starts, span.end))
    if end < len(side.words.ends) and side.text[span.end : int(side.words.starts[end])].strip() == "":
        return Span(span.start, int(side.words.ends[end]))
    return span
