"""A story's lineage in, the pages nobody holds out: their records, their edges, and references to those only credited."""

from __future__ import annotations

from hashlib import blake2b
from itertools import combinations

from retold import settings
from retold.outlets import display
from retold.records import Edge, Place, Reference, Unseen
from retold.trace.evidence import between, credit_evidence
from retold.trace.family import Named
from retold.trace.lineage import Lineage

_MOST_PLACES = 40


class Hidden:
    """The unseen pages of one story, with the references that lead to them; `names` has their ids by their numbers."""

    def __init__(self, lineage: Lineage, story: str) -> None:
        """`story` is the story's id, which the ids of its unseen pages rest on."""
        self._lineage = lineage
        self._family = lineage.family
        self.names = {
            len(self._family) + at: _name(story, named.credits[0][1].naming.key)
            for at, named in enumerate(self._family.named)
        }
        self.references: list[Reference] = []
        self.unseen: list[Unseen] = []
        for at, named in enumerate(self._family.named):
            self._add(len(self._family) + at, named)

    def _add(self, number: int, named: Named) -> None:
        family = self._family
        references = []
        for page, said in named.credits:
            sure = round(family.worth(said), 4)
            if number in self._lineage.sources[page] or said.naming.copied or sure < settings.TRACE_REFERENCE:
                continue
            evidence = tuple(credit_evidence(family, said, page))
            references.append(Reference(self.names[number], family.name(page), evidence, sure))
        if number in self._lineage.used or references:
            self.references += references
            by = tuple(sorted(family.name(page) for page in named.pages))
            called = _full([said.naming.name for _, said in named.credits])
            self.unseen.append(Unseen(self.names[number], called, by, self._recovered(number)))

    def _recovered(self, number: int) -> tuple[Place, ...]:
        """Where tellings have wording in common, which the page they took from must have had."""
        family, places = self._family, dict[Place, None]()
        for one, other in combinations(self._lineage.children(number), 2):
            for pair in family.field.places(family.front(one), family.front(other)):
                places.update(dict.fromkeys(pair))
        longest = sorted(places, key=lambda place: (place.span.start - place.span.end, place))[:_MOST_PLACES]
        return tuple(sorted(longest))


def edges(lineage: Lineage, hidden: Hidden) -> list[Edge]:
    """All edges of a story, between held pages and unseen ones."""
    family = lineage.family
    names = {**{page: family.name(page) for page in range(len(family))}, **hidden.names}
    found = []
    for derived, sources in lineage.sources.items():
        if derived >= len(family) and derived not in lineage.used:
            continue
        for source, confidence in sources.items():
            evidence = between(lineage, source, derived)
            basis = tuple(dict.fromkeys(piece.basis for piece in evidence if not piece.against))
            found.append(Edge(names[source], names[derived], basis, tuple(evidence), round(confidence, 4)))
    return found


def _name(story: str, what: str) -> str:
    return "u" + blake2b(f"{story} {what}".encode(), digest_size=6).hexdigest()


def _full(names: list[str]) -> str:
    """The fullest of several names for one outlet, but one that names two is the last choice."""
    return display(min(names, key=lambda name: (" and " in name, -len(name.rstrip(".")), name)).rstrip("."))
