"""Readings in, `Traced` out: passages, stories and lineage. Entries: `trace`, `copies`."""
