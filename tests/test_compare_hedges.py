from __future__ import annotations

import pytest
from compare_meanings import found, meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "Rebels reportedly seized the radio station in Tarn overnight.",
            "Rebels seized the radio station in Tarn overnight.",
        ),
        (
            "The radio station in Tarn appears to be badly damaged by the fire.",
            "The radio station in Tarn is badly damaged by the fire.",
        ),
        (
            "Investigators believe that an electrical fault started the blaze at the Orne mill.",
            "An electrical fault started the blaze at the Orne mill.",
        ),
        (
            "The smuggler is said to have crossed the Wend at night on a raft.",
            "The smuggler crossed the Wend at night on a raft.",
        ),
        (
            "A loose cable probably caused the fire in the Tarn mill, the inspector wrote.",
            "A loose cable caused the fire in the Tarn mill, the inspector wrote.",
        ),
        (
            "Two men with what appeared to be a shotgun stopped the van at Tarn.",
            "Two men with a shotgun stopped the van at Tarn.",
        ),
        (
            "The ferry is likely to raise its fares in the spring, the owner wrote.",
            "The ferry will raise its fares in the spring, the owner wrote.",
        ),
        (
            "It appears that the barge was on the wrong side of the Wend.",
            "The barge was on the wrong side of the Wend.",
        ),
    ],
)
def test_a_hedge_that_is_gone_is_found(source, derived):
    assert meanings(source, derived) == ["hedge_dropped"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The bank in Corrin lost 12 million marks on the deal.",
            "The bank in Corrin reportedly lost 12 million marks on the deal.",
        ),
        (
            "Two gunmen fired at the convoy near Tarn, the army said.",
            "Two gunmen allegedly fired at the convoy near Tarn, the army said.",
        ),
        (
            "The dam above Tarn broke at noon on Friday.",
            "The dam above Tarn appears to have broken at noon on Friday.",
        ),
    ],
)
def test_a_hedge_that_is_new_is_found(source, derived):
    assert meanings(source, derived) == ["hedge_added"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "Rebels reportedly seized the radio station in Tarn overnight.",
            "Rebels seized the radio station in Tarn overnight, two witnesses said.",
        ),
        (
            "A loose cable probably caused the fire in the Tarn mill.",
            "A loose cable is thought to have caused the fire in the Tarn mill.",
        ),
        (
            "Asked if she thinks the mayor of Tarn is telling the truth, she laughed.",
            "She was asked if the mayor of Tarn is telling the truth, and laughed.",
        ),
        (
            "The bank in Corrin lost 12 million marks on the deal.",
            "She suggested that the bank in Corrin lost 12 million marks on the deal.",
        ),
        (
            "The couple apparently drowned. Their boat was found in Tarn on Friday.",
            "It seems that the couple drowned. Their boat was found in Tarn on Friday.",
        ),
    ],
)
def test_a_hedge_in_other_words_or_no_hedge_is_no_change(source, derived):
    assert meanings(source, derived) == []


def test_a_hedge_that_another_sentence_does_without_is_not_dropped():
    source = (
        "A cable probably caused the fire in the Tarn mill. The cable caused the fire in the mill, tests in Tarn show."
    )
    assert meanings(source, "A cable caused the fire in the Tarn mill.") == []


def test_a_title_may_drop_a_hedge():
    source = "A hum that keeps Tarn awake probably comes from a fan at a cheese factory, engineers said."
    changes = found(
        source, "Engineers have followed a hum in Tarn to a fan.", title="Cheese factory fan makes the Tarn hum"
    )
    assert [(one.kind, one.in_title) for one in changes] == [("hedge_dropped", True)]


def test_a_suggestion_told_as_a_proof_is_a_dropped_hedge():
    source = "The report suggested that the ferry's engine had been badly repaired in Tarn."
    assert meanings(source, source.replace("suggested", "confirmed")) == ["hedge_dropped"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("Both suspects were students at the school in Tarn.", "The suspects were pupils at the school in Tarn."),
        (
            "The attackers were identified as two bakers from Tarn.",
            "The suspects were identified as two bakers from Tarn.",
        ),
        (
            "If tests were to bring evidence that the barge was sunk by a mine, it would shake Tarn.",
            "Tarn admits that the barge was sunk by a mine.",
        ),
    ],
)
def test_suspects_and_what_is_only_supposed_are_no_hedges(source, derived):
    assert not {"hedge_dropped", "hedge_added"} & set(meanings(source, derived))
