"""Records in, one self-contained HTML file out: no script, no network, nothing to load beside it.

The templates and the style sheet lie in `retold/web`. All text of articles is escaped; the page's own policy forbids
scripts and every request.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from retold import settings
from retold.records import Article, Change, Edge, Reading, Rejection, Span, Story, Table
from retold.show import cells, excerpt, layout, objects, phrases, table_view
from retold.show.marks import Mark, Run, blocks, runs

KINDS_OF_SPEECH = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported"}


class Note(NamedTuple):
    """A remark beside a paragraph; `kind` is the class of the words it is about."""

    kind: str
    label: str
    text: str
    link: str | None = None


class Paragraph(NamedTuple):
    """A paragraph in runs, with the remarks beside it; `copied` where it has wording of another page."""

    runs: list[Run]
    notes: list[Note]
    copied: bool


class PageView(NamedTuple):
    """An article as its section shows it."""

    anchor: str
    article: Article
    name: str
    date: str
    url: str | None
    origins: list[str]
    title: list[Run]
    paragraphs: list[Paragraph]
    headline: str | None


class ChangeView(NamedTuple):
    """A change as its card shows it."""

    anchor: str
    heading: str
    change: Change
    source: str
    derived: str
    before: excerpt.Pieces
    after: excerpt.Pieces
    strength: str


class EdgeView(NamedTuple):
    """An edge with its changes."""

    anchor: str
    source: str
    derived: str
    kinds: str
    changes: list[ChangeView]


class RevisionView(NamedTuple):
    """How one capture of a page became the next; `titles` where the headline is another."""

    anchor: str
    heading: str
    edge: Edge
    source: str
    derived: str
    titles: tuple[str, str] | None
    changes: list[ChangeView]


class RowView(NamedTuple):
    """A page as a row of the path's table: with each parent and how it is known."""

    id: str
    name: str
    date: str
    held: bool
    earliest: bool
    parents: list[tuple[str, str]]
    reports: list[str]


class StoryView(NamedTuple):
    """A story as its part of the file shows it."""

    anchor: str
    title: str
    summary: str
    story: Story
    drawing: layout.Drawing
    rows: dict[str, RowView]
    anchors: dict[str, str]
    called: dict[str, str]
    gravest: list[ChangeView]
    edges: list[EdgeView]
    changes: int
    revisions: list[RevisionView]
    table: table_view.TableView | None
    unchecked: list[str]
    pages: list[PageView]


def report(  # noqa: PLR0917
    readings: Iterable[Reading],
    stories: Iterable[Story],
    changes: Iterable[Change],
    rejections: Sequence[Rejection] = (),
    min_confidence: float = settings.MIN_CONFIDENCE,
    tabled: Callable[[Story], Table | None] = lambda story: None,
) -> str:
    """Every story of two held pages or more, those of most pages first, as one HTML file; single pages are counted.

    A story is shown with its table if `tabled` makes one.
    """
    held = {reading.article.id: reading for reading in readings}
    by_derived: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.confidence >= min_confidence:
            by_derived[change.derived].append(change)
    ranked, single = phrases.leading(stories)
    shown = ranked[: settings.SHOW_PAGE_STORIES]
    views = [
        _Teller(f"s{n}", story, held, by_derived, min_confidence).view(tabled(story))
        for n, story in enumerate(shown, 1)
    ]
    environment = _environment()
    css = environment.loader.get_source(environment, "report.css")[0] if environment.loader else ""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return environment.get_template("report.html").render(
        css=Markup(css),
        digest=digest,
        stories=views,
        left_out=len(ranked) - len(shown),
        single=len(single),
        pages=len(held),
        rejections=rejections[: settings.SHOW_PAGE_REJECTIONS],
        rejected=len(rejections),
        min_confidence=min_confidence,
        version=version("retold"),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("retold", "web"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_visible,
    )
    environment.globals["phrases"] = phrases
    environment.globals["marks"] = cells.MARKS
    return environment


def _visible(value: object) -> object:
    """A value to print, without the characters that HTML cannot hold."""
    return value.translate(_UNSEEN) if isinstance(value, str) and not isinstance(value, Markup) else value


_UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], "�")


@dataclass(frozen=True)
class _Teller:
    """What is needed to show one story; `view` shows it."""

    prefix: str
    story: Story
    held: Mapping[str, Reading]
    by_derived: Mapping[str, list[Change]]
    floor: float

    def view(self, table: Table | None) -> StoryView:
        articles = {id: self.held[id].article for id in self.story.articles if id in self.held}
        nodes = layout.forest(self.story, articles, self.floor)
        anchors = {node.id: f"{self.prefix}-p{n}" for n, node in enumerate(nodes, 1) if node.id in articles}
        called = phrases.names(self.story, articles.values())
        ranked = phrases.gravest([c for id in articles for c in self.by_derived.get(id, ()) if c.source in articles])
        every = [self._change(f"{self.prefix}-c{n}", c, articles, called) for n, c in enumerate(ranked, 1)]
        changes = [view for view in every if not view.change.revision]
        pages = [self._page(node, nodes, anchors, called, every) for node in nodes if node.id in articles]
        return StoryView(
            self.prefix,
            phrases.title(self.story, articles),
            phrases.summary(self.story, articles),
            self.story,
            layout.draw(self.story, articles, nodes),
            {node.id: self._row(node, articles, called) for node in nodes},
            anchors,
            called,
            changes[: settings.SHOW_GRAVEST],
            self._edges(changes, called),
            len(changes),
            self._revisions([view for view in every if view.change.revision], articles, called),
            table_view.view(table, articles, called, anchors),
            phrases.unchecked(self.story, called, self.floor),
            pages,
        )

    def _row(self, node: layout.Node, articles: Mapping[str, Article], called: Mapping[str, str]) -> RowView:
        article = articles.get(node.id)
        edges = [edge for edge in (node.edge, *node.others) if edge is not None]
        parents = [(edge.source, phrases.bases(edge, phrases.kind(self.story, edge))) for edge in edges]
        references = [r for r in self.story.references if r.derived == node.id and r.confidence >= self.floor]
        date = phrases.date(article.published) if article else "not held"
        earliest = node.id == self.story.earliest
        reports = [called.get(r.report, r.report) for r in references]
        return RowView(node.id, called.get(node.id, node.id), date, bool(article), earliest, parents, reports)

    @staticmethod
    def _change(anchor: str, change: Change, articles: Mapping[str, Article], called: Mapping[str, str]) -> ChangeView:
        source, derived = articles[change.source], articles[change.derived]
        before, after = excerpt.sides(change, source, derived, settings.SHOW_PAGE_WORDS)
        heading, strength = phrases.CHANGES[change.kind], phrases.strength(change.confidence)
        names = called[change.source], called[change.derived]
        return ChangeView(anchor, heading, change, *names, before, after, strength)

    def _edges(self, changes: list[ChangeView], called: Mapping[str, str]) -> list[EdgeView]:
        found: dict[tuple[str, str], list[ChangeView]] = defaultdict(list)
        for view in changes:
            found[view.change.source, view.change.derived].append(view)
        return [
            EdgeView(
                f"{self.prefix}-e{n}", called[source], called[derived], phrases.kinds([v.change for v in views]), views
            )
            for n, ((source, derived), views) in enumerate(found.items(), 1)
        ]

    def _revisions(
        self, changes: Sequence[ChangeView], articles: Mapping[str, Article], called: Mapping[str, str]
    ) -> list[RevisionView]:
        found = []
        for n, edge in enumerate(self.story.revisions, 1):
            if edge.source in articles and edge.derived in articles:
                titles = articles[edge.source].title or "none", articles[edge.derived].title or "none"
                own = [v for v in changes if (v.change.source, v.change.derived) == (edge.source, edge.derived)]
                found.append(
                    RevisionView(
                        f"{self.prefix}-r{n}", phrases.revised(edge, articles), edge, called[edge.source],
                        called[edge.derived], titles if titles[0] != titles[1] else None, own,
                    )
                )  # fmt: skip
        return found

    def _page(
        self,
        node: layout.Node,
        nodes: Sequence[layout.Node],
        anchors: Mapping[str, str],
        called: Mapping[str, str],
        changes: Sequence[ChangeView],
    ) -> PageView:
        reading = objects.confident(self.held[node.id], self.floor)
        article = reading.article
        marks, notes = _speech(reading)
        for found in (self._copied(node, called, anchors), _changed(article.id, changes)):
            marks += found[0]
            notes += found[1]
        missing = [Mark(span, "unsupported") for span in reading.headline.unsupported] if reading.headline else []
        titled = [
            Mark(view.change.after, "change", f"{view.anchor}-after")
            for view in changes
            if view.change.in_title and view.change.derived == article.id and view.change.after
        ]
        title = article.title or called[node.id]
        whole = Span(0, len(title))
        return PageView(
            anchors[node.id],
            article,
            called[node.id],
            phrases.date(article.published),
            article.url if (article.url or "").lower().startswith(("http://", "https://")) else None,
            [
                called.get(edge.source, edge.source)
                for edge in (node.edge, *node.others)
                if edge is not None and phrases.kind(self.story, edge) in {"solid", "dashed"}
            ],
            runs(title, whole, [*missing, *titled]),
            _paragraphs(article.text, marks, notes),
            "The marked words of the headline are supported by nothing in the text." if missing else None,
        )

    def _copied(
        self, node: layout.Node, called: Mapping[str, str], anchors: Mapping[str, str]
    ) -> tuple[list[Mark], list[tuple[int, Note]]]:
        """Wording that this page shares with the pages it was taken from, or that an unseen page must have had."""
        marks, notes = [], []
        for edge in (node.edge, *node.others):
            for proof in edge.evidence if edge is not None else ():
                if edge is not None and proof.derived and proof.basis in {"wording", "shared_error"}:
                    marks.append(Mark(proof.derived, "copied"))
                    link = anchors.get(edge.source)
                    notes.append(
                        (proof.derived.start, Note("copied", "Same words as", called.get(edge.source, ""), link))
                    )
        for unseen in self.story.unseen:
            for place in unseen.recovered:
                if place.article == node.id:
                    marks.append(Mark(place.span, "copied"))
                    notes.append((place.span.start, Note("copied", "Must have stood on", called[unseen.id])))
        return marks, notes


def _speech(reading: Reading) -> tuple[list[Mark], list[tuple[int, Note]]]:
    """Marks and remarks for who said what, hedges and credits."""
    text = reading.article.text
    marks, notes = [], []
    for said in reading.attributions:
        marks += [Mark(span, "said") for span in said.content] + [
            Mark(span, "cue") for span in (*said.cue, *said.source)
        ]
        spans = [*said.content, *said.cue]
        if spans:
            who = f"{phrases.speaker(said, text)}, {KINDS_OF_SPEECH[said.kind]}"
            notes.append((min(spans).start, Note("said", "Speaker", who)))
    for hedge in reading.hedges:
        marks.append(Mark(hedge.cue, "hedge"))
        notes.append((hedge.cue.start, Note("hedge", "Hedge", text[hedge.cue.start : hedge.cue.end])))
    for credit in reading.credits:
        marks.append(Mark(credit.span, "credit"))
        note = phrases.RELATIONS[credit.relation].capitalize()
        if credit.kind == "self_reference":
            note = "Speaks of itself" if credit.own else "Copied words, not its own"
        notes.append((credit.span.start, Note("credit", note, credit.outlet)))
    return marks, notes


def _changed(id: str, changes: Sequence[ChangeView]) -> tuple[list[Mark], list[tuple[int, Note]]]:
    """Marks, with anchors, and remarks for the words of a page that changed, on it or on the way from it."""
    marks, notes = [], []
    for view in changes:
        change = view.change
        if change.derived == id and change.after and not change.in_title:
            marks.append(Mark(change.after, "change", f"{view.anchor}-after"))
            label = "Revised" if change.revision else "Changed"
            notes.append((change.after.start, Note("change", label, view.heading.lower(), view.anchor)))
        if change.source == id and change.before:
            marks.append(Mark(change.before, "change", f"{view.anchor}-before"))
            later = f"{view.heading.lower()} ({view.derived})"
            label = "Revised later" if change.revision else "Changed later"
            notes.append((change.before.start, Note("change", label, later, view.anchor)))
    return marks, notes


def _paragraphs(text: str, marks: Sequence[Mark], notes: Iterable[tuple[int, Note]]) -> list[Paragraph]:
    found = blocks(text)
    starts = [block.start for block in found]
    beside: dict[int, dict[Note, None]] = defaultdict(dict)
    for at, note in sorted(notes, key=lambda placed: placed[0]):
        beside[max(0, bisect_right(starts, at) - 1)][note] = None
    within: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first = max(0, bisect_right(starts, mark.span.start) - 1)
        for n in range(first, bisect_right(starts, max(mark.span.start, mark.span.end - 1))):
            within[n].append(mark)
    return [
        Paragraph(runs(text, block, within[n]), list(beside[n]), any(mark.kind == "copied" for mark in within[n]))
        for n, block in enumerate(found)
    ]
