import json

import show_example as example

from retold.records import Place, Reuse, Span
from retold.show import objects


def test_a_reading_has_the_shape_of_the_command_line():
    found = json.loads(json.dumps(objects.reading_object(example.readings[0])))
    assert found["article"] | {"links": None} == {
        "id": "aa01", "given_id": None, "origin": "", "text": example.LEDGER, "title": "Lost ferry may be raised",
        "outlet": "The Harbour Ledger", "url": "https://ledger.example/ferry", "published": "2031-05-03T06:10:00Z",
        "published_basis": None, "language": None, "authors": [], "links": None,
    }  # fmt: skip
    direct = found["attributions"][1]
    assert direct["speaker"] == {
        "name": "Ida Voss", "role": None, "kind": "named", "affiliation": None, "entity": None,
    }  # fmt: skip
    assert [example.LEDGER[slice(*span)] for span in direct["content"]] == ["“We could lift her in a week,”"]
    assert set(found["hedges"][0]) >= {"kind", "cue", "scope", "confidence"}
    assert found["headline"] is None
    credit = json.loads(json.dumps(objects.reading_object(example.readings[1])))["credits"][0]
    assert set(credit) >= {"kind", "outlet", "span", "url", "relation", "confidence"}


def test_a_trace_has_the_shape_of_the_command_line():
    parts = list(example.articles.values()), [example.story], example.changes, example.rejections
    found = json.loads(json.dumps(objects.trace_object(*parts, 0.5)))
    assert set(found) >= {"articles", "stories", "changes", "rejections"}
    assert set(found["articles"][1]) >= {"id", "given_id", "outlet", "url", "published", "title"}
    story = found["stories"][0]
    assert set(story) >= {"id", "articles", "earliest", "independent_reports", "edges", "unseen"}
    assert [edge["basis"] for edge in story["edges"]] == [["credit", "wording"], ["credit"], ["wording"]]
    assert story["unseen"][0]["recovered"] == [{"article": "cc03", "span": [0, 24]}]
    assert [change["kind"] for change in found["changes"]].count("reversed") == 0, "under the threshold"
    assert found["changes"][2]["after"] is None
    assert found["rejections"] == [{"origin": "scan.pdf", "stage": "ingest", "reason": example.rejections[0].reason}]


def test_a_copy_names_both_articles_by_both_ids():
    reuse = Reuse(Place("aa01", Span(0, 9)), Place("bb02", Span(1, 8)), 0.9)
    assert objects.reuse_object(reuse, example.ledger, example.radio) == {
        "left": {"article": "aa01", "given_id": None, "span": [0, 9]},
        "right": {"article": "bb02", "given_id": "r-7", "span": [1, 8]},
        "similarity": 0.9, "boilerplate": False, "quotation": False,
    }  # fmt: skip


def test_a_reading_without_weak_findings_keeps_its_statements_with_their_attributions():
    from dataclasses import replace

    from retold.records import Statement

    stated = tuple(
        Statement(Span(0, 9), None, Span(0, 2), None, False, "asserted", None, None, n) for n in (2, 1, None)
    )
    reading = objects.confident(replace(example.readings[0], statements=stated), 0.85)
    assert len(reading.attributions) == 1
    assert [statement.attribution for statement in reading.statements] == [None, None, None]
    assert [s.attribution for s in objects.confident(replace(reading, statements=stated[1:2]), 0.0).statements] == [
        None
    ]
