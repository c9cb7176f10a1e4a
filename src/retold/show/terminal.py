"""Records in, a report for a person at a terminal out. Piped, it is plain text: no colour, no drawing characters.

What differs is underlined where the terminal can, and stands in [-...-] and {+...+} where it cannot. Control characters
of an article never reach the terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from retold import settings
from retold.records import Article, Change, Place, Reading, Rejection, Reuse, Span, Story, Table
from retold.show import cells, excerpt, grid, layout, phrases

_WIDE = 100
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "|", "→": "->"})
_GUIDES: Mapping[bool, Mapping[str, tuple[str, str]]] = {
    True: {"solid": ("├── ", "└── "), "dashed": ("├╌╌ ", "└╌╌ "), "follow-up": ("├~~ ", "└~~ "),
           "revision": ("╞══ ", "╘══ "), "above": ("│   ", "│   ")},
    False: {"solid": ("|-- ", "`-- "), "dashed": ("|.. ", "`.. "), "follow-up": ("|~~ ", "`~~ "),
            "revision": ("|== ", "`== "), "above": ("|   ", "|   ")},
}  # fmt: skip
_KEYS: Mapping[phrases.EdgeKind, str] = {
    "solid": "the page says so (credit or link)",
    "dashed": "inferred",
    "follow-up": "the same outlet's next report",
    "revision": "the same page, captured later",
}


class _Paper:
    """A console with the few ways that the reports write on it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, _WIDE)
        self.styled = console.color_system is not None
        self.ascii = console.options.ascii_only
        self.guides = _GUIDES[self.styled and not self.ascii]

    def clean(self, text: str) -> str:
        """A text that is safe to print here."""
        text = _UNSAFE.sub("\ufffd", text)
        if self.ascii:
            plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
            text = "".join(char for char in plain if not unicodedata.combining(char))
            text = text.encode("ascii", "replace").decode()
        return text

    def line(self, *parts: str | tuple[str, str], first: str = "", rest: str | None = None) -> None:
        """One wrapped line of styled parts; `first` stands before it, `rest` before what is wrapped."""
        text = Text.assemble(*[(self.clean(p[0]), p[1]) if isinstance(p, tuple) else self.clean(p) for p in parts])
        rest = " " * len(first) if rest is None else rest
        for n, piece in enumerate(text.wrap(self.console, max(24, self.width - len(first)))):
            piece.rstrip()
            self.console.print(Text(self.clean(first if n == 0 else rest)) + piece, soft_wrap=True)

    def drawn(self, *parts: tuple[str, str]) -> None:
        """One line as it is, of parts that are safe to print."""
        text = Text.assemble(*parts)
        text.rstrip()
        self.console.print(text, soft_wrap=True)

    def head(self, words: str) -> None:
        """A heading, with a line of space before it."""
        self.console.print()
        self.line((words, "bold"))

    def pieces(self, pieces: excerpt.Pieces, added: bool) -> list[str | tuple[str, str]]:
        """An excerpt in quotation marks, its differing words marked."""
        marks = ("{+", "+}") if added else ("[-", "-]")
        shown: list[str | tuple[str, str]] = ["“"]
        for text, marked in pieces:
            words = text if self.styled or not marked else f"{marks[0]}{text}{marks[1]}"
            shown.append((words, "bold underline" + (" green" if added else " red")) if marked else words)
        return [*shown, "”"]


def render_trace(  # noqa: PLR0917
    console: Console,
    articles: Sequence[Article],
    stories: Sequence[Story],
    changes: Sequence[Change],
    rejections: Sequence[Rejection],
    min_confidence: float = settings.MIN_CONFIDENCE,
    verbose: bool = False,
    tabled: Callable[[Story], Table | None] = lambda story: None,
) -> None:
    """A corpus: how much of it is retold, then its stories, those with most retellings first, each with its table
    if `tabled` makes one.
    """
    paper = _Paper(console)
    ranked, single = phrases.leading(stories)
    told = len({id for story in ranked for id in story.articles})
    line = f"{phrases.counted(len(articles), 'page')} read, {told:,} of them in "
    line += phrases.counted(len(ranked), "story", "stories")
    if single:
        line += f" of two pages or more; {phrases.singles(len(single))}{'' if verbose else ' (-v prints them)'}"
    if rejections:
        line += f"; {phrases.rejected(rejections)}"
    if len(stories) != 1 or rejections:
        paper.line(line + ".")
    if not stories:
        paper.line("No two of these pages share wording, a credit or a link.")
    held = {article.id: article for article in articles}
    shown = ranked + single if verbose else ranked[: settings.SHOW_STORIES]
    by_derived: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_derived[change.derived].append(change)
    for story in shown:
        if len(stories) != 1 or rejections:
            console.print()
        found = [change for id in story.articles for change in by_derived[id]]
        render_story(console, story, held, found, min_confidence=min_confidence, verbose=verbose, table=tabled(story))
    if len(shown) < len(ranked):
        console.print()
        rest = phrases.counted(len(ranked) - len(shown), "smaller story is", "smaller stories are")
        paper.line(f"{rest} not printed; -v prints all.")
    if shown:
        console.print()
        paper.line((phrases.EVIDENCE, "dim"))


def render_story(
    console: Console,
    story: Story,
    articles: Mapping[str, Article],
    changes: Iterable[Change],
    *,
    min_confidence: float = settings.MIN_CONFIDENCE,
    verbose: bool = False,
    table: Table | None = None,
) -> None:
    """One story: in a line, its path as a tree, the gravest changes, the rest by edge, its statements side by side,
    and what was not checked.
    """
    paper = _Paper(console)
    called = phrases.names(story, [articles[id] for id in story.articles if id in articles])
    told = _Told(story, articles, called, min_confidence)
    paper.line((phrases.title(story, articles), "bold"))
    paper.line(phrases.summary(story, articles) + ".")
    _path(paper, told, verbose)
    found = list(changes)
    ranked = phrases.gravest([change for change in found if not change.revision], min_confidence)
    first = ranked if verbose else ranked[: settings.SHOW_GRAVEST]
    if first:
        graves = f"The {_number(len(first))} gravest changes" if len(first) < len(ranked) else "What changed"
        paper.head(graves)
        for n, change in enumerate(first, 1):
            _change(paper, change, articles, called, f"{n}. ")
    else:
        paper.head("What changed")
        paper.line("No change was found with enough evidence to show.", first="  ")
    _rest(paper, ranked[len(first) :], called)
    if table is not None:
        _table(paper, table, told, verbose)
    _revisions(paper, told, [change for change in found if change.revision], verbose)
    unchecked = phrases.unchecked(story, called, min_confidence)
    if unchecked:
        paper.head("Not checked")
        for line in unchecked:
            paper.line(line, first="  - ")


def _table(paper: _Paper, table: Table, told: _Told, verbose: bool) -> None:
    rows = grid.rows(table, verbose)
    if not rows:
        return
    marks = cells.ASCII_MARKS if paper.ascii else cells.MARKS
    drawing = grid.Grid(table, told.articles, told.called, paper.width, marks, paper.clean)
    shown = table.tellings if verbose else drawing.chosen(rows)
    paper.head(grid.heading(table, len(rows)))
    for line in drawing.lines(rows, shown):
        paper.drawn(*line)
    paper.line((marks.legend(), "dim"), first="  ")
    if len(shown) < len(table.tellings):
        left = phrases.counted(len(table.tellings) - len(shown), "more telling")
        paper.line((f"{left}; -v prints all, and every statement.", "dim"), first="  ")


def _number(count: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))


class _Told(NamedTuple):
    """A story and what is needed to print it."""

    story: Story
    articles: Mapping[str, Article]
    called: Mapping[str, str]
    floor: float


def _path(paper: _Paper, told: _Told, verbose: bool) -> None:
    paper.head("Where it came from")
    nodes = layout.forest(told.story, told.articles, told.floor)
    shown = nodes if verbose else nodes[: settings.SHOW_TREE]
    more: list[bool] = []
    for node in shown:
        del more[node.depth :]
        first, rest = _prefix(paper, told.story, node, more[1:])
        paper.line(*_page(node, told), first=f"  {first}", rest=f"  {rest}")
        more.append(not node.last)
    if len(shown) < len(nodes):
        paper.line(f"... and {phrases.counted(len(nodes) - len(shown), 'more page')}; -v prints all.", first="  ")
    drawn = {phrases.kind(told.story, node.edge) for node in shown if node.edge} | {"solid", "dashed"}
    keys = [f"{paper.guides[kind][0].strip()} {words}" for kind, words in _KEYS.items() if kind in drawn]
    keys += ["( ) credited or needed, but not held"] if told.story.unseen else []
    if any(node.edge for node in shown):
        paper.line((";  ".join(keys), "dim"), first="  ")


def _prefix(paper: _Paper, story: Story, node: layout.Node, more: list[bool]) -> tuple[str, str]:
    """What stands before a page in the tree, and before the rest of its lines; `more`: which levels above go on."""
    if node.depth == 0:
        return "", "    "
    along = paper.guides["above"][0]
    above = "".join(along if goes_on else "    " for goes_on in more)
    kind = phrases.kind(story, node.edge) if node.edge else "dashed"
    return above + paper.guides[kind][node.last], above + ("    " if node.last else along) + "  "


def _page(node: layout.Node, told: _Told) -> list[str | tuple[str, str]]:
    article, called = told.articles.get(node.id), told.called
    label = called.get(node.id, node.id)
    parts: list[str | tuple[str, str]] = [(label, "bold")] if article else [f"( {label} )", " · not held"]
    if article:
        parts.append(f" · {phrases.date(article.published)}")
    if node.id == told.story.earliest:
        parts.append((" · earliest held", "bold"))
    if node.edge:
        parts.append(f" · {phrases.bases(node.edge, phrases.kind(told.story, node.edge))}")
    if node.others:
        parts.append(f"; also from {phrases.listed([called.get(edge.source, edge.source) for edge in node.others])}")
    reports = [r.report for r in told.story.references if r.derived == node.id and r.confidence >= told.floor]
    if reports:
        parts.append(f"; credits {phrases.listed([called.get(id, id) for id in reports])}")
    return parts


def _change(
    paper: _Paper, change: Change, articles: Mapping[str, Article], called: Mapping[str, str], mark: str = ""
) -> None:
    indent = " " * (2 + len(mark))
    arrow = f"{called.get(change.source, change.source)} → {called.get(change.derived, change.derived)}"
    paper.line((phrases.CHANGES[change.kind], "bold"), f"   {arrow}", first=f"  {mark}")
    if change.source in articles and change.derived in articles:
        sides = excerpt.sides(change, articles[change.source], articles[change.derived], settings.SHOW_WORDS)
        before, after = sides
        place = "title" if change.in_title else "after"
        _side(paper, f"{indent}before  ", before, False, change.before)
        _side(paper, f"{indent}{place}   ", after, True, change.after)
    paper.line(change.because.rstrip("."), f" ({phrases.strength(change.confidence)}, {change.confidence:.2f}).",
               first=f"{indent}why     ")  # fmt: skip
    paper.console.print()


def _revisions(paper: _Paper, told: _Told, changes: Sequence[Change], verbose: bool) -> None:
    """How each page that was captured more than once became what it is, apart from what retellings changed."""
    if told.story.revisions:
        paper.head("Revisions of a page")
    for edge in told.story.revisions:
        if edge.source not in told.articles or edge.derived not in told.articles:
            continue
        one, other = told.articles[edge.source], told.articles[edge.derived]
        arrow = f"{told.called[edge.source]} → {told.called[edge.derived]}"
        found = [change for change in changes if (change.source, change.derived) == (edge.source, edge.derived)]
        ranked = phrases.gravest(found, told.floor)
        nothing = "" if ranked or one.title != other.title else "; no change was found"
        paper.line((f"{phrases.revised(edge, told.articles)}", "bold"), f"   {arrow}{nothing}", first="  ", rest="    ")
        if one.title != other.title:
            titles = f"“{one.title or 'none'}” became “{other.title or 'none'}”"
            paper.line(("Headline", "bold"), f"  {titles}", first="    ", rest="      ")
        shown = ranked if verbose else ranked[: settings.SHOW_GRAVEST]
        for n, change in enumerate(shown, 1):
            _change(paper, change, told.articles, told.called, f"{n}. ")
        if len(ranked) > len(shown):
            paper.line(f"and: {phrases.kinds(ranked[len(shown) :])}", first="     ", rest="      ")


def _side(paper: _Paper, label: str, pieces: excerpt.Pieces, added: bool, span: Span | None) -> None:
    if span is None:
        paper.line(("no such words", "dim"), first=label)
    else:
        paper.line(*paper.pieces(pieces, added), first=label)


def _rest(paper: _Paper, changes: Sequence[Change], called: Mapping[str, str]) -> None:
    """Every other change, one line an edge, the edge with the gravest first."""
    if not changes:
        return
    edges: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        edges[change.source, change.derived].append(change)
    paper.line(("All others", "bold"))
    for (source, derived), found in edges.items():
        arrow = f"{called.get(source, source)} → {called.get(derived, derived)}: "
        paper.line(arrow, phrases.kinds(found), first="  ", rest="      ")


def render_changes(
    console: Console, source: Article, derived: Article, changes: Sequence[Change], *, verbose: bool = False
) -> None:
    """What changed from one article to another, gravest first; beyond a few only how many of which kind."""
    paper = _Paper(console)
    called = phrases.names(None, [source, derived]) if source.id != derived.id else {source.id: phrases.name(source)}
    found = phrases.counted(len(changes), "change") if changes else "no change was found; a paraphrase is none"
    paper.line((f"{called[source.id]} → {called[derived.id]}", "bold"), f": {found}")
    console.print()
    ranked = phrases.gravest(changes)
    first = ranked if verbose else ranked[: settings.SHOW_DIFF_GRAVEST]
    for n, change in enumerate(first, 1):
        _change(paper, change, {source.id: source, derived.id: derived}, called, f"{n}. ")
    if rest := ranked[len(first) :]:
        paper.line(("All others", "bold"), f": {phrases.kinds(rest)}. -v prints them.")
        console.print()
    paper.line((phrases.EVIDENCE, "dim"))


def render_copies(console: Console, copies: Sequence[tuple[Reuse, Article, Article]]) -> None:
    """The passages that articles share, by pair of articles."""
    paper = _Paper(console)
    pairs: dict[tuple[str, str], list[tuple[Reuse, Article, Article]]] = defaultdict(list)
    for reuse, left, right in copies:
        pairs[left.id, right.id].append((reuse, left, right))
    paper.line(f"{phrases.counted(len(copies), 'shared passage')} between "
               f"{phrases.counted(len(pairs), 'pair')} of pages.")  # fmt: skip
    for found in pairs.values():
        _, left, right = found[0]
        console.print()
        one, two = (f"{phrases.name(article)} ({article.given_id or article.id[:10]})" for article in (left, right))
        paper.line((f"{one} — {two}", "bold"))
        for reuse, *_ in sorted(found, key=lambda copied: copied[0].left.span):
            notes = [f"{_at(reuse.left)} and {_at(reuse.right)}", f"{reuse.similarity:.0%} alike"]
            notes += [word for word in ("boilerplate", "quotation") if getattr(reuse, word)]
            span = reuse.left.span
            words = excerpt.clip(left.text[span.start : span.end], settings.SHOW_WORDS)
            paper.line(f"{', '.join(notes)}: “{words}”", first="  - ")


def _at(place: Place) -> str:
    return f"{place.span.start}–{place.span.end}"


def render_reading(console: Console, reading: Reading) -> None:
    """Who said what in one article, what is hedged, what is credited, and headline words that nothing supports."""
    paper, text = _Paper(console), reading.article.text
    article = reading.article
    paper.line((article.title or article.origin or article.id, "bold"))
    paper.line(f"{phrases.name(article)} · {phrases.date(article.published)}")
    if article.language not in {None, "en"}:
        paper.line(
            f"In another language ({article.language}): only English is read, so little or nothing is found here."
        )

    def words(spans: Iterable[Span], limit: int = settings.SHOW_WORDS) -> str:
        return " … ".join(excerpt.clip(text[span.start : span.end], limit) for span in spans)

    paper.head(f"Who said what: {phrases.counted(len(reading.attributions), 'attribution')}")
    for said in reading.attributions:
        kind = f", {phrases.SPEAKERS[said.speaker.kind]}" if said.speaker else ""
        cue = f", “{words(said.cue)}”" if said.cue else ""
        note = f" ({said.kind}{kind}{cue}, {phrases.strength(said.confidence)})"
        paper.line((phrases.speaker(said, text), "bold"), note, first="  - ")
        paper.line(excerpt.quoted(words(said.content)), first="      ")
    if reading.hedges:
        paper.head("Hedges")
    for hedge in reading.hedges:
        paper.line((words([hedge.cue]), "bold"), f" softens “{words([hedge.scope])}”", first="  - ")
    if reading.credits:
        paper.head("Credits")
    for credit in reading.credits:
        whose = f" ({credit.kind.replace('_', ' ')}, {phrases.RELATIONS[credit.relation]})"
        copied = ", copied words: not this page's own" if credit.kind == "self_reference" and not credit.own else ""
        paper.line((credit.outlet, "bold"), f"{whose}: “{words([credit.span])}”{copied}", first="  - ")
    _headline(paper, reading)
    console.print()


def _headline(paper: _Paper, reading: Reading) -> None:
    if reading.headline is None or not reading.headline.unsupported:
        return
    paper.head("Headline")
    title, headline = reading.article.title or "", reading.headline
    missing = phrases.listed([f"“{title[span.start : span.end]}”" for span in headline.unsupported])
    paper.line(f"Nothing in the text supports {missing} ({phrases.strength(headline.confidence)}).", first="  ")
    for span in headline.best_support:
        words = excerpt.clip(reading.article.text[span.start : span.end], settings.SHOW_WORDS)
        paper.line(f"The closest: “{words}”", first="  ")
