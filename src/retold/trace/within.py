"""One story in, the passages that its pages tell in each other's words out: what shared runs of words do not show.

They say that two pages tell the same, not that one has it from the other: two reporters at one hearing do so too.
Lineage does not read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from retold import settings
from retold.records import Reuse
from retold.trace.align import Match
from retold.trace.field import Field
from retold.trace.paraphrase import Retelling, retellings
from retold.trace.sentences import Stemmed, stemmed


def in_other_words(story: Field) -> list[Reuse]:
    """Passages told in other words, of pairs of pages that are close in content or share wording, in order."""
    ready: dict[int, Stemmed] = {}
    found = []
    for one, other in _pairs(story):
        for page in (one, other):
            if page not in ready:
                ready[page] = stemmed(story.readings[page].article.text)
        exact = sorted(match for match, _ in story.shared.get((one, other), ()))
        for told in retellings(ready[one], ready[other], exact, summaries=False):
            if _counts(told, exact):
                reuse = story.wording.reuse(one, other, told.match)
                left, right = replace(reuse.left, span=told.left), replace(reuse.right, span=told.right)
                found.append(replace(reuse, left=left, right=right, similarity=round(told.similarity, 4)))
    return [reuse for reuse in found if not reuse.boilerplate]


def _pairs(story: Field) -> list[tuple[int, int]]:
    """For each page the few that it shares most with, ascending; captures of one address are no pair."""
    found = set()
    for page, near in enumerate(story.neighbours):
        others = [other for other in near if not story.sources.versions(page, other)]
        others.sort(key=lambda other: (-story.near(page, other), -story.heard(page, other), other))
        found |= {(min(page, other), max(page, other)) for other in others[: settings.TRACE_WITHIN_PAGES]}
    return sorted(found)


def _counts(told: Retelling, exact: list[Match]) -> bool:
    """Whether it is sure enough, and not for the most part what exact runs show already."""
    if told.evidence < settings.TRACE_WITHIN_EVIDENCE or told.similarity < settings.TRACE_WITHIN_SIMILARITY:
        return False
    return max(_covered(told, exact)) <= settings.TRACE_WITHIN_EXACT


def _covered(told: Retelling, exact: list[Match]) -> Iterator[float]:
    """Which share of either side stands in exact matches."""
    for side in (0, 1):
        start, end = (told.match.left, told.match.right)[side]
        mask = np.zeros(end - start, np.bool_)
        for match in exact:
            low, high = (match.left, match.right)[side]
            mask[max(0, low - start) : max(0, high - start)] = True
        yield float(mask.mean())
