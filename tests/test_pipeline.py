"""The whole flow on corpora made of invented sentences: the promises that hold whatever comes in."""

import json
import pickle
import random
from datetime import UTC, datetime, timedelta
from graphlib import TopologicalSorter

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from retold import settings, store
from retold.engine.local import Local
from retold.ingest import article_id
from retold.pipeline import Pipeline, apart
from retold.records import Article, Span

SENTENCES = [
    "The harbour board of Marrowby voted on Tuesday to close the old swing bridge for at least nine weeks.",
    "Two officials familiar with the vote said the cost had risen to £3.2 million from an earlier £2.4 million.",
    "“We were promised a bridge that opens, and we got one that sticks,” said Tamsin Orrell, who runs the ferry.",
    "Engineers are awaiting a report on the bearings, which may have been fitted the wrong way round.",
    "The Marrowby Courier has learned that the contractor was warned in writing last spring.",
    "Shopkeepers on the east quay say they lost a third of their trade during the last closure.",
    "According to the board's minutes, nobody asked for a second opinion before the vote was taken.",
    "About 140 people gathered outside the hall; the meeting was moved to a larger room at the last moment.",
    "The Marrowby Courier reported that the chair, Idris Vane, had not read the engineers' letter.",
    "A spokeswoman for the contractor said the firm “stands behind every bolt” it has fitted.",
    "Source: Marrowby Courier",
    "The bridge was opened in 1934 and has been struck by ships four times since then.",
]
TITLES = ["Bridge to close for nine weeks", "Swing bridge contractor “was warned”", "Marrowby loses its bridge", None]
OUTLETS = ["Marrowby Courier", "Quay Street Echo", "Northwater Times", "Fen Radio"]


@st.composite
def corpora(draw):
    """Two to five pages, each some of the sentences in some order, with outlets and dates that may be missing."""
    pages = []
    for number in range(draw(st.integers(2, 5))):
        chosen = draw(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=2, max_size=9, unique=True))
        text = "\n\n".join(SENTENCES[index] for index in chosen)
        outlet = draw(st.sampled_from([*OUTLETS, None]))
        title = draw(st.sampled_from(TITLES))
        day = draw(st.none() | st.integers(0, 5))
        date = None if day is None else datetime(2031, 3, 1, tzinfo=UTC) + timedelta(days=day)
        url = f"https://page{number}.example/story"
        id = article_id(title, outlet, url, text)
        pages.append(Article(id, text, title, outlet, url, published=date, published_basis="given" if date else None))
    return pages


def traced(articles, engine=None):
    pipeline = Pipeline(engine or Local(1))
    readings, rejections = apart(pipeline.read(articles))
    assert not rejections
    return pipeline.trace(readings)


def spans(record):
    """Every span that counts in the text, of a reading."""
    for attribution in record.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content)
    for hedge in record.hedges:
        yield from (hedge.cue, hedge.scope)
    for statement in record.statements:
        parts = (statement.span, statement.actor, statement.action, statement.object, statement.when)
        yield from (span for span in parts if span is not None)
    yield from (credit.span for credit in record.credits)
    yield from record.sentences
    yield from record.headline.best_support if record.headline else ()


slow = hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(corpora())
def test_every_span_lies_inside_its_text(articles):
    result = traced(articles)
    texts = {reading.article.id: reading.article.text for reading in result.readings}

    def inside(span: Span, text: str) -> bool:
        return 0 <= span.start <= span.end <= len(text)

    for reading in result.readings:
        assert all(inside(span, reading.article.text) for span in spans(reading))
        title = reading.article.title or ""
        assert all(inside(span, title) for span in (reading.headline.unsupported if reading.headline else ()))
    for reuse in result.traced.reuses:
        assert all(inside(place.span, texts[place.article]) for place in (reuse.left, reuse.right))
    for change in result.changes:
        derived = next(r.article for r in result.readings if r.article.id == change.derived)
        assert change.before is None or inside(change.before, texts[change.source])
        assert change.after is None or inside(change.after, (derived.title or "") if change.in_title else derived.text)


@slow
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(articles, shuffler: random.Random):
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    first, second = traced(articles), traced(shuffled)
    assert first.traced.stories == second.traced.stories
    assert first.traced.passages == second.traced.passages
    assert set(first.changes) == set(second.changes)


class Elsewhere(Local):
    """Works on each item as a worker does: the item and the result go there and back as bytes, in any order."""

    def map(self, function, items, slow=False):
        sent = [pickle.dumps((function, item)) for item in items]
        made = {}
        for at in random.Random(len(sent)).sample(range(len(sent)), len(sent)):
            work, item = pickle.loads(sent[at])
            made[at] = pickle.dumps(work(item))
        yield from (pickle.loads(made[at]) for at in range(len(sent)))


@slow
@given(corpora())
def test_the_number_of_workers_changes_nothing(articles):
    here, there = traced(articles), traced(articles, Elsewhere(3))
    assert here.traced == there.traced
    assert here.changes == there.changes
    assert list(here.readings) == list(there.readings)


def test_stories_told_in_three_processes_are_those_of_one(monkeypatch):
    monkeypatch.setattr(settings, "ENGINE_SMALL", 2)
    monkeypatch.setattr(settings, "ENGINE_CHUNK", 1)
    rng = random.Random(7)
    articles = []
    for number in range(12):
        lines = [
            f"{rng.choice(SENTENCES[:6])} It was day {number // 2} at gate {number // 2 * 7 + 100}." for _ in "four"
        ]
        text = "\n\n".join([*lines, SENTENCES[8]])
        articles.append(Article(f"{number:02d}", text, None, OUTLETS[number % 4], f"https://p{number}.example/x"))
    one, three = traced(articles), traced(articles, Local(3))
    assert one.traced == three.traced
    assert one.traced.stories


@slow
@given(corpora())
def test_lineage_has_no_cycle_and_names_only_its_story(articles):
    for story in traced(articles).traced.stories:
        known = {*story.articles, *(page.id for page in story.unseen)}
        graph = {}
        for edge in story.edges:
            assert {edge.source, edge.derived} <= known
            graph.setdefault(edge.derived, set()).add(edge.source)
        tuple(TopologicalSorter(graph).static_order())  # raises CycleError
        assert story.earliest in story.articles
        assert story.independent_reports >= 1


@slow
@given(corpora())
def test_a_text_against_itself_changes_nothing(articles):
    pipeline = Pipeline(Local(1))
    readings, _ = apart(pipeline.read(articles))
    for reading in readings:
        assert list(pipeline.diff(reading, reading)) == []


@slow
@given(articles=corpora())
def test_the_store_gives_back_what_a_run_found(articles, tmp_path_factory):
    result = traced(articles)
    path = tmp_path_factory.mktemp("store") / "held.retold"
    with store.open(path, create=True) as kept:
        kept.add(result.readings)
        kept.replace(result.traced, result.changes, result.rejections)
    with store.open(path, readonly=True) as kept:
        assert sorted(kept.readings(), key=lambda r: r.article.id) == sorted(
            result.readings, key=lambda r: r.article.id
        )
        assert tuple(kept.stories()) == result.traced.stories
        assert tuple(kept.passages()) == result.traced.passages
        assert sorted(kept.changes(), key=repr) == sorted(result.changes, key=repr)


@pytest.mark.timeout(120)
def test_the_number_of_processes_changes_nothing(tmp_path, monkeypatch):
    rows = [
        {"id": str(n), "text": "\n\n".join(SENTENCES[n % 5 : n % 5 + 4]), "outlet": f"Paper {n}"} for n in range(12)
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr(settings, "ENGINE_SMALL", 4)
    monkeypatch.setattr(settings, "ENGINE_CHUNK", 5)
    results = []
    for jobs in (1, 2):
        pipeline = Pipeline(Local(jobs))
        results.append(list(pipeline.read(pipeline.ingest([str(path)]))))
    assert results[0] == results[1]
    assert len(results[0]) == 12


def test_an_article_that_a_room_fails_on_costs_only_itself(monkeypatch):
    import retold.read

    read = retold.read.read

    def fails(article, tagger):
        if "swing" in article.text:
            raise ValueError("no bridge")
        return read(article, tagger)

    monkeypatch.setattr(retold.read, "read", fails)
    articles = [Article("a", SENTENCES[0], origin="a.txt"), Article("b", SENTENCES[5], origin="b.txt")]
    readings, rejections = apart(Pipeline(Local(1)).read(articles))
    assert [reading.article.id for reading in readings] == ["b"]
    assert (rejections[0].origin, rejections[0].stage) == ("a.txt", "read")
    assert "no bridge" in rejections[0].reason


def test_credits_that_the_corpus_makes_are_kept_and_do_not_depend_on_when_they_came(tmp_path):
    text = "The swing bridge at Marrowby is shut for nine weeks, {}. Engineers await a report on the bearings."
    pages = [
        ("a", text.format("Gleanery reported on Tuesday"), "Fen Radio"),
        ("b", text.format("a chair said"), "Gleanery"),
    ]

    def kept(name, *batches):
        with store.open(tmp_path / name, create=True) as held:
            for batch in batches:
                path = tmp_path / f"{name}-{batch[0][0]}.jsonl"
                lines = (json.dumps({"id": id, "text": words, "outlet": outlet}) for id, words, outlet in batch)
                path.write_text("\n".join(lines), "utf-8")
                Pipeline(Local(1), tagger="fast").add([str(path)], held)
            assert not held.stale
            return {r.article.given_id: [(c.kind, c.outlet) for c in r.credits] for r in held.readings()}

    assert kept("once", pages)["a"] == [("reported_by", "Gleanery")]
    assert kept("once", pages) == kept("grown", pages[:1], pages[1:]) == kept("turned", pages[1:], pages[:1])
