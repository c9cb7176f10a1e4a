"""A later report of one outlet with news of its own follows the earlier one up; it is no retelling of it."""

from __future__ import annotations

import pytest
from story_pages import CLAIM, FEAST, MILL, ROAD, Given, day, page, went_back

from retold.records import Edge, Reading, Story
from retold.trace import trace
from retold.trace.field import Field
from retold.trace.followups import follow_up

NEWS = (
    "Divers of the county found the sluice gate on Friday, eleven hundred paces below the mill, wedged under a willow at "
    "Hare Bend. It took nine men and a timber crane to bring it up. The gate weighs as much as four oxen, said the crane's "
    "owner, Brok Anders, and one of its hinges had been filed through not long ago. The river office sent two clerks, who "
    "wrapped the hinge in sailcloth and took it to the capital in a closed cart the same night without a word to anyone. "
    "In the village that was taken badly: by noon on Saturday a hundred and ten people stood before the clerks' inn."
)
TITLE, LATER = "Weir at Upper Sarn gives way", "Divers find the gate; hinge was filed"


def sisters(text: str, when: int | None = 6, title: str = LATER, outlet: str = "Sarn Gazette") -> list[Reading]:
    first = page("a", "Sarn Gazette", f"{MILL} {ROAD} {CLAIM}", when=day(2), title=TITLE)
    return [first, page("b", outlet, text, when=day(when) if when else None, title=title)]


def follows(*readings: Reading) -> bool:
    return follow_up(Field(readings), 0, 1)


def test_new_news_over_old_background_is_a_follow_up() -> None:
    assert follows(*sisters(f"{NEWS} {MILL} {ROAD}"))
    assert follows(*sisters(f"{NEWS} {MILL} {ROAD}", when=None))


def test_a_page_that_opens_as_the_earlier_one_does_is_not() -> None:
    assert not follows(*sisters(f"{MILL} {ROAD} {CLAIM} {NEWS}"))


def test_a_page_with_little_of_its_own_is_not() -> None:
    assert not follows(*sisters(f"{NEWS[:200]} {MILL} {ROAD} {CLAIM}"))


def test_a_page_under_the_same_headline_is_not() -> None:
    assert not follows(*sisters(f"{NEWS} {MILL} {ROAD}", title=TITLE))


def test_an_earlier_page_follows_nothing_up() -> None:
    assert not follows(*sisters(f"{NEWS} {MILL} {ROAD}", when=1))
    assert follows(*sisters(f"{NEWS} {MILL} {ROAD}", when=2)), "of two pages of one day the lead tells"


def test_captures_of_one_address_are_not() -> None:
    first, other = sisters(f"{NEWS} {MILL} {ROAD}")
    same = page("b", "Sarn Gazette", other.article.text, path="a", when=day(6), title=LATER)
    assert not follows(first, same)


def test_another_outlet_is_a_retelling_whatever_it_opens_with() -> None:
    assert not follows(*sisters(f"{NEWS} {MILL} {ROAD}", outlet="Stennet Post"))


WIRE: Given = ("agency", "Ridge Press Agency", "(Ridge Press Agency)", "taken_from")


@pytest.mark.parametrize(("when", "expected"), [(3, False), (30, True)])
def test_an_agencys_next_report_is_one_where_another_outlet_runs_it(when: int, expected: bool) -> None:
    first = page(
        "a", "Grell Courier", f"SARN (Ridge Press Agency) {MILL} {ROAD} {CLAIM}", WIRE, when=day(1), title=TITLE
    )
    text = f"SARN (Ridge Press Agency) {NEWS} {MILL} {ROAD}"
    assert follows(first, page("b", "Stennet Post", text, WIRE, when=day(when), title=LATER)) is expected
    other = page("b", "Stennet Post", f"{NEWS} {MILL} {ROAD}", when=day(when), title=LATER)
    assert not follows(first, other)


def told(*more: Reading) -> Story:
    (story,) = trace([*sisters(f"{NEWS} {MILL} {ROAD} {CLAIM}"), *more]).stories
    return story


def edge(story: Story, source: str, derived: str) -> Edge:
    (found,) = [one for one in story.edges if (one.source, one.derived) == (source, derived)]
    return found


RETOLD = page("c", "Stennet Post", f"The Sarn Gazette reported it. {MILL} {ROAD} {CLAIM}", went_back("Sarn Gazette"),
              when=day(3), title="Mill under water")  # fmt: skip


def test_the_edge_is_marked_and_says_so() -> None:
    story = told(RETOLD)
    assert not edge(story, "a", "c").follow_up
    found = edge(story, "a", "b")
    assert found.follow_up
    assert [piece.against for piece in found.evidence if "news of its own" in piece.because] == [True]


def test_an_outlets_two_reports_of_one_affair_are_one_report() -> None:
    assert told(RETOLD).independent_reports == 1


def test_news_over_background_from_elsewhere_is_a_report_of_its_own() -> None:
    """The first page retells another outlet's report; what follows it up has news that nobody else had."""
    origin = page("z", "Vale Herald", f"{MILL} {ROAD} {CLAIM} {FEAST}", when=day(1), title="Sluice was rusted through")
    first = page("a", "Sarn Gazette", f"The Vale Herald reported it. {MILL} {ROAD} {CLAIM}", went_back("Vale Herald"),
                 when=day(2), title=TITLE)  # fmt: skip
    later = page(
        "b",
        "Sarn Gazette",
        f"{NEWS} The Gazette told of it on Tuesday. {MILL} {ROAD} {CLAIM}",
        when=day(6),
        title=LATER,
    )
    again = page("b", "Sarn Gazette", f"{MILL} {ROAD} {CLAIM} {NEWS}", when=day(6), title=LATER)
    (story,) = trace([origin, first, later]).stories
    assert any(one.follow_up for one in story.edges if one.derived == "b")
    assert story.independent_reports == 2
    (other,) = trace([origin, first, again]).stories
    assert not any(one.follow_up for one in other.edges)
    assert other.independent_reports == 1
