"""Two readings along one edge in, `Change` records out. Entry: `compare`."""

from __future__ import annotations

from retold.compare.changes import changes
from retold.records import Change, Reading

__all__ = ["compare"]


def compare(source: Reading, derived: Reading) -> tuple[Change, ...]:
    """What changed from one telling to another, gravest first; a paraphrase is no change."""
    return changes(source, derived)
