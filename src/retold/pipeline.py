"""The whole flow on one screen: articles come in, are read, traced, compared and kept.

    ingest ──> read ──> trace ──> compare ──> store

A file that cannot be used, or an article that a room cannot work on, becomes a `Rejection`; the rest goes on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple, TypeVar
from uuid import uuid4

from retold import __version__, settings
from retold import compare as compare_room
from retold import ingest as ingest_room
from retold import read as read_room
from retold import trace as trace_room
from retold.engine.local import Local
from retold.engine.packed import Packed
from retold.ingest.pairs import Pair, read_pairs
from retold.records import (
    Article,
    Change,
    Reading,
    Rejection,
    Reuse,
    Run,
    Stage,
    Story,
    Table,
    Tagger,
    TaggerChoice,
    Traced,
)
from retold.store import Store

Record = TypeVar("Record")
Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how many are done, and of how many, where that is known."""


class Result(NamedTuple):
    """What a corpus gave: all its articles, and the readings of at least those that are in a story, where asked for."""

    articles: tuple[Article, ...]
    readings: Sequence[Reading]
    traced: Traced
    changes: tuple[Change, ...]
    rejections: tuple[Rejection, ...]


class Copied(NamedTuple):
    """A shared passage, with the two articles as they were named."""

    reuse: Reuse
    left: Article
    right: Article


class Added(NamedTuple):
    """What an addition to a store came to: articles that were new, those met at all, and inputs not used."""

    new: int
    seen: int
    rejections: tuple[Rejection, ...]


class Family(NamedTuple):
    """A page, those it was taken from, and those it took no more than background from."""

    derived: Reading
    sources: list[Reading]
    known: list[Reading]


class Tables:
    """The tables of a result's stories, each made when it is asked for. One that fails is among the `rejections`."""

    def __init__(self, result: Result, min_confidence: float, readings: Callable[[Sequence[str]], Iterable[Reading]]
                 ) -> None:  # fmt: skip
        """`readings` gives those of some articles; changes under `min_confidence` are left out."""
        self.rejections: list[Rejection] = []
        self._readings = readings
        self._articles = {article.id: article for article in result.articles}
        self._changes: dict[str, list[Change]] = defaultdict(list)
        for change in result.changes:
            if change.confidence >= min_confidence:
                self._changes[change.derived].append(change)

    def of(self, story: Story) -> Table | None:
        """The statements of one story side by side."""
        changes = [change for id in story.articles for change in self._changes.get(id, ())]
        try:
            return compare_room.table(story, self._readings(story.articles), changes)
        except Exception as error:  # one story must not cost the others
            self.rejections.append(_failed(self._articles[story.earliest], "compare", error))
            return None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The verbs, and what they share: where work runs, who is told of it, what input may be reached for, what reads."""

    engine: Local
    progress: Progress = lambda what, done, total: None
    stdin: BinaryIO | None = None
    online: bool = False
    tagger: TaggerChoice = "auto"
    tell: Callable[[str], None] = lambda line: None

    def ingest(self, origins: Iterable[str]) -> Iterator[Article | Rejection]:
        """Every input as a record, in order."""
        return ingest_room.ingest(origins, stdin=self.stdin, online=self.online)

    def read(self, records: Iterable[Article | Rejection]) -> Iterator[Reading | Rejection]:
        """Who said what, article by article, in order; what is rejected stays so."""
        tagger, records = self._tagger(iter(records))
        function, told = partial(_read, tagger=tagger), False
        for done, reading in enumerate(self.engine.map(function, records, slow=tagger == "accurate"), 1):
            self.progress("reading", done, None)
            if not told and isinstance(reading, Reading):
                told = True
                self.tell(f"attributions by {reading.tagger}, the {tagger} tagger")
            yield reading

    def _tagger(self, records: Iterator[Article | Rejection]) -> tuple[Tagger, Iterator[Article | Rejection]]:
        """The tagger to read with: by itself, the accurate one unless so many characters come that it would be long."""
        if self.tagger != "auto":
            return self.tagger, records
        met: list[Article | Rejection] = []
        total = 0
        for record in records:
            met.append(record)
            total += len(record.text) if isinstance(record, Article) else 0
            if total > settings.READ_ACCURATE_CHARS:
                return "fast", chain(met, records)
        return "accurate", iter(met)

    def pairs(self, path: str, articles: Iterable[Article]) -> Iterator[Pair | Rejection]:
        """The pairs of articles that a file names."""
        return read_pairs(path, articles)

    def copies(self, articles: Sequence[Article], pairs: Sequence[Pair] | None = None) -> Iterator[Copied]:
        """The passages that articles share; with `pairs` those only, at full depth, sides as they were asked for."""
        watch = partial(self.progress, "matching")
        if pairs is None:
            held = {article.id: article for article in reversed(articles)}
            for reuse in trace_room.copies(tuple(held.values()), None, watch, self.engine.jobs):
                yield Copied(reuse, held[reuse.left.article], held[reuse.right.article])
            return
        found: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
        for reuse in trace_room.copies(articles, [(left.id, right.id) for left, right in pairs], watch):
            found[reuse.left.article, reuse.right.article].append(reuse)
            found[reuse.right.article, reuse.left.article].append(replace(reuse, left=reuse.right, right=reuse.left))
        for left, right in pairs:
            yield from (Copied(reuse, left, right) for reuse in found[left.id, right.id])

    def trace(self, records: Iterable[Reading | Rejection]) -> Result:
        """Stories, lineage, unseen pages, and what changed along each edge between two held pages; what is rejected
        stays so.
        """
        rejections: list[Rejection] = []
        held = Packed(record for record in _noting(records, rejections) if not isinstance(record, Rejection))
        self._in_corpus(held)
        result = self._traced(held)
        return result._replace(rejections=(*rejections, *result.rejections))

    def _in_corpus(self, held: Packed) -> tuple[Reading, ...]:
        """Set credits right by what only the corpus shows; the readings that this changed."""
        changed = read_room.in_corpus(held.light(), held.of)
        for reading in changed.values():
            held.put(reading)
        return tuple(changed.values())

    def _traced(self, held: Packed) -> Result:
        light = held.light()
        traced = trace_room.trace(light, partial(self.progress, "tracing"), self.engine.jobs, self.engine.map)
        changes, rejections = apart(self.compare(held, traced.stories))
        return Result(tuple(one.article for one in light), held, traced, tuple(changes), tuple(rejections))

    def compare(self, held: Packed, stories: Iterable[Story]) -> Iterator[Change | Rejection]:
        """What changed along each edge between two held pages, follow-ups apart, and from each capture of a page to the
        next.

        An edge stands at the first capture of a page, whichever was used: the nearest is compared, and a sentence that
        another has is no change.
        """
        edges: dict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
        revisions: list[tuple[str, str]] = []
        for story in stories:
            revisions += [(edge.source, edge.derived) for edge in story.revisions]
            versions = {captures[0]: captures for captures in story.versions}
            for edge in story.edges:
                if held.holds(edge.source) and held.holds(edge.derived):
                    edges[edge.derived].append((versions.get(edge.source, (edge.source,)), edge.follow_up))
        told = [derived for derived, own in edges.items() if not all(follow_up for _, follow_up in own)]
        families = (_family(held, derived, edges[derived]) for derived in told)
        captures = ((held.of(source), held.of(derived)) for source, derived in revisions)
        every = chain(self.engine.map(_compare, families), self.engine.map(_revised, captures))
        for done, found in enumerate(every, 1):
            self.progress("comparing", done, len(told) + len(revisions))
            yield from found

    def diff(self, source: Reading, derived: Reading) -> Iterator[Change | Rejection]:
        """What changed from one article to another."""
        yield from _compare(Family(derived, [source], []))

    def add(self, origins: Iterable[str], store: Store) -> Added:
        """Read and keep what the store does not hold yet; where anything is new, trace all it holds anew."""
        run = Run(uuid4().hex[:12], __version__, settings.as_json(), self.engine.name, datetime.now(UTC), None)
        store.start_run(run)
        rejections: list[Rejection] = []
        met: set[str] = set()
        records = (r for r in self.ingest(origins) if isinstance(r, Rejection) or _unheld(r.id, store, met))
        new = store.add(_noting(self.read(records), rejections))
        if store.stale:
            held = Packed(store.readings())
            changed = self._in_corpus(held)
            result = self._traced(held)
            store.replace(result.traced, result.changes, result.rejections, changed)
        store.finish_run(run.id, datetime.now(UTC))
        return Added(new, len(met), tuple(rejections))

    def find(self, reading: Reading, store: Store) -> Result:
        """Where an article came from, among what a store holds; the store is left as it was."""
        near = (held for held in store.near(reading.article) if held.article.id != reading.article.id)
        return self.trace(chain([reading], near))


def everything(store: Store, readings: bool = True) -> Result:
    """All that a store holds; the readings are those of articles in a story, or none."""
    stories = tuple(store.stories())
    ids = {id for story in stories for id in story.articles} if readings else ()
    traced = Traced((), (), stories)
    return Result(
        tuple(store.articles()), tuple(store.readings(ids)), traced, tuple(store.changes()), tuple(store.rejections())
    )


def one_story(store: Store, id: str) -> Result:
    """One story of a store, by its id or that of an article in it."""
    story = store.story(id)
    readings = tuple(store.readings(story.articles))
    articles = tuple(reading.article for reading in readings)
    return Result(articles, readings, Traced((), (), (story,)), tuple(store.changes(story=story.id)), ())


def tables(result: Result, min_confidence: float = settings.MIN_CONFIDENCE) -> Tables:
    """The tables of a result that holds its readings."""
    held = result.readings
    if isinstance(held, Packed):
        return Tables(result, min_confidence, lambda ids: [held.of(id) for id in ids if held.holds(id)])
    known = {reading.article.id: reading for reading in held}
    return Tables(result, min_confidence, lambda ids: [known[id] for id in ids if id in known])


def apart(records: Iterable[Record | Rejection]) -> tuple[list[Record], list[Rejection]]:
    """The records, and the rejections among them."""
    rejections: list[Rejection] = []
    kept = [record for record in _noting(records, rejections) if not isinstance(record, Rejection)]
    return kept, rejections


def _unheld(id: str, store: Store, met: set[str]) -> bool:
    met.add(id)
    return not store.has(id)


def _noting(records: Iterable[Record | Rejection], rejections: list[Rejection]) -> Iterator[Record | Rejection]:
    for record in records:
        if isinstance(record, Rejection):
            rejections.append(record)
        yield record


def _read(record: Article | Rejection, tagger: Tagger) -> Reading | Rejection:
    if isinstance(record, Rejection):
        return record
    try:
        return read_room.read(record, tagger)
    except Exception as error:  # one article must not cost the others
        return _failed(record, "read", error)


def _compare(family: Family) -> tuple[Change | Rejection, ...]:
    try:
        return compare_room.compare_all(family.sources, family.derived, family.known)
    except Exception as error:  # one page must not cost the others
        return (_failed(family.derived.article, "compare", error),)


def _family(held: Packed, derived: str, edges: Iterable[tuple[tuple[str, ...], bool]]) -> Family:
    """A page with what it was taken from, each source by its nearest capture."""
    family = Family(held.of(derived), [], [])
    for ids, follow_up in edges:
        captures = [held.of(id) for id in ids]
        nearest = _nearest(family.derived, captures)
        (family.known if follow_up else family.sources).append(nearest)
        family.known.extend(capture for capture in captures if capture is not nearest)
    return family


def _nearest(derived: Reading, captures: Sequence[Reading]) -> Reading:
    """Of captures of one page the one that has most sentences of another page, then most words; the first of equals."""
    if len(captures) == 1:
        return captures[0]
    sentences, words = _said(derived), set(derived.article.text.split())
    return max(
        captures, key=lambda one: (len(sentences & _said(one)), len(words.intersection(one.article.text.split())))
    )


def _said(reading: Reading) -> set[str]:
    return {reading.article.text[span.start : span.end] for span in reading.sentences}


def _revised(captures: tuple[Reading, Reading]) -> tuple[Change | Rejection, ...]:
    try:
        return compare_room.revised(*captures)
    except Exception as error:  # as above
        return (_failed(captures[1].article, "compare", error),)


def _failed(article: Article, stage: Stage, error: Exception) -> Rejection:
    what = f"{type(error).__name__}: {error}"
    return Rejection(article.origin or article.id, stage, f"article {article.id}: {what}; please report this as a bug")
