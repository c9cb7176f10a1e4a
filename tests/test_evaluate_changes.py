"""The scores of changes, on invented pairs: what is right, false, missed or left open, and what is wrong with a file."""

import json

import pytest

from retold.errors import InputError
from retold.evaluate import Request, evaluate
from retold.evaluate.changes import score
from retold.evaluate.edits import edited
from retold.records import Change, Span

SOURCE = "The mill at Pennock burned 14 tons of rye. The miller may rebuild it by June."
DERIVED = "The mill at Pennock burned 41 tons of rye. The miller will rebuild it by June."


def line(id="e1", **more):
    side = {"outlet": "The Pennock Post", "title": "Mill burns", "text": SOURCE}
    return {
        "id": id, "source": side, "derived": {**side, "title": "Mill is lost", "text": DERIVED},
        "changes": [{"kind": "number_changed", "before": "14", "after": "41"}],
        "also": [{"kind": "strengthened", "before": "may", "after": "will"}], "paraphrased": 1, **more,
    }  # fmt: skip


def pairs(tmp_path, *lines):
    (tmp_path / "made.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", "utf-8")
    return edited(tmp_path)[0]


def found(kind, before, after, **more):
    def span(text, part):
        return Span(text.index(part), text.index(part) + len(part)) if part else None

    return Change(kind, "a", "b", span(SOURCE, before), span(DERIVED, after), 0.9, "because", 0.9, **more)


def test_the_same_kind_over_the_same_words_is_right_and_any_other_false(tmp_path):
    (pair,) = pairs(tmp_path, line())
    total = score([pair], [[found("number_changed", "14", "41 tons"), found("label_substituted", "mill", "mill")]])
    assert dict(total.right) == {"number_changed": 1}
    assert [one.kind for _, one in total.false] == ["label_substituted"]
    assert not total.missed


def test_the_derived_words_decide_where_both_sides_have_some(tmp_path):
    (pair,) = pairs(tmp_path, line())
    total = score([pair], [[found("number_changed", "14", "June")]])
    assert (dict(total.right), dict(total.missed)) == ({}, {"number_changed": 1})
    assert len(total.false) == len(total.unfound) == 1


def test_what_is_left_open_and_a_second_finding_of_one_edit_count_neither_way(tmp_path):
    (pair,) = pairs(tmp_path, line())
    twice = [found("number_changed", "14", "41"), found("number_changed", "14", "41 tons of rye")]
    total = score([pair], [[*twice, found("strengthened", "may", "will")]])
    assert dict(total.right) == {"number_changed": 1}
    assert total.false == []
    assert score([pair], [[]]).missed.keys() == {"number_changed"}


def test_words_that_are_gone_are_found_on_the_source_side(tmp_path):
    gone = {"kind": "fact_dropped", "before": "by June", "after": None}
    (pair,) = pairs(tmp_path, line(changes=[gone]))
    assert dict(score([pair], [[found("fact_dropped", "it by June", None)]]).right) == {"fact_dropped": 1}
    assert score([pair], [[found("fact_dropped", "rye", None)]]).missed["fact_dropped"] == 1


def test_a_title_is_another_place_than_the_text(tmp_path):
    titled = {"kind": "headline_unsupported", "before": None, "after": "lost", "in_title": True}
    (pair,) = pairs(tmp_path, line(changes=[titled]))
    after = Span(8, 12)
    inside = Change("headline_unsupported", "a", "b", None, after, 0.7, "because", 0.9, in_title=True)
    outside = Change("headline_unsupported", "a", "b", None, after, 0.7, "because", 0.9)
    assert score([pair], [[inside]]).right["headline_unsupported"] == 1
    assert score([pair], [[outside]]).right["headline_unsupported"] == 0


def test_the_command_prints_a_row_a_kind_and_one_for_all(tmp_path):
    pairs(tmp_path, *(line(f"e{n}") for n in range(12)))
    report = evaluate("changes", Request(tmp_path))
    assert [row["kind"] for row in report.tables["kinds"]][-1] == "all"
    assert {"F1", "precision", "recall"} <= report.figures.keys()
    other = evaluate("changes", Request(tmp_path, split="train"))
    counts = [int(str(each.notes[0]).split(" ", 1)[0]) for each in (report, other)]
    assert sum(counts) == 12
    assert 0 < counts[0] < 12


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"changes": [{"kind": "bent", "before": "14", "after": "41"}]}, "no kind 'bent'"),
        ({"changes": [{"kind": "reversed", "before": "15", "after": None}]}, "exactly once"),
        ({"changes": [{"kind": "reversed", "before": "The", "after": None}]}, "exactly once"),
        ({"changes": [{"kind": "reversed", "before": None, "after": None}]}, "no words on either side"),
        ({"changes": {}, "also": "x"}, "list of objects"),
        ({"source": {"title": "no text"}}, 'the string "text"'),
    ],
)
def test_a_line_that_cannot_be_used_says_where_and_why(tmp_path, wrong, says):
    with pytest.raises(InputError, match=says) as error:
        pairs(tmp_path, line(**wrong))
    assert "made.jsonl line 1" in str(error.value)


def test_two_lines_of_one_id_and_a_folder_without_lines_are_errors(tmp_path):
    with pytest.raises(InputError, match="earlier line"):
        pairs(tmp_path, line(), line())
    with pytest.raises(InputError, match="holds no"):
        edited(tmp_path / "nothing")
