"""The file of a store: opened, checked, written in transactions. Every error of SQLite becomes a `StoreError`."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import quote

from retold import settings
from retold.errors import StoreError

APPLICATION_ID = 0x7265746C  # "retl", in the file's header
VERSION = 4
Self = TypeVar("Self", bound="File")


class File:
    """An open store file; a context manager."""

    def __init__(self, path: str, *, create: bool, readonly: bool) -> None:
        self.path = path
        mode = "ro" if readonly else "rwc" if create else "rw"
        folder = os.path.dirname(os.path.abspath(path))
        sealed = readonly and not os.access(folder, os.W_OK) and not os.path.exists(path + "-wal")
        uri = f"file:{quote(os.path.abspath(path))}?mode={mode}" + ("&immutable=1" if sealed else "")
        with self._errors():
            self._db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=settings.STORE_WAIT)
        try:
            self._check(create and not readonly)
        except BaseException:
            self._db.close()
            raise

    def _check(self, create: bool) -> None:
        with self._errors():
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.execute("PRAGMA synchronous = NORMAL")  # safe against kills; a power cut can lose the last commits
            if create and self._pragma("application_id") == 0 and not self._rows("SELECT name FROM sqlite_schema"):
                self._keep_a_log()
                self._make()
            application, version = self._pragma("application_id"), self._pragma("user_version")
        if application != APPLICATION_ID:
            raise StoreError(f"{self.path} is not a store of retold; name another file")
        if version != VERSION:
            advice = "update retold" if version > VERSION else "make it anew with retold add"
            raise StoreError(f"{self.path} is a store of version {version}, this retold reads {VERSION}; {advice}")

    def _keep_a_log(self) -> None:
        """Write-ahead logging. SQLite does not wait here for a process that does the same; this does."""
        until = time.monotonic() + settings.STORE_WAIT
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _make(self) -> None:
        script = (files("retold.store") / "schema.sql").read_text("utf-8")
        with self._writing():
            if self._pragma("application_id") == 0:  # else another process was quicker
                for statement in script.split(";\n"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {VERSION}")

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed is kept."""
        self._db.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise StoreError(
                f"{self.path}: a record names what the store does not hold, or is there twice ({error})"
            ) from error
        except sqlite3.OperationalError as error:
            locked = "locked" in str(error) or "busy" in str(error)
            advice = (
                "another process is writing to it; try again" if locked else "check the file, its rights and the disk"
            )
            raise StoreError(f"{self.path}: {error}; {advice}") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self.path} is not a store of retold, or it is damaged: {error}") from error
        except UnicodeEncodeError as error:
            raise StoreError(f"{self.path}: text with half a surrogate pair cannot be kept: {error.reason}") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.OperationalError):
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One snapshot for several queries; nothing may be yielded to a caller inside."""
        with self._errors():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("COMMIT")

    def _in(self, query: str, ids: Iterable[str], order: str = "") -> list[Any]:
        """The rows of a query that ends in a column, where that column is one of `ids`."""
        return self._rows(f"{query} IN (SELECT value FROM json_each(?)) {order}", json.dumps(list(ids)))

    def _rows(self, query: str, *values: Any) -> list[Any]:
        """All rows of a query; its values by place, or by name where there is one mapping."""
        with self._errors():
            return self._db.execute(query, values[0] if values and isinstance(values[0], dict) else values).fetchall()

    def _pragma(self, name: str) -> int:
        return int(self._db.execute(f"PRAGMA {name}").fetchone()[0])
