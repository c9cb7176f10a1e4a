"""What is known of the pages of one story: captures, credits with their targets, inherited words, headlines."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from graphlib import TopologicalSorter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story_pages import CLAIM, FEAST, MILL, ROAD, Given, day, family, page, tipped, went_back

from retold.records import Edge, Evidence, Reading, Span, Story
from retold.trace import trace


def test_captures_of_one_address_are_one_page_and_the_earliest_stands_for_it() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL, path="weir", when=day(3)),
        page("b", "Stennet Post", ROAD),
        page("c", "Sarn Gazette", f"{MILL} {CLAIM}", path="weir?utm_source=x", when=day(2)),
        page("d", "Sarn Gazette", FEAST, path="feast", when=day(1)),
    )
    assert found.pages == [(0, 2), (1,), (3,)]
    assert [found.page_of[member] for member in range(4)] == [0, 1, 0, 2]
    assert (found.captures(0), found.front(0), found.name(0)) == ([2, 0], 2, "c")
    assert [article.id for article in found.articles(0)] == ["a", "c"]


def test_an_undated_capture_comes_last() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL, path="weir"), page("b", "Sarn Gazette", CLAIM, path="weir", when=day(9))
    )
    assert found.captures(0) == [1, 0]


def test_wording_of_all_captures_of_a_page_counts() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL, path="weir"),
        page("b", "Sarn Gazette", ROAD, path="weir"),
        page("c", "Stennet Post", f"{ROAD} {MILL}"),
    )
    assert len(found) == 2
    assert found.variants.shared[0] == found.variants.sizes[0] == found.variants.common[0, 1]


def test_members_that_are_not_given_are_no_part_of_the_family() -> None:
    whole = family(page("a", "Sarn Gazette", MILL), page("b", "Stennet Post", MILL), page("c", "Grell Courier", MILL))
    part = type(whole)(whole.field, [2, 0])
    assert (part.members, part.pages) == ([0, 2], [(0,), (2,)])
    assert part.variants.common.shape == (2, 2)


def test_a_credit_means_the_held_page_of_its_outlet() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL),
        page("b", "Stennet Post", f"The Sarn Gazette reported this. {MILL}", went_back("Sarn Gazette")),
        page("c", "Grell Courier", ROAD),
    )
    assert [[said.target for said in own] for own in found.said] == [[], [0], []]
    assert found.said[1][0].capture == 1
    assert not found.named


def test_of_two_pages_of_the_outlet_credited_the_closest_is_meant() -> None:
    text = f"The Sarn Gazette reported this. {MILL}"
    found = family(
        page("a", "Sarn Gazette", FEAST), page("b", "Sarn Gazette", MILL), page("c", "Stennet Post", text, went_back("Sarn Gazette"))
    )  # fmt: skip
    assert [said.target for said in found.said[2]] == [1]


def test_credits_of_outlets_nobody_holds_are_put_together_by_outlet() -> None:
    found = family(
        page("a", "Stennet Post", f"The Sarn Gazette reported it. {MILL}", went_back("Sarn Gazette")),
        page("b", "Grell Courier", f"The Gazette reported it. {MILL}", went_back("Gazette")),
        page("c", "Dunnet Mail", f"The Sarn Gazette reported it, Vale Wire reported too. {MILL}",
             went_back("Sarn Gazette"), went_back("Vale Wire")),
    )  # fmt: skip
    groups = {named.credits[0][1].naming.name: named.pages for named in found.named}
    assert groups == {"Sarn Gazette": [0, 1, 2], "Vale Wire": [2]}
    assert all(said.target is None for named in found.named for _, said in named.credits)


def test_a_short_name_that_fits_two_outlets_is_put_with_neither() -> None:
    found = family(
        page("a", "Stennet Post", f"The Sarn Gazette reported it. {MILL}", went_back("Sarn Gazette")),
        page("b", "Grell Courier", f"The Vale Gazette reported it. {MILL}", went_back("Vale Gazette")),
        page("c", "Dunnet Mail", f"The Gazette reported it. {MILL}", went_back("Gazette")),
    )
    assert sorted(named.pages for named in found.named) == [[0], [1], [2]]


@pytest.mark.parametrize(("kind", "wire"), [("agency", True), ("reported_by", False)])
def test_a_page_nobody_holds_is_a_wire_where_a_page_has_it_as_one(kind: str, wire: bool) -> None:
    credit: Given = (kind, "Ridge Tidings", "(Ridge Tidings)", "taken_from")  # type: ignore[assignment]
    found = family(
        page("a", "Stennet Post", f"SARN (Ridge Tidings) — {MILL}", credit),
        page("b", "Grell Courier", f"Ridge Tidings reported. {MILL}", went_back("Ridge Tidings")),
    )
    assert [(named.pages, named.agency) for named in found.named] == [([0, 1], wire)]


def test_a_credit_in_the_same_words_is_inherited_and_one_in_others_is_not() -> None:
    credited = f"{MILL} All of this the Sarn Gazette reported first in its evening paper on Tuesday. {ROAD}"
    other = f"{MILL} It was a story that, when morning came, the Sarn Gazette reported with pictures. {ROAD}"
    found = family(
        page("a", "Stennet Post", credited, went_back("Sarn Gazette")),
        page("b", "Grell Courier", credited, went_back("Sarn Gazette")),
        page("c", "Dunnet Mail", other, went_back("Sarn Gazette")),
        page("d", "Vale Herald", FEAST),
        page("e", "Ridge Tidings", f"Sarn Gazette reported first in its evening paper on Tuesday. {ROAD}"),
    )
    shares = found.inherited(found.said[0][0])
    assert shares[0] == 0
    assert shares[1] == 1
    assert 0 < shares[2] < 0.5
    assert shares[3] == 0
    assert shares[4] == 7 / 13  # of 15 words in threes, the 6 before are missing


def test_two_captures_do_not_credit_each_other() -> None:
    text = f"Sarn Gazette reported. {MILL}"
    one, other = page("a", "Sarn Gazette", MILL), page("b", "Stennet Post", text, went_back("Sarn Gazette"))
    assert [said.target for said in family(one, other).said[1]] == [0]
    address = "https://reprints.example/weir"
    captures = [replace(own, article=replace(own.article, url=address)) for own in (one, other)]
    found = family(*captures)
    assert (found.said, found.named) == ([[]], [])


def test_a_credit_that_stands_outside_the_text_is_not_looked_for() -> None:
    reading = page("a", "Stennet Post", f"Sarn Gazette reported. {MILL}", went_back("Sarn Gazette"))
    (credit,) = reading.credits
    outside = type(credit)("byline", "Sarn Gazette", Span(0, 0), None, "taken_from", 0.9)
    bare = type(reading)(reading.article, (), (), (), (outside,), (), None)
    found = family(bare, page("b", "Grell Courier", f"Sarn Gazette reported. {MILL}"))
    assert not found.inherited(found.said[0][0]).any()


def test_a_credit_is_worth_less_in_passing() -> None:
    late = f"{MILL} {ROAD} {CLAIM} The Sarn Gazette reported on the mill in autumn. {FEAST} {FEAST}"
    found = family(
        page("a", "Stennet Post", late, went_back("Sarn Gazette")),
        page("b", "Grell Courier", f"The Sarn Gazette reported it. {late}", went_back("Sarn Gazette")),
    )
    assert [found.worth(own[0]) for own in found.said] == [0.45, 0.9]


def test_an_address_that_keeps_the_sources_headline() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL, title="Weir breaks and floods Tirrel mill", path="x"),
        page("b", "Stennet Post", MILL, title="River office blamed", path="news/weir-breaks-and-floods-tirrel-mill"),
        page("c", "Grell Courier", MILL, title="Weir breaks and floods Tirrel mill", path="weir-breaks-and-floods-tirrel-mill"),
    )  # fmt: skip
    assert found.kept_headline(0, 1) == 1
    assert found.kept_headline(0, 2) == 0  # it is its own headline as well
    assert found.kept_headline(1, 2) == 0  # less of it stands in the source's
    assert found.kept_headline(1, 0) == 0  # the address has no words
    assert found.same_headline(0, 2) == 1
    assert found.same_headline(0, 1) == 0


def test_headlines_of_few_words_are_not_compared() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL, title="Mill floods"), page("b", "Stennet Post", MILL, title="Mill floods")
    )
    assert found.same_headline(0, 1) == 0


def test_a_link_is_found_between_any_captures() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL, path="weir"),
        page("b", "Sarn Gazette", CLAIM, path="weir"),
        page("c", "Stennet Post", f"{ROAD} More here.", links=(("More here", "https://sarngazette.example/weir"),)),
    )
    at = len(ROAD) + 1
    assert found.link(0, 1) == (2, Span(at, at + len("More here")))
    assert found.link(1, 0) is None


def test_a_page_that_speaks_of_its_own_reporting() -> None:
    text = f"The Sarn Gazette has learned of it. {MILL}"
    given: Given = ("self_reference", "Sarn Gazette", "The Sarn Gazette has learned", "goes_back_to")
    found = family(
        page("a", "Sarn Gazette", text, given, own=True),
        page("b", "Stennet Post", text, given),
    )
    own = found.own_words(0)
    assert own is not None
    assert own.span == Span(0, 28)
    assert found.own_words(1) is None
    assert [said.naming.copied for said in found.said[1]] == [True]
    assert found.worth(found.said[1][0]) == 0.9


def only(*readings: object) -> Story:
    (story,) = trace(readings).stories  # type: ignore[arg-type]
    return story


def test_a_storys_versions_are_its_captures_and_edges_stand_at_the_first() -> None:
    story = only(
        page("a", "Sarn Gazette", f"{MILL} {ROAD} {CLAIM}", path="weir", when=day(4)),
        page("b", "Sarn Gazette", f"{MILL} {ROAD}", path="weir", when=day(2)),
        page("c", "Stennet Post", f"The Sarn Gazette reported it. {MILL} {ROAD} {CLAIM}", went_back("Sarn Gazette"), when=day(5)),
        page("d", "Grell Courier", f"The Sarn Gazette reported this. {MILL} {ROAD}", went_back("Sarn Gazette"), when=day(3)),
    )  # fmt: skip
    assert story.versions == (("b", "a"),)
    assert story.articles == ("b", "d", "a", "c")
    assert {edge.source for edge in story.edges} == {"b"}
    assert {edge.derived for edge in story.edges} == {"c", "d"}
    assert story.earliest == "b"


def test_a_story_of_one_capture_a_page_has_no_versions() -> None:
    story = only(page("a", "Sarn Gazette", f"{MILL} {ROAD}"), page("b", "Stennet Post", f"{MILL} {ROAD}"))
    assert story.versions == ()


def into_unseen() -> Story:
    told = f"{MILL} {ROAD} {CLAIM}"
    pages = [page("a", "Sarn Gazette", told, when=day(1))]
    for number, outlet in enumerate(("Stennet Post", "Grell Courier", "Dunnet Mail", "Vale Herald")):
        text = f"The Sarn Gazette reported it {number}. {(MILL, ROAD, CLAIM, told)[number]} {FEAST} Via Ridge Bulletin."
        pages.append(page(f"b{number}", outlet, text, went_back("Sarn Gazette"), tipped("Ridge Bulletin"), when=day(3)))
    return only(*pages)


def test_an_unseen_page_may_rest_on_a_held_one() -> None:
    story = into_unseen()
    (unseen,) = story.unseen
    assert unseen.name == "Ridge Bulletin"
    (above,) = [edge for edge in story.edges if edge.derived == unseen.id]
    assert above.source == "a"
    assert 0 < above.confidence <= 1
    assert above.basis
    (piece,) = [piece for piece in above.evidence if not piece.against]
    assert "Ridge Bulletin" in piece.because
    assert {edge.derived for edge in story.edges if edge.source == unseen.id} == {"b0", "b1", "b2", "b3"}
    assert story.independent_reports == 1


def against(edge: Edge) -> list[Evidence]:
    return [piece for piece in edge.evidence if piece.against]


def test_a_later_date_of_the_source_speaks_against_an_edge_and_is_no_basis_of_it() -> None:
    text = f"The Sarn Gazette reported it. {MILL} {ROAD}"
    story = only(
        page("a", "Sarn Gazette", f"{MILL} {ROAD}", when=day(9)),
        page("b", "Stennet Post", text, went_back("Sarn Gazette"), when=day(6)),
    )
    (edge,) = story.edges
    assert (edge.source, edge.derived) == ("a", "b")
    assert [(piece.basis, piece.because) for piece in against(edge)] == [("time", "The source is dated 3 days later.")]
    assert "time" not in edge.basis
    (sooner,) = only(
        page("a", "Sarn Gazette", f"{MILL} {ROAD}", when=day(3)),
        page("b", "Stennet Post", text, went_back("Sarn Gazette"), when=day(6)),
    ).edges
    assert not against(sooner)
    assert "time" in sooner.basis
    assert sooner.confidence > edge.confidence


def test_wording_that_a_source_lacks_speaks_against_it() -> None:
    text = f"The Sarn Gazette reported it. {MILL} {FEAST} {CLAIM}"
    story = only(
        page("a", "Sarn Gazette", f"{MILL} {ROAD}"),
        page("b", "Stennet Post", text, went_back("Sarn Gazette")),
        page("c", "Grell Courier", f"The Sarn Gazette reported it. {MILL} {FEAST} {CLAIM}", went_back("Sarn Gazette")),
    )
    for edge in story.edges:
        lacking = any("is not in this source" in piece.because for piece in against(edge))
        assert lacking == (edge.source == "a")


def test_a_source_that_credits_the_page_itself_speaks_against_the_edge() -> None:
    story = only(
        page("a", "Sarn Gazette", f"Via Stennet Post. {MILL} {ROAD}", tipped("Stennet Post"), when=day(1)),
        page("b", "Stennet Post", f"{MILL} {ROAD} {CLAIM} Sarn Gazette reported.", went_back("Sarn Gazette"), when=day(3)),
    )  # fmt: skip
    (edge,) = story.edges
    (piece,) = [piece for piece in against(edge) if piece.basis == "credit"]
    name = {"a": "Sarn Gazette", "b": "Stennet Post"}[edge.derived]
    assert piece.because == f"The source itself credits the {name}, which is the page's outlet."
    assert piece.derived is None
    assert piece.source is not None


def test_a_rival_source_is_named_with_its_chance() -> None:
    told = f"The Sarn Gazette reported it. {MILL} {ROAD}"
    story = only(
        page("a", "Sarn Gazette", f"{MILL} {ROAD}"),
        page("b", "Stennet Post", told, went_back("Sarn Gazette")),
        page("c", "Grell Courier", told, went_back("Sarn Gazette")),
    )
    other = {"b": "the Grell Courier", "c": "the Stennet Post"}
    for edge in story.edges:
        for piece in against(edge):
            found = re.fullmatch(r"It may also have been taken from (.+) \((\d+)%\)\.", piece.because)
            assert found is None or (found[1] == other[edge.derived] and int(found[2]) >= 20)
    assert {(edge.source, edge.derived) for edge in story.edges} >= {("a", "b"), ("a", "c")}


def mixed(draw: random.Random) -> list[Reading]:
    """Up to eight pages of parts, some captures of one address, some that credit others, held or not."""
    outlets = ["Sarn Gazette", "Stennet Post", "Grell Courier", "Vale Herald", "Nordwire"]
    pages = []
    for number in range(draw.randint(1, 8)):
        outlet, text = draw.choice(outlets), " ".join(draw.sample([MILL, ROAD, CLAIM, FEAST], draw.randint(1, 3)))
        credits: list[Given] = []
        for other in draw.sample([one for one in outlets if one != outlet], draw.randint(0, 2)):
            given = draw.choice([went_back, tipped])(other)
            credits, text = [*credits, given], f"{given[2]}. {text}"
        when = draw.choice([None, day(1), day(2, 9), day(2, 18)])
        path = draw.choice(["weir", f"p{number}", f"p{number}"])
        pages.append(page(f"p{number}", outlet, text, *credits, when=when, path=path))
    return pages


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_edges_stand_at_first_captures_make_no_cycle_and_use_every_unseen_page(seed: int) -> None:
    for story in trace(mixed(random.Random(seed))).stories:
        unseen = {one.id for one in story.unseen}
        later = {capture for captures in story.versions for capture in captures[1:]}
        nodes = (set(story.articles) - later) | unseen
        above: dict[str, set[str]] = {node: set() for node in nodes}
        for edge in story.edges:
            above[edge.derived].add(edge.source)
            assert edge.source in nodes
            assert set(edge.basis) == {piece.basis for piece in edge.evidence if not piece.against} != set()
        tuple(TopologicalSorter(above).static_order())
        assert unseen <= {edge.source for edge in story.edges} | {one.report for one in story.references}
        assert all(len(captures) > 1 and set(captures) <= set(story.articles) for captures in story.versions)
