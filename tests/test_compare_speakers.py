from __future__ import annotations

import pytest
from compare_readings import reading

from retold.compare import compare
from retold.records import Attribution, Span, Speaker


def put(text, who, cue, content, *, name=None, role=None, kind="named"):
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (who, cue, content)]
    attribution = "direct" if '"' in content else "indirect"
    return Attribution(attribution, (spans[0],), (spans[1],), (spans[2],), Speaker(name, role, kind), 0.9)


QUOTE = '"We lost the match in the first ten minutes,"'


def changed(before, after):
    found = compare(*(reading(text, name, attributions=[one]) for name, (text, one) in
                      (("source", before), ("derived", after))))  # fmt: skip
    return [change for change in found if change.kind == "speaker_changed" and change.confidence >= 0.5]


def spoken(who, said="said", more="", **speaker):
    text = f"{QUOTE} {said} {who}. {more}"
    return text, put(text, who, said, QUOTE, **speaker)


ROLF = spoken("the captain, Rolf Emmen", name="Rolf Emmen", role="captain")


@pytest.mark.parametrize(
    "other",
    [
        spoken("the coach, Pia Sand", name="Pia Sand", role="coach"),
        spoken("police", name="police", kind="collective"),
        spoken("a lawyer of the club", role="lawyer of the club", kind="unnamed"),
    ],
)
def test_a_quotation_of_another_is_named(other):
    (change,) = changed(ROLF, other)
    assert "Rolf Emmen" in change.because


@pytest.mark.parametrize(
    "other",
    [
        spoken("Emmen", name="Rolf Emmen"),
        spoken("the captain", role="captain", kind="unnamed"),
        spoken("the skipper", role="skipper", kind="unnamed"),
        spoken("a spokesman", role="spokesman", kind="unnamed"),
    ],
)
def test_one_person_by_another_name_is_the_same(other):
    assert changed(ROLF, other) == []


def test_a_name_that_the_reading_guessed_for_a_role_is_no_other_person():
    guessed = spoken("the president", name="Ada Brandt", role="president")
    assert changed(guessed, spoken("the outgoing president", name="Jon Fell", role="president")) == []


def test_a_pronoun_that_may_mean_the_same_one_is_no_change():
    text = f"Rolf Emmen was tired. Jon Fell had left. {QUOTE} he said."
    assert changed(ROLF, (text, put(text, "he", "said", QUOTE, name="Jon Fell"))) == []


def test_words_of_another_paragraph_are_not_put_to_anybody_by_this_cue():
    text = f"Jon Fell wrote a letter.\n\n{QUOTE} it was said."
    assert changed(ROLF, (text, put(text, "Jon Fell", "wrote", QUOTE, name="Jon Fell"))) == []


def test_heads_of_two_bodies_are_two():
    one = spoken("the head of the rescue, Cora Pym", name="Cora Pym", role="head of the rescue")
    assert len(changed(one, spoken("the camp's director", role="camp's director", kind="unnamed"))) == 1


def test_an_outlet_is_no_speaker():
    text = f"{QUOTE} the newspaper said."
    assert changed(ROLF, (text, put(text, "the newspaper", "said", QUOTE, name="newspaper", kind="collective"))) == []


def test_a_lawyer_who_enters_after_the_other_was_named_is_another():
    text = f"Rolf Emmen spoke to his club on Monday. {QUOTE} said a lawyer from Brel."
    other = (text, put(text, "a lawyer from Brel", "said", QUOTE, role="lawyer", kind="unnamed"))
    one = spoken("Rolf Emmen", name="Rolf Emmen")
    assert len(changed(one, other)) == 1


def test_a_document_is_its_authors():
    one = spoken("prosecutors", name="prosecutors", kind="collective")
    assert changed(one, spoken("the complaint", name="the complaint", kind="document")) == []
