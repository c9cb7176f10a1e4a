"""Records of the people of one article: a person, one naming of them, and the form of a name that tells them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from retold.read.roles import Role

IN_PLACE: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Ff]rom|[Oo]utside|[Tt]hroughout|[Tt]hrough|[Aa]round|to|into)\s(?:the\s)?$"
)
_WITHIN: Final = re.compile(
    r"(?<!faith )(?<!trust )(?<!confidence )(?<!interest )(?<!interested )(?<!believes )(?<!believe )(?<!believed )"
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Nn]ear|[Oo]utside)\s$"
)
_SHOW: Final = re.compile(r"[”\"’']? (?:co-?)?(?:hosts?|anchors?|viewers|panel|crew|cast|episodes?|segments?)\b")


@dataclass(slots=True)
class Person:
    """Someone whom the article names: the fullest name, roles as given, gender (f, m or nothing) where told."""

    name: str
    last: str
    start: int
    key: tuple[str, ...]
    roles: list[Role] = field(default_factory=list)
    gender: str = ""
    count: int = 0
    placed: int = 0
    within: int = 0
    human: bool = False
    sure: bool = False

    @property
    def role(self) -> Role | None:
        """The first role given, before others one with an affiliation."""
        return next((role for role in self.roles if role.affiliation), self.roles[0] if self.roles else None)


class Naming(NamedTuple):
    """One naming of a person: where, whom, and how: at the head of its clause, inside a quotation, as an owner."""

    start: int
    end: int
    person: int
    lead: bool
    quoted: bool
    owner: bool


def in_capitals(title: str) -> bool:
    """Has nearly every longer word of a title a capital, so that none tells a name?"""
    words = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


@lru_cache(maxsize=65536)
def key_of(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words, folded, without initials inside it and suffixes."""
    words = [word.lower().strip(".") for word in name]
    kept = [word for word in words if word not in {"jr", "sr", "ii", "iii", "iv"}]
    suffix = [word for word in words if word == "jr"]
    inner = [word for n, word in enumerate(kept) if n in {0, len(kept) - 1} or len(word) > 1]
    return (*inner[:-1], "".join([*inner[-1:], *suffix])) if suffix else tuple(inner)


def is_within(before: str, text: str, end: int) -> bool:
    """Does a name that ends here stand after "in" or before "host", as a place's or a show's does?"""
    return _WITHIN.search(before) is not None or _SHOW.match(text, end) is not None
