"""Seeds in, corpora on disk out: stories and single pages of one beat mixed, as `articles.jsonl` with `truth.json`.

A corpus is a folder that is traced by itself. `src/retold/evaluate/families.py` tells the format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from simulator import furniture
from simulator.draft import Paragraph, unmarked
from simulator.grow import Background, Grown, World, grow
from simulator.names import Names, Outlet
from simulator.presets import Preset
from simulator.retell import Page
from simulator.seeds import Filling, Seed, drafted, invented, real
from simulator.truth import Written, truth

_LINK = re.compile(r"⟦(\d+)⟧(.*?)⟦/⟧", re.S)
_OUTLETS = 60
STORIES = 7
"""Stories of a corpus of invented seeds: the rest of the seeds are single pages and background."""
REAL_STORIES = 25
_FORMS = frozenset(
    "times post news journal herald tribune guardian examiner monitor beast wire caller spectator".split()
)

Rooted = tuple[Seed, str | None, str | None]
"""A seed, and the outlet and address of a real one."""
Corpus = tuple[str, list[dict[str, Any]], dict[str, Any]]
"""A corpus: its name, its articles, its truth."""


def corpora(count: int, seed: int, preset: Preset, rows: list[dict[str, object]] | None = None) -> Iterator[Corpus]:
    """`count` stories in as many corpora as they need; from real articles where `rows` are given."""
    chance = Random(f"{seed} {preset.name} {'real' if rows else 'invented'}")
    each = REAL_STORIES if rows else STORIES
    drawn = iter(real(rows, chance, count * 5)) if rows else None
    number = 0
    while number < count:
        stories = min(each, count - number)
        name = f"{preset.name.lower()}{seed}-{number // each:03d}"
        if drawn is None:
            seeds: list[Rooted] = [(one, None, None) for one in invented()]
            chance.shuffle(seeds)
        else:
            seeds = [rooted for rooted, _ in zip(drawn, range(stories * 5), strict=False)]
        stories = min(stories, len(seeds) // 2)
        if not stories:
            return
        yield _corpus(name, seeds, stories, preset, Random(chance.random()))
        number += stories


def write(folder: Path, found: Corpus) -> None:
    """One corpus as a folder."""
    name, articles, stories = found
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    (place / "articles.jsonl").write_text("".join(lines), "utf-8")
    (place / "truth.json").write_text(json.dumps(stories, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _corpus(name: str, seeds: Sequence[Rooted], stories: int, preset: Preset, chance: Random) -> Corpus:
    names = Names(chance, preset.half)
    outlets = tuple(names.outlet() for _ in range(_OUTLETS))
    single = min(round(stories * preset.distractors), len(seeds) - stories - 1)
    donors = [rooted[0] for rooted in seeds[stories + single :]]
    world = World(preset, names, outlets, tuple(names.agencies()), _background(donors, names, chance))
    press = _Press(preset, chance, {outlet: _habits(preset, chance) for outlet in outlets})
    told, articles = [], []
    for number, (seed, outlet, url) in enumerate(seeds[:stories]):
        rooted = (_real_outlet(outlet, url), url or "") if outlet or url else None
        grown = grow(seed, world, chance, rooted)
        story = f"{name}-s{number}"
        printed = press.story(grown, story, url)
        articles += [row for row, _ in printed.values()]
        written = {page: Written(row["id"], row["text"], tuple(row["authors"])) for page, (row, _) in printed.items()}
        dates = {page: false for page, (_, false) in printed.items() if false}
        told.append(truth(grown, written, story, dates))
    for number, (seed, outlet, url) in enumerate(seeds[stories : stories + single]):
        articles.append(press.single(seed, world, f"{name}-d{number}", outlet, url))
    chance.shuffle(articles)
    return name, articles, {"stories": told}


def _background(donors: list[Seed], names: Names, chance: Random) -> Background:
    """What reports that no page tells say after their leads."""
    found: list[tuple[str, Paragraph]] = []
    for seed in donors:
        filling = Filling(names, chance, chance.randrange(7))
        made = filling.fill(seed, False, Outlet("Nobody", "nobody", None, "nobody.example"), own=False)
        found += [(seed.beat, paragraph) for paragraph in made.draft.paragraphs[1:] or made.draft.paragraphs]
    return Background(found, chance)


def _habits(preset: Preset, chance: Random) -> tuple[bool, bool]:
    """Whether an outlet gives dates without a time, and has words under all its pages."""
    return chance.random() < preset.day_only, chance.random() < preset.boilerplate


def _real_outlet(name: str | None, url: str | None) -> Outlet:
    plain = re.sub(r"\s*(?:\(.*\)|- .*)$", "", name or url or "")
    papers = plain.split()[-1].lower() in _FORMS and not plain.startswith("The ")
    said = f"the {plain}" if papers else plain
    match = re.match(r"https?://(?:www\.)?([^/]+)", url or "")
    return Outlet(plain, said, None, match[1] if match else "page.example")


class _Press:
    """Prints pages: addresses, dates, links, and what stands around the text."""

    def __init__(self, preset: Preset, chance: Random, habits: dict[Outlet, tuple[bool, bool]]) -> None:
        self._preset = preset
        self._chance = chance
        self._habits = habits

    def story(self, grown: Grown, name: str, url: str | None) -> dict[int, tuple[dict[str, Any], str | None]]:
        """The rows of all held pages, and in what way the date of each is false."""
        addresses = {page.number: furniture.address(page.outlet, page.slug, self._chance) for page in grown.pages}
        for page in grown.pages:
            if page.version_of is not None:
                addresses[page.number] = addresses[page.version_of]
        if url:
            addresses[0] = url
        found = {}
        for page in grown.pages:
            if not page.unseen:
                parent = grown.pages[min(page.parents)].time if page.parents else None
                found[page.number] = self._row(page, f"{name}-p{page.number}", addresses, parent)
        return found

    def single(self, seed: Seed, world: World, name: str, outlet: str | None, url: str | None) -> dict[str, Any]:
        """A page that tells another story, alone."""
        own = _real_outlet(outlet, url) if outlet or url else self._chance.choice(world.outlets)
        time = furniture.beginning(self._chance)
        made = Filling(world.names, self._chance, time.weekday()).fill(seed, False, own, own=False)
        page = Page(0, own, made.draft, time, slug=made.draft.headline)
        row, _ = self._row(page, name, {0: url or furniture.address(own, page.slug, self._chance)}, None)
        return row

    def _row(self, page: Page, name: str, addresses: dict[int, str], parent: Any) -> tuple[dict[str, Any], str | None]:
        day_only, footer = self._habits.get(page.outlet, (False, False))
        date = furniture.shown(page.time, parent, self._chance, day_only, self._preset.false_date)
        foot = (*page.foot, *([furniture.footer(page.outlet, self._preset.half)] if footer else []))
        marked = "\n\n".join([*(" ".join(paragraph) for paragraph in page.draft.paragraphs), *foot])
        text, links = _linked(marked, addresses)
        row = {
            "id": name, "url": addresses[page.number],
            "outlet": None if self._chance.random() < self._preset.no_outlet else page.outlet.name,
            "title": unmarked(page.draft.headline), "published": date.shown, "authors": list(page.authors),
            "text": text, "links": links,
        }  # fmt: skip
        return row, date.false


def _linked(marked: str, addresses: dict[int, str]) -> tuple[str, list[dict[str, Any]]]:
    """A text without marks, and its links with their places."""
    text, links, at = "", [], 0
    for match in _LINK.finditer(marked):
        text += unmarked(marked[at : match.start()])
        words = unmarked(match[2])
        links.append({"span": [len(text), len(text) + len(words)], "url": addresses[int(match[1])]})
        text += words
        at = match.end()
    return text + unmarked(marked[at:]), links


def rows_of(path: Path) -> list[dict[str, object]]:
    """Real articles of a Parquet file."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (only where real articles are asked for)

    columns = ["id", "url", "outlet", "title", "topic", "text"]
    return sorted(pq.read_table(path, columns=columns).to_pylist(), key=lambda row: str(row["id"]))


__all__ = ["corpora", "drafted", "rows_of", "write"]
