"""One story in, who was taken from whom out: edges between held pages, and references to reports further up.

Each page takes the surest parent first; another only where it brings wording or a credit that the first does not
explain. Edges are added from the surest down, and one that would close a cycle is not. The report that a page credits
is its parent only where no other parent leads there.
"""

from __future__ import annotations

from itertools import permutations

from retold import settings
from retold.records import Edge, Evidence, Reference
from retold.trace.evidence import Case, Family, credit_evidence, weigh
from retold.trace.sources import Naming
from retold.trace.stories import one_outlet


class Lineage:
    """The parents of each page of a story; unseen pages are added by `retold.trace.unseen`."""

    def __init__(self, family: Family) -> None:
        """Choose parents for all members."""
        self.family = family
        self.parents: dict[int, dict[int, Case]] = {page: {} for page in family.members}
        self.edges: list[Edge] = []
        self.references: list[Reference] = []
        found = (weigh(family, source, derived) for source, derived in permutations(family.members, 2))
        self.cases = {(case.source, case.derived): case for case in found if case is not None}
        sure = [case for case in self.cases.values() if case.confidence >= settings.TRACE_EDGE_CONFIDENCE]
        sure.sort(key=lambda case: (-case.confidence, -case.words, case.source, case.derived))
        for case in sure:
            if not self._deferred(case) and self._adds(case):
                self.parents[case.derived][case.source] = case
        self._shorten()
        for case in sure:
            if case.only_named and case.source not in self.parents[case.derived]:
                self._refer(case)
        self.edges = [
            Edge(self._id(case.source), self._id(case.derived), case.basis, case.evidence, case.confidence)
            for page in family.members
            for case in self.parents[page].values()
        ]

    def _deferred(self, case: Case) -> bool:
        """Whether a report is only credited: it brings few words, or the page says it was taken from an unseen page."""
        few = case.words < settings.TRACE_SECOND_WORDS
        return case.only_named and (few or self._taken_unseen(case.derived))

    def _taken_unseen(self, page: int) -> bool:
        """Whether a page says that it was taken from a page nobody holds; agencies, which share work, apart."""
        return any(
            target is None and naming.taken and not naming.copied and not naming.agency
            for naming, target in self.family.targets[page]
        )

    def _id(self, page: int) -> str:
        return self.family.field.id(page)

    def ancestors(self, page: int) -> set[int]:
        """Held pages from which a page descends."""
        found: set[int] = set()
        waiting = [page]
        while waiting:
            for parent in self.parents[waiting.pop()]:
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    def _adds(self, case: Case) -> bool:
        """Whether a parent closes no cycle and explains what the parents before it do not."""
        if case.source == case.derived or case.derived in self.ancestors(case.source):
            return False
        before = self.parents[case.derived]
        if not before or case.linked:
            return True
        if case.naming is not None and case.naming.taken and not case.naming.copied:
            return True
        return self._brings(case, set(before)) >= self._enough(case.derived)

    def _brings(self, case: Case, others: set[int]) -> int:
        """Words of a page that stand in one parent and in none of the others."""
        cover = self.family.cover(case.derived, [case.source])
        return int((cover & ~self.family.cover(case.derived, others - {case.source})).sum())

    def _enough(self, page: int) -> float:
        size = int(self.family.field.sizes[page])
        return max(settings.TRACE_SECOND_WORDS, settings.TRACE_SECOND_SHARE * size)

    def _shorten(self) -> None:
        """Drop a parent that another parent leads to, where no link leads there and it brings no wording of its own.

        What the page credits of it becomes a reference.
        """
        for page in self.family.members:
            for source, case in list(self.parents[page].items()):
                others = set(self.parents[page]) - {source}
                leading = {other for other in others if source in self.ancestors(other)}
                if not leading or case.linked or (case.naming is not None and case.naming.taken):
                    continue
                if self._brings(case, leading) < self._enough(page):
                    del self.parents[page][source]

    def _refer(self, case: Case) -> None:
        """A report that is only credited: a reference where a parent leads there, else the parent."""
        above = self.ancestors(case.derived)
        naming = case.naming
        explained = self._taken_unseen(case.derived) or (naming is not None and self.leads(case.derived, naming))
        if case.source in above or explained:
            evidence = self._credits(case)
            self.references.append(Reference(self._id(case.source), self._id(case.derived), evidence, case.confidence))
        elif case.derived not in self.ancestors(case.source):
            self.parents[case.derived][case.source] = case

    def _credits(self, case: Case) -> tuple[Evidence, ...]:
        article = self.family.field.readings[case.derived].article
        return tuple(credit_evidence(case.naming, article)) if case.naming is not None else ()

    def leads(self, page: int, naming: Naming) -> bool:
        """Whether a held page that this one descends from credits the same outlet, or is of it."""
        sources = self.family.field.sources
        return any(
            sources.of(parent, naming.key)
            or any(one_outlet(naming, other) for other, _ in self.family.targets[parent] if not other.copied)
            for parent in self.ancestors(page)
        )
