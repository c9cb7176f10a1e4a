"""Readings held packed: what is put in comes out, whole or light, the first of each id."""

import pickle
from dataclasses import fields, is_dataclass, replace

import pytest

from retold import records
from retold.engine.packed import Packed
from retold.read import read
from retold.records import Article

TEXTS = [
    "The lock at Ferrin may open in May, two keepers told the Ferrin Post on Sunday. “It leaks,” said Una Brack.",
    "According to the Ferrin Post, the lock will not open before June. Una Brack said on Monday that it leaks.",
]


@pytest.fixture
def readings():
    return [read(Article(f"a{at}", text, "Lock to open", "Fen Radio"), "fast") for at, text in enumerate(TEXTS)]


def test_readings_come_out_as_they_went_in(readings):
    held = Packed(readings)
    assert list(held) == readings
    assert [held[0], held[-1]] == [readings[0], readings[-1]]
    assert held[0:2] == readings
    assert held.of("a1") == readings[1]
    assert (len(held), held.holds("a0"), held.holds("a2")) == (2, True, False)


def test_speakers_keep_their_numbers(readings):
    numbers = [said.speaker.entity for said in readings[0].attributions if said.speaker]
    assert [said.speaker.entity for said in Packed(readings).of("a0").attributions if said.speaker] == numbers
    assert numbers


def test_a_light_reading_has_article_and_credits(readings):
    light = Packed(readings).light()
    assert [(one.article, one.credits) for one in light] == [(one.article, one.credits) for one in readings]
    assert light[1].credits
    assert not any(one.attributions or one.statements or one.hedges or one.sentences for one in light)


def test_of_two_with_one_id_the_first_stays_unless_it_is_put_anew(readings):
    other = replace(readings[0], credits=())
    held = Packed([*readings, other])
    assert held.of("a0") == readings[0]
    held.put(other)
    assert list(held) == [other, readings[1]]


def test_records_go_between_processes_as_they_are(readings):
    sent = pickle.loads(pickle.dumps(readings, pickle.HIGHEST_PROTOCOL))
    assert sent == readings
    numbers = [said.speaker.entity for said in readings[0].attributions if said.speaker]
    assert [said.speaker.entity for said in sent[0].attributions if said.speaker] == numbers


def test_every_record_has_two_fields_or_more():
    """One field alone would come out of `attrgetter` without its tuple."""
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and is_dataclass(kind)]
    assert len(kinds) > 10
    assert all(len(fields(kind)) > 1 for kind in kinds)
