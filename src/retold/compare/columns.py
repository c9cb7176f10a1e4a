"""The tellings of a story in the order in which they stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from retold.records import Edge, Reading, Story

_LAST: Final = datetime.max.replace(tzinfo=UTC)


def columns(story: Story, readings: Iterable[Reading]) -> tuple[str, ...]:
    """The earliest held first, then down the path, page by page under the one it was most surely taken from.

    Unseen pages are among them where wording of theirs was recovered, before the pages taken from them.
    """
    dates = {one.article.id: one.article.published or _LAST for one in readings if one.article.id in story.articles}
    recovered = {page.id for page in story.unseen if page.recovered}
    for page in story.unseen:
        taken = [dates[edge.derived] for edge in story.edges if edge.source == page.id and edge.derived in dates]
        dates[page.id] = min(taken, default=_LAST)
    order = sorted(dates, key=lambda id: (id != story.earliest, dates[id], id not in recovered, id))
    parents = _parents(story, dates.keys())
    children: dict[str | None, list[str]] = defaultdict(list)
    for id in order:
        children[parents.get(id)].append(id)
    found, waiting = [], children[None][::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(children[found[-1]])
    return tuple(id for id in found if id in recovered or id in story.articles)


def _parents(story: Story, known: Iterable[str]) -> dict[str, str]:
    """Each page's surest source, where that makes no circle; of captures of a page the one before."""
    parents: dict[str, str] = {}
    known = set(known)

    def rank(edge: Edge) -> tuple[bool, bool, float, str, str]:
        explicit = "credit" in edge.basis or "link" in edge.basis
        return edge.follow_up, not explicit, -edge.confidence, edge.source, edge.derived

    for edge in (*story.revisions, *sorted(story.edges, key=rank)):
        above: str | None = edge.source
        while above is not None and above != edge.derived:
            above = parents.get(above)
        if above is None and edge.derived not in parents and {edge.source, edge.derived} <= known:
            parents[edge.derived] = edge.source
    return parents
