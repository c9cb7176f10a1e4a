"""Which pages tell one report: pairs joined by wording, links, credits or content, in clusters without runaway chains.

Shared quotations, boilerplate and a mere credit to one outlet join nothing by themselves. Two clusters become one only
where their pages are close in content on the average, or where one is mostly the wording of the other. Two captures of
one address are always in one story.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, islice, product

from retold import settings
from retold.outlets import could_be
from retold.trace.field import Field
from retold.trace.sources import Naming, passing

Joins = dict[tuple[int, int], float]
"""For a pair (lower, higher): how strongly it is joined; from 1 on without regard to the clusters around it."""

_SAMPLE = 400


def stories(field: Field) -> list[list[int]]:
    """Numbers of the pages of each story of two or more, ascending."""
    joins: Joins = {}
    for found in (_versions(field), _by_wording(field), _by_link(field), _by_credit(field), _by_content(field)):
        for pair, strength in found.items():
            joins[pair] = max(strength, joins.get(pair, 0.0))
    return _clustered(field, joins)


def groups(field: Field) -> list[list[int]]:
    """The stories, and each other page that credits somebody, by itself."""
    found = stories(field)
    alone = set(range(len(field.readings))) - {page for group in found for page in group}
    return sorted(found + [[page] for page in alone if field.sources.namings[page]])


def _versions(field: Field) -> Joins:
    pages: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(field.sources.addresses):
        if name:
            pages[name].append(number)
    return {(own[0], other): 2.0 for own in pages.values() for other in own[1:]}


def _by_wording(field: Field) -> Joins:
    joins: Joins = {}
    for one, other in field.shared:
        words = field.common(one, other)
        sizes = int(field.sizes[one]), int(field.sizes[other])
        share = words / max(1, *sizes) if field.sources.sisters(one, other) else words / max(1, min(sizes))
        if field.sources.sisters(one, other):
            enough = share >= settings.TRACE_SISTER_SHARE and _soon(field, one, other, settings.TRACE_SISTER_DAYS)
        else:
            enough = share >= settings.TRACE_STORY_SHARE
        if words >= settings.TRACE_STORY_WORDS and enough:
            alone = share >= settings.TRACE_STORY_WHOLE
            if alone or field.near(one, other) >= settings.TRACE_LINKED_NEAR:
                joins[one, other] = 1 + share if alone else share
    return joins


def _by_link(field: Field) -> Joins:
    pairs = {(min(pair), max(pair)) for pair in field.sources.links}
    found = {pair: field.near(*pair) for pair in pairs}
    return {pair: near for pair, near in found.items() if near >= settings.TRACE_LINKED_NEAR}


def _by_credit(field: Field) -> Joins:
    """To the closest held page of a credited outlet, and between pages that credit one outlet no page is held of."""
    joins: Joins = {}
    unheld: dict[str, list[int]] = defaultdict(list)
    for number, namings in enumerate(field.sources.namings):
        for naming in namings:
            best = credited(field, number, naming)
            if best is not None:
                joins[min(number, best), max(number, best)] = field.near(number, best)
            elif not naming.agency and not passing(naming, field.readings[number].article):
                unheld[naming.key].append(number)
    for own in unheld.values():
        crediting = set(own)
        for one, other, near in _close_pairs(field, own, settings.TRACE_BOTH_CREDIT_NEAR):
            if {one, other} <= crediting and _soon(field, one, other, settings.TRACE_CREDIT_DAYS):
                joins.setdefault((one, other), near)
    return joins


def _close_pairs(field: Field, pages: list[int], least: float) -> list[tuple[int, int, float]]:
    """Pairs of pages (ascending) at least so close, however many the pages."""
    if len(pages) > _SAMPLE:
        return field.near.pairs(least)
    pairs = ((one, other, field.near(one, other)) for one, other in combinations(pages, 2))
    return [pair for pair in pairs if pair[2] >= least]


def credited(field: Field, page: int, naming: Naming) -> int | None:
    """The held page of that outlet which is closest in content to one that credits it, and not far in time."""
    main = not passing(naming, field.readings[page].article)
    best: tuple[float, int] | None = None
    for other in naming.holders & field.neighbours[page]:
        linked = (other, page) in field.sources.links
        near = field.near(page, other)
        if linked or near >= _least_near(field, page, other, main):
            score = near + linked + field.common(page, other) / max(1, int(field.sizes[page]))
            best = max(best, (score, -other)) if best else (score, -other)
    return -best[1] if best else None


def _least_near(field: Field, page: int, other: int, main: bool) -> float:
    """How close in content a page must be that a credit is to mean: less where they share wording, quoted or not."""
    if not _soon(field, page, other, settings.TRACE_CREDIT_DAYS):
        return settings.TRACE_PARAPHRASE_NEAR  # a date may be wrong
    shared = field.heard(page, other) >= settings.TRACE_CREDIT_WORDS
    if main:
        return settings.TRACE_NEAR if shared else settings.TRACE_CREDIT_NEAR
    return settings.TRACE_CREDIT_NEAR if shared else settings.TRACE_PASSING_NEAR


def _by_content(field: Field) -> Joins:
    """Close paraphrase: very close in content within days, from two outlets."""
    return {
        (one, other): near
        for one, other, near in field.near.pairs(settings.TRACE_PARAPHRASE_NEAR)
        if _soon(field, one, other, settings.TRACE_PARAPHRASE_DAYS) and not field.sources.sisters(one, other)
    }


def _soon(field: Field, one: int, other: int, most: float) -> bool:
    days = field.days(one, other)
    return days is None or abs(days) <= most


def _clustered(field: Field, joins: Joins) -> list[list[int]]:
    """Join the strongest pairs first; a pair of clusters must be close on the average."""
    cluster: dict[int, list[int]] = {}
    for (one, other), strength in sorted(joins.items(), key=lambda item: (-item[1], item[0])):
        left, right = cluster.setdefault(one, [one]), cluster.setdefault(other, [other])
        if left is right or (strength < 1 and not _cohere(field, left, right)):
            continue
        left += right
        for page in right:
            cluster[page] = left
    found = {id(own): sorted(own) for own in cluster.values() if len(own) > 1}
    return sorted(found.values())


def _cohere(field: Field, left: list[int], right: list[int]) -> bool:
    if len(left) == len(right) == 1:
        return True
    pairs = list(islice(product(sorted(left), sorted(right)), _SAMPLE))
    return sum(field.near(one, other) for one, other in pairs) >= settings.TRACE_COHESION * len(pairs)


def one_outlet(one: Naming, other: Naming) -> bool:
    """Whether two credits surely or likely name one outlet."""
    return one.key == other.key or could_be(one.name, other.name) or could_be(other.name, one.name)
