"""Readings held so that a corpus of them fits in memory: articles and credits as they are, the rest packed.

With this module imported, records are pickled by their fields, here and on the way between processes: a frozen
dataclass with slots by itself takes four times as long to pickle, and twice as long to unpickle.
"""

from __future__ import annotations

import copyreg
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from typing import Any, overload

from retold import records
from retold.records import Reading


class Packed(Sequence[Reading]):
    """Readings in the order in which they came, the first of each id; each access unpacks one.

    Of `news37k` a reading takes 80 KB as records, and 15 KB here, nearly all of it the text.
    """

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._light: dict[str, Reading] = {}
        self._rest: dict[str, bytes] = {}
        for reading in readings:
            if reading.article.id not in self._light:
                self.put(reading)

    def put(self, reading: Reading) -> None:
        """Hold a reading, in place of the one of its id if there is one."""
        id = reading.article.id
        parts = (reading.sentences, reading.attributions, reading.hedges, reading.statements, reading.headline)
        self._rest[id] = zlib.compress(pickle.dumps(parts, pickle.HIGHEST_PROTOCOL), 1)
        self._light[id] = replace(reading, sentences=(), attributions=(), hedges=(), statements=(), headline=None)

    def light(self) -> list[Reading]:
        """All readings, with article, credits and tagger only."""
        return list(self._light.values())

    def of(self, id: str) -> Reading:
        """The whole reading of an article. Raises `KeyError` where none is held."""
        light = self._light[id]
        sentences, attributions, hedges, statements, headline = pickle.loads(zlib.decompress(self._rest[id]))
        return replace(
            light, sentences=sentences, attributions=attributions, hedges=hedges, statements=statements,
            headline=headline,
        )  # fmt: skip

    def holds(self, id: str) -> bool:
        """Whether there is a reading of this article."""
        return id in self._light

    def __len__(self) -> int:
        return len(self._light)

    def __iter__(self) -> Iterator[Reading]:
        return map(self.of, self._light)

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Reading]: ...
    def __getitem__(self, at: int | slice) -> Reading | Sequence[Reading]:
        ids = list(self._light)
        return self.of(ids[at]) if isinstance(at, int) else [self.of(id) for id in ids[at]]


def _by_fields(kind: type[Any], values: Callable[[Any], tuple[Any, ...]]) -> None:
    copyreg.pickle(kind, lambda record: (kind, values(record)))


for _kind in vars(records).values():
    if isinstance(_kind, type) and is_dataclass(_kind):
        _by_fields(_kind, attrgetter(*(field.name for field in fields(_kind))))
