"""Other namings for the same people, and words set before a naming; synonyms and what the source also says are none."""

import pytest
from compare_readings import reading

from retold.compare import compare

SOURCE = (
    "About 200 demonstrators blocked the gates of the paper mill on Friday. The biologists who wrote the report told the "
    "council that the lake was dying. The mill's director Otto Brann said the plant had lost money for six years."
)


def labels(old, new, source=SOURCE, **more):
    found = compare(reading(source), reading(source.replace(old, new), "derived", **more))
    return [one for one in found if one.kind == "label_substituted" and one.confidence >= 0.5]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("About 200 demonstrators blocked", "Some 200 rioters blocked"),
        ("About 200 demonstrators blocked", "About 200 thugs blocked"),
        ("The biologists who wrote", "The activists who wrote"),
        ("director Otto Brann", "disgraced director Otto Brann"),
        ("director Otto Brann", "self-styled director Otto Brann"),
        ("The biologists", "The anti-mill biologists"),
    ],
)
def test_a_naming_that_says_more_of_the_same_people_is_another_label(old, new):
    (change,) = labels(old, new)
    text = SOURCE.replace(old, new)
    assert text[change.after.start : change.after.end] in new
    assert not change.in_title


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("demonstrators", "protesters"),
        ("demonstrators", "people"),
        ("biologists", "scientists"),
        ("director Otto Brann", "manager Otto Brann"),
        ("About 200 demonstrators", "More than 190 demonstrators"),
        ("director Otto Brann", "director, Otto Brann,"),
    ],
)
def test_synonyms_roles_and_wider_words_are_no_other_label(old, new):
    assert labels(old, new) == []


def test_a_naming_that_the_source_has_too_is_no_other_label():
    source = SOURCE + " Police called them rioters."
    assert labels("About 200 demonstrators", "Some 200 rioters", source) == []


def test_one_place_put_for_another_before_the_same_word_is_another_label():
    source = "The mill's sale was praised by far-right figures from Corrin and Tarn on Monday."
    assert len(labels("far-right", "conservative", source)) == 1
    assert labels("far-right", "well-known", source) == []


def test_what_stands_in_quotation_marks_is_no_label_of_the_page():
    assert labels("200 demonstrators blocked", "200 “rioters” blocked") == []


def test_the_same_word_in_the_title_is_a_label_too():
    found = labels("About 200 demonstrators", "Some 200 rioters", title="Rioters block mill")
    assert sorted(one.in_title for one in found) == [False, True]


def test_who_names_whom_makes_no_difference():
    for name in ("Quillhaven", "Velmora"):
        source = f"About 200 demonstrators from {name} blocked the gates of the mill on Friday."
        assert len(labels("demonstrators", "rioters", source)) == 1
        assert len(labels("demonstrators", "rioters", source.replace("About", "Over"))) == 1
