"""Figures that another stands for, and those that agree."""

from __future__ import annotations

import pytest
from compare_readings import pair, reading

from retold.compare import compare
from retold.compare.agreement import agree, slipped, worked_out
from retold.compare.numbers import number_changes
from retold.compare.quantities import quantities
from retold.records import Span


def found(source, derived):
    return [
        (source[one.before.start : one.before.end], derived[one.after.start : one.after.end])
        for one in number_changes(pair(source, derived))
        if one.confidence >= 0.5
    ]


def all_of(text):
    return quantities(text, Span(0, len(text)))


def one(text):
    (quantity,) = all_of(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit", "rate"),
    [
        ("one in 8,000 lambs", "percent", 0.0125, "", ""),
        ("nine out of ten growers", "percent", 90, "", ""),
        ("half an hour", "measure", 0.5, "hour", ""),
        ("two and a half miles", "measure", 2.5, "mile", ""),
        ("three-tenths of a second", "measure", 0.3, "second", ""),
        ("five times", "factor", 5, "", ""),
        ("a couple of eels", "count", 2, "", ""),
        ("a few hundred eels", "vague", 100, "", ""),
        ("a woman of sixty-one", "age", 61, "", ""),
        ("8km", "measure", 8, "kilometre", ""),
        ("9.5C", "measure", 9.5, "celsius", ""),
        ("70 km/h", "measure", 70, "kilometre", "hour"),
        ("70 kilometres per hour", "measure", 70, "kilometre", "hour"),
        ("a monthly grant of £400", "money", 400, "pound", "month"),
        ("£400 annually", "money", 400, "pound", "year"),
        ("40 months", "measure", 40, "month", ""),
        ("6 square kilometres", "measure", 6, "square kilometre", ""),
    ],
)
def test_shares_units_and_rates_are_read(text, kind, value, unit, rate):
    quantity = one(text)
    assert (quantity.kind, quantity.unit, quantity.rate) == (kind, unit, rate)
    assert quantity.low == pytest.approx(value)


def test_ranges_with_between_and_of_years_are_read():
    assert [(q.low, q.high) for q in all_of("between 20 and 30 eels, from 2031-33, twenty and thirty")] == [
        (20, 30), (2031, 2033), (20, 20), (30, 30)]  # fmt: skip


@pytest.mark.parametrize("text", ["the ship Corrin Two, he said,", "aboard Flight 217, he said", "room (KVN 40)"])
def test_numbers_of_names_count_nothing(text):
    assert all_of(text) == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("£300 a month", "£3,600 a year", True),
        ("£300 a month", "£300 a week", False),
        ("more than 200 eels", "240 eels", True),
        ("more than 200 eels", "340 eels", False),
        ("nearly 10 seconds", "seven seconds", False),
        ("a quarter of the eels", "26 per cent of the eels", True),
        ("a few dozen eels", "40 eels", True),
        ("31, she said", "a 31-year-old", True),
        ("70 mph", "113 km/h", True),
        ("a fortnight-long strike", "two weeks", True),
    ],
)
def test_what_agrees(left, right, same):
    ours, theirs = all_of(left), all_of(right)
    assert all(agree(mine, yours) is same for mine in ours for yours in theirs)


def test_slips_of_digits():
    assert all(slipped(a, b) for a, b in ((340, 430), (40, 400), (14, 4), (3, 13), (1.8, 18), (9000, 90000), (57, 58)))
    assert not any(slipped(a, b) for a, b in ((340, 512), (40, 75), (3, 8)))


def test_sums_differences_and_shares_are_worked_out():
    here = all_of("three geese and two ducks")
    assert worked_out(one("five birds"), here, here, ("three geese and two ducks", "Five birds were found."))
    rise = all_of("from 5,400 eels to 6,900 eels")
    rise = [*rise, *all_of("5,400 eels"), *all_of("6,900 eels")]
    assert worked_out(one("1,500 eels"), rise, rise, ("", "That is 1,500 more than before."))
    assert not worked_out(one("1,500 eels"), rise, rise, ("", "He caught 1,500 of them."))
    tenth = [*all_of("4,000 people"), *all_of("10 per cent")]
    assert worked_out(one("400 jobs"), tenth, tenth, ("", "It will cut 400 jobs."))


@pytest.mark.parametrize(
    ("source", "derived", "expected"),
    [
        ("The dairy at Pell will close with the loss of 340 jobs, its owner said on Monday.",
         "The dairy at Pell is to close, its owner said, and 430 people will lose their jobs.", ("340", "430")),
        ("Teachers in Corrin voted to strike for one day over the size of classes.",
         "Teachers in Corrin have voted for a strike of two days over class sizes.", ("one day", "two days")),
        ("The garden at Tarn was known for forty kinds of rose.",
         "The garden at Tarn, which once grew four hundred kinds of rose, was well known.", ("forty", "four hundred")),
        ("The van took the bend at Ferrow at 67 kilometres an hour.",
         "The van was doing 67 miles an hour when it took the bend at Ferrow.", ("67 kilometres", "67 miles")),
        ("The chance that a slate will hit a walker at Pell is one in 11,000.",
         "A walker at Pell has a one in 1,100 chance of being hit by a slate.", ("one in 11,000", "one in 1,100")),
        ("The board offered nurses in Corrin a bonus of 6,000 crowns.",
         "Nurses in Corrin were offered a monthly bonus of 6,000 crowns by the board.", ("6,000 crowns", "6,000 crowns")),
        ("The diplomas sold in Pell cost between 4,000 and 9,000 crowns.",
         "The diplomas that were sold in Pell cost from 4,000 to 90,000 crowns.",
         ("4,000 and 9,000 crowns", "4,000 to 90,000 crowns")),
        ("Growers in Tarn spent tens of millions of crowns on new barns last year.",
         "Growers in Tarn spent millions of crowns on barns last year.", ("tens of millions", "millions")),
        ("The lake at Pell is 20 centimetres below its normal level for the season.",
         "For the season the lake at Pell is 20 per cent below its normal level.", ("20 centimetres", "20 per cent")),
        ("The synod at Pell votes on a bishop on 3 November.", "The synod at Pell votes for a bishop on 13 November.",
         ("3 November", "13 November")),
        ("Petrol on the island costs three crowns a litre.", "Petrol costs three crowns a gallon on the island.",
         ("three crowns a litre", "three crowns a gallon")),
        ("Membership of the guild at Tarn fell from 80 to 60 in ten years.",
         "In ten years membership of the guild at Tarn has fallen from 80 to 40.", ("60", "40")),
        ("Sales at the dairy fell in the first quarter.", "Sales at the dairy fell in the first half.",
         ("first quarter", "first half")),
        ("The strike at the depots in Pell begins on Monday and lasts a week.",
         "The strike at the depots in Pell begins on Wednesday and lasts seven days.", ("Monday", "Wednesday")),
    ],
)  # fmt: skip
def test_a_changed_figure_is_found(source, derived, expected):
    assert found(source, derived) == [expected]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("Three men and two women were arrested at the dairy in Pell on Monday night.",
         "Five people were arrested at the dairy in Pell on Monday night."),
        ("The fire at Pell killed 10 shepherds, a farrier and a boy.", "Twelve people died in the fire at Pell."),
        ("Four dozen local and county rescue crews came to Pell for the flood.",
         "Some 700 volunteers from local and county rescue crews came to Pell for the flood."),
        ("The school at Tarn lies 65 miles south of Pell, not far from the sea.",
         "The school at Tarn lies 60 miles south of Corrin, not far from the sea."),
        ("The mayor of Pell said on Saturday that the bridge at Ferrow was safe.",
         "On Sunday the mayor of Pell said the bridge at Ferrow was being watched by two divers from the county."),
        ("A third of the growers at Tarn voted for the fence.", "Two thirds of the growers at Tarn did not vote for the fence."),
        ("The index at Pell was down about 14 points at noon.", "The index at Pell was up more than 90 points."),
        ("The mayor of Pell resigned on Monday, a day after the vote.", "The mayor of Pell resigned following Sunday's vote."),
        ("Four states and the District of Corrin and Tarn sued the dairy.", "Six states and territories sued the dairy."),
        ("About 25 per cent of the grants in Pell go to clinics.",
         "The clinics in Pell treat about 41 per cent of patients."),
        ("The river at Pell stood at 14.2 metres on Monday. In the flood of 2026 it stood at 13.5 metres.",
         "The river at Pell stood at 14.2 metres, higher than in the flood of 2026 by 0.7 metres."),
    ],
)  # fmt: skip
def test_figures_of_other_things_and_those_worked_out_are_none(source, derived):
    assert found(source, derived) == []


def test_a_slip_in_the_sentence_beside_is_found():
    source = (
        "Hospitals at Pell must buy half of their bread from bakers in the county by 2040. Today it is 18 percent. "
        "The bakers have asked for a subsidy in return, and the county has promised one."
    )
    derived = (
        "By 2040 hospitals at Pell must buy bread from bakers in the county, half of it, up from 8 per cent. "
        "The county has promised the bakers the subsidy that they had asked for in return."
    )
    assert found(source, derived) == [("18 percent", "8 per cent")]


def test_a_figure_that_changed_is_said_once_in_one_sentence():
    source, derived = "The dairy at Pell has 58 cows and one bull.", "The dairy at Pell has 85 cows and one bull."
    (change,) = compare(reading(source), reading(derived, "derived"))
    assert change.because == "“58 cows” became “85 cows”: the figure is another."
