"""Pages: the whole story and nothing else, links on their exact words, credits kept, and what a page says of itself."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest import html
from retold.ingest.streams import Unusable

STORY = [
    "PORT HALLAM (Northwire) -- The ferry line between Port Hallam and Skerry Isle will stop running on Monday.",
    "“We were not asked,” said Mara Lind, who runs the harbour inn. The company did not answer questions.",
    "The line carried 41,000 people last year, according to the county's figures & the owner's own books.",
    "A hearing is set for June. Residents say that they will bring their boats to the quay in protest.",
]
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "Weather", "Sport"))
RELATED = (
    '<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Gulls return to the pier</a></li></ul></aside>'
)
COOKIES = (
    '<div class="cookie-banner"><p>We use cookies to make this site work for you.</p><button>Accept</button></div>'
)
LETTER = '<div class="newsletter"><h4>Sign up for our newsletter</h4><p>Every morning in your inbox.</p></div>'


def paragraphs(story=STORY):
    return "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in story)


def document(body, head="", top='<h1>Ferry line to stop</h1><p class="byline">By Ana Poll</p>'):
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Ferry line to stop | The Harbour Ledger</title>{head}</head><body>'
        f"{COOKIES}<header><nav><ul>{MENU}</ul></nav></header><main><article>{top}{body}</article>{RELATED}</main>{LETTER}"
        "<footer><p>Copyright 2031 The Harbour Ledger. All rights reserved.</p></footer></body></html>"
    )


def linked(page):
    return [(page.text[link.span.start : link.span.end], link.url) for link in page.links]


def test_the_story_comes_out_whole_and_alone():
    page = html.page(document(paragraphs()))
    assert page.text.split("\n\n") == STORY
    assert (page.title, page.language) == ("Ferry line to stop", "en")


def test_old_pages_laid_out_with_tables_and_line_breaks_are_read_too():
    story = "<br><br>\n".join(STORY).replace("&", "&amp;")
    page = html.page(
        f"<html><head><title>Harbour Ledger - Ferry</title></head><body><table><tr><td><a href=/>Home</a><br><a href=/w>World"
        f"</a><br></td><td><h1>Ferry</h1><p>{story}</p></td><td><b>Most read</b><br><a href=/x>Storm closes pier</a></td></tr>"
        "</table></body></html>"
    )
    assert page.text.split("\n\n") == STORY


def test_links_lie_on_their_words_and_are_absolute():
    body = paragraphs() + (
        '<p>The <a href="/a?b=1&amp;c=2">first\n  <em>report</em></a>of it; a <a href="//o.example/x">second</a>, <a href="#n">a '
        'note</a>, <a href="javascript:go()">a button</a>, <a href="mailto:a@b.example">mail</a> and <a href="">none</a> '
        "came before it on the quay.</p>"
    )
    page = html.page(document(body, '<link rel="canonical" href="https://ledger.example/news/ferry">'))
    assert linked(page) == [("first report", "https://ledger.example/a?b=1&c=2"), ("second", "https://o.example/x")]
    assert "first reportof it; a second, a note, a button" in page.text
    assert page.url == "https://ledger.example/news/ferry"


def test_inline_tags_neither_glue_nor_part_words_and_blocks_do():
    body = paragraphs() + (
        "<blockquote><p>Nothing was said to us.</p><p>Not one word.</p></blockquote><h2>What comes next</h2>"
        "<ul><li>A hearing in the town hall in June</li><li>A vote in July</li></ul>"
        "<p>Un<b>believ</b>able,&nbsp;she said&#8212;<i>quite</i> so, and<span> then</span> left<br>for the quay at A&amp;B.</p>"
    )
    tail = html.page(document(body)).text.split("\n\n")[len(STORY) :]
    assert tail[:5] == ["Nothing was said to us.", "Not one word.", "What comes next", "A hearing in the town hall in June",
                        "A vote in July"]  # fmt: skip
    assert tail[5] == "Unbelievable, she said—quite so, and then left\nfor the quay at A&B."


@pytest.mark.parametrize(
    "line",
    [
        '<p>Source: <a href="https://gull.example/x">The Gull</a></p>',
        '<div class="credit">Source: <a href="https://gull.example/x">The Gull</a></div>',
        '<p>H/T <a href="https://gull.example/x">The Gull</a></p>',
        '<p>(via <a href="https://gull.example/x">The Gull</a>)</p>',
        '<p><a href="https://gull.example/x">Read the full story at The Gull</a></p>',
        '<footer><p>This story first appeared in <a href="https://gull.example/x">The Gull</a></p></footer>',
        '<h4>Sources</h4><ul><li><a href="https://gull.example/x">The Gull</a></li></ul>',
        '<small>Source: <a href="https://gull.example/x">The Gull</a></small>',
    ],
)
@pytest.mark.parametrize("frame", ["{}", "<div>{}</div>"])
def test_a_credit_line_is_never_taken_for_a_menu(line, frame):
    page = html.page(document(frame.format(paragraphs() + line)))
    *story, last = page.text.split("\n\n")
    assert story == STORY
    assert last.rstrip(")").endswith("The Gull")
    assert linked(page)[-1][1] == "https://gull.example/x"
    assert page.text[page.links[-1].span.start : page.links[-1].span.end] in last


def test_what_only_sounds_like_a_credit_line_is_left_where_it_is():
    body = (
        paragraphs() + "<p>They came <em>via the harbour</em> and left with the others in a small boat on Monday.</p>"
    )
    aside = '<div class="related"><p>Via <a href="/1">the old pier</a></p></div><figure><figcaption>Source: Gull</figcaption></figure>'
    text = html.page(document(body + aside)).text
    assert "They came via the harbour and left" in text
    assert text.endswith("on Monday.")


JSON_LD = json.dumps({"@context": "https://schema.org", "@graph": [
    {"@type": "WebPage", "datePublished": "2020-01-01"},
    {"@type": "NewsArticle", "headline": "Ferry line to stop", "datePublished": "2024-05-01T22:30:00-04:00",
     "author": [{"@type": "Person", "name": "Ana Poll"}, {"name": "Bo Quay"}],
     "publisher": {"@type": "Organization", "name": "The Gull"}}]})  # fmt: skip


@pytest.mark.parametrize(
    ("head", "top", "published", "basis"),
    [
        (f'<script type="application/ld+json">{JSON_LD}</script>', "", datetime(2024, 5, 2, 2, 30, tzinfo=UTC), "metadata"),
        ('<meta property="article:published_time" content="2024-05-01T10:00:00+02:00">'
         '<link rel="canonical" href="https://a.example/2019/01/02/x">', "", datetime(2024, 5, 1, 8, tzinfo=UTC), "metadata"),
        ('<meta name="pubdate" content="20240501">', "", datetime(2024, 5, 1, tzinfo=UTC), "metadata"),
        ('<meta name="date" content="1 May 2024">', "", datetime(2024, 5, 1, tzinfo=UTC), "metadata"),
        ("", '<time itemprop="datePublished" datetime="2024-05-01T10:00Z">today</time>', datetime(2024, 5, 1, 10, tzinfo=UTC),
         "metadata"),
        ('<link rel="canonical" href="https://a.example/2024/05/01/x">', "<p>May 3, 2024</p>",
         datetime(2024, 5, 1, tzinfo=UTC), "url"),
        ("", '<h1>Ferry</h1><div class="meta">By Ana Poll | May 3, 2024</div>', datetime(2024, 5, 3, tzinfo=UTC), "text"),
        ("", "<h1>Ferry</h1><p>3 May 2024</p>", datetime(2024, 5, 3, tzinfo=UTC), "text"),
        ("", '<h1>Ferry</h1><p class="date">Updated: May 9, 2024</p><p class="date">Published: May 3, 2024</p>',
         datetime(2024, 5, 3, tzinfo=UTC), "text"),
        ("", '<h1>Ferry</h1><time datetime="2024-05-03T06:00:00+02:00">Friday</time>', datetime(2024, 5, 3, 4, tzinfo=UTC), "text"),
        ("", "<h1>Ferry</h1>", None, None),
    ],
)  # fmt: skip
def test_the_date_and_what_it_rests_on(head, top, published, basis):
    story = [
        *STORY,
        "The bridge was built for the fair of July 4, 1976, and painted on 2019-03-04, they said, by hand.",
    ]
    markup = document(paragraphs(story), head, top).replace(
        "<nav>", '<nav><span class="date">Monday, June 2, 2031</span>'
    )
    page = html.page(markup)
    assert (page.published, page.basis) == (published, basis)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f'<script type="application/ld+json">{JSON_LD}</script>', ("The Gull", None, ("Ana Poll", "Bo Quay"))),
        ('<meta property="og:site_name" content="Skerry Post"><meta property="og:url" content="https://www.post.example/f">',
         ("Skerry Post", "https://www.post.example/f", ("Ana Poll",))),
        ('<link rel="canonical" href="https://www.post.example/f">', ("post.example", "https://www.post.example/f", ("Ana Poll",))),
        ('<link rel="canonical" href="https://www.post.example/"><meta property="og:url" content="https://post.example/f">',
         ("post.example", "https://post.example/f", ("Ana Poll",))),
        ('<script type="application/ld+json">{broken</script>', ("The Harbour Ledger", None, ("Ana Poll",))),
    ],
)  # fmt: skip
def test_outlet_address_and_authors(head, expected):
    page = html.page(document(paragraphs(), head))
    assert (page.outlet, page.url, page.authors) == expected


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Ferry to stop - The Gull", "The Gull", "Ferry to stop"),
        ("Gull | Ferry to stop", "The Gull", "Ferry to stop"),
        ("Ferry to stop - a first look", "The Gull", "Ferry to stop - a first look"),
        ("Gulls and men", "The Gull", "Gulls and men"),
    ],
)
def test_a_title_comes_without_the_outlet_s_name(title, site, expected):
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
    assert html.page(document(paragraphs(), head)).title == expected


def test_the_heading_that_the_title_repeats_is_the_title_and_what_it_adds_the_outlet():
    markup = document(paragraphs(), top="<h2>Ferry line to stop</h2>").replace(
        "Ferry line to stop | The Harbour Ledger", "%s"
    )
    for title in (
        "Isle Post - Ferry line to stop",
        "Ferry line to stop | News | Isle Post",
        "Isle Post: Ferry line to stop",
    ):
        page = html.page(markup % title)
        assert (page.title, page.outlet) == ("Ferry line to stop", "Isle Post")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-2"])
def test_a_page_is_decoded_as_it_says(encoding):
    story = [
        *STORY[:1],
        "Pan Dvořák a paní Šimková řekli, že přívoz končí." if "8859" in encoding else "“Café,” he said, “naïf.”",
    ]
    data = document(paragraphs(story), f'<meta charset="{encoding}">').encode(encoding)
    assert story[1] in html.article(data, "x").text


@pytest.mark.parametrize(
    "markup",
    ["<html></html>", "<html><body></body></html>", "<", "<p>", "<html><head><title>Ferry</title></head><body><img></body></html>",
     "<!-- nothing -->", "<html><body><script>go()</script></body></html>", "<div>" * 50_000],
)  # fmt: skip
def test_a_page_without_a_story_is_refused(markup):
    with pytest.raises(Unusable, match=r"no main text|broken HTML"):
        html.page(markup)


def test_sloppy_pages_are_read():
    page = html.page(
        "<body><h1>Ferry<p>"
        + "<p>".join(STORY).replace("&", "&amp;")
        + "<p>&bogus; <b>open <i>tags</b> all over</td> the quay"
    )
    assert [line for line in STORY if line in page.text] == STORY


@pytest.mark.parametrize("filler", ["<br>", "&nbsp;", "<", "\"'", "<a href=x>", "<b>", "<p>Source: "])
@pytest.mark.timeout(20)
def test_long_runs_are_quick(filler):
    with suppress(Unusable):
        html.page(document(paragraphs() + filler * (60_000 // len(filler))))


INLINE = st.recursive(
    st.text("ab ,.é\u00a0\n", min_size=1, max_size=8),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format, st.sampled_from(["em", "b", "a href='/x'", "blockquote", "li", "p"]), inner
    ),
)


@given(st.lists(INLINE, max_size=8))
def test_links_always_lie_inside_the_text(pieces):
    markup = "".join(pieces).replace("</a href='/x'>", "</a>")
    page = html.page(
        document(paragraphs() + f"<p>{markup} and the ferry left the quay.</p>", top=""), "https://gull.example/y"
    )
    for link in page.links:
        words = page.text[link.span.start : link.span.end]
        assert words
        assert words == words.strip()
    assert page.text == page.text.strip()
