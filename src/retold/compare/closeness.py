"""How much of what was said must be told for two aligned sentences to tell it both.

Of sentences that surely tell the same thing fewer words need be the same: a rewrite has its own.
"""

from __future__ import annotations

from collections.abc import Callable

from retold import outlets, settings
from retold.compare.align import Match, Pair
from retold.records import Change, Span


def bar(match: Match, strict: float) -> float:
    """The share of words that must be told for two sentences to tell one thing: `strict`, or less of a sure match."""
    return min(strict, settings.COMPARE_REWRITE_TOLD) if match.sure >= settings.COMPARE_REWRITE else strict


def lift(share: float, strict: float, least: float) -> float:
    """A share of words as evidence in [0, 1]: what passed a lower bar than the strict one counts as nearly as much."""
    if least >= strict:
        return share
    return max(share, settings.COMPARE_REWRITE_SURE + share * (1 - settings.COMPARE_REWRITE_SURE))


def told(pair: Pair) -> float:
    """The share of the derived sentences that surely tell what sentences of the source tell."""
    sure = {match.derived for match in pair.matches if match.sure >= settings.COMPARE_REWRITE}
    return len(sure) / max(1, len(pair.derived.reading.sentences))


def is_rewrite(pair: Pair) -> bool:
    """Whether the derived page tells a good part of its sentences from the source page."""
    return told(pair) >= settings.COMPARE_RETOLD


def names_source(pair: Pair) -> bool:
    """Whether the derived page names the source page's outlet."""
    outlet = pair.source.reading.article.outlet
    name = outlets.called(outlet).casefold() if outlet else ""
    return bool(name) and name in pair.derived.text.casefold()


def taken_over(pair: Pair) -> Callable[[Change], bool]:
    """Whether a change stands in a sentence whose words are mostly the source's."""
    source, derived = pair.source.reading.sentences, pair.derived.reading.sentences
    same = [
        (source[match.source], derived[match.derived])
        for match in pair.matches
        if match.score >= settings.COMPARE_TAKEN_OVER
    ]

    def is_in(change: Change) -> bool:
        if change.before is None or change.after is None or change.in_title:
            return False
        return any(_within(change.before, ours) and _within(change.after, theirs) for ours, theirs in same)

    return is_in


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end
