"""The quantities of a telling by sentence, and the words around each: what it counts and what it is said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from retold import settings
from retold.compare.lexicon import alike
from retold.compare.quantities import Quantity, quantities
from retold.compare.telling import Telling
from retold.compare.voices import SAYING

_UP: Final = set(
    "up rise rises rose risen climb climbs climbed gain gains gained grew grow grows higher jump jumped "
    "increase increased increases soared surged advanced added".split()
)
_DOWN: Final = set(
    "down fall falls fell fallen drop drops dropped lose loses lost lower shed sank slid slipped cut "
    "decrease decreased decreases declined plunged tumbled shrank reduced".split()
)
_SINCE: Final = {"ago", "later", "earlier", "before", "after"}


@dataclass(frozen=True, slots=True)
class Near:
    """The place of a figure, and the content words of its sentence near it: the nearest first, small letters.

    `counted` are the first words after it in one run, names apart: what is counted, most likely. `since`: it is a time
    that has gone by ("ago"). `names` are those right after it; `act` is the word before it, where that is no name and
    no verb of saying stands there; `way` is 1 where something rises by it, -1 where it falls, else 0.
    """

    place: slice
    counted: tuple[str, ...]
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    since: bool
    names: frozenset[str]
    act: str
    way: int

    @property
    def around(self) -> tuple[str, ...]:
        """The words after and before it."""
        return self.ahead + self.behind


class Figures:
    """The quantities of a telling, sentence by sentence, read when they are asked for."""

    def __init__(self, side: Telling) -> None:
        self.side = side
        self._found: dict[int, list[Quantity]] = {}
        self._near: dict[Quantity, Near] = {}

    def __len__(self) -> int:
        return len(self.side.reading.sentences)

    def __getitem__(self, sentence: int) -> list[Quantity]:
        if sentence not in self._found:
            self._found[sentence] = quantities(self.side.text, self.side.reading.sentences[sentence])
        return self._found[sentence]

    def text(self, sentence: int) -> str:
        """A sentence's characters."""
        span = self.side.reading.sentences[sentence]
        return self.side.text[span.start : span.end]

    def beside(self, sentence: int) -> list[Quantity]:
        """The quantities of a sentence and of those before and after it."""
        near = range(max(0, sentence - 1), min(len(self), sentence + 2))
        return [one for index in near for one in self[index]]

    def every(self) -> Iterator[tuple[int, Quantity]]:
        """All of the text, each with its sentence."""
        return ((index, one) for index in range(len(self)) for one in self[index])

    def like(self, quantity: Quantity, sentence: int) -> int:
        """How many figures of a sentence are of the sort of one."""
        return sum(one.kind == quantity.kind and one.unit == quantity.unit for one in self[sentence])

    def near(self, quantity: Quantity, sentence: int) -> Near:
        """The words around a figure."""
        if quantity not in self._near:
            self._near[quantity] = _near(self.side, quantity, sentence)
        return self._near[quantity]


def shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """How many words of one side have a like one on the other."""
    return sum(any(alike(mine, yours) for yours in theirs) for mine in dict.fromkeys(ours))


def _near(side: Telling, quantity: Quantity, sentence: int) -> Near:
    start = int(np.searchsorted(side.words.ends, quantity.span.start, "right"))
    place = slice(start, max(start + 1, int(np.searchsorted(side.words.starts, quantity.span.end))))
    whole, reach = side.within(sentence), settings.COMPARE_NUMBER_REACH
    ahead = range(place.stop, min(whole.stop, place.stop + reach))
    behind = range(place.start - 1, max(whole.start, place.start - reach) - 1, -1)
    names = (
        side.word(i).lower().removesuffix("'s") for i in ahead[: settings.COMPARE_NUMBER_NAMES] if _is_name(side, i)
    )
    return Near(
        place,
        _counted(side, ahead),
        _words(side, ahead),
        _words(side, behind),
        bool(ahead) and side.word(ahead[0]).lower() in _SINCE,
        frozenset(names),
        _act(side, behind),
        _way(side, behind),
    )


def _is_name(side: Telling, word: int) -> bool:
    return bool(side.name[word] and not side.figure[word])


def _words(side: Telling, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(side.word(i).lower() for i in places if side.content[i] and not side.figure[i])


def _counted(side: Telling, ahead: range) -> tuple[str, ...]:
    found: list[str] = []
    for number, i in enumerate(ahead):
        gap = side.text[int(side.words.ends[i - 1]) : int(side.words.starts[i])]
        if not side.content[i] and not found:
            if number > 2:
                break
        elif not side.content[i] or (found and gap.strip(" -")) or len(found) > 2:
            break
        elif not side.name[i]:
            found.append(side.word(i).lower())
    return tuple(found)


def _act(side: Telling, behind: range) -> str:
    if SAYING.search(" ".join(side.word(i) for i in reversed(behind[:3]))):
        return ""
    last = next((i for i in behind if side.content[i]), None)
    return "" if last is None or side.name[last] else side.word(last).lower()


def _way(side: Telling, behind: range) -> int:
    words = {side.word(i).lower() for i in behind[: settings.COMPARE_NUMBER_NAMES]}
    return (not words.isdisjoint(_UP)) - (not words.isdisjoint(_DOWN))
