"""Paragraphs, sentences, words and folding: every offset counts in the text that was given."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text import normalise, paragraphs, sentences, words

any_text = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=300)
newsy = st.text(alphabet="aZ .,!?'\"“”’–\n\t1\u00a0\u00ad\u200bﬁéß", max_size=300)


def parts(text, spans):
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Vale spoke. He left.", ["Mr. Vale spoke.", "He left."]),
        ("It rose 3.5 percent. No. 4 fell.", ["It rose 3.5 percent.", "No. 4 fell."]),
        ("J. R. Vale of the U.N. Mission said so. Really?", ["J. R. Vale of the U.N. Mission said so.", "Really?"]),
        ("“We go.” They went.", ["“We go.”", "They went."]),
        ('"Why?" she asked. "Why not?"', ['"Why?" she asked.', '"Why not?"']),
        ("He spoke at 5 p.m. The hall was full.", ["He spoke at 5 p.m.", "The hall was full."]),
        ("A heading\n\nA sentence", ["A heading", "A sentence"]),
        ("Wait… They came.", ["Wait…", "They came."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text, expected):
    assert parts(text, sentences(text)) == expected


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = "The harbour board met on Monday evening to settle who would pay for\nthe new gate, and put it off.\n\nNobody spoke."
    assert len(paragraphs(wrapped)) == 2


def test_single_line_breaks_part_paragraphs_that_end():
    assert len(paragraphs("One ends here.\nAnother begins here.")) == 2


def test_words_fold_case_accents_and_apostrophes_but_not_letters():
    def keys(text):
        return words(text).keys.tolist()

    assert keys("It’s CAFÉ") == keys("it's cafe")
    assert keys("ﬁne co\u00adoperative") == keys("fine cooperative")
    assert keys("gate") != keys("gates")
    assert keys("ab ba") != keys("ba ab")


def test_words_keep_numbers_whole_and_part_hyphens():
    text = "1,200.5 well-known 3."
    found = words(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == ["1,200.5", "well", "known", "3"]


@given(any_text | newsy)
def test_spans_lie_inside_in_order_and_lose_no_word(text):
    spans = sentences(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert "".join("".join(parts(text, spans)).split()) == "".join(text.split())


@given(any_text | newsy)
def test_words_lie_inside_in_order(text):
    found = words(text)
    assert len(found.starts) == len(found.ends) == len(found.keys)
    assert np.all(found.starts < found.ends)
    assert np.all(found.ends[:-1] <= found.starts[1:])
    assert len(found.ends) == 0 or found.ends[-1] <= len(text)


@given(any_text | newsy)
def test_normalised_offsets_lead_back(text):
    folded = normalise(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert np.all(np.diff(folded.offsets) >= 0)
    assert folded.offsets[-1] == len(text)


@given(newsy)
def test_a_word_has_one_key_wherever_it_stands(text):
    alone = words("vale").keys[0]
    assert alone in words(f"{text} vale {text}").keys


@pytest.mark.parametrize("piece", ["a", ".", '"', "\n", "a. ", "A.B.", "“", "’", " "])
def test_a_megabyte_of_anything_takes_seconds(piece):
    text = (piece * 1_000_000)[:1_000_000]
    started = time.perf_counter()
    sentences(text)
    words(text)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board met.Nobody spoke.", ["The board met.", "Nobody spoke."]),
        ("“We wait.”The board met.“Go,” it said.", ["“We wait.”", "The board met.", "“Go,” it said."]),
        (
            'She wrote "we wait."Then she left."Go," he said.',
            ['She wrote "we wait."', "Then she left.", '"Go," he said.'],
        ),
        ("It rose 5%.A year later it fell.I saw it.", ["It rose 5%.", "A year later it fell.", "I saw it."]),
        (
            "J.K. Orde of St.Anne wrote to Petra.Lind@corrin.example on Corrin.Com, a Ph.D. in the U.S.A. and Mr.Vane.",
            None,
        ),
    ],
)
def test_sentences_that_lost_the_space_between_them_are_parted(text, expected):
    assert [text[span.start : span.end] for span in sentences(text)] == (expected or [text])
