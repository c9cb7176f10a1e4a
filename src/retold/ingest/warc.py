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

_CUT = "cut short in this record: nothing after it was read"
_END = b"\r\n\r\n"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


class _Watched:
    """A stream that remembers its last bytes, which tell whether an archive is whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.tail = stream, b""

    def read(self, size: int) -> bytes:
        """As of any stream."""
        data = self._stream.read(size)
        self.tail = (self.tail + data[-4:])[-4:]
        return data

    def tell(self) -> int:
        """Asked for by the iterator; nothing here depends on it."""
        return 0

    def close(self) -> None:
        """Left to whoever opened the stream."""


def from_warc(stream: BinaryIO, origin: str) -> Iterator[Article | Rejection]:
    """One article a page or text record; a page whose text cannot be used is a `Rejection`.

    Requests, metadata, images, scripts, redirects and error pages are parts of a crawl, no inputs, and are passed over.
    """
    archive = extra("warcio.archiveiterator", "warc")
    exceptions = extra("warcio.exceptions", "warc")
    number, found, watched = 0, None, _Watched(stream)
    try:
        for number, record in enumerate(archive.ArchiveIterator(watched), 1):
            place = f"{origin}#{number}"
            try:
                found = _record(record, place)
            except Unusable as error:
                found = Rejection(place, "ingest", str(error))
            if found is not None:
                yield found
        if watched.tail != _END and not (isinstance(found, Rejection) and found.reason == _CUT):
            yield Rejection(
                origin, "ingest", f"seems cut short after record {number}: it does not end as a record does"
            )
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
    if _is_cut(record):
        raise Unusable(_CUT)
    return data


def _is_cut(record: Any) -> bool:
    """Whether a record ends before it said it would."""
    record.raw_stream.read()
    return bool(getattr(record.raw_stream, "limit", 0))


def _language(codes: str | None) -> str | None:
    """WET names languages by three letters; English is told apart, all else is read from the text."""
    return "en" if codes and codes.split(",")[0] == "eng" else None
