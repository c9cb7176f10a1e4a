"""Quotations: every kind of mark, missing ones, and text of any shape."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.quotes import quotes, sentences_over
from retold.text import sentences

MARKS = st.text(alphabet='ab .,\n\n""“”‘’\'«»„‟`!?s-—\u00a0\u200b', max_size=120)


def found(text: str) -> list[str]:
    return [text[quote.span.start : quote.span.end] for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The quay is closed," she said. "Go home."', ['"The quay is closed,"', '"Go home."']),
        ("“The quay is closed,” she said.", ["“The quay is closed,”"]),
        ("''The quay is closed,'' she said.", ["''The quay is closed,''"]),
        ("«Le quai est fermé», dit-elle.", ["«Le quai est fermé»"]),
        ("»Der Kai ist zu«, sagte sie.", ["»Der Kai ist zu«"]),
        ("„Der Kai ist zu“, sagte sie.", ["„Der Kai ist zu“"]),
        ("‘The quay is closed,’ she said.", ["‘The quay is closed,’"]),
        ("'The quay isn't open,' she said.", ["'The quay isn't open,'"]),
        ("‘The sailors’ quay is closed,’ she said.", ["‘The sailors’ quay is closed,’"]),
        ("“He told me ‘never’ and left,” she said.", ["“He told me ‘never’ and left,”"]),
        ("'He wrote \"never\" on it,' she said.", ["'He wrote \"never\" on it,'"]),
        ('The rope is 5\'10" long and she said "fine" twice.', ['"fine"']),
        ("The sailors' boats and Ames's nets, from the '90s on.", []),
        ("It's what they didn't say; the crews' work.", []),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_each_kind_of_mark(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_words_go_on_over_paragraphs_until_a_closing_mark() -> None:
    text = "“One goes on.\n\n“Two goes on.\n\n“Three ends,” said Dell.\n\n“Four,” said Vale."
    assert [(quote.closed, quote.continued) for quote in quotes(text)] == [
        (False, True),
        (False, True),
        (True, False),
        (True, False),
    ]


def test_a_missing_closing_mark_does_not_swallow_the_paragraph() -> None:
    text = "Dell said: “The quay is closed. The council met on Monday. It rained.\n\nThe end."
    assert all(quote.span.end <= text.index("\n") for quote in quotes(text))
    assert not quotes(text)[0].closed
    plain = "She called it “a scandal. The council met.\n\nNobody answered."
    assert found(plain) == ["“a scandal."]


def test_a_missing_opening_mark_is_found_from_the_closing_one() -> None:
    text = "It rained. The quay is closed for good,” Dell said."
    assert found(text) == ["The quay is closed for good,”"]
    assert not quotes(text)[0].opened


def test_a_second_opening_mark_ends_what_was_never_closed() -> None:
    text = "“The quay is closed. She left. “Go home,” she said."
    assert found(text) == ["“The quay is closed.", "“Go home,”"]


def test_a_sentence_border_within_a_quotation_is_no_border() -> None:
    text = "“It is shut. Go home. Now,” she said. They went."
    joined = sentences_over(quotes(text), sentences(text))
    assert [text[span.start : span.end] for span in joined] == ["“It is shut. Go home. Now,” she said.", "They went."]


@given(MARKS)
def test_quotations_are_ordered_apart_and_inside(text: str) -> None:
    last = 0
    for quote in quotes(text):
        assert last <= quote.span.start < quote.span.end <= len(text)
        last = quote.span.end
    spans = sentences_over(quotes(text), sentences(text))
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert quotes(text) == quotes(text)


@pytest.mark.parametrize("piece", ['"', "“", "'", "‘a s’ ", "'a ", "“a ”b ", "\"“'", "«»"])
def test_time_is_linear_in_marks(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        quotes(text)
        return time.process_time() - started

    seconds(1000)
    assert seconds(120_000) < 20 * seconds(20_000) + 0.3
