"""How a finding becomes a `Change`: its weight by kind, and the sentences that say why."""

from __future__ import annotations

from retold import settings
from retold.compare.align import Pair
from retold.records import Change, ChangeKind, Span


def change(
    pair: Pair,
    kind: ChangeKind,
    before: Span | None,
    after: Span | None,
    *,
    because: str,
    confidence: float,
    in_title: bool = False,
    weight: float = 1.0,
) -> Change:
    """A change between the two tellings; `weight` scales what the kind weighs, for a lighter case of it."""
    return Change(
        kind=kind,
        source=pair.source.reading.article.id,
        derived=pair.derived.reading.article.id,
        before=before,
        after=after,
        weight=round(settings.COMPARE_WEIGHTS[kind] * weight, 3),
        because=because,
        confidence=round(min(1.0, confidence), 3),
        in_title=in_title,
    )
