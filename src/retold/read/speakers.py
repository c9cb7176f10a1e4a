"""The source words of an article in, its speakers out."""

from __future__ import annotations

from collections.abc import Sequence

from retold.records import Attribution, Speaker


def speakers(text: str, records: Sequence[Attribution], title: str | None) -> list[Speaker | None]:
    """One speaker a record, or None where no source is given."""
    return [None for _ in records]
