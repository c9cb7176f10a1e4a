"""Headlines: what a title says that its text does not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.headline import headline
from retold.read.numbers import numbers
from retold.read.statements import statements
from retold.text import sentences

BODY = """Ada Quill, the mayor of Riverton, met the harbour board on Monday to talk about the levy on boats. The board has
asked for a new pier and says that the old one will cost 5,200,000 coins to mend.

“Nobody has decided anything yet,” she told traders after the meeting. About 40 people came, among them the clerk Odo Marsh,
who has worked for the town for twelve years.

The United Harbour Council (UHC) will look at the plan. A vote may follow in the spring, and the harbour police have opened
an inquiry into how the clerk came to hold the keys. He stepped down last week, the board said. Traders fear that boats
would leave for Hillport if the levy rose again, and the board has promised to publish every figure before the vote.

In Riverton the levy has long been a matter of dispute, and earlier mayors have left it alone. The pier was built by the
grandfather of the present harbour master, and the timber has begun to rot. A new pier would take three years to build,
and the ferry would have to land at the far side of the bay for as long as that takes. Fishers say that this would ruin
them, though some of them welcome the work. The board will meet again in a month and has invited all who use the harbour.
"""


def checked(title, body=BODY):
    spans = sentences(body)
    return headline(title, body, spans, statements(body, spans, ()))


def unsupported(title, body=BODY):
    made = checked(title, body)
    return [title[s.start : s.end] for s in made.unsupported] if made else []


@pytest.mark.parametrize(
    "title",
    [
        "Riverton mayor meets harbour board over boat levy",
        "Riverton clerk resigns over keys",
        "Mending Riverton’s pier to cost 5.2M coins",
        "Riverton pier repair would cost over 5 million coins",
        "Some 40 Traders Gather as Mayor Quill Weighs Levy",
        "UHC to Study Riverton Pier Plan",
        "United Harbour Council to look at pier plan | Hill Gazette",
        "BREAKING: Harbour police probe Riverton clerk - Hill Gazette",
        "5 things to know about the harbour levy",
        "Riverton mayor fires back at harbour board",
        "Thousands of boats, one pier: Riverton mayor meets board",
        "A storm in a teacup? Riverton and its pier",
        "The pier, the clerk and the keys",
        "",
        None,
    ],
)
def test_paraphrase_and_rhetoric_are_supported(title):
    assert checked(title) is None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Riverton mayor arrested over harbour levy", ["arrested"]),
        ("Riverton mayor admits harbour fraud", ["admits", "fraud"]),
        ("Thousands ordered to leave Riverton harbour homes", ["ordered"]),
        ("Riverton mayor buried harbour board plan", ["buried"]),
        ("Riverton mayor secretly met harbour board", ["secretly"]),
        ("Riverton pier to cost 9 million coins, board says", ["9 million"]),
        ("Riverton harbour board met mayor in Vexholm over levy", ["Vexholm"]),
        ("Mayor Quill of Riverton: ‘Traders deserve utter ruin’ over levy", ["‘Traders deserve utter ruin’"]),
    ],
)
def test_claims_without_support(title, words):
    assert unsupported(title) == words
    if words:
        assert checked(title).confidence >= 0.5


def test_questions_are_less_sure_than_claims():
    claim, question = (
        checked("Riverton mayor arrested over levy"),
        checked("Was the Riverton mayor arrested over levy?"),
    )
    assert question.confidence < 0.5 <= claim.confidence


def test_two_claims_are_surer_than_one():
    one, two = checked("Riverton mayor arrested over levy"), checked("Riverton mayor arrested over levy fraud")
    assert two.confidence > one.confidence


def test_what_the_text_only_denies_is_unsupported():
    body = BODY.replace("He stepped down last week, the board said.", "The mayor has not resigned.")
    assert unsupported("Riverton mayor Quill resigns over harbour levy", body) == ["resigns"]


def test_best_support_is_where_the_title_was_taken_from():
    made = checked("Riverton mayor arrested after meeting harbour board over boats levy")
    assert BODY[made.best_support[0].start :].startswith("Ada Quill, the mayor")


def test_a_text_too_short_to_tell_is_not_checked():
    assert checked("Riverton mayor arrested", "The mayor spoke.") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5M", "five million"),
        ("5,000,000", "5 million"),
        ("$2bn", "2 billion"),
        ("40%", "forty percent"),
        ("a dozen", "12"),
        ("twenty-one", "21"),
    ],
)
def test_numbers_by_value(one, other):
    assert [n.value for n in numbers(one)] == [n.value for n in numbers(other)] != []


@pytest.mark.parametrize("text", ["B-52", "at 7:30", "9/11", "COVID-19"])
def test_numbers_inside_names_are_none(text):
    assert [n.value for n in numbers(text) if n.value > 10] == []


@given(st.text(max_size=120), st.text(max_size=200))
def test_spans_lie_inside_and_no_text_breaks_it(title, more):
    body = BODY + more
    spans = sentences(body)
    made = headline(title, body, spans, ())
    if made:
        assert all(0 <= s.start < s.end <= len(title) for s in made.unsupported)
        assert all(0 <= s.start < s.end <= len(body) for s in made.best_support)
        assert 0 < made.confidence <= 1
        assert made.unsupported


@pytest.mark.parametrize("piece", ["1", "1,", "one ", "a", "U ", "U. of "])
def test_much_text_is_read_in_linear_time(piece):
    text = (piece * (300_000 // len(piece)))[:300_000]
    spans = sentences(text)
    start = time.process_time()
    headline("Mayor arrested with UHC and 77 million coins", text, spans, ())
    assert time.process_time() - start < 10


def test_a_title_line_that_stands_in_the_text_supports_nothing():
    from retold.ingest import plain
    from retold.read import read

    body = (
        "The mayor of Pell opened a new market on Monday, and 12 stalls sold fish. Traders said they were pleased with the "
        "turnout, and the council thanked all who came in the rain.\n\nThe market will be open each Monday until the end of "
        "May, the council said on its website. A missing boat was found last week, and the old quay has been repaired."
    )
    found = read(plain.article(f"Mayor arrested over 40 missing boats\n\n{body}".encode(), "a.txt"))
    words = [found.article.title[span.start : span.end] for span in found.headline.unsupported]
    assert any("arrested" in word for word in words)
    assert all(span.start > len("Mayor arrested over 40 missing boats") for span in found.headline.best_support)


def test_a_refusal_is_no_denial_of_itself():
    text = f"{BODY}\n\nThe mayor refused to publish the figures."
    spans = sentences(text)
    stated = statements(text, spans, ())
    assert any(each.negated and text[each.action.start : each.action.end] == "refused to publish" for each in stated)
    assert headline("Mayor refuses to publish figures", text, spans, stated) is None
