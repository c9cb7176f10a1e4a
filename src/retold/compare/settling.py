"""One change, one kind: of findings of several kinds over the same words, the gravest is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from retold.records import Change, ChangeKind, Span

# Kinds that may name one and the same difference; any other two may stand side by side.
_ONE_DIFFERENCE: Final[frozenset[ChangeKind]] = frozenset(
    {
        "reversed", "strengthened", "weakened", "scope_changed", "number_changed", "hedge_dropped", "hedge_added",
        "label_substituted",
    }
)  # fmt: skip


def settled(found: Iterable[Change]) -> list[Change]:
    """The findings without those that a graver one over the same words explains."""
    kept: list[Change] = []
    for one in sorted(found, key=lambda one: (-one.weight, -one.confidence)):
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_same(one: Change, graver: Change) -> bool:
    if {one.kind, graver.kind} - _ONE_DIFFERENCE or one.in_title != graver.in_title or one.kind == graver.kind:
        return False
    return _meet(one.before, graver.before) and _meet(one.after, graver.after)


def _meet(one: Span | None, other: Span | None) -> bool:
    """Whether two spans share characters; one that is not there is no reason against it."""
    return one is None or other is None or (one.start < other.end and other.start < one.end)
