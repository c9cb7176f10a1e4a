"""Given pairs of articles compared at full depth: shared runs of words, and what is told in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from retold.records import Reuse
from retold.trace.paraphrase import Retelling, retellings
from retold.trace.sentences import Stemmed, stemmed

if TYPE_CHECKING:
    from retold.trace.passages import Wording

_HELD = 256
"""Texts kept ready at once: pairs of one article mostly stand together."""


def compared(wording: Wording, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[Reuse, ...]]:
    """For each pair of numbers in the corpus, its passages in order of the left text. Which of the two is called left
    makes no difference to what is found.
    """
    held: dict[int, Stemmed] = {}
    for left, right in pairs:
        first, second = sorted((left, right), key=lambda number: (-len(wording.held.articles[number].text), number))
        one, other = (_ready(wording, held, number) for number in (first, second))
        found = [
            _placed(wording.reuse(first, second, told.match), told)
            for told in retellings(one, other, sorted(wording.matches(first, second)))
        ]
        if first != left:
            found = [replace(reuse, left=reuse.right, right=reuse.left) for reuse in found]
        yield tuple(sorted(found, key=lambda reuse: (reuse.left, reuse.right)))


def _placed(reuse: Reuse, told: Retelling) -> Reuse:
    """A labelled passage with the borders and the likeness that comparing by meaning found."""
    left, right = replace(reuse.left, span=told.left), replace(reuse.right, span=told.right)
    return replace(reuse, left=left, right=right, similarity=round(told.similarity, 4))


def _ready(wording: Wording, held: dict[int, Stemmed], number: int) -> Stemmed:
    if number not in held:
        if len(held) >= _HELD:
            held.pop(next(iter(held)))
        held[number] = stemmed(wording.held.articles[number].text)
    return held[number]
