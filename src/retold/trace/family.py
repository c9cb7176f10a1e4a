"""The pages of one story in, what is known of them out: captures put together, credits with their targets, wording.

Pages of a family go by their places in `pages`; the pages nobody holds that credits name follow after them, so that one
number names either.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from retold import settings
from retold.outlets import is_agency
from retold.records import Article, Credit, Span
from retold.text import Keys
from retold.trace.binding import Binding
from retold.trace.field import Field
from retold.trace.fingerprints import Mask, shingles
from retold.trace.followups import follow_up
from retold.trace.headlines import address_words, kept, title_words
from retold.trace.revisions import ordered
from retold.trace.sources import Naming, worth
from retold.trace.stories import one_outlet
from retold.trace.variants import Counts, Variants


class Said(NamedTuple):
    """A credit of a page: the outlet named, the capture that names it, the page of the family it means, if any, and how
    likely it means that one.
    """

    naming: Naming
    capture: int
    target: int | None
    chance: float


class Named(NamedTuple):
    """A page nobody holds: all credits that name it, with the pages that do."""

    credits: tuple[tuple[int, Said], ...]

    @property
    def pages(self) -> list[int]:
        """The pages that credit it, ascending."""
        return sorted({page for page, _ in self.credits})

    @property
    def agency(self) -> bool:
        """Whether it is an agency's wire."""
        return any(said.naming.agency for _, said in self.credits)


class Family:
    """The pages of one story."""

    def __init__(self, field: Field, members: Iterable[int]) -> None:
        """`members` are numbers of the field's pages; captures of one address become one page."""
        self.field = field
        self.members = sorted(members)
        self.pages: list[tuple[int, ...]] = []
        self.page_of: dict[int, int] = {}
        for member in self.members:
            at = next((n for n, own in enumerate(self.pages) if field.sources.versions(own[0], member)), None)
            if at is None:
                at = len(self.pages)
                self.pages.append(())
            self.pages[at] += (member,)
            self.page_of[member] = at
        passed_over = [np.concatenate([self._passed_over(member) for member in page]) for page in self.pages]
        self.variants = Variants(field.held, self.pages, passed_over)
        self.binding = Binding(field)
        self.said = [[said for member in page for said in self._said(member)] for page in self.pages]
        self.named = self._named()

    def __len__(self) -> int:
        return len(self.pages)

    def _passed_over(self, member: int) -> Mask:
        wording = self.field.wording
        return wording.repeated[self.field.held.words_of(member)] | wording.quotations(member)

    def _said(self, member: int) -> list[Said]:
        found = []
        for naming in self.field.sources.namings[member]:
            target, chance = self.binding.meant(member, naming, self.members)
            page = None if target is None else self.page_of[target]
            if page is None or page != self.page_of[member]:
                found.append(Said(naming, member, page, chance))
        return found

    def _named(self) -> list[Named]:
        """Credits that no held page answers, put together by outlet; a short name goes with a full one."""
        unheld = [(page, said) for page, own in enumerate(self.said) for said in own if said.target is None]
        groups: list[list[tuple[int, Said]]] = []
        for page, said in sorted(unheld, key=lambda one: (-len(one[1].naming.key), one[1].naming.key, one[0])):
            fitting = [own for own in groups if one_outlet(own[0][1].naming, said.naming)]
            if len(fitting) == 1 or (fitting and fitting[0][0][1].naming.key == said.naming.key):
                fitting[0].append((page, said))
            else:
                groups.append([(page, said)])
        return [Named(tuple(own)) for own in groups]

    def number(self, page: int, said: Said) -> int:
        """The number of the page that a credit means, held or not."""
        if said.target is not None:
            return said.target
        return len(self) + next(at for at, named in enumerate(self.named) if (page, said) in named.credits)

    def captures(self, page: int) -> list[int]:
        """The captures of a page, the earliest first."""
        return self._captures[page]

    @cached_property
    def _captures(self) -> list[list[int]]:
        numbers = {self.field.id(member): member for member in self.members}
        return [
            [numbers[article.id] for article in ordered(self.articles(page))] if len(own) > 1 else list(own)
            for page, own in enumerate(self.pages)
        ]

    def front(self, page: int) -> int:
        """The capture that stands for a page: the earliest."""
        return self._captures[page][0]

    def name(self, page: int) -> str:
        """The id of a page."""
        return self.field.id(self.front(page))

    def article(self, page: int) -> Article:
        """The article that stands for a page."""
        return self.field.readings[self.front(page)].article

    def articles(self, page: int) -> list[Article]:
        """The captures of a page."""
        return [self.field.readings[member].article for member in self.pages[page]]

    def worth(self, said: Said) -> float:
        """The confidence of a credit, less where it is in passing; 1 for copied words of another outlet's."""
        if said.naming.copied:
            return said.naming.confidence
        return worth(said.naming, self.field.readings[said.capture].article)

    def inherited(self, said: Said) -> Counts:
        """For each page of the family, how much of a credit's own words, and of those around it, it has too."""
        best = np.zeros(len(self))
        if len(self) == 1:
            return best
        article = self.field.readings[said.capture].article
        keys = self.field.held.keys[self.field.held.words_of(said.capture)]
        for credit in said.naming.credits:
            if not _stands_in(credit, article):
                continue
            own = self.field.words(said.capture, credit.span)
            first = max(0, own.start - settings.TRACE_AROUND)
            around = shingles(keys[first : own.stop + settings.TRACE_AROUND], settings.TRACE_VARIANT)
            if len(around):
                best = np.maximum(best, [np.isin(around, wording).mean() for wording in self._wordings])
        best[self.page_of[said.capture]] = 0
        return best

    @cached_property
    def _wordings(self) -> list[Keys]:
        held, size = self.field.held, settings.TRACE_VARIANT
        return [
            np.unique(np.concatenate([shingles(held.keys[held.words_of(member)], size) for member in page]))
            for page in self.pages
        ]

    def same_headline(self, one: int, other: int) -> float:
        """The share of words that two headlines have in common."""
        left, right = self._titles[one], self._titles[other]
        return len(left & right) / len(left | right) if min(len(left), len(right)) >= 4 else 0.0

    def kept_headline(self, source: int, derived: int) -> float:
        """How much more of the derived page's address stands in the source's headline than in its own."""
        return kept(self._slugs[derived], self._titles[source], self._titles[derived])

    @cached_property
    def _titles(self) -> list[set[str]]:
        return [title_words(self.article(page).title) for page in range(len(self))]

    @cached_property
    def _slugs(self) -> list[set[str]]:
        return [address_words(self.article(page).url) for page in range(len(self))]

    def own_words(self, page: int) -> Credit | None:
        """Where a page speaks of its outlet's own reporting ("the Ledger has learned")."""
        credits = (credit for member in self.pages[page] for credit in self.field.readings[member].credits)
        return next((credit for credit in credits if credit.kind == "self_reference" and credit.own), None)

    def agency(self, page: int) -> bool:
        """Whether a page is an agency's own."""
        return any(article.outlet and is_agency(article.outlet) for article in self.articles(page))

    def follows(self, source: int, derived: int) -> bool:
        """Whether a page is a follow-up of another."""
        return follow_up(self.field, self.front(source), self.front(derived))

    def link(self, source: int, derived: int) -> tuple[int, Span] | None:
        """Where one page links to the other: the capture that does, and the words."""
        for one in self.pages[derived]:
            for other in self.pages[source]:
                if (other, one) in self.field.sources.links:
                    return one, self.field.sources.links[other, one]
        return None


def _stands_in(credit: Credit, article: Article) -> bool:
    return 0 < credit.span.end <= len(article.text)
