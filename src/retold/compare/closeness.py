"""Whether one telling is a rewrite of the other, sentence by sentence, and not a story that shares a few facts with it.

In a rewrite a sentence's best counterpart tells the same even where few of its words are the same; of
two reports that share a fact the same would be chance.
"""

from __future__ import annotations

from retold import settings
from retold.compare.align import Match, Pair


def is_rewrite(pair: Pair) -> bool:
    """Whether a good part of both texts is aligned."""
    ours = len({match.source for match in pair.matches}) / max(1, len(pair.source.reading.sentences))
    theirs = len({match.derived for match in pair.matches}) / max(1, len(pair.derived.reading.sentences))
    return theirs >= settings.COMPARE_REWRITE and ours >= settings.COMPARE_REWRITE_SOURCE


def is_best(pair: Pair, match: Match) -> bool:
    """Whether no other sentence of the derived text is a liker counterpart of the source's."""
    return all(other.score <= match.score for other in pair.matches if other.source == match.source)


def bar(pair: Pair, match: Match, strict: float) -> float:
    """The share of words that must be told for two sentences to tell one thing: `strict`, or less in a rewrite."""
    close = is_rewrite(pair) and is_best(pair, match)
    return min(strict, settings.COMPARE_REWRITE_TOLD) if close else strict


def lift(share: float, strict: float, least: float) -> float:
    """A share of words as evidence in [0, 1]: what passed a lower bar than the strict one counts as nearly as much."""
    return (
        share
        if least >= strict
        else max(share, settings.COMPARE_REWRITE_SURE + share * (1 - settings.COMPARE_REWRITE_SURE))
    )
