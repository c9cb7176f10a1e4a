"""Plain text in, one article out: which encoding, and whether the first line is a title."""

from __future__ import annotations

import re
from datetime import datetime

from retold import settings
from retold.ingest import fields
from retold.ingest.streams import BOMS, Unusable
from retold.records import Article, DateBasis

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")
_TYPOGRAPHY = frozenset("‘’“”„‚–—…•·€£¥°©®™½¼¾§«»‹›¿¡´\u00a0\u00adºª")
_FIRST = re.compile(r"([^\r\n]+)(?:\r\n|\r|\n)[ \t]{0,100}(?:\r\n|\r|\n)")
_RUNNING = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\.)[.][\"”’')\]]*$|[,;:–—-]$|^https?://|\s-{2}\s|\)\s*[—–-]")
_LINE = re.compile(r"\s{0,9}([^\r\n]+)(?:\r\n|\r|\n)[ \t]{0,100}(?:\r\n|\r|\n)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
_STAMP = re.compile(
    r"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    rf"\b(\d{{1,2}}\s{_MONTH}\s\d{{4}}(?:,?\s\d{{1,2}}:\d\d)?|{_MONTH}\s\d{{1,2}},\s\d{{4}}|\d{{4}}-\d\d-\d\d)\b[^a-z]{{0,30}}$"
)
_NO_OUTLET = re.compile(r"by\b|published\b|posted\b|updated\b|last\b|on\b|date\b|filed\b", re.IGNORECASE)
_BYLINE = re.compile(r"by\s+\S+(?:\s+\S+){0,5}$", re.IGNORECASE)


def article(data: bytes, origin: str) -> Article:
    """The article that a text file holds, to the letter. Raises `Unusable` with the reason where it holds none."""
    text, _ = decode(data)
    title = title_of(text)
    outlet, published = imprint_of(text) if title else (None, None)
    basis: DateBasis | None = "text" if published else None
    return fields.build(text, title=title, origin=origin, outlet=outlet, published=published, basis=basis)


def title_of(text: str) -> str | None:
    """The first line, where a blank line sets it apart and it is no running text, byline, dateline or address."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    match = _FIRST.match(text, start, start + 2 * settings.INGEST_TITLE_CHARS)
    if match is None or not text[match.end() :].strip():
        return None
    first = match[1].strip("#*_= \t\ufeff")
    if len(first) > settings.INGEST_TITLE_CHARS or not any(map(str.isalpha, first)):
        return None
    return None if _RUNNING.search(first) or _BYLINE.match(first) else fields.line(first)


def imprint_of(text: str) -> tuple[str | None, datetime | None]:
    """Outlet and date from a line of their own under the title ("The Marrow Post, Monday 3 May 2031"), else nothing."""
    first = _FIRST.match(text, len(text) - len(text.lstrip("\ufeff \t\r\n")))
    line = _LINE.match(text, first.end()) if first else None
    stamp = _STAMP.search(line[1]) if line and len(line[1]) <= settings.INGEST_DATE_CHARS else None
    published = fields.moment(stamp[1]) if stamp else None
    if line is None or stamp is None or published is None:
        return None, None
    outlet = line[1][: stamp.start()].strip(" \t,.;:|–—-")
    named = outlet[:1].isupper() and len(outlet) <= settings.INGEST_DATE_ALONE and not _NO_OUTLET.match(outlet)
    return outlet if named else None, published


def decode(data: bytes) -> tuple[str, str]:
    """Text and its encoding: by its mark, else UTF-8, else Windows-1252, else whatever charset-normalizer is sure of.

    UTF-8 with a damaged byte here and there is kept, with U+FFFD in their place. Raises `Unusable` for what is no text.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data, encoding), encoding
    if not data.strip():
        raise Unusable("empty: no text in it")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > settings.INGEST_CONTROL_SHARE * len(data):
        raise Unusable("binary, or text in an unmarked two-byte encoding: extract or save its text as UTF-8")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged(data) or _western(data) or _guessed(data)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unusable(
            f"marked as {encoding} but is not: {error.reason} at byte {error.start}; save it as UTF-8"
        ) from None


def _damaged(data: bytes) -> tuple[str, str] | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if bad > good:
        return None
    if bad > max(1, settings.INGEST_DAMAGED_SHARE * len(text)):
        raise Unusable(f"wrong encoding: UTF-8 with {bad:,} broken characters; save it anew as UTF-8")
    return text, "utf-8"


def _western(data: bytes) -> tuple[str, str] | None:
    """Windows-1252, where what is not ASCII is rare and is letters in words or the usual typography."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = "".join(re.findall(r"[^\x00-\x7f]+", text))
    usual = len(re.findall(r"[a-z][à-öø-ÿ]|[à-öø-ÿ][a-z]|\b[À-ÖØ-ÞŠŽŒ]", text)) + sum(map(high.count, _TYPOGRAPHY))
    rare = len(high) <= settings.INGEST_WESTERN_SHARE * len(text)
    return (text, "cp1252") if rare and usual >= settings.INGEST_WESTERN_USUAL * len(high) else None


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (seldom needed)

    best = from_bytes(data[: settings.INGEST_SNIFF_BYTES]).best()
    if best is not None and best.coherence >= settings.INGEST_COHERENCE:
        try:
            return data.decode(best.encoding), best.encoding
        except UnicodeDecodeError:
            pass
    raise Unusable("wrong encoding: its bytes are no text in UTF-8 or any other usual encoding; save it as UTF-8")


class Decoder:
    """Decodes the lines of one file: UTF-8, else the encoding that an earlier line was in, else `decode`."""

    def __init__(self) -> None:
        self._legacy = ""

    def __call__(self, data: bytes) -> str:
        """The line as text; raises `Unusable`."""
        for encoding in ("utf-8", self._legacy):
            try:
                return data.decode(encoding or "utf-8")
            except UnicodeDecodeError:
                continue
        text, encoding = decode(data)
        self._legacy = "" if encoding.startswith("utf") else encoding
        return text
