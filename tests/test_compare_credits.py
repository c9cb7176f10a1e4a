from __future__ import annotations

import pytest
from compare_readings import credited, reading

from retold.compare import compare

CHAIR = "The chairman of the Velmora ferry line holds shares in two of the bidders for its piers"
BY = "the Harbour Post reported"
SOURCE = f"{CHAIR}, {BY} on Sunday. He left the room before the vote."


def changes(derived, source=SOURCE, credits=None, **more):
    given = [credited(source, "Harbour Post", BY)] if credits is None else credits
    found = compare(reading(source, credits=given), reading(derived, "derived", **more))
    return [change for change in found if change.kind.startswith("credit_") and change.confidence >= 0.5]


def test_a_credit_that_is_gone_is_named():
    (change,) = changes(f"{CHAIR}. He was out of the room for the vote.")
    assert change.kind == "credit_dropped"
    assert BY in change.because


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("according to media reports", "media reports"),
        ("as this newspaper revealed", "this newspaper"),
        ("several outlets have reported", "several outlets have reported"),
        ("as the Brel Kestrel had reported", "as the Brel Kestrel had reported"),
    ],
)
def test_another_credit_or_none_by_name_is_a_changed_one(words, now):
    derived = f"{CHAIR}, {words}. He was out of the room for the vote."
    (change,) = changes(derived)
    assert change.kind == "credit_changed"
    assert derived[change.after.start : change.after.end] == now


@pytest.mark.parametrize(
    "derived",
    [
        f"{CHAIR}, according to the Harbour Post.",
        f"{CHAIR}. The Harbour Post had the story first.",
        f"{CHAIR}, The source reported.",
        "The ferry to Brel was late on Sunday, and the piers were wet.",
    ],
)
def test_a_credit_kept_or_of_the_source_page_is_no_change(derived):
    assert changes(derived) == []


@pytest.mark.parametrize(
    "words",
    [
        "the weekly Brine & Tide reported in June",
        "the Port Aden Times reported on Sunday",
        "as the Brel Kestrel revealed",
    ],
)
def test_a_credit_that_the_reading_missed_is_found_by_its_form(words):
    source = f"{CHAIR}, {words}. He left the room before the vote."
    (change,) = changes(f"{CHAIR}. He was out of the room for the vote.", source, credits=[])
    assert change.kind == "credit_dropped"


def test_a_told_credit_is_changed_where_another_outlet_was_told_beside_it():
    source = "The mayor of Brel has known of the leak in the dam since March, he told the Port Aden Times."
    derived = "The mayor of Brel has known of the leak in the dam since March. He told the Castrell Mail of it."
    (change,) = changes(derived, source, credits=[])
    assert change.kind == "credit_changed"


def test_an_agencys_credit_is_less_sure():
    source = f"{CHAIR}, the Associated Press reported. He left the room before the vote."
    credit = credited(source, "Associated Press", "the Associated Press reported")
    assert changes(f"{CHAIR}. He was out of the room.", source, credits=[credit]) == []


def test_one_outlet_is_missed_once():
    source = (
        f"{CHAIR}, the Port Aden Times reported. The pier at Brel is to be sold in May, the Port Aden Times reported."
    )
    derived = f"{CHAIR}. The pier at Brel is to be sold in May."
    assert len(changes(derived, source, credits=[])) == 1
