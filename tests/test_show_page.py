import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import show_example as example
from hypothesis import given
from hypothesis import strategies as st

from retold import settings
from retold.records import Span
from retold.show import layout, page
from retold.show.marks import Mark, blocks, runs

VOID = {"meta", "br", "path", "circle", "rect"}


class Outline(HTMLParser):
    """Elements, ids, links and text of a page; fails where an element is closed out of turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements[tag] += 1
        self.attributes += attributes
        if tag not in VOID:
            self.open.append(tag)
        found = dict(attributes)
        if "id" in found:
            self.ids[found["id"]] += 1
        if tag == "a":
            self.links.append(found["href"])

    def handle_startendtag(self, tag, attributes):
        self.elements[tag] += 1

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def report(**changed: object) -> str:
    parts = {
        "readings": example.readings,
        "stories": [example.story],
        "changes": example.changes,
        "rejections": example.rejections,
    }
    return page.report(**(parts | changed))


def test_the_page_is_well_formed_and_every_link_leads_somewhere():
    readings, big = example.big(12)
    for html in (
        report(),
        report(readings=[*example.readings, *readings], stories=[example.story, big]),
        report(stories=[]),
    ):
        outline = Outline(html)
        assert all(count == 1 for count in outline.ids.values()), outline.ids.most_common(2)
        inner = {link[1:] for link in outline.links if link.startswith("#")}
        assert inner <= set(outline.ids), inner - set(outline.ids)
        assert outline.elements["main"] == outline.elements["footer"] == outline.elements["h1"] == 1


def test_the_page_needs_nothing_from_outside():
    html = report()
    outline = Outline(html)
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
    assert not {"script", "link", "img", "iframe", "object", "base"} & set(outline.elements)
    assert not any(name in {"src", "style", "background"} or name.startswith("on") for name, _ in outline.attributes)
    assert "@import" not in html
    assert "url(" not in html.replace("url(#", "")


def test_the_page_shows_what_was_found():
    html = report()
    words = " ".join(" ".join(Outline(html).words).split())
    for expected in ("3 pages, 1 independent report, 1 unseen page", "The gravest changes", "All 5 changes, page by page",
                     "What was not checked", "The Gull is not held", "1 input could not be used", "scan.pdf",
                     "not a verdict", "earliest held"):  # fmt: skip
        assert expected in words, expected
    assert "<del>million</del>" in html
    assert "<ins>billion</ins>" in html
    assert "Turned into its opposite" not in html, "a finding under the threshold is not shown"
    assert "line dashed other" in html
    assert 'class="unseen"' in html


def test_a_change_leads_to_its_exact_words():
    html = report()
    for found in re.findall(r'href="#(s1-c\d+-(?:before|after))"', html):
        assert re.search(rf'id="{found}"></span><span class="[^"]*\bchange\b', html), found
    assert '<span class="change unsupported">in a day</span>' in html


def test_marks_lie_on_the_words_they_are_about():
    html = report()
    assert '<span class="hedge said">may</span>' in html or '<span class="change hedge said">may</span>' in html
    assert '<span class="copied">who runs the salvage yard at Port Ansel.</span>' in html
    assert "two harbour officials, reported" in html
    assert "crowns, reported" not in html, "an attribution under the threshold is not shown"


HOSTILE = "<script>alert(1)</script> \"'> <img src=x onerror=alert(2)> &amp; \x00\x1b[31m {{ 7*7 }} </style>"


def test_hostile_text_is_inert():
    bad = replace(
        example.ledger,
        title=HOSTILE,
        outlet=HOSTILE,
        url="javascript:alert(3)",
        text=HOSTILE + example.LEDGER,
        given_id=HOSTILE,
    )
    moved = replace(example.readings[0], article=bad, attributions=(), hedges=())
    odd = replace(example.story, unseen=(replace(example.gull, name=HOSTILE),))
    changes = [replace(change, because=HOSTILE) for change in example.changes]
    refused = [replace(example.rejections[0], origin=HOSTILE, reason=HOSTILE)]
    html = report(readings=[moved, *example.readings[1:]], stories=[odd], changes=changes, rejections=refused)
    outline = Outline(html)
    assert not {"script", "img"} & set(outline.elements)
    assert "javascript:" not in html
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", html)
    assert "49" not in "".join(outline.words)


def test_only_the_largest_stories_are_shown_and_the_rest_counted(monkeypatch):
    monkeypatch.setattr(settings, "SHOW_PAGE_STORIES", 1)
    readings, big = example.big(5)
    html = report(readings=[*example.readings, *readings], stories=[example.story, big])
    assert "1 smaller story is left out" in html
    assert "The ferry, part 0" in html
    assert "Lost ferry" not in html


def test_single_pages_that_credit_pages_not_held_are_counted_and_left_out():
    alone = replace(
        example.story, id="s9", articles=("cc03",), edges=example.story.edges[1:2], earliest="cc03", versions=()
    )
    html = report(stories=[example.story, alone])
    assert "1 single page credits pages that are not held." in html
    assert "1 story in" in html
    only = report(stories=[alone])
    assert "single page" not in only
    assert "Billions for a wreck" in only


@given(
    st.text("ab\n ", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("xyz")), max_size=12),
)
def test_runs_are_the_text_and_each_character_has_its_marks(text, found):
    marks = [Mark(Span(min(a, b), max(a, b)), kind, f"{kind}{n}") for n, (a, b, kind) in enumerate(found)]
    anchors = []
    for block in blocks(text):
        at = block.start
        for run in runs(text, block, marks):
            assert run.text == text[at : at + len(run.text)] != ""
            for offset in range(at, at + len(run.text)):
                assert set(run.kinds.split()) == {m.kind for m in marks if m.span.start <= offset < m.span.end}
            at += len(run.text)
            anchors += run.anchors
        assert at == block.end
    assert len(anchors) == len(set(anchors))


def test_blocks_part_at_blank_lines_else_at_lines():
    assert [b.end - b.start for b in blocks("one\ntwo\n\nthree")] == [7, 5]
    assert len(blocks("one\ntwo\nthree\n")) == 3
    assert blocks(" \n\n ") == []


def drawn(readings, story):
    articles = {reading.article.id: reading.article for reading in readings}
    nodes = layout.forest(story, articles)
    return nodes, layout.draw(story, articles, nodes)


@pytest.mark.parametrize("pages", [1, 3, 40, 200])
@pytest.mark.parametrize("dated", [True, False])
def test_a_drawing_has_every_page_once_in_a_row_of_its_own(pages, dated):
    readings, story = example.big(pages, dated=dated)
    nodes, drawing = drawn(readings, story)
    assert sorted(node.id for node in nodes) == sorted(story.articles)
    ys = sorted(dot.y for dot in drawing.dots)
    assert all(b - a >= layout.ROW for a, b in pairwise(ys))
    assert all(0 < dot.x <= drawing.width - 200 and 0 < dot.y < drawing.height for dot in drawing.dots)
    assert len(drawing.lines) == len(story.edges)
    assert all(b.x - a.x >= 50 for a, b in pairwise(drawing.ticks))
    assert drawing.width < 1100


def test_time_runs_to_the_right_and_a_child_of_the_same_day_stands_right_of_its_parent():
    readings, story = example.big(40)
    nodes, drawing = drawn(readings, story)
    x = {dot.id: dot.x for dot in drawing.dots}
    day = {r.article.id: r.article.published and r.article.published.date() for r in readings}
    dated = [id for id in x if day[id]]
    assert all(x[a] < x[b] for a in dated for b in dated if day[a] < day[b])
    assert all(x[n.edge.source] < x[n.id] for n in nodes if n.edge and day[n.id] and day[n.id] == day[n.edge.source])


def test_several_parents_give_one_place_and_a_cycle_does_no_harm():
    nodes, drawing = drawn(example.readings, example.story)
    by_id = {node.id: node for node in nodes}
    assert by_id["cc03"].edge.source == "unseen-gull", "a credit goes before wording"
    assert [edge.source for edge in by_id["cc03"].others] == ["aa01", "bb02"]
    assert [line.main for line in drawing.lines].count(False) == 2
    back = replace(
        example.story, edges=(*example.story.edges, replace(example.story.edges[0], source="bb02", derived="aa01"))
    )
    nodes, _ = drawn(example.readings, back)
    assert len(nodes) == 4


def test_input_order_makes_no_difference_to_the_page():
    shuffled = replace(example.story, edges=example.story.edges[::-1])
    assert report() == report(readings=example.readings[::-1], changes=example.changes[::-1])
    assert [n.id for n in drawn(example.readings, shuffled)[0]] == [
        n.id for n in drawn(example.readings, example.story)[0]
    ]
