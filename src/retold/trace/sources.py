"""Readings in, what each page names as its source out: outlets, held or not, and links to held pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from itertools import permutations
from typing import NamedTuple
from urllib.parse import urlsplit

from retold import settings
from retold.outlets import could_be, host, identities, is_agency, key
from retold.records import Article, Credit, Link, Reading, Span

_NO_NAME = re.compile(
    r"(?:utm_|fbclid|gclid|ref$|src$|smid|cmp|ncid|mod$|hp$|action|module|region|pgtype|clicksource|wt\.)", re.I
)
_LAST_LINE = 300
EXPLICIT = frozenset({"via", "hat_tip", "source_line", "agency", "byline"})
_VIEW = re.compile(r"/(?:amp|index\.html?|print)?/*$", re.I)


class Naming(NamedTuple):
    """One outlet that a page credits, by whatever words: its key, the credits, and the held pages that are of it."""

    key: str
    name: str
    credits: tuple[Credit, ...]
    holders: frozenset[int]

    @property
    def confidence(self) -> float:
        """That of the surest credit."""
        return max(credit.confidence for credit in self.credits)

    @property
    def taken(self) -> bool:
        """Whether the page says that it was taken from there, and not only that the report goes back to it."""
        return any(credit.relation == "taken_from" for credit in self.credits)

    @property
    def agency(self) -> bool:
        """Whether it is an agency's wire."""
        return is_agency(self.name) or any(credit.kind == "agency" for credit in self.credits)

    @property
    def copied(self) -> bool:
        """Whether all that names it is another page's words of itself, copied."""
        return all(credit.kind == "self_reference" for credit in self.credits)


def passing(naming: Naming, article: Article) -> bool:
    """Whether an outlet is named only in passing: deep in the text, seldom, and not in a line that names the source.

    That somebody told it something is in passing unless it opens the page, or is said early and again.
    """
    length, often = len(article.text), len(naming.credits) >= settings.TRACE_OFTEN
    if any(credit.kind in EXPLICIT for credit in naming.credits) or often:
        return False
    first = min(credit.span.start for credit in naming.credits)
    leading = first <= settings.TRACE_LEAD * length
    if all(credit.kind == "told" for credit in naming.credits):
        return not (first <= settings.TRACE_TOLD_LEAD * length or (leading and len(naming.credits) > 1))
    last = max(credit.span.end for credit in naming.credits) >= length - _LAST_LINE
    return not (leading or (last and naming.taken))


def worth(naming: Naming, article: Article) -> float:
    """The confidence of a credit, less where it is in passing."""
    return naming.confidence * (settings.TRACE_PASSING if passing(naming, article) else 1.0)


def address(url: str) -> str:
    """A URL without what does not name the page: scheme, www, tracking, fragment, closing slash."""
    try:
        parts = urlsplit(url.strip().lower() if "//" in url else f"//{url.strip().lower()}")
        name = parts.hostname or ""
    except ValueError:
        return url.strip().lower()
    query = "&".join(sorted(piece for piece in parts.query.split("&") if piece and not _NO_NAME.match(piece)))
    path = _VIEW.sub("", parts.path)
    return re.sub(r"^(?:www|m|amp|mobile)\.", "", name) + path + (f"?{query}" if query else "")


class Sources:
    """What the pages of a corpus name, by number in the corpus."""

    def __init__(self, readings: Sequence[Reading], repeated: Callable[[int, Span], bool]) -> None:
        """`readings` in the order of the corpus; `repeated` tells whether a span of one is wording its host repeats."""
        self._repeated = repeated
        articles = [reading.article for reading in readings]
        self._own = [_full(article) for article in articles]
        self._identities = [self._own[number] | identities(article) for number, article in enumerate(articles)]
        self._full: dict[str, list[int]] = defaultdict(list)
        self._brief: dict[str, list[int]] = defaultdict(list)
        self._outlets: dict[str, list[int]] = defaultdict(list)
        for number, article in enumerate(articles):
            for name in self._own[number]:
                self._full[name].append(number)
            for name in self._identities[number] - self._own[number]:
                self._brief[name].append(number)
            if article.outlet:
                self._outlets[article.outlet].append(number)
        self._holders: dict[str, frozenset[int]] = {}
        self.addresses = [address(article.url) if article.url else "" for article in articles]
        self.namings = [self._namings(number, reading) for number, reading in enumerate(readings)]
        self.links = self._links(readings)

    def of(self, number: int, name: str) -> bool:
        """Whether a page is, or may be, of the outlet with this key."""
        return name in self._identities[number]

    def sisters(self, one: int, other: int) -> bool:
        """Whether two pages are of one outlet."""
        return not self._own[one].isdisjoint(self._own[other])

    def versions(self, one: int, other: int) -> bool:
        """Whether two pages have one address: two captures of it."""
        return self.addresses[one] == self.addresses[other] != ""

    def part(self, members: Sequence[int]) -> Sources:
        """What some pages (numbers, ascending) name, and who of them is meant; they go by their places in `members`."""
        place = {member: at for at, member in enumerate(members)}
        part = copy(self)
        part._own = [self._own[member] for member in members]
        part._identities = [self._identities[member] for member in members]
        part._full, part._brief, part._outlets, part._holders = (
            defaultdict(list),
            defaultdict(list),
            defaultdict(list),
            {},
        )
        del part._repeated
        part.addresses = [self.addresses[member] for member in members]
        part.namings = [
            tuple(
                naming._replace(holders=frozenset(place[one] for one in naming.holders & place.keys()))
                for naming in self.namings[member]
            )
            for member in members
        ]
        part.links = {
            (place[one], place[other]): self.links[one, other]
            for one, other in permutations(members, 2)
            if (one, other) in self.links
        }
        return part

    def _namings(self, number: int, reading: Reading) -> tuple[Naming, ...]:
        credits: dict[str, list[Credit]] = defaultdict(list)
        for credit in reading.credits:
            if self._counts(number, credit):
                credits[key(credit.outlet)].append(credit)
        return tuple(
            Naming(name, own[0].outlet, tuple(own), self._held(own[0].outlet)) for name, own in sorted(credits.items())
        )

    def _counts(self, number: int, credit: Credit) -> bool:
        """Not the page's own name, and sure enough. A page of no known outlet cannot tell its own words from copied."""
        name = key(credit.outlet)
        if name in {"", "the"} or credit.own or credit.confidence < settings.TRACE_CREDIT_CONFIDENCE:
            return False
        if name in self._identities[number] or self._repeated(number, credit.span):
            return False
        return credit.kind != "self_reference" or bool(self._own[number])

    def _held(self, name: str) -> frozenset[int]:
        """Pages of the outlet that a name surely means, else of those that it may mean."""
        if name not in self._holders:
            found = self._full.get(key(name)) or self._brief.get(key(name))
            if not found:
                found = [n for outlet, own in self._outlets.items() if could_be(name, outlet) for n in own]
            self._holders[name] = frozenset(found)
        return self._holders[name]

    def _links(self, readings: Sequence[Reading]) -> dict[tuple[int, int], Span]:
        """For (linked page, page with the link): where the link is."""
        held: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.addresses):
            if "/" in name or "?" in name:
                held[name].append(number)
        found: dict[tuple[int, int], Span] = {}
        for number, reading in enumerate(readings):
            for link in _all_links(reading):
                for target in held.get(address(link.url), ()):
                    if target != number and not self.versions(number, target):
                        found.setdefault((target, number), link.span)
        return found


def _full(article: Article) -> frozenset[str]:
    names = (article.outlet, host(article.url) if article.url else None)
    return frozenset(filter(None, (key(name) for name in names if name)))


def _all_links(reading: Reading) -> Iterable[Link]:
    yield from reading.article.links
    yield from (Link(credit.span, credit.url) for credit in reading.credits if credit.url)
