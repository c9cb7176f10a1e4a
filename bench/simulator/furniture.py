"""What stands around a report on its page: address, date (often false), authors, what the host repeats."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from simulator.names import Outlet
from simulator.words import Half

_FOOT = (
    ("Sign up for the {n} morning letter and have the day’s news sent to you before breakfast. You can leave at any "
     "time by following the link at the foot of every letter.",
     "{n} is paid for by the people who read it. If this report was of use to you, please think of giving what you "
     "can, so that it stays free for everybody else.",
     "Do you know more about this story? Write to the {n} newsroom in confidence. We never name those who do not wish "
     "to be named, and we answer every letter."),
    ("© {n}. No part of this page may be copied, broadcast or sent on without the written leave of the publisher. "
     "Complaints may be addressed to the readers’ editor within a month.",
     "More from {n}: the ten stories that everybody is reading, the crossword, the weather where you live, and our new "
     "podcast, every weekday from six.",
     "Comments are closed. {n} deletes remarks that are rude, off the subject or the work of machines. Our rules are "
     "on the page about us."),
)  # fmt: skip
_SECTION = ("news", "local", "region", "stories", "latest", "article")
_KINDS = ("missing", "equal", "swapped", "years", "future", "local")
_WEIGHTS = (0.3, 0.2, 0.15, 0.1, 0.1, 0.15)


class Date(NamedTuple):
    """What a page says of when it was published, and in what way that is false, if it is."""

    shown: str | None
    false: str | None


def shown(true: datetime, parent: datetime | None, chance: Random, day_only: bool, false_date: float) -> Date:
    """The date as printed; `parent` is the true time of the page it was taken from."""
    if chance.random() >= false_date:
        return Date(_printed(true, day_only), None)
    kind = chance.choices(_KINDS, _WEIGHTS)[0]
    if kind == "missing":
        return Date(None, kind)
    if kind in {"equal", "swapped"} and parent is None:
        kind = "local"
    if kind == "equal" and parent is not None:
        return Date(_printed(parent, day_only), kind)
    if kind == "swapped" and parent is not None:
        return Date(_printed(parent - (true - parent), day_only), kind)
    if kind == "years":
        return Date(_printed(true - timedelta(days=365 * chance.randint(1, 6)), day_only), kind)
    if kind == "future":
        return Date(_printed(true + timedelta(days=chance.randint(20, 700)), day_only), kind)
    return Date((true + timedelta(hours=chance.choice((-11, -8, -5, 3, 8, 12)))).strftime("%Y-%m-%dT%H:%M:%S"), kind)


def _printed(moment: datetime, day_only: bool) -> str:
    return moment.strftime("%Y-%m-%d" if day_only else "%Y-%m-%dT%H:%M:%SZ")


def beginning(chance: Random) -> datetime:
    """When a story breaks."""
    return datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(60 * 24 * 365 * 5))


def later(moment: datetime, chance: Random, hours: float) -> datetime:
    """When a retelling appears: most within a few hours, some days after."""
    return moment + timedelta(hours=min(24 * 9, hours * chance.lognormvariate(0, 1.1)) + 0.1)


def footer(outlet: Outlet, half: Half) -> str:
    """The words that an outlet puts under all its pages."""
    return _FOOT[half][sum(map(ord, outlet.name)) % len(_FOOT[half])].format(n=outlet.name.removeprefix("The "))


def address(outlet: Outlet, headline: str, chance: Random) -> str:
    """Host, section and the headline's words."""
    words = re.findall(r"[a-z0-9]+", headline.lower().replace("’", ""))
    return f"https://{outlet.host}/{chance.choice(_SECTION)}/{'-'.join(words[:9])}"
