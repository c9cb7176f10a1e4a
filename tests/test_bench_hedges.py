"""The marks of the hedge bench, and how it scores them."""

import importlib.util
import sys
from itertools import pairwise
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_hedges", BENCH / "hedges.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["first", "second", "adjudicated"])
def test_every_mark_lies_in_its_sentence_and_meets_no_other(bench, name):
    sample = bench._sample()
    marks = bench._marks(name, sample)
    lines = (BENCH / "hedges" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "number,kind,start,end"
    assert sum(map(len, marks.values())) == len(lines) - 1 > 150
    for number, cues in marks.items():
        assert all(cue.kind in bench.KINDS for cue in cues)
        ends = sorted((cue.start, cue.end) for cue in cues)
        assert all(sample[number].start <= start < end <= sample[number].end for start, end in ends)
        assert all(left[1] <= right[0] for left, right in pairwise(ends))


def test_what_both_passes_marked_was_kept(bench):
    sample = bench._sample()
    first, second, decided = (bench._marks(name, sample) for name in ("first", "second", "adjudicated"))
    for number in sample:
        assert set(first[number]) & set(second[number]) <= set(decided[number])
        assert set(decided[number]) <= set(first[number]) | set(second[number])


def test_a_cue_is_paired_once_and_equal_spans_come_first(bench):
    gold = {1: [bench.Cue(0, 10, "possibly"), bench.Cue(12, 20, "pending")], 2: []}
    found = {1: [bench.Cue(0, 4, "possibly"), bench.Cue(0, 10, "said_to")], 2: [bench.Cue(5, 6, "possibly")]}
    score = bench._score(gold, found)
    assert (score.found, score.wanted, score.overlap, score.exact, score.kind) == (3, 2, 1, 1, 0)
    assert score.f1(score.overlap) == pytest.approx(0.4)


def test_kappa_by_hand(bench):
    cue = [bench.Cue(0, 1, "possibly")]
    left = {1: cue, 2: cue, 3: [], 4: []}
    right = {1: cue, 2: [], 3: [], 4: []}
    assert bench._kappa(left, right, left) == pytest.approx(0.5)
    assert bench._kappa(left, left, left) == 1.0
