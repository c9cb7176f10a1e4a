"""The scores of `retold eval lineage`, beside values worked out by hand, and the format of families."""

import json
from datetime import UTC, datetime

import pytest

from retold.errors import InputError
from retold.evaluate import families, lineage, lineage_causes, tellings
from retold.evaluate.families import Corpus, Family
from retold.evaluate.lineage_scores import compare, lines, match_unseen
from retold.evaluate.report import Request
from retold.evaluate.tellings import Telling, Told
from retold.records import Article, Span


def corpus(family, *others):
    names = [*family.articles, *others]
    return Corpus("c", tuple(Article(f"id-{name}", name, given_id=name) for name in names), (family,))


# a → b → c, a → d, u → e, u → f, and a second report g; b2 is a later capture of b
FAMILY = Family(
    "s",
    ("a", "b", "b2", "c", "d", "e", "f", "g"),
    {("a", "b"): ("cut",), ("b", "c"): ("cut", "words"), ("a", "d"): ("words",), ("u", "e"): (), ("u", "f"): ()},
    {"u": (("e", Span(0, 10)), ("f", Span(0, 10)))},
    (("b", "b2"),),
    3,
)


def told(edges, articles=FAMILY.articles, reports=3, unseen=(), references=()):
    return Telling(tuple(articles), edges, reports, frozenset(references), dict.fromkeys(unseen, ()))


def counts(*said):
    return compare(corpus(FAMILY, "x"), said).counts


def test_the_truth_itself_has_no_fault():
    found = counts(told(dict.fromkeys(FAMILY.edges, 1.0), unseen=["u"]))
    for what in ("edge", "ancestor", "unseen", "equal"):
        assert found[f"{what} right"] == found[f"{what} found"] == found[f"{what} true"] > 0
    assert found["root right"] == found["roots right"] == found["root true"] == 7
    assert (found["reports right"], found["reports true"]) == (1, 1)
    assert found["story root right"] == 1


def test_edges_ancestors_and_roots_by_hand():
    # found: a → b2 (right: a capture of b), a → c (b left out), d → a (the other way round), v → e
    found = counts(told({("a", "b2"): 0.9, ("a", "c"): 0.8, ("d", "a"): 0.7, ("v", "e"): 0.6}, unseen=["v"], reports=4))
    assert (found["edge right"], found["edge found"], found["edge true"]) == (2, 4, 5)
    # true pairs: b-a, c-b, c-a, d-a, e-u, f-u; found pairs: b-a, b-d, c-a, c-d, a-d, e-u
    assert (found["ancestor right"], found["ancestor found"], found["ancestor true"]) == (3, 6, 6)
    # roots: of a, b, c and d the root found is d, which is wrong; e and g are right; f has none and should have u
    assert (found["root right"], found["root true"]) == (2, 7)
    # v has one child and u two, one of them in common: half, which counts
    assert (found["unseen right"], found["unseen found"], found["unseen true"]) == (1, 1, 1)
    assert found["reports right"] == 0


def test_an_unseen_page_needs_half_of_all_children():
    found = counts(told({("v", "e"): 0.6, ("v", "d"): 0.6}, unseen=["v"]))
    assert (found["unseen right"], found["unseen found"]) == (0, 1)
    assert found["edge right"] == 1


def test_unseen_pages_are_matched_one_for_one_by_most_children():
    true = [("u", "a"), ("u", "b"), ("w", "c")]
    found = [("v", "a"), ("v", "b"), ("v", "c"), ("z", "c"), ("y", "a")]
    assert match_unseen(found, {"v", "z", "y"}, true, frozenset({"u", "w"})) == {"v": "u", "z": "w"}


def test_a_reference_is_an_ancestor_and_no_edge():
    found = counts(told({("a", "b"): 0.9}, references=[("a", "c")]))
    assert (found["edge right"], found["edge found"]) == (1, 1)
    assert (found["ancestor right"], found["ancestor found"]) == (2, 2)


def test_a_source_that_is_as_good_is_counted_apart():
    family = Family("s", ("a", "b", "c"), {("a", "b"): (), ("a", "c"): ()}, {}, (), 1, {("a", "c"): ("b",)})
    found = compare(corpus(family), [told({("a", "b"): 1.0, ("b", "c"): 1.0}, "abc", 1)]).counts
    assert (found["edge right"], found["equal right"], found["edge found"], found["edge true"]) == (1, 2, 2, 2)


def test_grouping_wants_lines_together_and_leaves_events_open():
    line = lines(FAMILY)
    assert line["a"] == line["b"] == line["b2"] == line["c"] == line["d"]
    assert len({line["a"], line["e"], line["g"]}) == 3
    assert line["e"] == line["f"] == line["u"]
    apart = counts(told({}, "abc", 1), told({}, ("e", "f", "x"), 2))
    # must: 10 pairs of a, b, b2, c, d and e-f; found: 3 of abc, e-f, and e-x and f-x, which are wrong
    assert (apart["pair right"], apart["pair found"], apart["pair true"]) == (4, 6, 11)
    # b2 is b; d and g are in no story and count as a report each: 1 + 2 + 2 = 5, not 3
    assert apart["reports right"] == 0
    together = counts(told({}))
    assert (together["pair right"], together["pair found"], together["pair true"]) == (11, 11, 11)
    assert together["event right"] == together["event true"] == 17


def test_calibration_by_hand():
    said = compare(corpus(FAMILY), [told({("a", "b"): 0.95, ("a", "c"): 0.91, ("a", "d"): 0.5})])
    bins = lineage.calibration([said])
    assert [(row["confidence"], row["edges"], row["mean"], row["right"]) for row in bins] == [
        ("0.5 to 0.6", 1, 0.5, 1.0), ("0.9 to 1.0", 2, 0.93, 0.5)]  # fmt: skip
    assert lineage.calibration_error(bins) == pytest.approx((0.5 + 2 * 0.43) / 3, abs=0.001)


def test_causes_are_named():
    said = compare(
        corpus(FAMILY),
        [told({("a", "c"): 0.8, ("d", "a"): 0.7, ("v", "d"): 0.6}, unseen=["v"]), told({}, "ef")],
    )
    assert {pair: cause for cause, pair in lineage_causes.lost(said)} == {
        ("a", "b"): "no parent found",
        ("b", "c"): "its source’s source instead",
        ("a", "d"): "direction: the other way round",
        ("u", "e"): "unseen page not supposed; no parent found",
        ("u", "f"): "unseen page not supposed; no parent found",
    }
    assert {pair: cause for cause, pair in lineage_causes.extra(said)} == {
        ("a", "c"): "an earlier source taken for the direct one",
        ("d", "a"): "direction: the other way round",
        ("v", "d"): "an unseen page that is none",
    }


def test_the_report_has_every_baseline_and_operation():
    edges = {("a", "b"): 1.0, ("b", "c"): 1.0}
    said = Told((told(edges, unseen=["u"]),), {"nothing": (told({}),)})
    report = lineage.evaluate([corpus(FAMILY)], [said], "fast", {"x": "0"})
    assert [row["by"] for row in report.tables["scores"]] == ["retold", "nothing"]
    assert report.figures["edge F1"] == 57.1  # 2 of 2 found, 2 of 5 true
    assert {row["operation"]: (row["found"], row["edges"]) for row in report.tables["operations"]} == {
        "cut": (2, 2), "words": (1, 2), "from a held page": (2, 3), "from an unseen page": (0, 2)}  # fmt: skip
    assert "\n".join(report.lines())


def page(name, outlet, date, text):
    return {"id": name, "outlet": outlet, "published": date, "title": f"Gate {name}", "text": text}


BODY = (
    "Cracks have been found in the sea gate at Pellgate, and the harbour board knew of them for two months before it told "
    "the people who live below it. An inspection in the winter counted forty of them, the longest as long as an arm, and "
    "the divers who made it asked for the gate to be shut at once. The board thought otherwise, and ships of every size "
    "passed through it until the middle of the week, when a valve gave way and the water in the lower basin rose."
)


@pytest.fixture
def folder(tmp_path):
    rows = [
        page("a", "Pellgate Ledger", "2024-03-12T05:30:00Z", BODY),
        page(
            "b", "Merrow Gazette", "2024-03-13T15:20:00Z", f"{BODY} The Pellgate Ledger first reported this on Tuesday."
        ),
        page(
            "x",
            "Tolm Courier",
            "2024-03-13",
            "The tram will not run on Sunday because a wire has come down in the park.",
        ),
    ]
    truth = {"stories": [{"id": "s", "articles": ["a", "b"], "independent_reports": 1,
                          "edges": [{"source": "a", "derived": "b", "operations": ["verbatim"]}]}]}  # fmt: skip
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (tmp_path / "truth.json").write_text(json.dumps(truth), "utf-8")
    return tmp_path


def test_a_small_family_is_measured(folder):
    report = lineage.measure(Request(folder))
    ours, *baselines = report.tables["scores"]
    assert (ours["edge F1"], ours["reports right"], ours["root right"]) == (100.0, 100.0, 100.0)
    assert [row["by"] for row in baselines] == ["earliest date", "most similar", "credit only"]
    assert all(row["edge F1"] == 100.0 for row in baselines)
    assert report.tables["lost_edges_by_cause"] == ()


@pytest.mark.parametrize(
    ("edges", "problem"),
    [
        ([{"source": "a", "derived": "q"}], "q is no page of it"),
        ([{"source": "a", "derived": "b"}, {"source": "b", "derived": "a"}], "go in a circle"),
        ([{"from": "a"}], "is no truth of stories"),
    ],
)
def test_a_truth_that_cannot_be_is_refused(folder, edges, problem):
    truth = {"stories": [{"id": "s", "articles": ["a", "b"], "independent_reports": 1, "edges": edges}]}
    (folder / "truth.json").write_text(json.dumps(truth), "utf-8")
    with pytest.raises(InputError, match=problem):
        families.corpora(folder)


def test_ids_alone_want_the_table_that_has_the_texts(folder):
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    (folder / "articles.jsonl").write_text("".join(json.dumps({"id": row["id"]}) + "\n" for row in rows), "utf-8")
    with pytest.raises(InputError, match="give the table that has them with --articles"):
        families.corpora(folder)
    table = folder / "table.parquet"
    pq.write_table(pa.Table.from_pylist(rows), table)
    (found,), _ = families.corpora(folder, table)
    assert [article.text for article in found.articles] == [row["text"] for row in rows]
    assert [article.given_id for article in found.articles] == ["a", "b", "x"]
    pq.write_table(pa.Table.from_pylist(rows[:1]), table)
    with pytest.raises(InputError, match="has no article b, x"):
        families.corpora(folder, table)


def test_a_date_without_a_time_is_noon_to_the_baselines():
    early, noon, late = (
        Article(name, "", published=datetime(2024, 3, 12, hour, tzinfo=UTC))
        for name, hour in (("e", 9), ("n", 0), ("l", 15))
    )
    assert sorted([late, noon, early], key=tellings._dated) == [early, noon, late]
