from __future__ import annotations

from importlib.resources import files

import pytest

from retold.compare.lexicon import alike, bases, opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("approve", "approval"),
        ("approved", "approval"),
        ("bought", "purchased"),
        ("children", "kid"),
        ("began", "starting"),
        ("lawsuit", "suit"),
        ("banned", "prohibits"),
        ("Killed", "slain"),
        ("quick", "quickly"),
        ("delayed", "postponed"),
        ("price", "prices"),
        ("jailed", "imprisoned"),
    ],
)
def test_words_of_one_sense_and_words_built_on_one_another_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"),
        ("increased", "decreases"),
        ("accepting", "rejected"),
        ("accept", "declined"),
        ("allowed", "forbade"),
        ("legal", "illegal"),
        ("guilty", "innocent"),
        ("wins", "lost"),
        ("worse", "better"),
        ("convicted", "acquitted"),
        ("convicted", "exonerated"),
        ("safe", "risky"),
        ("likely", "unlikely"),
    ],
)
def test_opposites_are_opposed_through_one_near_word_too(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bank", "slope"),
        ("strike", "assume"),
        ("died", "killed"),
        ("police", "fire"),
        ("north", "south"),
        ("red", "green"),
        ("husband", "wife"),
        ("two", "three"),
        ("velmora", "tarn"),
    ],
)
def test_other_words_are_neither(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not opposed(one, other)


def test_a_word_that_the_lexicon_lacks_is_like_itself_and_its_possessive() -> None:
    assert alike("Velmora's", "velmora")
    assert bases("velmora") == {"velmora"}


def test_the_data_carries_the_notice_of_what_it_was_made_from() -> None:
    text = (files("retold.compare") / "lexicon.txt").read_text(encoding="ascii")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in text
    assert len(text) < 300_000
