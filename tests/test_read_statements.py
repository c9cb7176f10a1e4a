"""Statements: who did what, whether it is so, and what is left out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.attributions import attributions
from retold.read.statements import statements
from retold.records import Attribution, Span
from retold.text import sentences


def words(text, span):
    return text[span.start : span.end] if span else None


def parts(text, said=()):
    found = statements(text, sentences(text), said)
    return [(words(text, s.actor), words(text, s.action), words(text, s.object)) for s in found]


def kinds(text):
    spans = sentences(text)
    found = statements(text, spans, attributions(text, spans, tagger="fast"))
    return [(words(text, s.action), s.modality, s.negated) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor sold the harbour.", [("The mayor", "sold", "the harbour")]),
        ("On Monday, Ada Quill has signed the treaty.", [("Ada Quill", "has signed", "the treaty")]),
        ("The newly elected mayor opened the port.", [("The newly elected mayor", "opened", "the port")]),
        ("The man accused of theft fled the town.", [("The man accused of theft", "fled", "the town")]),
        ("But the board quietly raised the levy.", [("the board", "raised", "the levy")]),
        ("The board shut down the old mill.", [("The board", "shut down", "the old mill")]),
        ("Police in the town of Veld arrested Ivo Maran.", [("Police in the town of Veld", "arrested", "Ivo Maran")]),
        ("Ada Quill, 63, the mayor of Veld, opened the port.", [("Ada Quill", "opened", "the port")]),
        ("The board’s treasurer (Petra Lind) left the town.", [("The board’s treasurer", "left", "the town")]),
        ("There were two fires at the port.", [(None, "were", "two fires at the port")]),
    ],
)
def test_actor_action_object(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Traders were not told.", [(None, "were not told", "Traders")]),
        ("Ada Quill was charged by police with fraud.", [("police", "was charged", "Ada Quill")]),
        ("The port will be closed by Friday.", [(None, "will be closed", "The port")]),
        ("The mill is owned and run by Lind.", [("Lind", "is owned", "The mill"), ("Lind", "run", "The mill")]),
        ("The board was concerned about the levy.", [("The board", "was concerned", "about the levy")]),
    ],
)
def test_in_a_passive_the_agent_acts_and_what_is_acted_on_is_the_object(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quill resigned and left the town.", [("Ada Quill", "resigned"), ("Ada Quill", "left")]),
        ("Ada Quill resigned, but her deputy stayed.", [("Ada Quill", "resigned"), ("her deputy", "stayed")]),
        ("The man who sold the mill fled.", [("The man", "sold"), ("The man", "fled")]),
        ("Ada Quill, who sold the mill, fled.", [("Ada Quill", "sold"), ("Ada Quill", "fled")]),
        ("The flood that followed has ruined the mill.", [("The flood", "followed"), ("The flood", "has ruined")]),
        ("When the flood came, the board closed the port.", [("the flood", "came"), ("the board", "closed")]),
        ("The deputies believed that the port leaked.", [("The deputies", "believed"), ("the port", "leaked")]),
        ("The deputies believed the port leaked.", [("The deputies", "believed"), ("the port", "leaked")]),
        ("The board plans to close the mill.", [("The board", "plans to close")]),
        ("The deputies plan to close the mill.", [("The deputies", "plan to close")]),
        ("The court did what the mayor wanted.", [("The court", "did"), ("the mayor", "wanted")]),
    ],
)
def test_clauses_of_a_sentence(text, expected):
    assert [each[:2] for each in parts(text)] == expected


def test_a_clause_may_be_the_object_and_a_relative_hangs_on_its_noun():
    assert parts("The deputies believed that the port leaked.")[0][2] == "that the port leaked"
    assert ("Ada Quill", "sold", "the mill") in parts("Lind burned the mill that Ada Quill sold.")
    assert ("she", "sold", "the mill") in parts("Lind burned the mill she sold.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Port board backs closure", ("Port board", "backs", "closure")),
        ("Veld Mayor Vows To Close Port", ("Veld Mayor", "Vows To Close", "Port")),
        ("Quill to close port", ("Quill", "to close", "port")),
    ],
)
def test_headings(title, expected):
    assert parts(title) == [expected]


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("The mayor sold the harbour.", "asserted", False),
        ("The mayor has not sold the harbour.", "asserted", True),
        ("The mayor didn’t sell the harbour.", "asserted", True),
        ("The mayor no longer owns the harbour.", "asserted", True),
        ("The mayor never sold the harbour.", "asserted", True),
        ("The mayor failed to sell the harbour.", "asserted", True),
        ("No trader sold a boat.", "asserted", True),
        ("The divers found no cracks.", "asserted", True),
        ("The mayor may sell the harbour.", "possible", False),
        ("The mayor should sell the harbour.", "possible", False),
        ("The mayor reportedly sold the harbour.", "possible", False),
        ("The mayor appears to own the harbour.", "possible", False),
        ("The mayor will sell the harbour.", "planned", False),
        ("The mayor vowed to sell the harbour.", "planned", False),
        ("The mayor refused to sell the harbour.", "asserted", True),
        ("The mayor is expected to sell the harbour.", "planned", False),
        ("The harbour is to be sold.", "planned", False),
        ("The mayor denied the sale.", "denied", False),
        ("The mayor sold the harbour?", "asked", False),
        ("Did the mayor sell the harbour?", "asked", False),
        ("How can the port board sell the harbour?", "asked", False),
    ],
)
def test_modality_and_negation(text, modality, negated):
    [statement] = statements(text, sentences(text), ())
    assert (statement.modality, statement.negated) == (modality, negated)


def test_what_is_said_denied_or_asked():
    assert kinds("Ada Quill said that the mayor sold the harbour.") == [("sold", "attributed", False)]
    assert kinds("Ada Quill said that the mayor would sell the harbour.") == [("would sell", "planned", False)]
    assert kinds("Ada Quill denied that she sold the harbour.")[-1] == ("sold", "denied", False)
    assert kinds("Ada Quill asked whether the mayor sold the harbour.")[-1] == ("sold", "asked", False)
    assert [each[1] for each in kinds("The board will close the port and cut the levy.")] == ["planned", "planned"]
    assert kinds("Prices fell, traders argued, and rose again.")[0] == ("fell", "attributed", False)


def test_when_and_condition():
    text = "The board will close the port on Friday if the flood rises."
    first, second = statements(text, sentences(text), ())
    assert words(text, first.when) == "on Friday"
    assert words(text, first.condition) == "if the flood rises"
    assert words(text, first.object) == "the port"
    assert (second.modality, second.condition) == ("possible", None)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The mill burned last year.", "last year"),
        ("The mill burned two days later.", "two days later"),
        ("In 2019 the mill burned.", "In 2019"),
        ("The mill burned on March 3, 2019.", "on March 3, 2019"),
        ("The mill closes by Friday.", "by Friday"),
        ("The mill burned for two years.", None),
        ("The mill burned.", None),
    ],
)
def test_times(text, when):
    [statement] = statements(text, sentences(text), ())
    assert words(text, statement.when) == when


def test_a_time_belongs_to_its_own_clause():
    text = "The mill burned on Monday after the mayor left."
    found = statements(text, sentences(text), ())
    assert [words(text, each.when) for each in found] == ["on Monday", None]
    text = "The mill burned, and on Friday the mayor left."
    found = statements(text, sentences(text), ())
    assert [words(text, each.when) for each in found] == [None, "on Friday"]


def test_inside_an_attribution_it_is_attributed_and_the_saying_is_none():
    text = "Ada Quill said that the mayor sold the harbour."
    said = Attribution("indirect", (Span(0, 9),), (Span(10, 14),), (Span(15, 46),), None, 0.9)
    [statement] = statements(text, sentences(text), (said,))
    assert words(text, statement.actor) == "the mayor"
    assert (statement.modality, statement.attribution) == ("attributed", 0)


@pytest.mark.parametrize(
    "text", ["A very long day at the port.", "In the rain.", "“Never.”", "Boats, lamps, ropes and sails.", ""]
)
def test_what_has_no_clause_is_left_out(text):
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
    "who",
    "plans to",
    "by",
    "she",
    "(",
    ")",
    "will",
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
        held = [part for part in (s.actor, s.action, s.object) if part]
        assert all(0 <= s.span.start <= part.start < part.end <= s.span.end <= len(text) for part in held)
        assert s.span == Span(min(part.start for part in held), max(part.end for part in held))
        assert all(part.end <= s.action.start or part.start >= s.action.end for part in held if part is not s.action)
        assert all(0 <= part.start < part.end <= len(text) for part in (s.when, s.condition) if part)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    statements(text, sentences(text), ())


@given(st.lists(st.sampled_from(["The mayor sold the port.", "Was it sold?", "She left, he said."]), max_size=6))
def test_a_sentence_gives_the_same_wherever_it_stands(pieces):
    assert parts(" ".join(pieces)) == [each for piece in pieces for each in parts(piece)]


@pytest.mark.parametrize(
    "piece", ["was ", "a", "the man was told. ", ", and ", "“", "who sold ", "the port of ", "if it rises, ", "to "]
)
def test_much_text_is_read_in_linear_time(piece):
    text = (piece * (300_000 // len(piece)))[:300_000]
    spans = sentences(text)
    start = time.process_time()
    statements(text, spans, ())
    assert time.process_time() - start < 10
