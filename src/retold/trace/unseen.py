"""A story's lineage in, the pages nobody holds out: their records, their edges, references to those only credited."""

from __future__ import annotations

from hashlib import blake2b
from itertools import combinations

from retold import settings
from retold.records import Edge, Evidence, Place, Reference, Unseen
from retold.trace.evidence import between, credit_evidence, full
from retold.trace.family import Named
from retold.trace.lineage import Lineage

_MOST_PLACES = 40
_FOLLOWS = "The page opens with news of its own: it follows the source up, and is no retelling of it."


class Hidden:
    """The unseen pages of one story, with the references that lead to them; `names` has their ids by their numbers."""

    def __init__(self, lineage: Lineage, story: str) -> None:
        """`story` is the story's id, which the ids of its unseen pages rest on."""
        self._lineage = lineage
        self._family = lineage.family
        self._story = story
        self.names = {
            len(self._family) + at: _name(story, named.credits[0][1].naming.key)
            for at, named in enumerate(self._family.named)
        }
        self.references: list[Reference] = []
        self.unseen: list[Unseen] = []
        for at, named in enumerate(self._family.named):
            self._add(len(self._family) + at, named)
        self.nameless: list[Edge] = []
        for one, other in lineage.ties:
            self._suppose(one, other)

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
            called = full([said.naming for _, said in named.credits])
            self.unseen.append(Unseen(self.names[number], called, by, self._recovered(number)))

    def _suppose(self, one: int, other: int) -> None:
        """A page without a name behind two tellings of one page: they share much wording that it lacks, and nothing
        says which of them had it first.
        """
        family, sources = self._family, self._lineage.sources
        credits = [{said.target for said in family.said[page] if said.target is not None} for page in (one, other)]
        common = (sources[one].keys() & sources[other].keys()) | (credits[0] & credits[1])
        held = [source for source in common if source < len(family)]
        wording = family.variants.has[one] & family.variants.has[other]
        if int((wording & ~family.variants.has[held].any(0)).sum()) < settings.TRACE_UNSEEN_WORDS or not held:
            return
        unseen = _name(self._story, f"{family.name(one)} {family.name(other)}")
        places = family.field.places(family.front(one), family.front(other))
        because = "The same words stand in a sibling, and in no page that either was taken from."
        for page, side in ((one, 0), (other, 1)):
            span = places[0][side].span if places else None
            evidence = (Evidence("wording", None, span, because),)
            self.nameless.append(
                Edge(unseen, family.name(page), ("wording",), evidence, settings.TRACE_UNSEEN_CONFIDENCE)
            )
        self.unseen.append(Unseen(unseen, None, (), self._common([one, other])))

    def _recovered(self, number: int) -> tuple[Place, ...]:
        return self._common(self._lineage.children(number))

    def _common(self, pages: list[int]) -> tuple[Place, ...]:
        """Where pages have wording in common, which the page they took from must have had."""
        family, places = self._family, dict[Place, None]()
        for one, other in combinations(pages, 2):
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
            follows = max(source, derived) < len(family) and family.follows(source, derived)
            if follows:
                evidence.append(Evidence("wording", None, None, _FOLLOWS, against=True))
            basis = tuple(dict.fromkeys(piece.basis for piece in evidence if not piece.against))
            found.append(Edge(names[source], names[derived], basis, tuple(evidence), round(confidence, 4), follows))
    return found + hidden.nameless


def _name(story: str, what: str) -> str:
    return "u" + blake2b(f"{story} {what}".encode(), digest_size=6).hexdigest()
