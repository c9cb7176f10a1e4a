"""All that is known of a corpus before stories are made: wording shared, names given, closeness of content, dates."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import chain, combinations

import numpy as np

from retold.records import Place, Reading, Reuse, Span
from retold.trace.align import Match
from retold.trace.fingerprints import Mask, Progress, corpus
from retold.trace.passages import Wording, aligned
from retold.trace.sources import Sources
from retold.trace.terms import closeness

STEPS = 4


class Field:
    """A corpus laid out for tracing; pages go by their numbers, in order of id."""

    def __init__(
        self, readings: Sequence[Reading], on_progress: Progress | None = None, jobs: int | None = None
    ) -> None:
        """Readings in any order; of two with one id the first is kept. `jobs` as for `passages.copies`."""
        by_id = {reading.article.id: reading for reading in reversed(readings)}
        self.readings = [by_id[name] for name in sorted(by_id)]
        self.held = corpus([reading.article for reading in self.readings], step(on_progress, 0), jobs)
        self.wording = Wording(self.held, jobs=jobs)
        self.reuses: list[Reuse] = []
        self.shared: dict[tuple[int, int], list[tuple[Match, Reuse]]] = {}
        for left, right, match, reuse in aligned(self.wording, step(on_progress, 1)):
            self.reuses.append(reuse)
            self.shared.setdefault((left, right), []).append((match, reuse))
        self.near = closeness(self.held, self.wording.repeated, step(on_progress, 2))
        self.sources = Sources(self.readings, self._repeated)
        self.neighbours = self._neighbours()
        own = np.concatenate(([0], np.cumsum(~self.wording.repeated, dtype=np.int64)))
        self.sizes = np.diff(own[self.held.first])

    def part(self, members: Sequence[int]) -> Field:
        """What is known of some pages (numbers, ascending) by themselves; they go by their places in `members`."""
        part = copy(self)
        part.readings = [self.readings[page] for page in members]
        part.wording = self.wording.part(members)
        part.held = part.wording.held
        part.shared = {
            (one, other): self.shared[members[one], members[other]]
            for one, other in combinations(range(len(members)), 2)
            if (members[one], members[other]) in self.shared
        }
        part.reuses = [reuse for found in part.shared.values() for _, reuse in found]
        part.near = self.near.part(members)
        part.sources = self.sources.part(members)
        part.neighbours = part._neighbours()
        part.sizes = self.sizes[np.asarray(members, np.int64)]
        return part

    def _neighbours(self) -> list[set[int]]:
        """For each page, those that are near in content, share wording, or are linked."""
        found: list[set[int]] = [set() for _ in self.readings]
        near = ((one, other) for one, other, _ in self.near.pairs(0.0))
        for one, other in chain(near, self.shared, self.sources.links):
            found[one].add(other)
            found[other].add(one)
        return found

    def id(self, number: int) -> str:
        """The id of a page."""
        return self.readings[number].article.id

    def matches(self, one: int, other: int) -> list[tuple[Match, Reuse]]:
        """What two pages share, boilerplate apart; left is the lower number."""
        found = self.shared.get((min(one, other), max(one, other)), ())
        return [(match, reuse) for match, reuse in found if not reuse.boilerplate]

    def cover(self, page: int, other: int) -> Mask:
        """For each word of `page`, whether `other` has that wording too; quoted words and boilerplate do not count."""
        own = self.held.words_of(page)
        mask = np.zeros(own.stop - own.start, np.bool_)
        for match, reuse in self.matches(page, other):
            if not reuse.quotation:
                mask[slice(*(match.left if page < other else match.right))] = True
        return mask & ~self.wording.repeated[own] & ~self.wording.quotations(page)

    def common(self, one: int, other: int) -> int:
        """Words of wording that two pages share, on the side that has fewer of them."""
        if (min(one, other), max(one, other)) not in self.shared:
            return 0
        return int(min(self.cover(one, other).sum(), self.cover(other, one).sum()))

    def heard(self, one: int, other: int) -> int:
        """Words that two pages share, quotations among them."""
        return sum(match.matched for match, _ in self.matches(one, other))

    def places(self, one: int, other: int) -> list[tuple[Place, Place]]:
        """Where the shared wording stands in each, longest first; quotations are left out."""
        found = [reuse for _, reuse in self.matches(one, other) if not reuse.quotation]
        found.sort(key=lambda reuse: (reuse.left.span.start - reuse.left.span.end, reuse.left))
        return [(r.left, r.right) if one < other else (r.right, r.left) for r in found]

    def days(self, one: int, other: int) -> float | None:
        """How many days later the other page is dated; `None` where either has no date."""
        first, second = self.readings[one].article.published, self.readings[other].article.published
        return (second - first).total_seconds() / 86400 if first and second else None

    def _repeated(self, page: int, span: Span) -> bool:
        mask = self.wording.repeated[self.held.words_of(page)][self.words(page, span)]
        return bool(len(mask)) and bool(mask.all())

    def words(self, page: int, span: Span) -> slice:
        """The words of a page that lie in a span."""
        own = self.held.words_of(page)
        return slice(*np.searchsorted(self.held.starts[own], (span.start, span.end)).tolist())


def step(on_progress: Progress | None, number: int) -> Progress | None:
    """Progress of one of `STEPS` parts, told in thousandths of the whole."""
    if on_progress is None:
        return None
    return lambda done, total: on_progress(round((number + done / max(1, total)) * 1000 / STEPS), 1000)
