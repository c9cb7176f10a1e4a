"""One SQLite file that keeps every record: open, add, replace, query. The only SQL on the store is in this room.

Writes are short transactions in a write-ahead log, so that others read while one writes, and a killed process leaves
all that was committed. A record's fields are the columns of its table: a nested record `x` gives columns `x_*`.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from retold import records, settings
from retold.errors import StoreError, UsageError
from retold.records import (
    Article,
    Change,
    Edge,
    Passage,
    Reading,
    Reference,
    Rejection,
    Reuse,
    Run,
    Story,
    Traced,
    Unseen,
)
from retold.store.file import File
from retold.store.near import closest, fingerprint
from retold.store.rows import Table, from_time

_ARTICLE = Table(Article, "article", apart=("links",))
_READING = Table(Reading, "reading", ("article",), ("article", "attributions", "hedges", "credits", "statements"))
_LINK = Table(records.Link, "link", ("article", "n"))
_PARTS: dict[str, Table[Any]] = {
    "attributions": Table(records.Attribution, "attribution", ("article", "n")),
    "hedges": Table(records.Hedge, "hedge", ("article", "n")),
    "credits": Table(records.Credit, "credit", ("article", "n")),
    "statements": Table(records.Statement, "statement", ("article", "n")),
}
_REUSE = Table(Reuse, "reuse")
_PASSAGE = Table(Passage, "passage", apart=("copies",))
_COPY = Table(records.Place, "copy", ("passage", "n"))
_STORY = Table(Story, "story", apart=("articles", "edges", "references", "unseen", "revisions"))
_EDGE = Table(Edge, "edge", ("story", "n"), ("evidence",))
_REVISION = Table(Edge, "revision", ("story", "n"), ("evidence",))
_REFERENCE = Table(Reference, "reference", ("story", "n"), ("evidence",))
_EVIDENCE = Table(records.Evidence, "evidence", ("story", "of", "parent", "n"))
_UNSEEN = Table(Unseen, "unseen", ("story", "n"))
_CHANGE = Table(Change, "change")
_REJECTION = Table(Rejection, "rejection")
_RUN = Table(Run, "run")

_TRACED = (
    "evidence", "unseen", "reference", "edge", "revision", "telling", "story", "copy", "passage", "reuse", "change",
)  # fmt: skip


def open(path: str | os.PathLike[str], *, create: bool = False, readonly: bool = False) -> Store:
    """Open a store, making it first where `create`; `StoreError` where that cannot be."""
    path = os.fspath(path)
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise StoreError(f"{path}: the folder {folder} does not exist; make it first")
    if os.path.isdir(path):
        raise StoreError(f"{path} is a folder; name a file in it")
    if not create and not os.path.exists(path):
        raise StoreError(f"there is no store at {path}; make one with: retold add CORPUS --store {path}")
    return Store(path, create=create, readonly=readonly)


class Store(File):
    """An open store; a context manager. Use `open`."""

    _seen = 0

    # ---- what was read ----

    def add(self, found: Iterable[Reading | Rejection], *, update: bool = False) -> int:
        """Keep readings and rejections as they come, in batches; returns how many articles were new.

        An article that is held already is passed over, or read anew where `update`. What came before an error or an
        interrupt in `found` is kept.
        """
        new, batch, since = 0, list[Reading | Rejection](), time.monotonic()
        try:
            for record in found:
                batch.append(record)
                if len(batch) >= settings.STORE_BATCH or time.monotonic() - since > settings.STORE_COMMIT_AFTER:
                    full, batch, since = batch, [], time.monotonic()
                    new += self._add(full, update)
        finally:
            new += self._add(batch, update)
        return new

    def _add(self, batch: list[Reading | Rejection], update: bool) -> int:
        readings = {record.article.id: record for record in reversed(batch) if isinstance(record, Reading)}
        try:
            with self._writing():
                self._reject(record for record in batch if isinstance(record, Rejection))
                held = {row[0] for row in self._in("SELECT article FROM reading WHERE article", readings)}
                fresh = [reading for id, reading in sorted(readings.items()) if update or id not in held]
                if fresh:
                    self._insert(fresh, [reading.article.id for reading in fresh if reading.article.id in held])
                    self._db.execute("UPDATE state SET revision = revision + 1")
        except StoreError as error:
            if not isinstance(error.__cause__, UnicodeEncodeError):
                raise
            if len(batch) == 1:
                return self._add([_unkeepable(batch[0])], update)
            return sum(self._add([record], update) for record in batch)
        return len(readings.keys() - held)

    def _insert(self, readings: list[Reading], held: list[str]) -> None:
        """Rows for each reading; those `held` replace what was there. Article rows stay: others name them."""
        self._in("DELETE FROM reading WHERE article", held)
        self._in("DELETE FROM link WHERE article", held)
        self._in("DELETE FROM fingerprint WHERE article", held)
        articles = [reading.article for reading in readings]
        replaced = ", ".join(f"{name} = excluded.{name}" for name in _ARTICLE.columns.split(", ") if name != "id")
        upsert = f"{_ARTICLE.insert} ON CONFLICT (id) DO UPDATE SET {replaced}"
        self._db.executemany(upsert, [_ARTICLE.put(article) for article in articles])
        self._many(_LINK, ((article.id, article.links) for article in articles))
        self._db.executemany(_READING.insert, [_READING.put(reading, reading.article.id) for reading in readings])
        for name, table in _PARTS.items():
            self._many(table, ((reading.article.id, getattr(reading, name)) for reading in readings))
        keys = [(article.id, fingerprint(article.text).tobytes()) for article in articles]
        self._db.executemany("INSERT INTO fingerprint (article, keys) VALUES (?, ?)", keys)

    def _many(self, table: Table[Any], owned: Iterable[tuple[object, Iterable[Any]]]) -> None:
        """Insert each owner's records, numbered in order; an owner that is a tuple gives several key columns."""
        rows = (
            table.put(record, *(owner if isinstance(owner, tuple) else (owner,)), n)
            for owner, items in owned
            for n, record in enumerate(items)
        )
        self._db.executemany(table.insert, rows)

    def _reject(self, rejections: Iterable[Rejection]) -> None:
        rows = [[_printable(str(value)) for value in _REJECTION.put(rejection)] for rejection in rejections]
        self._db.executemany(_REJECTION.insert.replace("INSERT", "INSERT OR IGNORE", 1), rows)

    def has(self, article_id: str) -> bool:
        """Whether an article is held."""
        return bool(self._rows("SELECT 1 FROM reading WHERE article = ?", article_id))

    def count(self) -> int:
        """How many articles are held."""
        return int(self._rows("SELECT count(*) FROM reading")[0][0])

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Every article, or those of `ids`, in order of id."""
        for chunk in self._chunks(ids):
            with self._reading():
                found = self._articles(chunk)
            yield from found

    def readings(self, ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """Every reading, or those of `ids`, in order of article id; each as it was at one moment."""
        if ids is None:
            self._seen = self._revision()
        for chunk in self._chunks(ids):
            with self._reading():
                found = self._readings(chunk)
            yield from found

    def _chunks(self, ids: Iterable[str] | None) -> Iterator[list[str]]:
        every = [row[0] for row in self._rows("SELECT article FROM reading")] if ids is None else set(ids)
        stream = iter(sorted(every))
        while chunk := list(islice(stream, settings.STORE_BATCH)):
            yield chunk

    def _articles(self, ids: Iterable[str]) -> list[Article]:
        links = self._parts(_LINK, ids)
        rows = self._in(f"{_ARTICLE.select} WHERE id", ids, "ORDER BY id")
        return [_ARTICLE.take(row, links=links.get(row[0], ())) for row in rows]

    def _readings(self, ids: list[str]) -> list[Reading]:
        articles = {article.id: article for article in self._articles(ids)}
        parts = {name: self._parts(table, ids) for name, table in _PARTS.items()}
        rows = self._in(f"{_READING.select} WHERE article", ids, "ORDER BY article")
        return [
            _READING.take(row, article=articles[row[0]], **{name: part.get(row[0], ()) for name, part in parts.items()})
            for row in rows
        ]

    def _parts(self, table: Table[Any], ids: Iterable[str]) -> dict[str, tuple[Any, ...]]:
        """The records of a table by the article or story they belong to (its first key), in order."""
        keys = ", ".join(table.keys)
        rows = self._in(f"{table.select} WHERE {table.keys[0]}", ids, f"ORDER BY {keys}")
        return {id: tuple([table.take(row) for row in group]) for id, group in groupby(rows, lambda row: row[0])}

    def article(self, id: str) -> Article:
        """The one article with this id, given id, URL, or beginning of an id; `UsageError` where none or several."""
        begins = "id >= :id AND id < :id || char(1114111)"
        found: list[Any] = []
        for where in ("id = :id", "given_id = :id", "url = :id", begins):
            found = found or self._rows(f"SELECT id FROM article WHERE {where} LIMIT 4", {"id": id})
        self._only("article", id, found)
        return next(self.articles([found[0][0]]))

    def _only(self, what: str, id: str, found: list[Any]) -> None:
        if not found:
            raise UsageError(f"{self.path} holds no {what} {id!r}")
        if len(found) > 1:
            raise UsageError(
                f"{id!r} is more than one {what} of {self.path}: {', '.join(row[0] for row in found[:3])}, ..."
            )

    def near(self, article: Article) -> Iterator[Reading]:
        """Readings that may be an article's relatives: they share rare wording, or it links to them."""
        with self._errors():
            cursor = self._db.execute("SELECT article, keys FROM fingerprint")
            batches = iter(lambda: cursor.fetchmany(settings.STORE_BATCH), [])
            close = set(closest(fingerprint(article.text), batches, settings.STORE_NEAR))
        urls = [link.url for link in article.links] + ([article.url] if article.url else [])
        close |= {row[0] for row in self._in("SELECT id FROM article WHERE url", urls)}
        tellings = "SELECT article FROM telling WHERE story IN (SELECT story FROM telling WHERE article"
        close |= {row[0] for row in self._in(tellings, close, ")")}
        return self.readings(close)

    # ---- what was traced ----

    @property
    def stale(self) -> bool:
        """Whether articles were added since stories and changes were made."""
        return bool(self._rows("SELECT revision != traced_revision FROM state")[0][0])

    def _revision(self) -> int:
        return int(self._rows("SELECT revision FROM state")[0][0])

    def replace(
        self,
        traced: Traced,
        changes: Iterable[Change],
        rejections: Iterable[Rejection] = (),
        readings: Sequence[Reading] = (),
    ) -> None:
        """Put these stories, passages and changes in the place of all before them, in one transaction.

        They count as made from the readings that this store last handed out. `readings` of held articles are those
        that tracing changed.
        """
        with self._writing():
            if readings:
                self._insert(list(readings), [reading.article.id for reading in readings])
            for table in _TRACED:
                self._db.execute(f"DELETE FROM {table}")
            self._db.execute("DELETE FROM rejection WHERE stage IN ('trace', 'compare')")
            self._reject(rejections)
            self._db.executemany(_REUSE.insert, map(_REUSE.put, traced.reuses))
            self._db.executemany(_PASSAGE.insert, map(_PASSAGE.put, traced.passages))
            self._many(_COPY, ((passage.id, passage.copies) for passage in traced.passages))
            self._tell(traced.stories)
            self._db.executemany(_CHANGE.insert, map(_CHANGE.put, changes))
            self._db.execute("UPDATE state SET traced_revision = ?", (self._seen or self._revision(),))

    def _tell(self, stories: Sequence[Story]) -> None:
        self._db.executemany(_STORY.insert, map(_STORY.put, stories))
        tellings = ((story.id, n, article) for story in stories for n, article in enumerate(story.articles))
        self._db.executemany("INSERT INTO telling (story, n, article) VALUES (?, ?, ?)", tellings)
        self._many(_EDGE, ((story.id, story.edges) for story in stories))
        self._many(_REVISION, ((story.id, story.revisions) for story in stories))
        self._many(_REFERENCE, ((story.id, story.references) for story in stories))
        self._many(_UNSEEN, ((story.id, story.unseen) for story in stories))
        for story in stories:
            shown: dict[str, tuple[Edge | Reference, ...]]
            shown = {"edge": story.edges, "revision": story.revisions, "reference": story.references}
            for of, found in shown.items():
                self._many(_EVIDENCE, (((story.id, of, n), one.evidence) for n, one in enumerate(found)))

    def stories(self) -> list[Story]:
        """Every story, in the order they were found."""
        with self._reading():
            return self._stories([row[0] for row in self._rows("SELECT id FROM story")])

    def story(self, id: str) -> Story:
        """The one story with this id, beginning of an id, or article as `article` takes it; `UsageError` otherwise."""
        if not id:
            raise UsageError(f"{self.path}: name a story by its id, or by that of an article in it")
        begins = "id >= :id AND id < :id || char(1114111)"
        found = self._rows("SELECT id FROM story WHERE id = ?", id)
        found = found or self._rows(f"SELECT id FROM story WHERE {begins} LIMIT 4", {"id": id})
        if not found:
            article = self.article(id)
            found = self._rows("SELECT DISTINCT story FROM telling WHERE article = ?", article.id)
            if not found:
                raise UsageError(f"article {id!r} of {self.path} is in no story: no other held page tells it")
        self._only("story", id, found)
        with self._reading():
            return self._stories([found[0][0]])[0]

    def _stories(self, ids: list[str]) -> list[Story]:
        evidence = defaultdict(list)
        for row in self._in(f"{_EVIDENCE.select} WHERE story", ids, "ORDER BY story, of, parent, n"):
            evidence[tuple(row[:3])].append(_EVIDENCE.take(row))

        def shown(table: Table[Any]) -> dict[str, list[Any]]:
            found = defaultdict(list)
            for row in self._in(f"{table.select} WHERE story", ids, "ORDER BY story, n"):
                found[row[0]].append(table.take(row, evidence=tuple(evidence[row[0], table.name, row[1]])))
            return found

        edges, revisions, references = shown(_EDGE), shown(_REVISION), shown(_REFERENCE)
        unseen = self._parts(_UNSEEN, ids)
        tellings = defaultdict(list)
        for story, article in self._in("SELECT story, article FROM telling WHERE story", ids, "ORDER BY story, n"):
            tellings[story].append(article)
        rows = self._in(f"{_STORY.select} WHERE id", ids, "ORDER BY n")
        return [
            _STORY.take(
                row,
                articles=tuple(tellings[row[0]]),
                edges=tuple(edges[row[0]]),
                revisions=tuple(revisions[row[0]]),
                references=tuple(references[row[0]]),
                unseen=unseen.get(row[0], ()),
            )
            for row in rows
        ]

    def changes(
        self, *, source: str | None = None, derived: str | None = None, story: str | None = None
    ) -> list[Change]:
        """Changes, in the order they were found: all, or those from a source, to a derived article, within a story."""
        telling = "SELECT article FROM telling WHERE story = :story"
        limits = {
            "source = :source": source,
            "derived = :derived": derived,
            f"source IN ({telling}) AND derived IN ({telling})": story,
        }
        where = " AND ".join(["true", *(limit for limit, id in limits.items() if id is not None)])
        wanted = {"source": source, "derived": derived, "story": story}
        return [_CHANGE.take(row) for row in self._rows(f"{_CHANGE.select} WHERE {where} ORDER BY n", wanted)]

    def reuses(self) -> list[Reuse]:
        """Every pair of spans that two articles share."""
        return [_REUSE.take(row) for row in self._rows(f"{_REUSE.select} ORDER BY n")]

    def passages(self) -> list[Passage]:
        """Every wording that stands in several places."""
        with self._reading():
            copies = self._parts(_COPY, [row[0] for row in self._rows("SELECT id FROM passage")])
            rows = self._rows(f"{_PASSAGE.select} ORDER BY n")
        return [_PASSAGE.take(row, copies=copies.get(row[0], ())) for row in rows]

    # ---- what made it, and what could not be used ----

    def rejections(self) -> list[Rejection]:
        """Every input that could not be used, in the order they were met."""
        return [_REJECTION.take(row) for row in self._rows(f"{_REJECTION.select} ORDER BY n")]

    def start_run(self, run: Run) -> None:
        """Note what is at work, before it writes."""
        with self._writing():
            self._db.execute(_RUN.insert, _RUN.put(run))

    def finish_run(self, id: str, finished: datetime) -> None:
        """Note that a run came to its end; a run without one was cut short."""
        with self._writing():
            self._db.execute("UPDATE run SET finished = ? WHERE id = ?", (from_time(finished), id))

    def runs(self) -> list[Run]:
        """Every run, oldest first."""
        return [_RUN.take(row) for row in self._rows(f"{_RUN.select} ORDER BY started, id")]


def _unkeepable(record: Reading | Rejection) -> Rejection:
    if isinstance(record, Rejection):
        return record
    reason = f"article {record.article.id}: its text has half a surrogate pair, which is no character; decode it anew"
    return Rejection(record.article.origin, "store", reason)


def _printable(value: str) -> str:
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
