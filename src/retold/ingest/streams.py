"""Bytes in, bounded pieces out: peeking, decompressing, and lines of any length in bounded memory."""

from __future__ import annotations

import codecs
import gzip
import importlib
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, cast

from retold import settings
from retold.errors import MissingExtraError, RetoldError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
READ_ERRORS = (OSError, EOFError, zlib.error, UnicodeError)
"""What reading or unpacking a damaged stream raises."""


class Unusable(RetoldError):  # noqa: N818 (it is a reason more than an error)
    """An input that cannot be used; the message is the reason its `Rejection` gives."""


class Line(NamedTuple):
    """One line without its line feed. Where it was longer than the limit `data` is empty and `marks` counts its `"`."""

    number: int
    data: bytes
    size: int
    marks: int
    ended: bool


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already read, put back together.

    It asks for what can be had at once, so that what stands before a break in the stream is not lost with the rest.
    """

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._read = head, getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)] or self._read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, as many as sniffing needs, and a stream that still starts with them."""
    head, read = b"", getattr(stream, "read1", stream.read)
    try:
        while len(head) < settings.INGEST_SNIFF_BYTES and (piece := read(settings.INGEST_SNIFF_BYTES - len(head))):
            head += piece
    except READ_ERRORS:  # the next read meets it again
        if not head:
            raise
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, cast(BinaryIO, _Rejoined(head, stream))


def unpacked(head: bytes, stream: BinaryIO) -> BinaryIO | None:
    """The stream inside a gzip or Zstandard stream; None where it is neither. Zstandard needs the extra `warc`."""
    if head.startswith(GZIP):
        return cast(BinaryIO, _Rejoined(b"", cast(BinaryIO, gzip.GzipFile(fileobj=stream))))
    if head.startswith(ZSTD):
        zstandard = extra("zstandard", "warc")
        return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))
    return None


def extra(module: str, name: str) -> Any:
    """An optional library; raises `MissingExtraError` with the command that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingExtraError(f"this needs the library {module}; install it: pip install 'retold[{name}]'") from None


@contextmanager
def spooled(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The same bytes where one can seek in them; large ones lie in a temporary file meanwhile."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(settings.INGEST_LINE_BYTES) as file:
        shutil.copyfileobj(stream, file, settings.INGEST_CHUNK_BYTES)
        file.seek(0)
        yield cast(BinaryIO, file)


def whole(stream: BinaryIO) -> bytes:
    """All bytes of one article's file; raises `Unusable` past the limit."""
    data = bytearray()
    while piece := stream.read(settings.INGEST_CHUNK_BYTES):
        data += piece
        if len(data) > settings.INGEST_LINE_BYTES:
            raise Unusable(f"more than {megabytes(settings.INGEST_LINE_BYTES)} in one article: split it")
    return bytes(data)


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Lines in UTF-8 or a one-byte encoding; what is marked as UTF-16 or 32 is recoded, and the mark dropped."""
    number, held, size, marks = 1, bytearray(), 0, 0
    for chunk in _chunks(stream):
        start = 0
        while start <= len(chunk):
            stop = chunk.find(b"\n", start)
            piece = chunk[start:] if stop < 0 else chunk[start:stop]
            size += len(piece)
            if size > settings.INGEST_LINE_BYTES:
                marks += held.count(b'"') + piece.count(b'"')
                held.clear()
            else:
                held += piece
            if stop < 0:
                break
            yield Line(number, bytes(held), size, marks, True)
            number, held, size, marks = number + 1, bytearray(), 0, 0
            start = stop + 1
    if size:
        yield Line(number, bytes(held), size, marks, False)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.read(settings.INGEST_CHUNK_BYTES)
    mark, encoding = next((bom for bom in BOMS if first.startswith(bom[0])), (b"", ""))
    if encoding in {"", "utf-8-sig"}:
        yield first[len(mark) :]
        while chunk := stream.read(settings.INGEST_CHUNK_BYTES):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    while first:
        yield decoder.decode(first).encode("utf-8")
        first = stream.read(settings.INGEST_CHUNK_BYTES)
    yield decoder.decode(b"", final=True).encode("utf-8")


def megabytes(size: int) -> str:
    """A number of bytes as a person reads it."""
    return f"{size / (1 << 20):.0f} MB"
