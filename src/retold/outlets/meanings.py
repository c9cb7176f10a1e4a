"""A name in, what it means by itself out: one outlet, several that it may be, or one that the table lacks."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final, NamedTuple

from retold.outlets.facts import Outlet, find, form, plain, table
from retold.outlets.names import FORM_WORDS, LONE_WORDS, display, host, key, of_host

_GENERIC: Final = frozenset("news newspaper magazine online website radio tv television channel network".split())
_COMMON: Final = (
    FORM_WORDS
    | _GENERIC
    | frozenset(
        """the of and morning evening sunday saturday free state union business capital city county national new old
        north south east west republic republican democrat leader eagle advance advocate banner pilot progress
        enterprise american constitution transcript reporter world call commercial public central local""".split()
    )
)
"""Words that many outlets have in their names: a name of nothing else may be any of theirs."""
_ENDS: Final = (
    _COMMON
    - _GENERIC
    - frozenset(
        """the of and morning evening sunday saturday free state business city county national new old north south east
    west call commercial public central local today daily week weekly monthly online media review wire
    broadcasting""".split()
    )
)
"""Words that a name may end with by which an outlet goes without what stands before them."""
_CALL_SIGN: Final = re.compile(r"([KW][A-Z]{2,3})[- ](?:TV|FM|AM|DT)")
_PARENTHESIS: Final = re.compile(r"\s*\([^()]*\)")


class Identity(NamedTuple):
    """One outlet: the `id` of the table, or for a full name that the table lacks the key of that name."""

    id: str
    name: str


class Meaning(NamedTuple):
    """What a name means by itself: the outlet where that is sure, and all that go by it."""

    outlet: Identity | None
    candidates: tuple[Identity, ...]


def identity(name: str) -> Identity | None:
    """The outlet that a name or host means by itself; `None` where it may be several."""
    return meaning(name).outlet


@lru_cache(maxsize=65536)
def meaning(name: str) -> Meaning:
    """What a name or host means without any context."""
    if " " not in name and "." in name and host(name) is not None:
        known = of_host(name) or find(name)[0]
        return _only(_of(known) if known else Identity(key(name), display(name)))
    folded = form(name)
    others = _briefs().get(folded, ())
    if known := _known(name):
        return Meaning(_of(known), (_of(known), *(_of(outlet) for outlet in others if outlet is not known)))
    words = plain(name).split()
    if len(others) == 1 and not _COMMON.issuperset(words) and folded not in _shared():
        return _only(_of(others[0]))
    if placed := _with_place(words) or _at_end(words):
        return _only(_of(placed))
    if others or _COMMON.issuperset(words):
        return Meaning(None, tuple(_of(outlet) for outlet in others))
    return _only(Identity(folded, display(name)))


def _only(outlet: Identity) -> Meaning:
    return Meaning(outlet, (outlet,))


def _of(outlet: Outlet) -> Identity:
    return Identity(outlet.id, outlet.name)


def _known(name: str) -> Outlet | None:
    """The outlet whose name this is and nobody else's, with or without "-TV" or "News" behind it."""
    if match := _CALL_SIGN.fullmatch(name):
        name = match.group(1)
    known, written = find(name)
    if known is not None:
        return known if written != "never" else None
    head, _, tail = plain(name).rpartition(" ")
    if tail in _GENERIC and head not in _COMMON and table().written.get(head) not in {"word", "never"}:
        return find(head)[0]
    return None


def _with_place(words: list[str]) -> Outlet | None:
    """The outlet that is named with its place before its name ("Raleigh News & Observer")."""
    for first in range(1, len(words)):
        place, rest = " ".join(words[:first]), "".join(words[first:])
        known = table().named.get(rest)
        candidates: list[Outlet] = [*_briefs().get(rest, ()), *((known,) if known else ())]
        fitting = [outlet for outlet in candidates if place in {plain(part) for part in outlet.place}]
        if len(set(fitting)) == 1:
            return fitting[0]
    return None


def _at_end(words: list[str]) -> Outlet | None:
    """The outlet whose name ends some words that were taken for one ("Ann Poe of the Riverton Herald")."""
    for first in range(1, len(words) - 1):
        if not _COMMON.issuperset(words[first:]) and (known := find(" ".join(words[first:]))[0]):
            return known
    return None


@cache
def _shared() -> frozenset[str]:
    """Names that the table gives as shared: even with one outlet in it that goes by one, there are others."""
    return frozenset(form(name) for outlet in table().outlets for name in outlet.brief)


@cache
def _briefs() -> dict[str, tuple[Outlet, ...]]:
    """The outlets that go by a name which is not theirs alone: an end of their name, or one that the table gives."""
    found: dict[str, dict[str, Outlet]] = defaultdict(dict)
    for outlet in table().outlets:
        silent = (outlet.name,) if outlet.written == "never" else ()
        for name in (*outlet.brief, *silent):
            found[form(name)][outlet.id] = outlet
        places = {plain(part) for part in outlet.place}
        for name in (outlet.name, *outlet.also):
            words = plain(_PARENTHESIS.sub("", name)).split()
            for first in range(1, len(words)):
                if words[-1] in _ENDS or (name == outlet.name and " ".join(words[:first]) in places):
                    found["".join(words[first:])][outlet.id] = outlet
            if len(words) > 2 and words[0] in LONE_WORDS and words[1] == "of":
                found[words[0]][outlet.id] = outlet
    return {name: tuple(outlets.values()) for name, outlets in found.items()}
