"""Floors rise, never fall unasked, and hold on the data they were measured on; the documents say what was measured."""

import argparse
import json
import re
from pathlib import Path

import pytest

from retold.errors import InputError, UsageError
from retold.evaluate import TAGGERS, docs, floors
from retold.evaluate.report import Report

ROOT = Path(__file__).parents[1]
DATA = {"dev.jsonl.gz": "ab" * 32}


def report(data=DATA, **figures):
    return Report("attribution", "fast", data, {name.replace("_", " "): value for name, value in figures.items()}, {})


def options(*arguments):
    parser = argparse.ArgumentParser()
    floors.add_options(parser)
    return parser.parse_args(arguments)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "floors.json"
    assert floors.hold(report(triple_F1=57.5, link_F1=60.0), path, options("--raise", "--slack", "1")) == 0
    return path


def held(path):
    return json.loads(path.read_text("utf-8"))["attribution"]["fast"]


def test_without_floors_nothing_holds(tmp_path, capsys):
    assert floors.hold(report(triple_F1=57.5), tmp_path / "none.json", options()) == 1
    assert "no floors are set; set them with --raise" in capsys.readouterr().out


def test_raising_sets_figures_less_the_slack(path):
    assert held(path) == {"data": DATA, "slack": 1, "floors": {"triple F1": 56.5, "link F1": 59.0},
                          "measured": {"triple F1": 57.5, "link F1": 60.0}}  # fmt: skip


@pytest.mark.parametrize(("figure", "code"), [(57.5, 0), (56.5, 0), (56.4, 1), (90.0, 0)])
def test_a_figure_may_not_fall_under_its_floor(path, capsys, figure, code):
    assert floors.hold(report(triple_F1=figure, link_F1=60.0), path, options()) == code
    printed = capsys.readouterr().out
    assert ("triple F1: 56.4 is under its floor of 56.5" in printed) == bool(code)


def test_a_figure_that_is_gone_is_no_pass(path, capsys):
    assert floors.hold(report(triple_F1=57.5), path, options()) == 1
    assert "link F1: has a floor of 59.0 and was not measured" in capsys.readouterr().out


def test_raising_never_lowers(path):
    floors.hold(report(triple_F1=57.0, link_F1=70.0), path, options("--raise", "--slack", "1"))
    assert held(path)["floors"] == {"triple F1": 56.5, "link F1": 69.0}
    before = path.read_text("utf-8")
    with pytest.raises(UsageError, match=r"without --allow-lower: triple F1 was 50\.0 and its floor is 56\.5"):
        floors.hold(report(triple_F1=50.0, link_F1=80.0), path, options("--raise"))
    with pytest.raises(UsageError, match="link F1 was not measured"):
        floors.hold(report(triple_F1=60.0), path, options("--raise"))
    assert path.read_text("utf-8") == before


def test_lowering_is_possible_when_asked_for(path):
    floors.hold(report(triple_F1=50.0), path, options("--raise", "--slack", "1", "--allow-lower"))
    assert held(path)["floors"] == {"triple F1": 49.0}


def test_other_data_is_neither_held_nor_raised_unasked(path, capsys):
    other = report({"dev.jsonl.gz": "cd" * 32}, triple_F1=99.0, link_F1=99.0)
    assert floors.hold(other, path, options()) == 1
    assert (
        "measured on other data (dev.jsonl.gz abababababab; this is dev.jsonl.gz cdcdcdcdcdcd)"
        in capsys.readouterr().out
    )
    with pytest.raises(UsageError, match="other data"):
        floors.hold(other, path, options("--raise"))
    with pytest.raises(UsageError, match="other data"):
        floors.record(other, path)
    assert floors.hold(other, path, options("--raise", "--allow-lower")) == 0
    assert held(path)["data"] == {"dev.jsonl.gz": "cd" * 32}


def test_taggers_have_floors_of_their_own(path):
    accurate = Report("attribution", "accurate", DATA, {"triple F1": 75.0}, {})
    floors.hold(accurate, path, options("--raise", "--slack", "0"))
    assert floors.load(path)["attribution"]["accurate"].floors == {"triple F1": 75.0}
    assert held(path)["floors"]["triple F1"] == 56.5


def test_recording_touches_no_floor(path):
    floors.record(report(triple_F1=58.5, link_F1=60.0), path)
    assert held(path)["floors"]["triple F1"] == 56.5
    assert held(path)["measured"]["triple F1"] == 58.5


@pytest.mark.parametrize("text", ["{", "[]", '{"attribution": {"fast": {"flors": {}}}}', '{"attribution": 3}'])
def test_a_broken_file_of_floors_is_named(path, text):
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"floors\.json is no file of floors"):
        floors.load(path)


def test_lines_are_put_between_their_marks(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- a -->\n\n<!-- /a -->\nand\n<!-- b -->\nold\n<!-- /b -->\nafter\n", "utf-8")
    docs.put(page, "b", ["| x |", "| y |"])
    docs.put(page, "a", ["one"])
    docs.put(page, "a", ["two"])
    assert page.read_text("utf-8") == (
        "Before\n<!-- a -->\ntwo\n<!-- /a -->\nand\n<!-- b -->\n| x |\n| y |\n<!-- /b -->\nafter\n"
    )
    assert docs.between(page, "b") == "| x |\n| y |"
    with pytest.raises(InputError, match=r"has no <!-- c --> with a <!-- /c -->"):
        docs.put(page, "c", [])


def cells(block):
    """The rows of every table in a block, by their first cell."""
    rows = [re.split(r"\s*\|\s*", line.strip("| ")) for line in block.splitlines() if line.startswith("|")]
    return {
        first: [float(cell.replace(",", "")) for cell in rest if re.fullmatch(r"[\d.,]+", cell)]
        for first, *rest in rows
    }


def written():
    return [
        (task, tagger) for task, taggers in floors.load(ROOT / "bench" / "floors.json").items() for tagger in taggers
    ]


@pytest.mark.parametrize(("task", "tagger"), written())
def test_the_documents_say_what_was_measured(task, tagger):
    block = docs.between(ROOT / "docs" / "accuracy.md", f"{task} {tagger}")
    measured = floors.load(ROOT / "bench" / "floors.json")[task][tagger].measured
    rows = cells(block)
    if task == "attribution":
        said = {f"{name} F1": row[2] for name, row in rows.items() if f"{name} F1" in measured}
        kinds = re.findall(r"(\w+) ([\d.]+) \(of", block)
        said |= {f"recall {kind}": float(value) for kind, value in kinds}
        publishers = block.partition("| publisher |")[2].partition("\n\n")[0]
        triples = [float(line.split("|")[5]) for line in publishers.splitlines()[2:]]
        said["lowest publisher triple F1"] = min(triples)
    elif task == "copies":
        rows = {
            (cell[1], cell[2]): cell[-2]
            for line in block.splitlines()
            if (cell := [c.strip() for c in line.split("|")])[1:]
        }
        said = {
            f"plagdet {kind}": float(plagdet)
            for (part, kind), plagdet in rows.items()
            if part == "held out" and plagdet
        }
        measured = {name: value for name, value in measured.items() if name in said}
        assert measured
    elif task == "changes":
        every, note = rows["all"], re.search(r"held-out: F1 ([\d.]+).*?(\d+) false changes over ([\d,]+) para", block)
        false, told = int(note[2]), int(note[3].replace(",", ""))
        said = {"F1": float(note[1]), "precision": every[1], "recall": every[2]}
        said["paraphrased sentences without a false change, percent"] = round(100 * (told - false) / told, 1)
    elif task == "lineage":
        said = {name: row[0] for name, row in rows.items() if name in measured}
    elif task == "direction":
        said = {f"{name} right": row[0] for name, row in rows.items() if f"{name} right" in measured}
    else:
        said = {"attributions unchanged": rows["all"][-2], "articles unchanged": rows["all"][-1]}
    assert said == measured, f"run python bench/{task.split()[0]}.py --tagger {tagger} --write-docs"


def test_every_tagger_that_is_measured_exists_and_stands_over_its_floors():
    for taggers in floors.load(ROOT / "bench" / "floors.json").values():
        for tagger, entry in taggers.items():
            assert tagger in {*TAGGERS, "none"}
            assert entry.floors
            assert all(entry.measured[name] >= floor for name, floor in entry.floors.items())
            assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in entry.data.values())
