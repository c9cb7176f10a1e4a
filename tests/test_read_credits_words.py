"""Names that are everyday words or people's, with the words that make them an outlet's."""

import pytest

from retold.read.credits import credits
from retold.records import Article


def found(text, *authors):
    return [(c.kind, c.outlet) for c in credits(Article("1", text, authors=authors), ())]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The bridge is shut, Ada Quill told the Hill.", "Hill"),
        ("As Quill wrote in the Nation, the bridge is shut.", "Nation"),
        ("Writing at Commentary, Ada Quill sees a bridge that is shut.", "Commentary"),
        ("The story first appeared in Splinter.", "Splinter"),
        ("Ada Quill went to the Hill and wept.", None),
        ("Ada Quill told the Hill committees that it is shut.", None),
        ("According to the Hill sources, it is shut.", None),
        ("It was published by the Nation of Ants.", None),
        ("Ada Quill found a Splinter in it, and told it.", None),
    ],
)
def test_an_everyday_word_is_an_outlets_behind_words_of_crediting(text, outlet):
    assert [name for _, name in found(text)] == ([outlet] if outlet else [])


def test_a_byline_that_may_be_a_persons_is_an_agencys_where_its_marks_stand():
    assert found("The bridge is shut.", "Halverne Press") == []
    assert found("By Halverne Press\n\nThe bridge is shut.") == []
    marked = found("MORVA (Halverne Press) — The bridge is shut.", "Halverne Press")
    assert set(marked) == {("agency", "Halverne Press"), ("byline", "Halverne Press")}


def test_a_clause_with_its_own_subject_parts_a_name_from_its_verb():
    assert found("They use the Quillon Register, which is slow, while the clerk, Ada Quill, said that it broke.") == []
    assert found("The Quillon Register, which Ada Quill owns, said that it broke.") == [
        ("reported_by", "Quillon Register")
    ]


def test_a_line_of_contributors_names_whose_copy_was_used():
    line = "The bridge is shut.\n\nContributing: Ada Quill, Kestrel Post; Cole Varga of Northwire"
    assert found(line) == [("agency", "Kestrel Post"), ("agency", "Northwire")]
    assert found("Contributing: Ada Quill and Cole Varga") == []


def test_what_a_page_says_as_a_reporter_does_is_the_outlets():
    assert found("As the Harbour Ledger’s Ada Quill explains, the bridge is shut.") == [
        ("reported_by", "Harbour Ledger")
    ]
    assert found("The Harbour Ledger’s Ada Quill explains that the bridge is shut.") == []


def test_an_exchange_with_an_outlet_is_told_to_it():
    assert found("In a town hall with the Harbour Ledger, Quill said it is shut.") == [("told", "Harbour Ledger")]


@pytest.mark.parametrize(
    "text",
    [
        "Friday morning on Harbour Radio, Quill said it is shut.",
        "Reached by phone by Harbour Radio, Quill wept.",
    ],
)
def test_further_ways_of_being_told(text):
    assert found(text) == [("told", "Harbour Radio")]


def test_what_bears_a_title_is_no_outlet():
    assert found("In a book called The Harbour Ledger, which Quill wrote at sea, it says the bridge is shut.") == []
    assert found("She wrote a novel titled “The Harbour Ledger,” said to be long.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Ledger and the Kestrel Post each reported that it is shut.",
        "It is shut, according to Ada Quill’s Harbour Ledger interview, and her Kestrel Post interview.",
    ],
)
def test_two_that_each_say_so(text):
    assert [outlet for _, outlet in found(text)] == ["Harbour Ledger", "Kestrel Post"]


@pytest.mark.parametrize(
    "text",
    ["As Ada Quill of the Harbour Ledger noted, it is shut.", "“It is shut,” writes Ada Quill in the Harbour Ledger."],
)
def test_a_reporter_named_beside_the_outlet(text):
    assert found(text) == [("reported_by", "Harbour Ledger")]


def test_editorials_that_are_published_are_opinion():
    assert found("The Harbour Ledger has published editorials that are long.") == []


def test_an_interview_that_somebody_gave():
    assert found("In Quill’s long Harbour Ledger interview, she said it is shut.") == [("told", "Harbour Ledger")]


def test_a_short_page_with_a_notice_has_no_byline_of_it():
    assert found("The bridge is shut.\n\nCopyright Northwire.") == [("agency", "Northwire")]
    assert found("Photo by Northwire\n\nThe bridge is shut.") == []
