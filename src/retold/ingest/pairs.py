"""A CSV file of pairs and the articles it names in; pairs of articles, and `Rejection`s, out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from retold.errors import InputError
from retold.records import Article, Rejection

Pair = tuple[Article, Article]


def read_pairs(path: str, articles: Iterable[Article]) -> Iterator[Pair | Rejection]:
    """The pairs of a table with columns `left` and `right`, ids as given; `InputError` where it is not such a table."""
    named = {name: article for article in articles for name in (article.id, article.given_id) if name is not None}
    for line, pair in _rows(path):
        missing = [name for name in pair if name not in named]
        if missing:
            reason = f"no article has the id {missing[0]!r}; name ids as the corpus gives them"
            yield Rejection(f"{path}:{line}", "ingest", reason)
        else:
            yield named[pair[0]], named[pair[1]]


def _rows(path: str) -> Iterator[tuple[int, tuple[str, str]]]:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"left", "right"} <= set(rows.fieldnames or ()):
                found = ", ".join(rows.fieldnames or ())
                raise InputError(f"{path}: the first line must name the columns left and right; it reads {found!r}")
            for row in rows:
                yield rows.line_num, ((row["left"] or "").strip(), (row["right"] or "").strip())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: the pairs cannot be read: {error}") from error
