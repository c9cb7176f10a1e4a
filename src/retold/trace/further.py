"""A page of a story and what it credits beside its likeliest source in, whether it was taken from there too, out."""

from __future__ import annotations

from math import exp, log

from retold import settings
from retold.trace.arborescence import Scores
from retold.trace.crediting import kind
from retold.trace.family import Family
from retold.trace.sources import passing


def signs(family: Family, chances: Scores, page: int, source: int, head: int | None) -> dict[str, float]:
    """The signals for a page having been taken from `source` beside `head`, by name; empty where it does not credit it,
    or may well mean another page of that outlet.

    `chances` are those of `arborescence.marginals`; weights stand in `settings.TRACE_FURTHER`.
    """
    count = len(family)
    if source < count:
        own = [said for said in family.said[page] if said.target == source and not said.naming.copied]
    else:
        named = family.named[source - count].credits
        own = [said for other, said in named if other == page and not said.naming.copied]
    if not own or (source < count and max(said.chance for said in own) < settings.TRACE_FURTHER_BOUND):
        return {}
    found = {"base": 1.0, "chance": log(float(chances[source, page]) + 0.01)}
    for said in own:
        name = kind(said.naming)
        found[name] = max(found.get(name, 0.0), said.naming.confidence)
        article = family.field.readings[said.capture].article
        found["passing"] = max(found.get("passing", 0.0), float(passing(said.naming, article)))
        found["often"] = max(found.get("often", 0.0), log(len(said.naming.credits)))
        found["inherited"] = max(found.get("inherited", 0.0), float(family.inherited(said).max(initial=0)))
    found["agency"] = float(any(said.naming.agency for said in own))
    found["alone"] = float(head is None)
    found["under_unseen"] = float(head is not None and head >= count)
    found["held"] = float(source < count)
    found["explained"] = float(head is not None and head < count and _leads(family, head, source))
    return found


def chance(found: dict[str, float]) -> float:
    """How likely it is that the page was taken from there too."""
    return 1 / (1 + exp(-sum(settings.TRACE_FURTHER[name] * value for name, value in found.items())))


def credited(family: Family, page: int) -> list[int]:
    """Every page, held or not, that a page credits, ascending."""
    held = {said.target for said in family.said[page] if said.target is not None and not said.naming.copied}
    unseen = {len(family) + at for at, named in enumerate(family.named) if page in named.pages}
    return sorted(held | unseen)


def _leads(family: Family, head: int, source: int) -> bool:
    """Whether the source that was chosen credits the other page itself."""
    if source < len(family):
        return any(said.target == source for said in family.said[head])
    return head in family.named[source - len(family)].pages
