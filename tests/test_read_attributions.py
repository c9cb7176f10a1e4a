"""Who said what: source, cue and content of direct, mixed and indirect attributions. All texts are invented."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.read.attributions import attributions
from retold.records import Attribution, Spans
from retold.text import sentences

Row = tuple[str, str, str]


def read(text: str) -> tuple[Attribution, ...]:
    return attributions(text, sentences(text), tagger="fast")


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def rows(text: str) -> list[Row]:
    return [(words(text, r.source), words(text, r.cue), words(text, r.content)) for r in read(text)]


DIRECT = [
    ('"The quay is shut," Dell said.', [("Dell", "said", '"The quay is shut,"')]),
    ("“The quay is shut,” said Ada Dell, the harbour master, on Monday.",
     [("Ada Dell, the harbour master", "said", "“The quay is shut,”")]),
    ("Dell said, “The quay is shut.”", [("Dell", "said", "“The quay is shut.”")]),
    ("Dell tweeted: “The quay is shut.”", [("Dell", "tweeted", "“The quay is shut.”")]),
    ("“The quay,” Dell said, “is shut.”", [("Dell", "said", "“The quay,” … “is shut.”")]),
    ("“The quay is shut,” Dell said. “Go home.”", [("Dell", "said", "“The quay is shut,” … “Go home.”")]),
    ("‘The quay is shut,’ Dell said. ‘Go home.’", [("Dell", "said", "‘The quay is shut,’ … ‘Go home.’")]),
    ("“It is shut. All of it. Go home,” Dell told reporters.", [("Dell", "told", "“It is shut. All of it. Go home,”")]),
    ("“The quay is shut,” Ada Dell, 61, of Port Ames, said.", [("Ada Dell, 61, of Port Ames", "said", "“The quay is shut,”")]),
    ("“The first goes on.\n\n“The second goes on.\n\n“The third ends,” Dell said.",
     [("Dell", "said", "“The first goes on. … “The second goes on. … “The third ends,”")]),
    ("Dell said: “The first goes on.\n\n“The second ends.”", [("Dell", "said", "“The first goes on. … “The second ends.”")]),
    ("Dell wrote:\n\n“The quay is shut for good.”", [("Dell", "wrote", "“The quay is shut for good.”")]),
    ("Ada Dell: “The quay is shut.”", [("Ada Dell", ":", "“The quay is shut.”")]),
    ("ADA DELL: We shut the quay. We had to.", [("ADA DELL", ":", "We shut the quay. We had to")]),
]  # fmt: skip
INDIRECT = [
    ("Dell said that the quay was shut.", [("Dell", "said", "that the quay was shut")]),
    ("Dell said the quay was shut.", [("Dell", "said", "the quay was shut")]),
    ("The quay was shut, Dell said.", [("Dell", "said", "The quay was shut")]),
    ("The quay, officials said, was shut at noon.", [("officials", "said", "The quay … was shut at noon")]),
    ("Prices rose, said Ada Dell.", [("Ada Dell", "said", "Prices rose")]),
    ("Dell told the Harbour Ledger that the quay was shut.", [("Dell", "told", "that the quay was shut")]),
    ("Dell asked whether the quay was shut.", [("Dell", "asked", "whether the quay was shut")]),
    ("Ada Dell, the harbour master, said the quay was shut.",
     [("Ada Dell, the harbour master", "said", "the quay was shut")]),
    ("Dell, speaking at the quay, said it was shut.", [("Dell", "said", "it was shut")]),
    ("According to Dell, the quay was shut.", [("Dell", "According to", "the quay was shut")]),
    ("According to Dell, a pilot, the quay was shut.", [("Dell, a pilot", "According to", "the quay was shut")]),
    ("The quay was shut, according to two officials with knowledge of the talks.",
     [("two officials with knowledge of the talks", "according to", "The quay was shut")]),
    ("The quay, according to Dell, was shut at noon.", [("Dell", "according to", "The quay … was shut at noon")]),
    ("In a statement, the council said it would act.", [("the council", "said", "it would act")]),
    ("It was reported that the ferry had sunk.", [("", "was reported", "that the ferry had sunk")]),
    ("The pilots were described by the union as heroes.", [("the union", "were described", "The pilots … as heroes")]),
    ("Polls show the council is disliked.", [("Polls", "show", "the council is disliked")]),
    ("On Monday the council announced that the quay was shut.", [("the council", "announced", "that the quay was shut")]),
    ("Her promise to reopen the quay was kept.", None),
    ("Vale pointed out that the quay was shut.", [("Vale", "pointed out", "that the quay was shut")]),
    ("While officials say the quay is safe, the pilots stay away.", [("officials", "say", "the quay is safe")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_quotations_have_their_speaker_and_every_piece(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
    assert read(text)[0].kind == ("indirect" if text.startswith("ADA") else "direct")


@pytest.mark.parametrize(("text", "expected"), [row for row in INDIRECT if row[1] is not None])
def test_indirect_words_have_their_source_and_clause(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
    assert {record.kind for record in read(text)} == {"indirect"}


def test_two_verbs_share_a_subject() -> None:
    text = "The council praised the pilots and said that the quay was safe, adding that it would reopen."
    assert [row[:2] for row in rows(text)] == [
        ("The council", "praised"),
        ("The council", "said"),
        ("The council", "adding"),
    ]
    assert rows(text)[1][2] == "that the quay was safe"


def test_a_quoted_phrase_in_a_clause_is_mixed() -> None:
    text = "Dell said the quay was “a death trap” for years."
    assert rows(text) == [("Dell", "said", "the quay was “a death trap” for years")]
    assert read(text)[0].kind == "mixed"


def test_scare_quotes_and_apostrophes_are_nothing() -> None:
    assert rows("The “great gate” stood open in the '90s. The sailors' boats lay there.") == []


def test_a_quotation_of_a_sentence_without_speaker_is_kept_without_source() -> None:
    text = "The hall was full.\n\n“Nobody shall ever shut this quay while we stand here.”\n\nIt rained."
    (record,) = read(text)
    assert (record.source, record.cue, record.kind) == ((), (), "direct")


def test_nouns_and_adjectives_that_look_like_cues_are_none() -> None:
    assert rows("The reported claims reports were on his support plans.") == []
    assert rows("It is hard to say when.") == []


def test_what_would_be_said_is_less_sure_than_what_was() -> None:
    (plain,) = read("Dell said that the quay was shut.")
    (weak,) = read("Dell would say that the quay was shut.")
    assert weak.confidence < plain.confidence


def test_invisible_and_odd_characters_do_no_harm() -> None:
    text = "“The quay is shut,”\u00a0Ada\u00a0Dell\u00a0said\u200b.\r\n\u200b\r\n\ufeffDell said the quay was shut."
    assert ("Ada\u00a0Dell", "said") in [row[:2] for row in rows(text)]


def test_headings_and_lists_give_no_nonsense() -> None:
    assert rows("THE QUAY\n\n- Ropes\n- Nets\n\nTotals: 46\n\nUpdated: 5 pm") == []


NAMES = [("Ada Dell", "Ian Roe"), ("Port Ames", "East Quay"), ("the Harbour Ledger", "the Valley Post")]


@pytest.mark.parametrize(("left", "right"), NAMES)
def test_another_name_changes_nothing(left: str, right: str) -> None:
    text = "{0} said the road was shut. “We know,” said {0}. According to {0}, it rained."
    here, there = rows(text.format(left)), rows(text.format(right))
    assert [(c.replace(left, "_"), d.replace(left, "_")) for _, c, d in here] == [
        (c.replace(right, "_"), d.replace(right, "_")) for _, c, d in there
    ]


PIECES = st.sampled_from(
    ["Ada Dell", "she", "officials", "said", "told", "according to", "was described by", "that", "the quay was shut", ",", ".", ":",
     "“", "”", '"', "‘", "’", "'s", "\n\n", "who", "and", "to", "claim", "in a statement", "(", ")", "—", "1,000", "\u200b", ";", "reports"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_lie_inside_and_roles_apart(text: str) -> None:
    records = read(text)
    starts = []
    for record in records:
        spans = sorted((*record.source, *record.cue, *record.content))
        assert record.content
        assert 0 <= record.confidence <= 1
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))
        starts.append(spans[0].start)
    assert starts == sorted(starts)
    assert records == read(text)


@pytest.mark.parametrize(
    "piece", ["said ", "he said, ", '"a" ', "in a ", ": ", "“x\n\n", "Jane Doe, the mayor, said ", "(", "told me that "]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        spans = sentences(text)
        started = time.process_time()
        attributions(text, spans)
        return time.process_time() - started

    seconds(1000)
    assert seconds(60_000) < 14 * seconds(15_000) + 0.3


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (
            "Ana Vale, who chairs the group, claims officials kept the paper back.",
            "Ana Vale, who chairs the group",
            "claims",
        ),
        ("Ana Vale, the engineer who led it, said the gate was sound.", "Ana Vale, the engineer who led it", "said"),
        ("If the gate fails, the report estimates, the sea could reach the houses.", "the report", "estimates"),
    ],
)
def test_words_that_may_be_nouns_or_clauses_after_an_apposition(text, source, cue):
    from retold.text import sentences

    (found,) = attributions(text, sentences(text), tagger="fast")
    assert text[found.source[0].start : found.source[0].end] == source
    assert text[found.cue[0].start : found.cue[0].end] == cue
