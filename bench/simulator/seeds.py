"""Seed reports: invented ones of `seeds/*.txt`, with names, places and numbers drawn anew each time, or real articles.

A file holds reports of one beat: `=== topic | slug`, `H: headline`, paragraphs parted by blank lines; after `---` what
a second reporter wrote of the same event, in other words but for the quotations. In braces: `{p1}` a person, `{s1}`
that surname, `{t1}` a town, `{r1}` a river or region, `{g1}` a body, `{n1:5-9}` a number and then `{n1}` the same one,
`{day}` the day of the report, `{learned}` and `{told}` where an outlet may speak of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from retold.text import sentences
from simulator.draft import Draft
from simulator.names import Names, Outlet

_SLOT = re.compile(r"\{(\w+?)(\d?)(?::(\d+)-(\d+))?\}")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LEARNED = (", {o} has learned", ", {o} can reveal", ", {o} understands")
_PAPER = r"(?:[A-Z]\w+ ){1,2}(?:Times|Post|Journal|News|Today|Herald|Tribune|Globe)"
_STATION = r"CNN|NBC|CBS|ABC|NPR|Fox News|Politico|Axios|BuzzFeed|Bloomberg|The Hill|Guardian|BBC"
_CREDITS = re.compile(
    r"\((?:AP|Reuters|AFP|UPI)\)|\bReuters\b|\bAssociated Press\b|"
    rf"\b(?:[Rr]eported by|according to|told) (?:the |The )?(?:{_PAPER}|{_STATION})\b|"
    rf"\b(?:{_PAPER}|{_STATION})\b[^.\n]{{0,20}}? (?:reported|reports|said|first|wrote)\b"
)


@dataclass(frozen=True, slots=True)
class Seed:
    """One report, not yet written out; `second` is another reporter's report of the same event."""

    name: str
    beat: str
    headline: str
    body: str
    second: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report written out: its draft, how it says that its outlet found this out (or ""), and its town."""

    draft: Draft
    learned: str
    town: str | None


@cache
def invented() -> tuple[Seed, ...]:
    """All that the bench ships."""
    return tuple(
        seed
        for path in sorted(Path(__file__).with_name("seeds").glob("*.txt"))
        for seed in _parsed(path.read_text("utf-8"), path.stem)
    )


def _parsed(text: str, beat: str) -> Iterator[Seed]:
    for block in re.split(r"^=== ", text, flags=re.M)[1:]:
        head, _, rest = block.partition("\n")
        first, _, other = rest.partition("\n--- ")
        line, _, body = first.partition("\n")
        second = None
        if other:
            title, _, words = other.partition("\n")
            second = (title.strip(), words.strip())
        yield Seed(head.partition(" | ")[2].strip(), beat, line.removeprefix("H: "), body.strip(), second)


class Filling:
    """What the slots of one seed are filled with; a second report and a second filling of it agree."""

    def __init__(self, names: Names, chance: Random, weekday: int) -> None:
        self._names = names
        self._chance = chance
        self._day = _DAYS[weekday]
        self._held: dict[str, str] = {}

    def fill(self, seed: Seed, second: bool, outlet: Outlet, own: bool) -> Report:
        """A report as an outlet runs it; `own` is whether it says so where it may that it found this out itself."""
        headline, body = seed.second if second and seed.second else (seed.headline, seed.body)
        learned = self._chance.choice(LEARNED).format(o=self._short(outlet)) if own else ""
        self._held |= {"learned": learned, "told": f" told {self._short(outlet)}" if own else " said"}
        body = body.replace(" said{told}", "{told}").replace("said{told}", "{told}")
        title = _SLOT.sub(self._slot, headline)  # numbers have their ranges where they stand first
        text = _SLOT.sub(self._slot, body)
        for place in ("t1", "t2"):
            if place in self._held:
                town = self._held[place]
                break
        else:
            town = None
        return Report(drafted(title, text), learned if learned in text else "", town)

    def _short(self, outlet: Outlet) -> str:
        return outlet.brief if outlet.brief and self._chance.random() < 0.5 else outlet.said

    def _slot(self, match: re.Match[str]) -> str:
        kind, number, low, high = match.groups()
        name = kind + number
        if kind == "day":
            return self._day
        if name not in self._held:
            self._held[name] = self._made(kind, number, low, high)
        return self._held[name]

    def _made(self, kind: str, number: str, low: str | None, high: str | None) -> str:
        if kind == "n":
            return str(self._chance.randint(int(low or 2), int(high or 99)))
        if kind == "s":
            return self._slot_named("p", number).rpartition(" ")[2]
        make = {"p": self._names.person, "t": self._names.town, "r": self._names.river, "g": self._names.firm}[kind]
        return make()

    def _slot_named(self, kind: str, number: str) -> str:
        return self._held.setdefault(kind + number, self._names.person())


@cache
def drafted(headline: str, text: str) -> Draft:
    """A text as paragraphs of sentences."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n|\n", text):
        own = tuple(paragraph[span.start : span.end] for span in sentences(paragraph))
        if own:
            paragraphs.append(own)
    return Draft(headline, tuple(paragraphs))


def real(rows: list[dict[str, object]], chance: Random, count: int) -> list[tuple[Seed, str | None, str | None]]:
    """So many real articles as seeds, with outlet and URL: of 150 to 900 words, and without credits to others, as far
    as a pattern sees, for they would be sources that the truth does not know.
    """
    order = list(range(len(rows)))
    chance.shuffle(order)
    found = []
    for at in order:
        row = rows[at]
        text, title = str(row["text"] or ""), str(row["title"] or "")
        words = len(text.split())
        if 150 <= words <= 900 and title and "\n" in text and not _CREDITS.search(text):
            seed = Seed(str(row["id"]), str(row["topic"]), title, text)
            found.append((seed, _text(row["outlet"]), _text(row["url"])))
            if len(found) == count:
                break
    return found


def _text(value: object) -> str | None:
    return str(value) if value else None
