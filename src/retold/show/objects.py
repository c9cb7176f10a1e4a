"""Records in, the JSON shapes of docs/cli.md out. Spans are `[start, end]`; dates are UTC, to the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from retold.records import Article, Change, Edge, Place, Reading, Rejection, Reuse, Span, Story, Table
from retold.show import phrases

Object = dict[str, Any]


def plain(value: object) -> Any:
    """Any record as JSON values, by the names of its fields."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def confident(reading: Reading, min_confidence: float) -> Reading:
    """A reading without the findings under `min_confidence`; statements keep their attributions."""
    kept = {n: None for n, a in enumerate(reading.attributions) if a.confidence >= min_confidence}
    numbered = dict(zip(kept, range(len(kept)), strict=True))
    statements = tuple(
        replace(s, attribution=None if s.attribution is None else numbered.get(s.attribution))
        for s in reading.statements
    )
    sure = reading.headline is not None and reading.headline.confidence >= min_confidence
    return replace(
        reading,
        attributions=tuple(reading.attributions[n] for n in kept),
        hedges=tuple(hedge for hedge in reading.hedges if hedge.confidence >= min_confidence),
        credits=tuple(credit for credit in reading.credits if credit.confidence >= min_confidence),
        statements=statements,
        headline=reading.headline if sure else None,
    )


def reading_object(reading: Reading) -> Object:
    """One article, read."""
    return {**plain(reading), "article": article_object(reading.article, whole=True)}


def article_object(article: Article, whole: bool = False) -> Object:
    """What identifies an article, and with `whole` its text and all that was read of its page."""
    names = (
        "id",
        "given_id",
        "origin",
        "outlet",
        "url",
        "title",
        "published",
        "published_basis",
        "authors",
        "language",
    )
    found = {name: plain(getattr(article, name)) for name in names}
    return found | {"text": article.text, "links": plain(article.links)} if whole else found


def reuse_object(reuse: Reuse, left: Article, right: Article) -> Object:
    """One pair of spans, each side with its article's ids."""
    return {**plain(reuse), "left": _side(reuse.left, left), "right": _side(reuse.right, right)}


def _side(place: Place, article: Article) -> Object:
    return {"article": place.article, "given_id": article.given_id, "span": plain(place.span)}


def story_object(
    story: Story,
    min_confidence: float = 0.0,
    revised: Mapping[tuple[str, str], Sequence[Change]] | None = None,
    table: Table | None = None,
) -> Object:
    """One story with the edges that are sure enough, with each revision what differs (`revised`, by captures), and with
    its table if there is one.
    """
    edges: Iterable[Edge] = (edge for edge in story.edges if phrases.drawn(edge, min_confidence))
    by_captures = revised or {}
    revisions = [
        {
            **plain(edge),
            "changes": [change_object(change) for change in by_captures.get((edge.source, edge.derived), ())],
        }
        for edge in story.revisions
    ]
    found = {**plain(story), "edges": [plain(edge) for edge in edges], "revisions": revisions}
    return found | {"table": {"tellings": plain(table.tellings), "rows": plain(table.rows)}} if table else found


def change_object(change: Change) -> Object:
    """One change."""
    return dict(plain(change))


def rejection_object(rejection: Rejection) -> Object:
    """One input that could not be used."""
    return dict(plain(rejection))


def trace_object(  # noqa: PLR0917
    articles: Sequence[Article],
    stories: Iterable[Story],
    changes: Iterable[Change],
    rejections: Iterable[Rejection],
    min_confidence: float = 0.0,
    tabled: Callable[[Story], Table | None] = lambda story: None,
) -> Object:
    """What a corpus gave, as one object; what differs between captures of one page stands in their story, as does a
    table if `tabled` makes one.
    """
    told: list[Change] = []
    revised: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.confidence >= min_confidence:
            (revised[change.source, change.derived] if change.revision else told).append(change)
    return {
        "articles": [article_object(article) for article in articles],
        "stories": [story_object(story, min_confidence, revised, tabled(story)) for story in stories],
        "changes": [change_object(change) for change in told],
        "rejections": [rejection_object(rejection) for rejection in rejections],
    }
