"""A report as it is worked on: a headline, and paragraphs of sentences; also which words two of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

Paragraph = tuple[str, ...]
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_MARK = re.compile(r"⟦[^⟧]*⟧")
RUN = 5
"""Words in a row that two texts must have for it to count as shared wording."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences may hold links, as `⟦3⟧words⟦/⟧`: the number is the page's in the list of a story's addresses."""

    headline: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The paragraphs, without links."""
        return unmarked("\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs))


def unmarked(text: str) -> str:
    """Without the marks of links."""
    return _MARK.sub("", text)


@lru_cache(maxsize=16384)
def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every `RUN` words in a row."""
    words = _WORD.findall(unmarked(text).lower())
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))


def shared(text: str, others: Iterable[str]) -> int:
    """How many words of a text lie in runs that any of the others have too."""
    return sum(end - start for start, end in _covered(text, others, count=True))


def shared_spans(text: str, others: Iterable[str], least: int) -> list[tuple[int, int]]:
    """Where a text (code points) has runs of at least `least` words that any of the others have too."""
    places = [match.span() for match in _WORD.finditer(text)]
    return [(places[start][0], places[end - 1][1]) for start, end in _covered(text, others) if end - start >= least]


def _covered(text: str, others: Iterable[str], count: bool = False) -> list[tuple[int, int]]:
    """Ranges of words that lie in shared runs."""
    words = _WORD.findall((unmarked(text) if count else text).lower())
    held = frozenset[tuple[str, ...]]().union(*(runs(other) for other in others))
    found: list[tuple[int, int]] = []
    for at in range(len(words) - RUN + 1):
        if tuple(words[at : at + RUN]) in held:
            if found and at <= found[-1][1]:
                found[-1] = (found[-1][0], at + RUN)
            else:
                found.append((at, at + RUN))
    return found
