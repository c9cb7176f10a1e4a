"""The namings of outlets in an article in, the identity that each means out, or none where nothing settles it.

A name that many go by ("the Herald") means, in this order, the outlet whose page a link beside it leads to, the one of
the place beside it, the last one before it that goes by that name, the page's own, the one of the place that the
article is about, one that is named in full only further down, the only one held in the corpus. Entry: `resolve`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from retold import settings
from retold.outlets.facts import table
from retold.outlets.meanings import Identity, Meaning, identity, meaning
from retold.outlets.names import could_be, host, key, of_host
from retold.outlets.places import Places
from retold.records import Article, Span

__all__ = ["Basis", "Identity", "Resolved", "identity", "resolve"]

Basis = Literal["name", "link", "beside", "earlier", "own", "place", "later", "corpus", "open"]


class Resolved(NamedTuple):
    """What one naming means, all that it may mean, and what settled it (`open`: nothing did, `outlet` is `None`)."""

    outlet: Identity | None
    candidates: tuple[Identity, ...]
    basis: Basis


class _Naming(NamedTuple):
    span: Span
    name: str
    meaning: Meaning


def resolve(article: Article, spans: Sequence[Span], held: Collection[str] = ()) -> tuple[Resolved, ...]:
    """What each naming means. `spans` in order of the text; `held` are ids of outlets with pages in the corpus."""
    names = [article.text[span.start : span.end] for span in spans]
    namings = [_Naming(span, name, meaning(name)) for span, name in zip(spans, names, strict=True)]
    own, places = _own(article), Places(article)
    settled: list[Resolved] = []
    for naming in namings:
        settled.append(_settle(article, naming, settled, own, places))
    return tuple(_late(naming, settled, number, held, places) for number, naming in enumerate(namings))


def _own(article: Article) -> Identity | None:
    """The outlet whose page this is."""
    known = of_host(article.url) if article.url else None
    known = known or (table().keyed.get(key(article.outlet)) if article.outlet else None)
    if known is not None:
        return Identity(known.id, known.name)
    name = article.outlet or (host(article.url) if article.url else None)
    return Identity(key(name), name) if name and key(name) else None


def _settle(
    article: Article, naming: _Naming, before: list[Resolved], own: Identity | None, places: Places
) -> Resolved:
    """By what stands beside a naming or before it, or by the page."""
    sure, candidates = naming.meaning
    if sure is not None and len(candidates) == 1 and sure.id.replace("-", "") in table().keyed:
        return Resolved(sure, candidates, "name")
    if sure is None and (linked := _linked(article, naming)):
        return Resolved(linked, candidates, "link")
    if placed := places.beside(naming.span, candidates):
        return Resolved(placed, candidates, "beside")
    for other in reversed(before[-settings.OUTLETS_BACK :]):
        if other.outlet is not None and _goes_by(naming, other.outlet):
            same = sure is not None and other.outlet.id == sure.id
            return Resolved(other.outlet, candidates, "name" if same else "earlier")
    if own is not None and _goes_by(naming, own):
        return Resolved(own, candidates, "own")
    return Resolved(sure, candidates, "name" if sure else "open")


def _goes_by(naming: _Naming, outlet: Identity) -> bool:
    """Whether an outlet may be called by this name."""
    if any(outlet.id == candidate.id for candidate in naming.meaning.candidates):
        return True
    return could_be(naming.name, outlet.name)


def _linked(article: Article, naming: _Naming) -> Identity | None:
    """The outlet whose page a link on or close beside the name leads to, where it goes by the name."""
    for link in article.links:
        if max(link.span.start - naming.span.end, naming.span.start - link.span.end) > settings.OUTLETS_LINK:
            continue
        outlet = identity(host(link.url) or "")
        if outlet is not None and outlet.id and _goes_by(naming, outlet):
            return outlet
    return None


def _late(naming: _Naming, settled: list[Resolved], number: int, held: Collection[str], places: Places) -> Resolved:
    """By the place that the article is about, by what stands further down, or by the corpus."""
    found = settled[number]
    if found.outlet is not None and found.outlet.id.replace("-", "") in table().keyed:
        return found
    if found.outlet is None and (placed := places.local(found.candidates)):
        return Resolved(placed, found.candidates, "place")
    for other in settled[number + 1 : number + 1 + settings.OUTLETS_BACK]:
        if other.outlet is not None and other.outlet != found.outlet and _goes_by(naming, other.outlet):
            return Resolved(other.outlet, found.candidates, "later")
    kept = [outlet for outlet in found.candidates if outlet.id in held]
    if found.outlet is None and len(kept) == 1:
        return Resolved(kept[0], found.candidates, "corpus")
    return found
