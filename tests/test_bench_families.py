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


def test_an_edge_to_a_later_capture_counts_as_one_to_the_first(bench, tmp_path, story):
    home = tmp_path / "edges.csv"
    home.write_text(home.read_text() + "s,@Morning Radio|The Hadlow Courier/3,a,unsure,broadcast\n", "utf-8")
    (marked,) = bench.marked(tmp_path)
    said = Telling(
        ("a", "a2", "c"), {("u", "a2"): 0.9, ("v", "a2"): 0.9, ("a2", "c"): 0.9}, 1, frozenset(), {"u": (), "v": ()},
        {"u": "The Hadlow Courier", "v": "The Pellgate Ledger"},
    )  # fmt: skip
    (left,) = bench.fair([said], [marked], [])
    assert set(left.edges) == {("v", "a2")}  # the Courier, by its other name, and a > c are marked as unsure


def test_pages_of_the_other_half_are_left_out(bench, story):
    (left,) = bench.fair([Telling(("b", "c"), {("b", "c"): 0.9}, 1)], [], [story])
    assert (left.articles, left.edges) == ((), {})


def test_a_page_in_no_story_is_one_report(bench, story):
    assert bench.reports([Telling(("a", "b", "a2"), {}, 1)], story) == 3


@pytest.mark.parametrize("marks", ["edges", "first"])
def test_every_mark_names_a_page_of_its_story_and_none_goes_in_a_circle(bench, marks):
    stories = bench.marked(marks=marks)
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


@pytest.fixture
def agreement(bench, monkeypatch):
    monkeypatch.setitem(sys.modules, "families", bench)
    monkeypatch.syspath_prepend(str(BENCH))
    spec = importlib.util.spec_from_file_location("bench_agreement", BENCH / "families" / "agreement.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_reader_agrees_with_himself_and_not_with_one_who_saw_nothing(bench, agreement, tmp_path, story):
    assert agreement.scored([story], [story]).startswith("edge F1 100.0, ancestor F1 100.0, root right 100.0")
    header, *_ = (tmp_path / "edges.csv").read_text().splitlines()
    (tmp_path / "blind.csv").write_text(f"{header}\n", "utf-8")
    blind = bench.marked(tmp_path, "blind")
    shown = agreement.scored([story], blind)
    assert shown.startswith("edge F1 0.0")
    assert "unseen F1 0.0" in shown
    assert "reports right 0.0" in shown


def test_what_is_settled_stands_in_the_marks(bench):
    with (BENCH / "families" / "settled.csv").open(encoding="utf-8", newline="") as file:
        settled = list(csv.DictReader(file))
    every = {one.family.id: one for one in bench.marked()}
    for line in settled:
        one = every[line["story"]]
        source = line["story"] + line["source"] if line["source"].startswith("@") else line["source"]
        edges = one.family.edges if line["settled"] == "sure" else one.unsure
        assert (source, line["derived"]) in edges
        assert line["right"] in {"first", "second", "open"}
    shared = [{(one.family.id, *pair) for one in bench.marked(marks=name) for pair in one.family.edges
               if "@" not in pair[0]} for name in ("first", "second")]  # fmt: skip
    with (BENCH / "families" / "first.csv").open(encoding="utf-8", newline="") as file:
        twice = {line["story"] for line in csv.DictReader(file)}
    now = {(id, *pair) for id in twice for pair in every[id].family.edges if "@" not in pair[0]}
    assert shared[0] & shared[1] <= now <= shared[0] | shared[1]
