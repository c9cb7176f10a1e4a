"""Which held page of an outlet a credit means, if it means any."""

from __future__ import annotations

import pytest
from story_pages import CLAIM, FEAST, MILL, ROAD, TOLD, day, family, page, went_back

from retold.records import Reading

MILLER = "“We heard the beams go one after the other like the keys of an organ,” the miller Tilda Voss"
REPORT = f"{MILL} {MILLER} said."


def target(*readings: Reading) -> int | None:
    """The page that the last page's credit is taken to mean."""
    return family(*readings).said[-1][0].target


def signs(*readings: Reading) -> dict[str, float]:
    """The signals that the last page's credit means the first page."""
    found = family(*readings)
    (naming,) = found.field.sources.namings[len(found) - 1]
    return found.binding.signs(len(found) - 1, naming, 0)


def test_the_page_that_has_what_is_quoted_beside_the_credit_is_meant() -> None:
    told = page("c", "Stennet Post", f"{ROAD}\n\n{MILLER} told the Sarn Gazette.\n\n{FEAST}", TOLD)
    other = page("b", "Sarn Gazette", f"{ROAD} {MILL}")
    assert target(page("a", "Sarn Gazette", REPORT), other, told) == 0
    found = signs(page("a", "Sarn Gazette", REPORT), other, told)
    assert (found["quoted"], found["unquoted"]) == (1, 0)


def test_a_page_without_what_is_quoted_is_not_meant() -> None:
    text = f"{ROAD}\n\n{FEAST}\n\n{MILLER} told the Sarn Gazette.\n\n{CLAIM}"
    held, telling = page("a", "Sarn Gazette", FEAST), page("b", "Stennet Post", text, TOLD)
    assert target(held, telling) is None
    assert signs(held, telling)["unquoted"] == 1
    assert [named.pages for named in family(held, telling).named] == [[1]]


@pytest.mark.parametrize(
    ("words", "on_air"),
    [
        ("said on the Sarn Gazette", 1),
        ("told “Sarn Gazette Live", 1),
        ("appearing on the Sarn Gazette", 1),
        ("told the Sarn Gazette", 0),
    ],
)
def test_what_was_said_in_a_broadcast_is_known_by_its_words(words: str, on_air: int) -> None:
    telling = page(
        "b", "Stennet Post", f"{ROAD} So the miller {words} at noon. {FEAST}", ("told", "Sarn Gazette", words, "goes_back_to")
    )  # fmt: skip
    assert signs(page("a", "Sarn Gazette", MILL), telling)["on_air"] == on_air


def test_a_credit_that_names_the_source_and_tells_nothing_is_not_asked_what_it_tells() -> None:
    telling = page(
        "b", "Stennet Post", f"{MILL} Via Sarn Gazette", ("via", "Sarn Gazette", "Via Sarn Gazette", "taken_from")
    )
    found = signs(page("a", "Sarn Gazette", MILL), telling)
    assert (found["bare"], found["has"], found["unquoted"]) == (1, 0, 0)


def test_headline_and_date_of_the_page_are_compared() -> None:
    text = f"The weir of Lower Sarn has burst, the Sarn Gazette reported on Friday. {ROAD}"
    telling = page("b", "Stennet Post", text, went_back("Sarn Gazette"), when=day(3))
    early = page("a", "Sarn Gazette", MILL, title="Weir burst at Lower Sarn", when=day(2))
    late = page("a", "Sarn Gazette", MILL, title="Warden counts boats", when=day(6))
    assert (signs(early, telling)["title"], signs(early, telling)["later"]) == (1, 0)
    assert (signs(late, telling)["title"], signs(late, telling)["later"]) == (0, 1)


def test_a_link_says_which_page_is_meant() -> None:
    text = f"{ROAD} {MILLER} told the Sarn Gazette. {CLAIM}"
    linked = page("b", "Stennet Post", text, TOLD, links=(("Sarn Gazette", "https://sarngazette.example/a"),))
    held = page("a", "Sarn Gazette", FEAST)
    assert target(held, linked) == 0
    assert family(held, linked).said[1][0].chance == 1
