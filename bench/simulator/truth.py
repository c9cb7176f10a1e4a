"""A grown story in, its truth out: what can be known of it from the pages that are held.

An unseen page is told of where a held page names its outlet, or where two held pages below it share its wording,
which no other held page gave them. One that left no such trace is passed over: what was taken from it was taken from
its own sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.draft import shared, shared_spans
from simulator.grow import Grown
from simulator.retell import Page

TRACE_WORDS = 20
"""Words of an unseen page that two pages have from it, from which on it has left a trace."""
SURVIVES = 8
"""Words in a row that survive of an unseen page, at least."""


@dataclass(frozen=True, slots=True)
class Written:
    """A held page as it is printed: its id, its text with all that stands around the report, its authors."""

    id: str
    text: str
    authors: tuple[str, ...]


def truth(grown: Grown, written: Mapping[int, Written], name: str, dates: Mapping[int, str]) -> dict[str, Any]:
    """The truth of one story. `written` has the held pages, `dates` those whose dates are false, and how."""
    pages = grown.pages
    sources = _sources(pages)
    told = {page.number for page in pages if page.unseen}
    named = {number: _named(pages, number, written) for number in told}
    while True:
        silent = sorted(number for number in told if not named[number] and not _traced(pages, number, sources, written))
        if not silent:
            break
        _passed_over(silent[0], sources)
        told.discard(silent[0])
    kept = [page.number for page in pages if not page.unseen or page.number in told]
    ids = {number: written[number].id if number in written else f"{name}-unseen-{number}" for number in kept}
    edges = [
        {
            "source": ids[source], "derived": ids[number],
            "operations": sorted({*done, *([f"date {dates[number]}"] if number in dates else [])}),
            "equal": [ids[one] for one in _equal(pages, source, number, sources, written)],
        }
        for number in kept for source, done in sorted(sources[number].items())
    ]  # fmt: skip
    unseen = [
        {
            "id": ids[number],
            "name": pages[number].outlet.name if named[number] else None,
            "survives": _surviving(pages, number, sources, written),
        }
        for number in sorted(told)
    ]
    versions = [[written[page.version_of].id, written[page.number].id] for page in pages
                if page.version_of is not None]  # fmt: skip
    latest = {page.number for page in pages if page.version_of is not None}
    roots = [number for number in kept if not sources[number] and number not in latest]
    return {
        "id": name, "seed": grown.seed.name, "articles": [written[number].id for number in kept if number in written],
        "edges": edges, "unseen": unseen, "roots": [ids[number] for number in roots], "versions": versions,
        "independent_reports": len(roots),
    }  # fmt: skip


def _sources(pages: tuple[Page, ...]) -> dict[int, dict[int, tuple[str, ...]]]:
    return {page.number: dict(page.parents) for page in pages}


def _passed_over(number: int, sources: dict[int, dict[int, tuple[str, ...]]]) -> None:
    """Take a page out: what it was the source of has its sources instead."""
    above = sources.pop(number)
    for own in sources.values():
        done = own.pop(number, None)
        if done is not None:
            for source in above:
                own.setdefault(source, (*done, "through a page of no trace"))


def _equal(
    pages: tuple[Page, ...], source: int, number: int, sources: dict[int, dict[int, tuple[str, ...]]],
    written: Mapping[int, Written],
) -> list[int]:  # fmt: skip
    """Other held pages that have at least as much of a page's wording as its source, where no credit names that."""
    if source not in written or number not in written or _names(pages[source], written[number]):
        return []
    own = written[number].text
    least = shared(own, [written[source].text])
    return [
        one
        for one in written
        if one not in {source, number}
        and number not in _above(one, sources)
        and shared(own, [written[one].text]) >= least
    ]


def _named(pages: tuple[Page, ...], number: int, written: Mapping[int, Written]) -> bool:
    """Whether a held page names its outlet: in its text, under it, or as its author."""
    return any(_names(pages[number], page) for page in written.values())


def _names(page: Page, written: Written) -> bool:
    outlet = page.outlet
    short = outlet.agency and outlet.brief is not None and f"({outlet.brief})" in written.text
    return short or outlet.said in written.text or outlet.name in written.text or outlet.name in written.authors


def _traced(
    pages: tuple[Page, ...], number: int, sources: dict[int, dict[int, tuple[str, ...]]], written: Mapping[int, Written]
) -> bool:
    """Whether two held pages were taken from it and share wording that no held page above it has."""
    below = [child for child, own in sources.items() if number in own and child in written]
    above = [written[one].text for one in _above(number, sources) if one in written]
    for at, one in enumerate(below):
        for other in below[at + 1 :]:
            common = _common(pages[number].draft.text, written[one].text, written[other].text, above)
            if common >= TRACE_WORDS:
                return True
    return False


def _common(text: str, one: str, other: str, above: list[str]) -> int:
    """Words of a text that both pages have, less those that the pages above give."""
    both = min(shared(text, [one]), shared(text, [other]))
    return both - shared(text, above) if above else both


def _above(number: int, sources: dict[int, dict[int, tuple[str, ...]]]) -> set[int]:
    found: set[int] = set()
    waiting = [number]
    while waiting:
        for source in sources.get(waiting.pop(), {}):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found


def _surviving(
    pages: tuple[Page, ...], number: int, sources: dict[int, dict[int, tuple[str, ...]]], written: Mapping[int, Written]
) -> list[dict[str, Any]]:
    """Where the wording of an unseen page stands in the held pages below it."""
    below = [child for child in sources if child in written and number in _above(child, sources)]
    return [
        {"article": written[child].id, "span": list(span)}
        for child in sorted(below)
        for span in shared_spans(written[child].text, [pages[number].draft.text], SURVIVES)
    ]
