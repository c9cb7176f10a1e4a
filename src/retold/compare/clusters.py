"""Which sentences of a story's tellings tell one thing, and which changes are about it.

Sentences are joined along the story's edges by the alignment that changes are found with, the surest pairs first, one
sentence of a page at most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from retold import settings
from retold.compare.align import align
from retold.compare.telling import Telling
from retold.records import Change, Span, Story

Sentence = tuple[str, int]


class Link(NamedTuple):
    """Two sentences of two pages that tell one thing."""

    score: float
    one: Sentence
    other: Sentence


@dataclass(eq=False, slots=True)
class Cluster:
    """Sentences that tell one thing, one a page, by article id.

    `wider` has the neighbour where a page tells it in two sentences, `also` a sentence that tells another statement
    too, `maybe` one that may tell it. It is `absorbed` where it is itself
    such a neighbour.
    """

    members: dict[str, int]
    wider: dict[str, int] = field(default_factory=dict)
    also: dict[str, int] = field(default_factory=dict)
    maybe: dict[str, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    absorbed: bool = False


def clusters(
    story: Story, held: Mapping[str, Telling], order: Sequence[str], changes: Sequence[Change]
) -> list[Cluster]:
    """What two tellings tell, or a change is about, in the order of the first telling of each."""
    found = _joined(_links(story, held, order, changes))
    for one in changes:
        if one.kind != "headline_unsupported":  # that is about a title, and no statement of the text
            _touch(found, held, one)
    place = {id: n for n, id in enumerate(order)}
    distinct = list({id(cluster): cluster for cluster in found.values()}.values())
    kept = [one for one in distinct if one.changes or (len({*one.members, *one.also}) > 1 and not one.absorbed)]
    return sorted(kept, key=lambda one: min((place[id], at) for id, at in one.members.items()))


def _links(story: Story, held: Mapping[str, Telling], order: Sequence[str], changes: Sequence[Change]) -> list[Link]:
    """Pairs of sentences along the edges, and of siblings under a page that is not held; what changed is sure."""
    pairs = {(e.source, e.derived) for e in (*story.edges, *story.revisions)}
    for unseen in story.unseen:
        children = {edge.derived for edge in story.edges if edge.source == unseen.id}
        siblings = [id for id in order if id in children and id in held]
        pairs |= {(siblings[0], other) for other in siblings[1:]}
    found: dict[tuple[Sentence, Sentence], float] = {}
    for source, derived in pairs:
        if source in held and derived in held:
            for match in align(held[source], held[derived]).matches:
                found[(source, match.source), (derived, match.derived)] = match.score
    for one in changes:
        if one.before is not None and one.after is not None and not one.in_title:
            before, after = sentence(held[one.source], one.before), sentence(held[one.derived], one.after)
            if before is not None and after is not None:
                key = (one.source, before), (one.derived, after)
                found[key] = max(found.get(key, 0.0), settings.COMPARE_TABLE_CHANGED)
    return sorted((Link(score, *key) for key, score in found.items()), key=lambda one: (-one.score, one.one, one.other))


def sentence(side: Telling, span: Span) -> int | None:
    """The sentence that has most of a span, nothing where none has any."""
    sentences = side.reading.sentences
    first = max(0, bisect_right(sentences, span.start, key=lambda one: one.start) - 1)
    last = bisect_right(sentences, max(span.start, span.end - 1), key=lambda one: one.start)
    shared = {n: min(sentences[n].end, span.end) - max(sentences[n].start, span.start) for n in range(first, last)}
    best = max(shared, key=lambda n: (shared[n], -n), default=None)
    return best if best is not None and shared[best] > 0 else None


def _joined(links: Iterable[Link]) -> dict[Sentence, Cluster]:
    """Every linked sentence's cluster. `links` come by falling score; none that brings a page in twice joins."""
    found: dict[Sentence, Cluster] = {}
    left: list[Link] = []
    for link in links:
        one = found.setdefault(link.one, Cluster({link.one[0]: link.one[1]}))
        other = found.setdefault(link.other, Cluster({link.other[0]: link.other[1]}))
        if link.score < settings.COMPARE_ALIGNED or one.members.keys() & other.members.keys():
            left.append(link)
            continue
        one.members |= other.members
        found |= dict.fromkeys(other.members.items(), one)
    for link in left:
        one, other = found[link.one], found[link.other]
        if one is not other:
            _note(link.score, one, link.other, other)
            _note(link.score, other, link.one, one)
    return found


def _note(score: float, cluster: Cluster, place: Sentence, its: Cluster) -> None:
    """Note a sentence of another cluster with one that it is linked to."""
    id, at = place
    if score < settings.COMPARE_ALIGNED:
        cluster.maybe.setdefault(id, at)
    elif id not in cluster.members:
        cluster.also.setdefault(id, at)
    elif abs(cluster.members[id] - at) == 1 and len(its.members) == 1:
        cluster.wider.setdefault(id, at)
        its.absorbed |= cluster.wider[id] == at


def _touch(found: dict[Sentence, Cluster], held: Mapping[str, Telling], one: Change) -> None:
    """Note a change with what it and its further places are about: on the derived page, or else on its source."""
    here = one.after is not None and not one.in_title
    id, span = (one.derived, one.after) if here else (one.source, one.before)
    again = () if one.in_title else one.again
    for place in (span, *again):
        at = sentence(held[id], place) if place is not None else None
        if at is not None:
            cluster = found.setdefault((id, at), Cluster({id: at}))
            if one not in cluster.changes:
                cluster.changes.append(one)
