"""The marks of the real stories, and how what counts neither way is left out."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path

import pytest

from retold.evaluate.tellings import Telling

BENCH = Path(__file__).parents[1] / "bench"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_families", BENCH / "families.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_families"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["bench_families"]


@pytest.fixture
def story(bench, tmp_path):
    """a is the source of b and, as it seems, of c; c was taken from the Ledger, and heard Radio Nine; d is apart."""
    tables = {
        "stories": (("story", "half", "drawn_for", "pages"), ("s", "build", "both", 5)),
        "pages": (
            ("story", "page", "version_of", "own_reporting", "apart"),
            *(("s", page, "a" if page == "a2" else "", "no", "no") for page in ("a", "b", "c", "d", "a2")),
        ),
        "edges": (
            ("story", "source", "derived", "confidence", "basis"),
            ("s", "a", "b", "sure", "credit"),
            ("s", "a", "c", "unsure", "wording"),
            ("s", "@The Pellgate Ledger", "c", "sure", "credit"),
            ("s", "@Radio Nine/2", "c", "unsure", "told"),
            ("s", "@Radio Nine", "d", "unsure", "told"),
        ),
    }
    for name, rows in tables.items():
        with (tmp_path / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    return bench.marked(tmp_path)[0]


def test_the_truth_is_the_sure_edges_and_a_range_of_reports(story):
    assert set(story.family.edges) == {("a", "b"), ("s@The Pellgate Ledger", "c")}
    assert story.family.versions == (("a", "a2"),)
    assert story.family.independent_reports == 3  # a, the Ledger, d
    assert story.reports == (3, 4)


def test_unsure_edges_count_neither_way_and_others_do(bench, story):
    edges = {("a", "b"): 0.9, ("a", "c"): 0.9, ("u1", "c"): 0.9, ("u2", "c"): 0.9, ("u3", "c"): 0.9, ("x", "y"): 0.9}
    said = Telling(
        ("a", "b", "c", "x", "y"), edges, 1, frozenset({("a", "c")}), dict.fromkeys(("u1", "u2", "u3"), ()),
        {"u1": "Pellgate Ledger", "u2": "Radio Nine", "u3": "The Hadlow Courier"},
    )  # fmt: skip
    (left,) = bench.fair([said], [story], [])
    assert set(left.edges) == {("a", "b"), ("u1", "c"), ("u3", "c")}
    assert not left.references


def test_a_nameless_page_fits_any_mark_of_its_child(bench, story):
    said = Telling(("b", "d"), {("u", "b"): 0.6, ("u", "d"): 0.6}, 1, unseen={"u": ()})
    (left,) = bench.fair([said], [story], [])
    assert set(left.edges) == {("u", "b")}


def test_pages_of_the_other_half_are_left_out(bench, story):
    (left,) = bench.fair([Telling(("b", "c"), {("b", "c"): 0.9}, 1)], [], [story])
    assert (left.articles, left.edges) == ((), {})


def test_a_page_in_no_story_is_one_report(bench, story):
    assert bench.reports([Telling(("a", "b", "a2"), {}, 1)], story) == 3


def test_every_mark_names_a_page_of_its_story_and_none_goes_in_a_circle(bench):
    stories = bench.marked()
    assert len(stories) >= 50
    for one in stories:
        pages = set(one.family.articles)
        every = [*one.family.edges, *one.unsure]
        assert all(derived in pages for _, derived in every)
        assert all(source in pages or source.startswith(f"{one.family.id}@") for source, _ in every)
        assert not set(one.family.edges) & one.unsure
        waiting = set(every)
        while waiting:
            rest = {pair for pair in waiting if pair[0] in {derived for _, derived in waiting}}
            assert rest != waiting, one.family.id
            waiting = rest
