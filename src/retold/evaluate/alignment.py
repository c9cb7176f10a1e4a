"""Passages between given pairs of texts, against true ones in four kinds of rewording: what `retold eval copies` does.

DIR holds `documents.parquet` (id, text), `pairs.parquet` and `cases.parquet` (suspicious, source, obfuscation; cases
also the offsets), as the text alignment task of PAN 2013 has them. A half of the suspicious documents, drawn by a hash
of their id, is where parameters were chosen and faults looked at; the other half is reported apart.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from retold.errors import InputError
from retold.evaluate.data import digest, find
from retold.evaluate.plagdet import Case, Plagdet, plagdet
from retold.evaluate.report import Report, Request, Row
from retold.records import Article, Span
from retold.trace import copies

_PAIR: Final = ("suspicious", "source")
_OFFSETS: Final = ("suspicious_start", "suspicious_end", "source_start", "source_end")
_FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": ("id", "text"),
    "pairs": (*_PAIR, "obfuscation"),
    "cases": (*_PAIR, "obfuscation", *_OFFSETS),
}
_CHOSEN: Final = (0, 1, 3)  # At first only 0 and 3, a third; 1 when what is found in pieces was mended.
PARTS: Final = ("all", "chosen on", "held out")


class Pairs(NamedTuple):
    """What is measured on: texts, the kind of each pair, and the true cases."""

    texts: Mapping[str, str]
    kinds: Mapping[tuple[str, str], str]
    cases: tuple[Case, ...]


def measure(request: Request) -> Report:
    """Compare all pairs at full depth, as `retold copies --pairs` does, and score what is found."""
    held = load(request.data)
    begun = time.process_time()
    found = detections(held)
    seconds = time.process_time() - begun
    files = {path.name: digest(path) for path in (find(request.data, f"{name}.parquet") for name in _FILES)}
    return report(held, found, files, seconds)


def load(folder: Path) -> Pairs:
    """The three files, checked. Raises `InputError`."""
    rows = {name: _rows(find(folder, f"{name}.parquet"), columns) for name, columns in _FILES.items()}
    texts = {row["id"]: row["text"] for row in rows["documents"]}
    kinds = {(row["suspicious"], row["source"]): row["obfuscation"] for row in rows["pairs"]}
    for id in {id for pair in kinds for id in pair}:
        if id not in texts:
            raise InputError(f"{folder}: pairs.parquet names {id!r}, which documents.parquet does not hold")
    return Pairs(texts, kinds, tuple(_case(row, texts, kinds, folder) for row in rows["cases"]))


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    try:
        return list(pq.read_table(path, columns=list(columns)).to_pylist())
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise InputError(f"{path} cannot be read: {error}; it must have the columns {', '.join(columns)}") from error


def _case(row: dict[str, Any], texts: Mapping[str, str], kinds: Mapping[tuple[str, str], str], folder: Path) -> Case:
    left, right = row["suspicious"], row["source"]
    if (left, right) not in kinds:
        raise InputError(f"{folder}: cases.parquet names the pair {left!r}, {right!r}, which pairs.parquet does not")
    spans = []
    for id, start, end in zip((left, right), _OFFSETS[::2], _OFFSETS[1::2], strict=True):
        if not 0 <= row[start] < row[end] <= len(texts[id]):
            raise InputError(f"{folder}: a case of {left!r} has no span inside {id!r}: {row[start]} to {row[end]}")
        spans.append(Span(row[start], row[end]))
    return Case(left, right, *spans)


def detections(held: Pairs) -> list[Case]:
    """What `copies` finds in the pairs."""
    articles = [Article(id, text) for id, text in held.texts.items()]
    return [
        Case(reuse.left.article, reuse.right.article, reuse.left.span, reuse.right.span)
        for reuse in copies(articles, list(held.kinds))
    ]


def report(held: Pairs, found: Sequence[Case], files: Mapping[str, str], seconds: float) -> Report:
    """Score detections, by part of the data and kind of rewording; `seconds` is the processor time of finding them."""
    tables = {part: tuple(_table(held, found, part)) for part in PARTS}
    figures = {
        f"plagdet {row['kind']}": float(row["plagdet"] or 0) for row in tables["held out"] if row["plagdet"] is not None
    }
    figures["plagdet all parts"] = float(tables["all"][-1]["plagdet"] or 0)
    # a floor holds what is greater when better
    figures["1 / granularity, percent"] = round(100 / float(tables["all"][-1]["granularity"] or 1), 1)
    speed = (
        f"{len(held.kinds) / seconds:,.0f} pairs a second of one core, preparing the texts included" if seconds else ""
    )
    return Report("copies", "none", files, figures, tables, (speed,) if speed else ())


def _table(held: Pairs, found: Sequence[Case], part: str) -> Iterable[Row]:
    pairs = {pair: kind for pair, kind in held.kinds.items() if part == "all" or _chosen(pair) == (part == PARTS[1])}
    kinds = sorted(set(held.kinds.values()))
    for kind in [*kinds, "all"]:
        own = {pair for pair, its in pairs.items() if kind in (its, "all")}
        cases = [case for case in held.cases if (case.left, case.right) in own]
        these = [case for case in found if (case.left, case.right) in own]
        yield _row(kind, len(own), cases, these)


def _row(kind: str, pairs: int, cases: Sequence[Case], found: Sequence[Case]) -> Row:
    counts: dict[str, str | int | float | None] = {
        "kind": kind, "pairs": pairs, "cases": len(cases), "found": len(found)}  # fmt: skip
    if not cases:
        return {**counts, "P": None, "R": None, "granularity": None, "plagdet": None}
    score: Plagdet = plagdet(cases, found)
    return {
        **counts,
        "P": round(100 * score.precision, 1),
        "R": round(100 * score.recall, 1),
        "granularity": round(score.granularity, 4),
        "plagdet": round(100 * score.score, 1),
    }


def _chosen(pair: tuple[str, str]) -> bool:
    """Is this pair in the half on which parameters were chosen? All pairs of one suspicious document are together."""
    return blake2b(pair[0].encode(), digest_size=4).digest()[0] % 6 in _CHOSEN
