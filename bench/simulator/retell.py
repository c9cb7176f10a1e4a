"""One page in, its retelling by another outlet out: a draft, the marks around it, and the names of what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from simulator import credits, sentences
from simulator.draft import Draft, Paragraph, shared
from simulator.names import Outlet
from simulator.presets import Preset, Strength

LEAST_SHARED = 20
"""Words that a page keeps of every page it was taken from, in runs of `draft.RUN`."""
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(slots=True)
class Page:
    """One page of a story; `parents` has what was done for each page it was taken from, by that page's number."""

    number: int
    outlet: Outlet
    draft: Draft
    time: datetime
    parents: dict[int, tuple[str, ...]] = field(default_factory=dict)
    root: int = 0  # the first page of its line
    depth: int = 0
    version_of: int | None = None
    learned: str = ""  # how its text speaks of its own outlet's finding this out
    authors: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    slug: str = ""
    unseen: bool = False

    @property
    def day(self) -> str:
        """The weekday it appeared."""
        return _DAYS[self.time.weekday()]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a retelling may draw on: all pages so far, background that no page has, other outlets, the town."""

    pages: list[Page]
    background: Iterator[Paragraph]
    others: Sequence[Outlet]
    town: str | None
    preset: Preset


def retold(setting: Setting, parent: Page, page: Page, wire: bool, chance: Random) -> None:
    """Write `page`, whose outlet and time are set, from its parent; with `wire` it runs an agency's copy."""
    preset = setting.preset
    strengths = [strength.weight for strength in preset.strengths]
    strength = Strength(1, 0, 0, 0) if wire else chance.choices(preset.strengths, strengths)[0]
    draft, done = _worded(parent, strength, wire, chance, preset)
    if shared(draft.text, [parent.draft.text]) < LEAST_SHARED:
        draft, done = _spoken_for(parent, chance, preset), ["lighter"]
    second = None
    if not wire and chance.random() < preset.contamination:
        draft, second = _contaminated(setting, parent, draft, page.number, chance)
    if chance.random() < preset.background * (0.3 if wire else 1):
        own = tuple(next(setting.background) for _ in range(chance.choice((1, 1, 2, 3))))
        draft = sentences.with_paragraphs(draft, own, chance)
        done.append("background")
    page.slug = draft.headline
    if chance.random() < preset.headline:
        draft = sentences.headline(draft, chance, preset.half, setting.town, preset.headlines)
        done.append("headline")
        if draft.headline != page.slug and chance.random() < preset.slug_kept:
            done.append("address kept")
        else:
            page.slug = draft.headline
    if parent.foot and chance.random() < preset.furniture_copied:
        page.foot += parent.foot
        done.append("notices copied")
    page.draft, page.root, page.depth = draft, parent.root, parent.depth + 1
    done += _credited(setting, parent, page, wire, chance)
    if second is not None:
        page.parents[second.number] = ("second parent", *_second_credited(page, second, chance, preset))
    page.parents = {parent.number: tuple(dict.fromkeys(done)), **page.parents}


def _worded(parent: Page, strength: Strength, wire: bool, chance: Random, preset: Preset) -> tuple[Draft, list[str]]:
    """The parent's words cut and rewritten, and what was done."""
    draft, done = _spoken_for(parent, chance, preset), []
    if parent.learned and parent.learned in draft.text:
        done.append("own voice copied")
    if chance.random() < preset.cut_end + 0.2 * wire:
        draft = sentences.cut_end(draft, chance, chance.uniform(0.2, 0.9))
        done.append("cut")
    elif chance.random() < preset.cut_anywhere:
        draft = sentences.cut_anywhere(draft, chance, chance.uniform(0.3, 0.85))
        done.append("cut")
    if not wire and chance.random() < preset.summary:
        draft = sentences.summary(draft)
        done.append("summary lead")
    if not wire and chance.random() < preset.move:
        draft = sentences.moved(draft, chance)
        done.append("paragraphs moved")
    if strength.words or strength.clauses or strength.sentences:
        draft = sentences.rewritten(draft, chance, strength, preset.half)
        done.append("light paraphrase" if strength.words < 0.12 else "paraphrase" if strength.words < 0.4 else
                    "heavy paraphrase")  # fmt: skip
    return draft, done or ["verbatim"]


def _spoken_for(parent: Page, chance: Random, preset: Preset) -> Draft:
    """The parent's draft, in which its outlet no longer speaks of itself, unless the words are copied."""
    if not parent.learned or chance.random() < preset.voice_copied:
        return parent.draft
    said = parent.outlet.said
    new = f", {said} reported" if chance.random() < preset.voice_credit else ""
    return _replaced(parent.draft, parent.learned, new)


def _replaced(draft: Draft, old: str, new: str) -> Draft:
    return Draft(
        draft.headline,
        tuple(tuple(sentence.replace(old, new) for sentence in paragraph) for paragraph in draft.paragraphs),
    )


def _contaminated(
    setting: Setting, parent: Page, draft: Draft, number: int, chance: Random
) -> tuple[Draft, Page | None]:
    """Paragraphs of another page that neither the draft nor the parent has."""
    above = _ancestors(setting.pages, parent.number)
    able = [page for page in setting.pages if page.number != parent.number and page.number not in above
            and page.version_of is None and page.number != number]  # fmt: skip
    chance.shuffle(able)
    held = [draft.text, parent.draft.text, *(setting.pages[number].draft.text for number in above)]
    for other in able[:4]:
        if parent.number in _ancestors(setting.pages, other.number):
            continue
        fresh = []
        for paragraph in other.draft.paragraphs:
            text = " ".join(paragraph)
            count = len(text.split())
            if count >= LEAST_SHARED + 5 and shared(text, held) < count * 0.3:
                fresh.append(paragraph)
        if fresh:
            taken = chance.sample(fresh, min(len(fresh), chance.choice((1, 1, 2, 3))))
            return sentences.with_paragraphs(draft, tuple(taken), chance), other
    return draft, None


def _ancestors(pages: Sequence[Page], number: int) -> set[int]:
    found: set[int] = set()
    waiting = [number]
    while waiting:
        for parent in pages[waiting.pop()].parents:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def _credited(setting: Setting, parent: Page, page: Page, wire: bool, chance: Random) -> list[str]:
    """Give the page its credit, and say of what kind it is."""
    preset = setting.preset
    if wire:
        marks = credits.agency(page.draft, parent.outlet, setting.town, chance, preset.half)
        page.draft, page.authors = marks.draft, marks.authors
        page.foot += (marks.notice,) if marks.notice else ()
        return ["wire"]
    root = setting.pages[parent.root]
    kind = chance.choices(("page", "report", "both", "wrong", "none"), preset.credit)[0]
    if root.number == parent.number and kind in {"report", "both"}:
        kind = "page"
    brief = chance.random() < preset.brief
    linked = chance.random() < preset.link
    if kind == "none":
        return ["not credited"]
    if kind == "both":
        made = credits.both(
            page.draft, _source(parent, linked), _source(root, linked), chance, preset.half, brief=brief
        )
    elif kind == "report" or (kind == "page" and parent is root and chance.random() < 0.5):
        made = credits.report(page.draft, _source(root, linked), chance, preset.half, brief=brief, told=preset.told)
    elif kind == "page":
        made = credits.page(page.draft, _source(parent, linked), chance, preset.half, brief)
    else:
        wrong = credits.Source(chance.choice(setting.others), None, parent.day)
        made = credits.page(page.draft, wrong, chance, preset.half, brief=False)
    page.draft = made.draft
    page.foot += (made.line,) if made.line else ()
    said = {"page": "page credited", "report": "report credited", "both": "both credited", "wrong": "wrongly credited"}
    return [said[kind], *(["told"] if made.kind == "told" else []), *(["link"] if linked and kind != "wrong" else [])]


def _second_credited(page: Page, second: Page, chance: Random, preset: Preset) -> tuple[str, ...]:
    if chance.random() >= preset.second_credit:
        return ("not credited",)
    linked = chance.random() < preset.link
    made = credits.page(page.draft, _source(second, linked), chance, preset.half, brief=False)
    page.draft = made.draft
    page.foot += (made.line,) if made.line else ()
    return ("page credited", *(["link"] if linked else []))


def _source(page: Page, linked: bool) -> credits.Source:
    return credits.Source(page.outlet, page.number if linked else None, page.day)
