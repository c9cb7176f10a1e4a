"""All kinds of change between two tellings, in one list: the surer of two alike is kept, gravest first."""

from __future__ import annotations

from retold import settings
from retold.compare.align import Pair, align
from retold.compare.attribution import attribution_changes
from retold.compare.facts import fact_changes
from retold.compare.headline import headline_changes
from retold.compare.hedges import hedge_changes
from retold.compare.labels import label_changes
from retold.compare.meaning import meaning_changes
from retold.compare.numbers import number_changes
from retold.compare.quotes import quote_changes
from retold.compare.settling import settled
from retold.compare.telling import plain, prepare
from retold.records import Change, Reading, Span

_KINDS = (
    number_changes,
    quote_changes,
    attribution_changes,
    headline_changes,
    hedge_changes,
    fact_changes,
    label_changes,
    meaning_changes,
)


def changes(source: Reading, derived: Reading) -> tuple[Change, ...]:
    """Every change over the least confidence, by falling weight, then by place."""
    if source.article.text == derived.article.text and source.article.title == derived.article.title:
        return ()
    pair = align(prepare(source), prepare(derived))
    found = [one for kind in _KINDS for one in kind(pair) if one.confidence >= settings.COMPARE_MIN_CONFIDENCE]
    return tuple(sorted(settled(_once(pair, found)), key=_order))


def _order(one: Change) -> tuple[float, bool, int, int, int, str]:
    after, before = one.after or Span(0, 0), one.before or Span(0, 0)
    return -one.weight, not one.in_title, after.start, after.end, before.start, one.kind


def _once(pair: Pair, found: list[Change]) -> list[Change]:
    """One finding for the same words before and after, the surest first place."""
    kept: dict[tuple[str, str, str], Change] = {}
    for one in sorted(found, key=lambda one: (-one.confidence, _order(one))):
        before = pair.source.text[one.before.start : one.before.end] if one.before else ""
        text = (pair.derived.reading.article.title or "") if one.in_title else pair.derived.text
        after = text[one.after.start : one.after.end] if one.after else ""
        kept.setdefault((one.kind, plain(before), plain(after)), one)
    return list(kept.values())
