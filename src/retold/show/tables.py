"""The tables of stories as one Arrow table, a row a cell, and as a Parquet file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from retold.records import Article, Cell, Row, Table
from retold.show import cells

_TEXT, _WHOLE, _FLAG, _TEXTS = pa.string(), pa.int64(), pa.bool_(), pa.list_(pa.string())
SCHEMA: Final = pa.schema([
    ("story", _TEXT), ("row", _WHOLE), ("statement", _TEXT), ("weight", pa.float64()), ("column", _WHOLE),
    ("telling", _TEXT), ("given_id", _TEXT), ("outlet", _TEXT), ("has", _TEXT), ("article", _TEXT), ("start", _WHOLE),
    ("end", _WHOLE), ("in_title", _FLAG), ("text", _TEXT), ("voice", _TEXT), ("speaker", _TEXT), ("role", _TEXT),
    ("speaker_kind", _TEXT), ("source", _TEXTS), ("certainty", _TEXT), ("negated", _FLAG), ("cue", _TEXT),
    ("cue_start", _WHOLE), ("cue_end", _WHOLE), ("figures", _TEXTS), ("differing", _TEXTS), ("changes", _TEXTS),
])  # fmt: skip


def arrow(tables: Iterable[Table], articles: Mapping[str, Article]) -> pa.Table:
    """A row for each cell, in the order of stories, statements and tellings."""
    found = [
        {"story": table.story, "row": number, "column": column, **_cell(row, cell, articles)}
        for table in tables
        for number, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
    ]
    return pa.Table.from_pylist(found, SCHEMA)


def write(path: str, tables: Iterable[Table], articles: Mapping[str, Article]) -> None:
    """Write them as Parquet. Raises `OSError` where that is not possible."""
    pq.write_table(arrow(tables, articles), path)


def _cell(row: Row, cell: Cell, articles: Mapping[str, Article]) -> dict[str, Any]:
    article, place, speaker = articles.get(cell.telling), cell.place, cell.speaker
    return {
        "statement": cells.label(row, articles), "weight": row.weight,
        "telling": cell.telling, "given_id": article.given_id if article else None,
        "outlet": article.outlet if article else None, "has": cell.has,
        "article": place.article if place else None, "start": place.span.start if place else None,
        "end": place.span.end if place else None, "in_title": cell.in_title,
        "text": cells.told(cell, place.span, articles) if place else None, "voice": cell.voice,
        "speaker": speaker.name if speaker else None, "role": speaker.role if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "source": [cells.told(cell, span, articles) for span in cell.source], "certainty": cell.certainty,
        "negated": cell.negated, "cue": cells.told(cell, cell.cue, articles) if cell.cue else None,
        "cue_start": cell.cue.start if cell.cue else None, "cue_end": cell.cue.end if cell.cue else None,
        "figures": [cells.told(cell, span, articles) for span in cell.figures],
        "differing": [cells.told(cell, span, articles) for span in cell.differing], "changes": list(cell.changes),
    }  # fmt: skip
