"""Titles: claims that go beyond both texts are found; headlinese, labels and what the source supports are none."""

import pytest
from compare_readings import reading

from retold.compare import compare

MARCH = (
    "About 300 growers marched to the mill at Quillhaven on Monday. The mayor met them at the gate and "
    "promised an answer within a week. The mill will close one of its two halls in May."
)


def titled(title, source=MARCH, text=MARCH, unsupported=()):
    derived = reading(text, "derived", title=title, unsupported=unsupported)
    found = compare(reading(source + " They sang.", title="A march on a mill"), derived)
    return [one for one in found if one.kind == "headline_unsupported"]


def test_words_that_the_reading_lacks_are_looked_for_in_the_source_too():
    title = "Quillhaven mayor flees angry mob"
    (change,) = titled(title, unsupported=["flees angry mob"])
    assert change.in_title
    assert title[change.after.start : change.after.end] == "flees angry mob"
    assert (
        titled(title, source=MARCH + " In the end the mayor had to flee an angry mob.", unsupported=["flees angry mob"])
        == []
    )


def test_a_word_like_one_of_the_source_supports_a_title():
    assert titled("Growers halt mill", source=MARCH + " The growers stopped the mill.", unsupported=["halt"]) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Mill to close for good", "for good"),
        ("Mill halls empty for years to come", "years to come"),
        ("Mayor summoned to mill by growers", "summoned"),
        ("Mill owners abandon Quillhaven", "abandon"),
        ("Mayor caught lying to growers", "caught lying"),
        ("March proves mill must go", "proves"),
        ("Chaos at Quillhaven mill", "Chaos"),
        ("Biggest march ever at Quillhaven mill", "Biggest march ever"),
    ],
)
def test_a_claim_beyond_both_texts_is_unsupported(title, words):
    (change,) = titled(title)
    assert title[change.after.start : change.after.end] == words
    assert change.confidence >= 0.5


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("Mill to close for good", "The mill will shut permanently."),
        ("Growers storm Quillhaven mill", "They forced the gate and overran the yard."),
        ("Mayor caught lying to growers", "Her promise was false, an inquiry found."),
        ("Chaos at Quillhaven mill", "Many fled in panic."),
    ],
)
def test_a_claim_that_a_word_of_its_class_supports_is_none(title, more):
    assert titled(title, text=MARCH + " " + more) == []
    assert titled(title, source=MARCH + " " + more) == []


@pytest.mark.parametrize(
    "title",
    [
        "Will the mill close for good?",
        "Why the mill is not closing for good",
        "GROWERS MARCH ON MILL",
        "Mayor: answer in a week",
        "Growers march to mill; mayor to answer",
    ],
)
def test_questions_denials_capitals_and_headlinese_are_no_claims(title):
    assert titled(title) == []


def test_a_label_before_a_colon_is_no_claim_but_a_quotation_there_is():
    assert titled("Angry scenes: growers march to mill", unsupported=["Angry scenes"]) == []
    assert len(titled("“Caught red-handed”: growers march to mill", unsupported=["“Caught red-handed”"])) == 1
