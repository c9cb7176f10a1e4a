"""The kinds of `compare/meaning.py` between two pages that are read as they would be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from retold.compare import compare
from retold.read import read
from retold.records import Article
from retold.settings import MIN_CONFIDENCE

KINDS = {"reversed", "strengthened", "weakened", "scope_changed", "hedge_dropped", "hedge_added"}
AFTER = " The weather was mild for the season and the market stayed open late."
DAY = datetime(2031, 4, 2, 9, tzinfo=UTC)


def found(source, derived, *, title=None, later=0):
    """All findings of these kinds over the default threshold; `later` in hours."""
    pages = [
        Article(id="a", text=source + AFTER, title="A page", outlet="The Courier", published=DAY),
        Article(
            id="b",
            text=derived + AFTER,
            title=title or "Another page",
            outlet="The Gazette",
            published=DAY + timedelta(hours=later),
        ),
    ]
    changes = compare(*(read(page) for page in pages))
    return [one for one in changes if one.kind in KINDS and one.confidence >= MIN_CONFIDENCE]


def meanings(source, derived, **more):
    return [one.kind for one in found(source, derived, **more)]
