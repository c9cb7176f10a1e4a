"""A corpus in, what is said of its lineage out: by the product, and by three baselines that it must beat.

The baselines are given the product's own stories, and say only who was taken from whom:

 earliest date    every page was taken from the earliest dated one of its story (a date without a time is its noon)
 most similar     every page was taken from the earlier dated one with which it shares most characters, quotations apart
 credit only      every page was taken from whom it credits first, held in the story or not
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from retold import settings
from retold.engine.local import Local
from retold.evaluate.families import Corpus, Pair
from retold.outlets import identities, key
from retold.pipeline import Pipeline, apart
from retold.read import in_corpus
from retold.records import Article, Reading, Span, Story, Tagger, Traced
from retold.trace import trace

_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of one story, by given ids: confidence by edge, reports that pages say they go back to; `names` has
    those of unseen pages, where they have one.
    """

    articles: tuple[str, ...]
    edges: Mapping[Pair, float]
    reports: int
    references: frozenset[Pair] = frozenset()
    unseen: Mapping[str, tuple[tuple[str, Span], ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one corpus: its stories, and what the baselines say of the same, by their names."""

    tellings: tuple[Telling, ...]
    baselines: Mapping[str, tuple[Telling, ...]]


def told(corpus: Corpus, tagger: Tagger, min_confidence: float) -> Told:
    """Trace a corpus, and ask the baselines."""
    pipeline = Pipeline(Local(1), tagger=tagger)
    alone, _ = apart(pipeline.read(corpus.articles))
    changed = in_corpus(alone)
    readings = [changed.get(reading.article.id, reading) for reading in alone]
    traced = trace(readings)  # what changed along the edges, which the pipeline adds, is not asked here
    names = {article.id: article.given_id or article.id for article in reversed(corpus.articles)}
    tellings = tuple(_telling(story, names, min_confidence) for story in traced.stories)
    held = {reading.article.id: reading for reading in readings}
    groups = [[held[id] for id in story.articles] for story in traced.stories]
    shared = _shared(traced)
    return Told(
        tellings,
        {
            "earliest date": tuple(_named(_earliest(group), names) for group in groups),
            "most similar": tuple(_named(_similar(group, shared), names) for group in groups),
            "credit only": tuple(_named(_credited(group), names) for group in groups),
        },
    )


def _telling(story: Story, names: Mapping[str, str], min_confidence: float) -> Telling:
    return Telling(
        tuple(names[id] for id in story.articles),
        {(names.get(edge.source, edge.source), names.get(edge.derived, edge.derived)): edge.confidence
         for edge in story.edges if edge.confidence >= min_confidence},
        story.independent_reports,
        frozenset((names.get(one.report, one.report), names[one.derived]) for one in story.references),
        {page.id: tuple((names[place.article], place.span) for place in page.recovered) for page in story.unseen},
        {page.id: page.name for page in story.unseen if page.name},
    )  # fmt: skip


def _named(telling: Telling, names: Mapping[str, str]) -> Telling:
    edges = {(names.get(source, source), names[derived]): sure for (source, derived), sure in telling.edges.items()}
    return Telling(tuple(names[id] for id in telling.articles), edges, telling.reports, unseen=telling.unseen,
                   names={page: page.removeprefix("unseen ") for page in telling.unseen})  # fmt: skip


def _dated(article: Article) -> tuple[datetime, str]:
    date = article.published or _LATEST
    if article.published is not None and date.time() == time():
        date += timedelta(hours=12)
    return date, article.id


def _made(group: Sequence[Reading], edges: dict[Pair, float], unseen: set[str]) -> Telling:
    """A baseline's telling; its reports are the pages and unseen pages that nothing is the source of."""
    ids = [reading.article.id for reading in group]
    roots = (set(ids) | unseen) - {derived for _, derived in edges}
    return Telling(tuple(ids), edges, max(1, len(roots)), unseen=dict.fromkeys(sorted(unseen), ()))


def _earliest(group: Sequence[Reading]) -> Telling:
    first = min((reading.article for reading in group), key=_dated)
    edges = {(first.id, reading.article.id): 1.0 for reading in group if reading.article.id != first.id}
    return _made(group, edges, set())


def _similar(group: Sequence[Reading], shared: Mapping[frozenset[str], int]) -> Telling:
    edges: dict[Pair, float] = {}
    for reading in group:
        own = reading.article
        before = [other.article for other in group if _dated(other.article) < _dated(own)]
        best = max(before, key=lambda other: (shared.get(frozenset((own.id, other.id)), 0), other.id), default=None)
        if best is not None and shared.get(frozenset((own.id, best.id)), 0):
            edges[best.id, own.id] = 1.0
    return _made(group, edges, set())


def _shared(traced: Traced) -> dict[frozenset[str], int]:
    """Characters that two articles have in common, boilerplate and quotations apart."""
    found: dict[frozenset[str], int] = defaultdict(int)
    for reuse in traced.reuses:
        if not (reuse.boilerplate or reuse.quotation):
            pair = frozenset((reuse.left.article, reuse.right.article))
            found[pair] += reuse.left.span.end - reuse.left.span.start
    return found


def _credited(group: Sequence[Reading]) -> Telling:
    edges: dict[Pair, float] = {}
    unseen: set[str] = set()
    for reading in group:
        own = reading.article
        sure = [credit for credit in reading.credits
                if not credit.own and credit.confidence >= settings.TRACE_CREDIT_CONFIDENCE
                and key(credit.outlet) not in identities(own)]  # fmt: skip
        if not sure:
            continue
        name = key(sure[0].outlet)
        holders = sorted(other.article.id for other in group if name in identities(other.article))
        source = holders[0] if holders else f"unseen {name}"
        if (own.id, source) not in edges:
            edges[source, own.id] = 1.0
            unseen |= set() if holders else {source}
    return _made(group, edges, unseen)
