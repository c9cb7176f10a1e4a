"""Web archives in, articles out: pages of WARC files and texts of WET files, a record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from retold import settings
from retold.ingest import fields, html
from retold.ingest.plain import decode, title_of
from retold.ingest.streams import Unusable, extra, megabytes
from retold.records import Article, Rejection

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def from_warc(stream: BinaryIO, origin: str) -> Iterator[Article | Rejection]:
    """One article a page or text record; a page whose text cannot be used is a `Rejection`.

    Requests, metadata, images, scripts, redirects and error pages are parts of a crawl, no inputs, and are passed over.
    """
    archive = extra("warcio.archiveiterator", "warc")
    exceptions = extra("warcio.exceptions", "warc")
    number = 0
    try:
        for number, record in enumerate(archive.ArchiveIterator(stream), 1):
            place = f"{origin}#{number}"
            try:
                found = _record(record, place)
            except Unusable as error:
                found = Rejection(place, "ingest", str(error))
            if found is not None:
                yield found
    except exceptions.ArchiveLoadFailed as error:
        yield Rejection(origin, "ingest", f"broken web archive ({error}); nothing after record {number} was read")


def _record(record: Any, origin: str) -> Article | Rejection | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type == "conversion":
        text = decode(_content(record))[0]
        language = record.rec_headers.get_header("WARC-Identified-Content-Language")
        return fields.build(text, origin=origin, url=url, title=title_of(text), language=_language(language))
    if record.rec_type not in {"response", "resource"}:
        return None
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    if not kind.lower().startswith(_PAGES) or (headers and not headers.get_statuscode().startswith("2")):
        return None
    data = _content(record)
    if kind.lower().startswith("text/plain"):
        text = decode(data)[0]
        return fields.build(text, origin=origin, url=url, title=title_of(text))
    _, _, charset = kind.partition("charset=")
    found = html.article(data, origin, url, charset.strip(" \"';") or None)
    return replace(found, origin=origin)


def _content(record: Any) -> bytes:
    limit = settings.INGEST_LINE_BYTES
    data: bytes = record.content_stream().read(limit + 1)
    if len(data) > limit:
        raise Unusable(f"a page of more than {megabytes(limit)}: no single article")
    return data


def _language(codes: str | None) -> str | None:
    """WET names languages by three letters; English is told apart, all else is read from the text."""
    return "en" if codes and codes.split(",")[0] == "eng" else None
