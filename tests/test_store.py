import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from retold import records, settings, store
from retold.errors import StoreError, UsageError
from retold.records import (
    Article,
    Attribution,
    Change,
    Credit,
    Edge,
    Evidence,
    Headline,
    Hedge,
    Link,
    Passage,
    Place,
    Reading,
    Reference,
    Rejection,
    Reuse,
    Run,
    Span,
    Speaker,
    Statement,
    Story,
    Traced,
    Unseen,
)

quick = hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
some_id = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
)  # SQLite's JSON ends at a NUL
unit = st.floats(0, 1)
span = st.tuples(st.integers(0, 9000), st.integers(0, 90)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
moment = st.datetimes(timezones=st.just(UTC))
spans = st.lists(span, max_size=3).map(tuple)


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def several(strategy: st.SearchStrategy, size: int = 3) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, max_size=size).map(tuple)


articles = st.builds(
    Article, id=some_id, text=text, title=st.none() | text, outlet=st.none() | text, url=st.none() | text,
    authors=several(text), published=st.none() | moment, published_basis=st.none() | one_of(records.DateBasis),
    language=st.none() | text, origin=text, links=several(st.builds(Link, span, text)), given_id=st.none() | text,
)  # fmt: skip
readings = st.builds(
    Reading, articles, spans,
    several(st.builds(Attribution, one_of(records.AttributionKind), spans, spans, spans,
                      st.none() | st.builds(Speaker, st.none() | text, st.none() | text, one_of(records.SpeakerKind)), unit)),
    several(st.builds(Hedge, one_of(records.HedgeKind), span, span, unit)),
    several(st.builds(Credit, one_of(records.CreditKind), text, span, st.none() | text, one_of(records.Relation), unit, st.booleans())),
    several(st.builds(Statement, span, st.none() | span, span, st.none() | span, st.booleans(), one_of(records.Modality),
                      st.none() | span, st.none() | span, st.none() | st.integers(0, 9))),
    st.none() | st.builds(Headline, spans, spans, unit),
)  # fmt: skip
corpora = st.lists(readings, min_size=1, max_size=4, unique_by=lambda reading: reading.article.id)


@st.composite
def traced_corpora(draw: st.DrawFn) -> tuple[list[Reading], Traced, list[Change]]:
    corpus = draw(corpora)
    held = st.sampled_from([reading.article.id for reading in corpus])
    place = st.builds(Place, held, span)
    evidence = several(st.builds(Evidence, one_of(records.Basis), st.none() | span, st.none() | span, text))
    bases = several(one_of(records.Basis))
    edge = st.builds(Edge, held | text, held, bases, evidence, unit, st.booleans())
    revision = st.builds(Edge, held, held, bases, evidence, unit)
    reference = st.builds(Reference, held | text, held, evidence, unit)
    unseen = st.builds(Unseen, some_id, st.none() | text, several(held), several(place))
    story = st.builds(
        Story, some_id, several(held, 4), several(edge), several(reference), several(unseen), held, st.integers(0, 9),
        several(several(held)), several(revision),
    )  # fmt: skip
    traced = Traced(
        draw(several(st.builds(Reuse, place, place, unit, st.booleans(), st.booleans()))),
        tuple(
            draw(
                st.lists(
                    st.builds(Passage, some_id, several(place), st.booleans()), max_size=3, unique_by=lambda p: p.id
                )
            )
        ),
        tuple(draw(st.lists(story, max_size=3, unique_by=lambda s: s.id))),
    )
    change = st.builds(
        Change,
        one_of(records.ChangeKind),
        held,
        held,
        st.none() | span,
        st.none() | span,
        unit,
        text,
        unit,
        st.booleans(),
        st.booleans(),
    )
    return corpus, traced, draw(st.lists(change, max_size=4))


@quick
@given(traced_corpora())
def test_every_record_round_trips(tmp_path_factory, case):
    corpus, traced, changes = case
    path = tmp_path_factory.mktemp("store") / "a.retold"
    with store.open(path, create=True) as held:
        assert held.add(corpus) == len(corpus)
        held.replace(traced, changes)
    with store.open(path, readonly=True) as held:
        by_id = sorted(corpus, key=lambda reading: reading.article.id)
        assert list(held.readings()) == by_id
        assert list(held.articles()) == [reading.article for reading in by_id]
        assert held.stories() == list(traced.stories)
        assert [held.story(story.id) for story in traced.stories] == list(traced.stories)
        assert held.passages() == list(traced.passages)
        assert held.reuses() == list(traced.reuses)
        assert held.changes() == changes
        for change in changes:
            between = [c for c in changes if (c.source, c.derived) == (change.source, change.derived)]
            assert held.changes(source=change.source, derived=change.derived) == between


@quick
@given(
    st.lists(st.builds(Rejection, text, one_of(records.Stage), text), unique=True),
    st.builds(Run, some_id, text, text, text, moment, st.none() | moment),
)
def test_rejections_and_runs_round_trip(tmp_path_factory, rejections, run):
    with store.open(tmp_path_factory.mktemp("store") / "a.retold", create=True) as held:
        held.add(rejections + rejections)
        held.start_run(run)
        assert held.rejections() == rejections
        assert held.runs() == [run]
        held.finish_run(run.id, datetime(2031, 2, 3, tzinfo=UTC))
        assert held.runs() == [replace(run, finished=datetime(2031, 2, 3, tzinfo=UTC))]


def test_every_field_of_every_record_is_a_column_or_a_table(tmp_path):
    """A field added to records.py must be added to the schema."""
    with store.open(tmp_path / "a.retold", create=True):
        pass
    with sqlite3.connect(tmp_path / "a.retold") as db:
        tables = {
            name: {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    db.close()
    apart = {
        "links",
        "article",
        "sentences",
        "attributions",
        "hedges",
        "credits",
        "statements",
        "copies",
        "articles",
        "edges",
        "references",
        "unseen",
        "evidence",
        "revisions",
    }
    for kind in (
        Article,
        Attribution,
        Hedge,
        Credit,
        Statement,
        Link,
        Reuse,
        Passage,
        Edge,
        Reference,
        Unseen,
        Change,
        Story,
        Rejection,
        Run,
    ):
        columns = tables[kind.__name__.lower()]
        for field in fields(kind):
            hint = get_type_hints(kind)[field.name]
            nested = get_origin(hint) is not tuple and any(is_dataclass(part) for part in (hint, *get_args(hint)))
            wanted = {c for c in columns if c.startswith(f"{field.name}_")} if nested else {field.name}
            assert field.name in apart or (wanted and wanted <= columns), (kind, field.name)


def reading(id: str, words: str = "", **rest: object) -> Reading:
    article = Article(id, words or f"The ferry {id} left Port Ansel at noon, the harbour master said.", **rest)
    said = Attribution(
        "indirect",
        (Span(0, 9),),
        (Span(10, 14),),
        (Span(15, 20), Span(22, 30)),
        Speaker("Ida Voss", "harbour master", "named", "Port of Ames", 0),
        0.9,
    )
    return Reading(article, (Span(0, len(article.text)),), (said,), (), (), (), None)


def test_the_same_article_twice_is_once_and_update_reads_it_anew(tmp_path):
    first, second = reading("a1"), replace(reading("a1"), attributions=())
    with store.open(tmp_path / "a.retold", create=True) as held:
        assert held.add([first, second, reading("b2")]) == 2
        assert held.add([second]) == 0
        assert list(held.readings(["a1"])) == [first]
        (kept,) = held.readings(["a1"])
        assert kept.attributions[0].speaker is not None
        assert kept.attributions[0].speaker.entity == 0
        held.replace(Traced((), (), ()), [Change("reversed", "a1", "b2", None, Span(0, 1), 1.0, "why", 1.0)])
        assert held.add([second], update=True) == 0
        assert list(held.readings(["a1", "nothing"])) == [second]
        assert held.count() == 2
        assert len(held.changes()) == 1


def test_an_error_in_the_input_keeps_what_came_before(tmp_path):
    def broken():
        yield reading("a1")
        yield Rejection("b.txt", "ingest", "empty")
        raise KeyboardInterrupt

    with store.open(tmp_path / "a.retold", create=True) as held, pytest.raises(KeyboardInterrupt):
        held.add(broken())
    with store.open(tmp_path / "a.retold") as held:
        assert held.has("a1")
        assert [rejection.origin for rejection in held.rejections()] == ["b.txt"]


def test_half_a_surrogate_pair_is_a_rejection_and_the_rest_goes_on(tmp_path):
    bad = reading("b2", "a lone \ud800 here", origin="b\udcff.txt")
    with store.open(tmp_path / "a.retold", create=True) as held:
        assert held.add([reading("a1"), bad, reading("c3"), Rejection("d\udcff.txt", "ingest", "no text")]) == 2
        assert {(rejection.origin, rejection.stage) for rejection in held.rejections()} == {
            ("b\\udcff.txt", "store"),
            ("d\\udcff.txt", "ingest"),
        }


def test_a_trace_is_replaced_whole_or_not_at_all(tmp_path):
    story = Story("s1", ("a1",), (), (), (), "a1", 1)
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add([reading("a1")])
        held.replace(Traced((), (), (story,)), ())
        missing = Change("reversed", "a1", "not-held", None, None, 1.0, "why", 1.0)
        with pytest.raises(StoreError, match="does not hold"):
            held.replace(Traced((), (), ()), [missing])
        assert held.stories() == [story]


def test_stale_says_whether_articles_came_after_the_trace(tmp_path):
    with store.open(tmp_path / "a.retold", create=True) as held, store.open(tmp_path / "a.retold") as other:
        assert not held.stale
        held.add([reading("a1")])
        assert held.stale
        assert len(list(held.readings())) == 1
        other.add([reading("b2")])
        held.replace(Traced((), (), ()), ())
        assert held.stale, "b2 was added while a1 was traced"
        list(held.readings())
        held.replace(Traced((), (), ()), ())
        assert not held.stale


def test_rejections_of_an_older_trace_go_and_those_of_ingest_stay(tmp_path):
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add([Rejection("a", "ingest", "empty")])
        held.replace(Traced((), (), ()), (), [Rejection("b", "compare", "once")])
        held.replace(Traced((), (), ()), (), [Rejection("c", "compare", "twice")])
        assert [rejection.origin for rejection in held.rejections()] == ["a", "c"]


def test_an_article_is_found_by_what_a_person_has(tmp_path):
    story = Story("s123", ("ab12", "ab99"), (), (), (), "ab12", 1)
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add(
            [
                reading("ab12", given_id="7", url="https://ledger.example/1"),
                reading("ab99"),
                reading("cd00", given_id="ab99"),
            ]
        )
        held.replace(Traced((), (), (story,)), ())
        assert held.article("ab12").id == held.article("7").id == held.article("https://ledger.example/1").id == "ab12"
        assert held.article("cd").id == "cd00"
        assert held.article("ab99").id == "ab99", "an id goes before a given id"
        assert held.story("s1") == held.story("ab12") == held.story("7") == story
        with pytest.raises(UsageError, match="ab12, ab99"):
            held.article("ab")
        with pytest.raises(UsageError, match="holds no article 'x'"):
            held.article("x")
        with pytest.raises(UsageError, match="in no story"):
            held.story("cd00")


def test_changes_of_a_story(tmp_path):
    story = Story("s1", ("a", "b"), (), (), (), "a", 1)
    inside, outside = (Change("reversed", "a", derived, None, None, 1.0, "why", 1.0) for derived in ("b", "c"))
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add(map(reading, "abc"))
        held.replace(Traced((), (), (story,)), [outside, inside])
        assert held.changes(story="s1") == [inside]
        assert held.changes(source="a") == [outside, inside]
        assert held.changes(derived="c") == [outside]


def test_near_finds_shared_wording_links_and_whole_stories(tmp_path):
    shared = (
        "Divers found the bell of the lost ferry Aldermere in forty metres of water off Gull Point on Tuesday morning."
    )
    filler = " ".join(f"Word{n} stands for itself in a sentence that nobody else wrote {n * 7}." for n in range(60))
    story = Story("s1", ("copy", "cousin"), (), (), (), "copy", 1)
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add([reading("copy", f"{filler} {shared}"), reading("cousin", "Quite other words about a bell."),
                  reading("linked", "Nothing in common at all.", url="https://far.example/x"), reading("other", filler.upper() + " no")])  # fmt: skip
        held.replace(Traced((), (), (story,)), ())
        article = Article(
            "new", f"It was a quiet week. {shared} Nobody knew.", links=(Link(Span(0, 2), "https://far.example/x"),)
        )
        assert {found.article.id for found in held.near(article)} == {"copy", "cousin", "linked"}
        assert list(held.near(Article("short", "Two words"))) == []


def test_a_researcher_can_ask_in_sql(tmp_path):
    words = "“The bridge holds,” said Ida Voss, “for now.” It reportedly cost 3 crowns."
    first = Reading(
        Article("a1", words, title="Bridge holds", outlet="The Ledger"), (),
        (Attribution("direct", (Span(25, 33),), (Span(20, 24),), (Span(1, 18), Span(36, 44)), Speaker("Ida Voss", None, "named"), 0.9),),
        (Hedge("reportedly", Span(49, 59), Span(46, 74), 0.8),), (), (), None,
    )  # fmt: skip
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add([first, reading("b2", outlet="Bugle")])
        held.replace(Traced((), (), ()), [Change("hedge_dropped", "a1", "b2", Span(49, 59), None, 0.5, "why", 0.9)])
    db = sqlite3.connect(tmp_path / "a.retold")
    assert db.execute("SELECT outlet, speaker_name, cue, content FROM said WHERE article = 'a1'").fetchall() == [
        ("The Ledger", "Ida Voss", "said", "The bridge holds, … for now.")
    ]
    assert db.execute("SELECT cue FROM hedged").fetchall() == [("reportedly",)]
    assert db.execute("SELECT source_outlet, derived_outlet, before, after FROM changed").fetchall() == [
        ("The Ledger", "Bugle", "reportedly", None)
    ]
    for view in ("credited", "path"):
        db.execute(f"SELECT * FROM {view}").fetchall()
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


WRITER = """
import sys
from retold import store
from retold.records import Article, Reading
def readings():
    n = 0
    while True:
        yield Reading(Article(f"{n:06}", f"The text of page {n}. " * 20), (), (), (), (), (), None)
        n += 1
        if n % 50 == 0:
            print(n, flush=True)
store.settings.STORE_BATCH = 25
with store.open(sys.argv[1], create=True) as held:
    held.add(readings())
"""


@pytest.mark.parametrize("printed", [1, 4, 9])
def test_a_killed_writer_leaves_what_was_committed_and_is_read_meanwhile(tmp_path, printed):
    path = tmp_path / "a.retold"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        for _ in range(printed):
            told = int(writer.stdout.readline())
        with store.open(path, readonly=True) as held:
            seen = held.count()
            assert seen >= told - 25, "a reader in another process sees what is committed"
        os.kill(writer.pid, signal.SIGKILL)
    with store.open(path) as held:
        kept = [found.article.id for found in held.readings()]
        assert kept == [f"{n:06}" for n in range(len(kept))]
        assert len(kept) >= seen
        assert held.add([reading("new")]) == 1
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


def test_all_who_make_the_same_store_at_once_get_it(tmp_path):
    gate, wrong = threading.Barrier(6), []

    def make():
        for number in range(60):
            gate.wait(60)
            try:
                store.open(tmp_path / f"{number}.retold", create=True).close()
            except StoreError as error:
                wrong.append(error)

    together = [threading.Thread(target=make) for _ in range(6)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert wrong == []


def test_what_is_no_store_is_said_and_left_alone(tmp_path):
    (tmp_path / "text").write_text("Not a database at all. " * 99)
    (tmp_path / "empty").touch()
    other = sqlite3.connect(tmp_path / "other")
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name, message in [("text", "not a store"), ("empty", "not a store"), ("other", "not a store"), ("none", "there is no store"),
                          ("no/folder", "folder .* does not exist"), (".", "is a folder")]:  # fmt: skip
        with pytest.raises(StoreError, match=message):
            store.open(tmp_path / name)
    with pytest.raises(StoreError, match="not a store"):
        store.open(tmp_path / "other", create=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_newer_store_is_refused(tmp_path):
    store.open(tmp_path / "a.retold", create=True).close()
    db = sqlite3.connect(tmp_path / "a.retold")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match=r"version 99.*update retold"):
        store.open(tmp_path / "a.retold", create=True)


def test_a_locked_store_is_waited_for_then_said(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "STORE_WAIT", 0.2)
    store.open(tmp_path / "a.retold", create=True).close()
    with store.open(tmp_path / "a.retold") as held:
        other = sqlite3.connect(tmp_path / "a.retold", isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            held.add([reading("a1")])
        release = threading.Timer(0.05, lambda: other.execute("COMMIT"))
        release.start()
        assert held.add([reading("a1")]) == 1
        release.join()
        other.close()


def test_a_damaged_store_is_said(tmp_path):
    path = tmp_path / "a.retold"
    with store.open(path, create=True) as held:
        held.add(reading(f"{n:03}", "Words of a page. " * 300) for n in range(60))
    damaged = bytearray(path.read_bytes())
    damaged[8192:] = b"\x55" * (len(damaged) - 8192)
    path.write_bytes(damaged)
    with pytest.raises(StoreError, match="damaged"), store.open(path) as held:
        list(held.readings())


def test_a_read_only_store_refuses_to_be_written(tmp_path):
    store.open(tmp_path / "a.retold", create=True).close()
    with store.open(tmp_path / "a.retold", readonly=True) as held, pytest.raises(StoreError, match="readonly"):
        held.add([reading("a1")])


def test_records_page_lists_every_record_and_field():
    page = (Path(__file__).parents[1] / "docs" / "records.md").read_text(encoding="utf-8")
    for name, kind in vars(records).items():
        if is_dataclass(kind):
            section = page.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
            listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
            assert listed == [field.name for field in fields(kind)], name


def test_json_columns_are_json(tmp_path):
    with store.open(tmp_path / "a.retold", create=True) as held:
        held.add([reading("a1", authors=("Ida “the pen” Voss",))])
    db = sqlite3.connect(tmp_path / "a.retold")
    assert json.loads(db.execute("SELECT authors FROM article").fetchone()[0]) == ["Ida “the pen” Voss"]
    assert json.loads(db.execute("SELECT content FROM attribution").fetchone()[0]) == [[15, 20], [22, 30]]
    db.close()
