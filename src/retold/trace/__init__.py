"""Readings in, `Traced` out: passages, stories and lineage. Entries: `trace`, `copies`."""

from __future__ import annotations

from retold.trace.passages import copies

__all__ = ["copies"]
