"""The table of a story for the page: plain strings for the template, each cell in marks and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from retold import settings
from retold.records import Article, Row, Table
from retold.show import cells, excerpt


class CellView(NamedTuple):
    """A cell: its pieces for the eye, the same in words, and the class it is drawn in."""

    parts: list[str]
    words: str
    kind: str


class LineView(NamedTuple):
    """A statement, in the words of its first telling, and its cells."""

    label: str
    cells: list[CellView]


class TableView(NamedTuple):
    """A table: columns by name, with the anchor of each page that is held; the lines shown first, and all of them where
    there are more; how many there are at all.
    """

    columns: list[tuple[str, str | None]]
    first: list[LineView]
    every: list[LineView]
    total: int


def view(
    table: Table | None, articles: Mapping[str, Article], called: Mapping[str, str], anchors: Mapping[str, str]
) -> TableView | None:
    """The statements that differ most, and then all in the order of the text; nothing where nothing differs."""
    ranked = cells.ranked(table) if table is not None else []
    if table is None or not ranked:
        return None
    columns = [(called.get(id, id), anchors.get(id)) for id in table.tellings]
    first = ranked[: settings.SHOW_PAGE_ROWS]
    more = len(table.rows) > len(first)
    every = [_line(row, articles) for row in table.rows[: settings.SHOW_PAGE_ROWS_MOST]] if more else []
    return TableView(columns, [_line(row, articles, settings.SHOW_WORDS) for row in first], every, len(table.rows))


def _line(row: Row, articles: Mapping[str, Article], limit: int = settings.SHOW_PAGE_WORDS) -> LineView:
    first, found = cells.first_of(row), []
    for cell in row.cells:
        words = cells.in_words(cell, first, articles)
        kind = "touched" if cell.changes else cell.has
        found.append(CellView(cells.parts(cell, first, articles), words[:1].upper() + words[1:], kind))
    return LineView(excerpt.clip(cells.label(row, articles), limit), found)
