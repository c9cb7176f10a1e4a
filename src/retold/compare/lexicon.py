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
    return not senses(one).isdisjoint(senses(other))


def opposed(one: str, other: str) -> bool:
    """Whether two words are opposites, or one of them is nearly the same as an opposite of the other."""
    return not opposites(one).isdisjoint(ways(other))


@lru_cache(maxsize=65536)
def senses(word: str) -> frozenset[str | int]:
    """Keys of which two words have one in common where they are alike."""
    groups = _held().groups
    found = bases(word)
    return frozenset[str | int](forms(word)).union(*(groups.get(base, _NONE) for base in found))


@lru_cache(maxsize=65536)
def ways(word: str) -> frozenset[tuple[int, bool]]:
    """Keys of which `opposites` of another word has one where the two are opposed."""
    held = _held()
    found = bases(word)
    cores = {(way, True) for base in found for way in held.cores.get(base, ())}
    return frozenset(cores | {(way, False) for base in found for way in held.sides.get(base, ())})


@lru_cache(maxsize=65536)
def opposites(word: str) -> frozenset[tuple[int, bool]]:
    """The keys of a word's opposites, the words near to them among these where it is one of a pair itself."""
    mine = ways(word)
    return frozenset((-way, not core) for way, core in mine)


def is_word(word: str) -> bool:
    """Whether the lexicon has a word, or the word it is a form of."""
    held = _held()
    return any(base in held.groups or base in held.sides for base in bases(word))


@lru_cache(maxsize=65536)
def bases(word: str) -> frozenset[str]:
    """The words of the lexicon that a word is a form of, itself among them."""
    held = _held()
    found = forms(word)
    own = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    return frozenset(one for one in found if one == own or one in held.groups or one in held.sides)


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """Whatever a word may be a form of by its ending or by the lexicon's irregular forms, itself among them."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    base = _held().forms.get(word)
    found = {word} if base is None else {word, base}
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word.removesuffix(ending)
            found.add(stem + put)
            if not put and len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)


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
