"""How much of what was said must be told for two aligned sentences to tell it both.

Of sentences that surely tell the same thing fewer words need be the same: a rewrite has its own.
"""

from __future__ import annotations

from retold import outlets, settings
from retold.compare.align import Match, Pair


def bar(match: Match, strict: float) -> float:
    """The share of words that must be told for two sentences to tell one thing: `strict`, or less of a sure match."""
    return min(strict, settings.COMPARE_REWRITE_TOLD) if match.sure >= settings.COMPARE_REWRITE else strict


def lift(share: float, strict: float, least: float) -> float:
    """A share of words as evidence in [0, 1]: what passed a lower bar than the strict one counts as nearly as much."""
    if least >= strict:
        return share
    return max(share, settings.COMPARE_REWRITE_SURE + share * (1 - settings.COMPARE_REWRITE_SURE))


def is_retelling(pair: Pair) -> bool:
    """Whether the derived page names the source page's outlet, or tells a good part of its sentences from it.

    Two reports of one event may differ without either having changed anything of the other.
    """
    outlet = pair.source.reading.article.outlet
    name = outlets.called(outlet).casefold() if outlet else ""
    told = {match.derived for match in pair.matches if match.sure >= settings.COMPARE_REWRITE}
    share = len(told) / max(1, len(pair.derived.reading.sentences))
    return share >= settings.COMPARE_RETOLD or (bool(name) and name in pair.derived.text.casefold())
