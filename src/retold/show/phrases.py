"""Kinds, confidences, dates and names in plain words; terminal and page say the same ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, get_args
from urllib.parse import urlsplit

from retold import settings
from retold.records import Article, Attribution, Basis, Change, ChangeKind, Edge, Rejection, Story

CHANGES: dict[ChangeKind, str] = {
    "reversed": "Turned into its opposite",
    "strengthened": "Made stronger",
    "number_changed": "A number changed",
    "quote_altered": "Quoted words changed",
    "speaker_changed": "Put to another speaker",
    "attribution_dropped": "Who said it is gone",
    "headline_unsupported": "The headline says more than the text",
    "scope_changed": "Wider or narrower than before",
    "quote_cut": "A quotation was cut",
    "hedge_dropped": "A hedge was dropped",
    "weakened": "Made weaker",
    "credit_changed": "Credited to another outlet",
    "credit_dropped": "The credit is gone",
    "fact_dropped": "Left out",
    "fact_added": "Added",
    "label_substituted": "Called by another name",
    "attribution_added": "A speaker was added",
    "hedge_added": "A hedge was added",
}
BASES: dict[Basis, str] = {
    "credit": "credited",
    "link": "linked",
    "wording": "shared wording",
    "shared_error": "a shared slip",
    "headline": "headline of the same form",
    "time": "order in time",
}
EdgeKind = Literal["solid", "dashed", "follow-up", "revision"]
RELATIONS = {"taken_from": "taken from", "goes_back_to": "goes back to"}
SPEAKERS = {
    "named": "named",
    "unnamed": "not named",
    "collective": "a group",
    "document": "a document",
    "outlet": "an outlet",
}
EXPLICIT: frozenset[Basis] = frozenset({"credit", "link"})
EVIDENCE = "This is evidence, with the exact words it rests on. It is not a verdict on any page, person or outlet."
_MONTHS = "January February March April May June July August September October November December".split()
_GRAVITY = {kind: n for n, kind in enumerate(get_args(ChangeKind))}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 page", "14 pages"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def strength(confidence: float) -> str:
    """A confidence in words."""
    if confidence >= settings.SHOW_STRONG:
        return "strong evidence"
    return "fair evidence" if confidence >= settings.SHOW_FAIR else "slight evidence"


def kind(story: Story, edge: Edge) -> EdgeKind:
    """How an edge is drawn."""
    if edge in story.revisions:
        return "revision"
    return "follow-up" if edge.follow_up else "solid" if explicit(edge) else "dashed"


def bases(edge: Edge, kind: EdgeKind = "dashed") -> str:
    """What an edge rests on, and what it is where it is no retelling: "credited, shared wording, strong evidence"."""
    if kind == "revision":
        return "the same page, captured later" + ("" if "time" in edge.basis else "; no date tells the order")
    known = ", ".join(BASES[basis] for basis in edge.basis) or "inferred"
    return f"{'a follow-up with news of its own; ' if edge.follow_up else ''}{known}, {strength(edge.confidence)}"


def revised(edge: Edge, articles: Mapping[str, Article]) -> str:
    """When one capture of a page became the next, or what their order is taken from."""
    one, other = articles[edge.source].published, articles[edge.derived].published
    if "time" in edge.basis and one and other:
        first, second = date(one), date(other)
        if day(one) == day(other):
            second = second.removeprefix(f"{day(other)}, ")
        return f"Revised between {first} and {second}"
    why = next((piece.because for piece in edge.evidence if not piece.against), "")
    return f"Revised, in an order that no date tells: {why[:1].lower()}{why[1:].rstrip('.')}"


def drawn(edge: Edge, min_confidence: float) -> bool:
    """Whether an edge is shown: from `MIN_EDGE_CONFIDENCE` on where the bound is the usual one, else from the bound."""
    usual = min_confidence == settings.MIN_CONFIDENCE
    return edge.confidence >= (settings.MIN_EDGE_CONFIDENCE if usual else min_confidence)


def joined(story: Story, min_confidence: float = 0.0) -> set[str]:
    """The pages, held or not, at either end of an edge that is shown."""
    return {id for edge in story.edges if drawn(edge, min_confidence) for id in (edge.source, edge.derived)}


def explicit(edge: Edge) -> bool:
    """Whether the derived page says so itself; an edge is inferred otherwise."""
    return bool(EXPLICIT & set(edge.basis))


def has_hour(moment: datetime) -> bool:
    """Whether a date has a time of day; midnight to the second is taken as a date alone."""
    moment = moment.astimezone(UTC)
    return bool(moment.hour or moment.minute or moment.second)


def day(moment: datetime | None) -> str:
    """A day in UTC: "3 May 2024"."""
    if moment is None:
        return "undated"
    moment = moment.astimezone(UTC)
    return f"{moment.day}\xa0{_MONTHS[moment.month - 1]}\xa0{moment.year}"


def date(moment: datetime | None) -> str:
    """A day, and the time of day where one is known: "3 May 2024, 06:10"."""
    if moment is None or not has_hour(moment):
        return day(moment)
    return f"{day(moment)}, {moment.astimezone(UTC):%H:%M}"


def short_day(moment: datetime, year: bool = False) -> str:
    """A day for an axis: "3 May", with `year` "3 May 2024"."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]}" + (f" {moment.year}" if year else "")


def name(article: Article) -> str:
    """What to call a page: its outlet, its host, or what its source calls it."""
    host = urlsplit(article.url).netloc.removeprefix("www.") if article.url else ""
    return article.outlet or host or article.given_id or article.origin.rpartition("/")[2] or article.id[:10]


def names(story: Story | None, articles: Iterable[Article]) -> dict[str, str]:
    """What to call each page, held or not; pages of one outlet are numbered by date, captures of one by their order."""
    held = sorted(articles, key=lambda article: (article.published is None, article.published, article.id))
    for captures in story.versions if story else ():
        places = [n for n, article in enumerate(held) if article.id in captures]
        placed = sorted((held[n] for n in places), key=lambda article: captures.index(article.id))
        for n, article in zip(places, placed, strict=True):
            held[n] = article
    often, seen = Counter(map(name, held)), Counter[str]()
    found = {}
    for article in held:
        called = name(article)
        seen[called] += 1
        found[article.id] = f"{called} ({seen[called]})" if often[called] > 1 else called
    unseen = story.unseen if story else ()
    return found | {page.id: page.name or "a page without a name" for page in unseen}


def summary(story: Story, articles: Mapping[str, Article]) -> str:
    """A story in one line."""
    parts = [counted(len(story.articles) - len(story.revisions), "page")]
    follow_ups = len({edge.derived for edge in story.edges if edge.follow_up})
    parts += [counted(n, what) for n, what in ((len(story.revisions), "revision"), (follow_ups, "follow-up")) if n]
    parts.append(counted(story.independent_reports, "independent report"))
    unseen = len({page.id for page in story.unseen} & joined(story))
    if unseen:
        parts.append(counted(unseen, "unseen page"))
    line = ", ".join(parts)
    if story.earliest in articles:
        earliest = articles[story.earliest]
        line += f"; earliest held: {name(earliest)}, {day(earliest.published)}"
    return line


def title(story: Story, articles: Mapping[str, Article]) -> str:
    """What to call a story: the headline of its earliest page that has one."""
    told = [articles[id] for id in (story.earliest, *story.articles) if id in articles]
    return next((article.title for article in told if article.title), f"Story {story.id[:10]}")


def ranked(stories: Iterable[Story]) -> list[Story]:
    """Stories with most retellings first, then those with most pages."""

    def told(story: Story) -> int:
        return sum(not edge.follow_up for edge in story.edges)

    return sorted(stories, key=lambda story: (-told(story), -len(story.articles), story.id))


def leading(stories: Iterable[Story]) -> tuple[list[Story], list[Story]]:
    """Stories told by two held pages or more, most retellings first, and those of a single page, set apart.

    Where no story has two pages the single ones lead.
    """
    found = ranked(stories)
    shared, single = [s for s in found if len(s.articles) > 1], [s for s in found if len(s.articles) == 1]
    return (shared, single) if shared else (single, [])


def singles(count: int) -> str:
    """How many stories of a single page there are."""
    return f"{counted(count, 'single page credits', 'single pages credit')} pages that are not held"


def gravest(changes: Iterable[Change], min_confidence: float = 0.0) -> list[Change]:
    """Changes that are sure enough, gravest first: the surest of each kind, then all others in the same order."""
    sure = [change for change in changes if change.confidence >= min_confidence]
    sure.sort(key=lambda c: (-c.weight, _GRAVITY[c.kind], -c.confidence, c.source, c.derived))
    leading = list({change.kind: change for change in reversed(sure)}.values())[::-1]
    return leading + [change for change in sure if change not in leading]


def kinds(changes: Sequence[Change]) -> str:
    """How often each kind occurs, gravest first: "a hedge was dropped (2), left out"."""
    often = Counter(change.kind for change in sorted(changes, key=lambda change: _GRAVITY[change.kind]))
    return ", ".join(f"{CHANGES[kind].lower()}{f' ({n})' if n > 1 else ''}" for kind, n in often.items())


def speaker(attribution: Attribution, text: str) -> str:
    """Who words are put to, as the article names them; the words of the source where the name is not known."""
    known = attribution.speaker
    called = known and ", ".join(part for part in (known.name, known.role, known.affiliation) if part)
    return called or " … ".join(text[span.start : span.end] for span in attribution.source) or "someone not named"


def unchecked(story: Story, called: Mapping[str, str], min_confidence: float) -> list[str]:
    """What was not compared, and why."""
    held = set(story.articles)
    sure = [edge for edge in story.edges if drawn(edge, min_confidence)]
    lines, shown = [], joined(story, min_confidence)
    for page in story.unseen:
        if page.id not in shown:
            continue
        children = dict.fromkeys(called.get(edge.derived, edge.derived) for edge in sure if edge.source == page.id)
        against = f" {listed(list(children))} could not be compared with it." if children else ""
        known = " Only the wording its retellings share is known." if page.recovered else ""
        lines.append(f"{called[page.id][:1].upper()}{called[page.id][1:]} is not held.{against}{known}")
    for edge in sure:
        if edge.follow_up and edge.source in called and edge.derived in called:
            pair = f"{called[edge.derived]} is a follow-up of {called[edge.source]}"
            lines.append(f"{pair}, with news of its own: what differs was not compared.")
    parented = {edge.derived for edge in (*sure, *story.revisions)}
    alone = [called[id] for id in story.articles if id not in parented and id != story.earliest and id in called]
    if alone:
        lines.append(f"No page was found that {listed(alone)} was taken from, so nothing was compared there.")
    weak = sum(not drawn(edge, min_confidence) and edge.source in held for edge in story.edges)
    if weak:
        lines.append(f"{counted(weak, 'link')} between pages had too little evidence to be shown.")
    return lines


def listed(items: Sequence[str]) -> str:
    """Items as a phrase: "A, B and C"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def rejected(rejections: Sequence[Rejection]) -> str:
    """How many inputs could not be used."""
    return f"{counted(len(rejections), 'input')} could not be used"
