"""How a record stands as a row: a field is a column of its name, and a nested record `x` gives columns `x_*`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from retold import records

Record = TypeVar("Record")
Row = Sequence[Any]
Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _from_places(places: tuple[records.Place, ...]) -> str:
    return _dump([{"article": place.article, "span": [place.span.start, place.span.end]} for place in places])


def _to_places(value: str) -> tuple[records.Place, ...]:
    return tuple(records.Place(place["article"], records.Span(*place["span"])) for place in json.loads(value))


def from_time(moment: datetime) -> str:
    """An aware moment in UTC, as "2024-05-01T00:00:00Z"."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


_SPANS: Codec = (
    lambda spans: "[" + ",".join([f"[{span.start},{span.end}]" for span in spans]) + "]",
    lambda value: tuple([records.Span(*pair) for pair in json.loads(value)]),
)
_CODECS: dict[Any, Codec] = {
    records.Spans: _SPANS,
    tuple[records.Place, ...]: (_from_places, _to_places),
    datetime: (from_time, datetime.fromisoformat),
    bool: (int, bool),
}
_WORDS: Codec = (lambda items: _dump(list(items)), lambda value: tuple(json.loads(value)))


class Table(Generic[Record]):
    """How one record type stands in its table: `put` makes a row of it, `take` a record of a row.

    Fields named `apart` have tables of their own, and are handed to `take` by name.
    """

    def __init__(self, kind: type[Record], name: str, keys: tuple[str, ...] = (), apart: tuple[str, ...] = ()) -> None:
        self.kind, self.name = kind, name
        self._fields = [_Field(key, hint) for key, hint in get_type_hints(kind).items() if key not in apart]
        own = [column for field in self._fields for column in field.columns]
        self.keys = keys
        self.columns = ", ".join((*keys, *own))
        marks = ", ".join("?" * (len(keys) + len(own)))
        self.select = f"SELECT {self.columns} FROM {name}"
        self.insert = f"INSERT INTO {name} ({self.columns}) VALUES ({marks})"

    def put(self, record: Record, *keys: object) -> list[object]:
        """The row of a record, its keys first."""
        row = list(keys)
        for field in self._fields:
            field.put(getattr(record, field.name), row)
        return row

    def take(self, row: Row, **apart: object) -> Record:
        """The record of a row."""
        at, values = len(self.keys), apart
        for field in self._fields:
            values[field.name] = field.take(row, at)
            at += len(field.columns)
        return self.kind(**values)


class _Field:
    """One field: the columns it takes, and how its value goes in and comes out. A nested record fills several."""

    def __init__(self, name: str, hint: Any) -> None:
        self.name, self.columns = name, [name]
        if isinstance(hint, UnionType):
            (hint,) = (part for part in get_args(hint) if part is not NoneType)
        self._kind = hint
        self._parts: list[_Field] = []
        self._in, self._out = self._codec(hint)
        if is_dataclass(hint):
            inner = get_type_hints(hint)
            self._parts = [_Field(field.name, inner[field.name]) for field in fields(hint)]
            self.columns = [f"{name}_{column}" for part in self._parts for column in part.columns]

    @staticmethod
    def _codec(hint: Any) -> tuple[Callable[[Any], Any] | None, Callable[[Any], Any] | None]:
        if hint in _CODECS:
            return _CODECS[hint]
        return _WORDS if get_origin(hint) is tuple else (None, None)

    def put(self, value: Any, row: list[object]) -> None:
        if value is None:
            row.extend([None] * len(self.columns))
        elif self._parts:
            for part in self._parts:
                part.put(getattr(value, part.name), row)
        else:
            row.append(self._in(value) if self._in else value)

    def take(self, row: Row, at: int) -> Any:
        if row[at + len(self.columns) - 1] is None:
            return None
        if self._parts:
            values = []
            for part in self._parts:
                values.append(part.take(row, at))
                at += len(part.columns)
            return self._kind(*values)
        return self._out(row[at]) if self._out else row[at]
