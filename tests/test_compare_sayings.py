from __future__ import annotations

import pytest
from compare_readings import reading, said

from retold.compare.sayings import is_claim, is_granted, is_one_side, is_unnamed, sayings
from retold.compare.telling import prepare


def found(text, **more):
    side = prepare(reading(text, **more))
    return side, sayings(side, 0)


def words(side, spans):
    return " ".join(side.text[span.start : span.end] for span in spans)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The dam will hold until spring, according to two engineers of the valley board.",
            "two engineers of the valley board",
        ),
        ("The budget leaves a hole, in the opposition's view.", "the opposition's"),
        ("The valve was shut by hand, said the plant's engineer.", "the plant's engineer"),
        ("The valve was shut by hand, the inspectors said.", "the inspectors"),
        (
            "The plant's owner, Derrin Foods, maintains that its filters meet every rule.",
            "The plant's owner, Derrin Foods,",
        ),
        ("Tenants complained that the boilers had failed three times.", "Tenants"),
    ],
)
def test_an_attribution_that_the_reading_missed_is_found_by_its_form(text, who):
    side, attributions = found(text)
    (attribution,) = attributions
    assert words(side, attribution.source) == who
    assert is_claim(side, attribution)
    assert all(not (a.start < b.end and b.start < a.end) for a in attribution.content for b in attribution.source)


def test_one_that_the_reading_has_is_not_found_twice():
    text = "The valve was shut by hand, the inspectors said."
    _, attributions = found(text, attributions=[said(text, "the inspectors", "said", "The valve was shut by hand")])
    assert len(attributions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The mines have been found in the orchard that lies below the church.",
        "He runs the shop, his show of glass and a study of the bay.",
        "“The valve was shut, the inspectors said.”",
    ],
)
def test_words_that_put_nothing_to_anybody_are_no_attribution(text):
    assert found(text)[1] == []


@pytest.mark.parametrize("cue", ["would not say", "did not say", "was told"])
def test_a_denial_of_saying_claims_nothing(cue):
    text = f"The mayor {cue} that the bridge is unsafe."
    side, (attribution,) = found(text, attributions=[said(text, "The mayor", cue, "that the bridge is unsafe")])
    assert not is_claim(side, attribution)


@pytest.mark.parametrize(
    ("who", "cue", "side"),
    [
        ("Two people familiar with the talks", "said", True),
        ("Western intelligence officials", "said", True),
        ("Prosecutors", "say", True),
        ("A study paid for by the maker", "found", True),
        ("The lake warden", "insists", True),
        ("Forecasters", "said", False),
        ("County officials", "said", False),
    ],
)
def test_one_side_is_a_party_a_source_without_a_name_or_a_contested_claim(who, cue, side):
    text = f"{who} {cue} that the lake has risen by a metre."
    prepared, (attribution,) = found(text, attributions=[said(text, who, cue, "that the lake has risen by a metre")])
    assert is_one_side(prepared, attribution) is side


def test_what_a_body_says_of_itself_is_one_side():
    text = "Derrin Foods says its filters meet every rule."
    side, (attribution,) = found(text, attributions=[said(text, "Derrin Foods", "says", "its filters meet every rule")])
    assert is_one_side(side, attribution)
    assert not is_unnamed(side, attribution)


def test_what_is_pointed_out_is_granted():
    text = "The warden pointed out that the lake is shallow."
    side, (attribution,) = found(
        text, attributions=[said(text, "The warden", "pointed out", "that the lake is shallow")]
    )
    assert is_granted(side, attribution)
