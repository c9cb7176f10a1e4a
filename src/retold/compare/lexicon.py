"""Which English words say nearly the same, and which the opposite, whatever their form.

No context is looked at: "fire" is like "dismiss" and like "blaze". The words stand in `lexicon.txt`, made from WordNet
3.0 by `train/lexicon.py`: of each word only its common senses.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

_ENDINGS: Final = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ("er", "e"), ("er", ""), ("est", "e"), ("est", ""), ("ier", "y"), ("iest", "y"),
)  # fmt: skip
_NONE: Final[frozenset[int]] = frozenset()


class _Held(NamedTuple):
    """By word: the numbers of the groups that it is in, the opposites on either side (as signed numbers) that it is or
    is near to, and the base of an irregular form.
    """

    groups: dict[str, frozenset[int]]
    cores: dict[str, frozenset[int]]
    sides: dict[str, frozenset[int]]
    forms: dict[str, str]


def alike(one: str, other: str) -> bool:
    """Whether two words are forms of one, share a common sense, or the one is built on the other."""
    ours, theirs = bases(one), bases(other)
    if not ours.isdisjoint(theirs):
        return True
    groups = _held().groups
    return any(not groups.get(mine, _NONE).isdisjoint(groups.get(yours, _NONE)) for mine in ours for yours in theirs)


def opposed(one: str, other: str) -> bool:
    """Whether two words are opposites, or one of them is nearly the same as an opposite of the other."""
    cores, sides = _held().cores, _held().sides
    return any(
        _meet(cores.get(mine), sides.get(yours)) or _meet(cores.get(yours), sides.get(mine))
        for mine in bases(one)
        for yours in bases(other)
    )


def is_word(word: str) -> bool:
    """Whether the lexicon has a word, or the word it is a form of."""
    held = _held()
    return any(base in held.groups or base in held.sides for base in bases(word))


def _meet(ours: frozenset[int] | None, theirs: frozenset[int] | None) -> bool:
    return ours is not None and theirs is not None and any(-side in theirs for side in ours)


@lru_cache(maxsize=65536)
def bases(word: str) -> frozenset[str]:
    """The words of the lexicon that a word is a form of, itself among them."""
    held = _held()
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    found = {word} | ({held.forms[word]} if word in held.forms else set())
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word.removesuffix(ending)
            found.add(stem + put)
            if not put and len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(one for one in found if one == word or one in held.groups or one in held.sides)


@cache
def _held() -> _Held:
    groups: dict[str, set[int]] = {}
    cores: dict[str, set[int]] = {}
    sides: dict[str, set[int]] = {}
    forms: dict[str, str] = {}
    lines = (files("retold.compare") / "lexicon.txt").read_text(encoding="ascii").splitlines()
    for number, line in enumerate(lines, 1):
        sign, _, rest = line.partition(" ")
        if sign == "=":
            for word in rest.split():
                groups.setdefault(word, set()).add(number)
        elif sign == "~":
            form, word = rest.split()
            forms[form] = word
        elif sign == "!":
            for way, side in zip((number, -number), rest.split("|"), strict=True):
                core, _, near = side.partition(";")
                for word in core.split():
                    cores.setdefault(word, set()).add(way)
                for word in (*core.split(), *near.split()):
                    sides.setdefault(word, set()).add(way)
    frozen = [{word: frozenset(numbers) for word, numbers in one.items()} for one in (groups, cores, sides)]
    return _Held(frozen[0], frozen[1], frozen[2], forms)
