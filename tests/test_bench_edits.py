"""The corpus of edits keeps its format, and its check finds what breaks it."""

import copy
import importlib.util
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[1] / "bench" / "edits" / "check.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_edits_check", CHECK)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pairs(bench):
    return bench.load()


def test_the_corpus_is_well_formed(bench, pairs):
    assert bench.check(pairs) == []


def test_the_kinds_are_those_of_the_records(bench):
    from typing import get_args

    from retold.records import ChangeKind

    assert tuple(bench.KINDS) == get_args(ChangeKind)


def test_both_halves_hold_every_kind(bench, pairs):
    counts = bench.count(pairs)
    assert all(row["build"] and row["held-out"] for row in counts.kinds.values())


def _first(pairs, pick):
    return copy.deepcopy(next(pair for pair in pairs if any(pick(change) for change in pair["changes"])))


def test_words_that_do_not_stand_once_are_a_fault(bench, pairs):
    pair = _first(pairs, lambda change: change["after"] and not change["in_title"])
    change = next(c for c in pair["changes"] if c["after"] and not c["in_title"])
    pair["derived"]["text"] += " " + change["after"]
    assert any("after stands 2 times" in fault for fault in bench.wrong(pair))
    change["after"] = "words that nobody wrote"
    assert any("after stands 0 times" in fault for fault in bench.wrong(pair))


def test_an_unknown_kind_is_a_fault(bench, pairs):
    pair = _first(pairs, lambda change: True)
    pair["changes"][0]["kind"] = "spun"
    assert "unknown kind 'spun'" in list(bench.wrong(pair))


def test_a_near_copy_is_a_fault(bench, pairs):
    twin = {**pairs[0], "id": "twin"}
    assert any("twin" in fault for fault in bench.check([*pairs, twin]))


def test_too_few_of_a_kind_is_a_fault(bench, pairs):
    fewer = [pair for pair in pairs if all(change["kind"] != "speaker_changed" for change in pair["changes"])]
    assert "0 changes of speaker_changed" in bench.check(fewer)
