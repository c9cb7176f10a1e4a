"""Facts left out of a close retelling, or put into one; what is cut at the end or has its own source is no change."""

import pytest
from compare_readings import reading, said

from retold.compare import compare
from retold.compare.turns import turn

FIRST = "The council of Pennock closed the old weir on Monday after divers found cracks in its foundations."
SECOND = "An engineer blamed the builder Tam Ferro, whose firm had poured the concrete nine years ago."
DENIAL = "Ferro denied using thin concrete and pointed to three inspections passed since then."
THIRD = "The council will decide in June whether to rebuild the weir or to open the river."
FOURTH = "Anglers from Corrin have asked for a fish ladder beside the new sluice gates."
PLAIN = "A bakery next to the bridge sells almond cakes to walkers in spring."


def found(source, derived, **more):
    return [
        one
        for one in compare(reading(" ".join(source)), reading(" ".join(derived), "derived", **more))
        if one.kind.startswith("fact")
    ]


def retold(*sentences):
    """The same sentences, none of them letter for letter."""
    swaps = (
        ("on Monday", "Monday"),
        ("nine years ago", "nine years before"),
        ("will decide", "decides"),
        ("asked", "called"),
    )
    text = list(sentences)
    for old, new in swaps:
        text = [sentence.replace(old, new) for sentence in text]
    return text


def test_an_answer_left_out_of_a_close_retelling_is_a_dropped_fact():
    (change,) = found([FIRST, SECOND, DENIAL, THIRD, FOURTH], retold(FIRST, SECOND, THIRD, FOURTH))
    assert change.kind == "fact_dropped"
    assert change.after is None
    text = " ".join([FIRST, SECOND, DENIAL, THIRD, FOURTH])
    assert text[change.before.start : change.before.end] == DENIAL
    assert "an answer to what is told" in change.because


def test_an_answer_that_ends_the_text_counts_where_all_else_is_told():
    assert [
        one.kind for one in found([FIRST, SECOND, THIRD, FOURTH, DENIAL], retold(FIRST, SECOND, THIRD, FOURTH))
    ] == ["fact_dropped"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ([FIRST, SECOND, PLAIN, THIRD, FOURTH], [FIRST, SECOND, THIRD, FOURTH]),  # turns nothing
        ([FIRST, SECOND, THIRD, FOURTH, PLAIN], [FIRST, SECOND, THIRD, FOURTH]),  # ordinary cutting at the end
        ([FIRST, SECOND, DENIAL, THIRD, FOURTH], [FIRST]),  # follows nothing
        ([FIRST, SECOND, DENIAL, THIRD, FOURTH], [FIRST, SECOND, THIRD, FOURTH, DENIAL]),  # told elsewhere
        (
            [FIRST, SECOND, DENIAL, THIRD, FOURTH],
            [
                FIRST,
                SECOND,
                "Ferro, who passed three inspections since then, denied that the concrete was thin.",
                THIRD,
            ],
        ),
    ],
)
def test_what_turns_nothing_or_is_told_otherwise_is_no_dropped_fact(source, derived):
    assert found(source, retold(*derived)) == []


def test_a_sentence_put_between_two_that_follow_each_other_is_an_added_fact():
    added = "Ferro paid a large fine over a collapsed granary in Velmora last winter."
    (change,) = found([FIRST, SECOND, THIRD, FOURTH], retold(FIRST, SECOND, added, THIRD, FOURTH))
    assert (change.kind, change.before) == ("fact_added", None)
    text = " ".join(retold(FIRST, SECOND, added, THIRD, FOURTH))
    assert text[change.after.start : change.after.end] == added


def test_extra_reporting_with_a_source_of_its_own_is_no_added_fact():
    added = "Neighbours said Ferro paid a large fine over a collapsed granary in Velmora last winter."
    derived = retold(FIRST, SECOND, added, THIRD, FOURTH)
    by = said(" ".join(derived), "Neighbours", "said", added[16:])
    assert found([FIRST, SECOND, THIRD, FOURTH], derived, attributions=[by]) == []


@pytest.mark.parametrize(
    "added",
    [
        "Photo: A swan rests on the drained lake bed near Velmora, winter morning.",
        "Subscribe to our newsletter for every story from the drained lake bed near Velmora.",
        "We walked along the drained lake bed near Velmora all winter morning.",
        "Was the drained lake bed near Velmora ever measured by surveyors?",
    ],
)
def test_furniture_and_speech_are_no_facts(added):
    assert found([FIRST, SECOND, THIRD, FOURTH], retold(FIRST, SECOND, added, THIRD, FOURTH)) == []


def test_a_caveat_cut_out_of_a_sentence_is_a_dropped_fact():
    source = "The abbey will sell its orchard at Tarn to the growers, although the bishop has not agreed to a sale."
    derived = "The abbey will sell its orchard at Tarn to the growers."
    (change,) = found([source], [derived])
    assert change.kind == "fact_dropped"
    assert source[change.before.start : change.before.end].startswith("although the bishop")
    kept = "Though the bishop has yet to consent to it, the abbey will sell the orchard at Tarn to growers."
    assert found([source], [kept]) == []


def test_a_clause_put_into_a_sentence_is_no_more_than_a_hint():
    added = FIRST.replace(" on Monday", ", and sacked two wardens, on Monday")
    (change,) = found([FIRST, SECOND, THIRD], [added, SECOND, THIRD])
    assert change.kind == "fact_added"
    assert change.confidence < 0.5
    assert added[change.after.start : change.after.end] == "and sacked two wardens"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("The mayor denied it.", "an answer to what is told"),
        ("Her lawyer said she knew nothing of the payments.", "an answer to what is told"),
        ("The carrier's own expert said that none had.", "an answer to what is told"),
        ("The army put the number at 300.", "an answer to what is told"),
        ("The ministry later apologised.", "an answer to what is told"),
        ("The claim could not be verified.", "a caveat"),
        ("There is no evidence that the dam leaked.", "a caveat"),
        ("She has not been charged.", "a caveat"),
        ("The sale was not illegal.", "a caveat"),
        ("The rules would not prohibit fishing.", "a caveat"),
        ("The effect vanished once age was counted.", "a caveat"),
        ("The deal is subject to a vote.", "a condition"),
        ("The council still has to approve the plan.", "a condition"),
        ("The charges were later dropped.", "how it ended"),
        ("A court overturned the fine.", "how it ended"),
    ],
)
def test_words_that_turn_what_is_told_wherever_they_stand(words, what):
    turning = turn(words)
    assert turning is not None
    assert turning.what == what


@pytest.mark.parametrize(
    "words", ["The weir is made of larch.", "Divers went down on Monday.", "The mayor spoke for an hour."]
)
def test_words_that_only_go_on_turn_nothing(words):
    assert turn(words) is None
