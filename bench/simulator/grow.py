"""A seed in, a story out: who took from whom, how each page was made, and which pages nobody kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from simulator import furniture, retell, sentences
from simulator.draft import Draft, Paragraph
from simulator.names import Names, Outlet
from simulator.presets import Preset
from simulator.retell import Page, Setting
from simulator.seeds import Filling, Seed

SIZES = range(2, 41)


class Background:
    """Paragraphs of reports that no page tells, by beat, each given once; where a beat has no more, those of another,
    and at last all again.
    """

    def __init__(self, paragraphs: Sequence[tuple[str, Paragraph]], chance: Random) -> None:
        """`paragraphs` with their beats."""
        self._all = list(paragraphs)
        self._chance = chance
        self._left: list[tuple[str, Paragraph]] = []

    def of(self, beat: str) -> Iterator[Paragraph]:
        """Paragraphs for a story of one beat, without end."""
        while True:
            if not self._left:
                self._left = self._all.copy()
                self._chance.shuffle(self._left)
            own = (at for at, (other, _) in enumerate(self._left) if other == beat)
            yield self._left.pop(next(own, 0))[1]


@dataclass(frozen=True, slots=True)
class World:
    """What the stories of one corpus share: names, outlets, background."""

    preset: Preset
    names: Names
    outlets: tuple[Outlet, ...]
    agencies: tuple[Outlet, ...]
    background: Background


@dataclass(frozen=True, slots=True)
class Grown:
    """All pages of a story, by number, those that nobody holds among them."""

    seed: Seed
    pages: tuple[Page, ...]


def grow(seed: Seed, world: World, chance: Random, root: tuple[Outlet, str] | None = None) -> Grown:
    """One story. `root` is the outlet and address of a real seed."""
    preset = world.preset
    size = chance.choices(SIZES, [count**-preset.size_power for count in SIZES])[0]
    fresh = iter(chance.sample(world.outlets, len(world.outlets)))
    time = furniture.beginning(chance)
    filling = Filling(world.names, chance, time.weekday())
    wired = chance.random() < preset.wire_root
    outlet = root[0] if root else chance.choice(world.agencies) if wired else next(fresh)
    first = filling.fill(seed, False, outlet, chance.random() < preset.own_voice)
    pages = [Page(0, outlet, first.draft, time, learned=first.learned, slug=first.draft.headline)]
    background = world.background.of(seed.beat)
    setting = Setting(pages, background, world.outlets, first.town, preset)
    plan = _Plan(
        setting, seed, world, filling, fresh,
        agency=0 if wired and not root else None,
        second=seed.second is not None and chance.random() < preset.second_report,
        wire=size >= 4 and not wired and chance.random() < preset.wire,
    )  # fmt: skip
    for number in range(1, size):
        _add(plan, number, chance)
    _drop(pages, plan.agency, preset, chance)
    return Grown(seed, tuple(pages))


@dataclass(slots=True)
class _Plan:
    """What a story draws on, the agency's page once there is one, and what is still to come."""

    setting: Setting
    seed: Seed
    world: World
    filling: Filling
    fresh: Iterator[Outlet]
    agency: int | None
    second: bool
    wire: bool


def _add(plan: _Plan, number: int, chance: Random) -> None:
    """The next page: a second reporter's, a later capture, an agency's, or a retelling."""
    pages, preset = plan.setting.pages, plan.world.preset
    if plan.second and chance.random() < 0.5:
        plan.second = False
        outlet = next(plan.fresh)
        made = plan.filling.fill(plan.seed, True, outlet, own=False)
        time = furniture.later(pages[0].time, chance, 3)
        pages.append(Page(number, outlet, made.draft, time, root=number, slug=made.draft.headline))
        return
    if number > 1 and chance.random() < preset.revision:
        parent = chance.choice(pages)
        if parent.version_of is None and not parent.outlet.agency:
            pages.append(_revised(plan.setting, parent, number, chance))
            return
    if plan.wire and plan.agency is None:
        plan.agency, parent, outlet = number, pages[0], chance.choice(plan.world.agencies)
        wire = False
    else:
        wire = plan.agency is not None and chance.random() < preset.wire_share
        parent = pages[plan.agency] if wire and plan.agency is not None else _parent(pages, preset, chance)
        outlet = next(plan.fresh)
    page = Page(number, outlet, parent.draft, furniture.later(parent.time, chance, preset.hours))
    retell.retold(plan.setting, parent, page, wire, chance)
    pages.append(page)


def _parent(pages: Sequence[Page], preset: Preset, chance: Random) -> Page:
    """A page to retell: the root, or one by how often it was retold already."""
    able = [page for page in pages if page.depth < preset.deepest]
    if chance.random() < preset.root_pull:
        return chance.choice([page for page in able if page.depth == 0 and page.version_of is None])
    counts = [1 + sum(page.number in other.parents for other in pages) for page in able]
    return chance.choices(able, [count**preset.popular for count in counts])[0]


def _revised(setting: Setting, old: Page, number: int, chance: Random) -> Page:
    """A later capture: a paragraph more or one less, perhaps another headline."""
    draft = old.draft
    if len(draft.paragraphs) > 3 and chance.random() < 0.4:
        draft = Draft(draft.headline, draft.paragraphs[:-1])
    else:
        draft = sentences.with_paragraphs(draft, (next(setting.background),), chance)
    if chance.random() < 0.5:
        draft = sentences.headline(draft, chance, setting.preset.half, setting.town, setting.preset.headlines)
    time = furniture.later(old.time, chance, 5)
    return Page(
        number, old.outlet, draft, time, dict(old.parents), old.root if old.root != old.number else number, old.depth,
        old.number, old.learned, old.authors, old.foot, old.slug,
    )  # fmt: skip


def _drop(pages: Sequence[Page], agency: int | None, preset: Preset, chance: Random) -> None:
    """Mark what nobody holds, among pages that others were taken from; two stay at least."""
    versions = {page.number for page in pages if page.version_of is not None}
    versions |= {page.version_of for page in pages if page.version_of is not None}
    fed = {number for page in pages for number in page.parents}
    held = len(pages)
    for page in pages:
        if page.number not in fed or page.number in versions or held <= 2:
            continue
        rate = preset.unseen_wire if page.number == agency else preset.unseen if page.parents else preset.unseen_root
        if chance.random() < rate:
            page.unseen = True
            held -= 1
