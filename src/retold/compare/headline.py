"""`headline_unsupported`: what a derived title says that neither its own text nor the source says."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from retold.compare.align import Pair
from retold.compare.finding import change
from retold.compare.telling import content_stems
from retold.records import Change, Span


def headline_changes(pair: Pair) -> Iterator[Change]:
    """The spans that the reading of the derived title found without support, where the source has none either."""
    headline, title = pair.derived.reading.headline, pair.derived.reading.article.title or ""
    if headline is None or pair.source.reading.article.title == title:
        return
    own = content_stems(pair.source.reading.article.title or "")
    for span in headline.unsupported:
        wanted = content_stems(title[span.start : span.end])
        if not len(wanted) or np.isin(wanted, own).all() or _in_a_sentence(pair, wanted):
            continue
        before = _best(pair, content_stems(title))
        because = (
            f"The title says “{' '.join(title[span.start : span.end].split())}”; neither this text nor the source does."
        )
        sure = headline.confidence
        yield change(pair, "headline_unsupported", before, span, because=because, confidence=sure, in_title=True)


def _in_a_sentence(pair: Pair, wanted: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> bool:
    """Whether one sentence of the source has all the words."""
    side = pair.source
    places = np.flatnonzero(np.isin(side.stems, wanted) & (side.sentence >= 0))
    codes = np.unique(np.stack((side.sentence[places].astype(np.uint64), side.stems[places])), axis=1)
    return bool(len(places)) and int(np.bincount(codes[0].astype(np.int64)).max()) >= len(wanted)


def _best(pair: Pair, wanted: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> Span | None:
    """The source's sentence that has most of the title's words, if it has two or more."""
    side = pair.source
    places = np.flatnonzero(np.isin(side.stems, wanted) & side.content & (side.sentence >= 0))
    if not len(places):
        return None
    codes = np.unique(np.stack((side.sentence[places].astype(np.uint64), side.stems[places])), axis=1)
    counts = np.bincount(codes[0].astype(np.int64))
    return side.reading.sentences[int(counts.argmax())] if counts.max() >= 2 else None
