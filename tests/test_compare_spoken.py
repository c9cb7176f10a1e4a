from __future__ import annotations

import pytest
from compare_readings import pair

from retold.compare.spoken import forceful, one_speech, sounds


def heard(text):
    side = pair(text, text).source
    return [each.sound for each in sounds(side, range(len(side.words.keys)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We’re not gonna win", "We are not going to win"),
        ("I can't say", "I cannot say"),
        ("Everybody knows", "Everyone knows"),
        ("five percent", "5%"),
        ("The U.N. sent two ships", "The UN sent 2 ships"),
        ("Uh, we shall see", "We will see"),
    ],
)
def test_one_speech_written_down_in_two_ways_sounds_the_same(one, other):
    assert [word for word in heard(one) if word != "a"] == [word for word in heard(other) if word != "a"]


def test_a_pronoun_is_no_country():
    assert heard("They told us so") == ["they", "told", "us", "so"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("harbor", "harbour", True),
        ("well the", "", True),
        ("not", "", False),
        ("may", "will", False),
        ("twenty 1", "twenty 2", False),
        ("stormy", "story", False),
        ("national union", "nu", True),
    ],
)
def test_words_of_force_and_figures_are_never_two_spellings(old, new, same):
    assert one_speech(old.split(), new.split()) is same


def test_words_of_force_are_found():
    assert forceful("we may not all go if it rains".split()) == ["all", "if", "may", "not"]
