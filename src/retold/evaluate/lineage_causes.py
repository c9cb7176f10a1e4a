"""Compared corpora in, why edges were lost and where wrong ones came from, out: a cause for each, with examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from retold.evaluate.families import Pair
from retold.evaluate.lineage_scores import Compared
from retold.evaluate.report import Row

_EXAMPLES = 3


def lost(compared: Compared) -> Iterator[tuple[str, Pair]]:
    """A cause for each true edge that was not found."""
    for source, derived in sorted(compared.true.edges.keys() - compared.found.edges.keys()):
        if derived not in compared.true_unseen:
            yield _lost(compared, source, derived), (source, derived)


def _lost(compared: Compared, source: str, derived: str) -> str:
    true, found = compared.true, compared.found
    parents = {one for one, other in found.edges if other == derived}
    right = {one for one in parents if (one, derived) in true.edges}
    if source in compared.true_unseen:
        if source not in compared.matched.values():
            return f"unseen page not supposed; {_instead(compared, parents, derived, source)}"
        return f"unseen page supposed without this child; {_instead(compared, parents, derived, source)}"
    stories = compared.story_of.get(source, source), compared.story_of.get(derived, derived)
    if stories[0] != stories[1]:
        return "grouping: not in one story"
    if derived in found.above.get(source, ()):
        return "direction: the other way round"
    if right:
        return "second parent not seen"
    return _instead(compared, parents, derived, source)


def _instead(compared: Compared, parents: set[str], derived: str, source: str) -> str:
    """What the parents that were found are to the true one."""
    true = compared.true
    if not parents:
        return "no parent found"
    if any((one, derived) in true.edges for one in parents):
        return "another true parent found"
    held = {one for one in parents if one in true.above or any(one == other for other, _ in true.edges)}
    above = true.above.get(source, set())
    if held & above:
        return "its source’s source instead"
    if any(derived in true.above.get(one, ()) for one in held):
        return "direction: a page that was taken from it instead"
    if any(source in true.above.get(one, ()) for one in held):
        return "another retelling of the source instead"
    if any(true.above.get(one, set()) & (above | {source}) for one in held):
        return "a further relation instead"
    return "an unseen page that is none instead" if not held else "a page of another line instead"


def extra(compared: Compared) -> Iterator[tuple[str, Pair]]:
    """A cause for each edge that was found and is not true."""
    true = compared.true
    for source, derived in sorted(compared.found.edges.keys() - true.edges.keys()):
        yield _extra(compared, source, derived), (source, derived)


def _extra(compared: Compared, source: str, derived: str) -> str:
    true = compared.true
    known = {page for family in compared.corpus.families for page in (*family.articles, *family.unseen)}
    if source not in known:
        return "an unseen page that is none"
    if source in compared.true_unseen:
        return "an unseen page is given a child that is not its own"
    if derived not in known:
        return "a page of no story is given a source"
    if derived in true.above.get(source, ()):
        return "direction: the other way round"
    if source in true.above.get(derived, ()):
        return "an earlier source taken for the direct one"
    if true.above.get(source, set()) & true.above.get(derived, set()):
        return "two retellings of one source taken for source and retelling"
    if true.above.get(source, set()) & {derived} or _one_line(compared, source, derived):
        return "two pages of one line that are further apart"
    return "two lines joined"


def _one_line(compared: Compared, one: str, other: str) -> bool:
    return bool(compared.true.tops(one) & compared.true.tops(other))


def table(compared: Sequence[Compared], what: str) -> tuple[Row, ...]:
    """Causes of what was `lost` or of what is `extra`, the commonest first, with three examples each."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in compared:
        causes: Iterable[tuple[str, Pair]] = lost(one) if what == "lost" else extra(one)
        for cause, (source, derived) in causes:
            found[cause].append(f"{source} > {derived}")
    total = sum(map(len, found.values()))
    return tuple(
        {"cause": cause, "edges": len(own), "share": round(100 * len(own) / total, 1),
         "such as": "; ".join(_spread(own))}
        for cause, own in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )  # fmt: skip


def _spread(examples: list[str]) -> list[str]:
    """Three examples from the beginning, the middle and the end."""
    places = sorted({0, len(examples) // 2, len(examples) - 1})
    return [examples[at] for at in places][:_EXAMPLES]
