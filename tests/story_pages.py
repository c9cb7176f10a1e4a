"""Readings of invented pages, made by hand with their credits, so that lineage is tested apart from the reading room."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from retold.records import Article, Credit, CreditKind, Link, Reading, Relation, Span
from retold.text import sentences
from retold.trace.family import Family
from retold.trace.field import Field
from retold.trace.signals import signals

MILL = (
    "The weir at Upper Sarn gave way before dawn on Tuesday and water ran through the flour mill of Jonas Tirrel, who "
    "had asked the river office for 60 loads of stone in autumn and received 7, his sister Maud Tirrel said there."
)
ROAD = (
    "Two lorries of the Brannock bakery are stuck on the lower road, the bridge at Stennet is shut to carts heavier than "
    "3 tonnes, and 140 pupils of the Vale school were taken home over the ridge by farmers with tractors and hay wagons."
)
CLAIM = (
    "An engineer of the river office, Edda Quill, wrote in a note of 12 pages that the sluice had rusted through at both "
    "hinges, that nobody had greased it since the flood nine years ago, and that repairs would take until the barley."
)
FEAST = (
    "The feast of lanterns in Lower Sarn goes ahead with 900 paper boats, its warden Piet Hollow decided, but the dance "
    "moves from the meadow to the tannery hall, and the fiddlers of Grell will walk there by the chapel stairs at eight."
)
Given = tuple[CreditKind, str, str, Relation]
TOLD: Given = ("told", "Sarn Gazette", "told the Sarn Gazette", "goes_back_to")


def went_back(outlet: str) -> Given:
    """A credit by the words "OUTLET reported"."""
    return "reported_by", outlet, f"{outlet} reported", "goes_back_to"


def tipped(outlet: str) -> Given:
    """A credit by the words "Via OUTLET"."""
    return "via", outlet, f"Via {outlet}", "taken_from"


def page(
    name: str,
    outlet: str,
    text: str,
    *credits: Given,
    when: datetime | None = None,
    own: bool = False,
    title: str | None = None,
    path: str | None = None,
    sure: float = 0.9,
    links: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """A reading whose credits are given by the words that make them; all places of those words count."""
    url = f"https://{outlet.lower().replace(' ', '')}.example/{path or name}"
    found = []
    for kind, credited, phrase, relation in credits:
        at = text.index(phrase)
        while at >= 0:
            found.append(Credit(kind, credited, Span(at, at + len(phrase)), None, relation, sure, own))
            at = text.find(phrase, at + 1)
    leading = tuple(Link(Span(text.index(words), text.index(words) + len(words)), to) for words, to in links)
    article = Article(name, text, title, outlet, url, published=when, links=leading)
    return Reading(article, sentences(text), (), (), tuple(found), (), None)


def day(number: int, hour: int = 0, minute: int = 0) -> datetime:
    """A day of an invented May; midnight stands for a missing time."""
    return datetime(2031, 5, number, hour, minute, tzinfo=UTC)


def family(*readings: Reading) -> Family:
    """All pages as one family; they go by their places in order of id."""
    return Family(Field(readings), range(len(readings)))


def values(of: Family) -> dict[str, npt.NDArray[np.float64]]:
    """Every signal's values by its name."""
    return {name: found for name, _, found in signals(of)}
