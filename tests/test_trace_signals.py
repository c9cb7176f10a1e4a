"""Signals of descent: their names, their blocks, and what each says of invented pages."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from story_pages import CLAIM, FEAST, MILL, ROAD, TOLD, Given, day, family, page, tipped, values, went_back

from retold import settings
from retold.outlets import is_agency
from retold.records import Reading
from retold.trace.crediting import KINDS, kind
from retold.trace.direction import signals as signs_of
from retold.trace.direction import source_is_left
from retold.trace.family import Family
from retold.trace.signals import scores, signals

PARTS = [MILL, ROAD, CLAIM, FEAST]
OUTLETS = ["Sarn Gazette", "Stennet Post", "Grell Courier", "Dunnet Mail", "Vale Herald", "Nordwire"]


SHARES = (
    "held_best held_lacks held_more held_near held_inherited held_other_taken held_other_back own_covered own_later "
    "unseen_shared unseen_silent_shared unseen_silent_covered unseen_other_taken into_has into_covered into_more "
    "into_cited into_least first_further first_had both_credited"
).split()


@st.composite
def drawn_family(draw: st.DrawFn) -> Family:
    """Up to five pages of some parts, with credits of outlets held and not held."""
    pages: list[Reading] = []
    for number in range(draw(st.integers(1, 5))):
        text = " ".join(draw(st.lists(st.sampled_from(PARTS), max_size=3)))
        own = draw(st.sampled_from(OUTLETS))
        credits: list[Given] = []
        for outlet in draw(st.lists(st.sampled_from([one for one in OUTLETS if one != own]), max_size=2, unique=True)):
            given = draw(st.sampled_from([went_back(outlet), tipped(outlet)]))
            text, credits = f"{given[2]}. {text}", [*credits, given]
        when = draw(st.sampled_from([None, day(1), day(2, 9), day(2, 18)]))
        path = draw(st.sampled_from(["weir", f"weir-{number}"]))
        pages.append(page(f"p{number}", own, text, *credits, when=when, path=path))
    return family(*pages)


@hypothesis_settings(max_examples=40, deadline=None)
@given(drawn_family())
def test_every_signal_fills_its_block_and_has_a_weight(found: Family) -> None:
    held, unseen = len(found), len(found.named)
    shapes = {
        "held": (held, held),
        "own": (held,),
        "unseen": (unseen, held),
        "into": (held, unseen),
        "first": (unseen,),
        "both": (unseen, unseen),
    }
    matrix = np.zeros((held + unseen + 1, held + unseen))
    names = []
    for name, block, given_values in signals(found):
        names.append(name)
        assert given_values.shape == matrix[block].shape == shapes[name.partition("_")[0]], name  # type: ignore[index]
        assert np.isfinite(given_values).all(), name
    assert len(names) == len(set(names))
    kinds = ("held_", "own_") if not unseen else ("",)
    assert set(names) == {name for name in settings.TRACE_WEIGHTS if name.startswith(kinds)}


@hypothesis_settings(max_examples=30, deadline=None)
@given(drawn_family())
def test_shares_are_shares_and_what_is_told_of_silent_pages_is_told_of_them_only(family_: Family) -> None:
    found = values(family_)
    for name in SHARES:
        if name in found:
            assert np.all((found[name] >= 0) & (found[name] <= 1 + 1e-12)), name
    if family_.named:
        assert not found["unseen_taken"][found["unseen_silent"] == 1].any()
        for name in ("shared", "best", "lacks", "covered"):
            assert not found[f"unseen_silent_{name}"][found["unseen_silent"] == 0].any(), name


def test_the_blocks_of_the_six_kinds_do_not_meet_and_fill_the_matrix() -> None:
    found = family(
        page("a", "Stennet Post", f"Sarn Gazette reported. {MILL}", went_back("Sarn Gazette")),
        page("b", "Grell Courier", f"Vale Herald reported. {MILL}", went_back("Vale Herald")),
    )
    size = len(found) + len(found.named)
    count = np.zeros((size + 1, size))
    for block in {name.partition("_")[0]: block for name, block, _ in signals(found)}.values():
        count[block] += 1  # type: ignore[index]
    np.testing.assert_array_equal(count, 1)


def test_scores_are_the_weighed_sum() -> None:
    found = family(
        page("a", "Sarn Gazette", MILL),
        page("b", "Stennet Post", f"Vale Herald reported. {MILL} {ROAD}", went_back("Vale Herald")),
    )
    weights = dict.fromkeys(settings.TRACE_WEIGHTS, 0.0) | {"held_base": 2.0, "own_base": -1.0, "into_base": 0.5}
    wanted = np.array([[2, 2, 0.5], [2, 2, 0.5], [0, 0, 0], [-1, -1, 0]], np.float64)
    np.testing.assert_allclose(scores(found, weights), wanted)
    doubled = scores(found, {name: 2 * weight for name, weight in settings.TRACE_WEIGHTS.items()})
    np.testing.assert_allclose(doubled, 2 * scores(found, settings.TRACE_WEIGHTS))


def dated(one: datetime | None, other: datetime | None) -> dict[str, npt.NDArray[np.float64]]:
    return values(family(page("a", "Sarn Gazette", MILL, when=one), page("b", "Stennet Post", MILL, when=other)))


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        (day(2, 9), day(2, 12), True),  # by the hour
        (day(2, 9), day(2, 9, 30), True),
        (day(2, 9), day(2, 9, 10), False),  # at once
        (day(2), day(2, 23), False),  # a time is missing: by the day
        (day(2), day(3, 0, 1), True),
        (day(2, 23, 30), day(3), True),
        (day(1), day(1).replace(month=6, day=30), True),  # 60 days
        (day(1), day(1).replace(month=7, day=1), False),  # 61 days: one of the two is wrong
        (day(1, 8), day(1, 9).replace(month=6, day=30), False),  # 60 days and an hour
        (day(1), day(1), False),
        (None, day(2), False),
        (day(2), None, False),
    ],
)
def test_dates_speak_by_the_hour_or_by_the_day_and_not_from_afar(
    one: datetime | None, other: datetime | None, earlier: bool
) -> None:
    found, reversed_ = dated(one, other), dated(other, one)
    assert found["held_earlier"].tolist() == [[0, earlier], [0, 0]]
    assert found["held_later"].tolist() == [[0, 0], [earlier, 0]]
    assert found["own_earliest"].tolist() == [1, not earlier]
    assert found["own_later"].tolist() == [0, earlier]
    np.testing.assert_array_equal(reversed_["held_earlier"], found["held_earlier"].T)
    assert found["held_undated"].tolist() == [[one is None] * 2, [other is None] * 2]


def test_a_page_is_dated_by_its_earliest_capture() -> None:
    found = values(
        family(
            page("a", "Sarn Gazette", MILL, when=day(9), path="weir"),
            page("b", "Sarn Gazette", MILL, when=day(2), path="weir"),
            page("c", "Stennet Post", MILL, when=day(5)),
            page("d", "Grell Courier", MILL, when=day(6)),
        )
    )
    assert found["held_earlier"].tolist() == [[0, 1, 1], [0, 0, 1], [0, 0, 0]]
    assert found["own_later"].tolist() == [0, 0.5, 1]


def test_wording_is_told_by_what_is_lacking() -> None:
    found = values(
        family(
            page("a", "Sarn Gazette", f"{MILL} {ROAD}"),
            page("b", "Stennet Post", f"{MILL} {ROAD} {FEAST}"),
            page("c", "Grell Courier", MILL),
        )
    )
    best = found["held_is_best"]
    assert best[1, 0] == best[0, 1] == best[0, 2] == best[1, 2] == 1
    assert best[2, 0] == 0 == best[0, 0]
    assert found["held_lacks"][0, 2] == 0 < found["held_lacks"][2, 0] < 1
    assert found["held_more"][0, 2] == found["held_lacks"][2, 0]
    assert found["own_covered"][0] == 1
    assert 0 < found["own_covered"][1] < 1


def test_an_edit_makes_the_page_with_the_reading_of_others_the_older() -> None:
    changed = MILL.replace("60 loads", "sixty carts")
    found = values(
        family(page("a", "Sarn Gazette", MILL), page("b", "Stennet Post", changed), page("c", "Grell Courier", MILL))
    )
    older = found["held_older"]  # of (source, page): the page's reading where it departs stands elsewhere too
    assert older[1, 0] == older[1, 2] > 0
    assert older[0, 1] == older[0, 2] == 0
    assert found["held_changed"][1, 0] == np.log1p(1)
    assert found["held_changed"][0, 1] == 0
    edits = found["held_edits"]  # against the least edited source of each page
    assert edits[2, 0] == edits[0, 2] == edits[0, 1] == edits[2, 1] == 0
    assert edits[1, 0] == edits[1, 2] > 1


def credits_of(*given: Given) -> dict[str, npt.NDArray[np.float64]]:
    text = " ".join([*(f"{one[2]}." for one in given), MILL])
    return values(family(page("a", "Sarn Gazette", MILL), page("b", "Stennet Post", text, *given)))


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        (went_back("Sarn Gazette"), "back"),
        (tipped("Sarn Gazette"), "taken"),
        (TOLD, "told"),
        (("byline", "Sarn Gazette", "By the Sarn Gazette", "taken_from"), "byline"),
        (("agency", "Sarn Gazette", "(Sarn Gazette)", "taken_from"), "byline"),
        (("self_reference", "Sarn Gazette", "Sarn Gazette has learned", "goes_back_to"), "copied"),
    ],
)
def test_a_credit_is_of_one_kind(credit: Given, name: str) -> None:
    found = credits_of(credit)
    for other in KINDS:
        assert (found[f"held_{other}"][0, 1] > 0) == (other == name)
        assert not found[f"held_{other}"][1].any()
    assert found["own_credits"].tolist() == [0, name != "copied"]
    assert found["own_cited"].tolist() == [0 if name == "copied" else np.log1p(1), 0]


def test_told_and_reported_together_are_no_mere_telling() -> None:
    found = family(
        page("b", "Stennet Post", f"{TOLD[2]}. Sarn Gazette reported. {MILL}", TOLD, went_back("Sarn Gazette"))
    )
    (said,) = found.said[0]
    assert kind(said.naming) == "back"


def test_a_page_that_credits_another_speaks_against_the_others() -> None:
    text = f"Via Sarn Gazette. {MILL}"
    found = values(
        family(
            page("a", "Sarn Gazette", MILL),
            page("b", "Stennet Post", text, tipped("Sarn Gazette")),
            page("c", "Grell Courier", MILL),
        )
    )
    assert found["held_other_taken"][:, 1].tolist() == [0, 0.9, 0.9]
    assert not found["held_other_taken"][:, [0, 2]].any()
    assert found["held_taken_reversed"][1].tolist() == [0.9, 0, 0]


def test_two_pages_that_credit_one_page_are_marked_and_a_wire_apart() -> None:
    assert is_agency("Nordwire")
    report, wire = went_back("Vale Herald"), went_back("Nordwire")
    found = values(
        family(
            page("a", "Sarn Gazette", f"Vale Herald reported. {MILL}", report),
            page("b", "Stennet Post", f"Vale Herald reported. Nordwire reported. {MILL}", report, wire),
            page("c", "Grell Courier", f"Nordwire reported. {MILL}", wire),
        )
    )
    assert found["held_same_credit"].tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]
    assert found["held_same_wire"].tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]


def test_signs_of_direction_turn_with_the_pair_and_point_to_the_page_that_has_the_words_first() -> None:
    taker = f"{FEAST} A clerk has put it so:\n\n{MILL} {ROAD}"
    found = values(family(page("a", "Sarn Gazette", f"{MILL} {ROAD}"), page("b", "Stennet Post", taker)))["held_signs"]
    assert found[0, 1] > 0
    np.testing.assert_array_equal(found, -found.T)


def test_direction_of_pages_with_nothing_in_common_rests_on_the_rest() -> None:
    one, other = page("a", "Sarn Gazette", MILL, when=day(1)), page("b", "Stennet Post", MILL, when=day(2))
    assert [sign.name for sign in signs_of(one.article, other.article, ())] == ["date"]
    assert source_is_left(signs_of(one.article, other.article, ())) > 0.5 > source_is_left(
        signs_of(other.article, one.article, ())
    )  # fmt: skip
    assert source_is_left(()) == 0.5


def test_headlines_and_addresses_that_keep_them() -> None:
    title = "Weir breaks and floods Tirrel mill"
    found = values(
        family(
            page("a", "Sarn Gazette", MILL, title=title, path="x"),
            page("b", "Stennet Post", MILL, title="River office blamed", path="weir-breaks-and-floods-tirrel-mill"),
            page("c", "Grell Courier", MILL, title=title, path="y"),
            page("d", "Dunnet Mail", MILL, title="Weir bursts by the old road", path="z"),  # two words of nine
        )
    )
    assert found["held_headline"].tolist() == [[0, 0, 1, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    kept = found["held_slug"]
    assert kept[0, 1] == kept[2, 1] == 1
    assert 0 < kept[3, 1] < 1
    assert not kept[:, [0, 2, 3]].any()


def test_what_a_page_is_by_itself() -> None:
    learned: Given = ("self_reference", "Stennet Post", "Stennet Post has learned", "goes_back_to")
    found = values(
        family(
            page("a", "Nordwire", MILL),
            page("b", "Stennet Post", f"{learned[2]}. {MILL}", learned, own=True),
            page("c", "Grell Courier", f"Via Vale Herald. {MILL}", tipped("Vale Herald")),
        )
    )
    for name, which in (("agency", 0), ("own", 1)):
        assert found[f"held_from_{name}"].tolist() == [[float(row == which)] * 3 for row in range(3)]
        assert found[f"held_to_{name}"].tolist() == [[float(column == which) for column in range(3)]] * 3
    assert found["held_from_crediting"].tolist() == [[0] * 3, [0] * 3, [1] * 3]
    assert found["own_agency"].tolist() == [1, 0, 0]
    assert found["own_words"].tolist() == [0, 1, 0]
    assert found["into_own"].tolist() == [[0], [1], [0]]


@pytest.mark.parametrize(
    ("credit", "first"),
    [
        (("agency", "Nordwire", "(Nordwire)", "taken_from"), [1, 1, 0]),
        (tipped("Vale Herald"), [0, 1, 0]),
        (went_back("Nordwire"), [1, 0, 1]),
    ],
)
def test_an_unseen_page_by_how_it_is_credited(credit: Given, first: list[int]) -> None:
    found = values(family(page("a", "Sarn Gazette", f"{credit[2]}. {MILL}", credit)))
    assert [found[name].item() for name in ("first_agency", "first_taken", "first_back")] == first
    assert found["into_agency"].tolist() == [[first[0]]]


def test_one_telling_of_two_goes_back_to_a_held_page_and_one_says_so_in_passing() -> None:
    herald = tipped("Vale Herald")
    found = values(
        family(
            page("a", "Sarn Gazette", MILL),
            page("b", "Stennet Post", f"Sarn Gazette reported. Via Vale Herald. {MILL}", herald, went_back("Sarn Gazette")),
            page("c", "Grell Courier", f"{MILL} {ROAD} Vale Herald reported. {FEAST}", went_back("Vale Herald")),
            page("d", "Dunnet Mail", f"Via Sarn Gazette. {MILL}", tipped("Sarn Gazette")),
        )
    )  # fmt: skip
    assert found["into_cited"][:, 0].tolist() == [0.45, 0, 0, 0]
    assert found["unseen_passing"].tolist() == [[0, 0, 1, 0]]
    assert found["unseen_other_taken"].tolist() == [[0, 0, 0, 0.9]]
    assert found["unseen_other_back"].tolist() == [[0, 0.9, 0, 0]]


def test_links_are_told_in_both_directions() -> None:
    link = (("More here", "https://sarngazette.example/a"),)
    found = values(family(page("a", "Sarn Gazette", MILL), page("b", "Stennet Post", f"{ROAD} More here.", links=link)))
    assert found["held_link"].tolist() == [[0, 1], [0, 0]]
    assert found["held_link_reversed"].tolist() == [[0, 0], [1, 0]]


def test_a_credit_in_copied_words_points_to_the_page_it_was_copied_from() -> None:
    text = f"{ROAD} All of this Vale Herald reported in its evening paper. {MILL}"
    found = values(
        family(
            page("a", "Sarn Gazette", text, went_back("Vale Herald")),
            page("b", "Stennet Post", text, went_back("Vale Herald")),
            page("c", "Grell Courier", FEAST),
        )
    )
    assert found["held_inherited"].tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]
    assert found["unseen_copied_credit"].tolist() == [[1, 1, 0]]
    worth = 0.9 * settings.TRACE_PASSING  # halfway down the page
    assert found["held_unheld"].tolist() == [[worth, worth, 0]] * 3


def test_a_page_nobody_holds_by_the_pages_that_credit_it_and_one_that_is_silent() -> None:
    found = values(
        family(
            page("a", "Sarn Gazette", f"Via Vale Herald. {MILL}", tipped("Vale Herald")),
            page("b", "Stennet Post", f"Vale Herald reported. {MILL}", went_back("Vale Herald")),
            page("c", "Grell Courier", MILL),
            page("d", "Dunnet Mail", FEAST),
        )
    )
    assert found["unseen_taken"].tolist() == [[0.9, 0, 0, 0]]
    assert found["unseen_back"].tolist() == [[0, 0.9, 0, 0]]
    assert found["unseen_silent"].tolist() == [[0, 0, 1, 1]]
    assert found["unseen_credits"].tolist() == [[np.log(2)] * 4]
    shared = found["unseen_shared"][0]
    assert 0 < shared[0] < 1
    assert shared[2] == found["unseen_silent_shared"][0, 2] == 1
    assert shared[3] == found["unseen_silent_shared"][0, 0] == 0
    assert (found["first_taken"].tolist(), found["first_back"].tolist()) == ([1], [1])


def test_what_an_unseen_page_rests_on() -> None:
    both = (went_back("Sarn Gazette"), tipped("Vale Herald"))
    told = f"Sarn Gazette reported. Via Vale Herald. {MILL} {FEAST}"
    found = values(
        family(
            page("a", "Sarn Gazette", f"{MILL} {FEAST} {ROAD}"),
            page("b", "Stennet Post", told, *both),
            page("c", "Grell Courier", f"{told} Ridge Bulletin reported.", *both, went_back("Ridge Bulletin")),
            page("d", "Dunnet Mail", MILL),
        )
    )
    herald = 1 if found["first_taken"].tolist() == [0, 1] else 0
    assert found["into_crediting"][:, herald].tolist() == [0, 1, 1, 0]
    assert found["into_cited"][:, herald].tolist() == [0.9, 0, 0, 0]
    has = found["into_has"][:, herald]
    assert has[0] > has[3] > has[1] == has[2] == 0
    assert found["first_had"][herald] == has[0]
    assert found["first_further"].tolist() == [1, 1]
    assert found["both_credited"][herald].tolist() == [1, 1]  # whoever credits the Bulletin credits the Herald
    assert found["both_credited"][1 - herald, herald] == 0.5
    assert found["into_more"][0, herald] < found["into_more"][1, herald] == 1


@pytest.mark.parametrize(("own", "never"), [(60, 0), (600, 1)])
def test_what_one_page_alone_credits_rests_on_no_page_that_it_shares_little_with(own: int, never: int) -> None:
    common = " ".join(f"mill{number}" for number in range(90))
    rest = " ".join(f"weir{number}" for number in range(own))
    found = values(
        family(
            page("a", "Sarn Gazette", common),
            page("b", "Stennet Post", f"Ridge Bulletin reported. {common} {rest}", went_back("Ridge Bulletin")),
        )
    )
    assert found["into_never"].tolist() == [[never], [1]]


def test_the_page_that_a_credit_means_is_not_where_the_credit_was_copied_from() -> None:
    text = f"Sarn Gazette reported. {MILL}"
    found = values(
        family(
            page("a", "Sarn Gazette", text),
            page("b", "Stennet Post", text, went_back("Sarn Gazette")),
            page("c", "Grell Courier", ROAD),
        )
    )
    assert not found["held_inherited"].any()
    assert not found["held_back_copied"].any()
    copied = values(
        family(
            page("a", "Sarn Gazette", MILL),
            page("b", "Stennet Post", text, went_back("Sarn Gazette")),
            page("c", "Grell Courier", text, went_back("Sarn Gazette")),
        )
    )
    assert copied["held_inherited"].tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert copied["held_back_copied"].tolist() == [[0, 0.9, 0.9], [0, 0, 0], [0, 0, 0]]


def test_of_a_page_that_credits_only_what_other_tellings_have_counts() -> None:
    herald = tipped("Vale Herald")
    found = family(
        page("a", "Sarn Gazette", f"Via Vale Herald. {MILL} {ROAD}", herald),
        page("b", "Stennet Post", f"Via Vale Herald. {MILL}", herald),
        page("c", "Grell Courier", ROAD),
    )
    own = found.variants
    assert 0 < own.common[0, 1] < own.shared[0]
    assert values(found)["unseen_shared"][0, 0] == own.common[0, 1] / own.sizes[0]
    assert values(found)["unseen_shared"][0, 2] == 1


def test_the_least_that_a_page_has_of_any_telling() -> None:
    herald = tipped("Vale Herald")
    found = values(
        family(
            page("a", "Sarn Gazette", f"{MILL} {FEAST}"),
            page("b", "Stennet Post", f"Via Vale Herald. {MILL}", herald),
            page("c", "Grell Courier", f"Via Vale Herald. {FEAST}", herald),
            page("d", "Dunnet Mail", MILL),
        )
    )
    least = found["into_least"][:, 0]
    assert 0.9 < least[0] < 1
    assert least[3] == 0
