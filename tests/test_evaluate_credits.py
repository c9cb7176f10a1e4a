"""The scores of credits, on invented pages: kind, place, outlet, relation, halves, and what is wrong with a file."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from retold.errors import InputError
from retold.evaluate import Request, evaluate
from retold.evaluate.credits import Named, pairs, row
from retold.records import Span

TEXT = "The mayor fled, the Harbour Ledger reported. “I fled,” he told Northwire."
OWN = "“It is shut,” Quill told the Gazette."


def named(kind, start, end, outlet="ledger", relation="goes_back_to"):
    return Named(kind, Span(start, end), outlet, relation)


def test_a_pair_has_one_kind_shares_a_character_and_has_one_outlet():
    gold = [named("told", 5, 20)]
    assert pairs([named("told", 0, 6)], gold)
    assert not pairs([named("told", 0, 5)], gold)
    assert not pairs([named("via", 5, 20)], gold)
    assert not pairs([named("told", 5, 20, "courier")], gold)
    assert pairs([named("told", 5, 20, "courier")], gold, outlets=False)
    assert len(pairs([named("told", 5, 9), named("told", 10, 20)], gold)) == 1


def test_a_byline_beside_the_text_is_one_wherever_it_is_placed():
    assert pairs([named("byline", 40, 50)], [named("byline", 0, 0)])
    assert not pairs([named("told", 40, 50)], [named("told", 0, 0)])


def test_a_row_counts_places_outlets_and_relations():
    gold = {1: [named("told", 0, 5), named("reported_by", 9, 20)], 2: []}
    found = {1: [named("told", 0, 5, "courier"), named("reported_by", 9, 20, relation="taken_from")]}
    got = row("all", [1, 2], gold, found)
    assert (got["P"], got["R"], got["F1"], got["place"], got["outlet"], got["relation"]) == (50, 50, 50, 100, 50, 0)
    assert row("all", [2], gold, found)["F1"] is None


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sample.csv").write_text(
        "number,article,half,stratum\n1,a,build,random\n2,b,held-out,enriched\n", "utf-8"
    )
    told = TEXT.index("told")
    (tmp_path / "marks.csv").write_text(
        "number,kind,start,end,outlet,relation\n"
        f"1,reported_by,16,43,Harbour Ledger,goes_back_to\n1,told,{told},{told + 14},Northwire,goes_back_to\n"
        f"1,byline,0,0,Northwire,taken_from\n2,self_reference,20,36,Hill Gazette,goes_back_to\n",
        "utf-8",
    )
    table = {
        "id": ["a", "b"], "outlet": ["Hill Echo", "Hill Gazette"], "url": [None, ""], "title": ["Fled", None],
        "authors": ["Ada Quill, Northwire", None], "text": [TEXT, OWN],
    }  # fmt: skip
    pq.write_table(pa.table(table), tmp_path / "articles.parquet")
    return tmp_path


def test_the_task_scores_what_the_rules_find_on_both_halves(folder):
    report = evaluate("credits", Request(folder, tagger="fast"))
    assert report.figures["build F1"] == report.figures["held-out F1"] == 100
    rows = {each["credits"]: each for each in report.tables["build half"]}
    assert (rows["all"]["gold"], rows["byline"]["F1"], rows["via"]["F1"]) == (3, 100, None)
    assert rows["all"]["relation"] == 100
    assert [each["credits"] for each in report.tables["held-out half, strata"]] == ["enriched", "random"]
    assert "2 articles, 4 credits" in report.notes[0]
    assert "\n".join(report.lines())


def test_what_is_too_unsure_is_not_scored(folder):
    report = evaluate("credits", Request(folder, tagger="fast", min_confidence=0.95))
    assert report.tables["build half"][0]["found"] == 0


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("marks.csv", "9,told,0,3,Ledger,goes_back_to", "no article 9"),
        ("marks.csv", "1,dowsing,0,3,Ledger,goes_back_to", "no kind 'dowsing'"),
        ("marks.csv", "1,told,0,3,Ledger,sideways", "no relation 'sideways'"),
        ("marks.csv", "1,told,0,900,Ledger,goes_back_to", "0 to 900 is not inside"),
        ("marks.csv", "1,told,3,3,Ledger,goes_back_to", "3 to 3 is not inside"),
        ("marks.csv", "1,told,x,3,Ledger,goes_back_to", "start is 'x'"),
        ("sample.csv", "3,c,build,random", "article 'c'"),
    ],
)
def test_a_bad_line_is_named(folder, name, line, message):
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(InputError, match=message):
        evaluate("credits", Request(folder, tagger="fast"))


def test_texts_that_cannot_be_read_say_what_is_wanted(folder):
    with pytest.raises(InputError, match="wants Parquet with id, outlet, url, title, authors, text"):
        evaluate("credits", Request(folder, tagger="fast", articles=folder / "marks.csv"))
