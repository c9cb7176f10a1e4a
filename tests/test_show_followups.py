"""Follow-ups are drawn apart, said to be such, and what moved on since is no change."""

from __future__ import annotations

import io
from dataclasses import replace

import show_example as example
from rich.console import Console
from story_pages import day

from retold.engine.local import Local
from retold.engine.packed import Packed
from retold.pipeline import Pipeline, apart
from retold.records import Article, Edge, Reading, Story
from retold.show import layout, objects, page, phrases, terminal

FOLLOWED = replace(
    example.story,
    edges=tuple(replace(e, follow_up=e.derived == "bb02") if e.source == "aa01" else e for e in example.story.edges),
)


def printed(story: Story) -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False)
    terminal.render_story(console, story, example.articles, example.changes)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_terminal_draws_a_follow_up_apart() -> None:
    text = " ".join(printed(FOLLOWED).split())
    assert "3 pages, 1 follow-up, 1 independent report" in text
    assert "`~~ Port Radio · 4 May 2031 · a follow-up with news of its own; credited, shared wording, strong" in text
    assert "|~~ the same outlet's next report" in text
    assert (
        "Port Radio is a follow-up of The Harbour Ledger, with news of its own: what differs was not compared." in text
    )
    plain = printed(example.story)
    assert "~~" not in plain
    assert "follow-up" not in plain


def test_the_report_draws_a_follow_up_apart() -> None:
    html = page.report(example.readings, [FOLLOWED], example.changes)
    assert html.count('class="line follow-up"') == 2, "in the drawing and in its legend"
    assert "the same outlet’s next report" in html
    assert "taken from The Harbour Ledger" not in html.split('id="s1-p2"')[1].split("</header>")[0]
    assert "follow-up" not in page.report(example.readings, [example.story], example.changes).split("</style>")[1]


def test_json_marks_a_follow_up() -> None:
    (story,) = objects.trace_object(example.articles.values(), [FOLLOWED], (), (), 0.5)["stories"]
    assert [(edge["derived"], edge["follow_up"]) for edge in story["edges"]] == [
        ("bb02", True),
        ("cc03", False),
        ("cc03", False),
    ]


def test_a_retelling_goes_before_a_follow_up_in_the_tree() -> None:
    edges = (Edge("aa01", "cc03", ("credit",), (), 0.99, follow_up=True), Edge("bb02", "cc03", ("wording",), (), 0.6))
    nodes = layout.forest(replace(example.story, edges=edges, unseen=(), references=()), example.articles)
    (node,) = [node for node in nodes if node.id == "cc03"]
    assert node.edge == edges[1]
    assert node.others == edges[:1]


def test_stories_of_follow_ups_alone_are_listed_after_those_of_retellings() -> None:
    edges = tuple(replace(edge, follow_up=True) for edge in example.story.edges)
    quiet = replace(example.story, id="a", edges=edges)
    assert [story.id for story in phrases.ranked([quiet, example.story])] == ["s777", "a"]


DROWNED = (
    "The ferry Aldermere sank off Port Ansel on Monday night with a cargo of slate, and 12 of her crew were picked up."
)
SLATE = "She had left the quay of Grell with 80 tonnes of slate for the new chapel, said the harbour master, Ida Voss."
PUMPS = "Her pumps had been mended in spring at the Sollis yard, which sent a bill that was never paid, the yard's owner said."
NEWS = (
    "Divers who went down on Thursday saw a gash of 9 metres in the hull of the ferry Aldermere. It runs along the keel and "
    "was made by rock, not by ice, they told a crowd on the mole. The reef that lies nearest is marked on no chart sold "
    "since the war. A pilot of Dunnet, Per Lunde, said that he had asked for a buoy there in three letters and had no "
    "answer to any of them. The harbour office opened its letter books to reporters the same afternoon, and all three "
    "letters were found in them, each with a stamp of receipt and a pencil mark that nobody could read or explain."
)


def told(number: int, outlet: str, when: int, title: str, *sentences: str) -> Reading:
    text = "\n\n".join(sentences)
    article = Article(
        f"n{number}",
        text,
        title,
        outlet,
        f"https://{outlet.replace(' ', '').lower()}.example/{number}",
        published=day(when),
    )
    (found,), rejections = apart(Pipeline(Local(1), tagger="fast").read([article]))
    assert not rejections
    return found


def test_what_moved_on_since_is_no_change() -> None:
    first = told(1, "Ansel Gazette", 2, "Ferry sinks off Port Ansel", DROWNED, SLATE, PUMPS)
    moved = [DROWNED.replace("12", "15"), SLATE, PUMPS]
    later = told(2, "Ansel Gazette", 5, "A gash of 9 metres, divers say", NEWS, *moved)
    other = told(3, "Vale Courier", 5, "Letters were never answered", "The Ansel Gazette reported it.", *moved)
    pipeline = Pipeline(Local(1))
    found = pipeline.trace([first, later, other])
    (story,) = found.traced.stories
    assert {(edge.source, edge.derived): edge.follow_up for edge in story.edges}["n1", "n2"]
    assert not [change for change in found.changes if change.derived == "n2"]
    (alone,) = pipeline.trace([first, replace(other, article=replace(other.article, published=day(3)))]).traced.stories
    assert not alone.edges[0].follow_up


def test_background_of_an_outlets_own_is_no_change_from_another_source() -> None:
    """A page that rewrites another and keeps a sentence of its own outlet's earlier page: that one was not altered."""
    source = told(1, "Vale Courier", 3, "Ferry is lost", DROWNED, SLATE)
    page_ = told(
        2, "Ansel Gazette", 5, "A gash of 9 metres", "The Vale Courier reported it.", DROWNED.replace("12", "15"), SLATE
    )
    background = told(3, "Ansel Gazette", 2, "Ferry sinks", DROWNED.replace("12", "15"), PUMPS)
    story = Story(
        "s", ("n1", "n2", "n3"),
        (Edge("n1", "n2", ("credit",), (), 0.9), Edge("n3", "n2", ("wording",), (), 0.6, follow_up=True)),
        (), (), "n3", 1,
    )  # fmt: skip
    held = {reading.article.id: reading for reading in (source, page_, background)}
    assert list(Pipeline(Local(1)).compare(Packed(held.values()), [story])) == []
    plain = replace(story, edges=story.edges[:1])
    assert [change.kind for change in Pipeline(Local(1)).compare(Packed(held.values()), [plain])] == ["number_changed"]
