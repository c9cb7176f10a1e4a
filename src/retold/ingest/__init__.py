"""Files in any format in; `Article` and `Rejection` records out. Entry: `ingest`.

    files and folders, standard input, URLs ──> kind, by content first ──> Article | Rejection, one at a time

`folders` and `web` say where to look, `kinds` what a file is; `plain`, `html` (with `metadata`), `tables`, `warc` and
`feeds` read each kind; below them lie `fields` (what an article is made of) and `streams` (bytes and lines).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from retold.errors import MissingExtraError
from retold.ingest import feeds, folders, html, kinds, plain, tables, warc, web
from retold.ingest.fields import article_id, language_of, moment
from retold.ingest.streams import READ_ERRORS, Unusable, peek, unpacked, whole
from retold.records import Article, Rejection

__all__ = ["article_id", "ingest", "language_of", "moment"]

_STREAMED = {
    "jsonl": tables.from_jsonl,
    "json": tables.from_json,
    "csv": tables.from_csv,
    "parquet": tables.from_parquet,
    "warc": warc.from_warc,
}


def ingest(
    origins: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None, online: bool = False
) -> Iterator[Article | Rejection]:
    """Every article in files, folders, standard input (`-`) and, if `online`, URLs; in the order given, folders sorted.

    Memory is bounded by the largest article, not by the input. What cannot be used is a `Rejection`; nothing is raised.
    """
    for given in origins:
        origin = os.fspath(given)
        if origin == "-":
            yield from _guarded(stdin or sys.stdin.buffer, "-", online)
        elif web.is_url(origin):
            yield from _fetched(origin, online)
        else:
            for path in folders.files(origin):
                yield from [path] if isinstance(path, Rejection) else _file(path, online)


def _file(path: str, online: bool) -> Iterator[Article | Rejection]:
    origin = folders.shown(path)
    try:
        with open(path, "rb") as stream:
            yield from _guarded(stream, origin, online)
    except OSError as error:
        yield folders.refused(origin, error)


def _fetched(url: str, online: bool) -> Iterator[Article | Rejection]:
    if not online:
        yield Rejection(url, "ingest", "is a URL: give --online to fetch it")
        return
    try:
        got = web.fetch(url)
    except Unusable as error:
        yield Rejection(url, "ingest", str(error))
        return
    yield from _guarded(io.BytesIO(got.data), url, online, got)


def _guarded(
    stream: BinaryIO, origin: str, online: bool, got: web.Fetched | None = None
) -> Iterator[Article | Rejection]:
    """All that one stream holds; whatever stops it becomes its last record."""
    try:
        yield from _records(stream, origin, online, got)
    except (Unusable, MissingExtraError) as error:
        yield Rejection(origin, "ingest", str(error))
    except READ_ERRORS as error:
        yield Rejection(origin, "ingest", f"damaged or cut short ({error}): nothing after this point was read")


def _records(stream: BinaryIO, origin: str, online: bool, got: web.Fetched | None) -> Iterator[Article | Rejection]:
    head, stream = peek(stream)
    name = origin
    while (inner := unpacked(head, stream)) is not None:
        head, stream = peek(inner)
        name = name.removesuffix(".gz").removesuffix(".zst")
    kind = kinds.sniff(head, kinds.ending(name))
    if kind in _STREAMED:
        empty = True
        for record in _STREAMED[kind](stream, origin):
            empty = False
            yield record
        if empty:
            yield Rejection(origin, "ingest", "empty: no article in it")
    elif kind == "feed":
        yield from feeds.from_feed(whole(stream), origin, web.fetch if online else None)
    elif kind == "sitemap":
        yield from feeds.from_sitemap(whole(stream), origin, web.fetch if online else None)
    elif kind == "html":
        yield html.article(whole(stream), origin, got.url if got else None, got.charset if got else None)
    else:
        yield plain.article(whole(stream), origin)
