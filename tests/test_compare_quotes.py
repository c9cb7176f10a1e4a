from __future__ import annotations

import time

import pytest
from compare_readings import kinds, reading, said

from retold.compare import compare

PIER = '"We will reopen the pier before winter unless the divers find more damage," said Ivo Maran, the harbour master.'
TOWN = "The harbour board of Ostrava Bay met on Monday. "


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("before winter", "before spring", "spring"),
        ("will reopen", "will certainly reopen", "certainly"),
        ("more damage", "more bodies", "bodies"),
    ],
)
def test_words_changed_inside_the_marks_are_named(old, new, words):
    derived = TOWN + PIER.replace(old, new)
    found = compare(reading(TOWN + PIER), reading(derived, "derived"))
    if new.endswith("bodies"):  # the last words have nothing after them that both have
        assert all(change.kind == "quote_altered" for change in found)
    else:
        (change,) = found
        assert change.kind == "quote_altered"
        assert words in change.because
        assert words in derived[change.after.start : change.after.end]


@pytest.mark.parametrize(
    "derived",
    [
        PIER.replace('"We', "“We").replace('damage,"', "damage,”"),
        'Ivo Maran, the harbour master, said: "We will reopen the pier before winter unless the divers find more damage."',
        '"We will reopen the pier before winter," said Ivo Maran, "unless the divers find more damage."',
        PIER.replace("We will", "[The board] will"),
        PIER.replace("We will", "We'll"),
        'Ivo Maran said the board would "reopen the pier before winter" if divers found nothing else.',
        "Ivo Maran, the harbour master, said the pier would reopen before winter unless divers found more damage.",
        '"The pier was always too narrow for the summer boats," said Petra Lindqvist.',
    ],
)
def test_fair_editing_of_a_quotation_is_no_change(derived):
    assert kinds(TOWN + PIER, TOWN + derived) == []


def test_a_quotation_that_loses_its_condition_is_cut():
    found = compare(reading(PIER), reading('"We will reopen the pier before winter," said Ivo Maran.', "derived"))
    assert [change.kind for change in found] == ["quote_cut"]
    assert "unless the divers find more damage" in found[0].because
    assert PIER[found[0].before.start : found[0].before.end] == "unless the divers find more damage"


def test_a_condition_told_outside_the_marks_is_not_cut():
    derived = '"We will reopen the pier before winter," said Ivo Maran, unless the divers find more damage.'
    assert kinds(PIER, derived) == []


def test_a_sentence_left_out_at_its_end_is_no_cut():
    source = '"The mill fed this town for a century. It will feed it again one day," said Lena Osk.'
    assert kinds(source, '"The mill fed this town for a century," said Lena Osk.') == []


FERRY = '"The new ferry is safe for calm water and short crossings on a summer day," said inspector Dorit Vane.'


def test_a_cut_inside_that_an_ellipsis_shows_is_none_unless_it_turns_the_sense():
    shown = FERRY.replace("safe for calm water and short crossings", "safe …")
    turned = FERRY.replace("is safe for", "is safe but only in").replace("safe but only in", "safe … in")
    source = FERRY.replace("is safe for", "is safe but only in")
    bare = compare(reading(FERRY), reading(shown.replace(" …", ""), "derived"))
    cut = compare(reading(source), reading(turned.replace("calm water and short crossings on", ""), "derived"))
    assert [change.kind for change in bare] == ["quote_cut"]
    assert kinds(FERRY, shown) == []
    assert {change.kind for change in cut} <= {"quote_cut"}
    assert all(change.weight < bare[0].weight for change in cut)


def test_reported_words_put_inside_marks_are_altered():
    source = "Lena Osk, who runs the mill, said the town had ignored every warning about the weir since spring."
    derived = 'Lena Osk, who runs the mill, said the town "had ignored every warning about the weir" since spring.'
    content = "the town had ignored every warning about the weir since spring"
    told = reading(source, attributions=[said(source, "Lena Osk", "said", content)])
    (change,) = compare(told, reading(derived, "derived"))
    assert change.kind == "quote_altered"
    assert "outside of any" in change.because


def test_the_name_of_a_book_in_marks_is_no_quotation():
    source = "Lena Osk said she had learned to sail from the book The Salt Road Home by her aunt."
    derived = 'Lena Osk said she had learned to sail from the book "The Salt Road Home" by her aunt.'
    content = "she had learned to sail from the book The Salt Road Home by her aunt"
    assert (
        compare(reading(source, attributions=[said(source, "Lena Osk", "said", content)]), reading(derived, "derived"))
        == ()
    )


def test_odd_long_quotations_take_linear_time():
    started = time.perf_counter()
    for text in ('"the same words again and again" ' * 3_000, '"' + "word " * 20_000 + '"', "“" * 100_000):
        compare(reading(text), reading(text + " Rain fell.", "derived"))
    assert time.perf_counter() - started < 30
