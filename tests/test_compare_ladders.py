from __future__ import annotations

import pytest
from compare_meanings import meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The baker of Tarn was arrested on Friday over the granary fire.",
            "The baker of Tarn was charged on Friday over the granary fire.",
        ),
        (
            "The council of Pennock put off the new harbour tax on Tuesday.",
            "The council of Pennock scrapped the new harbour tax on Tuesday.",
        ),
        (
            "Two porters at the Corrin clinic were given other tasks on Monday.",
            "Two porters at the Corrin clinic were suspended on Monday.",
        ),
        (
            "The prosecutor in Tarn would consider dropping the case against the baker by Friday.",
            "The case against the baker of Tarn was dropped: the prosecutor cleared him on Friday.",
        ),
        (
            "Ines Hald was nominated for the Wend prize for her book on eels.",
            "Ines Hald won the Wend prize for her book on eels.",
        ),
    ],
)
def test_a_later_step_of_a_course_is_stronger(source, derived):
    assert meanings(source, derived) == ["strengthened"]


def test_an_earlier_step_is_weaker():
    source = "The baker of Tarn was arrested on Friday over the granary fire."
    assert meanings(source, source.replace("arrested", "questioned")) == ["weakened"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The baker of Tarn was arrested and charged on Friday over the granary fire.",
            "The baker of Tarn was charged on Friday over the granary fire.",
        ),
        (
            "The baker of Tarn was arrested over the granary fire. He was charged on Friday with arson.",
            "The baker of Tarn was charged with arson over the granary fire on Friday.",
        ),
        (
            "The council of Pennock postponed the new harbour tax on Tuesday.",
            "The council of Pennock put off the new harbour tax on Tuesday.",
        ),
    ],
)
def test_a_step_that_the_source_tells_is_no_change(source, derived):
    assert meanings(source, derived) == []
