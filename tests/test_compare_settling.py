from __future__ import annotations

import pytest

from retold.compare.settling import settled
from retold.records import Change, Span
from retold.settings import COMPARE_WEIGHTS


def made(kind, before, after, *, in_title=False):
    spans = [Span(*part) if part else None for part in (before, after)]
    return Change(kind, "a", "b", *spans, COMPARE_WEIGHTS[kind], "because", 0.8, in_title)


def test_of_two_kinds_over_the_same_words_the_graver_stays():
    light, grave = made("hedge_dropped", (0, 40), (0, 30)), made("strengthened", (10, 20), (5, 15))
    assert settled([light, grave]) == [grave]


@pytest.mark.parametrize(
    "other",
    [
        made("hedge_dropped", (50, 60), (0, 30)),
        made("hedge_dropped", (0, 40), (0, 30), in_title=True),
        made("attribution_dropped", (0, 40), (0, 30)),
        made("strengthened", (0, 40), (0, 30)),
    ],
)
def test_other_words_other_places_and_other_matters_stand_side_by_side(other):
    grave = made("strengthened", (10, 20), (5, 15))
    assert len(settled([other, grave])) == 2


def test_a_side_without_words_does_not_part_them():
    assert settled([made("scope_changed", (0, 9), None), made("reversed", (4, 6), (1, 2))])[0].kind == "reversed"
    assert len(settled([made("scope_changed", (0, 9), None), made("reversed", (4, 6), (1, 2))])) == 1
