"""The scores of attributions: figures worked out by hand, the same as an independent scorer's, and honest errors."""

import gzip
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from retold import __main__ as program
from retold import cli
from retold.errors import InputError, UsageError
from retold.evaluate import Request, evaluate
from retold.evaluate import attribution as measured
from retold.evaluate.data import Document, Marked, documents
from retold.evaluate.readers import reader
from retold.evaluate.units import KEYS, tally
from retold.records import Attribution, Span

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_attribution.py"
POLNEAR = SHARED / "data" / "polnear"

TEXT = "Orla Denning said the gate was shut. “It leaks badly,” said the keeper. The lock, Denning added, was old."


def spans(*words, text=TEXT):
    found = []
    for word in words:
        start = text.index(word)
        found.append(Span(start, start + len(word)))
    return tuple(found)


FIRST = Marked(spans("Orla Denning"), spans("said"), spans("the gate was shut"))
QUOTE = Marked(
    spans("the keeper"), (Span(TEXT.index("said the k"), TEXT.index("said the k") + 4),), spans("“It leaks badly,”")
)
SPLIT = Marked((Span(TEXT.index("Denning added"), TEXT.index(" added")),), spans("added"), spans("The lock", "was old"))


def figures(gold, found, text=TEXT):
    return dict(zip(KEYS, map(tuple, tally(text, gold, found).tolist()), strict=True))


def test_the_reference_against_itself_is_right_everywhere():
    found = figures([FIRST, QUOTE, SPLIT], [FIRST, QUOTE, SPLIT])
    assert found["half content"] == found["triple"] == found["link"] == (3, 3, 3)
    assert found["exact content"] == (4, 4, 4)  # the last content stands in two pieces
    assert found["tok source"] == (5, 5, 5)
    assert found["recall direct"] == (1, 0, 1)
    assert found["recall mixed"] == (0, 0, 0)
    assert found["recall indirect"] == (2, 0, 2)


def test_half_a_content_matches_and_less_does_not():
    half = FIRST._replace(content=spans("the gate"))
    less = FIRST._replace(content=spans("shut"))
    assert figures([FIRST], [half])["half content"] == (1, 1, 1)
    assert figures([FIRST], [half])["exact content"] == (0, 1, 1)
    assert figures([FIRST], [half])["tok content"] == (2, 2, 4)
    assert figures([FIRST], [less])["half content"] == (0, 1, 1)


def test_a_wrong_source_breaks_the_link_and_a_wrong_cue_the_triple_only():
    wrong = FIRST._replace(source=spans("the keeper"))
    odd = FIRST._replace(cue=spans("added"))
    assert figures([FIRST], [wrong])["link"] == (0, 1, 1)
    assert figures([FIRST], [odd])["link"] == (1, 1, 1)
    assert figures([FIRST], [odd])["triple"] == (0, 1, 1)


def test_without_a_source_on_both_sides_links_and_is_no_triple():
    bare = FIRST._replace(source=())
    assert figures([bare], [bare])["link"] == (1, 1, 1)
    assert figures([bare], [bare])["triple"] == (0, 0, 0)
    assert figures([FIRST], [bare])["link"] == (0, 1, 1)


def test_a_span_used_twice_is_one_unit():
    twice = [FIRST, SPLIT._replace(source=FIRST.source)]
    assert figures(twice, twice)["half source"] == (1, 1, 1)


def test_matching_is_one_to_one_and_the_closest_wins():
    near, whole = FIRST._replace(content=spans("gate was shut")), FIRST
    assert figures([whole], [near, whole])["half content"] == (1, 2, 1)


def test_quotation_marks_tell_the_kinds_apart():
    text = 'He said "all is well" and left.\nShe "hopes so.\nIt rained.'
    contents = ["all is well", 'said "all', "It rained"]
    gold = [Marked((), (), spans(content, text=text)) for content in contents]
    found = figures(gold, [], text)
    assert [found[f"recall {kind}"][2] for kind in ("direct", "mixed", "indirect")] == [1, 1, 1]


def test_nothing_found_and_nothing_to_find_is_no_error():
    assert not tally("", [], []).any()
    assert tally(TEXT, [FIRST], [])[:, 0].sum() == 0


def scorer():
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


needs_scorer = pytest.mark.skipif(not SCORER.exists(), reason=f"{SCORER} is not there; it is not part of the product")


def table(report):
    """Our figures in the shape of the scorer's."""
    ours = {row["measure"]: {key: row[key] for key in ("P", "R", "F1")} | {"pred": row["found"], "gold": row["gold"]}
            for row in report.tables["scores"]}  # fmt: skip
    return ours | {f"recall {row['kind']}": {"R": row["R"], "gold": row["gold"]} for row in report.tables["recall"]}


def plain(marked):
    return {role: [[s.start, s.end] for s in getattr(marked, role)] for role in ("source", "cue", "content")}


@needs_scorer
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_invented_marks_score_as_the_independent_scorer_has_it(data):
    text = data.draw(st.text(st.sampled_from('ab-’.,“”" \n'), max_size=60))
    span = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda pair: Span(*sorted(pair)))
    mark = st.builds(Marked, *[st.lists(span, max_size=2).map(tuple)] * 3)
    gold, found = (data.draw(st.lists(mark, max_size=5)) for _ in range(2))
    score = scorer().Score()
    score.document(text, list(map(plain, gold)), list(map(plain, found)))
    held = [Document("a", "", text, None, (tuple(gold),))]
    assert table(measured.evaluate(held, [found], "fast", {})) == score.table()


@needs_scorer
@pytest.mark.parametrize("split", ["dev", "train"])
def test_real_articles_score_as_the_independent_scorer_has_it(split):
    if not POLNEAR.exists():
        pytest.skip(f"{POLNEAR} is not there; it is not part of the product")
    _, held = documents(POLNEAR, split)
    held = held[:120]
    found, _ = measured.readings(held, reader("fast"))
    report = measured.evaluate(held, found, "fast", {})
    theirs, human = scorer().Score(), scorer().Score()
    for document, read in zip(held, found, strict=True):
        sides = [list(map(plain, side)) for side in document.annotations]
        theirs.document(document.text, sides[0], list(map(plain, read)))
        for one, other in scorer().itertools.combinations(sides, 2):
            human.document(document.text, one, other)
    assert table(report) == theirs.table()
    ours = {row["measure"]: row["F1"] for row in report.tables["two_humans"]}
    assert ours
    assert ours == {key: human.table()[key]["F1"] for key in ours}


def row(doc, publisher="Pell Ledger", annotators=1, **more):
    marks = [plain(mark) for mark in (FIRST, QUOTE, SPLIT)]
    annotations = [{"annotator": str(n), "attributions": marks[n:]} for n in range(annotators)]
    return {"doc": doc, "publisher": publisher, "text": TEXT, "annotations": annotations} | more


def write(folder, *rows, name="dev.jsonl.gz"):
    with gzip.open(folder / name, "wt", encoding="utf-8") as file:
        file.writelines((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in rows)
    return folder


def run(*arguments):
    found = CliRunner().invoke(cli.app, [str(a) for a in arguments], standalone_mode=False)
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.return_value, found.stdout


def test_the_command_prints_every_table(tmp_path):
    rows = [row(f"{name}{n}", name, 2) for name in ("Pell Ledger", "Brannoch Post") for n in range(2)]
    write(tmp_path, *rows)
    code, output = run("eval", "attribution", "--data", tmp_path, "--format", "json")
    found = json.loads(output)
    assert code == 0
    assert found["task"] == "attribution"
    assert [each["publisher"] for each in found["publishers"]] == ["Brannoch Post", "Pell Ledger"]
    assert {each["articles"] for each in found["publishers"]} == {2}
    assert found["spread"][0]["spread"] == 0
    assert found["two_humans_spread"][0]["low"] == 0
    agreed = next(each for each in found["two_humans"] if each["measure"] == "triple")
    assert (agreed["P"], agreed["R"], agreed["F1"]) == (100, 66.7, 80)
    assert found["speed"][0]["words"] == 4 * len(TEXT.split())
    code, output = run("eval", "attribution", "--data", tmp_path)
    assert code == 0
    assert "two humans" in output
    assert "4 articles, of which 4 have several annotators" in output


def test_a_plain_file_without_publishers_will_do(tmp_path):
    bare = row("a")
    del bare["publisher"]
    (tmp_path / "train.jsonl").write_text(json.dumps(bare) + "\n\n", encoding="utf-8")
    report = evaluate("attribution", Request(tmp_path, "train"))
    assert report.tables["publishers"][0]["publisher"] == "(none)"
    assert report.tables["spread"] == report.tables["two_humans"] == ()
    assert "lowest publisher triple F1" not in report.figures
    assert "\n".join(report.lines())


def test_the_title_and_the_text_reach_the_reading_and_the_threshold_holds(tmp_path):
    said = [Attribution("indirect", *FIRST, None, 0.9), Attribution("direct", *QUOTE, None, 0.2)]
    seen = []

    def read(text, title):
        seen.append((text, title))
        return tuple(said)

    found, _ = measured.readings(documents(write(tmp_path, row("a", title="Gate shut")), "dev")[1], read)
    assert set(seen) == {(TEXT, "Gate shut")}
    assert found == [tuple(said)]
    sure = evaluate("attribution", Request(tmp_path, min_confidence=0.99))
    assert sure.figures["triple F1"] == 0 < evaluate("attribution", Request(tmp_path)).figures["triple F1"]


def tallies(rates):
    """Two publishers of twenty articles each, ten attributions in each, so many of them right."""
    counts = np.zeros((40, len(KEYS), 3), np.int64)
    counts[:, KEYS.index("triple")] = 10
    for at, rate in enumerate(rates):
        counts[at * 20 : at * 20 + 20, KEYS.index("triple"), 0] = np.random.default_rng(at).binomial(10, rate, 20)
    return measured.Side(counts, ("Brannoch Post",) * 20 + ("Pell Ledger",) * 20)


def test_a_real_difference_stands_out_from_chance_and_none_does_not():
    differ, same = measured.spread(tallies((0.2, 0.8))), measured.spread(tallies((0.5, 0.5)))
    assert (differ["worst"], differ["best"]) == ("Brannoch Post", "Pell Ledger")
    assert differ["low"] <= differ["spread"] <= differ["high"]
    assert differ["low"] > differ["chance_high"]
    assert same["spread"] <= same["chance_high"]
    assert measured.spread(tallies((0.2, 0.8))) == differ


def test_one_article_a_publisher_has_no_interval():
    side = tallies((0.2, 0.8))
    few = measured.spread(measured.Side(side.counts[19:21], side.publishers[19:21]))
    assert few["low"] is None
    assert few["chance_high"] is None


BAD = {
    "no JSON": ('{"doc": ', "line 2 is no JSON"),
    "no object": ("[1]", "line 2 must be an object"),
    "no text": ({"doc": "b"}, 'strings "doc" and "text"'),
    "no annotations": (row("b", annotations=[]), "line 2 (doc 'b') has no annotations"),
    "annotations of another shape": (row("b", annotations=["x"]), '"attributions", a list'),
    "attributions of another shape": (row("b", annotations=[{"attributions": ["x"]}]), '"attributions", a list'),
    "a span outside": (row("b", text="Short."), "inside the text of 6 characters"),
    "a span of three": (row("b", annotations=[{"attributions": [{"cue": [[1, 2, 3]]}]}]), "cue [1, 2, 3] is no"),
    "a span of true": (row("b", annotations=[{"attributions": [{"cue": [[False, True]]}]}]), "cue [false, true] is no"),
    "a span backwards": (row("b", annotations=[{"attributions": [{"cue": [[5, 2]]}]}]), "cue [5, 2] is no"),
    "a role of another shape": (row("b", annotations=[{"attributions": [{"cue": 7}]}]), "cue must be a list"),
    "a publisher of another shape": (row("b", publisher=3), '"publisher" must be a string'),
    "the same doc": (row("a"), "doc 'a' stands in an earlier line"),
}


@pytest.mark.parametrize(("line", "message"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_with_its_number(tmp_path, line, message):
    write(tmp_path, row("a"), line)
    with pytest.raises(InputError) as raised:
        run("eval", "attribution", "--data", tmp_path)
    assert message in str(raised.value)
    assert "dev.jsonl.gz line 2" in str(raised.value)


def test_missing_empty_and_broken_files_say_what_to_do(tmp_path):
    with pytest.raises(InputError, match=r"holds no dev\.jsonl\.gz and no dev\.jsonl; name the folder"):
        evaluate("attribution", Request(tmp_path))
    write(tmp_path)
    with pytest.raises(InputError, match="holds no article"):
        evaluate("attribution", Request(tmp_path))
    write(tmp_path, row("a"))
    whole = (tmp_path / "dev.jsonl.gz").read_bytes()
    (tmp_path / "dev.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="is the file whole"):
        evaluate("attribution", Request(tmp_path))
    (tmp_path / "dev.jsonl.gz").unlink()
    (tmp_path / "dev.jsonl").write_bytes(b'{"doc": "\xff"}')
    with pytest.raises(InputError, match="not UTF-8"):
        evaluate("attribution", Request(tmp_path))


def test_an_unknown_task_or_tagger_is_named():
    with pytest.raises(UsageError, match="there is no task 'dowsing'"):
        evaluate("dowsing", Request(Path()))
    with pytest.raises(UsageError, match="--tagger does not know 'dowsing'"):
        reader("dowsing")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["attribution", "--data", "nowhere"], 3, "nowhere holds no dev.jsonl.gz"),
        (["dowsing", "--data", "nowhere"], 2, "'dowsing' is not one of"),
        (["attribution"], 2, "Missing option '--data'"),
    ],
)
def test_exit_codes(monkeypatch, capsys, arguments, code, message):
    monkeypatch.setattr(sys, "argv", ["retold", "eval", *arguments])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == code
    assert message in capsys.readouterr().err


def bench(*arguments):
    command = [sys.executable, ROOT / "bench" / "attribution.py", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_bench_raises_holds_and_fails(tmp_path):
    write(tmp_path, row("a"))
    given = ["--data", tmp_path, "--floors", tmp_path / "floors.json"]
    assert bench(*given).returncode == 1
    assert bench(*given, "--raise", "--slack", "0").returncode == 0
    assert "all floors held" in bench(*given).stdout
    floors = json.loads((tmp_path / "floors.json").read_text("utf-8"))
    floors["attribution"]["fast"]["floors"]["triple F1"] = 100.1
    (tmp_path / "floors.json").write_text(json.dumps(floors), "utf-8")
    failed = bench(*given)
    assert failed.returncode == 1
    assert "is under its floor of 100.1" in failed.stdout
    refused = bench(*given, "--raise")
    assert refused.returncode == 2
    assert "not lowered without --allow-lower" in refused.stderr
    assert bench("--data", tmp_path / "nowhere").returncode == 3
