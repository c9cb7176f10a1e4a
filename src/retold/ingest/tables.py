"""Rows in, articles out: JSONL, JSON, CSV and Parquet, a piece at a time.

A bad row costs the row and a bad optional field the field; offsets and line numbers count from the file's start.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO, TextIO, get_args

from retold import settings
from retold.ingest import fields, html
from retold.ingest.plain import Decoder
from retold.ingest.streams import Line, Unusable, lines, megabytes, peek, spooled
from retold.records import Article, DateBasis, Rejection

COLUMNS = {
    "id": (),
    "given_id": (),
    "url": ("link", "canonical_url"),
    "outlet": ("source", "publisher", "site_name", "sitename"),
    "title": ("headline",),
    "published": ("date", "published_at", "publish_date", "date_published", "datepublished", "pubdate"),
    "published_basis": (),
    "authors": ("author", "byline"),
    "text": ("content", "body", "maintext", "article_text", "articlebody"),
    "html": ("raw_html",),
    "language": ("lang",),
    "links": (),
}
"""Each column and the names it also goes by, where the proper one is absent. Case does not matter."""
_END = "\x1eend of file\x1e"


@lru_cache(maxsize=256)
def columns(names: tuple[str, ...]) -> dict[str, str]:
    """For each field that a table has, the name of its column."""
    folded = {name.strip().lower(): name for name in reversed(names) if isinstance(name, str)}
    found = {}
    for field, others in COLUMNS.items():
        column = next((folded[name] for name in (field, *others) if name in folded), None)
        if column is not None:
            found[field] = column
    return found


def article(record: Mapping[str, Any], origin: str) -> Article:
    """The article in one row; raises `Unusable`. A line that `retold read --format jsonl` printed is one too."""
    inner = record.get("article")
    if isinstance(inner, Mapping) and "text" in inner:
        record = {**inner, "id": inner.get("given_id")}
    named = columns(tuple(record))
    value = {field: _present(record[column]) for field, column in named.items()}
    text, markup = _content(value, named)
    url = fields.line(value.get("url"))
    published = fields.moment(value.get("published"))
    given_id = value.get("id")
    page = html.page(markup, url) if text is None and markup is not None else html.Page(text or "")
    return fields.build(
        page.text,
        origin=origin,
        title=fields.line(value.get("title")) or page.title,
        outlet=fields.line(value.get("outlet")) or page.outlet,
        url=url or page.url,
        authors=fields.names(value.get("authors")) or page.authors,
        published=published or page.published,
        basis=_basis(value.get("published_basis")) if published else page.basis,
        language=html.language_code(value.get("language")) or page.language,
        links=page.links if text is None else fields.links(value.get("links"), len(text)),
        given_id=None if given_id is None else fields.whole_characters(str(given_id)),
    )


def _present(value: object) -> object:
    """None for what stands for nothing: a blank string, and the NaN that dataframes write."""
    if isinstance(value, float) and math.isnan(value):
        return None
    return None if isinstance(value, str) and not value.strip() else value


def _content(value: dict[str, Any], named: dict[str, str]) -> tuple[str | None, str | None]:
    """A row's text and its markup. Text under another name than `text` may be markup."""
    found: dict[str, str | None] = {"text": None, "html": None}
    for field in found:
        content = value.get(field)
        if isinstance(content, bytes):
            content = Decoder()(content)
        if content is not None and not isinstance(content, str):
            raise Unusable(f"its {named[field]} is a {type(content).__name__}, not a string")
        found[field] = None if content is None else fields.whole_characters(content)
    text, markup = found["text"], found["html"]
    if text is None and markup is None:
        raise Unusable("has neither text nor html: one of the two must hold the article")
    if text is not None and named["text"].strip().lower() != "text" and html.starts_like_html(text):
        return None, markup or text
    return text, markup


def _basis(value: object) -> DateBasis:
    return next((basis for basis in get_args(DateBasis) if basis == value), "given")


def row(record: object, origin: str) -> Article | Rejection:
    """One row as an article, or why it is none."""
    if not isinstance(record, Mapping):
        return Rejection(origin, "ingest", f"is a JSON {_kind(record)}, not an object: each article must be an object")
    try:
        return article(record, origin)
    except Unusable as error:
        return Rejection(origin, "ingest", str(error))


def _kind(value: object) -> str:
    return {str: "string", list: "list", bool: "boolean", int: "number", float: "number"}.get(type(value), "null")


def from_jsonl(stream: BinaryIO, origin: str) -> Iterator[Article | Rejection]:
    """One article a line; blank lines are passed over."""
    decode = Decoder()
    for line in lines(stream):
        if line.size and (line.size > settings.INGEST_LINE_BYTES or line.data.strip()):
            yield _json_line(line, f"{origin}:{line.number}", decode)


def _json_line(line: Line, origin: str, decode: Decoder) -> Article | Rejection:
    if fault := _too_long(line):
        return Rejection(origin, "ingest", fault)
    try:
        record = json.loads(decode(line.data))
    except Unusable as error:
        return Rejection(origin, "ingest", str(error))
    except (ValueError, RecursionError) as error:
        return Rejection(origin, "ingest", f"broken JSON ({error}): each line must be one whole object")
    return row(record, origin)


def _too_long(line: Line) -> str:
    limit = settings.INGEST_LINE_BYTES
    return (
        ""
        if line.size <= limit
        else f"a line of {megabytes(line.size)}, more than the {megabytes(limit)} read: split it"
    )


def from_json(stream: BinaryIO, origin: str) -> Iterator[Article | Rejection]:
    """One object, or a list of them, read an object at a time."""
    head, stream = peek(stream)
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding, newline="")
    listed = head.decode(encoding, "ignore").lstrip().startswith("[")
    number = 0
    try:
        for record in _elements(text, listed):
            number += 1
            yield row(record, f"{origin}#{number}" if listed else origin)
    except (Unusable, ValueError, RecursionError) as error:
        place = f"{origin}#{number + 1}" if listed else origin
        rest = "; the rest of the file was not read" if listed else ""
        yield Rejection(place, "ingest", f"broken JSON ({error}){rest}")
    finally:
        text.detach()


def _elements(text: TextIO, listed: bool) -> Iterator[object]:
    """The values of a JSON list, or the one value of a file; holds one value at a time, in linear time."""
    decoder = json.JSONDecoder()
    buffer, position, ended = text.read(settings.INGEST_CHUNK_BYTES).lstrip(), int(listed), False
    while True:
        position = _past_space(buffer, position, "," if listed else "")
        if listed and buffer[position : position + 1] == "]":
            return
        try:
            value, after = decoder.raw_decode(buffer, position)
        except ValueError:
            if ended:
                raise
            after = len(buffer)
        if after == len(buffer) and not ended:  # the value may go on in the next chunk
            if len(buffer) - position > settings.INGEST_LINE_BYTES:
                raise Unusable(f"an object of more than {megabytes(settings.INGEST_LINE_BYTES)}: split it")
            more = text.read(max(settings.INGEST_CHUNK_BYTES, len(buffer) - position))
            buffer, position, ended = buffer[position:] + more, 0, not more
            continue
        yield value
        position = after
        if not listed:
            if buffer[position:].strip() or text.read(settings.INGEST_CHUNK_BYTES).strip():
                raise Unusable("text after the object: one object, a list, or one object a line with the ending .jsonl")
            return


def _past_space(buffer: str, position: int, comma: str) -> int:
    while position < len(buffer) and buffer[position] in " \t\r\n" + comma:
        position += 1
    return position


class _Feed:
    """The lines of a CSV file as text.

    What cannot be used is left out, the balance of quotation marks kept, and `fault` then says so of its row.
    """

    def __init__(self, source: Iterable[Line]) -> None:
        self._lines, self._decode, self._ended = iter(source), Decoder(), False
        self.number, self.fault = 0, ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._ended:
            raise StopIteration
        line = next(self._lines, None)
        if line is None:
            self._ended = True
            return _END
        self.number = line.number
        if fault := _too_long(line):
            self.fault = fault
            return '"' * (line.marks % 2) + "\n"
        try:
            return self._decode(line.data) + "\n" if line.data.strip() else line.data.decode() + "\n"
        except Unusable as error:
            self.fault = str(error)
            return '"' * (line.data.count(b'"') % 2) + "\n"


def from_csv(stream: BinaryIO, origin: str) -> Iterator[Article | Rejection]:
    """One article a row under a row of column names; commas, semicolons, tabs or bars part the fields."""
    csv.field_size_limit(max(csv.field_size_limit(), settings.INGEST_LINE_BYTES))
    head, stream = peek(stream)
    feed = _Feed(lines(stream))
    reader = csv.reader(feed, delimiter=delimiter(Decoder()(head.splitlines()[0])))
    try:
        header = next(reader)
    except csv.Error as error:
        raise Unusable(f"broken CSV ({error}): end its lines with a line feed") from error
    if not {"text", "html"} & columns(tuple(header)).keys():
        yield Rejection(origin, "ingest", _no_content(header))
        return
    while True:
        place, feed.fault = f"{origin}:{feed.number + 1}", ""
        try:
            values = next(reader, [_END])
        except csv.Error as error:
            yield Rejection(place, "ingest", f"broken CSV ({error}): is a quotation mark left open?")
            continue
        if values == [_END]:
            return
        if values:
            yield _csv_row(header, values, place, feed.fault)


def _csv_row(header: list[str], values: list[str], origin: str, fault: str) -> Article | Rejection:
    if values[-1].endswith(_END):
        fault = "a quotation mark is left open, so that all from here to the end of the file is one row: close it"
    elif len(values) > len(header):
        fault = f"{len(values)} fields under {len(header)} column names: put fields that hold the delimiter in quotes"
    return Rejection(origin, "ingest", fault) if fault else row(dict(zip(header, values, strict=False)), origin)


def _no_content(names: Iterable[str]) -> str:
    shown = ", ".join(str(name)[:40] for name in list(names)[:20])
    return f"no column is named text or html (there are: {shown}): name the one that holds the articles so"


def delimiter(header: str) -> str:
    """What parts the fields of a table's first line: whatever gives most known column names."""
    return max(",;\t|", key=lambda mark: len(columns(_fields(header, mark))))


def _fields(line: str, mark: str) -> tuple[str, ...]:
    """The fields of one line; none where it is no line of a table."""
    try:
        return tuple(next(csv.reader([line], delimiter=mark), []))
    except csv.Error:
        return ()


def is_header(line: str) -> bool:
    """Whether a line is nothing but short names of columns, with the article's own among them."""
    names = _fields(line, delimiter(line))
    known = columns(names)
    short = all(len(name) <= 40 and len(name.split()) <= 3 for name in names)
    return short and len(known) >= 2 and bool({"text", "html"} & known.keys())


def from_parquet(stream: BinaryIO, origin: str) -> Iterator[Article | Rejection]:
    """One article a row, in batches."""
    import pyarrow as pa  # noqa: PLC0415 (0.3 s to import)
    import pyarrow.parquet as pq  # noqa: PLC0415

    number = 0
    try:
        with spooled(stream) as source:
            file = pq.ParquetFile(source, buffer_size=settings.INGEST_CHUNK_BYTES)
            wanted = columns(tuple(file.schema_arrow.names))
            if not {"text", "html"} & wanted.keys():
                yield Rejection(origin, "ingest", _no_content(file.schema_arrow.names))
                return
            for batch in file.iter_batches(settings.INGEST_BATCH_ROWS, columns=sorted(wanted.values())):
                for record in batch.to_pylist():
                    number += 1
                    yield row(record, f"{origin}#{number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        first = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        rest = f"; nothing after row {number} was read" if number else ""
        yield Rejection(origin, "ingest", f"broken or truncated Parquet ({first}){rest}: write the file anew")
