"""The first bytes of a file and its ending in, its kind out. Content decides first, the ending second."""

from __future__ import annotations

import json
import os
import re
from typing import Literal

from retold.ingest.html import starts_like_html
from retold.ingest.streams import BOMS, Unusable
from retold.ingest.tables import is_header

Kind = Literal["plain", "html", "json", "jsonl", "csv", "parquet", "warc", "feed", "sitemap"]

_ENDINGS: dict[str, Kind] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
_FOREIGN = (
    (b"%PDF-", "a PDF: save its text as a .txt file"),
    (b"PK\x03\x04", "a zip archive or office document: unpack it, or save its text as a .txt file"),
    (b"\xd0\xcf\x11\xe0", "an office document: save its text as a .txt file"),
    (b"{\\rtf", "a rich text document: save it as a .txt file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\0", "a database: give a retold store with --store"),
    (b"BZh", "compressed with bzip2: unpack it, or use gzip"),
    (b"\xfd7zXZ", "compressed with xz: unpack it, or use gzip"),
)
_CODE = """.css .js .mjs .ts .map .py .pyc .sh .sql .toml .yaml .yml .ini .cfg .conf .lock .svg .ico .woff .woff2 .ttf
    .c .h .cpp .rs .go .java .rb .php .tex .bib .log"""
_NOT_ARTICLES = frozenset(_CODE.split())
_OBJECT = re.compile(r"\{\s*(?:[\"}]|$)")
_LIST = re.compile(r"\[\s*(?:[{\[\"\]]|$)")
_ROOT = re.compile(r"<(rss|feed|rdf:RDF|urlset|sitemapindex|html|body)\b", re.IGNORECASE)


def ending(name: str) -> str:
    """The ending of a path or URL in small letters, with its point; empty for standard input."""
    return os.path.splitext(name.partition("?")[0] if "://" in name else name)[1].lower()


def sniff(head: bytes, suffix: str) -> Kind:
    """What a file is. Raises `Unusable` for what is empty or of a kind that holds no article."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Unusable("empty: nothing in it" if not head else "empty: nothing but white space in it")
    if suffix == ".parquet":
        raise Unusable("no Parquet file, or a damaged one (it does not start with PAR1): write the file anew")
    foreign = next((what for mark, what in _FOREIGN if head.startswith(mark)), None)
    if foreign or suffix in _NOT_ARTICLES:
        raise Unusable(
            f"is {foreign}" if foreign else f"is a {suffix} file, which holds no article: rename it to .txt if it does"
        )
    return _text_kind(_decoded(head), suffix)


def _decoded(head: bytes) -> str:
    encoding = next((encoding for mark, encoding in BOMS if head.startswith(mark)), "utf-8")
    return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def _text_kind(text: str, suffix: str) -> Kind:
    if starts_like_html(text):
        root = _ROOT.search(text)
        name = root[1].lower() if root else ""
        if name in {"rss", "feed", "rdf:rdf"}:
            return "feed"
        return "sitemap" if name in {"urlset", "sitemapindex"} else "html"
    if suffix in {".jsonl", ".ndjson", ".jl"} or (_OBJECT.match(text) and _is_lines(text)):
        return "jsonl"
    if _OBJECT.match(text) or _LIST.match(text):
        return "json"
    if suffix in _ENDINGS:
        return _ENDINGS[suffix]
    return "csv" if "\n" in text and is_header(text.split("\n", 1)[0].rstrip("\r")) else "plain"


def _is_lines(text: str) -> bool:
    """Whether an opening `{` starts one object a line, rather than one spread over lines."""
    first, _, rest = text.partition("\n")
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return rest.lstrip().startswith("{")
    return bool(rest.strip())
