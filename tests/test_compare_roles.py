from __future__ import annotations

import pytest
from compare_meanings import meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The Tarn Rovers beat the Corrin Harriers in the final on Sunday.",
            "The Corrin Harriers beat the Tarn Rovers in the final on Sunday.",
        ),
        (
            "Hella Brandt attacked Otto Lind outside the Corrin bank on Sunday night.",
            "Otto Lind attacked Hella Brandt outside the Corrin bank on Sunday night.",
        ),
        (
            "The mill of Tarn sued the bakers' guild over the price of flour.",
            "The bakers' guild sued the mill of Tarn over the price of flour.",
        ),
    ],
)
def test_doer_and_object_that_change_places_are_a_reversal(source, derived):
    assert meanings(source, derived) == ["reversed"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The Corrin Harriers were beaten by the Tarn Rovers in the final on Sunday.",
            "The Tarn Rovers beat the Corrin Harriers in the final on Sunday.",
        ),
        (
            "The Tarn Rovers beat the Corrin Harriers in the final on Sunday.",
            "The Corrin Harriers lost to the Tarn Rovers in the final on Sunday.",
        ),
    ],
)
def test_the_passive_and_the_loser_s_side_are_the_same_tale(source, derived):
    assert meanings(source, derived) == []
