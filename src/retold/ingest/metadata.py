"""What a page says about itself: title, byline, outlet, address, and its date with the reason to believe it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from retold import settings
from retold.ingest import fields
from retold.ingest.sourcelines import short_text
from retold.records import DateBasis

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STATED = """article:published_time article:published og:published_time og:article:published_time datepublished
    dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime publication_date publish_date publish-date published_time published-date pubdate
    pub_date article_date_original originalpublicationdate datecreated dc:created date"""
_DATES = _STATED.split()
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|Review", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|byline|dateline|posted|publish\w*|pubdate|meta|entry-date)", re.IGNORECASE
)
_CHANGED = re.compile(r"\s*(?:last\s+)?(?:updated|modified|edited|corrected)\b", re.IGNORECASE)
_JOINTS = ("|", "–", "—", "·", ":", "»", "-")
_PARTS = re.compile(r"\s+[|–—·:»-]\s+")
_ASIDE = ("nav", "footer", "aside", "script", "style", "noscript", "form", "iframe", "template")


class About(NamedTuple):
    """What is known of a page; `base` is what its links are relative to."""

    title: str | None
    outlet: str | None
    url: str | None
    authors: tuple[str, ...]
    published: datetime | None
    basis: DateBasis | None
    base: str | None


def read(tree: HtmlElement, url: str | None) -> About:
    """All that a page says about itself; `url` is where it was, if known."""
    from trafilatura.metadata import extract_author, extract_title  # noqa: PLC0415 (0.5 s to import)

    meta = _meta(tree)
    data = list(_json_ld(tree))
    address = _address(tree, meta, data, url)
    outlet = _outlet(meta, data)
    heading, site = _headed(tree)
    title = (
        meta.get("og:title") or _first(data, "headline") or heading or extract_title(tree) or meta.get("twitter:title")
    )
    authors = fields.names(_flat(entry.get("author") for entry in data)) or fields.names(
        extract_author(tree) or meta.get("author")
    )
    published, basis = _date(tree, meta, data, address)
    base = next((element.get("href") for element in tree.iter("base")), None)
    title = _bare_title(fields.line(title), outlet, address)
    return About(title, outlet or fields.host(address) or site, address, authors,
                 published, basis, _join(address, base) if base else address)  # fmt: skip


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = fields.line(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _json_ld(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects that describe an article, the most telling types first."""
    found: list[Mapping[str, Any]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                value = json.loads((element.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
            except (ValueError, RecursionError):
                continue
            entries = [entry for entry in _flat([value]) if isinstance(entry, Mapping)]
            found += [entry for entry in entries if _ARTICLE.search(str(entry.get("@type")))]
    return iter(sorted(found, key=lambda entry: "WebPage" in str(entry.get("@type"))))


def _flat(values: Iterable[object]) -> list[Any]:
    """Objects and strings out of lists and `@graph`s, nested a little."""
    waiting, found = list(values), list[Any]()
    for value in waiting:
        if len(found) > 200:
            break
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, Mapping) and isinstance(value.get("@graph"), list):
            waiting += value["@graph"]
        elif isinstance(value, Mapping | str) and not str(value).startswith("http"):
            found.append(value)
    return found


def _first(data: list[Mapping[str, Any]], key: str) -> str | None:
    return next((value for entry in data if (value := fields.line(entry.get(key)))), None)


def _address(tree: HtmlElement, meta: Mapping[str, str], data: list[Mapping[str, Any]], url: str | None) -> str | None:
    """The canonical address, else the one the page was fetched from. One that is only the site's front page is none."""
    links = (
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    )
    main = (entry.get("mainEntityOfPage") for entry in data)
    others = (value.get("@id") if isinstance(value, Mapping) else value for value in main)
    for candidate in (*links, meta.get("og:url"), _first(data, "url"), *others):
        address = _join(url, candidate)
        if address and urlsplit(address).path.strip("/"):
            return address
    return url


def _join(base: str | None, url: object) -> str | None:
    """An absolute http address, or None."""
    if not isinstance(url, str):
        return None
    try:
        found = urljoin(base or "", url.strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    return fields.whole_characters(found) if parts.scheme in {"http", "https"} and parts.hostname else None


def _outlet(meta: Mapping[str, str], data: list[Mapping[str, Any]]) -> str | None:
    return meta.get("og:site_name") or _first(data, "publisher") or meta.get("application-name")


def _headed(tree: HtmlElement) -> tuple[str | None, str | None]:
    """The heading that the page's `<title>` repeats, and the name that `<title>` adds to it."""
    whole = fields.line("".join(next((element.itertext() for element in tree.iter("title")), iter(()))))
    headings = (short_text(element, settings.INGEST_TITLE_CHARS) for element in tree.iter("h1", "h2"))
    heading = max((text for text in headings if whole and text in whole), key=len, default="")
    if not heading or not whole:
        return None, None
    before, _, after = (part.strip() for part in whole.partition(heading))
    if before.endswith(_JOINTS):
        return heading, _PARTS.split(before)[0].rstrip(" |–—·:»-") or None
    return heading, (_PARTS.split(f" {after}")[-1].strip(" |–—·:»-") or None) if after.startswith(_JOINTS) else None


def _bare_title(title: str | None, outlet: str | None, address: str | None) -> str | None:
    """A title without the outlet's name or host before or after it."""
    site = {_folded(name) for name in (outlet, fields.host(address)) if name}
    marks = list(_PARTS.finditer(title)) if title else []
    if title and marks and _folded(title[marks[-1].end() :]) in site:
        return title[: marks[-1].start()]
    if title and marks and _folded(title[: marks[0].start()]) in site:
        return title[marks[0].end() :]
    return title


def _folded(name: str) -> str:
    return re.sub(r"\W|^the\s|\.\w{2,7}$", "", name.casefold())


def _date(
    tree: HtmlElement, meta: Mapping[str, str], data: list[Mapping[str, Any]], address: str | None
) -> tuple[datetime | None, DateBasis | None]:
    """When it was published and what says so: the page's metadata, else its address, else a line near its head.

    The day the page was fetched or read plays no part.
    """
    stated = [entry.get("datePublished") for entry in data] + [meta.get(name) for name in _DATES]
    times = (element for element in tree.iter("time", "span", "abbr") if _is_publication(element))
    marked = [element.get("datetime") or element.text_content() for element in times]
    for value in (*stated, *marked):
        if found := fields.moment(value) or (value and _searched(f"<meta name='date' content='{str(value)[:64]}'>")):
            return found, "metadata"
    if found := fields.date_in_url(address):
        return found, "url"
    found = next(filter(None, map(_read_date, _date_lines(tree))), None)
    return found, "text" if found else None


def _is_publication(element: HtmlElement) -> bool:
    return element.get("itemprop", "").lower() == "datepublished" or element.get("pubdate") is not None


def _date_lines(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Short lines marked as dates or bylines, then those that follow the heading; each with its `datetime`, if any."""
    from lxml import etree  # noqa: PLC0415

    body = deepcopy(tree)
    for element in list(body.iter(*_ASIDE)):
        element.drop_tree()
    near, lines = 0, []
    for element in body.iter(etree.Element):
        marked = (
            element.tag == "time" or _DATED.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
        )
        near = settings.INGEST_DATE_NEAR if element.tag == "h1" else near - 1
        text = short_text(element, settings.INGEST_DATE_CHARS) if marked or near > 0 else ""
        alone = len(text) <= settings.INGEST_DATE_ALONE and not text.endswith((".", "!", "?"))
        if text and (marked or alone) and not _CHANGED.match(text):
            lines.append((not marked, element.get("datetime") or "", text))
    lines = sorted(lines, key=lambda line: line[0])[: settings.INGEST_DATE_LINES]
    yield from ((stamp, text) for _, stamp, text in lines)


def _read_date(line: tuple[str, str]) -> datetime | None:
    stamp, text = line
    return fields.moment(stamp) or (_searched(f"<p>{text}</p>") if re.search(r"\d", text) else None)


def _searched(markup: str) -> datetime | None:
    """A date that htmldate finds in a scrap of markup. Its bounds are fixed, so that today's date changes nothing."""
    from htmldate import find_date  # noqa: PLC0415 (0.15 s to import)

    try:
        found = find_date(
            f"<html><head></head><body>{markup}</body></html>",
            original_date=True,
            min_date=f"{settings.INGEST_YEARS[0]}-01-01",
            max_date=f"{settings.INGEST_YEARS[1]}-12-31",
        )
    except (ValueError, TypeError, OverflowError):
        return None
    return fields.moment(found)
