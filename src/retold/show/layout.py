"""A story's path as a tree, and where everything goes in its picture. Coordinates are in SVG user units.

Each page has a row of its own, so that no two labels meet; a page stands right under the page it was taken from, so
that lines run through free space. Time runs to the right: every moment is a band, as wide as the longest chain
of retellings in it, so that a child stands right of its parent even where both bear one date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log2

from retold.records import Article, Edge, Story
from retold.show import phrases

STEP, ROW, TOP, LEFT, LABEL, GAP = 28, 38, 30, 34, 260, 8
_TIGHT, _WIDTH, _ASIDE = 6.0, 570.0, 72.0


@dataclass(frozen=True, slots=True)
class Node:
    """A page in the tree: the edge it hangs by, its other parents, its depth, and whether no sibling follows."""

    id: str
    edge: Edge | None
    others: tuple[Edge, ...]
    depth: int
    last: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A page in the picture."""

    id: str
    x: float
    y: float
    held: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An edge in the picture: an SVG path, solid where a credit or link says so; those that are no retelling apart."""

    path: str
    kind: phrases.EdgeKind
    main: bool
    edge: Edge


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture; `undated` is where the pages without a date stand, if there are any."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    undated: float | None


def forest(story: Story, articles: Mapping[str, Article], min_confidence: float = 0.0) -> list[Node]:
    """The pages of a story, each under the parent with the best evidence, in the order to print them.

    A retelling goes before a follow-up; a later capture stands under the one before it. An unseen page that no page is
    shown to be taken from, and that is only credited, is left out.
    """
    dates = _dates(story, articles)
    left_out = {page.id for page in story.unseen} - phrases.joined(story, min_confidence)
    order = {id: at for id, at in _order(story, dates).items() if id not in left_out}
    parents: dict[str, Edge] = {}
    others: dict[str, list[Edge]] = defaultdict(list)
    sure = [edge for edge in story.edges if phrases.drawn(edge, min_confidence)] + list(story.revisions)

    def rank(edge: Edge) -> tuple[bool, bool, float, int, str]:
        return edge.follow_up, not phrases.explicit(edge), -edge.confidence, order.get(edge.source, 0), edge.source

    for edge in sorted(sure, key=rank):
        if edge.derived in parents or _under(edge.source, edge.derived, parents):
            others[edge.derived].append(edge)
        else:
            parents[edge.derived] = edge
    children: dict[str | None, list[str]] = defaultdict(list)
    for id in sorted(order, key=lambda id: (id in parents and dates[id] < dates[parents[id].source], order[id])):
        children[parents[id].source if id in parents else None].append(id)  # one that bears an earlier date comes last
    nodes: list[Node] = []
    waiting = [(id, 0, id == children[None][-1]) for id in reversed(children[None])]
    while waiting:
        id, depth, last = waiting.pop()
        nodes.append(Node(id, parents.get(id), tuple(others[id]), depth, last))
        waiting += [(child, depth + 1, child == children[id][-1]) for child in reversed(children[id])]
    return nodes


def _dates(story: Story, articles: Mapping[str, Article]) -> dict[str, datetime]:
    """When each page of a story was published; an unseen one with the first taken from it, an undated one last."""
    far = datetime.max.replace(tzinfo=UTC)
    dates = {id: (articles[id].published or far) if id in articles else far for id in story.articles}
    for page in story.unseen:
        children = [edge.derived for edge in story.edges if edge.source == page.id] or list(page.credited_by)
        dates[page.id] = min((dates.get(child, far) for child in children), default=far)
    for edge in story.edges:
        dates.setdefault(edge.source, far)
        dates.setdefault(edge.derived, far)
    return dates


def _order(story: Story, dates: Mapping[str, datetime]) -> dict[str, int]:
    """Every page of a story by date, each unseen one before the first that was taken from it."""
    held = set(story.articles)
    ranked = sorted(dates, key=lambda id: (id != story.earliest, dates[id], id in held, id))
    return {id: n for n, id in enumerate(ranked)}


def _under(id: str, ancestor: str, parents: Mapping[str, Edge]) -> bool:
    while id != ancestor and id in parents:
        id = parents[id].source
    return id == ancestor


def draw(story: Story, articles: Mapping[str, Article], nodes: list[Node]) -> Drawing:
    """Where each page, line and day goes."""
    edges = [edge for node in nodes for edge in (node.edge, *node.others) if edge is not None]
    times = _times(story, articles, nodes, edges)
    chains = _chains(nodes, times)
    starts, end = _bands(times, chains)
    undated = [node.id for node in nodes if node.id not in times]
    column, shift = _column(undated, edges, chains, end)
    x = {id: starts[time] + shift + chains[id] * STEP for id, time in times.items()}
    x |= {id: (column or 0.0) + chains[id] * STEP for id in undated}
    y = {node.id: TOP + ROW * (n + 0.5) for n, node in enumerate(nodes)}
    held = set(story.articles)
    dots = tuple(Dot(node.id, x[node.id], y[node.id], node.id in held) for node in nodes)
    lines = tuple(
        Line(_curve((x[edge.source], y[edge.source]), (x[edge.derived], y[edge.derived])), phrases.kind(story, edge),
             edge is node.edge, edge)
        for node in nodes for edge in (node.edge, *node.others) if edge is not None
    )  # fmt: skip
    width = max([*x.values(), float(LEFT)]) + LABEL
    ticks = tuple(_ticks({time: start + shift for time, start in starts.items()}))
    return Drawing(round(width, 1), TOP + ROW * len(nodes) + 12, dots, lines, ticks, column)


def _times(
    story: Story, articles: Mapping[str, Article], nodes: Iterable[Node], edges: Iterable[Edge]
) -> dict[str, datetime]:
    """When each page stands in time: by the hour where all pages of that day have one, else by the day.

    An unseen page stands at the date of the first that was taken from it.
    """
    dated = {id: articles[id].published for id in story.articles if id in articles}
    known = {id: moment.astimezone(UTC) for id, moment in dated.items() if moment is not None}
    whole = {moment.date() for moment in known.values() if not phrases.has_hour(moment)}
    midnight = {"hour": 0, "minute": 0, "second": 0, "microsecond": 0}
    times = {id: at.replace(**midnight) if at.date() in whole else at for id, at in known.items()}  # type: ignore[arg-type]
    for page in story.unseen:
        children = [edge.derived for edge in edges if edge.source == page.id] or list(page.credited_by)
        moments = [times[child] for child in children if child in times]
        if moments:
            times[page.id] = min(moments)
    shown = {node.id for node in nodes}
    return {id: time for id, time in times.items() if id in shown}


def _chains(nodes: Iterable[Node], times: Mapping[str, datetime]) -> dict[str, int]:
    """How many ancestors in a row share a page's moment (or, with it, have none)."""
    chains: dict[str, int] = {}
    for node in nodes:
        parent = node.edge.source if node.edge else None
        together = parent in chains and times.get(parent or "") == times.get(node.id)
        chains[node.id] = chains[parent or ""] + 1 if together else 0
    return chains


def _bands(times: Mapping[str, datetime], chains: Mapping[str, int]) -> tuple[dict[datetime, float], float]:
    """Where each moment's band starts, and where the last ends. Long gaps are drawn shorter, by their logarithm."""
    deepest: dict[datetime, int] = defaultdict(int)
    for id, time in times.items():
        deepest[time] = max(deepest[time], chains[id])
    moments = sorted(deepest)
    gaps = [1 + log2(1 + (b - a) / timedelta(hours=6)) for a, b in pairwise(moments)]
    fixed = sum(STEP * deepest[moment] for moment in moments)
    scale = min(46.0, max(_TIGHT, (_WIDTH - fixed) / sum(gaps))) if gaps else 0.0
    starts, x = {}, float(LEFT)
    for moment, gap in zip(moments, [*gaps, 0.0], strict=False):
        starts[moment] = x
        x += STEP * deepest[moment] + gap * scale
    return starts, x


def _column(
    undated: list[str], edges: Iterable[Edge], chains: Mapping[str, int], end: float
) -> tuple[float | None, float]:
    """Where pages without a date stand, and how far that moves the others: the side that fewer lines must cross."""
    if not undated:
        return None, 0.0
    sources = sum((edge.source in undated) - (edge.derived in undated) for edge in edges)
    if sources > 0:
        return float(LEFT), STEP * (1 + max(chains[id] for id in undated)) + _ASIDE
    return end + _ASIDE, 0.0


def _ticks(starts: Mapping[datetime, float]) -> Iterable[Tick]:
    """A label for each new day, where there is room for it; the year where it is new."""
    last_x, last_day, year = -1e9, None, None
    for moment in sorted(starts):
        if moment.date() != last_day and starts[moment] - last_x >= (84 if moment.year != year else 52):
            yield Tick(round(starts[moment], 1), phrases.short_day(moment, moment.year != year))
            last_x, year = starts[moment], moment.year
        last_day = moment.date()


def _curve(source: tuple[float, float], derived: tuple[float, float]) -> str:
    """Down from the source, then in a round corner to the derived page; back in time it swings round its left side."""
    (x1, y1), (x2, y2) = source, derived
    down, end = 1 if y2 >= y1 else -1, x2 - GAP
    if x2 - x1 >= STEP - 1:
        turn = min(14.0, end - x1, abs(y2 - y1) / 2)
        return f"M{x1:.1f} {y1:.1f}V{y2 - down * turn:.1f}Q{x1:.1f} {y2:.1f} {x1 + turn:.1f} {y2:.1f}H{end:.1f}"
    out = min(x1, end) - 18
    return f"M{x1:.1f} {y1:.1f}C{out:.1f} {y1 + down * ROW * 0.4:.1f} {out - 8:.1f} {y2:.1f} {end:.1f} {y2:.1f}"
