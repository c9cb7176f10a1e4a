from __future__ import annotations

import pytest
from compare_readings import credited, reading, said

from retold.compare import compare

TALKS = "The envoy of Velmora has broken off the talks on the river dam"
SOURCE = f"{TALKS}, according to three people familiar with the negotiations. Rain fell on the valley for a week."
BARE = f"{TALKS}. It rained in the valley for a week."


def dropped(source, derived, **more):
    found = compare(reading(source), reading(derived, "derived", **more))
    return [change for change in found if change.kind == "attribution_dropped"]


def surely(changes):
    return [change for change in changes if change.confidence >= 0.5]


def test_sources_without_a_name_that_are_gone_are_named():
    (change,) = surely(dropped(SOURCE, BARE))
    words = SOURCE[change.before.start : change.before.end]
    assert words == "according to three people familiar with the negotiations"
    assert "its own voice" in change.because


def test_a_report_of_the_source_page_stands_in_for_nobody():
    derived = f"{TALKS}, a Ledger report said. It rained in the valley for a week."
    found = compare(reading(SOURCE, "Ledger"), reading(derived, "derived"))
    (change,) = surely([change for change in found if change.kind == "attribution_dropped"])
    assert "only “a Ledger report” is named" in change.because


def test_another_outlets_report_is_its_own():
    derived = f"{TALKS}, the Quillhaven Post reported. It rained in the valley for a week."
    credit = credited(derived, "Quillhaven Post", "the Quillhaven Post reported")
    assert surely(dropped(SOURCE, derived, credits=[credit])) == []


@pytest.mark.parametrize(
    "derived",
    [
        f"{TALKS}, people briefed on the matter said.",
        f"{TALKS}, in the account of three of its aides.",
        f"Three people familiar with the negotiations spoke to us on Friday. {TALKS}.",
        f"{TALKS}. That is what people close to the negotiations said.",
        f"The Post reported, citing three people in the room, that {TALKS[0].lower()}{TALKS[1:]}.",
    ],
)
def test_a_source_kept_in_other_words_is_not_dropped(derived):
    assert dropped(SOURCE, derived) == []


def test_another_clause_of_the_sentence_may_be_somebodys():
    derived = f"{TALKS}; the harbour was shut, the wardens said."
    assert len(surely(dropped(SOURCE, derived))) == 1


def test_words_of_saying_within_what_was_said_put_it_to_nobody():
    source = "The president asked aides whether the code could damage other plants, according to officials in the room."
    derived = "The president asked aides if the code could damage any other plants."
    assert len(surely(dropped(source, derived))) == 1


@pytest.mark.parametrize(
    "content",
    [
        "it will close the northern pool in May",
        "it has appointed Lena Roth to run the pool",
        "it wants to sell the pool",
    ],
)
def test_an_act_of_the_source_itself_may_be_told_as_one(content):
    source = f"The council of Velmora said on Monday that {content}."
    derived = f"The council of Velmora: {content[2:]}."
    attribution = said(source, "The council of Velmora", "said", content)
    found = compare(reading(source, attributions=[attribution]), reading(derived, "derived"))
    assert "attribution_dropped" not in [change.kind for change in found]


def test_a_partys_claim_weighs_more_than_a_plain_fact():
    of = "the lake of Velmora has risen by two metres since the spring rains"
    weights = []
    for who in ("Lawyers for the dam's critics", "Forecasters"):
        source = f"{who} said that {of}. The ferry was late. Nobody was hurt."
        text = f"The ferry was late. Nobody was hurt. A gull cried. {of[0].upper()}{of[1:]}."
        attribution = said(source, who, "said", of)
        found = compare(reading(source, attributions=[attribution]), reading(text, "derived"))
        weights += [change.weight for change in found if change.kind == "attribution_dropped"]
    assert len(weights) == 2
    assert weights[0] > weights[1]


def test_a_page_in_the_first_person_has_a_voice_of_its_own():
    derived = " ".join(f"I saw it on day {day}, and my boat was wet." for day in range(9)) + f" {TALKS}."
    assert dropped(SOURCE, derived) == []


def test_what_nobody_said_put_to_somebody_is_an_added_attribution():
    source = "The storm tore the roof off the mill at Brel and felled forty oaks in the park. The night was cold."
    derived = "The storm tore the roof off the mill at Brel and felled forty oaks in the park, campaigners claim. It was cold."
    found = list(compare(reading(source), reading(derived, "derived")))
    assert [change.kind for change in found] == ["attribution_added"]
    assert derived[found[0].after.start : found[0].after.end] == "campaigners claim"


def test_names_alone_that_are_the_same_tell_no_statement():
    source = "Ivo Maran hid a folding knife from the Brel guards, according to the indictment of the Velmora court."
    derived = "Ivo Maran of Brel, known in Velmora, jumped over the fence of the guards and ran."
    assert surely(dropped(source, derived)) == []


def test_a_quoted_noun_of_saying_puts_nothing_to_anybody():
    source = "The changes would make small sellers of boats ask for papers, according to three officials close to the matter."
    derived = (
        "The changes would make small sellers of boats ask for papers at the so-called “boat show gap” on the quay."
    )
    assert len(surely(dropped(source, derived))) == 1


def test_the_very_words_of_the_page_that_is_quoted_keep_its_sources():
    derived = f"“{TALKS}, three people familiar with the negotiations said,” the Ledger wrote."
    found = compare(reading(SOURCE, "Ledger"), reading(derived, "derived"))
    assert "attribution_dropped" not in [change.kind for change in found]


def test_what_others_said_in_the_same_paragraph_covers_nothing():
    derived = f"{TALKS}.The harbour will have a new pier, the wardens said."
    assert len(surely(dropped(SOURCE, derived))) == 1


def test_somebody_elses_words_in_the_paragraph_before_cover_nothing():
    content = "the wells of Sorn were clean"
    source = f"The market was open. An army captain said that {content}. The road was not."
    derived = "“If it is there, I will stay,” said Rahel Dunn.\n\nThe wells of Sorn were clean. The road was shut."
    quote = "“If it is there, I will stay,”"
    found = compare(
        reading(source, attributions=[said(source, "An army captain", "said", content, speaker="unnamed")]),
        reading(derived, "derived", attributions=[said(derived, "Rahel Dunn", "said", quote, kind="direct")]),
    )
    assert "attribution_dropped" in [change.kind for change in found]
