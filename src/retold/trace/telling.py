"""A story's pages in, the `Story` out: lineage, unseen pages, the earliest held, the count of independent reports."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

from retold import settings
from retold.records import Story
from retold.trace.evidence import Family
from retold.trace.field import Field
from retold.trace.lineage import Lineage
from retold.trace.unseen import Hidden

_UNDATED = datetime.max.replace(tzinfo=UTC)


def told(field: Field, members: list[int]) -> Story | None:
    """The story that these pages tell; `None` for a single page that credits no unseen report."""
    ids = [field.id(page) for page in members]
    name = "s" + min(ids)[:12]
    lineage = Lineage(Family(field, members))
    hidden = Hidden(lineage, name)
    if len(members) == 1 and not hidden.edges:
        return None
    return Story(
        name,
        tuple(field.id(page) for page in sorted(members, key=lambda page: (_date(field, page), field.id(page)))),
        tuple(sorted([*lineage.edges, *hidden.edges], key=lambda edge: (-edge.confidence, edge.source, edge.derived))),
        tuple(sorted([*lineage.references, *hidden.references], key=lambda one: (one.report, one.derived))),
        tuple(sorted(hidden.unseen, key=lambda unseen: unseen.id)),
        field.id(_earliest(field, lineage)),
        _independent(lineage, hidden),
    )


def _date(field: Field, page: int) -> datetime:
    return field.readings[page].article.published or _UNDATED


def _earliest(field: Field, lineage: Lineage) -> int:
    """Of the pages with no held parent the one from which most descend; then the earlier dated."""
    counts = dict.fromkeys(lineage.family.members, 0)
    for page in counts:
        for ancestor in lineage.ancestors(page):
            counts[ancestor] += 1
    roots = [page for page in counts if not lineage.parents[page]]
    return min(roots, key=lambda page: (-counts[page], _date(field, page), field.id(page)))


def _independent(lineage: Lineage, hidden: Hidden) -> int:
    """How many tellings rest on no other held or named page.

    Pages without parents count as one where they are versions of one page, or share so much wording that one must rest
    on the other though nothing says which. An unseen page counts where it has a name and somebody was taken from it.
    """
    fed = {page for children in hidden.children.values() for page in children}
    roots = [page for page in lineage.family.members if not lineage.parents[page] and page not in fed]
    named = [unseen.id for unseen in hidden.unseen if unseen.name is not None and _is_root(lineage, hidden, unseen.id)]
    groups: dict[int, set[int]] = {page: {page} for page in roots}
    for one, other in combinations(roots, 2):
        if groups[one] is not groups[other] and _one_report(lineage, one, other):
            groups[one] |= groups[other]
            for page in groups[other]:
                groups[page] = groups[one]
    return max(1, len({id(own) for own in groups.values()}) + len(named))


def _is_root(lineage: Lineage, hidden: Hidden, unseen: str) -> bool:
    """Whether pages were taken from an unseen one, and not all of them say that the report goes back to a held page."""
    children = hidden.children.get(unseen, [])
    further = [
        any(target is not None and not naming.taken for naming, target in lineage.family.targets[page])
        for page in children
    ]
    return bool(children) and not (unseen in hidden.between and all(further))


def _one_report(lineage: Lineage, one: int, other: int) -> bool:
    field = lineage.family.field
    share = field.common(one, other) / max(1, min(int(field.sizes[one]), int(field.sizes[other])))
    return field.sources.versions(one, other) or share >= settings.TRACE_STORY_SHARE
