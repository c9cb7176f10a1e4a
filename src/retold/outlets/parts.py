"""A text in, the programmes and sections that it names out, each with its outlet ("Meet the Press")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from retold.outlets.facts import Outlet, find, table
from retold.records import Span

_OPENS: Final = "\"“‘'"
_CLOSES: Final = re.compile(r"[,.!?]?[\"”’']")
_OWNER: Final = re.compile(r"((?:[\w.&-]+ ){0,3}[\w.&-]+?)(?:[’']s?|’) [\"“‘']?$")
_OTHERWISE: Final = re.compile(r"[\"”’']? (?:[Aa]ddress|[Ss]peech|[Mm]essage)\b")
_REACH: Final = 48


class Programme(NamedTuple):
    """One naming of a programme or section, and the outlet whose it is."""

    span: Span
    outlet: Outlet


def programmes(text: str) -> tuple[Programme, ...]:
    """Every programme or section of the table that a text names, in order.

    A name that is also everyday words ("This Week") counts in quotation marks or behind its outlet ("ABC's This Week").
    """
    known, pattern = _known()
    found = []
    for match in pattern.finditer(text):
        outlet, plainly = known[match.group()]
        if not begins(text, match.start()):
            continue
        if plainly or _is_marked(text, match.start(), match.end(), outlet):
            found.append(Programme(Span(*match.span()), outlet))
    return tuple(found)


def begins(text: str, at: int) -> bool:
    """Whether no word goes on here: asked of each match, which is several times as fast as in the pattern itself."""
    before = text[at - 1 : at]
    return not (before.isalnum() or before in {"_", "-"})


@cache
def _known() -> tuple[dict[str, tuple[Outlet, bool]], re.Pattern[str]]:
    """Each programme's outlet and whether its bare name is enough (no `?` behind it in the table)."""
    known = {
        name.removesuffix("?"): (outlet, not name.endswith("?")) for outlet in table().outlets for name in outlet.parts
    }
    return known, re.compile(rf"(?:{trie(known)})(?!\w)")


def _is_marked(text: str, start: int, end: int, outlet: Outlet) -> bool:
    if _OTHERWISE.match(text, end):
        return False
    owner = _OWNER.search(text[max(0, start - _REACH) : start])
    owners = _named(owner.group(1)) if owner else []
    if owners:
        return outlet in owners
    return text[start - 1 : start] in _OPENS and start > 0 and _CLOSES.match(text, end) is not None


def _named(words: str) -> list[Outlet]:
    """The outlets whose names end some words."""
    parts = words.split()
    found = (find(" ".join(parts[first:]))[0] for first in range(len(parts)))
    return [outlet for outlet in found if outlet is not None]


class _Node(dict[str, "_Node"]):
    """The characters that may come next; "" marks the end of a word."""


def trie(words: Iterable[str]) -> str:
    """A pattern for any of some words that reads each character once; the longest is tried first."""
    root = _Node()
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, _Node())
        node[""] = _Node()
    return _alternatives(root)


def _alternatives(node: _Node) -> str:
    options = [re.escape(char) + _alternatives(below) for char, below in node.items() if char]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{joined})?" if "" in node else joined
