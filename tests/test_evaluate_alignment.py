"""The plagdet score against values worked out by hand, and the task that reports it."""

import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import InputError
from retold.evaluate import Request, evaluate
from retold.evaluate.plagdet import Case, plagdet, shares
from retold.records import Span


def case(left, right, pair=("a", "b")):
    return Case(*pair, Span(*left), Span(*right))


TRUE = case((0, 100), (200, 300))


def test_a_case_found_to_the_letter_scores_one():
    score = plagdet([TRUE], [TRUE])
    assert (score.precision, score.recall, score.granularity, score.score) == (1.0, 1.0, 1.0, 1.0)


def test_a_case_found_in_two_pieces():
    pieces = [case((0, 50), (200, 240)), case((60, 100), (250, 310))]
    score = plagdet([TRUE], pieces)
    # of the true case's 200 characters, 50 + 40 and 40 + 50 are found
    assert score.recall == pytest.approx(180 / 200)
    # the first piece is all inside; of the second's 40 + 60 characters, 40 + 50 are
    assert score.precision == pytest.approx((1 + 90 / 100) / 2)
    assert score.granularity == 2.0
    assert score.score == pytest.approx(2 * 0.9 * 0.95 / (0.9 + 0.95) / math.log2(3))


def test_characters_found_twice_count_once():
    pieces = [case((0, 80), (200, 280)), case((20, 100), (220, 300))]
    assert plagdet([TRUE], pieces).recall == 1.0


def test_a_detection_counts_only_where_both_its_spans_meet_the_case():
    elsewhere = case((0, 100), (300, 400))
    assert shares([TRUE], [elsewhere]) == [0.0]
    assert plagdet([TRUE], [elsewhere]).score == 0.0
    assert shares([TRUE], [case((0, 100), (200, 300), ("a", "c"))]) == [0.0]


def test_averages_are_over_cases_and_detections_not_over_characters():
    small = case((1000, 1010), (1000, 1010))
    assert plagdet([TRUE, small], [TRUE]).recall == 0.5
    assert plagdet([TRUE], [TRUE, small]).precision == 0.5


def test_granularity_is_over_detected_cases_only():
    missed = case((5000, 5100), (5000, 5100))
    halves = [case((0, 50), (200, 250)), case((50, 100), (250, 300))]
    assert plagdet([TRUE, missed], halves).granularity == 2.0


def test_nothing_to_find():
    assert plagdet([], []).score == 1.0
    assert plagdet([], [TRUE]).score == 0.0
    assert plagdet([TRUE], []) == (0.0, 0.0, 1.0)


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))
drawn_cases = st.lists(st.builds(case, spans, spans), max_size=6)


@given(drawn_cases, drawn_cases)
def test_shares_agree_with_sets_of_characters(ones, others):
    def letters(one):
        left, right = one.left_span, one.right_span
        return {("l", at) for at in range(left.start, left.end)} | {("r", at) for at in range(right.start, right.end)}

    def meets(one, other):
        common = letters(one) & letters(other)
        return {side for side, _ in common} == {"l", "r"}

    expected = []
    for one in ones:
        found = set().union(*(letters(other) for other in others if meets(one, other)))
        expected.append(len(letters(one) & found) / len(letters(one)))
    assert shares(ones, others) == pytest.approx(expected)


STORY = (
    "The harbour board of Pell voted on Tuesday to close the old grain pier. Engineers had found that four of its "
    "nine timber piles were hollow. Moving the herring boats to the northern quay will cost eleven thousand crowns."
)
OTHER = (
    "Choirs from six valleys met at Brannoch for the singing contest. Rain kept the judges indoors until noon, and the "
    "smallest choir won with a lullaby. Its conductor thanked the bakers who had fed everybody."
)


def write(folder, cases):
    pq.write_table(pa.table({"id": ["s1", "r1"], "text": [f"{OTHER}\n\n{STORY}", STORY]}), folder / "documents.parquet")
    pairs = {"suspicious": ["s1"], "source": ["r1"], "obfuscation": ["none"]}
    pq.write_table(pa.table(pairs), folder / "pairs.parquet")
    pq.write_table(pa.Table.from_pylist(cases), folder / "cases.parquet")


def row(**changes):
    start = len(OTHER) + 2
    return {"suspicious": "s1", "source": "r1", "obfuscation": "none", "suspicious_start": start,
            "suspicious_end": start + len(STORY), "source_start": 0, "source_end": len(STORY), **changes}  # fmt: skip


def test_the_task_reports_every_part_and_kind(tmp_path):
    write(tmp_path, [row()])
    report = evaluate("copies", Request(tmp_path))
    last = report.tables["all"][-1]
    assert (last["kind"], last["pairs"], last["cases"], last["found"]) == ("all", 1, 1, 1)
    assert last["plagdet"] > 99
    assert report.figures["plagdet all parts"] == last["plagdet"]
    assert {len(report.tables[part]) for part in ("chosen on", "held out")} == {2}
    assert sum(report.tables[part][-1]["pairs"] for part in ("chosen on", "held out")) == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"source": "r9"}, "pairs.parquet does not"), ({"source_end": 9999}, "no span inside")],
)
def test_broken_data_is_an_error_that_names_it(tmp_path, changes, message):
    write(tmp_path, [row(**changes)])
    with pytest.raises(InputError, match=message):
        evaluate("copies", Request(tmp_path))


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"documents\.parquet"):
        evaluate("copies", Request(tmp_path))
