"""The whole flow on one screen: articles come in, are read, traced, compared and kept.

    ingest ──> read ──> trace ──> compare ──> store

A file that cannot be used, or an article that a room cannot work on, becomes a `Rejection`; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import BinaryIO, TypeVar

from retold import compare as compare_room
from retold import ingest as ingest_room
from retold import read as read_room
from retold import trace as trace_room
from retold.engine.local import Local
from retold.records import Article, Change, Reading, Rejection, Reuse, Stage, Story, Traced
from retold.store import Store

Record = TypeVar("Record")
Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how many are done, and of how many, where that is known."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a corpus gave."""

    readings: tuple[Reading, ...]
    traced: Traced
    changes: tuple[Change, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The verbs, and what they share: where work runs, who is told of it, and what input may be reached for."""

    engine: Local
    progress: Progress = lambda what, done, total: None
    stdin: BinaryIO | None = None
    online: bool = False

    def ingest(self, origins: Iterable[str]) -> Iterator[Article | Rejection]:
        """Every input as a record, in order."""
        return ingest_room.ingest(origins, stdin=self.stdin, online=self.online)

    def read(self, records: Iterable[Article | Rejection]) -> Iterator[Reading | Rejection]:
        """Who said what, article by article, in order; what is rejected stays so."""
        for done, reading in enumerate(self.engine.map(_read, records), 1):
            self.progress("reading", done, None)
            yield reading

    def copies(self, articles: list[Article], pairs: Iterable[tuple[str, str]] | None = None) -> Iterator[Reuse]:
        """The passages that articles share; with `pairs` of ids only those, at full depth."""
        yield from trace_room.copies(articles, pairs, partial(self.progress, "matching"))

    def trace(self, readings: Iterable[Reading]) -> Result:
        """Stories, lineage, unseen pages, and what changed along each edge between two held pages."""
        held = {reading.article.id: reading for reading in readings}
        traced = trace_room.trace(list(held.values()), partial(self.progress, "tracing"))
        changes, rejections = apart(self._compare(held, traced.stories))
        return Result(tuple(held.values()), traced, tuple(changes), tuple(rejections))

    def _compare(self, held: dict[str, Reading], stories: Iterable[Story]) -> Iterator[Change | Rejection]:
        edges = [edge for story in stories for edge in story.edges if edge.source in held]
        pairs = ((held[edge.source], held[edge.derived]) for edge in edges)
        for done, found in enumerate(self.engine.map(_compare, pairs), 1):
            self.progress("comparing", done, len(edges))
            yield from found

    def add(self, origins: Iterable[str], store: Store) -> int:
        """Read and keep what the store does not hold yet, and trace the store anew. How many articles were new."""
        records = (r for r in self.ingest(origins) if isinstance(r, Rejection) or not store.has(r.id))
        new = store.add(self.read(records))
        if store.stale:
            result = self.trace(store.readings())
            store.replace(result.traced, result.changes, result.rejections)
        return new

    def find(self, article: Article, store: Store) -> Result:
        """Where an article came from, among what a store holds; the store is left as it was."""
        readings, rejections = apart(self.read([article]))
        near = (reading for reading in store.near(article) if reading.article.id != article.id)
        result = self.trace(chain(readings, near))
        return Result(result.readings, result.traced, result.changes, (*rejections, *result.rejections))


def apart(records: Iterable[Record | Rejection]) -> tuple[list[Record], list[Rejection]]:
    """The records, and the rejections among them."""
    kept: list[Record] = []
    rejections: list[Rejection] = []
    for record in records:
        if isinstance(record, Rejection):
            rejections.append(record)
        else:
            kept.append(record)
    return kept, rejections


def _read(record: Article | Rejection) -> Reading | Rejection:
    if isinstance(record, Rejection):
        return record
    try:
        return read_room.read(record)
    except Exception as error:
        return _failed(record, "read", error)


def _compare(pair: tuple[Reading, Reading]) -> tuple[Change | Rejection, ...]:
    try:
        return compare_room.compare(*pair)
    except Exception as error:
        return (_failed(pair[1].article, "compare", error),)


def _failed(article: Article, stage: Stage, error: Exception) -> Rejection:
    what = f"{type(error).__name__}: {error}"
    return Rejection(article.origin or article.id, stage, f"article {article.id}: {what}; please report this as a bug")
