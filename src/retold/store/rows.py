"""How a record stands as a row: a field is a column of its name, and a nested record `x` gives columns `x_*`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
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
    tuple[tuple[str, ...], ...]: (
        lambda groups: _dump([list(group) for group in groups]),
        lambda value: tuple([tuple(group) for group in json.loads(value)]),
    ),
}
_WORDS: Codec = (lambda items: _dump(list(items)), lambda value: tuple(json.loads(value)))


class Table(Generic[Record]):
    """How one record type stands in its table: `put` makes a row of it, `take` a record of a row.

    Fields named `apart` have tables of their own, and are handed to `take` by name. Both are compiled once from the
    record's fields, as dataclasses compile their `__init__`: a store goes through them a million rows at a time.
    """

    def __init__(self, kind: type[Record], name: str, keys: tuple[str, ...] = (), apart: tuple[str, ...] = ()) -> None:
        self.name, self.keys = name, keys
        own = {field: _Plan(field, hint) for field, hint in get_type_hints(kind).items() if field not in apart}
        columns = [*keys, *(column for plan in own.values() for column in plan.columns)]
        self.columns = ", ".join(columns)
        self.select = f"SELECT {self.columns} FROM {name}"
        self.insert = f"INSERT INTO {name} ({self.columns}) VALUES ({', '.join('?' * len(columns))})"
        names: dict[str, Any] = {"kind": kind}
        at, takes = len(keys), []
        for field, plan in own.items():
            takes.append(f"{field}={plan.take(at, names)}")
            at += len(plan.columns)
        puts = [put for field, plan in own.items() for put in plan.put(f"record.{field}", names)]
        put: Callable[..., Row] = eval(f"lambda record, *keys: (*keys, {', '.join(puts)})", names)
        take: Callable[..., Record] = eval(f"lambda row, **apart: kind({', '.join(takes)}, **apart)", names)
        self.put, self.take = put, take


class _Plan:
    """One field: the columns it fills, and the expressions that put its value in and take it out."""

    def __init__(self, name: str, hint: Any) -> None:
        options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        (self._kind,) = (option for option in options if option is not NoneType)
        self._maybe = NoneType in options
        self._codec = _CODECS.get(self._kind) or (_WORDS if get_origin(self._kind) is tuple else None)
        self._parts: dict[str, _Plan] = {}
        if is_dataclass(self._kind):
            self._parts = {part: _Plan(part, inner) for part, inner in get_type_hints(self._kind).items()}
        inner_columns = [column for plan in self._parts.values() for column in plan.columns]
        self.columns: list[str] = [f"{name}_{column}" for column in inner_columns] or [name]

    def put(self, value: str, names: dict[str, Any]) -> list[str]:
        """An expression for each column; `value` is the expression of the field."""
        made = [put for part, plan in self._parts.items() for put in plan.put(f"{value}.{part}", names)]
        if self._codec:
            names[f"put{id(self)}"] = self._codec[0]
            made = [f"put{id(self)}({value})"]
        return [f"None if {value} is None else {put}" if self._maybe else put for put in made or [value]]

    def take(self, at: int, names: dict[str, Any]) -> str:
        """The expression of the field, whose first column is `at`. A nested record is none where one of its fields is
        that never is.
        """
        told, made = at, f"row[{at}]"
        if self._parts:
            names[f"kind{id(self)}"], parts = self._kind, []
            for plan in self._parts.values():
                told = told if plan._maybe else at
                parts.append(plan.take(at, names))
                at += len(plan.columns)
            made = f"kind{id(self)}({', '.join(parts)})"
        elif self._codec:
            names[f"take{id(self)}"] = self._codec[1]
            made = f"take{id(self)}({made})"
        return f"(None if row[{told}] is None else {made})" if self._maybe else made
