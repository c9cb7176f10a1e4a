"""One story in, who was taken from whom out: the likeliest tree, further sources that a page has, and references.

Every page has one source, or rests on nothing; the tree that gets most of these right in expectation is taken. A page
may have further sources: those it says it was taken from, and those that bring wording which its source lacks. The
report that a page only says it goes back to is a reference.
"""

from __future__ import annotations

import numpy as np

from retold import settings
from retold.outlets import is_agency
from retold.trace import further
from retold.trace.arborescence import Scores, heaviest, marginals
from retold.trace.crediting import kind
from retold.trace.family import Family, Said
from retold.trace.signals import scores


class Lineage:
    """The sources of each page of a story. Numbers up to the family's length are its pages, those after it the pages
    nobody holds; `sources` has the chance of each edge, `used` the unseen pages that some page was taken from,
    `ties` the pairs of which nothing says who was first.
    """

    def __init__(self, family: Family) -> None:
        """Choose sources for all pages."""
        self.family = family
        count = len(family)
        self.scores = scores(family, settings.TRACE_WEIGHTS)
        _, self.chances = marginals(self.scores)
        self.ties = self._ties()
        chances = self._without_ties() if self.ties else self.chances
        gains = chances.copy()
        gains[-1] *= settings.TRACE_NOTHING
        heads = heaviest(gains)
        self.sources: dict[int, dict[int, float]] = {page: {} for page in range(self.chances.shape[1])}
        for page, source in enumerate(heads):
            if source is not None and chances[source, page] >= settings.TRACE_EDGE_CONFIDENCE:
                self.sources[page][source] = float(chances[source, page])
        self._own_background()
        self.heads = [next(iter(own), None) for own in self.sources.values()]
        self._further()
        for page in range(count):
            self._brought(page)
        self.used = {above for page in range(count) for above in self.ancestors(page) if above >= count}
        self.references = [
            (said.target, page, said)
            for page, own in enumerate(family.said)
            for said in own
            if said.target is not None and self._refers(page, said.target, said)
        ]

    def _ties(self) -> list[tuple[int, int]]:
        """Pairs of held pages of which each may as well have been taken from the other: neither is drawn."""
        square = self.chances[: len(self.family), : len(self.family)]
        even = np.isclose(square, square.T, rtol=1e-6) & (square >= settings.TRACE_EDGE_CONFIDENCE)
        return [(one, other) for one, other in np.argwhere(np.triu(even)).tolist()]

    def _without_ties(self) -> Scores:
        allowed = np.ones(self.scores.shape, np.bool_)
        for one, other in self.ties:
            allowed[one, other] = allowed[other, one] = False
        return marginals(self.scores, allowed)[1]

    def ancestors(self, page: int) -> set[int]:
        """All that a page descends from."""
        found: set[int] = set()
        waiting = [page]
        while waiting:
            for source in self.sources[waiting.pop()]:
                if source not in found:
                    found.add(source)
                    waiting.append(source)
        return found

    def children(self, source: int) -> list[int]:
        """The held pages that were taken from a page, ascending."""
        return [page for page in range(len(self.family)) if source in self.sources[page]]

    def _further(self) -> None:
        """Add the pages, held or not, beside the likeliest source, that a page credits and was taken from too: from the
        surest on, but for one that another source has led to by then.
        """
        found = []
        for page in range(len(self.family)):
            for source in further.credited(self.family, page):
                if source != page and source not in self.sources[page] and not self._within_wire(page, source):
                    signs = further.signs(self.family, self.chances, page, source, self.heads[page])
                    found.append((-further.chance(signs) if signs else 0.0, page, source))
        for unsure, page, source in sorted(found):
            if -unsure < settings.TRACE_FURTHER_CONFIDENCE:
                break
            if source not in self.ancestors(page) and page not in self.ancestors(source):
                self.sources[page][source] = -unsure

    def _own_background(self) -> None:
        """Where a page has no more from a source that it does not name than from an earlier page of its own outlet that
        it follows up, it took its background from there.
        """
        family, common = self.family, self.family.variants.common
        for page in range(len(family)):
            for source in [one for one in self.sources[page] if one < len(family)]:
                named = any(said.target == source for said in family.said[page]) or family.link(source, page)
                own = np.flatnonzero(common[:, page] >= max(common[source, page], settings.TRACE_MATCHED)).tolist()
                if named or (source in own and family.follows(source, page)):
                    continue
                earlier = [one for one in own if family.follows(one, page) and page not in self.ancestors(one)]
                if earlier:
                    best = max(earlier, key=lambda one: (common[one, page], -one))
                    self.sources[page] = {best: self.sources[page][source]}

    def _within_wire(self, page: int, source: int) -> bool:
        """Whether a page runs an agency's copy and names no reporter: its other credits are the copy's own."""
        if any(not is_agency(author) for author in self.family.article(page).authors):
            return False
        bylines = [said for said in self.family.said[page] if kind(said.naming) == "byline"]
        return bool(bylines) and all(self.family.number(page, said) != source for said in bylines)

    def _brought(self, page: int) -> None:
        """Add the held page that brings most wording which a page's sources and theirs lack, where it is much."""
        variants, count = self.family.variants, len(self.family)
        above = self.ancestors(page)
        if not above or any(source >= count for source in above):
            return  # what an unseen page had is not known
        rest = variants.has[page] & ~variants.has[sorted(above)].any(0)
        brings = variants.overlap(rest)
        for source in range(count):
            days = self.family.field.days(self.family.front(source), self.family.front(page))
            later = days is not None and days < 0
            if later or source == page or source in above or page in self.ancestors(source):
                brings[source] = 0
        best = int(brings.argmax())
        if brings[best] >= max(settings.TRACE_SECOND_WORDS, settings.TRACE_SECOND_SHARE * variants.sizes[page]):
            self.sources[page][best] = settings.TRACE_SECOND_CONFIDENCE

    def _refers(self, page: int, report: int, said: Said) -> bool:
        """Whether a credit of a held page that is no source stands as a reference."""
        if said.naming.copied or report in self.sources[page] or page in self.ancestors(report):
            return False
        return self.family.worth(said) >= settings.TRACE_REFERENCE
