"""Two pages of one story in, what speaks for one having been taken from the other out.

The confidence of an edge is the chance that one descends from the other times the chance that it is this way round;
both are logistic functions of weighted sums (the weights stand in `settings`, in log-odds).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import exp, log1p

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.outlets import display, is_agency
from retold.records import Article, Basis, Credit, Evidence, Span
from retold.text import words
from retold.trace.field import Field
from retold.trace.fingerprints import Mask
from retold.trace.sources import Naming, worth
from retold.trace.stories import credited, one_outlet

_MOST_PLACES = 5


class Family:
    """The pages of one story: wording that each shares with each, and which page each of its credits means."""

    def __init__(self, field: Field, members: Iterable[int]) -> None:
        """Members are numbers of the field's pages."""
        self.field = field
        self.members = sorted(members)
        self.covers: dict[tuple[int, int], Mask] = {}
        for page in self.members:
            for other in self.members:
                if (min(page, other), max(page, other)) in field.shared and field.common(
                    page, other
                ) >= settings.TRACE_MATCHED:
                    self.covers[page, other] = field.cover(page, other)
        among = set(self.members)
        self.targets = {
            page: [(naming, credited(field, page, naming, among)) for naming in field.sources.namings[page]]
            for page in self.members
        }

    @cached_property
    def holders(self) -> dict[int, npt.NDArray[np.int64]]:
        """For each page's words, how many other pages have them."""
        counts: dict[int, npt.NDArray[np.int64]] = {}
        for (page, _), cover in self.covers.items():
            counts[page] = counts.get(page, np.zeros(len(cover), np.int64)) + cover
        return counts

    def cover(self, page: int, others: Iterable[int]) -> Mask:
        """The words of a page that any of the others have too."""
        own = self.field.held.words_of(page)
        mask = np.zeros(own.stop - own.start, np.bool_)
        for other in others:
            if (page, other) in self.covers:
                mask |= self.covers[page, other]
        return mask

    def naming(self, derived: int, source: int) -> Naming | None:
        """The credits by which one page means another."""
        return next((naming for naming, target in self.targets[derived] if target == source), None)

    def siblings(self, one: int, other: int) -> bool:
        """Whether both took from a third: one wire, or one unseen page that each credits in its own words."""
        if self._names(one, other) or self._names(other, one):
            return False
        for naming, target in self.targets[one]:
            for same, its_target in self.targets[other]:
                if target == its_target and one_outlet(naming, same):
                    if naming.agency and same.agency:
                        return True
                    if target is None and not naming.copied and not self._credit_shared(other, one, same):
                        return True
        return False

    def _names(self, derived: int, source: int) -> bool:
        return self.naming(derived, source) is not None or (source, derived) in self.field.sources.links

    def _credit_shared(self, page: int, other: int, naming: Naming) -> bool:
        cover = self.covers.get((page, other))
        if cover is None:
            return True  # they share no wording that would have to be explained
        return any(bool(cover[self.field.words(page, credit.span)].any()) for credit in naming.credits)


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for `derived` having been taken from `source`; `words` is how many it shares."""

    source: int
    derived: int
    confidence: float
    evidence: tuple[Evidence, ...]
    words: int
    naming: Naming | None
    linked: bool

    @property
    def basis(self) -> tuple[Basis, ...]:
        """Its kinds of evidence, each once, in order."""
        return tuple(dict.fromkeys(piece.basis for piece in self.evidence))

    @property
    def only_named(self) -> bool:
        """Whether all that ties the two is that the derived page says its report goes back there."""
        told = self.naming is not None and not self.naming.taken and not self.naming.copied
        return told and not self.linked


def weigh(family: Family, source: int, derived: int) -> Case | None:
    """The case for one page of a story having been taken from another; `None` where nothing ties them or they are
    versions of one page, or siblings.
    """
    field = family.field
    naming = family.naming(derived, source)
    link = field.sources.links.get((source, derived))
    cover = family.covers.get((derived, source))
    if (naming is None and link is None and cover is None) or field.sources.versions(source, derived):
        return None
    if family.siblings(source, derived):
        return None
    count = int(min(cover.sum(), family.covers[source, derived].sum())) if cover is not None else 0
    confidence = _logistic(_related(family, source, derived, count)) * _logistic(_direction(family, source, derived))
    evidence = _evidence(family, source, derived, count)
    return Case(source, derived, round(confidence, 4), evidence, count, naming, link is not None)


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))


def _related(family: Family, source: int, derived: int, count: int) -> float:
    field = family.field
    total = settings.TRACE_RELATED_BIAS + settings.TRACE_RELATED_NEAR * field.near(source, derived)
    if count:
        cover = family.covers[derived, source]
        only = float((family.holders[derived][cover] == 1).mean())
        total += settings.TRACE_RELATED_WORDS * log1p(count / settings.TRACE_MATCHED)
        total += settings.TRACE_RELATED_SHARE * count / max(1, int(field.sizes[derived]))
        total += settings.TRACE_RELATED_ONLY * only
    said = 0.0
    for page, other in ((derived, source), (source, derived)):
        naming = family.naming(page, other)
        if naming is not None and naming.copied:
            said += settings.TRACE_RELATED_COPIED * naming.confidence
        elif naming is not None:
            told = settings.TRACE_RELATED_CREDIT * worth(naming, field.readings[page].article)
            share = count / max(1, int(field.sizes[page]))
            only_byline = all(credit.kind in {"agency", "byline"} for credit in naming.credits)
            said += told * min(1.0, share / settings.TRACE_WIRE_SHARE) if only_byline else told
        if (other, page) in field.sources.links:
            said += settings.TRACE_RELATED_LINK
    days = field.days(source, derived)
    if not said and days is not None and abs(days) > settings.TRACE_RELATED_DAYS:
        total += settings.TRACE_RELATED_APART
    return total + said + settings.TRACE_RELATED_HEADLINE * _same_headline(family, source, derived)


def _direction(family: Family, source: int, derived: int) -> float:
    """Log-odds that it is this way round: what the two pages say, one against the other, and last the time."""
    total = _derived(family, derived, source) - _derived(family, source, derived)
    days = family.field.days(source, derived)
    if days is not None and abs(days) >= 1:
        total += settings.TRACE_DIRECTION_TIME if days > 0 else -settings.TRACE_DIRECTION_TIME
    return total


def _derived(family: Family, page: int, other: int) -> float:
    """What one page says for being taken from the other."""
    field, reading = family.field, family.field.readings[page]
    total = 0.0
    naming = family.naming(page, other)
    if naming is not None and naming.copied:
        total += settings.TRACE_DIRECTION_LINK * naming.confidence
    elif naming is not None:
        total += settings.TRACE_DIRECTION_CREDIT * worth(naming, reading.article)
    if (other, page) in field.sources.links:
        total += settings.TRACE_DIRECTION_LINK
    if any(_own_words(credit) for credit in reading.credits):
        total -= settings.TRACE_DIRECTION_OWN
    if reading.article.outlet and is_agency(reading.article.outlet):
        total -= settings.TRACE_DIRECTION_WIRE
    if family.targets[page]:
        total += settings.TRACE_DIRECTION_CREDITS
    if (page, other) in family.covers:
        share = float(family.covers[page, other].sum()) / max(1, int(field.sizes[page]))
        total += settings.TRACE_DIRECTION_SHARE * share
    return total


def _own_words(credit: Credit) -> bool:
    return credit.kind == "self_reference" and credit.own


def _same_headline(family: Family, one: int, other: int) -> float:
    """The share of words that two headlines have in common; 0 under `TRACE_HEADLINE`."""
    titles = [set(words(family.field.readings[page].article.title or "").keys.tolist()) for page in (one, other)]
    if min(map(len, titles)) < 4:
        return 0.0
    share = len(titles[0] & titles[1]) / len(titles[0] | titles[1])
    return share if share >= settings.TRACE_HEADLINE else 0.0


def _evidence(family: Family, source: int, derived: int, count: int) -> tuple[Evidence, ...]:
    field, reading = family.field, family.field.readings[derived]
    found: list[Evidence] = []
    naming = family.naming(derived, source)
    if naming is not None:
        found += credit_evidence(naming, reading.article)
    link = field.sources.links.get((source, derived))
    if link is not None:
        found.append(Evidence("link", None, link, "The page links to this page."))
    if count:
        found += _wording(family, source, derived, count)
    if _same_headline(family, source, derived):
        found.append(Evidence("headline", None, None, "Most words of the two headlines are the same."))
    own = next((credit for credit in field.readings[source].credits if _own_words(credit)), None)
    if own is not None:
        found.append(Evidence("wording", own.span, None, "The source speaks of its own reporting here."))
    days = field.days(source, derived)
    if days is not None and days >= 1:
        found.append(Evidence("time", None, None, f"The source is dated {_amount(round(days), 'day')} earlier."))
    return tuple(found)


def _wording(family: Family, source: int, derived: int, count: int) -> list[Evidence]:
    cover = family.covers[derived, source]
    only = int((cover & (family.holders[derived] == 1)).sum())
    share = round(100 * count / max(1, int(family.field.sizes[derived])))
    because = f"{_amount(count, 'word')} of its wording ({share}% of the page) stand in the source"
    if only and only < count:
        because += f", {only} of them in no other page of the story"
    elif only and len(family.members) > 2:
        because += " and in no other page of the story"
    places = family.field.places(source, derived)
    first, rest = places[0], places[1:_MOST_PLACES]
    found = [Evidence("wording", first[0].span, first[1].span, f"{because}.")]
    return found + [Evidence("wording", a.span, b.span, "More of the same wording.") for a, b in rest]


def credit_evidence(naming: Naming, article: Article) -> list[Evidence]:
    """One piece of evidence for each credit of an outlet."""
    name = display(naming.name)
    found = []
    for credit in naming.credits:
        if credit.kind == "self_reference":
            because = f"Words that {name} uses of itself stand on another outlet's page: they were copied."
            found.append(Evidence("wording", None, _inside(credit.span, article), because))
        else:
            says = (
                "says that the report goes back to" if credit.relation == "goes_back_to" else "says it was taken from"
            )
            if credit.kind in {"agency", "byline"}:
                says = "carries the byline of"
            found.append(Evidence("credit", None, _inside(credit.span, article), f"The page {says} {name}."))
    return found[:_MOST_PLACES]


def _inside(span: Span, article: Article) -> Span | None:
    return span if span.end <= len(article.text) else None


def _amount(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
