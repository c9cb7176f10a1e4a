"""The fields of an article, from whatever shape they came in: dates, names, links, the language, the id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from hashlib import blake2b
from math import exp
from urllib.parse import urlsplit

from retold import settings
from retold.ingest.streams import Unusable
from retold.records import Article, DateBasis, Link, Span

_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "HST": -10,
          "ET": -5, "CT": -6, "MT": -7, "PT": -8, "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1,
          "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5, "JST": 9, "AEST": 10, "AEDT": 11}  # fmt: skip
_ZONES = {name: timezone(timedelta(hours=hours)) for name, hours in _HOURS.items()}
_URL_DATE = re.compile(r"[/_-]((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2([0-2]?\d|3[01])(?=[/_.-]|$)")
_AND = re.compile(r"\s*[;,|]\s*|\s+(?:and|&)\s+", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?", re.IGNORECASE)
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_ONLY_ENGLISH = """the and that with from this which their they said would been its but it were about when than there
    what after who you not are be"""
_ENGLISH = frozenset(_ONLY_ENGLISH.split())


def article_id(title: str | None, outlet: str | None, url: str | None, text: str) -> str:
    """A hash of the content: the same in every file, on every machine. An absent field is not an empty one."""
    digest = blake2b(digest_size=10)
    for part in (title, outlet, url, text):
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()


def build(
    text: str,
    *,
    origin: str,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    authors: tuple[str, ...] = (),
    published: datetime | None = None,
    basis: DateBasis | None = None,
    language: str | None = None,
    links: tuple[Link, ...] = (),
    given_id: str | None = None,
) -> Article:
    """An article with its id; raises `Unusable` for a text that is blank or no single article.

    A missing outlet is the url's host, a missing date the one in the url, a missing language the one the text is in.
    """
    if not text.strip():
        raise Unusable("empty: no text in it")
    if len(text) > settings.INGEST_ARTICLE_CHARS:
        raise Unusable(f"{len(text):,} characters are more than one article: split it")
    outlet = outlet or host(url)
    if published is None:
        published = date_in_url(url)
        basis = "url" if published else None
    language = language or language_of(text)
    return Article(article_id(title, outlet, url, text), text, title, outlet, url, authors, published,
                   basis if published else None, language, origin, links, given_id)  # fmt: skip


def host(url: str | None) -> str | None:
    """The host of a url without `www.`, for want of the outlet's name."""
    try:
        found = urlsplit(url or "").hostname
    except ValueError:
        return None
    return found.removeprefix("www.") if found else None


def date_in_url(url: str | None) -> datetime | None:
    """The day that a url's path names, as `/2024/05/01/` or `20240501`."""
    match = _URL_DATE.search(url[:2000].partition("?")[0]) if url else None
    if match is None:
        return None
    try:
        return _sane(datetime(int(match[1]), int(match[3]), int(match[4]), tzinfo=UTC))
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """A date in any usual shape as an aware datetime in UTC; None where it is none or could be read in two ways.

    A time without a zone is taken as UTC, a date without a time as its midnight; a number as Unix time.
    """
    if isinstance(value, datetime):
        return _utc(value)
    if isinstance(value, date):
        return _utc(datetime.combine(value, time()))
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value >= 1e11 else value
        return datetime.fromtimestamp(seconds, UTC) if 1e8 <= seconds <= 4.1e9 else moment(str(value))
    return _parsed(value.strip()) if isinstance(value, str) and 6 <= len(value.strip()) <= 64 else None


@lru_cache(maxsize=4096)
def _parsed(value: str) -> datetime | None:
    try:
        return _utc(datetime.fromisoformat(value))
    except ValueError:
        pass
    from dateutil import parser  # noqa: PLC0415 (slow to import, seldom needed)

    try:  # what is left out is filled in from the default: two defaults and both orders must agree
        found = {
            _utc(parser.parse(value, default=datetime(*default), dayfirst=dayfirst, tzinfos=_ZONES))
            for default in ((2000, 1, 1), (2001, 2, 2))
            for dayfirst in (False, True)
        }
    except Exception:  # dateutil raises nearly anything on text that is no date
        return None
    return found.pop() if len(found) == 1 else None


def _utc(found: datetime) -> datetime | None:
    try:
        return _sane(found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC))
    except OverflowError:
        return None


def _sane(found: datetime) -> datetime | None:
    first, last = settings.INGEST_YEARS
    return found if first <= found.year <= last else None


def line(value: object) -> str | None:
    """A one-line field such as a title: text with its white space folded, or the `name` of an object; None if empty."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return whole_characters(" ".join(value.split())) or None if isinstance(value, str) else None


def names(value: object) -> tuple[str, ...]:
    """Authors, from a list or from a string such as "By A, B; C and D"; each once, in order."""
    if isinstance(value, str):
        parts: Iterable[object] = _AND.split(_BY.sub("", value[:2000], count=1) if _BY.match(value) else value[:2000])
    else:
        parts = value if isinstance(value, list | tuple) else [value]
    found: dict[str, None] = {}
    for part in parts:
        name = (line(part) or "").strip("\"'")
        if name and found and isinstance(value, str) and _SUFFIX.fullmatch(name):
            last = found.popitem()[0]
            found[f"{last}, {name}"] = None
        elif name:
            found[name] = None
    return tuple(found)


def links(value: object, length: int) -> tuple[Link, ...]:
    """Links given as objects with `url` and `span` (or `start` and `end`), but those outside a text of `length`."""
    found = []
    for given in value if isinstance(value, list | tuple) else ():
        if isinstance(given, Mapping) and isinstance(url := given.get("url"), str):
            span = given.get("span") or (given.get("start"), given.get("end"))
            match span.values() if isinstance(span, Mapping) else span:
                case [int(start), int(end)] if 0 <= start < end <= length:
                    found.append(Link(Span(start, end), whole_characters(url.strip())))
    return tuple(sorted(found, key=lambda link: (link.span, link.url)))


def whole_characters(text: str) -> str:
    """Lone halves of surrogate pairs, which no file or store can hold, as U+FFFD; offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return text


def language_of(text: str) -> str | None:
    """The language of a text as a two-letter code, None when unsure."""
    words = text[: settings.INGEST_LANGUAGE_CHARS].lower().split()
    if len(words) < settings.INGEST_LANGUAGE_WORDS:
        return None
    english = sum(map(_ENGLISH.__contains__, words))
    if english >= max(settings.INGEST_ENGLISH_WORDS, settings.INGEST_ENGLISH_SHARE * len(words)):
        return "en"
    import py3langid  # noqa: PLC0415 (0.2 s to import, seldom needed)

    ranked = py3langid.rank(text[: settings.INGEST_LANGUAGE_CHARS])
    best = float(ranked[0][1])
    confidence = 1 / sum(exp(float(score) - best) for _, score in ranked)
    return str(ranked[0][0]) if confidence >= settings.INGEST_LANGUAGE_CONFIDENCE else None
