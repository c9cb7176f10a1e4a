"""The scores of hedges, on invented sentences: exact, overlap, kinds, two annotators, and what is wrong with a file."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from retold.errors import InputError
from retold.evaluate import Request, evaluate
from retold.evaluate.hedges import Cue, score
from retold.records import Span

TEXT = "The gate may close in June. Orla Denning reportedly paid about 40 crowns. The lock is old."
SECOND = TEXT.index("Orla")


def cue(kind, start, end):
    return Cue(kind, Span(start, end))


def table(gold, found):
    return {row["cue"]: row for row in score(gold, found)}


def test_exact_wants_the_span_and_overlap_a_character():
    gold = {1: [cue("possibly", 9, 12)], 2: [cue("pending", 5, 20)]}
    found = {1: [cue("possibly", 9, 12)], 2: [cue("pending", 15, 30), cue("pending", 40, 44)]}
    rows = table(gold, found)
    assert rows["any kind"]["exact_P"] == 33.3
    assert rows["any kind"]["overlap_P"] == 66.7
    assert rows["any kind"]["overlap_R"] == 100
    assert rows["possibly"]["exact_F1"] == 100
    assert (rows["pending"]["exact_F1"], rows["pending"]["overlap_P"]) == (0, 50)
    assert rows["said_to"]["exact_F1"] is None


def test_a_wrong_kind_counts_where_no_kind_is_asked_for():
    rows = table({1: [cue("possibly", 9, 12)]}, {1: [cue("pending", 9, 12)]})
    assert rows["any kind"]["exact_F1"] == 100
    assert rows["kind right too"]["exact_F1"] == 0
    assert (rows["possibly"]["gold"], rows["pending"]["found"]) == (1, 1)


def test_matching_is_one_to_one_with_equal_spans_first():
    rows = table({1: [cue("possibly", 0, 10)]}, {1: [cue("possibly", 0, 20), cue("possibly", 0, 10)]})
    assert (rows["any kind"]["exact_R"], rows["any kind"]["overlap_P"]) == (100, 50)


def test_a_find_where_nothing_is_marked_is_wrong_and_a_miss_is_a_miss():
    assert table({}, {1: [cue("possibly", 0, 3)]})["any kind"]["exact_P"] == 0
    assert table({1: [cue("possibly", 0, 3)]}, {})["any kind"]["exact_R"] == 0


@pytest.fixture
def folder(tmp_path):
    sample = f"number,article,start,end,stratum\n1,a,0,{SECOND - 1},random\n2,a,{SECOND},73,enriched\n3,b,0,10,random\n"
    (tmp_path / "sample.csv").write_text(sample, "utf-8")
    may, said, about = TEXT.index("may"), TEXT.index("reportedly"), TEXT.index("about")
    marks = f"number,kind,start,end\n1,possibly,{may},{may + 3}\n2,reportedly,{said},{said + 10}\n"
    (tmp_path / "first.csv").write_text(marks, "utf-8")
    (tmp_path / "second.csv").write_text(f"{marks}2,approximately,{about},{about + 5}\n", "utf-8")
    pq.write_table(pa.table({"id": ["a", "b"], "text": [TEXT, "It may rain."]}), tmp_path / "articles.parquet")
    return tmp_path


def test_the_task_scores_what_the_rules_find(folder):
    report = evaluate("hedges", Request(folder))
    rows = {row["cue"]: row for row in report.tables["scores"]}
    assert rows["any kind"]["exact_R"] == 100
    assert rows["reportedly"]["exact_F1"] == 100
    assert report.figures["cue exact F1"] == rows["any kind"]["exact_F1"]
    agreed = {row["cue"]: row for row in report.tables["two_humans"]}
    assert (agreed["any kind"]["exact_P"], agreed["any kind"]["exact_R"]) == (66.7, 100)
    assert [row["stratum"] for row in report.tables["strata"]] == ["enriched", "random"]
    assert sum(row["sentences"] for row in report.tables["strata"]) == 3
    assert "the reference is first.csv" in report.notes[0]
    assert "\n".join(report.lines())


def test_the_adjudicated_marks_come_first_and_one_annotator_will_do(folder):
    (folder / "second.csv").rename(folder / "adjudicated.csv")
    report = evaluate("hedges", Request(folder))
    assert "adjudicated.csv" in report.data
    assert report.tables["two_humans"] == ()
    assert report.tables["scores"][0]["gold"] == 3


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("first.csv", "9,possibly,0,3", "no sentence 9"),
        ("first.csv", "1,dowsing,0,3", "no kind 'dowsing'; the kinds are"),
        ("first.csv", "1,possibly,0,900", "0 to 900 is not inside sentence 1"),
        ("first.csv", "1,possibly,3,3", "3 to 3 is not inside"),
        ("first.csv", "1,possibly,x,3", "start is 'x'"),
        ("first.csv", "1,possibly", "too short"),
        ("sample.csv", "1,a,0,3,random", "stands in an earlier line"),
        ("sample.csv", "4,c,0,3,random", "article 'c' of sentence 4 is not there"),
        ("sample.csv", "4,b,0,900,random", "ends before 900"),
    ],
)
def test_a_bad_line_is_named(folder, name, line, message):
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(InputError, match=message):
        evaluate("hedges", Request(folder))


def test_missing_files_and_columns_say_what_to_do(folder):
    (folder / "first.csv").write_text("number,kind\n", "utf-8")
    with pytest.raises(InputError, match=r"has no column start, end; its first line must be number,kind,start,end"):
        evaluate("hedges", Request(folder))
    (folder / "first.csv").unlink()
    (folder / "articles.parquet").rename(folder / "other.parquet")
    with pytest.raises(InputError, match=r"holds no articles\.parquet"):
        evaluate("hedges", Request(folder))
    assert evaluate("hedges", Request(folder, articles=folder / "other.parquet")).tables["scores"]
    with pytest.raises(InputError, match="wants Parquet with id and text"):
        evaluate("hedges", Request(folder, articles=folder / "sample.csv"))
    (folder / "second.csv").unlink()
    with pytest.raises(InputError, match=r"no adjudicated\.csv and no first\.csv and no second\.csv"):
        evaluate("hedges", Request(folder))
