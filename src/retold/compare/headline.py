"""`headline_unsupported`: what a derived title says that neither its own text nor the source says."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from retold import settings
from retold.compare.align import Pair
from retold.compare.finding import change
from retold.compare.telling import content_stems
from retold.records import Change, Span


def headline_changes(pair: Pair) -> Iterator[Change]:
    """What the reading of the derived title found without support, where the source has none for it either."""
    headline, title = pair.derived.reading.headline, pair.derived.reading.article.title or ""
    if headline is None or pair.source.reading.article.title == title:
        return
    spans = [span for span in headline.unsupported if not _supported(pair, title, span)]
    if not spans:
        return
    words = " … ".join(f"“{' '.join(title[span.start : span.end].split())}”" for span in spans)
    because = f"The title says {words}; neither this text nor the source does."
    word = title[spans[0].start : spans[0].end]
    may_be_name = len(spans) == 1 and len(word.split()) == 1 and not word[:1].islower()
    sure = headline.confidence * (settings.COMPARE_HEADLINE_WORD if may_be_name else 1.0)
    after = Span(spans[0].start, spans[-1].end)
    before = _best(pair, content_stems(title))
    yield change(pair, "headline_unsupported", before, after, because=because, confidence=sure, in_title=True)


def _supported(pair: Pair, title: str, span: Span) -> bool:
    """Whether the source has the words, or they are no claim: a label before a colon, initials, the writer's name."""
    words = title[span.start : span.end]
    if title[span.end : span.end + 1] == ":" or (words.isupper() and len(words) <= settings.COMPARE_INITIALS):
        return True
    article = pair.derived.reading.article
    if words.casefold() in " ".join((*article.authors, article.outlet or "")).casefold():
        return True
    wanted = content_stems(words)
    held = np.isin(wanted, content_stems(pair.source.reading.article.title or "")).all()
    return bool(held) or _in_a_sentence(pair, wanted)


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
