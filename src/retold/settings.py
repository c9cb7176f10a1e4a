"""Every number that decides something, and beside it how it was set.

Names are `ROOM_WHAT`, in their natural unit. `Run.settings` records them all, so that a result can be made again.
"""

from __future__ import annotations

from typing import Final

# ---- ingest ----

# ---- read ----

# ---- trace ----

# ---- compare ----

# ---- engine ----

ENGINE_SMALL: Final = 400
"""Fewer items than this run in one process: starting workers costs about a second, in which one process reads about this
many articles."""

ENGINE_CHUNK: Final = 64
"""Articles handed to a worker at once: passing them between processes is then under 2% of the time to read them."""

# ---- store ----

# ---- show ----

SHOW_PROGRESS_AFTER: Final = 1.0
"""Seconds before a progress bar is drawn: what is over sooner needs none (the issue's own figure)."""

MIN_CONFIDENCE: Final = 0.5
"""Findings under this are stored but not shown (`--min-confidence` moves it)."""


def as_record() -> dict[str, object]:
    """Every setting by name, for `Run.settings`."""
    return {name: value for name, value in sorted(globals().items()) if name.isupper()}
