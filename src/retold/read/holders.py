"""A description in, the one person who holds that role out: "the mayor", "the Brackwater lawmaker"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from retold.read.genders import gender_of
from retold.read.nouns import is_title, role_key, role_keys
from retold.read.people import People
from retold.read.persons import Person
from retold.read.roles import DETERMINERS, Role, head_of, is_adjective, parse_role
from retold.read.sourcewords import ORDINAL

_ASKED: Final = frozenset("chief deputy vice prime majority minority assistant lieutenant".split())
_RANKED: Final = frozenset("lt lieutenant deputy vice assistant associate acting co shadow under".split())


def by_role(people: People, tokens: list[str], tail: str, start: int) -> int | None:
    """`the mayor`: the person named before who holds that role, if there is just one, or just one near."""
    head = tokens[-1].lower().strip(".")
    origins = any(_is_origin(word) for word in tokens[:-1])
    bare = [word.lower().strip(".") for word in tokens if word.lower() not in DETERMINERS][:-1]
    place = parse_role(" ".join([*tokens, tail]))
    wanted = set((place.affiliation or "").lower().split()) if place else set()
    fitting = []
    for index in people.holding(head):
        person = people.persons[index]
        if person.start >= start or not fits_origin(person, tokens):
            continue
        if any(_holds(role, head, bare, wanted, origins) for role in person.roles):
            fitting.append(index)
    if len(fitting) > 1:
        current = [
            i for i in fitting if not any(re.match(r"(?:former|ex)\b", r.text, re.I) for r in people.persons[i].roles)
        ]
        fitting = current if len(current) == 1 and "former" not in bare else fitting
    if len(fitting) > 1:
        near = people.near(start, 2)
        close = [i for i in fitting if i in near]
        fitting = close if len(close) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def fits_origin(person: Person, tokens: list[str]) -> bool:
    """Is someone, by a role given, from where "the Halvernian president" is, and the "43rd" where the words say so?"""
    origins = [word for word in tokens[:-1] if _is_origin(word)]
    numbered = {word.lower() for word in tokens if ORDINAL.fullmatch(word)}
    if not origins and not numbered:
        return True
    told = [f"{role.text} {role.affiliation or ''}".lower() for role in person.roles]
    return (not origins or bool(_stems(origins) & _stems(told))) and numbered <= set(" ".join(told).split())


def _is_origin(word: str) -> bool:
    """A capitalised adjective that tells where someone belongs ("Halvernian"), and no party's."""
    return word[:1].isupper() and is_adjective(word) and not is_title(word) and word != "Democratic"


def _stems(words: Iterable[str]) -> set[str]:
    """The first four letters of every word: "Halverne" and "Halvernian" share them."""
    return {part[:4].lower() for word in words for part in word.split() if len(part) > 3}


def _holds(role: Role, head: str, modifiers: list[str], wanted: set[str], placed: bool) -> bool:
    """Does a role fit a description: its head, its rank, and the place that it names, if it does? A "leader" may have
    any of several roles where the description says of what (`placed`: by an adjective that fits).
    """
    held = head_of(role.text).lower()
    if role_key(held) not in role_keys(head):
        return False
    where = set(re.findall(r"[\w-]+", role.text.lower())) | set((role.affiliation or "").lower().split())
    if head == "leader" != held and not placed and not wanted & where:
        return False
    if head == "leader" and held == "minister" and "prime" not in where:
        return False
    words = re.findall(r"[\w-]+", role.text.lower())
    if _ASKED & set(modifiers) - where or {gender_of(head), gender_of(held)} == {"m", "f"}:
        return False  # "the chief justice", "the chairman" after a chairwoman
    for rank in _RANKED:
        if (rank in words or f"{rank}-" in role.text.lower()) and rank not in modifiers and f"{rank}-" not in head:
            return False
    return not wanted or bool(wanted & where) or (role.affiliation is None and not {"of", "for"} & set(words))
