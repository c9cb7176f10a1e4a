"""Reused passages found against true ones: character precision and recall, granularity, and the plagdet score.

The measures of Potthast, Stein, Barrón-Cedeño and Rosso, "An Evaluation Framework for Plagiarism Detection" (COLING
2010), macro-averaged. A case is a span in each of two texts. A detection detects a case where both their spans overlap.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from retold.records import Span


class Case(NamedTuple):
    """A passage in two texts, true or found: the texts' ids, and a span in each."""

    left: str
    right: str
    left_span: Span
    right_span: Span


class Plagdet(NamedTuple):
    """Precision, recall and plagdet from 0 to 1; granularity, detections a detected case, is 1 at best."""

    precision: float
    recall: float
    granularity: float

    @property
    def score(self) -> float:
        """F1 of precision and recall over the logarithm (base 2) of 1 + granularity."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both / math.log2(1 + self.granularity) if both else 0.0


def plagdet(cases: Sequence[Case], found: Sequence[Case]) -> Plagdet:
    """Score detections. Without a case, or without a detection, the average that has nothing to average is 0, and
    granularity is 1 where no case is detected; nothing to find and nothing found is all 1.
    """
    if not cases and not found:
        return Plagdet(1.0, 1.0, 1.0)
    counts = [count for count in _detections(cases, found) if count]
    return Plagdet(
        _average(shares(found, cases)),
        _average(shares(cases, found)),
        sum(counts) / len(counts) if counts else 1.0,
    )


def shares(ones: Sequence[Case], others: Sequence[Case]) -> list[float]:
    """For each of the ones, the share of its characters, both texts together, that the others which detect it cover."""
    near = _by_pair(others)
    return [_share(one, [other for other in near[one.left, one.right] if _meet(one, other)]) for one in ones]


def _share(one: Case, others: Sequence[Case]) -> float:
    length = sum(span.end - span.start for span in (one.left_span, one.right_span))
    left = _common(one.left_span, [other.left_span for other in others])
    return (left + _common(one.right_span, [other.right_span for other in others])) / length if length else 0.0


def _common(one: Span, others: Iterable[Span]) -> int:
    """Characters of a span that lie in any of the others."""
    total, last = 0, one.start
    for other in sorted(others, key=lambda span: (span.start, span.end)):
        start, end = max(last, other.start), min(one.end, other.end)
        if end > start:
            total, last = total + end - start, end
    return total


def _detections(cases: Sequence[Case], found: Sequence[Case]) -> list[int]:
    near = _by_pair(found)
    return [sum(_meet(case, other) for other in near[case.left, case.right]) for case in cases]


def _meet(one: Case, other: Case) -> bool:
    return all(
        a.start < b.end and b.start < a.end
        for a, b in ((one.left_span, other.left_span), (one.right_span, other.right_span))
    )


def _by_pair(cases: Iterable[Case]) -> defaultdict[tuple[str, str], list[Case]]:
    found: defaultdict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        found[case.left, case.right].append(case)
    return found


def _average(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0
