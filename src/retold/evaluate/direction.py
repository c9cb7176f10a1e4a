"""Pairs of articles of which one is known to have taken from the other in, the share told rightly out.

Data: a CSV with the columns `source`, `derived`, `half` and `verdict` (ids of `--articles`, a Parquet file); measured
are the lines with half `held_out` and verdict `kept`.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from retold.errors import InputError, UsageError
from retold.evaluate.data import digest
from retold.evaluate.report import Report, Request, Row
from retold.records import Article, Reuse
from retold.settings import TRACE_DIRECTION_WEIGHTS
from retold.trace import copies
from retold.trace.direction import Signal, signals, source_is_left

Pair = tuple[str, str]
Signals = tuple[Signal, ...]


def measure(request: Request) -> Report:
    """Everything that `retold eval direction` prints. Raises `InputError` where the data cannot be used."""
    if request.articles is None:
        raise UsageError("direction wants --articles, a Parquet file that holds the articles of the pairs")
    try:
        with request.data.open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        pairs = [
            (line["source"], line["derived"])
            for line in lines
            if (line["half"], line["verdict"]) == ("held_out", "kept")
        ]
    except (OSError, KeyError, UnicodeError) as error:
        raise InputError(f"{request.data} is no file of judged pairs: {error}") from error
    if not pairs:
        raise InputError(f"{request.data} has no held-out pair that is kept")
    found = signs(held(request.articles, pairs), pairs)
    table = rows(list(found.values()))
    wrong = [" ".join(own) for own in pairs if source_is_left(found[own]) <= 0.5]
    data = {path.name: digest(path) for path in (request.data, request.articles)}
    figures = {f"{table[0]['by']} right": float(table[0]["right %"] or 0)}
    return Report("direction", "none", data, figures, {"scores": table}, (f"wrong: {', '.join(wrong) or 'none'}",))


def rows(found: Sequence[Signals]) -> tuple[Row, ...]:
    """The model first, then each sign alone; what says nothing counts half."""
    ways: dict[str, Callable[[Signals], float]] = {"retold": lambda own: source_is_left(own) - 0.5}
    for name in TRACE_DIRECTION_WEIGHTS:
        ways[f"{name} alone"] = _alone(name)
    return tuple(_row(by, [way(own) for own in found]) for by, way in ways.items())


def _alone(name: str) -> Callable[[Signals], float]:
    return lambda own: sum(signal.value for signal in own if signal.name == name)


def _row(by: str, values: Sequence[float]) -> Row:
    right, wrong = sum(value > 0 for value in values), sum(value < 0 for value in values)
    share = (right + (len(values) - right - wrong) / 2) / len(values)
    low, high = interval(share, len(values))
    return {
        "by": by, "right %": round(100 * share, 1), "from": low, "to": high, "right": right, "wrong": wrong,
        "silent": len(values) - right - wrong,
    }  # fmt: skip


def interval(share: float, of: int) -> tuple[float, float]:
    """Wilson's interval of 95%, in percent."""
    z = 1.96
    middle, half = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return round(100 * (middle - half) / (1 + z * z / of), 1), round(100 * (middle + half) / (1 + z * z / of), 1)


def held(path: Path, pairs: Iterable[Pair]) -> dict[str, Article]:
    """The articles of pairs, by the id that the file gives them. Raises `InputError` where one is absent."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (slow to load)

    ids = sorted({one for own in pairs for one in own})
    try:
        found = {row["id"]: _article(row) for row in pq.read_table(path, filters=[("id", "in", ids)]).to_pylist()}
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} holds no articles: {error}") from error
    absent = [one for one in ids if one not in found]
    if absent:
        raise InputError(f"{path} lacks {len(absent)} articles of the pairs, {absent[0]} among them")
    return found


def _article(row: Mapping[str, str | None]) -> Article:
    stamp = str(row["published"] or "")
    published = datetime.fromisoformat(stamp[:10]).replace(tzinfo=UTC) if stamp else None
    return Article(str(row["id"]), row["text"] or "", row["title"], row["outlet"], row["url"], published=published)


def signs(articles: Mapping[str, Article], pairs: Sequence[Pair]) -> dict[Pair, Signals]:
    """The signs of each pair (source, derived); above 0 speaks for the truth."""
    found = shared(articles, pairs)
    return {own: signals(articles[own[0]], articles[own[1]], found.get(frozenset(own), [])) for own in pairs}


def shared(articles: Mapping[str, Article], pairs: Sequence[Pair]) -> dict[frozenset[str], list[Reuse]]:
    """The passages that each pair shares."""
    found: dict[frozenset[str], list[Reuse]] = {}
    for reuse in copies(list(articles.values()), pairs):
        found.setdefault(frozenset((reuse.left.article, reuse.right.article)), []).append(reuse)
    return found
