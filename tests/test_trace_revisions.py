"""Captures of one page: their order, what it rests on, and that the page counts once."""

from __future__ import annotations

import random
from datetime import datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from story_pages import CLAIM, MILL, ROAD, day, page, went_back

from retold.records import Article
from retold.trace import trace
from retold.trace.revisions import ordered, revisions

URL = "https://sarn.example/news/weir-gave-way-before-dawn"


def capture(name: str, text: str = MILL, when: datetime | None = None, title: str | None = None) -> Article:
    return Article(name, text, title, "Sarn Gazette", URL, published=when)


def names(*captures: Article) -> str:
    return "".join(one.id for one in ordered(captures))


def only_edge(*captures: Article) -> tuple[tuple[str, ...], float, list[tuple[str, bool]]]:
    (edge,) = revisions(ordered(captures))
    return edge.basis, edge.confidence, [(piece.because, piece.against) for piece in edge.evidence]


def test_dates_order_captures_by_the_hour_or_by_the_day() -> None:
    assert (
        names(capture("a", when=day(3, 11, 40)), capture("b", when=day(3, 9, 10)), capture("c", when=day(2))) == "cba"
    )
    basis, sure, because = only_edge(capture("a", when=day(3, 11, 40)), capture("b", when=day(3, 9, 10)))
    assert basis == ("time",)
    assert sure == 0.95
    assert because == [("The later capture is dated later.", False)]


def test_a_day_without_an_hour_does_not_order_captures_of_that_day() -> None:
    longer = f"{MILL} {ROAD}"
    assert names(capture("a", longer, day(3)), capture("b", MILL, day(3, 9))) == "ba"
    assert names(capture("a", MILL, day(3)), capture("b", longer, day(3, 9))) == "ab"
    basis, sure, because = only_edge(capture("a", longer, day(3)), capture("b", MILL, day(3, 9)))
    assert (basis, sure) == (("wording",), 0.55)
    assert because == [("No date tells their order; the longer is taken for the later.", False)]


def test_a_note_that_the_page_was_updated_goes_before_length() -> None:
    noted = f"{MILL[:120]} This story has been updated."
    assert names(capture("a", noted), capture("b", MILL)) == "ba"
    (edge,) = revisions(ordered([capture("a", noted), capture("b", MILL)]))
    assert edge.confidence == 0.8
    (piece,) = edge.evidence
    assert piece.because == "The later capture says of itself that it was updated or corrected."
    assert piece.derived is not None
    assert noted[piece.derived.start : piece.derived.end] == "This story has been updated"


def test_words_of_updating_in_the_middle_of_a_text_are_no_note() -> None:
    told = f"{' '.join([ROAD] * 4)} Quill said this report has been updated. {' '.join([CLAIM] * 4)}"
    assert names(capture("a", told), capture("b", MILL)) == "ba"
    assert only_edge(capture("a", told), capture("b", MILL))[1] == 0.55


def test_an_address_that_keeps_a_replaced_headline_tells_the_first() -> None:
    first = capture("b", f"{MILL} {ROAD}", title="Weir gave way before dawn")
    other = capture("a", MILL, title="Mill is flooded, stone came late")
    assert names(other, first) == "ba"
    basis, sure, because = only_edge(other, first)
    assert (basis, sure) == (("headline",), 0.8)
    assert because == [("The address keeps words of the earlier capture's headline, which the other has not.", False)]


def test_what_speaks_against_the_order_stands_with_it() -> None:
    late = capture("a", MILL, day(4), "Weir gave way before dawn")
    early = capture("b", f"{MILL} This story has been updated.", day(3), "Mill is flooded, stone came late")
    assert names(late, early) == "ba"
    basis, sure, because = only_edge(late, early)
    assert (basis, sure) == (("time",), 0.95)
    assert [against for _, against in because] == [False, True, True]


def test_captures_that_nothing_orders_are_said_to_be_so() -> None:
    one, other = capture("a", MILL), capture("b", MILL[:-1] + "!")
    basis, sure, because = only_edge(one, other)
    assert (basis, sure) == (("wording",), 0.5)
    assert because == [("Nothing tells which of the two came first.", False)]


def test_an_undated_capture_comes_last_but_for_what_it_says() -> None:
    dated = capture("b", f"{MILL} {ROAD} This story has been updated.", day(3))
    assert names(capture("a", MILL), dated) == "ab"
    assert names(capture("a", MILL), capture("b", f"{MILL} {ROAD}", day(3))) == "ba"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_order_is_the_same_whatever_comes_first_and_never_against_a_date(seed: int) -> None:
    draw = random.Random(seed)
    dates = [None, day(1), day(2), day(2, 9), day(2, 18), day(3)]
    titles = [None, "Weir gave way before dawn", "Mill is flooded"]
    notes = ["", " This page was corrected."]
    captures = [
        capture(f"c{n}", " ".join(draw.sample([MILL, ROAD, CLAIM], draw.randint(1, 3))) + draw.choice(notes),
                draw.choice(dates), draw.choice(titles))
        for n in range(draw.randint(2, 6))
    ]  # fmt: skip
    found = ordered(captures)
    draw.shuffle(captures)
    assert ordered(captures) == found
    moments = [one.published for one in found if one.published and one.published.hour]
    assert moments == sorted(moments)
    days = [one.published.date() for one in found if one.published]
    assert days == sorted(days)
    edges = revisions(found)
    assert [(edge.source, edge.derived) for edge in edges] == [(one.id, other.id) for one, other in pairwise(found)]
    assert all(edge.basis and not edge.evidence[0].against for edge in edges)


def test_a_page_revised_three_times_is_one_page_and_one_report() -> None:
    """Four captures, retold by one outlet from the first and by another from the last."""
    texts = [f"{MILL} {ROAD}", f"{MILL} {ROAD} {CLAIM}", f"{MILL} {CLAIM}", f"{CLAIM} {MILL}"]
    captures = [
        page(name, "Sarn Gazette", text, path="weir", when=day(2, 9 + n))
        for n, (name, text) in enumerate(zip("dbca", texts, strict=True))
    ]
    (story,) = trace([
        *captures,
        page("e", "Stennet Post", f"The Sarn Gazette reported it. {MILL} {ROAD}", went_back("Sarn Gazette"), when=day(3)),
        page("f", "Grell Courier", f"The Sarn Gazette reported this. {CLAIM} {MILL}", went_back("Sarn Gazette"), when=day(4)),
    ]).stories  # fmt: skip
    assert story.versions == (("d", "b", "c", "a"),)
    assert [(edge.source, edge.derived) for edge in story.revisions] == [("d", "b"), ("b", "c"), ("c", "a")]
    assert {(edge.source, edge.derived) for edge in story.edges} == {("d", "e"), ("d", "f")}
    assert story.independent_reports == 1
    alone = trace(captures).stories
    assert [(one.independent_reports, one.edges, len(one.revisions)) for one in alone] == [(1, (), 3)]
