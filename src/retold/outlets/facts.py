"""The shipped table of outlets: facts by which a name or a host is known, and nothing that judges.

`outlets.tsv` holds an outlet a line. `also` are names that are its alone, `brief` ones that others go by too; `hosts`
are all it has had; `place` reads from the narrow to the wide ("Boise, Idaho, United States"); `parts` are programmes
and sections, with `?` behind those that are everyday words too. `written` says how a name that is an everyday word must
stand to be meant: `word` (a capital is not enough), `article` ("the" or "The" before it), `capital` ("The" only),
`never` (the bare name is not taken for the outlet).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

SECTION: Final = re.compile(
    r"\s*(?:\([^()]{1,40}\)|(?:\s[-–—|]\s*|\s*[|:]\s)(?:opinion|editorial|news|online|politics|analysis|world|us|"
    r"u\.s\.))\s*$",
    re.I,
)
_SECTIONED: Final = re.compile(r"[(|:–—]|\s-\s")
_POSSESSIVE: Final = re.compile(r"'s?\b")
_WORD: Final = re.compile(r"\w+")
_TAIL: Final = re.compile(r"(?<=\w)\s+(?:newspaper|magazine|online|website|\.com)$")
_DOTTED: Final = re.compile(r"(?:[a-z]\.)+[a-z]?")


class Outlet(NamedTuple):
    """One outlet of the table. Its `id` is unique; one in a place of its own name has it behind ("herald-glasgow")."""

    id: str
    name: str
    also: tuple[str, ...]
    brief: tuple[str, ...]
    hosts: tuple[str, ...]
    kind: str
    place: tuple[str, ...]
    written: str
    parts: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key that `key()` gives for each of its names and hosts."""
        return self.id.replace("-", "")


class Table(NamedTuple):
    """The outlets, and by what they are found: key, whole name as one folded word where it is theirs alone, host."""

    outlets: tuple[Outlet, ...]
    keyed: dict[str, Outlet]
    named: dict[str, Outlet]
    hosts: dict[str, Outlet]
    written: dict[str, str]


def plain(name: str) -> str:
    """Folded words of a name: no case, accents, marks, section, possessive, leading article, "magazine" behind it."""
    return _TAIL.sub("", folded(name))


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Folded words of a whole name, with "magazine" or "newspaper" behind it."""
    name = name.strip()
    if _SECTIONED.search(name):
        for _ in range(2):
            name = SECTION.sub("", name) or name
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = _POSSESSIVE.sub("", name.casefold())
    if "." in words:
        words = _DOTTED.sub(lambda match: match.group().replace(".", ""), words)
    words = " ".join(_WORD.findall(words.replace("&", " and ")))
    return words.removeprefix("the ") or words


def form(name: str) -> str:
    """A name's folded words as one."""
    return plain(name).replace(" ", "")


def _lines() -> list[str]:
    return (files("retold.outlets") / "outlets.tsv").read_text("utf-8").splitlines()


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))


@cache
def table() -> Table:
    """The shipped table, read once."""
    outlets = tuple(
        Outlet(
            row["id"],
            row["name"],
            _several(row["also"]),
            _several(row["brief"]),
            _several(row["hosts"]),
            row["kind"],
            tuple(filter(None, row["place"].split(", "))),
            row["written"],
            _several(row["parts"]),
        )
        for row in csv.DictReader(_lines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    named = {folded(name).replace(" ", ""): outlet for outlet in outlets for name in outlet.also}
    named.update({outlet.key: outlet for outlet in outlets})
    return Table(
        outlets,
        {outlet.key: outlet for outlet in outlets},
        named,
        {host: outlet for outlet in outlets for host in outlet.hosts},
        {outlet.key: outlet.written for outlet in outlets if outlet.written},
    )


@cache
def place_names() -> frozenset[str]:
    """Folded words for every town, state and nation of the table."""
    return frozenset(plain(part) for outlet in table().outlets for part in outlet.place)


@lru_cache(maxsize=65536)
def find(name: str) -> tuple[Outlet | None, str]:
    """The outlet whose name this is and no other's, and the word for how the name must be written ("" for any way)."""
    whole = folded(name).replace(" ", "")
    if whole not in table().named:
        whole = form(name)
    return table().named.get(whole), table().written.get(whole, "")
