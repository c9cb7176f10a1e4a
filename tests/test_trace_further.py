"""What a page credits beside its likeliest source: the signs, their weights, and the chance."""

from __future__ import annotations

import numpy as np
import pytest
from story_pages import CLAIM, FEAST, MILL, ROAD, TOLD, Given, family, page, tipped, went_back

from retold import settings
from retold.trace import further
from retold.trace.arborescence import marginals
from retold.trace.family import Family
from retold.trace.signals import scores

OUTLETS = ["Stennet Post", "Grell Courier", "Dunnet Mail", "Ridge Bulletin"]


def test_copied_words_of_another_outlet_are_no_further_source() -> None:
    copied: Given = ("self_reference", "Sarn Gazette", "Sarn Gazette has learned", "goes_back_to")
    found = family(
        page("a", "Sarn Gazette", MILL),
        page("b", "Stennet Post", f"{copied[2]}. {MILL}", copied),
    )
    assert [said.target for said in found.said[1]] == [0]
    assert further.credited(found, 1) == []


def credited_in_every_way() -> Family:
    """A held report, and a page for each way to credit it or an unseen one."""
    held = f"{MILL} {ROAD} {CLAIM}"
    ways: list[tuple[Given, ...]] = [
        (went_back("Sarn Gazette"), tipped("Vale Herald")),
        (TOLD,),
        (("byline", "Sarn Gazette", "By the Sarn Gazette", "taken_from"), went_back("Vale Herald")),
        (("agency", "Nordwire", "(Nordwire)", "taken_from"),),
    ]
    pages = [page("a", "Sarn Gazette", held)]
    for number, ways_of in enumerate(ways):
        text = " ".join([*(f"{way[2]}." for way in ways_of), held])
        pages.append(page(f"b{number}", OUTLETS[number], text, *ways_of))
    return family(*pages)


def test_signs_of_further_sources_have_a_weight_each_and_every_weight_a_sign() -> None:
    found = credited_in_every_way()
    _, chances = marginals(scores(found, settings.TRACE_WEIGHTS))
    count, names = len(found), set[str]()
    for derived in range(count):
        for source in further.credited(found, derived):
            for head in (None, 0, count):
                signs = further.signs(found, chances, derived, source, head)
                names |= signs.keys()
                assert all(np.isfinite(value) for value in signs.values())
                assert signs["alone"] + signs["under_unseen"] == (head != 0)
                assert signs["held"] == (source < count)
                assert 0 < further.chance(signs) < 1
    assert names == set(settings.TRACE_FURTHER)


def test_what_a_page_credits_held_and_unseen() -> None:
    found = credited_in_every_way()
    at = {named.credits[0][1].naming.name: len(found) + number for number, named in enumerate(found.named)}
    assert at.keys() == {"Nordwire", "Vale Herald"}
    assert [further.credited(found, derived) for derived in range(5)] == [
        [],
        [0, at["Vale Herald"]],
        [0],
        [0, at["Vale Herald"]],
        [at["Nordwire"]],
    ]
    _, chances = marginals(scores(found, settings.TRACE_WEIGHTS))
    assert further.signs(found, chances, 4, 0, None) == {}
    assert further.signs(found, chances, 0, at["Nordwire"], None) == {}


def test_a_further_source_that_is_named_often_or_in_passing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retold.settings.TRACE_FURTHER_BOUND", 0.0)  # in passing it may well mean another page
    once = f"{MILL} {ROAD} Sarn Gazette reported. {FEAST} {CLAIM}"
    found = family(
        page("a", "Sarn Gazette", MILL),
        page("b", "Stennet Post", once, went_back("Sarn Gazette")),
        page("c", "Grell Courier", f"Sarn Gazette reported. {once}", went_back("Sarn Gazette")),
    )
    chances = np.zeros((4, 3))
    chances[0, 2] = 0.49
    one, other = (further.signs(found, chances, derived, 0, None) for derived in (1, 2))
    assert (one["passing"], one["often"], other["passing"], other["often"]) == (1, 0, 0, np.log(2))
    assert (one["back"], one["chance"]) == (0.9, np.log(0.01))
    assert other["chance"] == np.log(0.5)


def test_a_source_that_the_chosen_one_credits_itself_is_explained() -> None:
    found = family(
        page("a", "Sarn Gazette", f"{MILL} {ROAD}"),
        page("b", "Stennet Post", f"Sarn Gazette reported. {MILL}", went_back("Sarn Gazette")),
        page("c", "Grell Courier", f"Sarn Gazette reported. {MILL}", went_back("Sarn Gazette")),
        page("d", "Dunnet Mail", MILL),
    )
    _, chances = marginals(scores(found, settings.TRACE_WEIGHTS))
    assert further.signs(found, chances, 2, 0, 1)["explained"] == 1
    assert further.signs(found, chances, 2, 0, 3)["explained"] == 0
    assert further.signs(found, chances, 2, 0, None)["explained"] == 0


def test_the_chance_of_a_further_source_grows_with_the_weighed_sum() -> None:
    assert further.chance({}) == 0.5
    for name, weight in settings.TRACE_FURTHER.items():
        assert (further.chance({name: 1.0}) - 0.5) * weight > 0, name
