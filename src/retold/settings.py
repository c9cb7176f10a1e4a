"""Every number that decides something, and beside it how it was set.

Names are `ROOM_WHAT`, in their natural unit. `Run.settings` records them all, so that a result can be made again.
"""

from __future__ import annotations

from typing import Final

# ---- ingest ----

# ---- read ----

# ---- trace ----

# ---- compare ----

# ---- store ----

# ---- show ----

MIN_CONFIDENCE: Final = 0.5
"""Findings under this are stored but not shown (`--min-confidence` moves it)."""


def as_record() -> dict[str, object]:
    """Every setting by name, for `Run.settings`."""
    return {name: value for name, value in sorted(globals().items()) if name.isupper()}
