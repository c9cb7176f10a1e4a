"""Web archives, feeds, sitemaps and pages fetched from a server: each with its own way to be broken."""

import gzip
import io
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from retold.ingest import ingest, streams
from retold.records import Article, Rejection

STORY = "The ferry line between Port Hallam and Skerry Isle will stop running on Monday, two officials said."
PAGE = f"<html><head><title>Ferry to stop</title></head><body><article><p>{STORY}</p><p>{STORY} So it is.</p></article></body></html>"
FEED = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gull</title>
<item><title>Ferry &amp;amp; harbour</title><link>https://gull.example/ferry</link><guid>g1</guid>
<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
<content:encoded><![CDATA[<p>{STORY}</p><p>A <a href="/n">notice</a> said no more.</p>]]></content:encoded></item>
<item><title>Teaser</title><link>{{teaser}}</link><description>Only a few words of it.</description></item>
</channel></rss>"""


def test_an_entry_with_content_is_an_article_and_a_teaser_needs_its_page(tmp_path):
    pytest.importorskip("feedparser")
    path = tmp_path / "feed.xml"
    path.write_text(FEED.replace("{teaser}", "https://gull.example/teaser"))
    article, teaser = ingest([path])
    assert article.text == f"{STORY}\n\nA notice said no more."
    assert (article.title, article.outlet, article.given_id) == ("Ferry & harbour", "The Gull", "g1")
    assert (article.published, article.published_basis) == (datetime(2024, 5, 1, 8, tzinfo=UTC), "feed")
    assert [(article.text[link.span.start : link.span.end], link.url) for link in article.links] == [
        ("notice", "https://gull.example/n")
    ]
    assert "only a teaser; its page is https://gull.example/teaser: give --online" in teaser.reason


def test_a_sitemap_only_names_pages(tmp_path):
    path = tmp_path / "sitemap.xml"
    path.write_text('<?xml version="1.0"?><urlset><url><loc>https://gull.example/a</loc></url></urlset>')
    (found,) = ingest([path])
    assert "names 1 addresses and holds no text: give --online" in found.reason


@pytest.mark.parametrize("module", ["warcio.archiveiterator", "feedparser", "zstandard"])
def test_a_missing_library_is_a_rejection_that_names_the_command(tmp_path, monkeypatch, module):
    def missing(name):
        if name == module:
            raise ImportError(name)
        return __import__(name)

    monkeypatch.setattr(streams.importlib, "import_module", missing)
    data = {"feedparser": b"<rss></rss>", "zstandard": streams.ZSTD + b"...."}.get(module, b"WARC/1.0\r\n")
    (found,) = ingest(["-"], stdin=io.BytesIO(data))
    assert "pip install 'retold[" in found.reason


def record(kind, url, body, type_):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {type_}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def response(url, body, status="200 OK", kind="text/html; charset=utf-8", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n"
    return record("response", f"https://gull.example/{url}", head.encode() + body, "application/http; msgtype=response")


def archive(pack=bytes):
    pytest.importorskip("warcio")
    records = [
        response("2024/05/01/ferry", PAGE.encode()),
        response("zip", gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n"),
        response("old", PAGE.encode(), status="404 Not Found"),
        response("a.png", b"\x89PNG", kind="image/png"),
        response("empty", b"<html></html>"),
        record("conversion", "https://gull.example/text", f"Ferry\n\n{STORY}".encode(), "text/plain"),
    ]
    return b"".join(map(pack, records))


@pytest.mark.parametrize("packed", ["plain", "gzip", "zstd"])
def test_pages_and_texts_of_a_web_archive(tmp_path, packed):
    pack = {"plain": bytes, "gzip": gzip.compress}.get(packed) or pytest.importorskip("zstandard").compress
    data = archive(pack)
    path = tmp_path / "crawl.warc"
    path.write_bytes(data)
    page, zipped, empty, text = ingest([path])
    assert page.text == zipped.text == f"{STORY}\n\n{STORY} So it is."
    assert (page.url, page.outlet) == ("https://gull.example/2024/05/01/ferry", "gull.example")
    assert (page.published, page.published_basis) == (datetime(2024, 5, 1, tzinfo=UTC), "url")
    assert "no main text" in empty.reason
    assert (text.title, text.text) == ("Ferry", f"Ferry\n\n{STORY}")
    assert [record.origin for record in (page, zipped, empty, text)] == [f"{path}#{number}" for number in (1, 2, 5, 6)]


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_that_is_cut_short_gives_what_it_has(tmp_path, packed):
    path = tmp_path / "crawl.warc"
    whole = archive(gzip.compress if packed else bytes)
    for cut in (len(whole) // 2, len(whole) - 150, len(whole) - 40, 700):
        path.write_bytes(whole[:cut])
        *found, last = ingest([path])
        assert isinstance(last, Rejection)
        assert "cut short" in last.reason
        assert all(isinstance(record, Article) for record in found[:2])


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        pages = {
            "/page": ("text/html; charset=iso-8859-1", PAGE.replace("Monday", "Monday, café").encode("latin-1")),
            "/rows": ("application/json", b'{"text": "One, at the harbour."}\n{"text": "Two, at the harbour."}\n'),
            "/feed": ("application/rss+xml", FEED.replace("{teaser}", f"{self.headers['Host']}").encode()),
        }
        kind, body = pages.get(self.path, (None, b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_urls_are_fetched_only_if_online_and_read_as_files_are(site):
    page, one, two, missing = ingest([f"{site}/page", f"{site}/rows", f"{site}/none"], online=True)
    assert "Monday, café" in page.text
    assert (page.url, page.origin) == (f"{site}/page", f"{site}/page")
    assert (one.text, two.origin) == ("One, at the harbour.", f"{site}/rows:2")
    assert "404" in missing.reason
    (offline,) = ingest([f"{site}/page"])
    assert "--online" in offline.reason


def test_a_server_that_is_not_there_is_a_rejection(site):
    host = "http://127.0.0.1:1/x"
    (found,) = ingest([host], online=True)
    assert "could not be fetched" in found.reason
    (found,) = ingest(["http://[broken/"], online=True)
    assert "could not be fetched" in found.reason


def test_online_a_sitemap_s_pages_and_a_feed_s_teasers_are_fetched(site, tmp_path):
    pytest.importorskip("feedparser")
    (tmp_path / "a.xml").write_text(
        f"<urlset><url><loc>{site}/page</loc></url><url><loc>{site}/none</loc></url></urlset>"
    )
    (tmp_path / "b.xml").write_text(FEED.replace("{teaser}", f"{site}/page"))
    page, missing, article, teaser = ingest([tmp_path], online=True)
    assert page.url == teaser.url == f"{site}/page"
    assert "404" in missing.reason
    assert article.title == "Ferry & harbour"
