"""A story's lineage in, the pages nobody holds out: credited by name, or needed to explain what siblings share."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import combinations

from retold import settings
from retold.outlets import display
from retold.records import Edge, Evidence, Place, Reference, Unseen
from retold.trace.evidence import credit_evidence
from retold.trace.lineage import Lineage
from retold.trace.sources import Naming, worth
from retold.trace.stories import one_outlet

_MOST_PLACES = 40

Credited = list[tuple[int, Naming]]
"""The pages that credit one unseen page, each with its credits."""


class Hidden:
    """The unseen pages of one story, with the edges and references that lead from them."""

    def __init__(self, lineage: Lineage, story: str) -> None:
        """`story` is the story's id, which the ids of its unseen pages rest on."""
        self._lineage = lineage
        self._family = lineage.family
        self._story = story
        self.unseen: list[Unseen] = []
        self.edges: list[Edge] = []
        self.references: list[Reference] = []
        self.children: dict[str, list[int]] = {}
        self.between: set[str] = set()
        taken: set[int] = set()
        groups = self._groups()
        for group in sorted(groups, key=lambda group: not any(naming.taken for _, naming in group)):
            self._credited(group, taken)
        self._nameless()

    def _groups(self) -> list[Credited]:
        """Credits that no held page of the story answers, put together by outlet; a short name goes with a full one."""
        open_credits = [
            (page, naming)
            for page in self._family.members
            for naming, target in self._family.targets[page]
            if target is None
        ]
        groups: list[Credited] = []
        for page, naming in sorted(open_credits, key=lambda one: (-len(one[1].key), one[1].key, one[0])):
            fitting = [own for own in groups if one_outlet(own[0][1], naming)]
            if len(fitting) == 1 or (fitting and fitting[0][0][1].key == naming.key):
                fitting[0].append((page, naming))
            else:
                groups.append([(page, naming)])
        return groups

    def _credited(self, group: Credited, taken: set[int]) -> None:
        name = _full([naming.name for _, naming in group])
        unseen = self._name(group[0][1].key)
        for page, naming in group:
            article = self._family.field.readings[page].article
            evidence = tuple(credit_evidence(naming, article))
            sure = round(worth(naming, article), 4)
            explained = self._lineage.leads(page, naming) or (page in taken and not naming.taken)
            if sure >= settings.TRACE_EDGE_CONFIDENCE and not explained:
                basis = tuple(dict.fromkeys(piece.basis for piece in evidence))
                self.edges.append(Edge(unseen, article.id, basis, evidence, sure))
                self.children.setdefault(unseen, []).append(page)
                if naming.taken:
                    taken.add(page)
                    if not naming.agency:
                        self.between.add(unseen)
            elif explained and not naming.copied:
                self.references.append(Reference(unseen, article.id, evidence, sure))
        if unseen in self.children or any(reference.report == unseen for reference in self.references):
            by = tuple(self._family.field.id(page) for page in sorted({page for page, _ in group}))
            self.unseen.append(Unseen(unseen, name, by, self._recovered(self.children.get(unseen, []))))

    def _name(self, what: str) -> str:
        return "u" + blake2b(f"{self._story} {what}".encode(), digest_size=6).hexdigest()

    def _recovered(self, children: list[int]) -> tuple[Place, ...]:
        """Where siblings have wording in common, which the page they took from must have had."""
        places: dict[Place, None] = {}
        for one, other in combinations(sorted(children), 2):
            for pair in self._family.field.places(one, other):
                places.update(dict.fromkeys(pair))
        longest = sorted(places, key=lambda place: (place.span.start - place.span.end, place))[:_MOST_PLACES]
        return tuple(sorted(longest))

    def _nameless(self) -> None:
        """A page that two tellings of one held page must both have used: they share much wording that it lacks, and
        nothing says which of them had it first.
        """
        parents = {page: set(self._lineage.parents[page]) | self._credited_held(page) for page in self._family.members}
        for one, other in combinations(self._family.members, 2):
            common = parents[one] & parents[other]
            if not common or one in self._lineage.ancestors(other) or other in self._lineage.ancestors(one):
                continue
            if any({one, other} <= set(children) for children in self.children.values()):
                continue
            if self._family.field.sources.versions(one, other):
                continue
            cover = self._family.cover(one, [other]) & ~self._family.cover(one, parents[one])
            back = self._family.cover(other, [one]) & ~self._family.cover(other, parents[other])
            if min(int(cover.sum()), int(back.sum())) >= settings.TRACE_UNSEEN_WORDS:
                self._add_nameless(one, other)

    def _credited_held(self, page: int) -> set[int]:
        return {target for _, target in self._family.targets[page] if target is not None}

    def _add_nameless(self, one: int, other: int) -> None:
        """Where one of the two says that it was taken from an unseen page, that is the page; else it has no name."""
        field = self._family.field
        known = [name for name in sorted(self.between) if {one, other} & set(self.children[name])]
        unseen = known[0] if len(known) == 1 else self._name(f"{field.id(one)} {field.id(other)}")
        children = self.children.setdefault(unseen, [])
        places = field.places(one, other)
        for page, side in ((one, 0), (other, 1)):
            if page in children:
                continue
            because = "The same words stand in a sibling, and in no page that either was taken from."
            evidence = (Evidence("wording", None, places[0][side].span, because),)
            self.edges.append(Edge(unseen, field.id(page), ("wording",), evidence, settings.TRACE_UNSEEN_CONFIDENCE))
            children.append(page)
        before = next((page for page in self.unseen if page.id == unseen), Unseen(unseen, None, (), ()))
        self.unseen = [page for page in self.unseen if page.id != unseen]
        self.unseen.append(replace(before, recovered=self._recovered(children)))


def _full(names: list[str]) -> str:
    """The fullest of several names for one outlet, but one that names two is the last choice."""
    return display(min(names, key=lambda name: (" and " in name, -len(name.rstrip(".")), name)).rstrip("."))
