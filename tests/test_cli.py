"""Every verb of the command line, run in this process on a small invented corpus: output shapes and exit codes."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from retold import cli
from retold import store as kept_store

ROOT = Path(__file__).parents[1]
REPORT = (
    "PELL HARBOUR — Two officials said the north lock gate may have to close for 40 days, and the port authority is "
    "awaiting a report from its engineers before it decides.\n\n"
    "“We will not open a gate that we cannot close again, unless the inspectors order it in writing,” said Orla Denning, the harbour "
    "master, who walked the wall on Monday with inspectors from the regional office.\n\n"
    "The Pell Ledger has learned that the gate was last overhauled eleven years ago."
)
RETOLD = (
    "The north lock gate at Pell Harbour will close for 40 weeks, the Pell Ledger reported.\n\n"
    "“We will not open a gate that we cannot close again,” said Orla Denning, the harbour "
    "master, who walked the wall on Monday with inspectors from the regional office."
)
OTHER = "A choir from Brannoch sang on the green on Sunday, and more than two hundred people came to listen to it."


@pytest.fixture
def corpus(tmp_path):
    rows = [
        {"id": "a", "outlet": "Pell Ledger", "url": "https://pellledger.example/gate", "title": "Lock gate may close",
         "published": "2031-05-01", "text": REPORT},
        {"id": "b", "outlet": "Brannoch Post", "url": "https://brannochpost.example/gate", "title": "Lock gate to close",
         "published": "2031-05-02", "text": RETOLD},
        {"id": "c", "outlet": "Brannoch Post", "title": "Choir sings", "published": "2031-05-02", "text": OTHER},
    ]  # fmt: skip
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*arguments, input=None):
    """Exit code and output of a command, through the same door as the installed program."""
    found = CliRunner().invoke(cli.app, [str(a) for a in arguments], input=input, standalone_mode=False)
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.return_value, found.stdout, found.stderr


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def test_read_prints_the_documented_shape(corpus):
    code, output, _ = run("read", corpus, "--format", "jsonl")
    first = lines(output)[0]
    assert code == 0
    assert set(first) == {"article", "sentences", "attributions", "hedges", "credits", "statements", "headline",
                          "tagger"}  # fmt: skip
    assert first["article"]["given_id"] == "a"
    assert first["article"]["text"] == REPORT
    direct = next(a for a in first["attributions"] if a["kind"] == "direct")
    start, end = direct["content"][0]
    assert "We will not open a gate" in REPORT[start:end]
    assert direct["speaker"]["name"] == "Orla Denning"


def test_read_takes_standard_input():
    code, output, _ = run("read", "-", "--format", "json", input=REPORT)
    assert code == 0
    assert json.loads(output)["readings"][0]["article"]["text"] == REPORT


def test_copies_and_pairs(corpus, tmp_path):
    code, output, _ = run("copies", corpus, "--format", "jsonl")
    assert code == 0
    (copied,) = lines(output)
    assert {copied["left"]["given_id"], copied["right"]["given_id"]} == {"a", "b"}
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("left,right\nb,a\na,nobody\n")
    code, output, errors = run("copies", corpus, "--pairs", pairs, "--format", "jsonl")
    (copied, *_) = lines(output)
    assert code == 4
    assert "nobody" in errors
    assert (copied["left"]["given_id"], copied["right"]["given_id"]) == ("b", "a")
    start, end = copied["left"]["span"]
    assert "who walked the wall on Monday" in RETOLD[start:end]


def test_trace_finds_the_edge_and_its_changes(corpus):
    code, output, _ = run("trace", corpus, "--format", "json")
    result = json.loads(output)
    names = {article["id"]: article["given_id"] for article in result["articles"]}
    (story,) = result["stories"]
    assert code == 0
    assert [(names[edge["source"]], names[edge["derived"]]) for edge in story["edges"]] == [("a", "b")]
    assert names[story["earliest"]] == "a"
    assert story["independent_reports"] == 1
    assert {"number_changed", "quote_cut"} <= {change["kind"] for change in result["changes"]}


def test_trace_of_one_article_leaves_the_others_out(corpus):
    _, output, _ = run("trace", corpus, "--article", "b", "--format", "json")
    assert {article["given_id"] for article in json.loads(output)["articles"]} == {"a", "b"}
    with pytest.raises(cli.UsageError, match="no article is"):
        run("trace", corpus, "--article", "nobody")


def test_diff_fails_on_the_kinds_asked_for(tmp_path):
    source, derived = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text(REPORT, encoding="utf-8")
    derived.write_text(RETOLD, encoding="utf-8")
    assert run("diff", source, derived, "--fail-on", "number_changed")[0] == 1
    assert run("diff", source, source, "--fail-on", "number_changed")[0] == 0
    with pytest.raises(cli.UsageError, match="number_chnged"):
        run("diff", source, derived, "--fail-on", "number_chnged")


def test_add_find_story_and_export(corpus, tmp_path):
    store = tmp_path / "held.retold"
    assert run("add", corpus, "--store", store)[0] == 0
    _, output, _ = run("add", corpus, "--store", store, "--format", "json")
    assert json.loads(output)["added"] == 0
    assert json.loads(output)["articles"] == 3
    with kept_store.open(store, readonly=True) as kept:
        first, second = kept.runs()
    assert first.finished is not None
    assert json.loads(first.settings)["MIN_CONFIDENCE"] == 0.5
    assert first.id != second.id
    page = tmp_path / "found.txt"
    page.write_text(RETOLD.replace("Orla Denning, the harbour", "Orla Denning, harbour"), encoding="utf-8")
    code, output, _ = run("find", page, "--store", store, "--format", "json")
    assert code == 0
    assert {article["given_id"] for article in json.loads(output)["articles"]} >= {"a"}
    _, output, _ = run("story", "a", "--store", store, "--format", "json")
    assert len(json.loads(output)["stories"]) == 1
    _, output, _ = run("export", "--store", store, "--as", "html")
    assert output.lstrip().lower().startswith("<!doctype html>")
    assert 'http-equiv="refresh"' not in output


def test_statements_stand_side_by_side_in_text_json_html_and_parquet(corpus, tmp_path):
    store, path, again = tmp_path / "held.retold", tmp_path / "tables.parquet", tmp_path / "again.parquet"
    code, output, _ = run("trace", corpus, "--tables", path)
    assert code == 0
    assert "Side by side" in output
    assert "40 weeks" in output[output.index("Side by side") :]
    found = pq.read_table(path).to_pylist()
    assert {(row["given_id"], row["certainty"], row["cue"]) for row in found if row["row"] == 0} == {
        ("a", "possible", "may"),
        ("b", "planned", "will"),
    }
    _, output, _ = run("trace", corpus, "--format", "json")
    assert "table" not in json.loads(output)["stories"][0]
    _, output, _ = run("trace", corpus, "--store", store, "--tables", again)
    assert "Side by side" in output
    assert pq.read_table(again).equals(pq.read_table(path))
    _, output, _ = run("story", "a", "--store", store, "--format", "json", "--tables", again)
    (story,) = json.loads(output)["stories"]
    assert story["table"]["tellings"] == [story["earliest"], story["edges"][0]["derived"]]
    assert pq.read_table(again).equals(pq.read_table(path))
    _, output, _ = run("export", "--store", store, "--as", "html")
    assert '<table class="grid">' in output
    with pytest.raises(cli.UsageError, match="cannot be written"):
        run("trace", corpus, "--tables", tmp_path / "nowhere" / "tables.parquet")


def test_a_story_whose_table_fails_is_shown_without_and_named(corpus, monkeypatch):
    def broken(story, readings, changes):
        raise ValueError("no such weir")

    monkeypatch.setattr("retold.pipeline.compare_room.table", broken)
    code, output, errors = run("trace", corpus)
    assert code == 4
    assert "Where it came from" in output
    assert "no such weir" in errors


def test_a_store_and_a_run_show_the_same(corpus, tmp_path):
    _, fresh, _ = run("trace", corpus, "--format", "json")
    _, kept, _ = run("trace", corpus, "--store", tmp_path / "held.retold", "--format", "json")
    fresh, kept = json.loads(fresh), json.loads(kept)
    assert fresh["stories"] == kept["stories"]
    assert sorted(a["id"] for a in fresh["articles"]) == sorted(a["id"] for a in kept["articles"])
    assert fresh["changes"] == kept["changes"]


def test_bad_inputs_cost_themselves_only(corpus, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    code, output, errors = run("read", bad, corpus, "--format", "jsonl")
    assert code == 4
    assert len(lines(output)) == 3
    assert "bad.txt" in errors
    assert run("read", bad)[0] == 3


def test_doctor_names_what_it_looks_at():
    code, output, _ = run("doctor")
    assert code == 0
    assert "SQLite" in output


def test_text_reports_are_plain_when_piped(corpus):
    for command in (["read", corpus], ["trace", corpus], ["copies", corpus]):
        _, output, _ = run(*command)
        assert output.strip()
        assert "\x1b" not in output


def test_every_command_is_documented():
    documented = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in cli.app.commands if f"`retold {name}" not in documented] == []
    options = {o for command in cli.app.commands.values() for p in command.params for o in p.opts if o.startswith("--")}
    text = documented + (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [option for option in options - {"--output", "--quiet", "--verbose"} if option not in text] == []


def test_only_this_run_counts_for_the_exit_code(corpus, tmp_path):
    store = tmp_path / "held.retold"
    assert run("add", tmp_path / "nowhere", "--store", store)[0] == 3
    assert run("add", corpus, "--store", store)[0] == 0
    assert run("add", tmp_path / "nowhere", "--store", store)[0] == 3
    assert run("add", tmp_path / "nowhere", corpus, "--store", store)[0] == 4


def test_what_a_file_is_called_cannot_forge_a_line(tmp_path):
    (tmp_path / "x\nnot used: fake \x1b[31m").write_bytes(b"")
    _, _, errors = run("read", tmp_path)
    assert len(errors.splitlines()) == 1
    assert "\x1b" not in errors


def test_the_first_of_two_alike_is_kept_by_a_run_and_by_a_store(tmp_path):
    rows = [
        {"id": name, "outlet": "Pell Ledger", "url": "https://pellledger.example/gate", "text": REPORT} for name in "ab"
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for more in ([], ["--store", tmp_path / "held.retold"]):
        _, output, _ = run("trace", path, "--format", "json", *more)
        assert [article["given_id"] for article in json.loads(output)["articles"]] == ["a"]


def test_a_page_in_another_language_says_that_it_was_not_read(tmp_path):
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le maire de Pell a déclaré lundi que le marché serait ouvert toute la semaine, et que la digue tiendrait. "
        "Les pêcheurs disent que rien ne change pour eux et que le port restera fermé jusqu'au mois de mai.",
        encoding="utf-8",
    )
    _, output, _ = run("read", path)
    assert "only English is read" in output
