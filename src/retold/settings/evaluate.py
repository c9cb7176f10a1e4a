"""Numbers of the measuring of accuracy (`retold eval`)."""

from __future__ import annotations

from typing import Final

# Resamplings behind an interval: with 2,000, over eight seeds, the ends of the spread's interval on PolNeAR's
# dev articles lie within 1.2 points of each other (spread 29.6, interval 20.0 to 43.2 at the widest).
EVALUATE_ROUNDS: Final = 2000
EVALUATE_SEED: Final = 20160  # The one seed, so that a figure printed twice is the same. Any other would do.
EVALUATE_INTERVAL: Final = 0.95  # Share of the resamplings inside an interval: the custom.
EVALUATE_QUOTED: Final = 0.9  # Share of a content's words in quotation marks from which it is direct (PolNeAR's use).
EVALUATE_ARTICLE_WORDS: Final = 900  # Words of the article that speeds are given in: a long news article.
EVALUATE_PARITY_ARTICLES: Final = 200  # Articles whose names are swapped (the issue's own figure).
