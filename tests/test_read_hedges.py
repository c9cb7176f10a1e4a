"""Hedges: which words soften, and what."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.hedges import hedges
from retold.text import sentences


def found(text):
    return [
        (h.kind, text[h.cue.start : h.cue.end], text[h.scope.start : h.scope.end])
        for h in hedges(text, sentences(text))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "cue", "scope"),
    [
        ("The mayor reportedly took the money.", "reportedly", "reportedly", "The mayor reportedly took the money"),
        (
            "Officials said that the bridge may close, and traders complained.",
            "possibly",
            "may",
            "the bridge may close",
        ),
        (
            "Ada Quill apparently left early, because she was ill.",
            "apparently",
            "apparently",
            "Ada Quill apparently left early",
        ),
        (
            "The clerk was widely believed to have fled.",
            "said_to",
            "was widely believed to",
            "The clerk was widely believed to have fled",
        ),
        (
            "It is understood that the board met.",
            "said_to",
            "is understood that",
            "It is understood that the board met",
        ),
        ("The council has yet to vote; the port is closed.", "pending", "yet to", "The council has yet to vote"),
        ("The port is considering a levy.", "pending", "considering", "The port is considering a levy"),
        ("They met about 40 traders on Friday.", "approximately", "about", "about 40 traders"),
        ("It cost an estimated $3 million in repairs.", "approximately", "an estimated", "an estimated $3 million"),
        ("Some 200 boats were lost.", "approximately", "Some", "Some 200 boats"),
        ("He described the alleged theft in court.", "allegedly", "alleged", "alleged theft"),
        ("It is unclear whether the ferry sank.", "possibly", "unclear", "It is unclear whether the ferry sank"),
        (
            "It is not yet clear whether the ferry sank.",
            "possibly",
            "not yet clear",
            "It is not yet clear whether the ferry sank",
        ),
        ("“I don’t think we can win,” Ada Quill said.", "possibly", "I don’t think", "I don’t think we can win"),
        (
            "The tide tables suggest that the wreck moved.",
            "apparently",
            "suggest",
            "The tide tables suggest that the wreck moved",
        ),
        ("The clerk appeared confident.", "apparently", "appeared", "The clerk appeared confident"),
        ("It looks like the bridge will open.", "apparently", "looks like", "It looks like the bridge will open"),
        ("The harbour is widely seen as safe.", "said_to", "is widely seen as", "The harbour is widely seen as safe"),
        ("Traders fear an expected levy.", "said_to", "expected", "expected levy"),
        ("Ada Quill will meet potential buyers today.", "possibly", "potential", "potential buyers today"),
        ("The accused smuggler slept.", "allegedly", "accused", "accused smuggler slept"),
        ("A reported plot failed.", "reportedly", "reported", "reported plot failed"),
        ("The two maps are virtually identical.", "approximately", "virtually", "virtually identical"),
        ("They came close to sinking the ferry.", "approximately", "close to", "They came close to sinking the ferry"),
        ("The crew left 10 years or so ago.", "approximately", "or so", "10 years or so"),
        ("Ada Quill prepares to sail.", "pending", "prepares to", "Ada Quill prepares to sail"),
        ("The ferry is due to leave at noon.", "pending", "is due to", "The ferry is due to leave at noon"),
        (
            "The council considered selling the pier.",
            "pending",
            "considered",
            "The council considered selling the pier",
        ),
        ("The storm could have sunk the ferry.", "possibly", "could", "The storm could have sunk the ferry"),
    ],
)
def test_cue_and_scope(text, kind, cue, scope):
    assert found(text) == [(kind, cue, scope)]


@pytest.mark.parametrize(
    "text",
    [
        "The council met in May and again on 3 May.",
        "May Quill sailed at dawn.",
        "She could not reach the harbour.",
        "They fought with all their might against the tide.",
        "He spoke about two boats and thought about 2016.",
        "Likely voters favour the levy, a poll of likely voters found.",
        "Sailors are more likely to own boots.",
        "Some boats were lost.",
        "She alleged that the clerk lied.",
        "The mayor appeared on the balcony and appeared before the court.",
        "Spending rose. The dismay was great.",
        "The port has no plans to close.",
        "Payments were reported to investors.",
        "The wind rose so that the crew could sail.",
        "She could hear the bells, and wished she could sing.",
        "An unlikely pair of sailors met.",
        "Sail as soon as possible, by any possible means.",
        "The wind made it possible to sail.",
        "The clerk suggested that the ferry sank, and critics suggest that he lied.",
        "Considering the wind, they sailed well.",
        "She is considered a fine sailor.",
        "The plan to close the pier failed, and the mayor announced plans to leave.",
        "The delay was due to rain.",
        "The crew wasn’t about to leave.",
        "They met virtually on Friday.",
        "It is the best kind of rope, and this sort of knot holds.",
        "He is accused of theft and charged with fraud.",
        "They went up to 40 boats and asked what they cost.",
        "The lamp was not nearly bright.",
        "It was made to appear easy.",
        "All but two boats sank.",
        "Ada Quill thinks that the ferry sank, and they believe in her.",
    ],
)
def test_words_that_only_look_like_hedges(text):
    assert found(text) == []


def test_inside_a_quotation_it_is_the_speakers_hedge():
    text = "“We may close the port,” she said."
    assert found(text) == [("possibly", "may", "We may close the port")]


def test_one_sentence_with_several():
    text = "The mayor allegedly took nearly 90 coins, which may be returned."
    assert [kind for kind, _, _ in found(text)] == ["allegedly", "approximately", "possibly"]


def test_parentheses_do_not_hide_what_is_softened():
    text = "The clerk (allegedly) sold the lamp."
    assert found(text) == [("allegedly", "allegedly", text)]


@given(
    st.lists(
        st.sampled_from(
            [
                "may",
                "about 40",
                "reportedly",
                "10 years or so",
                "I don’t think",
                "data suggest",
                "not yet clear",
                "alleged",
                "İ",
                "\n",
                ". ",
                ", and ",
                "is said to",
                "ß",
                "“",
                "x",
                "has yet to",
            ]
        )
    )
)
def test_spans_lie_inside_and_scope_holds_cue(pieces):
    text = " ".join(pieces)
    for hedge in hedges(text, sentences(text)):
        assert 0 <= hedge.scope.start <= hedge.cue.start < hedge.cue.end <= hedge.scope.end <= len(text)
        assert 0 < hedge.confidence <= 1


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    for hedge in hedges(text, sentences(text)):
        assert hedge.cue.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "may ",
        ", and he may go ",
        "— may ",
        "x",
        "about ",
        "a ",
        "allegedly ",
        "- ",
        "could also ",
        "i think ",
        "suggest ",
        "is not ",
        "appeared xly ",
        "was widely considered as ",
        "10 or so ",
        ", suggesting that ",
        "all but ",
    ],
)
def test_much_text_is_read_in_linear_time(piece):
    text = (piece * (150_000 // len(piece)))[:150_000]
    spans = sentences(text)
    start = time.process_time()
    hedges(text, spans)
    assert time.process_time() - start < 5
