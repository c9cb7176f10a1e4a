"""How far a place reaches: a county put for a state, a school for a district."""

from __future__ import annotations

from typing import Final

from retold.compare.wording import Look, Sentence

_LEVELS: Final = {
    word: rank
    for rank, words in enumerate(
        (
            "street block ward neighbourhood neighborhood school classroom",
            "city town village citywide municipality",
            "district county countywide borough",
            "state province region statewide regional provincial",
            "country nation nationwide national countrywide",
            "continent continental",
            "world worldwide global globe",
        )
    )
    for word in words.split()
}
# Two words for one place.
_ALIKE: Final = frozenset("state nation country national city town village district".split())
PLACES: Final = frozenset(_LEVELS) | frozenset(
    "places place areas area parts towns villages cities counties regions states districts north south east west "
    "centre "
    "center coast valley suburbs neighbourhoods neighborhoods schools hospitals homes stations zone zones".split()
)


def moved(look: Look) -> tuple[int, int] | None:
    """The places of a word for an area and of one for a wider or narrower area that stands in its stead."""
    if not (look.source.once(_has_level) and look.derived.once(_has_level)):
        return None
    for tag, a, b, c, d in look.pair.blocks(look.match):
        if tag != "replace" or b - a > 3 or d - c > 3:
            continue
        first, second = look.source.first, look.derived.first
        ours = [i - first for i in range(a, b) if look.source.words[i - first].removesuffix("'s") in _LEVELS]
        theirs = [i - second for i in range(c, d) if look.derived.words[i - second].removesuffix("'s") in _LEVELS]
        if len(ours) != 1 or len(theirs) != 1 or look.derived.quoted(theirs[0]):
            continue
        old, new = look.source.words[ours[0]].removesuffix("'s"), look.derived.words[theirs[0]].removesuffix("'s")
        if _LEVELS[old] == _LEVELS[new] or {old, new} <= _ALIKE or not look.in_one_context(ours[0], theirs[0]):
            continue
        if new not in look.source.words and old not in look.derived.words:
            return ours[0], theirs[0]
    return None


def _has_level(sentence: Sentence) -> bool:
    return not _LEVEL_WORDS.isdisjoint(sentence.words)


_LEVEL_WORDS: Final = frozenset(_LEVELS) | {f"{word}'s" for word in _LEVELS}
