"""Statements: who did what, and what is left out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.statements import statements
from retold.records import Attribution, Span
from retold.text import sentences


def parts(text, attributions=()):
    def words(span):
        return text[span.start : span.end] if span else None

    return [(words(s.actor), words(s.action), words(s.object)) for s in statements(text, sentences(text), attributions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor sold the harbour.", ("The mayor", "sold", "the harbour")),
        ("On Monday, Ada Quill has signed the treaty.", ("Ada Quill", "has signed", "the treaty")),
        ("The newly elected mayor opened the port.", ("The newly elected mayor", "opened", "the port")),
        ("The man accused of theft fled the town.", ("The man accused of theft", "fled", "the town")),
        ("But the board quietly raised the levy.", ("the board", "raised", "the levy")),
        ("Traders were not told.", ("Traders", "were not told", None)),
    ],
)
def test_actor_action_object(text, expected):
    got = parts(text)
    assert got in ([expected], [])
    if "accused" not in text:
        assert got == [expected]


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("The mayor sold the harbour.", "asserted", False),
        ("The mayor has not sold the harbour.", "asserted", True),
        ("The mayor didn’t sell the harbour.", "asserted", True),
        ("No trader sold a boat.", "asserted", True),
        ("The mayor may sell the harbour.", "possible", False),
        ("The mayor will sell the harbour.", "planned", False),
        ("The mayor is expected to sell the harbour.", "planned", False),
        ("The mayor denied the sale.", "denied", False),
        ("The mayor sold the harbour?", "asked", False),
    ],
)
def test_modality_and_negation(text, modality, negated):
    [statement] = statements(text, sentences(text), ())
    assert (statement.modality, statement.negated) == (modality, negated)


def test_when_and_condition():
    text = "The board will close the port on Friday if the flood rises."
    statement = statements(text, sentences(text), ())[0]
    assert text[statement.when.start : statement.when.end] == "on Friday"
    assert text[statement.condition.start : statement.condition.end] == "if the flood rises"


def test_inside_an_attribution_it_is_attributed_and_the_saying_is_none():
    text = "Ada Quill said that the mayor sold the harbour."
    said = Attribution("indirect", (Span(0, 9),), (Span(10, 14),), (Span(15, 46),), None, 0.9)
    [statement] = statements(text, sentences(text), (said,))
    assert text[statement.actor.start : statement.actor.end] == "the mayor"
    assert (statement.modality, statement.attribution) == ("attributed", 0)


@pytest.mark.parametrize(
    "text", ["A very long day at the port.", "In the rain.", "“Never.”", "Boats, lamps, ropes and sails.", ""]
)
def test_what_cannot_be_split_is_left_out(text):
    assert parts(text) == []


_PIECES = [
    "The mayor",
    "sold",
    "was",
    "not",
    "the port",
    ",",
    "and",
    "that",
    "if",
    ". ",
    "\n",
    "“",
    "?",
    "İ",
    "on Friday",
    "accused of",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_spans_lie_inside_and_do_not_cross(pieces):
    text = " ".join(pieces)
    for s in statements(text, sentences(text), ()):
        assert (
            0 <= s.span.start == s.actor.start < s.actor.end <= s.action.start < s.action.end <= s.span.end <= len(text)
        )
        assert s.object is None or s.action.end <= s.object.start < s.object.end == s.span.end


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    statements(text, sentences(text), ())


@pytest.mark.parametrize("piece", ["was ", "a", "the man was told. ", ", and ", "“"])
def test_much_text_is_read_in_linear_time(piece):
    text = (piece * (300_000 // len(piece)))[:300_000]
    spans = sentences(text)
    start = time.process_time()
    statements(text, spans, ())
    assert time.process_time() - start < 10
