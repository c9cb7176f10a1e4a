"""Feeds and sitemaps in, articles out. Where a feed holds only teasers, the pages are fetched if that is allowed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

from retold import settings
from retold.ingest import fields, html
from retold.ingest.plain import decode
from retold.ingest.streams import Unusable, extra
from retold.ingest.web import Fetched
from retold.records import Article, Rejection

Fetch = Callable[[str], Fetched]
_LOCATION = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*(https?://[^<\]]{1,2000}?)\s*(?:\]\]>)?\s*</")


def from_feed(data: bytes, origin: str, fetch: Fetch | None) -> Iterator[Article | Rejection]:
    """One article an entry of an RSS or Atom feed, from the content it holds, else from its page."""
    feedparser = extra("feedparser", "feeds")
    feed = feedparser.parse(data)
    if not feed.entries:
        yield Rejection(origin, "ingest", "a feed without entries, or a broken one: nothing to read")
    for number, entry in enumerate(feed.entries, 1):
        place = f"{origin}#{number}"
        try:
            yield _entry(entry, fields.line(feed.feed.get("title")), place, fetch)
        except Unusable as error:
            yield Rejection(place, "ingest", str(error))


def _entry(entry: Any, outlet: str | None, origin: str, fetch: Fetch | None) -> Article:
    url = fields.line(entry.get("link"))
    content = max((part.get("value") or "" for part in entry.get("content", [])), key=len, default="")
    if not content:
        return _fetched(url, origin, fetch, "holds only a teaser")
    page = html.page(content, url)
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    published = datetime.fromtimestamp(calendar.timegm(stamp), UTC) if stamp else None
    title = fields.line(unescape(re.sub(r"<[^<>]{1,200}>", "", entry.get("title") or "")))
    return fields.build(page.text, origin=origin, title=title, outlet=outlet, url=url, links=page.links,
                        authors=fields.names([author.get("name") for author in entry.get("authors", [])]),
                        published=published, basis="feed", given_id=fields.line(entry.get("id")))  # fmt: skip


def _fetched(url: str | None, origin: str, fetch: Fetch | None, why: str) -> Article:
    if url is None:
        raise Unusable(f"{why} and names no page")
    if fetch is None:
        raise Unusable(f"{why}; its page is {url}: give --online to fetch it")
    got = fetch(url)
    return html.article(got.data, origin, got.url, got.charset)


def from_sitemap(data: bytes, origin: str, fetch: Fetch | None) -> Iterator[Article | Rejection]:
    """One article a page that a sitemap lists, all of them fetched; a list of sitemaps is a `Rejection` for each."""
    text = decode(data)[0]
    listed = "<sitemapindex" in text[: settings.INGEST_SNIFF_BYTES]
    pages = [unescape(page) for page in _LOCATION.findall(text)]
    if listed or fetch is None or not pages:
        what = "list of sitemaps" if listed else "sitemap"
        advice = "give one of them" if listed else "give --online to fetch them"
        yield Rejection(origin, "ingest", f"a {what} that names {len(pages):,} addresses and holds no text: {advice}")
        return
    for page in pages:
        try:
            yield _fetched(page, page, fetch, "")
        except Unusable as error:
            yield Rejection(page, "ingest", str(error))
