"""Every number that decides something, and beside it how it was set. One file a room; the small rooms stand here.

A note that ends in "(guess)" marks a first guess that no measurement has set yet. Names are `ROOM_WHAT`, in their
natural unit. `Run.settings` records them all, so that a result can be made again.
"""

from __future__ import annotations

import json
from typing import Final

from retold.settings.compare import *
from retold.settings.evaluate import *
from retold.settings.ingest import *
from retold.settings.lineage import *
from retold.settings.read import *
from retold.settings.trace import *

# ---- engine ----

# Fewer items than this run in one process: starting workers costs about a second, in which one process reads about
# this many articles.
ENGINE_SMALL: Final = 400
# Articles handed to a worker at once: passing them between processes is then under 2% of the time to read them.
ENGINE_CHUNK: Final = 64
# The same for items that take a tenth of a second, as an article does that the model reads: a worker loads it in about
# a second and a half.
ENGINE_SMALL_SLOW: Final = 24
ENGINE_CHUNK_SLOW: Final = 4

# ---- store ----

# Readings written in one transaction, and articles fetched at once: 100 to 2,000 made no difference in speed.
STORE_BATCH: Final = 500
# Seconds after which a batch is written though not full: the most work that a kill can lose. Chosen, not measured.
STORE_COMMIT_AFTER: Final = 5.0
# Seconds to wait for another process that is writing, before saying that the store is locked. Chosen, not measured.
STORE_WAIT: Final = 30.0
# Words in a fingerprinted shingle: the size the trace trial found best (docs/architecture.md).
STORE_SHINGLE: Final = 5
# Shingles in a winnowing window: every exact run of 16 words that two articles share is seen by `near`.
STORE_WINDOW: Final = 12
STORE_NEAR: Final = 200  # Articles that `near` returns at most, before the rest of their stories (guess).

# ---- show ----

# Seconds before a progress bar is drawn: what is over sooner needs none (the issue's own figure).
SHOW_PROGRESS_AFTER: Final = 1.0
SHOW_STRONG: Final = 0.85  # Confidence from which evidence is called strong (guess).
SHOW_FAIR: Final = 0.65  # Confidence from which evidence is called fair, and slight below (guess).
SHOW_STORIES: Final = 10  # Stories printed in a report, those with most pages; `-v` prints all. Chosen, not measured.
# Stories that one HTML file shows, those with most pages: 50 small ones of real articles made 1.1 MB.
SHOW_PAGE_STORIES: Final = 50
# Rejected inputs that one HTML file lists; it counts the others. Chosen, not measured.
SHOW_PAGE_REJECTIONS: Final = 200
SHOW_GRAVEST: Final = 3  # Changes shown in full at the head of a story (the issue's own figure).
SHOW_DIFF_GRAVEST: Final = 8  # Changes of one pair shown in full; `-v` prints all. Chosen, not measured.
SHOW_TABLE_ROWS: Final = 8  # Statements shown side by side in the terminal; `-v` prints all. Chosen, not measured.
SHOW_PAGE_ROWS: Final = 12  # The same on the page, where the others can be opened. Chosen, not measured.
# Statements of one story that the page holds at most: 35 of the example's fifteen tellings make 200 KB.
SHOW_PAGE_ROWS_MOST: Final = 120
SHOW_TREE: Final = 60  # Pages of one story that the terminal's tree prints; `-v` prints all. Chosen, not measured.
SHOW_WORDS: Final = 22  # Words of an excerpt in the terminal: about two lines of 80 columns, chosen by eye.
SHOW_PAGE_WORDS: Final = 45  # Words of an excerpt on the page: one sentence and its surroundings, chosen by eye.
# Longest span, in words, whose differing words are marked one by one; the time grows with its square (300: 2 ms).
SHOW_DIFF_WORDS: Final = 300
# Two spans less alike than this (`difflib` ratio) are marked whole, not word by word (guess).
SHOW_DIFF_ALIKE: Final = 0.3
SHOW_REJECTIONS: Final = 5  # Rejected inputs that are listed on standard error; `-v` lists them all.
DEMO_HIGH_CONFIDENCE: Final = 0.7  # A finding on the example that nobody planted is held against us from here on.
# As `MIN_CONFIDENCE`, for who was taken from whom where no other bound is asked for: an edge is the likeliest of
# several, and of two alike neither can be much surer than 0.5. Under 0.4 simulated and real stories lose sources.
MIN_EDGE_CONFIDENCE: Final = 0.2
MIN_CONFIDENCE: Final = 0.5  # Findings under this are stored but not shown (`--min-confidence` moves it).


def as_json() -> str:
    """Every setting by name, for `Run.settings`."""
    return json.dumps({name: value for name, value in sorted(globals().items()) if name.isupper()})
