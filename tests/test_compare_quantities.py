from __future__ import annotations

import time

import pytest
from compare_readings import kinds
from hypothesis import given
from hypothesis import strategies as st

from retold.compare import compare
from retold.compare.agreement import agree
from retold.compare.quantities import quantities
from retold.records import Span


def one(text):
    (found,) = quantities(text, Span(0, len(text)))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("$1.2 million", "money", 1.2e6, 1.2e6, "dollar"),
        ("1.2m people", "count", 1.2e6, 1.2e6, ""),
        ("a dozen boats", "count", 12, 12, ""),
        ("half a million herrings", "count", 5e5, 5e5, ""),
        ("two hundred and fifty boats", "count", 250, 250, ""),
        ("two-thirds of the crew", "percent", 200 / 3, 200 / 3, ""),
        ("10 to 20 boats", "count", 10, 20, ""),
        ("$5-$7 million", "money", 5e6, 7e6, "dollar"),
        ("6 percentage points", "points", 6, 6, "point"),
        ("3.5 per cent", "percent", 3.5, 3.5, ""),
        ("40 km", "measure", 40, 40, "kilometre"),
        ("10,000-acre", "measure", 10000, 10000, "acre"),
        ("a 34-year-old baker", "age", 34, 34, ""),
        ("4th of March", "date", 304, 304, ""),
        ("March 4", "date", 304, 304, ""),
        ("5:30 p.m.", "clock", 1050, 1050, ""),
        ("12-9", "score", 12, 9, ""),
        ("in 1987", "year", 1987, 1987, ""),
    ],
)
def test_figures_are_read_with_value_and_unit(text, kind, low, high, unit):
    found = one(text)
    assert (found.kind, found.unit) == (kind, unit)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["COVID-19", "an F-35 jet", "one of them", "a boat", "the May fair", "tuesdays"])
def test_names_and_vague_words_are_no_figures(text):
    assert quantities(text, Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1,987 tickets", "nearly 2,000 tickets"),
        ("48.7 percent", "nearly half of the crew"),
        ("48.7 tons", "about 49 tons"),
        ("10 miles", "16 kilometres"),
        ("$1.2 million", "1,200,000 dollars"),
        ("12 boats", "a dozen boats"),
        ("20 degrees Celsius", "68 degrees Fahrenheit"),
        ("24 hours", "one day"),
        ("12 to 9", "12-9"),
        ("212 patients", "more than 200 patients"),
    ],
)
def test_rounding_and_conversion_agree(left, right):
    assert agree(one(left), one(right))
    assert agree(one(right), one(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("40 boats", "400 boats"),
        ("about 40 boats", "more than 400 boats"),
        ("40 miles", "40 kilometres"),
        ("$3 million", "$3 billion"),
        ("$40", "£40"),
        ("6 percent", "6 percentage points"),
        ("Tuesday", "Thursday"),
        ("March 4", "March 5"),
        ("61 boats", "62 boats"),
        ("one-third of the crew", "two-thirds of the crew"),
    ],
)
def test_other_values_and_units_do_not_agree(left, right):
    assert not agree(one(left), one(right))


@given(st.text(alphabet="0123456789,.-$ %stndmkonehalfdozen–to", max_size=60))
def test_any_text_gives_spans_inside_it(text):
    for found in quantities(text, Span(0, len(text))):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert agree(found, found)


def test_odd_long_texts_take_linear_time():
    started = time.perf_counter()
    for text in ("1" * 300_000, "1," * 150_000, "one " * 80_000, "$" * 300_000, "1-" * 150_000):
        quantities(text, Span(0, len(text)))
    assert time.perf_counter() - started < 20


FIRE = "The fire burned 900 hectares of heath near Dunmarrow on Monday and killed about 40 sheep."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about 40", "more than 400"),
        ("hectares", "acres"),
        ("900", "9,000"),
        ("on Monday", "on Friday"),
        ("900 hectares", "nine hectares"),
    ],
)
def test_a_changed_figure_is_found_with_both_its_words(old, new):
    from compare_readings import reading

    derived = FIRE.replace(old, new)
    (change,) = compare(reading(FIRE), reading(derived, "derived"))
    assert change.kind == "number_changed"
    assert FIRE[change.before.start : change.before.end] in FIRE
    assert derived[change.after.start : change.after.end].split()[0] in change.because


@pytest.mark.parametrize(
    "derived",
    [
        FIRE.replace("about 40", "some 40"),
        FIRE.replace("900 hectares", "2,220 acres"),
        FIRE.replace("900", "nearly 900"),
        "About 40 sheep were killed near Dunmarrow on Monday in a fire that burned 900 hectares of heath.",
        "The fire burned heath near Dunmarrow and killed sheep.",
        "A fire near Dunmarrow burned heath on Monday. It was the third fire this year, and 12 crews fought it.",
    ],
)
def test_the_same_figures_told_otherwise_are_no_change(derived):
    assert kinds(FIRE, derived) == []


def test_a_figure_that_the_source_also_has_is_not_a_changed_one():
    source = "The fire killed 40 sheep. A later fire at the mill killed 60 sheep in one night."
    assert kinds(source, "A later fire at the mill killed 40 sheep in one night.") == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The monitor at the school in Pell peaked at 68 micrograms per cubic metre on its worst day, the station said.",
         "The monitor at the school in Pell peaked at 68 milligrams per cubic metre on its worst day, the station said.",
         {"number_changed"}),
        ("The repair of the old bridge at Pell will cost $3.4 million.",
         "The repair of the old bridge at Pell will cost $4.3 million.", {"number_changed"}),
        ("That was 26 per cent of days, up from 14 per cent a year earlier, a rise of 12 percentage points in the memo.",
         "That was 26 per cent of days, up from 14 per cent a year earlier, and 12 percentage points more in the memo.",
         set()),
    ],
)  # fmt: skip
def test_a_figure_that_is_kept_stands_for_itself(before, after, expected):
    assert set(kinds(before, after)) == expected
