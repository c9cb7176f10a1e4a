"""A page that was revised three times, and one that retells it: from articles to every form in which it is shown."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from retold import store
from retold.compare import compare, compare_all, revised
from retold.engine.local import Local
from retold.ingest import article_id
from retold.pipeline import Pipeline, Result, apart, one_story
from retold.records import Article, Reading
from retold.show import objects, page, terminal

FALL = "A crane fell across the coal quay at Pellgate early on Saturday and crushed two lorries that were waiting to be loaded."
HURT = "Three dockers were hurt, the harbour master, Orla Venn, said."
FOUR = "Four dockers were hurt, the harbour master, Orla Venn, said."
RAN = "“We heard the cable go and then we ran for our lives,” said Tomas Reeve, who drives one of the lorries."
SNAP = "“We heard the cable snap and then we ran for our lives,” said Tomas Reeve, who drives one of the lorries."
MARCH = "The crane had been inspected in March, according to the port's own register."
FLOWN = "One of them, a woman of 41, was flown to the hospital at Stennet, a nurse there told the Pellgate Ledger."
MAY = "The quay may be closed for a week, two port officials said."
WILL = "The quay will be closed for a week, two port officials said."
RAILS = "Engineers from Grell measured the rails on Sunday and found the northern one bent by a hand's breadth."
NOTE = "This story has been updated."
REPORTED = f"{FALL[:-1]}, the Pellgate Ledger reported."


def article(title: str, outlet: str, path: str, when: datetime | None, *sentences: str) -> Article:
    text, url = "\n\n".join(sentences), f"https://{outlet.lower().replace(' ', '')}.example/{path}"
    return Article(article_id(title, outlet, url, text), text, title, outlet, url, published=when)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2031, 5, day, hour, minute, tzinfo=UTC)


FIRST = article("Crane falls on quay", "Pellgate Ledger", "crane", at(3, 9, 10), FALL, HURT, RAN, MARCH, MAY)
SECOND = article(
    "Crane falls, four hurt", "Pellgate Ledger", "crane", at(3, 11, 40), FALL, FOUR, RAN, MARCH, FLOWN, MAY
)
THIRD = article("Crane falls, four hurt", "Pellgate Ledger", "crane", at(5, 8), FALL, FOUR, SNAP, FLOWN, MAY)
FOURTH = article("Crane falls, four hurt", "Pellgate Ledger", "crane", None, FALL, FOUR, SNAP, FLOWN, WILL, RAILS, NOTE)
COURIER = article(
    "Crane disaster", "Grell Courier", "crane", at(6, 8), REPORTED, FOUR, WILL, SNAP.replace("snap", "tear")
)
PAGES = [FOURTH, COURIER, SECOND, FIRST, THIRD]
WAY = [(FIRST, SECOND), (SECOND, THIRD), (THIRD, FOURTH)]


def read(*articles: Article) -> list[Reading]:
    readings, rejections = apart(Pipeline(Local(1), tagger="fast").read(articles))
    assert not rejections
    return readings


@pytest.fixture(scope="module")
def result() -> Result:
    found = Pipeline(Local(1), tagger="fast").trace(read(*PAGES))
    assert not found.rejections
    return found


def words(change: object, one: Article, other: Article) -> tuple[str, str, str]:
    before = one.text[change.before.start : change.before.end] if change.before else ""
    after = other.text[change.after.start : change.after.end] if change.after else ""
    return change.kind, before, after


def test_each_capture_is_compared_with_the_one_before_it(result: Result) -> None:
    (story,) = result.traced.stories
    assert [(edge.source, edge.derived) for edge in story.revisions] == [(one.id, other.id) for one, other in WAY]
    found = {
        (one.id, other.id): [
            words(c, one, other) for c in result.changes if (c.source, c.derived) == (one.id, other.id)
        ]
        for one, other in WAY
    }
    assert found[FIRST.id, SECOND.id] == [("number_changed", "Three", "Four"), ("fact_added", "", FLOWN)]
    assert found[SECOND.id, THIRD.id][0][0] == "quote_altered"
    assert found[SECOND.id, THIRD.id][1:] == [("fact_dropped", MARCH, "")]
    assert [kind for kind, _, _ in found[THIRD.id, FOURTH.id]] == ["strengthened", "fact_added"]
    assert found[THIRD.id, FOURTH.id][1][2].startswith(RAILS)


def test_revisions_are_no_changes_of_a_retelling(result: Result) -> None:
    between = {(one.id, other.id) for one, other in WAY}
    assert all(change.revision == ((change.source, change.derived) in between) for change in result.changes)
    told = [change for change in result.changes if not change.revision]
    assert [(c.kind, c.source, c.derived) for c in told] == [("quote_altered", FOURTH.id, COURIER.id)], (
        "to the nearest capture"
    )


def test_what_any_capture_of_the_source_says_is_no_change(result: Result) -> None:
    """The Courier has four hurt, and that the quay will be closed, as later captures have it: nobody altered that."""
    kinds = {change.kind for change in result.changes if change.derived == COURIER.id}
    assert not kinds & {"number_changed", "strengthened"}
    first, third, courier = read(FIRST, THIRD, COURIER)
    assert {"number_changed", "strengthened"} <= {change.kind for change in compare(first, courier)}
    assert {change.kind for change in compare(third, courier)} == {"strengthened", "quote_altered"}
    assert [change.kind for change in compare_all([third], courier, known=read(FOURTH))] == ["quote_altered"]


def test_the_page_counts_once(result: Result) -> None:
    (story,) = result.traced.stories
    assert story.independent_reports == 1
    assert [(edge.source, edge.derived) for edge in story.edges] == [(FIRST.id, COURIER.id)]
    assert set(story.versions[0]) == {FIRST.id, SECOND.id, THIRD.id, FOURTH.id}


def test_equal_and_shortened_captures() -> None:
    one, same = read(FIRST, replace(FIRST, id="same"))
    assert revised(one, same) == ()
    (half,) = read(replace(FIRST, id="half", text="\n\n".join([FALL, RAN])))
    (longer,) = read(replace(FIRST, id="more", text="\n\n".join([FALL, MARCH, MAY, RAILS, RAN])))
    assert [(c.kind, c.because) for c in revised(half, longer)] == [("fact_added", "3 sentences were added.")]
    assert [(c.kind, c.because) for c in revised(longer, half)] == [("fact_dropped", "3 sentences were taken out.")]
    assert compare(longer, half) == ()


def test_moved_and_retyped_sentences_neither_came_nor_went() -> None:
    (one,) = read(FIRST)
    retyped = RAN.replace("“", '"').replace("”", '"')
    (other,) = read(replace(FIRST, id="other", text="\n\n".join([MAY, FALL, MARCH, HURT, retyped])))
    assert not [change for change in revised(one, other) if change.kind.startswith("fact_")]


def test_the_terminal_shows_revisions_apart(result: Result) -> None:
    console = Console(file=io.StringIO(), width=100, highlight=False)
    terminal.render_trace(console, result.articles, result.traced.stories, result.changes, ())
    text = console.file.getvalue()  # type: ignore[attr-defined]
    flat = " ".join(text.split())
    assert "2 pages, 3 revisions, 1 independent report" in flat
    told, shown = text.split("Revisions of a page")
    assert "Revised between 3 May 2031, 09:10 and 11:40 Pellgate Ledger (1) → Pellgate Ledger (2)" in flat
    assert "Revised between 3 May 2031, 11:40 and 5 May 2031, 08:00" in flat
    assert "Revised, in an order that no date tells: the later capture says of itself" in flat
    assert "“Crane falls on quay” became “Crane falls, four hurt”" in flat
    assert shown.count("Headline") == 1
    assert "A sentence was added" in shown
    assert "A sentence was added" not in told
    assert len(re.findall(r"[|`]==  ?Pellgate Ledger \([234]\) ·.*the same page, captured later", text)) == 3
    assert "|== the same page, captured later" in told
    assert "Pellgate Ledger (2) was taken from" not in flat, "a capture needs no source"


def test_json_has_the_changes_of_a_revision_with_it(result: Result) -> None:
    found = objects.trace_object(result.articles, result.traced.stories, result.changes, ())
    (story,) = found["stories"]
    assert [len(revision["changes"]) for revision in story["revisions"]] == [2, 2, 2]
    assert [revision["basis"] for revision in story["revisions"]] == [["time"], ["time"], ["wording"]]
    assert all(change["revision"] for revision in story["revisions"] for change in revision["changes"])
    assert all(change["derived"] == COURIER.id for change in found["changes"])
    assert not any(change["revision"] for change in found["changes"])
    high = objects.trace_object(result.articles, result.traced.stories, result.changes, (), 0.999)
    assert [revision["changes"] for revision in high["stories"][0]["revisions"]] == [[], [], []]


def test_the_report_has_a_part_of_its_own_for_revisions(result: Result) -> None:
    html = page.report(result.readings, result.traced.stories, result.changes)
    part = html.split("Revisions of a page</h")[1].split("</section>")[0]
    assert part.count('<details class="edge"') == 3
    assert "<del>Three</del>" in part
    assert "<ins>Four</ins>" in part
    assert "“<del>Crane falls on quay</del>” became “<ins>Crane falls, four hurt</ins>”" in part
    assert html.count('class="line revision"') >= 3
    anchors = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= anchors
    before = html.split("Revisions of a page</h")[0]
    assert "<del>Three</del>" not in before
    assert "Revised later" in html


def test_the_store_keeps_revisions(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "a.retold"
    given = tmp_path / "pages.jsonl"
    rows = [
        {"id": n, "url": a.url, "outlet": a.outlet, "title": a.title, "text": a.text,
         "published": a.published.isoformat() if a.published else None}
        for n, a in enumerate(PAGES)
    ]  # fmt: skip
    given.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with store.open(path, create=True) as kept:
        Pipeline(Local(1), tagger="fast").add([str(given)], kept)
        assert kept.stories() == list(result.traced.stories)
        assert [change for change in kept.changes() if change.revision] == [c for c in result.changes if c.revision]
        assert len(one_story(kept, FIRST.id).changes) == len(result.changes)
