"""The shipped invented story, traced, and scored against the truth that its writer set down beside it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from retold import settings
from retold.errors import InputError
from retold.pipeline import Pipeline, Result, apart
from retold.records import Article, Change, Span
from retold.show import phrases


class PlantedChange(TypedDict):
    """A change as truth.json lists it: exact words on either page, or null."""

    kind: str
    source: str
    derived: str
    before: str | None
    after: str | None
    in_title: bool


class Parent(TypedDict):
    """An immediate parent as truth.json lists it."""

    source: str
    derived: str


@dataclass(frozen=True, slots=True)
class Score:
    """What was planted, and what of it was found. `extra` holds confident findings that nobody planted."""

    parents: list[Parent]
    parents_found: list[Parent]
    changes: list[PlantedChange]
    changes_found: list[PlantedChange]
    extra: list[Change]
    extra_parents: list[tuple[str, str]]
    independent_reports: tuple[int, int]

    @property
    def parents_missed(self) -> list[Parent]:
        """Parents nobody found."""
        return [parent for parent in self.parents if parent not in self.parents_found]

    @property
    def changes_missed(self) -> list[PlantedChange]:
        """Changes nobody found."""
        return [change for change in self.changes if change not in self.changes_found]


def folder() -> Path:
    """Where the example lies: in the installed package, or in a checkout beside it."""
    here = Path(__file__).resolve()
    for place in (here.parent / "examples", here.parents[2] / "examples"):
        if (place / "truth.json").is_file():
            return place
    raise InputError(f"the example story is not in {here.parent}; reinstall retold")


def run(pipeline: Pipeline, pages: Path | None = None) -> Result:
    """Trace the example story, or another folder of pages."""
    readings, rejections = apart(pipeline.read(pipeline.ingest([str(pages or folder() / "story")])))
    result = pipeline.trace(readings)
    return result._replace(rejections=(*rejections, *result.rejections))


_NOT_LISTED = frozenset({"fact_dropped", "fact_added", "credit_dropped", "credit_changed"})
"""Kinds that truth.json does not list: what a page left out or put in, and whom it credits (docs/example.md)."""


def score(result: Result, min_confidence: float = settings.MIN_CONFIDENCE, truth_path: Path | None = None) -> Score:
    """Compare a result with its truth.json: a change counts where kind and pages agree and words meet."""
    truth = json.loads((truth_path or folder() / "truth.json").read_text(encoding="utf-8"))
    pages = {Path(article.origin).name: article for article in result.articles}
    names = {article.id: file for file, article in pages.items()}
    names |= _unseen_names(result, truth["unseen"])
    shown = [change for change in result.changes if change.confidence >= min_confidence]
    planted: list[PlantedChange] = truth["changes"]
    listed = [change for change in shown if change.kind not in _NOT_LISTED]
    hits = {id(change): [p for p in planted if _meets(change, p, names, pages)] for change in shown}
    found = [p for p in planted if any(p in matches for matches in hits.values())]
    drawn = [e for s in result.traced.stories for e in s.edges if phrases.drawn(e, min_confidence)]
    edges = {(names.get(edge.source, edge.source), names.get(edge.derived, edge.derived)) for edge in drawn}
    parents: list[Parent] = truth["parents"]
    true_edges = {(parent["source"], parent["derived"]) for parent in parents}
    return Score(
        parents,
        [parent for parent in parents if (parent["source"], parent["derived"]) in edges],
        planted,
        found,
        [c for c in listed if not hits[id(c)] and c.confidence >= settings.DEMO_HIGH_CONFIDENCE],
        sorted(edges - true_edges),
        (sum(s.independent_reports for s in result.traced.stories), truth["independent_reports"]),
    )


def _unseen_names(result: Result, unseen: list[dict[str, str]]) -> dict[str, str]:
    """Ids of unseen pages that were found, to the ids that truth.json gives those of the same name."""
    known = {_folded(page["name"]): page["id"] for page in unseen}
    found = [page for story in result.traced.stories for page in story.unseen]
    return {page.id: known.get(_folded(page.name or ""), page.name or page.id) for page in found}


def _folded(name: str) -> str:
    return re.sub(r"\W|^the\b", "", name.lower().removeprefix("the "))


def _meets(change: Change, planted: PlantedChange, names: dict[str, str], pages: dict[str, Article]) -> bool:
    if (change.kind, names[change.source], names[change.derived]) != (
        planted["kind"],
        planted["source"],
        planted["derived"],
    ):
        return False
    source, derived = pages[planted["source"]], pages[planted["derived"]]
    after_in = derived.title or "" if change.in_title else derived.text
    return _overlaps(change.after, planted["after"], after_in) or _overlaps(
        change.before, planted["before"], source.text
    )


def _overlaps(span: Span | None, words: str | None, text: str) -> bool:
    if span is None or not words:
        return False
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return any(match.start() < span.end and span.start < match.end() for match in re.finditer(pattern, text))


def report(result: Result, min_confidence: float = settings.MIN_CONFIDENCE, truth_path: Path | None = None) -> str:
    """The score in plain lines: what was found of what was planted, every miss, and what nobody planted."""
    found = score(result, min_confidence, truth_path)
    counted, true = found.independent_reports
    lines = [
        "Scored against the story's own truth",
        f"  parents   {len(found.parents_found)} of {len(found.parents)} found, "
        f"{len(found.extra_parents)} that are not in the truth",
        f"  changes   {len(found.changes_found)} of {len(found.changes)} found, "
        f"{len(found.extra)} at confidence {settings.DEMO_HIGH_CONFIDENCE} or more that nobody planted",
        f"  reports   {counted} independent counted, {true} in truth",
    ]
    lines += [f"  missed    {parent['source']} -> {parent['derived']}" for parent in found.parents_missed]
    lines += [f"  not so    {source} -> {derived}" for source, derived in found.extra_parents]
    lines += [f"  missed    {c['kind']} on {c['derived']}: {c['after'] or c['before']!r}" for c in found.changes_missed]
    lines += [f"  unplanted {change.kind} ({change.confidence:.2f}): {change.because}" for change in found.extra]
    return "\n".join(lines)
