from __future__ import annotations

import pytest
from compare_readings import pair, reading
from hypothesis import given
from hypothesis import strategies as st

from retold.compare.align import align
from retold.compare.force import COMING, PLANNED, POSSIBLE, cues
from retold.compare.force_words import PREPARED
from retold.compare.lemmas import lemma
from retold.compare.meaning import counterparts, meaning_changes
from retold.compare.telling import prepare
from retold.compare.wording import sentence_words


@pytest.mark.parametrize(
    "forms",
    ["take taking taken took", "steal stole stealing", "approve approved approval", "close closed closure",
     "decide decision", "rebuild rebuilt", "deny denied denial", "charge charges charging"],
)  # fmt: skip
def test_forms_of_one_word_have_one_lemma(forms):
    assert len({lemma(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["legal illegal", "sell sail", "accept except", "rise raise"])
def test_other_words_have_other_lemmas(words):
    assert len({lemma(word) for word in words.split()}) == 2


def sentence(text):
    return sentence_words(prepare(reading(text)), 0, None)


@pytest.mark.parametrize(
    ("text", "level", "anchor"),
    [
        ("The board may have been moved to Tarn.", POSSIBLE, "moved"),
        ("The board is considering whether to move the market.", POSSIBLE, "move"),
        ("The board plans to move the market.", PREPARED, "move"),
        ("The board hopes to move the market.", PLANNED, "move"),
        ("The board will soon move the market.", COMING, "move"),
    ],
)
def test_a_cue_stands_over_the_next_act(text, level, anchor):
    found = sentence(text)
    assert level in {cue.level for cue in cues(found) if anchor in {found.words[at] for at in cue.anchors}}


def test_a_cue_reaches_no_further_than_its_clause():
    found = sentence("It may rain, and the board moves the market.")
    assert [found.words[at] for cue in cues(found) for at in cue.anchors] == ["rain"]


def test_spans_are_those_of_the_text():
    text = "The board’s plan: to move, perhaps, the market."
    found = sentence(text)
    span = found.span(0, len(found.words))
    assert text[span.start : span.end] == text[:-1]


def test_sentences_that_share_two_words_are_looked_at():
    looked = counterparts(pair("The quarry may shut in spring. It is deep.", "In spring the quarry opens. Rain fell."))
    assert [(match.source, match.derived) for match in looked] == [(0, 0)]


words = st.sampled_from(
    "the board may will not never close some all pier denied that it had , . “ ” ? if said 14 Tarn".split()
)


@given(st.lists(words, max_size=60), st.lists(words, max_size=60))
def test_findings_lie_inside_their_texts(left, right):
    source, derived = reading(" ".join(left)), reading(" ".join(right), "derived", title="Board may not close pier")
    for change in meaning_changes(align(prepare(source), prepare(derived))):
        text = derived.article.title if change.in_title else derived.article.text
        assert change.before is None or 0 <= change.before.start < change.before.end <= len(source.article.text)
        assert change.after is None or 0 <= change.after.start < change.after.end <= len(text)


@given(st.lists(words, max_size=60))
def test_a_text_beside_itself_means_the_same(pieces):
    text = reading(" ".join(pieces))
    side = prepare(text)
    assert list(meaning_changes(align(side, side))) == []
