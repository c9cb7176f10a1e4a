"""The table of a story for a terminal: each statement on a line, and below it how each telling has it, in columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from retold import settings
from retold.records import Article, Row, Table
from retold.show import cells, phrases

_LEFT, _GAP, _NARROW, _WIDE = 4, 2, 12, 26
Line = list[tuple[str, str]]


class Grid(NamedTuple):
    """What is needed to draw a table; `lines` draws it. `clean` makes a text safe, and fit for this terminal."""

    table: Table
    articles: Mapping[str, Article]
    called: Mapping[str, str]
    width: int
    marks: cells.Marks
    clean: Callable[[str], str]

    def lines(self, rows: Sequence[Row], tellings: Sequence[str]) -> Iterator[Line]:
        """The head and the rows, as pieces with a style each; as many columns at a time as the width holds."""
        most = self._most()
        for start in range(0, len(tellings), most):
            shown = tellings[start : start + most]
            width = min(_WIDE, (self.width - _LEFT + _GAP) // len(shown) - _GAP)
            yield from self._head(shown, width)
            for row in rows:
                label = cells.clipped(self.clean(cells.label(row, self.articles)), self.width - 2)
                yield [(f"  {label}", "")]
                yield from self._row(row, shown, width)
                yield from self._elsewhere(row, tellings)

    def _most(self) -> int:
        return max(1, (self.width - _LEFT + _GAP) // (_NARROW + _GAP))

    def chosen(self, rows: Sequence[Row]) -> list[str]:
        """The tellings that one width holds: those in which most of the rows first stand or changed."""
        often: Counter[str] = Counter()
        for row in rows:
            often.update({row.label.article, *(cell.telling for cell in row.cells if cell.changes)})
        ranked = sorted(self.table.tellings, key=lambda id: -often[id])[: self._most()]
        return [id for id in self.table.tellings if id in ranked]

    def _head(self, shown: Sequence[str], width: int) -> Iterator[Line]:
        names = cells.headed(self.clean(self.called.get(id, id)) for id in shown)
        columns = [[cells.clipped(line, width) for line in wrap(name, width)[:2]] for name in names]
        for n in range(max(map(len, columns))):
            yield [(" " * _LEFT, ""), *self._line(columns, n, width, "bold")]

    def _row(self, row: Row, shown: Sequence[str], width: int) -> Iterator[Line]:
        first, by_telling = cells.first_of(row), {cell.telling: cell for cell in row.cells}
        columns, styles = [], []
        for id in shown:
            cell = by_telling[id]
            parts = [self.clean(part) for part in cells.parts(cell, first, self.articles, self.marks)]
            columns.append(_filled(parts, width))
            styles.append("bold" if cell.changes else "dim" if cell.has != "told" else "")
        for n in range(max(map(len, columns))):
            yield [(" " * _LEFT, ""), *self._line(columns, n, width, *styles)]

    def _elsewhere(self, row: Row, shown: Sequence[str]) -> Iterator[Line]:
        """How a statement changed in tellings whose columns are left out."""
        first = cells.first_of(row)
        for cell in row.cells:
            if cell.changes and cell.telling not in shown:
                name = next(iter(cells.headed([self.called.get(cell.telling, cell.telling)])))
                words = f"{name}: {' '.join(cells.parts(cell, first, self.articles, self.marks))}".replace("\xa0", " ")
                yield [(" " * _LEFT, ""), (cells.clipped(self.clean(words), self.width - _LEFT), "bold")]

    @staticmethod
    def _line(columns: Sequence[Sequence[str]], n: int, width: int, *styles: str) -> Iterator[tuple[str, str]]:
        for place, column in enumerate(columns):
            words = column[n] if n < len(column) else ""
            yield words, styles[place] if place < len(styles) else styles[-1]
            yield " " * (width - len(words) + _GAP), ""


def _filled(parts: Sequence[str], width: int) -> list[str]:
    """Pieces on as few lines as hold them, a long one on two."""
    lines: list[str] = []
    for part in parts:
        words = [cells.clipped(line.replace("\xa0", " ").strip(), width) for line in wrap(part, width)[:2]]
        if lines and len(words) == 1 and len(lines[-1]) + 1 + len(words[0]) <= width:
            lines[-1] += f" {words[0]}"
        else:
            lines += words
    return lines


def heading(table: Table, shown: int) -> str:
    """What stands over the table."""
    differ, many = len(cells.ranked(table)), len(table.rows)
    if shown == many:
        return f"Side by side: {phrases.counted(many, 'statement')}"
    most = "that differ most" if shown < differ else "that differs" if shown == 1 else "that differ"
    return f"Side by side: the {phrases.counted(shown, 'statement')} {most}, of {many}"


def rows(table: Table, verbose: bool) -> list[Row]:
    """The rows that are shown: those that differ most, or all."""
    return list(table.rows) if verbose else cells.ranked(table)[: settings.SHOW_TABLE_ROWS]
